"""Two registers against each other."""

from datetime import date

from tests.link.account_aids import account

from solferino import link
from solferino.model.claim import Account
from solferino.model.incident import Incident
from solferino.model.reconciliation import Alone, Partners

Found = tuple[tuple[Partners, ...], tuple[Alone, ...], tuple[Alone, ...]]


def compared(left: list[Account], right: list[Account]) -> Found:
    sides = [[Incident(f"i{a.id}", (a.id,)) for a in side] for side in (left, right)]
    return link.reconcile(sides[0], sides[1], link.all_traits(left), link.all_traits(right))


def test_incident_of_both_is_found_and_may_have_several_partners() -> None:
    ours = [account("a", killed=4)]
    theirs = [account("b", killed=4, number=n) for n in (1, 2)]
    partners, first, second = compared(ours, theirs)
    assert [p.band for p in partners] == ["linked", "linked"] and first == second == ()
    assert "same_day" in {reason.feature for reason in partners[0].reasons}


def test_same_document_in_both_registers_is_compared_too() -> None:
    partners, _, _ = compared([account("a", killed=4)], [account("a", killed=4)])
    assert len(partners) == 1


def test_incident_alone_names_the_nearest_and_what_spoke_against_it() -> None:
    partners, (alone,), (other,) = compared([account("a")], [account("b", day=date(2022, 2, 27))])
    assert partners == ()
    assert alone.nearest == other.incident and "few days: 2022-02-24 / 2022-02-27" in alone.why


def test_nothing_within_reach_is_said_so() -> None:
    far = account("b", site="Lviv", point=(49.8, 24.0), day=date(2023, 2, 27))
    _, (alone,), _ = compared([account("a")], [far])
    assert (alone.nearest, alone.why) == (None, "nothing within reach in place and time")


def test_order_of_input_changes_nothing() -> None:
    ours = [account("a", killed=4, number=n) for n in (1, 2, 3)]
    theirs = [account("b", killed=n, number=n) for n in (1, 4)]
    assert compared(ours, theirs)[0] == compared(ours[::-1], theirs[::-1])[0]
