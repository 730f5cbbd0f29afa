"""When an act was: clock time and zone of the place, and what is left open where the zone is not known."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.reading_aids import document, only

from solferino.extract.clocks import ClockMention
from solferino.extract.dates import DateMention
from solferino.extract.moments import when
from solferino.model.circumstance import TimeSpan

STRUCK = "A missile struck a school"
KILLED = "Four people were killed."
KYIV = ZoneInfo("Europe/Kyiv")


def told(words: str, place: str = " in Uman, Ukraine,") -> TimeSpan:
    """The time of an act told in one sentence, published on Friday 25 February 2022."""
    account = only(f"{STRUCK}{place} {words}. {KILLED}")
    assert account.when is not None
    return account.when.value


def struck(day: date, hour: int, minute: int, zone: ZoneInfo | None, *, about: bool = False) -> TimeSpan:
    """The time of an act at a clock time of a day."""
    mention = DateMention(0, 1, "x", day, day, "day", "stated")
    found = when(document("xy"), mention, ClockMention(1, 2, "y", hour, minute, about), None, zone)
    assert found is not None
    return found.value


@pytest.mark.parametrize(
    ("words", "clock", "day"),
    [
        ("at 06:00 GMT on Thursday", "08:00", date(2022, 2, 24)),
        ("at 0600 GMT on Thursday", "08:00", date(2022, 2, 24)),
        ("at 7 am CET on Thursday", "08:00", date(2022, 2, 24)),
        ("at 9am (UTC+3) on Thursday", "08:00", date(2022, 2, 24)),
        ("at 01:00 GMT-5 on Thursday", "08:00", date(2022, 2, 24)),
        ("at 9am (MSK) on Thursday", "08:00", date(2022, 2, 24)),
        ("at 2330 GMT on Wednesday", "01:30", date(2022, 2, 24)),
        ("at 08:00 local time (0600 GMT) on Thursday", "08:00", date(2022, 2, 24)),
        ("at 8am (6am GMT) on Thursday", "08:00", date(2022, 2, 24)),
        ("at half past eight on Thursday", "08:30", date(2022, 2, 24)),
        ("at 0530 hours on Thursday", "05:30", date(2022, 2, 24)),
        ("at eight o'clock in the evening on Thursday", "20:00", date(2022, 2, 24)),
        ("at 2am in the night of Wednesday to Thursday", "02:00", date(2022, 2, 24)),
        ("at 11 pm in the night of Wednesday to Thursday", "23:00", date(2022, 2, 23)),
    ],
)
def test_clock_times_are_those_of_the_place(words: str, clock: str, day: date) -> None:
    span = told(words)
    assert (span.time_local, span.date_start, span.date_end) == (clock, day, day)


def test_moment_is_the_same_however_it_was_stamped() -> None:
    assert told("at 06:00 GMT on Thursday").earliest == told("at 8am on Thursday").earliest


def test_place_without_a_known_zone_gives_no_moment() -> None:
    span = told("at 8am on Thursday", "")
    assert (span.time_local, span.earliest, span.latest) == ("08:00", None, None)
    assert span.date_start == date(2022, 2, 24)


def test_stamp_without_a_known_place_gives_a_moment_and_no_local_time() -> None:
    span = told("at 06:00 GMT on Thursday", "")
    assert span.time_local is None
    assert span.earliest == datetime(2022, 2, 24, 6, 0, tzinfo=UTC)


def test_country_of_many_clocks_does_not_say_what_the_clock_showed() -> None:
    span = told("at 8am on Thursday", " in a village in Russia")
    assert (span.time_local, span.earliest) == ("08:00", None)


def test_hour_that_comes_twice_is_both_moments() -> None:
    span = struck(date(2021, 10, 31), 3, 30, KYIV)
    assert span.earliest is not None and span.latest is not None
    assert span.latest.astimezone(UTC) - span.earliest.astimezone(UTC) == timedelta(hours=1)
    assert span.time_local == "03:30"


def test_hour_that_never_comes_is_read_with_the_offsets_before_and_after() -> None:
    span = struck(date(2021, 3, 28), 3, 30, KYIV)
    assert span.earliest is not None and span.latest is not None
    assert (span.earliest.astimezone(UTC).hour, span.latest.astimezone(UTC).hour) == (0, 1)


def test_about_is_half_an_hour_either_side() -> None:
    span = struck(date(2022, 2, 24), 10, 30, KYIV, about=True)
    assert span.earliest is not None and span.latest is not None
    assert span.latest - span.earliest == timedelta(hours=1)
    assert (span.precision, span.approximate) == ("hour", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "The picture was posted at 14:05.",
        "The bodies arrived at the hospital at 9am.",
        "By 11am officials had counted 17 dead.",
        "As of 18:00 the search for survivors of the strike went on.",
        "A post about the strike appeared on his channel; updated at 16:20, it named the dead.",
    ],
)
def test_times_of_posts_counts_and_arrivals_are_not_of_the_act(sentence: str) -> None:
    account = only(f"{STRUCK} in Uman, Ukraine, on Thursday. {KILLED} {sentence}")
    assert account.when is not None
    assert account.when.value.time_local is None


ZONES = [None, KYIV, ZoneInfo("Africa/Khartoum"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu")]


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 1, 1)), st.integers(0, 23), st.integers(0, 59),
    st.sampled_from(ZONES), st.booleans(),
)  # fmt: skip
def test_every_clock_time_is_in_its_span(day: date, hour: int, minute: int, zone: ZoneInfo | None, about: bool) -> None:
    span = struck(day, hour, minute, zone, about=about)
    assert span.time_local == f"{hour:02d}:{minute:02d}"
    assert (span.earliest is None) == (zone is None)
    if span.earliest is not None and span.latest is not None:
        assert timedelta(0) <= span.latest.astimezone(UTC) - span.earliest.astimezone(UTC) <= timedelta(hours=3)
