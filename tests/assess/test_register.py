"""Totals beside incidents, and sums over them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.cases import Report, Saying, Setting, Toll, assessed, report

from solferino.assess import ledger, sums
from solferino.model.assessment import LedgerLine
from solferino.model.circumstance import Count
from solferino.model.claim import Population, Speaker, Total
from solferino.model.document import Quote
from solferino.model.incident import Incident

FOUR = Saying((), [Toll("killed", "civilian", 4)])


def total(one: Report, killed: Count | None, population: Population = "civilian") -> Total:
    quote = Quote.of(one.document, 0, 4)
    return Total(
        one.document.id, killed, None, population, "the country", (Speaker("Outlet A"), Speaker("Ministry")), quote
    )


def lines(one: Report, *totals: Total, others: tuple[Report, ...] = ()) -> tuple[LedgerLine, ...]:
    incident = Incident("i1", (one.account.id,))
    documents = [one.document, *(other.document for other in others)]
    found = [assessed(one)]
    return ledger(totals, incidents=[incident], assessments=found, accounts=[one.account], documents=documents)


def test_total_is_set_beside_its_incidents_and_what_is_left_over_is_told_apart() -> None:
    one = report("Outlet A", FOUR)
    (line,) = lines(one, total(one, Count(57, 57)))
    assert (line.killed_low, line.killed_in_incidents, line.incidents) == (57, 4, ("i1",))
    assert (line.killed_not_located, line.injured_not_located) == (53, None)
    assert line.speaker == "Ministry" and not line.open_ended and line.contradiction is None


def test_total_is_checked_with_the_low_end_of_its_incidents() -> None:
    one = report("Outlet A", FOUR)
    found = assessed(one)
    wide = replace(found, tolls=(replace(found.tolls[0], low=2, best=4, high=6),))
    (line,) = ledger(
        [total(one, Count(10, 10))],
        incidents=[Incident("i1", (one.account.id,))],
        assessments=[wide],
        accounts=[one.account],
        documents=[one.document],
    )
    assert (line.killed_in_incidents, line.contradiction) == (2, None)


def test_incidents_beyond_their_total_contradict_it() -> None:
    one = report("Outlet A", FOUR)
    (line,) = lines(one, total(one, Count(3, 3)))
    assert line.contradiction == "The incidents add up to at least 4 killed, more than the total of 3."


def test_at_least_three_is_not_contradicted_by_four() -> None:
    one = report("Outlet A", FOUR)
    (line,) = lines(one, total(one, Count(3, None)))
    assert line.contradiction is None and line.open_ended


def test_one_figure_for_civilians_and_for_everybody_is_a_contradiction() -> None:
    one, other = report("Outlet A", FOUR), report("Outlet B", FOUR)
    found = lines(one, total(one, Count(57, None)), total(other, Count(57, 57), "mixed"), others=(other,))
    words = "The same figure is given for different groups of people: civilians and civilians and military together."
    assert [line.contradiction for line in found] == [words, words]
    late = report("Outlet C", FOUR, published=date(2022, 6, 1))
    apart = lines(one, total(one, Count(57, None)), total(late, Count(57, 57), "mixed"), others=(late,))
    assert [line.contradiction for line in apart] == [None, None]


@pytest.mark.parametrize(
    "count", [Count(3, 3), Count(57, 57, approximate=True), Count(None, None, vague="dozens"), None]
)
def test_nothing_is_left_over_of_a_total_that_is_lower_or_no_plain_number(count: Count | None) -> None:
    one = report("Outlet A", FOUR)
    assert lines(one, total(one, count))[0].killed_not_located is None


@given(st.integers(0, 200), st.lists(st.integers(0, 20), max_size=4))
def test_what_is_left_over_and_the_incidents_make_the_total(number: int, killed: list[int]) -> None:
    reports = [
        report("Outlet A", Saying((), [Toll("killed", "civilian", n)]), salt=str(i)) for i, n in enumerate(killed)
    ]
    home = report("Outlet A", FOUR)
    accounts = [replace(one.account, document=home.document.id) for one in reports]
    found = [replace(assessed(one), incident=f"i{n}") for n, one in enumerate(reports)]
    (line,) = ledger(
        [total(home, Count(number, number))],
        incidents=[Incident(f"i{n}", (account.id,)) for n, account in enumerate(accounts)],
        assessments=found,
        accounts=accounts,
        documents=[home.document],
    )
    assert line.killed_in_incidents == sum(killed)
    assert line.killed_not_located == (number - sum(killed) if number >= sum(killed) else None)
    assert (line.contradiction is not None) == (sum(killed) > number)


def test_total_without_a_number_stays_without_one() -> None:
    one = report("Outlet A", FOUR)
    (line,) = lines(one, total(one, None))
    assert (line.killed_low, line.killed_high) == (None, None)


def test_background_incidents_are_outside_a_total_and_the_sums() -> None:
    one = report("Outlet A", FOUR, setting=Setting(background=True))
    (line,) = lines(one, total(one, Count(57, 57)))
    assert (line.incidents, line.killed_in_incidents) == ((), 0)
    assert sums([assessed(one)]).incidents == 0


def test_sums_are_of_lows_and_highs_and_count_what_is_unknown() -> None:
    known = assessed(
        report("Outlet A", Saying((), [Toll("killed", "civilian", (3, 5)), Toll("injured", "person", ">=2")]))
    )
    silent = assessed(report("Outlet B", Saying((), objects=[("school", "hit")])))
    found = sums([known, silent])
    assert (found.incidents, found.killed_low, found.killed_high, found.killed_unknown) == (2, 3, 5, 1)
    assert (found.injured_low, found.injured_open, found.killed_open) == (2, True, False)


def test_nothing_sums_to_nothing_known() -> None:
    found = sums([])
    assert (found.incidents, found.killed_low, found.killed_unknown) == (0, 0, 0)


def test_discounted_incidents_are_left_out_of_the_sums() -> None:
    known = assessed(report("Outlet A", FOUR))
    discounted = replace(known, grade=replace(known.grade, value="discounted"))
    assert sums([known, discounted]).killed_low == 4
