"""Clock times of acts, in the zone of the place."""

from datetime import UTC, datetime

import pytest
from tests.extract.reading_aids import only

from solferino.extract.clocks import clocks
from solferino.vocab.vocabulary import load


def found(text: str) -> list[tuple[int | None, int, bool]]:
    return [(c.hour, c.minute, c.approximate) for c in clocks(text, 0, len(text), load())]


CASES = [
    ("at around 10.30am", [(10, 30, True)]),
    ("around 7am", [(7, 0, True)]),
    ("at 5:45am", [(5, 45, False)]),
    ("1:22 p.m.", [(13, 22, False)]),
    ("at about 13.00", [(13, 0, True)]),
    ("15:45 there (1245 GMT)", [(15, 45, False)]),
    ("around one p.m.", [(13, 0, True)]),
    ("22:30hrs", [(22, 30, False)]),
    ("12 a.m.", [(0, 0, False)]),
    ("at five minutes past ten at night", [(22, 5, False)]),
    ("around six in the evening", [(18, 0, True)]),
    ("around a quarter past nine on Monday night", [(21, 15, True)]),
    ("at half past eleven in the morning", [(11, 30, False)]),
    ("at ten minutes to eight in the evening", [(19, 50, False)]),
    ("ten minutes after midnight", [(0, 10, False)]),
    ("at half past midnight", [(0, 30, False)]),
    ("at two at night", [(2, 0, False)]),
    ("at twelve noon", [(12, 0, False)]),
    ("at midday", [(12, 0, False)]),
    ("around midnight on Friday", [(0, 0, True)]),
    ("at 0645hrs", [(6, 45, False)]),
    ("at 18h30", [(18, 30, False)]),
    ("at 6:30 in the evening", [(18, 30, False)]),
    ("on Friday evening, shortly after nine, gunmen came", [(21, 0, True)]),
    ("at 10:30 late on Monday", [(22, 30, False)]),
    ("at about 11 last night", [(23, 0, True)]),
    ("between 2 and 3 am", [(2, 0, True)]),
    ("at 0930 GMT (12:30 local time)", [(12, 30, False)]),
    ("at half-past nine", [(9, 30, False)]),
    ("at about half six on Tuesday", [(6, 30, True)]),
    ("The first came in just past two, the last later", [(2, 0, True)]),
    ("a few minutes before two in the afternoon", [(14, 0, True)]),
    ("on the stroke of four in the afternoon", [(16, 0, False)]),
    ("It was close on three in the morning", [(3, 0, True)]),
    ("at nine sharp on Friday night", [(21, 0, False)]),
    ("at nine or so on Friday evening", [(21, 0, False)]),
    ("at a quarter of nine in the morning", [(8, 45, False)]),
    ("at twenty past midnight", [(0, 20, False)]),
    ("on the evening of 3 May, at seven", [(19, 0, False)]),
    ("at half past six on the evening of Thursday", [(18, 30, False)]),
    ("between ten and eleven on Monday night", [(22, 0, True)]),
    ("some time between 10.30 and 11 p.m.", [(22, 30, False)]),
    ("from 11.30 to 1 a.m.", [(23, 30, False)]),
    ("around 10-11 p.m.", [(22, 0, True)]),
    ("at 0230 hours local time", [(2, 30, False)]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_clock_times_are_read(text: str, wanted: list[tuple[int, int, bool]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "a 9M79",
        "won 4-1",
        "10.30 metres",
        "3.15 million",
        "25:00",
        "£10.30",
        "killed six in the morning raid",
        "five to ten people",
        "at ten houses on Friday evening",
        "between 5 and 6 people",
        "ten minutes after six men came",
        "shortly before noon on Friday",
        "at noon prayers",
        "by midnight",
        "in 1643",
        "after two, they left",
        "half six villages",
        "just after two villages",
        "between ten and eleven people on Monday night",
    ],
)
def test_other_numbers_are_no_clock_times(text: str) -> None:
    assert found(text) == []


def test_time_is_local_to_the_place_and_zone_aware() -> None:
    account = only("A missile struck a residential block in Uman, Ukraine, at 8am on Thursday. A man was killed.")
    assert account.when is not None
    when = account.when.value
    assert when.time_local == "08:00"
    assert when.earliest is not None
    assert when.earliest.astimezone(UTC) == datetime(2022, 2, 24, 6, 0, tzinfo=UTC)


def test_stamp_of_another_zone_is_converted() -> None:
    account = only("A missile struck a residential block in Uman, Ukraine, at 06:00 GMT on Thursday. A man was killed.")
    assert account.when is not None
    assert account.when.value.time_local == "08:00"


def test_time_of_a_count_is_not_the_time_of_the_attack() -> None:
    account = only("A missile struck a school in Uman, Ukraine, on Thursday. By 11am officials had counted 17 dead.")
    assert account.when is not None
    assert account.when.value.time_local is None
