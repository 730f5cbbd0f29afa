"""Accounts of several events at once: shown with their parts, never joined with them, never counted twice."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.link.account_aids import account

from solferino.assess.register import wholes
from solferino.link import all_traits, incidents, propose
from solferino.model.claim import Account


def composite(document: str, *, thing: str | None = None) -> Account:
    return replace(account(document, thing=thing), composite=True)


def bands(*accounts: Account) -> list[str]:
    return [link.band for link in propose(all_traits(accounts))]


def test_a_whole_is_shown_with_its_part() -> None:
    assert bands(composite("one"), account("two", killed=4)) == ["part"]


@pytest.mark.parametrize(
    "other",
    [
        account("two", day=date(2022, 3, 5)),
        account("two", site="Kramatorsk", point=(48.72, 37.53)),
        account("two", thing="school"),
        account("two", day=None),
    ],
)
def test_another_day_place_or_thing_is_no_part(other: Account) -> None:
    assert bands(composite("one", thing="hospital"), other) == []


def test_two_wholes_are_linked_as_any_two_accounts() -> None:
    assert bands(composite("one"), composite("two")) == ["linked"]


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from((None, 4, 5)), st.sampled_from((None, "10:30"))), max_size=8),
    st.randoms(use_true_random=False),
)
def test_no_group_holds_a_whole_and_a_part(told: list[tuple[bool, int | None, str | None]], lot: object) -> None:
    made = [
        replace(account(f"r{n}", killed=killed, clock=clock), composite=several)
        for n, (several, killed, clock) in enumerate(told)
    ]
    lot.shuffle(made)  # type: ignore[attr-defined]
    items = all_traits(made)
    groups = incidents(made, items, propose(items))
    by_id = {one.id: one for one in made}
    assert all(len({by_id[key].composite for key in group.accounts}) == 1 for group in groups)
    several, one = (any(row[0] is kind for row in told) for kind in (True, False))
    apart = wholes(groups, made)
    assert bool(apart) == (several and one)
    assert all(by_id[key].composite for group in groups if group.id in apart for key in group.accounts)
