"""Dates and times in words."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from solferino.model.circumstance import Precision, TimeSpan
from solferino.report import moments

KYIV = timezone(timedelta(hours=2))
DAY = date(2022, 2, 24)


def span(
    start: date | None = DAY, end: date | None = None, precision: Precision = "day", clock: str | None = None
) -> TimeSpan:
    first = datetime(start.year, start.month, start.day, tzinfo=KYIV) if start else None
    return TimeSpan(first, None, precision, start, end or start, clock)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (DAY, DAY, "24 February 2022"),
        (date(2022, 3, 3), date(2022, 3, 5), "3–5 March 2022"),
        (date(2022, 2, 28), date(2022, 3, 2), "28 February – 2 March 2022"),
        (date(2021, 12, 31), date(2022, 1, 1), "31 December 2021 – 1 January 2022"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2024, 2, 1), date(2024, 2, 28), "1–28 February 2024"),
        (None, DAY, "24 February 2022"),
        (None, None, "date not stated"),
    ],
)
def test_days_are_written_out(start: date | None, end: date | None, text: str) -> None:
    assert moments.days(start, end) == text


def test_time_is_given_at_the_place_with_its_zone() -> None:
    assert moments.span(span(precision="minute", clock="10:30")) == "24 February 2022, 10:30 local time (UTC+02:00)"


def test_unknown_time_is_said_and_not_shown_as_midnight() -> None:
    assert moments.span(span()) == "24 February 2022"
    assert moments.span(None) == "date not stated"
    assert moments.span(TimeSpan(None, None, "unknown")) == "date not stated"


def test_month_is_not_sold_as_a_day() -> None:
    month = span(date(2022, 2, 1), date(2022, 2, 28), "month")
    assert moments.span(month) == "some time in February 2022"


def test_finest_date_wins_over_a_month() -> None:
    found = moments.when_of([span(date(2022, 2, 1), date(2022, 2, 28), "month"), span()])
    assert (found.start, found.end, found.differs) == (DAY, DAY, False)


def test_different_days_are_shown_as_a_range_that_says_so() -> None:
    found = moments.when_of([span(), span(date(2022, 2, 25))])
    assert found.text == "24–25 February 2022 (sources differ)"
    assert found.differs


def test_different_times_of_one_day_are_both_shown() -> None:
    found = moments.when_of([span(precision="minute", clock="11:00"), span(precision="minute", clock="10:30")])
    assert found.text == "24 February 2022, at 10:30 or 11:00 local time (UTC+02:00) (sources differ)"


def test_order_of_accounts_does_not_matter() -> None:
    spans = [span(), None, span(precision="minute", clock="10:30"), span(date(2022, 2, 1), date(2022, 2, 28), "month")]
    assert moments.when_of(spans) == moments.when_of(spans[::-1])


def test_custody_times_carry_their_zone() -> None:
    assert moments.instant(datetime(2026, 3, 2, 9, 15, 4, tzinfo=UTC)) == "2 March 2026, 09:15:04 UTC"
    west = datetime(2026, 3, 2, 9, 15, 4, tzinfo=timezone(-timedelta(hours=3, minutes=30)))
    assert moments.instant(west).endswith("UTC−03:30")
