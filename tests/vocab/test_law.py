"""The closed registry: what may be cited, what is only remembered, and who was bound when."""

import re
import tomllib
from copy import deepcopy
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from solferino.errors import BrokenRow, UnknownRule
from solferino.model.circumstance import WeaponUse
from solferino.vocab import law
from solferino.vocab.facts import facts, weapon_classes
from solferino.vocab.rows import raw, records, table


def rows() -> dict[str, Any]:
    """A fresh copy of the registry's rows."""
    return {
        "rules": deepcopy(records("law/rules.toml", "rule")),
        "indicators": deepcopy(records("law/indicators.toml", "indicator")),
        "raising": deepcopy(records("law/raising.toml", "raise")),
        "treaties": deepcopy(table("law/treaties.toml")),
    }


def test_registry_holds_what_its_head_says() -> None:
    book = law.load()
    meta = table("law/rules.toml")["meta"]
    assert len(book.rules) == meta["rules"]
    for kind in ("text", "secondary", "memory"):
        assert sum(rule.checked == kind for rule in book.rules.values()) == meta[f"checked_{kind}"]
    assert [row.id for row in book.indicators] == [f"L{number:02}" for number in range(1, 36)]
    assert sum(len(found) for found in book.statuses.values()) == table("law/treaties.toml")["meta"]["rows"]


def test_every_id_that_an_indicator_cites_is_in_the_registry() -> None:
    book = law.load()
    for indicator in book.indicators:
        assert indicator.cited
        for key in indicator.cited:
            assert book.rule(key).id == key


@pytest.mark.parametrize("made_up", ["ap1-51-9", "rs-8-2-b-xcix", "cihl-162", "", "AP1-51-2"])
def test_made_up_rule_is_refused(made_up: str) -> None:
    with pytest.raises(UnknownRule, match="no rule"):
        law.load().rule(made_up)


def test_indicator_that_cites_a_made_up_rule_cannot_be_loaded() -> None:
    data = rows()
    data["indicators"][2]["norms_iac"].append("ap1-51-9")
    with pytest.raises(UnknownRule, match="ap1-51-9"):
        law.build(**data)


def test_fact_that_is_no_row_cannot_raise_anything() -> None:
    data = rows()
    data["raising"][0]["all_of"] = ["moon_was_full"]
    with pytest.raises(BrokenRow, match="moon_was_full"):
        law.build(**data)


def test_no_fact_may_set_what_only_a_person_can_judge() -> None:
    data = rows()
    data["raising"][0]["elements"] = {"L01-E4": ["civilians_harmed"]}
    with pytest.raises(BrokenRow, match="for a person to judge"):
        law.build(**data)


def test_element_and_indicator_must_exist() -> None:
    data = rows()
    data["raising"][0]["elements"] = {"L01-E9": ["civilians_harmed"]}
    with pytest.raises(BrokenRow, match="L01-E9"):
        law.build(**data)
    data = rows()
    data["raising"][0]["id"] = "L99"
    with pytest.raises(BrokenRow, match="L99"):
        law.build(**data)


def test_row_that_nothing_raises_is_broken() -> None:
    data = rows()
    data["raising"][0].update(all_of=[], any_of=[])
    with pytest.raises(BrokenRow, match="raised by nothing"):
        law.build(**data)


def test_two_rules_of_one_id_are_refused() -> None:
    data = rows()
    data["rules"].append(data["rules"][0])
    with pytest.raises(BrokenRow, match="one id"):
        law.build(**data)


def test_indicators_about_purpose_and_absence_are_never_raised_by_the_machine() -> None:
    silent = {row.id for row in law.load().indicators if row.raising is None}
    assert silent == {"L06", "L16", "L24", "L31", "L35"}


def test_intent_knowledge_and_excess_are_for_people() -> None:
    words = ("meant", "knowledge", "excessive", "intent", "targeted", "feasible", "purpose")
    for indicator in law.load().indicators:
        for element in indicator.elements:
            if element.human_only:
                assert element.facts == element.against == ()
    human = [element.text for row in law.load().indicators for element in row.elements if element.human_only]
    assert all(any(word in text for text in human) for word in words)


