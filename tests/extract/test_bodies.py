"""Parties that no row holds, their short forms, and people described as doers."""

import pytest
from tests.extract.reading_aids import facts_of


def _parties(text: str) -> list[str]:
    return [mention.row.name for fact in facts_of(text) for mention in fact.actors]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Example Liberation Front attacked the village.", ["Example Liberation Front"]),
        ("The Army of Popular Resistance attacked the village.", ["Army of Popular Resistance"]),
        ("The Example Football Club met in the village.", []),
        ("The western front moved to the village.", []),
    ],
)
def test_names_of_armed_bodies_are_parties(text: str, wanted: list[str]) -> None:
    assert _parties(text) == wanted


def test_a_short_form_in_brackets_stands_for_the_name() -> None:
    text = "The Example Liberation Front (XLF) attacked Kharkiv. Police said that the XLF had bombed the bridge."
    assert _parties(text)[-1] == "Example Liberation Front"


def test_an_institution_with_its_short_form_is_no_place() -> None:
    (fact,) = facts_of("Three people were killed, said lawyers in the Special Court for Peace (SCP).")
    assert not fact.places


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two unidentified gunmen shot the mayor.", ["unidentified gunmen"]),
        ("The bridge was blown up by urban guerrillas.", ["urban guerrillas"]),
        ("Soldiers were killed by a mine.", []),
    ],
)
def test_people_who_act_are_found_as_described(text: str, wanted: list[str]) -> None:
    (fact,) = facts_of(text)
    words = fact.sentence.words
    told = [fact.sentence.text[words[d.first].start : words[d.last - 1].end] for d in fact.doers]
    assert told == wanted
