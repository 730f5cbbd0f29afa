"""What is linked bit by bit is what is linked at once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case.case_aids import filled, new_case, reports
from tests.case.growth_aids import Told, decided, everything, grow, link_anew, put, register, stories

from solferino.case.layout import REGISTER
from solferino.store import Register


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_sequence_of_adds_gives_what_linking_everything_at_once_gives(data: st.DataObject) -> None:
    documents = data.draw(stories())
    first = data.draw(st.integers(0, len(documents)))
    events = data.draw(decided(documents[:first])) if first > 1 else []
    at_once, bit_by_bit = register(), register()
    put(at_once, documents)
    link_anew(at_once, events)
    put(bit_by_bit, documents[:first])
    link_anew(bit_by_bit, events)
    while first < len(documents):
        more: list[Told] = documents[first : first + data.draw(st.integers(1, 3))]
        grow(bit_by_bit, more, first, events)
        first += len(more)
    assert everything(bit_by_bit) == everything(at_once)


def test_reports_added_one_by_one_leave_the_register_that_a_rebuild_makes(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    for path in sorted(reports(tmp_path / "in").iterdir()):
        case.add([str(path)])
    grown = everything(Register.open(case.folder / REGISTER))
    case.rebuild()
    assert everything(Register.open(case.folder / REGISTER)) == grown


def test_only_what_a_report_touches_is_linked_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filled(tmp_path)
    monkeypatch.setattr("solferino.case.linking.anew", None)
    path = tmp_path / "late.txt"
    path.write_text("date: 2022-03-02\nsource: AP\n\nShells killed two people in Kramatorsk on Tuesday, police said.\n")
    (change,) = case.add([str(path)]).changes
    assert change.old is None


def test_decisions_before_a_report_hold_after_it_and_after_a_rebuild(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    first, second, other = sorted(reports(tmp_path / "in").iterdir(), key=lambda path: path.name != "one.txt")
    case.add([str(first), str(second)])
    (incident, *_) = case.show().incidents
    case.decide("reject", [incident.id], "not ours")
    case.add([str(other)])
    grown = everything(Register.open(case.folder / REGISTER))
    case.rebuild()
    assert everything(Register.open(case.folder / REGISTER)) == grown
    assert any(assessment.rejected_by for assessment in case.show().assessments)
