"""Which of the days a report names are of the act, and which day is meant by words that only point."""

from datetime import date

import pytest
from tests.extract.reading_aids import PUBLISHED, facts_of, only, read

from solferino.extract.dates import dates
from solferino.vocab.vocabulary import load

Span = tuple[str, str]


def spans(text: str) -> list[Span]:
    """First and last day of each date of a phrase written on Friday 25 February 2022."""
    found = dates(text, 0, len(text), PUBLISHED, load())
    return [(str(day.first), str(day.last)) for day in found]


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("between Sunday evening and Monday morning", "2022-02-20", "2022-02-21"),
        ("from Friday to Sunday", "2022-02-18", "2022-02-20"),
        ("over the weekend", "2022-02-19", "2022-02-20"),
        ("on Thursday of last week", "2022-02-17", "2022-02-17"),
        ("on Friday last week", "2022-02-18", "2022-02-18"),
        ("two Fridays ago", "2022-02-11", "2022-02-11"),
        ("in the past 24 hours", "2022-02-24", "2022-02-25"),
        ("earlier this month", "2022-02-01", "2022-02-28"),
        ("on New Year's Eve", "2021-12-31", "2021-12-31"),
        ("on Christmas Day 2019", "2019-12-25", "2019-12-25"),
        ("on May Day", "2021-05-01", "2021-05-01"),
        ("on 20.02.2022", "2022-02-20", "2022-02-20"),
        ("on 20/02/2022", "2022-02-20", "2022-02-20"),
        ("on the eve of 20 February", "2022-02-19", "2022-02-19"),
    ],
)
def test_day_or_stretch_is_read(phrase: str, first: str, last: str) -> None:
    assert spans(phrase) == [(first, last)]


@pytest.mark.parametrize("phrase", ["at a Christmas market", "on 05/02/2022", "a weekend camp"])
def test_what_names_no_day_or_one_that_can_be_read_two_ways_is_left_out(phrase: str) -> None:
    assert spans(phrase) == []


@pytest.mark.parametrize(
    ("second", "first", "last"),
    [
        ("The following day a mine killed two boys in Izium.", date(2022, 2, 16), date(2022, 2, 16)),
        ("During the following night a mine killed two boys in Izium.", date(2022, 2, 15), date(2022, 2, 16)),
        ("The previous evening a mine killed two boys in Izium.", date(2022, 2, 14), date(2022, 2, 14)),
        ("On the 19th a mine killed two boys in Izium.", date(2022, 2, 19), date(2022, 2, 19)),
        ("Three days earlier, on 10 February, a mine killed two boys in Izium.", date(2022, 2, 10), date(2022, 2, 10)),
    ],
)
def test_day_is_counted_from_the_one_named_before(second: str, first: date, last: date) -> None:
    found = read(f"A bomb killed four people in Uman on 15 February. {second}").accounts
    when = found[-1].when
    assert when is not None
    assert (when.value.date_start, when.value.date_end) == (first, last)


def test_days_counted_back_in_a_statement_count_from_the_day_of_the_statement() -> None:
    account = only(
        "The army acknowledged on Thursday that it had bombed a school in Uman two days earlier. A girl was killed."
    )
    assert account.when is not None
    assert account.when.value.date_start == date(2022, 2, 22)


@pytest.mark.parametrize(
    "sentence",
    [
        "They were buried on Thursday.",
        "The condition of one was given as critical this morning.",
        "A communiqué that came out on the evening of 24 February spoke of four dead.",
        "The governor visited the town on Thursday.",
        "The number of dead rose to six on Thursday.",
    ],
)
def test_day_of_what_came_after_is_not_of_the_act(sentence: str) -> None:
    (fact,) = facts_of(sentence)
    assert fact.dates
    assert fact.event_dates == ()


def test_morning_after_on_which_the_dead_are_counted_is_no_day_of_an_act() -> None:
    (fact,) = facts_of("The following morning residents counted twelve dead.")
    assert fact.dates == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The strike of 5 January on a funeral killed six people.",
        "A drone hit a funeral on Thursday morning.",
        "Six people were killed before dawn on Thursday.",
        "The men shot the day before were buried in the evening.",
    ],
)
def test_day_beside_the_act_stays_its_own(sentence: str) -> None:
    (fact,) = facts_of(sentence)
    assert len(fact.event_dates) == 1


def test_day_before_a_burial_counts_from_the_burial() -> None:
    text = (
        "Two men were shot dead in Uman on 15 February. In Izium 23 people shot the day before were buried on the 18th."
    )
    when = read(text).accounts[-1].when
    assert when is not None
    assert when.value.date_start == date(2022, 2, 17)


def test_day_on_which_a_claim_was_made_stands_where_no_other_day_is_told() -> None:
    account = only("Gunmen shot dead six people in Uman. On Thursday the rebels said that the attack was their work.")
    assert account.when is not None
    assert account.when.value.date_start == date(2022, 2, 24)
