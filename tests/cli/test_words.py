"""Sums and figures as the terminal says them: unknown is never 0."""

import pytest

from solferino.case.decisions import resolve
from solferino.cli.words import sums
from solferino.errors import UnknownItem
from solferino.model.assessment import RegisterSums


def made(incidents: int, *, unknown: int = 0, killed: tuple[int, int] = (4, 6)) -> RegisterSums:
    return RegisterSums(incidents, *killed, unknown, False, 0, 0, incidents, False)


def test_no_incident_has_no_sum_and_no_zero() -> None:
    assert sums(made(0, killed=(0, 0))) == "No incident counts in a sum."


def test_one_incident_is_one_and_what_none_states_is_not_stated() -> None:
    assert sums(made(1)) == "Summed over 1 incident: 4 to 6 killed, number injured not stated."


def test_sum_with_a_missing_part_is_a_floor() -> None:
    told = sums(made(3, unknown=1, killed=(6, 6)))
    assert told == (
        "Summed over 3 incidents: at least 6 killed, number injured not stated. 1 of them states no number killed."
    )


@pytest.mark.parametrize(("prefix", "words"), [("idb", "too short"), ("i", "any of 2 things"), ("zzzz", "nothing")])
def test_an_id_that_names_nothing_for_certain_says_why(prefix: str, words: str) -> None:
    with pytest.raises(UnknownItem, match=words):
        resolve(prefix, ["idb7f2797", "i2bbad83d"])
