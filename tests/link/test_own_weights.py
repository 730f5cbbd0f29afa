"""Weights learned from a case's own decisions: near the program's, only from enough, the same after the log."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.link.account_aids import account

from solferino.errors import RefusedDecision
from solferino.link import Traits, all_traits, in_force, learned, mark, settled, written
from solferino.link.own_weights import FEWEST
from solferino.link.weighing import default
from solferino.model.claim import Account
from solferino.model.decision import Decision, Verdict

NOW = datetime(2026, 1, 1, tzinfo=UTC)
DAY = date(2022, 2, 24)


def decision(number: int, verdict: Verdict, *groups: tuple[Account, ...]) -> Decision:
    marks = tuple(tuple(mark(one) for one in group) for group in groups)
    return Decision(f"d{number}", "tester", NOW, verdict, tuple(m.account for g in marks for m in g), "why", marks)


def decided(merges: int, splits: int) -> tuple[tuple[Decision, ...], list[Traits]]:
    """Reports a day apart that people joined, and reports of one day that they parted."""
    made, accounts = [], []
    for number in range(merges + splits):
        joined = number < merges
        start = DAY + timedelta(30 * number)
        one = account(f"a{number}", day=start, killed=4)
        other = account(f"b{number}", day=start + timedelta(joined), killed=4, thing=None if joined else "school")
        accounts += [one, other]
        made.append(decision(number, "merge", (one, other)) if joined else decision(number, "split", (one,), (other,)))
    return settled(made, accounts), all_traits(accounts)


def test_what_people_joined_weighs_more_afterwards_and_what_they_parted_less() -> None:
    weights, merges, splits = learned(*decided(12, 11))
    assert (merges, splits) == (12, 11)
    before = default()
    assert weights.of["next_day"] > before.of["next_day"]
    assert weights.of["same_day"] < before.of["same_day"]
    assert weights.of["same_weapon"] == before.of["same_weapon"]
    assert (weights.exclude, weights.learned) == (before.exclude, False)


@given(st.integers(0, FEWEST + 2), st.integers(0, FEWEST + 2))
def test_too_few_decisions_are_refused_and_it_is_said_how_many_are_missing(merges: int, splits: int) -> None:
    made = decided(merges, splits)
    if min(merges, splits) >= FEWEST:
        assert learned(*made)[1:] == (merges, splits)
        return
    with pytest.raises(RefusedDecision) as refused:
        learned(*made)
    assert f"{max(0, FEWEST - merges)} more that join" in str(refused.value.hint)


def test_a_decision_counts_once_however_many_accounts_it_speaks_of() -> None:
    made, items = decided(10, 10)
    many = [account(f"m{n}", day=DAY - timedelta(90 + n % 2), killed=4) for n in range(12)]
    one = decision(50, "merge", tuple(many[:2]))
    large = replace(one, groups=(tuple(mark(account) for account in many),))
    small_weights, large_weights = (
        learned((*made, *settled((extra,), many)), [*items, *all_traits(many)]) for extra in (one, large)
    )
    assert small_weights[1] == large_weights[1] == 11
    moved = abs(small_weights[0].of["next_day"] - large_weights[0].of["next_day"])
    assert moved < abs(small_weights[0].of["next_day"] - default().of["next_day"])


def test_weights_come_out_of_the_log_as_they_went_in_and_can_be_taken_back() -> None:
    weights, *_ = learned(*decided(10, 10))
    asked = Decision("d30", "tester", NOW, "learn", ("linking",), "why", (), "weights", written(weights))
    found, by = in_force([asked])
    assert by == asked
    assert found.of.keys() == default().of.keys()
    assert all(abs(found.of[name] - value) < 0.001 for name, value in weights.of.items())
    assert written(found) == written(weights)
    withdrawn = replace(asked, withdrawn_by="d31")
    assert in_force([withdrawn]) == in_force([]) == (default(), None)
