"""Every sign of another event holds in its example and not in its counter-example."""

import pytest
from tests.extract.reading_aids import facts_of

from solferino.extract.frames import Frame
from solferino.extract.overlap import Pair
from solferino.extract.signs import SIGNS
from solferino.vocab import vocabulary
from solferino.vocab.rows import records

ROWS = records("event_signs.toml", "sign")


def pair(text: str) -> Pair:
    """The last sentence of a text, and all before it as one frame."""
    *before, last = facts_of(text)
    frame = Frame()
    for fact in before:
        frame.add(fact)
    return Pair(last, frame)


def test_every_sign_has_a_row_and_every_row_a_sign() -> None:
    assert [row["id"] for row in ROWS] == list(vocabulary.load().event_signs)
    assert {row["id"] for row in ROWS} == set(SIGNS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_sign_holds_where_its_row_says(row: dict[str, str]) -> None:
    assert SIGNS[row["id"]](pair(row["example"]))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_sign_does_not_hold_where_its_row_says(row: dict[str, str]) -> None:
    assert not SIGNS[row["id"]](pair(row["counter_example"]))


def test_every_sign_says_what_it_is() -> None:
    assert all(sign.__doc__ for sign in SIGNS.values())
