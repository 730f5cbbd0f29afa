"""Figures in words: unknown is never a number, zero is a statement."""

from dataclasses import replace

import pytest

from solferino.model.assessment import RegisterSums, TollRange, VictimLine
from solferino.model.circumstance import Count
from solferino.report import tolls, words


def toll(low: int | None, high: int | None, *, open_ended: bool = False, roots: tuple[int, int] = (1, 1)) -> TollRange:
    return TollRange("killed", low, low, high, open_ended, *roots, (), ())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "not stated"),
        (toll(4, 4), "4"),
        (toll(2, 19), "2–19"),
        (toll(6, 6, open_ended=True), "at least 6"),
        (toll(None, None), "stated without a number"),
        (toll(None, 5), "up to 5"),
        (toll(3, None), "at least 3"),
        (toll(0, 0), "0"),
        (toll(30, 50, open_ended=True), "30–50 or more"),
        (replace(toll(100, 100), flags=("approximate",)), "about 100"),
        (replace(toll(2, 2), hedged=True), "2 (hedged)"),
        (toll(1200, 3400), "1,200–3,400"),
    ],
)
def test_exact_figure_range_and_floor_are_told_apart(value: TollRange | None, text: str) -> None:
    assert tolls.figures(value) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0, 0, "no independent sources"),
        (1, 1, "one independent source"),
        (1, 2, "one to two independent sources"),
        (2, 2, "two independent sources"),
        (13, 14, "13 to 14 independent sources"),
    ],
)
def test_number_of_sources_is_a_range(low: int, high: int, text: str) -> None:
    assert words.sources(low, high) == text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (VictimLine("injured", "health_worker", 6, 6, True, ()), "6 of the injured were health workers"),
        (VictimLine("killed", "aid_worker", 1, 1, True, ()), "1 of the killed was an aid worker"),
        (VictimLine("killed", "journalist", 1, 3, True, ()), "1 to 3 of the killed were journalists"),
        (
            VictimLine("injured", "patient", None, None, True, ()),
            "patients were among the injured, number not stated",
        ),
        (VictimLine("injured", "tourist", 0, 0, True, ()), "none of the injured were tourists"),
    ],
)
def test_roles_are_told_as_a_part_of_the_figure(line: VictimLine, text: str) -> None:
    assert tolls.overlay(line) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (None, "not stated"),
        (Count(6, None), "at least 6"),
        (Count(30, 30, approximate=True), "about 30"),
        (Count(None, None, vague="dozens"), "“dozens”"),
        (Count(12, 24, vague="dozens"), "12 to 24 (“dozens”)"),
        (Count(0, 0), "0"),
    ],
)
def test_figure_of_one_source_keeps_its_word(count: Count | None, text: str) -> None:
    assert tolls.count(count) == text


def sums(incidents: int, unknown: int, low: int = 6, high: int = 7) -> RegisterSums:
    return RegisterSums(incidents, low, high, unknown, False, 0, 0, incidents, False)


def test_sum_is_a_floor_and_says_how_many_incidents_are_missing_from_it() -> None:
    figure, sentence = tolls.sum_figures(sums(5, 2), "killed")
    assert figure == "6–7 or more"
    assert sentence.startswith("6 killed as a floor")
    assert "2 incidents state no number and are not in these sums" in sentence


def test_sum_without_a_range_is_a_floor_only_where_something_may_be_missing() -> None:
    assert tolls.sum_figures(sums(3, 0, 6, 6), "killed")[0] == "6"
    assert tolls.sum_figures(sums(5, 2, 6, 6), "killed")[0] == "at least 6"
    assert tolls.sum_figures(sums(3, 0, 6, 7), "killed")[0] == "6–7"


def test_hedge_of_a_line_is_printed_with_it() -> None:
    assert tolls.part(VictimLine("killed", "woman", 2, 2, False, (), hedged=True)) == "2 women (hedged)"
    assert tolls.overlay(VictimLine("injured", "patient", 2, 2, True, (), hedged=True)).endswith("patients (hedged)")


def test_sum_of_nothing_but_unknowns_is_not_zero() -> None:
    assert tolls.sum_figures(sums(5, 5), "injured")[0] == "not stated"
    assert tolls.sum_figures(sums(0, 0), "killed")[0] == "not stated"
