"""What an add changed, and why."""

from pathlib import Path

from solferino.case import Case
from solferino.cli.changed import changed

FIRST = """date: 2015-03-04
source: Example Wire

Three civilians were killed and five injured when a shell hit the market in Sarmin, in Syria's Idlib
province, on Tuesday, rescuers said.
"""
SECOND = """date: 2015-03-04
source: Example Post

A hospital doctor said four civilians were killed on Tuesday when a shell struck the market of Sarmin
in Idlib province, Syria.
"""
ELSEWHERE = """date: 2015-03-04
source: Example Post

Two people were killed when gunmen opened fire in Maiduguri, Nigeria, on Monday, police said.
"""


def case_with(tmp_path: Path, *texts: str) -> Case:
    case = Case.create(tmp_path / "case", title="Changes", by="tester")
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        case.add([str(path)])
    return case


def add(case: Case, tmp_path: Path, text: str) -> tuple[object, ...]:
    path = tmp_path / "last.txt"
    path.write_text(text, encoding="utf-8")
    return case.add([str(path)]).changes


def test_report_that_joins_an_incident_is_told_with_reasons_and_moved_values(tmp_path: Path) -> None:
    case = case_with(tmp_path, FIRST, ELSEWHERE)
    (change,) = add(case, tmp_path, SECOND)
    lines = list(changed((change,)))  # type: ignore[arg-type]
    assert lines[0].endswith("1 report joined")
    assert "same site" in lines[1] or "same town" in lines[1]
    assert "same day" in lines[1]
    assert any(line.strip().startswith("killed: 3 → ") for line in lines)


def test_report_of_another_event_changes_no_incident_that_was_there(tmp_path: Path) -> None:
    case = case_with(tmp_path, FIRST)
    (change,) = add(case, tmp_path, ELSEWHERE)
    assert change.old is None  # type: ignore[attr-defined]
    assert list(changed((change,))) == []  # type: ignore[arg-type]


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    case = case_with(tmp_path, FIRST, SECOND)
    assert add(case, tmp_path, SECOND) == ()
