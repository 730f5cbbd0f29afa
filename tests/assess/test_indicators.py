"""States of indicators and elements, and the rules that they cite."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assess.cases import Report, Saying, Setting, Toll, assessed, raised, report

from solferino.assess.weapons import models, traits_of
from solferino.model.assessment import IndicatorResult
from solferino.model.circumstance import WeaponUse
from solferino.vocab import law
from solferino.vocab.law import NOT_SET

ROCKETS = Saying((), [Toll("killed", "civilian", 2)], weapons=[("unguided rocket", None)])


def result(key: str, *reports: Report) -> IndicatorResult:
    return next(row for row in assessed(*reports).indicators if row.id == key)


def test_one_source_raises_and_two_corroborate() -> None:
    one = result("L18", report("Outlet A", ROCKETS))
    assert one.state == "raised" and one.sentence.startswith("One source describes facts")
    two = result("L18", report("Outlet A", ROCKETS), report("Outlet B", ROCKETS))
    assert two.state == "corroborated"
    assert two.sentence.startswith("The conduct described is supported by 2 independent sources; whether it breaches")
    assert {element.state for element in two.elements} == {"corroborated", "human_only"}


def test_two_sources_raise_what_they_cannot_corroborate_in_full() -> None:
    hit = Saying((), objects=[("hospital", "hit")])
    found = result("L08", report("Outlet A", hit), report("Outlet B", hit))
    assert found.state == "raised" and found.sentence.startswith("Sources describe facts")
    assert {e.id: e.state for e in found.elements}["L08-E3"] == "unknown"


def test_what_only_a_person_can_judge_is_never_set() -> None:
    human = {e.id for row in law.load().indicators for e in row.elements if e.human_only}
    reports = [
        report(f"Outlet {n}", ROCKETS, Saying((), objects=[("hospital", "hit"), ("air_base", "near")])) for n in "ABC"
    ]
    elements = [element for row in assessed(*reports).indicators for element in row.elements]
    assert {element.id for element in elements} & human
    for element in elements:
        assert (element.state == "human_only") == (element.id in human)
        if element.state in ("human_only", "unknown"):
            assert element.because == ()


def test_fact_against_stands_beside_and_removes_nothing() -> None:
    plain = raised(assessed(report("Outlet A", ROCKETS)))
    near = Saying(("Amnesty",), objects=[("air_base", "intended")], factuality="probable")
    found = result("L03", report("Outlet A", ROCKETS, near))
    assert plain.keys() <= raised(assessed(report("Outlet A", ROCKETS, near))).keys()
    (row,) = found.speaks_against
    assert (
        row.text == "According to Amnesty, a military object was the intended target or lay near (said with a hedge)."
    )
    assert row.because


def test_indicators_that_are_not_raised_are_left_out() -> None:
    assert (
        raised(
            assessed(report("Outlet A", Saying((), objects=[("air_base", "hit")]), setting=Setting("shelling", None)))
        )
        == {}
    )


def test_missing_facts_are_questions() -> None:
    found = assessed(report("Outlet A", ROCKETS))
    assert "What was the intended target, and how far from it was the impact?" in found.open_questions
    assert len(found.open_questions) == len(set(found.open_questions))


def test_sexual_violence_is_restricted_and_nothing_speaks_against_anybody() -> None:
    no = Saying(("Russia",), stance="denies", factuality="denied")
    blame = Saying((), [Toll("sexual_violence", "woman", None)], actors=[("Russia", "alleged_perpetrator")])
    found = assessed(report("Outlet A", blame, no, setting=Setting("sexual_violence")))
    (row,) = [row for row in found.indicators if row.id == "L30"]
    assert row.speaks_against == () and row.speaks_for == ()
    assert row.caveats[0].startswith("Restricted") and "restricted" in found.flags


def test_every_citation_is_of_the_registry_and_unchecked_ones_say_so() -> None:
    book = law.load()
    for row in assessed(report("Outlet A", ROCKETS)).indicators:
        assert row.citations
        for citation in row.citations:
            assert book.rule(citation.rule).checked == citation.checked
            assert citation.citation and citation.source


def test_custom_comes_first_and_crimes_last() -> None:
    rules = [citation.rule for citation in result("L03", report("Outlet A", ROCKETS)).citations]
    first = next(n for n, rule in enumerate(rules) if not rule.startswith("cihl-"))
    assert all(not rule.startswith("cihl-") for rule in rules[first:])
    crimes = [n for n, rule in enumerate(rules) if rule.startswith("rs-")]
    assert crimes == list(range(len(rules) - len(crimes), len(rules)))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 12, 31), "Ukraine: not yet a party (from 2025-01-01)"),
        (date(2025, 1, 1), "Ukraine: party since 2025-01-01"),
    ],
)
def test_treaty_status_is_that_of_the_day_of_the_incident(day: date, words: str) -> None:
    found = result("L03", report("Outlet A", ROCKETS, setting=Setting(day=day), published=day))
    notes = [citation.treaty_note or "" for citation in found.citations if citation.rule.startswith("rs-")]
    assert notes and all(words in note for note in notes)


def test_treaty_status_without_row_or_day_is_not_set() -> None:
    nowhere = report("Outlet A", ROCKETS, setting=Setting(country="AD"))
    undated = report("Outlet A", ROCKETS, setting=Setting(day=None))
    for one in (nowhere, undated):
        for citation in result("L03", one).citations:
            if not citation.rule.startswith("cihl-"):
                assert citation.treaty_note and citation.treaty_note.startswith(NOT_SET)


def test_state_that_is_blamed_is_looked_up_too() -> None:
    blame = Saying(
        (), [Toll("killed", "civilian", 2)], weapons=[("submunition", None)], actors=[("Russia", "alleged_perpetrator")]
    )
    notes = {c.rule: c.treaty_note for c in result("L19", report("Outlet A", blame)).citations}
    assert "Russia: not a party" in str(notes["ccm-1"]) and "Ukraine: not a party" in str(notes["ccm-1"])


def test_model_that_only_memory_identifies_raises_nothing_beyond_its_class() -> None:
    for key, row in models().items():
        if row["checked"] == "memory":
            assert traits_of(WeaponUse(key, key, row["kind"])) == traits_of(WeaponUse(None, key, row["kind"]))


@pytest.mark.parametrize(
    ("day", "country", "both"),
    [
        (date(2022, 2, 24), "UA", True),
        (date(2013, 2, 24), "UA", False),
        (date(2022, 2, 24), "YE", False),
        (None, "UA", False),
    ],
)
def test_weapon_of_both_sides_is_marked_for_that_conflict_and_time(day: date | None, country: str, both: bool) -> None:
    named = Saying((), [Toll("killed", "civilian", 2)], weapons=[("ballistic missile", "9m79")])
    found = assessed(report("Outlet A", named, setting=Setting(day=day, country=country)))
    assert ("weapon_shared_by_both_sides" in found.flags) == both
    asked = [question for question in found.open_questions if question.startswith("Who fired? Both sides hold")]
    assert bool(asked) == both
    assert all("register’s own knowledge (munitions.toml: " in question for question in asked)


def texts(key: str, *reports: Report) -> list[str]:
    return [statement.text for statement in result(key, *reports).speaks_for]


def test_what_only_the_vocabulary_knows_is_never_put_into_a_source_s_mouth() -> None:
    named = Saying(("Amnesty",), [Toll("killed", "civilian", 2)], weapons=[("ballistic missile", "9m79")])
    (weapon,) = [text for text in texts("L03", report("Outlet A", named)) if "precise" in text]
    said, own = weapon.split(" Not said by these sources but the register’s own knowledge: ")
    assert said == "According to Amnesty, the weapon was “9m79”."
    assert own.startswith("weapons of this kind are as a rule not precise, or scatter submunitions (")
    assert "weapon_classes.toml: ballistic missile" in own


def test_each_voice_is_given_only_the_weapon_that_it_named() -> None:
    one = report("Outlet A", Saying(("the mayor",), weapons=[("ballistic missile", "tochka")]))
    other = report("Outlet B", Saying(("Amnesty",), weapons=[("unguided rocket", "grad")]))
    (weapon,) = [text for text in texts("L18", one, other) if "wide area" in text]
    assert "According to the mayor, the weapon was “tochka”." in weapon
    assert "According to Amnesty, the weapon was “grad”." in weapon


def test_hedge_on_the_target_is_no_hedge_on_what_was_hit() -> None:
    base = Saying((), objects=[("air_base", "intended"), ("apartment_block", "hit")], factuality="probable")
    one = report("Outlet A", base)
    (claim,) = one.claims
    target = next(item for item in claim.objects if item.value.relation == "intended")
    block = next(item for item in claim.objects if item.value.relation == "hit")
    claim = replace(claim, objects=(target, replace(block, hedges=())))
    account = replace(one.account, objects=claim.objects)
    found = result("L02", Report(one.document, account, (claim,)))
    assert any("homes were hit or damaged." in statement.text for statement in found.speaks_for)
    assert not any("hedge" in statement.text for statement in found.speaks_for)
    assert any("(said with a hedge)" in statement.text for statement in found.speaks_against)


@pytest.mark.parametrize("thing", ["restaurant", "railway_station", "wedding", "hospital"])
def test_what_raised_a_question_stands_under_speaks_for(thing: str) -> None:
    found = texts("L02", report("Outlet A", Saying(("Amnesty",), objects=[(thing, "hit")])))
    assert any(text.startswith(f"According to Amnesty, “{thing}” was hit or damaged.") for text in found)


def test_count_of_a_question_is_never_above_that_of_the_harm_it_rests_on() -> None:
    harm = [report(f"Outlet {n}", ROCKETS) for n in "AB"]
    weapon = [report(f"Outlet {n}", Saying((), weapons=[("unguided rocket", None)])) for n in "CD"]
    found = result("L05", *harm, *weapon)
    assert found.sentence.startswith("The conduct described is supported by 2 independent sources")


def test_nobody_is_made_to_say_civilians_who_said_people() -> None:
    people = Saying(("the mayor",), [Toll("killed", "person", 2)], weapons=[("unguided rocket", None)])
    found = texts("L05", report("Outlet A", people))
    assert "According to the mayor, people who are not called fighters were killed or hurt." in found
    assert not any("civilian" in text for text in found)