@pytest.mark.parametrize(
    ("treaty", "state", "day", "words"),
    [
        ("rome-statute", "UKR", date(2024, 12, 31), "not yet a party"),
        ("rome-statute", "UKR", date(2025, 1, 1), "party since 2025-01-01"),
        ("rome-statute", "RUS", date(2022, 2, 24), "signed, not a party"),
        ("ccm", "RUS", date(2022, 2, 24), "not a party"),
        ("gc-1949", "RUS", date(2022, 2, 24), "party since 1954-11-10"),
    ],
)
def test_status_is_looked_up_at_the_day(treaty: str, state: str, day: date, words: str) -> None:
    assert words in law.load().treaty_note(treaty, state, day)


def test_status_without_row_or_day_is_not_set() -> None:
    book = law.load()
    assert book.treaty_note("rome-statute", "AND", date(2022, 2, 24)) == law.NOT_SET
    assert book.treaty_note("no-treaty", "UKR", date(2022, 2, 24)) == law.NOT_SET
    assert book.treaty_note("rome-statute", "UKR", None) == law.NOT_SET
    assert book.status("rome-statute", "AND", date(2022, 2, 24)) is None


def test_status_from_memory_or_from_an_older_list_says_so() -> None:
    book = law.load()
    found = {row.checked: row for rows in book.statuses.values() for row in rows if row.status == "party" and row.start}
    assert "unchecked" in book.treaty_note(found["memory"].treaty, found["memory"].iso3, date(2026, 1, 1))
    assert "unchecked" not in book.treaty_note(found["secondary"].treaty, found["secondary"].iso3, date(2026, 1, 1))
    assert "as of 2014-01-27; later status not looked up" in book.treaty_note("rome-statute", "RUS", date(2022, 2, 24))


def test_treaty_with_an_end_is_over_on_that_day() -> None:
    data = rows()
    row = next(r for r in data["treaties"]["status"] if (r["treaty"], r["iso3"]) == ("apmbc", "UKR"))
    row["to"] = "2030-01-01"
    book = law.build(**data)
    assert "party since" in book.treaty_note("apmbc", "UKR", date(2029, 12, 31))
    assert book.treaty_note("apmbc", "UKR", date(2030, 1, 1)) == law.NOT_SET


def test_every_treaty_rule_knows_its_treaty() -> None:
    for rule in law.load().rules.values():
        assert (rule.treaty is None) == (rule.instrument == law.CUSTOM), rule.id


def test_rulebook_is_read_once_and_fast() -> None:
    assert law.load() is law.load()
    start = perf_counter()
    law.build(**rows())
    assert perf_counter() - start < 2.0, "a rulebook takes seconds to build"


def test_every_kind_of_weapon_has_a_class_of_its_own() -> None:
    kinds = set(tomllib.loads(raw("munitions.toml").decode())["kinds"])
    kinds |= {row["kind"] for row in records("weapons.toml", "weapon")}
    assert kinds - set(weapon_classes()) == set()
    for row in weapon_classes().values():
        assert row.refines <= set(weapon_classes()), row.kind
        assert row.kind not in row.refines


def test_facts_name_only_rows_that_exist() -> None:
    objects = {row["id"]: row.get("protection") for row in records("objects.toml", "object")}
    people = {row["id"] for row in records("persons.toml", "person")}
    traits = set().union(*(row.traits for row in weapon_classes().values()))
    for fact in facts().values():
        assert fact.objects <= set(objects), fact.id
        assert fact.protection - {"relief", "media"} <= set(objects.values()), fact.id
        assert fact.victims <= people, fact.id
        assert fact.traits <= traits, fact.id
        assert fact.weapons <= set(weapon_classes()), fact.id


def test_fact_texts_fit_behind_according_to() -> None:
    for fact in facts().values():
        assert fact.text[0].islower() and not fact.text.endswith("."), fact.id


def test_weapon_use_has_the_fields_that_classes_read() -> None:
    assert WeaponUse(None, "rocket", "rocket").kind in weapon_classes()


def test_page_tells_every_indicator_and_what_raises_it(repository: Path) -> None:
    page = (repository / "docs" / "indicators.md").read_text(encoding="utf-8")
    told = {line.split("|")[1].strip(): line for line in page.splitlines() if line.startswith("| L")}
    assert list(told) == [row.id for row in law.load().indicators]
    for row in law.load().indicators:
        assert row.title in told[row.id]
        facts_named = set(re.findall(r"`(\w+)`", told[row.id]))
        raising = row.raising
        assert facts_named == (set((*raising.all_of, *raising.any_of, *raising.none_of)) if raising else set()), row.id
