"""Weights learned from the decisions of a case: opt-in, logged, kept through a rebuild, taken back."""

from pathlib import Path

import pytest
from tests.case.test_decide import two_towns

from solferino.case import Case
from solferino.errors import RefusedDecision


def weighed(case: Case) -> set[tuple[str, float]]:
    return {(r.feature, r.weight) for i in case.show().incidents for link in i.links for r in link.reasons}


def decided(folder: Path) -> Case:
    """Two reports of one town parted, and one of them joined with a report of another town."""
    case = two_towns(folder)
    uman, kramatorsk = case.show().incidents
    case.decide("split", [uman.accounts[1]], "two strikes")
    case.decide("merge", [uman.accounts[1], kramatorsk.id], "one salvo")
    return case


def test_too_few_decisions_are_refused_and_nothing_is_logged(tmp_path: Path) -> None:
    case = decided(tmp_path)
    size = case.vault.size
    with pytest.raises(RefusedDecision, match="too few"):
        case.learn("try")
    assert case.vault.size == size


def test_a_reason_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(RefusedDecision, match="reason"):
        two_towns(tmp_path).learn(" ")


def test_learned_weights_stand_after_a_rebuild_and_for_new_reports_until_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("solferino.link.own_weights.FEWEST", 1)
    case = decided(tmp_path)
    before = weighed(case)
    made = case.learn("ten weeks of decisions")
    after = weighed(case)
    assert made.verdict == "learn"
    assert made.field == "weights"
    assert after != before
    case.rebuild()
    assert weighed(case) == after
    path = tmp_path / "late.txt"
    path.write_text("date: 2022-02-25\nsource: DPA\n\nA missile killed four people in Uman, Ukraine, on Thursday.\n")
    case.add([str(path)])
    grown = weighed(case)
    case.rebuild()
    assert weighed(case) == grown
    case.decide("withdraw", [made.id], "too soon")
    assert weighed(case) & before
    assert not weighed(case) & (after - before)
