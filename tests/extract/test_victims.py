"""Who was harmed or aimed at: names, offices, numbers, what became of them."""

import pytest
from tests.extract.reading_aids import facts_of

from solferino.extract.facts import Facts
from solferino.extract.victims import Victim
from solferino.vocab.rows import records

MAYOR = ("Ann Example", "mayor of Exampleton", "government", "killed")
# sentence, (name, role, standing, outcome) of each
TABLE = [
    ("The murder of judge Ann Example is unsolved.", [("Ann Example", "judge", "law", "killed")]),
    ("The mayor, Ben Example, was killed.", [("Ben Example", "mayor", "government", "killed")]),
    ("Ann Example, mayor of Exampleton, was shot dead.", [MAYOR]),
    ("Gunmen killed former minister Ann Example.", [("Ann Example", "former minister", "government", "killed")]),
    ("He spoke of the assassination of six Jesuit priests.", [(None, "Jesuit priests", "civilian", "killed")]),
    ("Example's assassination shocked the country.", [("Example's", None, None, "killed")]),
    ("Ann Example's assassination shocked the country.", [("Ann Example's", None, None, "killed")]),
    ("Minister Ann Example escaped unhurt.", [("Ann Example", "Minister", "government", "unharmed")]),
    ("They threatened to kill the mayor.", [(None, "mayor", "government", None)]),
    ("The attempt on the summit failed.", []),
    ("The murder mystery sold well.", []),
]  # fmt: skip


def _words(fact: Facts, span: tuple[int, int] | None) -> str | None:
    if span is None:
        return None
    words = fact.sentence.words
    return fact.sentence.text[words[span[0]].start - fact.sentence.start : words[span[1] - 1].end - fact.sentence.start]


def _told(fact: Facts, victim: Victim) -> tuple[str | None, str | None, str | None, str | None]:
    return _words(fact, victim.name), _words(fact, victim.role), victim.standing, victim.outcome


@pytest.mark.parametrize(("text", "wanted"), TABLE)
def test_those_harmed_or_aimed_at_are_found(text: str, wanted: list[tuple[str | None, ...]]) -> None:
    (fact,) = facts_of(text)
    assert [_told(fact, victim) for victim in fact.victims if not victim.combatant] == wanted


def test_a_number_before_people_is_kept() -> None:
    (fact,) = facts_of("The murder of six priests and two cooks is unsolved.")
    assert [victim.count and victim.count.low for victim in fact.victims] == [6, 2]


@pytest.mark.parametrize("row", records("roles.toml", "role"), ids=lambda row: str(row["id"]))
def test_role_rows_say_what_somebody_is(row: dict[str, str]) -> None:
    def standings(text: str) -> set[str]:
        return {
            fact.sentence.vocabulary.roles.at(fact.sentence.lows, at)[1].id  # type: ignore[index]
            for fact in facts_of(text)
            for victim in fact.victims
            if victim.role is not None
            for at in range(*victim.role)
            if fact.sentence.vocabulary.roles.at(fact.sentence.lows, at)
        }

    assert row["id"] in standings(row["example"])
    assert row["id"] not in standings(row["counter_example"])


@pytest.mark.parametrize("row", records("languages/en.toml", "harm_noun"), ids=lambda row: str(row["id"]))
def test_words_of_harm_have_somebody_behind_them(row: dict[str, str]) -> None:
    assert any(v.rule == f"victims:{row['id']}" for fact in facts_of(row["example"]) for v in fact.victims)
    assert not any(fact.victims for fact in facts_of(row["counter_example"]))


@pytest.mark.parametrize("row", records("languages/en.toml", "stage"), ids=lambda row: str(row["stage"]))
def test_stage_rows_tell_how_far_an_act_went(row: dict[str, str]) -> None:
    assert {stage for fact in facts_of(row["example"]) for stage in fact.stages} == {row["stage"]}
    assert not any(fact.stages for fact in facts_of(row["counter_example"]))


@pytest.mark.parametrize("row", records("languages/en.toml", "unharmed"))
def test_the_unharmed_are_marked(row: dict[str, str]) -> None:
    assert {v.outcome for fact in facts_of(row["example"]) for v in fact.victims} == {"unharmed"}
    assert not any(fact.victims for fact in facts_of(row["counter_example"]))
