"""Names of things that were hit: where the phrase begins and ends, and how many they are."""

import pytest
from tests.extract.reading_aids import facts_of

TABLE = [
    ("Seven high-voltage pylons were destroyed by explosives.", "high-voltage pylons", 7),
    ("A bomb destroyed the headquarters of the Example Party.", "headquarters of the Example Party", 1),
    ("A bomb damaged several houses in Kharkiv.", "houses", None),
    ("A bomb destroyed a public bus in Kharkiv.", "public bus", 1),
    ("A rocket hit the house of the year.", "house", 1),
]


@pytest.mark.parametrize(("text", "name", "number"), TABLE)
def test_a_thing_is_named_in_full_and_counted(text: str, name: str, number: int | None) -> None:
    (fact,) = facts_of(text)
    (thing,) = fact.objects
    words = fact.sentence.words
    first, last = thing.phrase
    assert fact.sentence.text[words[first].start : words[last - 1].end] == name
    assert (thing.count.low if thing.count else None) == number


def test_the_armed_forces_of_a_state_are_doers_only_where_they_act() -> None:
    (acted,) = facts_of("The armed forces shelled the village of Exampleton.")
    (spoke,) = facts_of("The armed forces said that a bomb had exploded.")
    assert len(acted.state_doers) == 1
    assert not spoke.state_doers
