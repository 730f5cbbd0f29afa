"""Dates: what is said, how exact, and against what it was resolved."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.reading_aids import read

from solferino.extract.dates import dates
from solferino.vocab.vocabulary import load

FRIDAY = date(2022, 2, 25)


def found(text: str, base: date | None = FRIDAY) -> list[tuple[date | None, date | None, str, str | None]]:
    return [(d.first, d.last, d.kind, d.anchor) for d in dates(text, 0, len(text), base, load())]


CASES = [
    ("on 24 February 2022", (date(2022, 2, 24), date(2022, 2, 24), "day", "stated")),
    ("on February 24", (date(2022, 2, 24), date(2022, 2, 24), "day", "published")),
    ("on Feb. 3rd", None),
    ("on December 3", (date(2021, 12, 3), date(2021, 12, 3), "day", "published")),
    ("yesterday", (date(2022, 2, 24), date(2022, 2, 24), "day", "published")),
    ("on Thursday", (date(2022, 2, 24), date(2022, 2, 24), "day", "published")),
    ("on Friday", (FRIDAY, FRIDAY, "day", "published")),
    ("last Friday", (date(2022, 2, 18), date(2022, 2, 18), "day", "published")),
    ("overnight", (date(2022, 2, 24), FRIDAY, "part", "published")),
    ("in the night into Thursday", (date(2022, 2, 23), date(2022, 2, 24), "part", "published")),
    ("13-14 July 2019", (date(2019, 7, 13), date(2019, 7, 14), "range", "stated")),
    ("Friday 4, three men were found", (date(2022, 2, 4), date(2022, 2, 4), "day", "published")),
    ("on Sunday the 16th", (date(2022, 1, 16), date(2022, 1, 16), "day", "published")),
    ("on the Sunday, the sixteenth, they came", (date(2022, 1, 16), date(2022, 1, 16), "day", "published")),
    ("on Thursday 16 men were found", (date(2022, 2, 24), date(2022, 2, 24), "day", "published")),
    ("on Thursday 6 a.m.", (date(2022, 2, 24), date(2022, 2, 24), "day", "published")),
    ("in January", (date(2022, 1, 1), date(2022, 1, 31), "month", "published")),
    ("in October 2012", (date(2012, 10, 1), date(2012, 10, 31), "month", "stated")),
    ("in 1996", (date(1996, 1, 1), date(1996, 12, 31), "year", "stated")),
    ("last month", (date(2022, 1, 1), date(2022, 1, 31), "month", "published")),
    ("two days ago", (date(2022, 2, 23), date(2022, 2, 23), "day", "published")),
    ("three weeks ago", (date(2022, 2, 2), date(2022, 2, 6), "week", "published")),
    ("last week", (date(2022, 2, 14), date(2022, 2, 20), "week", "published")),
    ("in the night of Wednesday to Thursday", (date(2022, 2, 23), date(2022, 2, 24), "part", "published")),
    ("overnight into Thursday", (date(2022, 2, 23), date(2022, 2, 24), "part", "published")),
    ("on the night of 5/6 June 2019", (date(2019, 6, 5), date(2019, 6, 6), "part", "stated")),
    ("on the night of 16 February", (date(2022, 2, 16), date(2022, 2, 16), "day", "published")),
    ("from 3 to 7 May 2019", (date(2019, 5, 3), date(2019, 5, 7), "range", "stated")),
    ("between 28 May and 3 June 2019", (date(2019, 5, 28), date(2019, 6, 3), "range", "stated")),
    ("on Thursday, 24 February", (date(2022, 2, 24), date(2022, 2, 24), "day", "published")),
    ("on the 15th of March 2019", (date(2019, 3, 15), date(2019, 3, 15), "day", "stated")),
    ("in the early hours of Thursday", (date(2022, 2, 24), date(2022, 2, 24), "day", "published")),
    ("late on Thursday", (date(2022, 2, 24), date(2022, 2, 24), "day", "published")),
    ("this morning", (FRIDAY, FRIDAY, "day", "published")),
    ("in the spring of 2019", (date(2019, 3, 1), date(2019, 5, 31), "month", "stated")),
    ("in early 2019", (date(2019, 1, 1), date(2019, 12, 31), "year", "stated")),
    ("two days later", (None, None, "day", "account")),
    ("the following day", (None, None, "day", "account")),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_dates_are_resolved_with_their_precision(text: str, wanted: tuple[date, date, str, str] | None) -> None:
    if wanted is None:
        assert found(text)[0][0] == date(2022, 2, 3)
    else:
        assert found(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "it may have been",
        "they march on",
        "a 9M79 Tochka",
        "on 31 February 2022",
        "tomorrow",
        "next Friday",
        "every Friday",
        "the 1949 conventions",
        "resolution 1973",
        "for three days",
        "five days after the raid",
        "daily raids",
        "the former minister",
        "in the 1990s",
        "that afternoon",
    ],
)
def test_words_that_only_look_like_dates_give_none(text: str) -> None:
    assert [first for first, *_ in found(text) if first is not None] == []


def test_relative_days_stay_unresolved_without_a_publication_date() -> None:
    assert found("yesterday", None) == [(None, None, "day", None)]
    assert found("on Thursday", None) == [(None, None, "day", None)]
    assert found("on 24 February 2022", None)[0][0] == date(2022, 2, 24)


def test_days_counted_from_another_know_how_far() -> None:
    steps = {"two days later": 2, "the day before": -1, "three days earlier": -3, "a day later": 1, "the next day": 1}
    assert {text: dates(text, 0, len(text), FRIDAY, load())[0].step_days for text in steps} == steps


def test_days_counted_from_the_day_named_last() -> None:
    first = "On 3 January 2022 a shell hit a school in Uman, Ukraine, and killed four people."
    second = "Two days later another shell hit a clinic in Uman and killed two people."
    days = [account.when.value.date_start for account in read(f"{first}\n\n{second}").accounts if account.when]
    assert days == [date(2022, 1, 3), date(2022, 1, 5)]


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31)))
def test_every_written_day_is_read_back(day: date) -> None:
    for text in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        assert found(f"It happened on {text}.")[0][:2] == (day, day)


@given(st.dates(min_value=date(1990, 1, 8), max_value=date(2030, 12, 31)), st.integers(0, 6))
def test_weekday_is_the_last_such_day(base: date, back: int) -> None:
    day = base - timedelta(days=back)
    assert found(f"on {day:%A}", base)[0][0] == day
