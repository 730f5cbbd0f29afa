"""Totals beside incidents, and sums over them."""

from dataclasses import replace
from datetime import date

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


def test_total_is_set_beside_its_incidents_and_nothing_is_subtracted() -> None:
    one = report("Outlet A", FOUR)
    (line,) = lines(one, total(one, Count(57, 57)))
    assert (line.killed_low, line.killed_in_incidents, line.incidents) == (57, 4, ("i1",))
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
