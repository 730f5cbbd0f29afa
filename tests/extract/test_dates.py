"""Dates: what is said, how exact, and against what it was resolved."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ("in January", (date(2022, 1, 1), date(2022, 1, 31), "month", "published")),
    ("in October 2012", (date(2012, 10, 1), date(2012, 10, 31), "month", "stated")),
    ("in 1996", (date(1996, 1, 1), date(1996, 12, 31), "year", "stated")),
    ("last month", (date(2022, 1, 1), date(2022, 1, 31), "month", "published")),
    ("two days ago", (date(2022, 2, 23), date(2022, 2, 23), "day", "published")),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_dates_are_resolved_with_their_precision(text: str, wanted: tuple[date, date, str, str] | None) -> None:
    if wanted is None:
        assert found(text)[0][0] == date(2022, 2, 3)
    else:
        assert found(text) == [wanted]


@pytest.mark.parametrize(
    "text", ["it may have been", "they march on", "a 9M79 Tochka", "on 31 February 2022", "tomorrow"]
)
def test_words_that_only_look_like_dates_give_none(text: str) -> None:
    assert [first for first, *_ in found(text) if first is not None] == []


def test_relative_days_stay_unresolved_without_a_publication_date() -> None:
    assert found("yesterday", None) == [(None, None, "day", None)]
    assert found("on Thursday", None) == [(None, None, "day", None)]
    assert found("on 24 February 2022", None)[0][0] == date(2022, 2, 24)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31)))
def test_every_written_day_is_read_back(day: date) -> None:
    for text in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        assert found(f"It happened on {text}.")[0][:2] == (day, day)


@given(st.dates(min_value=date(1990, 1, 8), max_value=date(2030, 12, 31)), st.integers(0, 6))
def test_weekday_is_the_last_such_day(base: date, back: int) -> None:
    day = base - timedelta(days=back)
    assert found(f"on {day:%A}", base)[0][0] == day
