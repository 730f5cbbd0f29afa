"""How many incidents no list holds: published tables, and refusals with their reasons."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.assess.linear import inverse, solved
from solferino.assess.loglinear import estimate, estimates, fit
from solferino.assess.undercount import undercount
from solferino.errors import InvalidValue
from solferino.model.undercount import Overlap
from solferino.vocab import wording


def table(lists: str, cells: dict[str, int]) -> Overlap:
    """`cells`: names of the lists joined by `+`, with the number that is on just these."""
    names = tuple(lists.split())
    return Overlap(names, tuple((tuple(n in key.split("+") for n in names), k) for key, k in cells.items()))


def histories(lists: str, counts: tuple[int, ...]) -> Overlap:
    """Counts in the usual order of the literature: on all lists first, on the last list alone at the end."""
    names = tuple(lists.split())
    seen = [held for held in product((True, False), repeat=len(names)) if any(held)]
    return Overlap(names, tuple(zip(seen, counts, strict=True)))


# Checked tables: cells, totals, standard errors and deviances as the authors of the R package Rcapture compare them
# with the papers in its own tests (inst/tests/testPapersResults.R).
# Known cases of diabetes in an Italian town on four lists. Bruno, LaPorte, Merletti, Biggeri, McCarty and Pagano 1994,
# Diabetes Care 17: 548; Rivest 2011, International Statistical Review 79.
DIABETES = histories("A B C D", (58, 157, 18, 104, 46, 650, 12, 709, 14, 20, 7, 74, 8, 182, 10))
# Three lists of one stratum of a census check. Darroch, Fienberg, Glonek and Junker 1993, JASA 88: 1137; Rivest 2011.
CENSUS = histories("E1 E2 E3", (72, 155, 7, 71, 13, 53, 43))
# Three lists, of which the third joins two. Cormack, Chang and Smith 2000, table 3b. No deviance where Rcapture's own
# test leaves the paper's aside.
WORK = histories("death NTOF other", (72, 5, 29, 54, 24, 3, 14))


@pytest.mark.parametrize(
    ("overlap", "dependences", "total", "error", "deviance", "df"),
    [
        (DIABETES, "AB AC BC BD CD", 2771, 145, 7.62, 5),
        (DIABETES, "AC BD CD", 2472, 53, 21.97, 7),
        (CENSUS, "E1E2 E1E3 E2E3", 1240, 451, 0.0, 0),
        (CENSUS, "E1E2 E2E3", 850, 186, 3.8, 1),
        (WORK, "", 209, None, 75.1, 3),
        (WORK, "deathother NTOFother", 233, None, None, 1),
    ],
)
def test_published_models_give_the_published_totals(  # noqa: PLR0913  # one row of a table
    overlap: Overlap, dependences: str, total: int, error: int | None, deviance: float | None, df: int
) -> None:
    wanted = set(dependences.split())
    names = overlap.lists
    pairs = [pair for pair in combinations(range(len(names)), 2) if names[pair[0]] + names[pair[1]] in wanted]
    assert len(pairs) == len(wanted)
    found = estimate(overlap, pairs)
    assert found is not None
    assert found.total == pytest.approx(total, rel=0.01)
    assert found.df == df
    assert deviance is None or found.deviance == pytest.approx(deviance, rel=0.01, abs=0.06)
    assert error is None or found.error == pytest.approx(error, rel=0.01)


# These tables were typed from memory; only the sums by list of the first were compared (manual of the R package CARE1).
# Hepatitis A in a college in Taiwan, 1995: serum tests (P), local hospital records (Q), questionnaires (E). Chao, Tsay,
# Lin, Shau and Chao 2001, The applications of capture-recapture models to epidemiological data, Stat. Med. 20: 3123.
HEPATITIS = table("P Q E", {"P+Q+E": 28, "P+Q": 21, "P+E": 17, "P": 69, "Q+E": 18, "Q": 55, "E": 63})

# Potential victims of trafficking in the United Kingdom, 2013, on five lists. Bales, Hesketh and Silverman 2015, Modern
# slavery in the UK: how many victims?, Significance 12(3): 16-21; Silverman 2014, Home Office.
TRAFFICKING = table(
    "LA NG PF GO GP",
    {
        "LA": 54, "NG": 463, "PF": 995, "GO": 695, "GP": 316, "LA+NG": 15, "LA+PF": 19, "LA+GO": 3, "NG+PF": 62,
        "NG+GO": 19, "NG+GP": 1, "PF+GO": 76, "PF+GP": 11, "GO+GP": 8, "LA+NG+PF": 1, "LA+NG+GO": 1, "NG+PF+GO": 4,
        "NG+PF+GP": 1,
    },
)  # fmt: skip


def two(overlap: Overlap, one: str, other: str) -> Overlap:
    """Two of the lists alone."""
    a, b = overlap.lists.index(one), overlap.lists.index(other)
    both = overlap.on(a, b)
    cells = (((True, True), both), ((True, False), overlap.on(a) - both), ((False, True), overlap.on(b) - both))
    return Overlap((one, other), cells)


@pytest.mark.parametrize(("one", "other", "published"), [("P", "Q", 336), ("P", "E", 378), ("Q", "E", 334)])
def test_two_lists_of_hepatitis_give_the_published_figures(one: str, other: str, published: int) -> None:
    chapman, petersen = undercount(two(HEPATITIS, one, other)).estimates
    assert round(petersen.total) == published
    assert chapman.method == "Chapman" and chapman.total < petersen.total
    assert chapman.low < chapman.total < chapman.high


def test_three_lists_of_hepatitis_give_the_published_figures() -> None:
    found = {one.dependences: one for one in undercount(HEPATITIS).estimates}
    assert len(found) == 8
    plain = found[()]
    assert (round(plain.total), round(plain.deviance or 0, 2), plain.df) == (388, 24.36, 3)
    full = found[("P", "Q"), ("P", "E"), ("Q", "E")]
    assert (round(full.total), full.df) == (1313, 0)
    assert full.deviance == pytest.approx(0, abs=1e-6)


def test_five_lists_of_trafficking_give_the_published_figure() -> None:
    assert TRAFFICKING.recorded == 2744
    names = [("LA", "NG"), ("LA", "PF"), ("NG", "GO"), ("NG", "GP"), ("PF", "GP"), ("GO", "GP")]
    pairs = [(TRAFFICKING.lists.index(a), TRAFFICKING.lists.index(b)) for a, b in names]
    found = estimate(TRAFFICKING, pairs)
    assert found is not None
    assert found.total == pytest.approx(11_313, rel=0.01)
    assert found.low == pytest.approx(10_000, rel=0.02) and found.high == pytest.approx(13_000, rel=0.02)


def test_search_over_five_lists_finds_no_worse_model_than_the_published_one_and_tells_the_spread() -> None:
    found = undercount(TRAFFICKING)
    assert found.refused is None and found.estimates[0].total == pytest.approx(11_313, rel=0.02)
    assert any("the choice of the model matters more than chance" in words for words in found.cautions)
    aics = [one.aic or 0 for one in found.estimates]
    assert aics == sorted(aics)


# --- refusals


@pytest.mark.parametrize(
    ("overlap", "reason"),
    [
        (table("A", {"A": 40}), "it takes two"),
        (table("A B", {"A": 40, "B": 30}), "lists or more: 0"),
        (table("A B", {"A": 40, "B": 30, "A+B": 6}), "lists or more: 6"),
        (table("A B", {"A": 40}), "list B holds no incident"),
        (table("A B", {"A": 40, "A+B": 30}), "every incident of B is on A too"),
        (table("A B C", {"A": 40, "A+B": 30, "C": 9, "A+C": 2}), "every incident of B is on A too"),
        (table("A B", {"A": 40_000, "B": 40_000, "A+B": 7}), None),
    ],
)
def test_no_figure_where_lists_are_too_few_too_small_or_plainly_dependent(overlap: Overlap, reason: str | None) -> None:
    found = undercount(overlap)
    if reason is None:
        assert found.refused is None
    else:
        assert found.refused is not None and reason in found.refused and found.estimates == ()
    assert found.assumed


def test_interval_that_says_nothing_is_a_refusal() -> None:
    sparse = table("A B C", {"A": 300, "B": 300, "C": 300, "A+B": 2, "A+C": 2, "B+C": 2, "A+B+C": 1})
    found = undercount(sparse)
    assert found.refused is not None and ("too wide" in found.refused or "do not settle" in found.refused)


def test_table_that_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidValue):
        Overlap(("A", "B"), (((False, False), 3),))
    with pytest.raises(InvalidValue):
        Overlap(("A", "B"), (((True, False), 3), ((True, False), 2)))


# --- what holds for every table

COUNTS = st.lists(st.integers(1, 60), min_size=7, max_size=7)
PATTERNS = ("A", "B", "C", "A+B", "A+C", "B+C", "A+B+C")


@settings(max_examples=50)
@given(COUNTS, st.permutations((0, 1, 2)))
def test_order_of_lists_changes_no_figure_and_no_total_is_below_what_is_recorded(
    counts: list[int], order: list[int]
) -> None:
    overlap = table("A B C", dict(zip(PATTERNS, counts, strict=True)))
    turned = Overlap(
        tuple(overlap.lists[place] for place in order),
        tuple((tuple(pattern[place] for place in order), number) for pattern, number in overlap.cells),
    )
    mine = {frozenset(map(frozenset, one.dependences)): one for one in estimates(overlap)}
    theirs = {frozenset(map(frozenset, one.dependences)): one for one in estimates(turned)}
    assert mine.keys() == theirs.keys()
    for key, one in mine.items():
        assert one.total == pytest.approx(theirs[key].total, rel=1e-6)
        assert overlap.recorded <= one.low <= one.total <= one.high
    for words in undercount(overlap).cautions + undercount(overlap).assumed:
        wording.check(words)


@settings(max_examples=30)
@given(COUNTS)
def test_more_dependences_never_fit_worse(counts: list[int]) -> None:
    overlap = table("A B C", dict(zip(PATTERNS, counts, strict=True)))
    for one, other in combinations(((0, 1), (0, 2), (1, 2)), 2):
        small, large = fit(overlap, [one]), fit(overlap, [one, other])
        if small and large:
            assert large.deviance <= small.deviance + 1e-6


@given(st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3), min_size=3, max_size=3))
def test_inverse_times_matrix_is_one(matrix: list[list[int]]) -> None:
    found = inverse(matrix)
    if found is None:
        return
    for row in range(3):
        for column in range(3):
            value = sum(found[row][k] * matrix[k][column] for k in range(3))
            assert value == pytest.approx(float(row == column), abs=1e-6)
    assert solved([[0.0]], [[1.0]]) is None
