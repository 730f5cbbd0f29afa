"""Krippendorff's alpha against his own worked examples, and what holds for every table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.assess import agreement

# Krippendorff 2011, Computing Krippendorff's alpha-reliability: two observers, ten units, two values (A); four
# observers, twelve units, with missing values (C, where `.` is missing).
BINARY = ("0100000010", "1110010000")
MISSING = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(rows: tuple[str, ...]) -> list[list[str]]:
    return [[value for value in column if value != "."] for column in zip(*rows, strict=True)]


def numbers(rows: tuple[str, ...]) -> list[list[float]]:
    return [[float(value) for value in unit] for unit in units(rows)]


def test_two_observers_of_two_values() -> None:
    assert agreement.nominal(units(BINARY)) == pytest.approx(0.095, abs=0.0005)


def test_four_observers_with_missing_values() -> None:
    assert agreement.nominal(units(MISSING)) == pytest.approx(0.743, abs=0.0005)
    assert agreement.interval(numbers(MISSING)) == pytest.approx(0.849, abs=0.0005)


@pytest.mark.parametrize("rows", [[], [["a"], ["b"]], [["a", "a"], ["a", "a"]]])
def test_alpha_is_not_defined_without_pairs_or_with_one_value_only(rows: list[list[str]]) -> None:
    assert agreement.nominal(rows) is None


TABLES = st.lists(st.lists(st.integers(0, 5), min_size=0, max_size=4), min_size=1, max_size=12)


@given(TABLES)
def test_order_changes_nothing_and_alpha_is_at_most_one(table: list[list[int]]) -> None:
    words = [[str(value) for value in unit] for unit in table]
    turned = [unit[::-1] for unit in words][::-1]
    one, other = agreement.nominal(words), agreement.nominal(turned)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one == pytest.approx(other) and one <= 1 + 1e-12


@given(TABLES, st.integers(1, 9), st.integers(-9, 9))
def test_interval_alpha_does_not_depend_on_the_unit_of_measure(table: list[list[int]], scale: int, shift: int) -> None:
    one = agreement.interval([[float(value) for value in unit] for unit in table])
    other = agreement.interval([[float(value * scale + shift) for value in unit] for unit in table])
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one == pytest.approx(other, abs=1e-9)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=12).filter(lambda values: len(set(values)) > 1))
def test_full_agreement_is_one(values: list[int]) -> None:
    assert agreement.nominal([[str(value)] * 3 for value in values]) == pytest.approx(1)
    assert agreement.interval([[float(value)] * 2 for value in values]) == pytest.approx(1)
