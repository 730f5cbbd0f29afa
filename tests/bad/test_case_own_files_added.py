"""A folder that holds the case itself: its own files are no exhibits."""

from pathlib import Path

from solferino.case import Case


def test_case_takes_in_what_lies_beside_it_and_nothing_of_its_own(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case", title="x", by="A. Tester")
    (tmp_path / "report.txt").write_text("Two people were killed when a shell hit a market in Uman on 4 May 2022.\n")
    first = case.add([str(tmp_path)])
    again = case.add([str(tmp_path)])
    assert (len(first.received), len(again.received)) == (1, 0)
    for added in (first, again):
        assert [where for where, _ in added.refused] == [str(tmp_path / "case")]
    assert case.audit() == ()
