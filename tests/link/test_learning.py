"""Weights learned from decided pairs."""

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.link.account_aids import account

from solferino.errors import InvalidValue
from solferino.link import incidents, propose
from solferino.link.learning import fit, pattern
from solferino.link.traits import all_traits

TOLD = [(("same_day", "same_site"), True)] * 90 + [(("same_day", "same_site"), False)] * 10
OTHER = [(("same_day", "site_clash"), True)] * 2 + [(("same_day", "site_clash"), False)] * 98


def test_chances_are_those_of_the_pairs() -> None:
    weights = fit([*TOLD, *OTHER], ridge=1e-6)
    met = weights.of["same_day"] + weights.of["same_site"]
    missed = weights.of["same_day"] + weights.of["site_clash"]
    assert weights.chance(met) == pytest.approx(0.90, abs=1e-3)
    assert weights.chance(missed) == pytest.approx(0.02, abs=1e-3)
    assert 1 / (1 + exp(weights.linked - weights.proposed)) == pytest.approx(1 / 5)
    assert not weights.exclude


def test_a_ridge_keeps_weights_of_rare_features_small() -> None:
    rare = [(("same_weapon",), True)]
    strict, loose = (fit([*TOLD, *OTHER, *rare], ridge=ridge) for ridge in (10.0, 0.01))
    assert abs(strict.of["same_weapon"]) < abs(loose.of["same_weapon"]) < log(1e6)


@pytest.mark.parametrize("pairs", [[], TOLD[:90], OTHER[2:]])
def test_pairs_of_one_kind_teach_nothing(pairs: list[tuple[tuple[str, ...], bool]]) -> None:
    with pytest.raises(InvalidValue):
        fit(pairs)


@given(st.permutations([*TOLD[::10], *OTHER[::10]]))
def test_the_order_of_pairs_teaches_nothing(pairs: list[tuple[tuple[str, ...], bool]]) -> None:
    again = fit(pairs)
    for name, value in fit(sorted(pairs)).of.items():
        assert again.of[name] == pytest.approx(value)


def test_learned_weights_group_what_they_were_taught() -> None:
    accounts = [
        account("one", killed=4),
        account("two", killed=4),
        account("three", site="Kramatorsk", point=(48.7, 37.5)),
    ]
    items = all_traits(accounts)
    one = pattern(items[0], items[1])
    weights = fit([(one, True)] * 20 + [(pattern(items[0], items[2]), False)] * 20)
    found = incidents(accounts, items, propose(items, weights=weights), weights=weights)
    assert [i.accounts for i in found] == [(accounts[0].id, accounts[1].id), (accounts[2].id,)]
