"""A case from end to end."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.case.case_aids import NOW, REPORTS, filled, new_case, reports

from solferino.case import Case
from solferino.errors import CaseExists, MissingInput, NotACase, RefusedDecision, UnknownItem


def register(case: Case) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(case.export("json"))
    return found


def snapshot(path: Path) -> dict[str, bytes]:
    return {p.relative_to(path).as_posix(): p.read_bytes() for p in sorted(path.rglob("*")) if p.is_file()}


def test_reports_of_one_event_become_one_incident_with_a_range(tmp_path: Path) -> None:
    found = register(filled(tmp_path))
    assert [d["name"] for d in found["documents"]] == ["none.txt", "one.txt", "two.txt"]
    assert len(found["accounts"]) == 2
    (incident,) = found["incidents"]
    assert len(incident["accounts"]) == 2
    assert incident["toll"]["killed"]["low"] <= 3
    assert incident["toll"]["killed"]["high"] == 4
    assert {r["feature"] for link in incident["links"] for r in link["reasons"]} >= {"same_site", "same_day"}


def test_summary_says_what_is_new(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    folder = reports(tmp_path / "in")
    added = case.add([str(folder / "one.txt")])
    assert added.received == ("one.txt",)
    assert len(added.new_incidents) == 1
    again = case.add([str(folder)])
    assert again.received == ("none.txt", "two.txt")
    assert again.known == ("one.txt",)
    assert (len(again.new_incidents), len(again.changed_incidents)) == (0, 1)


def test_same_files_twice_change_nothing(tmp_path: Path) -> None:
    case = filled(tmp_path)
    before, vault = case.export("json"), snapshot(tmp_path / "case" / "vault")
    case.add([str(tmp_path / "in")])
    assert snapshot(tmp_path / "case" / "vault") == vault
    assert case.export("json") == before


def test_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    case = filled(tmp_path)
    case.decide("reject", [register(case)["accounts"][0]["id"]], "read wrongly")
    before = case.export("json")
    (tmp_path / "case" / "register.sqlite").unlink()
    case.rebuild()
    assert case.export("json") == before
    assert Case.open(tmp_path / "case", by="other", now=lambda: NOW).export("json") == before


def test_executor_gives_the_same_register(tmp_path: Path) -> None:
    case = filled(tmp_path)
    before = case.export("json")
    with ThreadPoolExecutor(2) as executor:
        case.rebuild(executor=executor)
    assert case.export("json") == before


def test_unreadable_files_are_preserved_and_listed(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    folder = reports(tmp_path / "in")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "page.pdf").write_bytes(b"%PDF-1.7 something")
    added = case.add([str(folder)])
    assert [name for name, _ in added.unread] == ["empty.txt", "page.pdf"]
    assert len(case.vault.exhibits()) == 5
    assert [row["name"] for row in register(case)["unread"]] == ["empty.txt", "page.pdf"]
    assert case.audit() == ()


def test_options_are_given_data_and_survive_a_rebuild(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    path = tmp_path / "bare.txt"
    path.write_text(REPORTS["one.txt"].split("\n\n", 1)[1], encoding="utf-8")
    case.add([str(path)])
    assert register(case)["documents"][0]["published"] is None
    assert register(case)["accounts"][0]["when"]["date_start"] is None
    case.add([str(path)], published=date(2022, 2, 25), source="AP")
    found = register(case)
    assert (found["documents"][0]["published"], found["documents"][0]["source"]) == ("2022-02-25", "AP")
    assert found["accounts"][0]["when"]["date_start"] == "2022-02-24"
    before = case.export("json")
    case.rebuild()
    assert case.export("json") == before


def test_one_bad_path_does_not_stop_the_others(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    folder = reports(tmp_path / "in")
    added = case.add([str(tmp_path / "none"), str(folder / "one.txt")])
    assert added.received == ("one.txt",)
    assert [where for where, _ in added.refused] == [str(tmp_path / "none")]
    with pytest.raises(MissingInput):
        case.add([str(tmp_path / "none")])


def test_split_and_merge_are_kept_and_outrank_the_scores(tmp_path: Path) -> None:
    case = filled(tmp_path)
    accounts = [a["id"] for a in register(case)["accounts"]]
    first = case.decide("split", accounts, "two different strikes")
    assert [len(i["accounts"]) for i in register(case)["incidents"]] == [1, 1]
    case.decide("merge", accounts, "one strike after all")
    assert [len(i["accounts"]) for i in register(case)["incidents"]] == [2]
    case.rebuild()
    found = register(case)
    assert [len(i["accounts"]) for i in found["incidents"]] == [2]
    assert [d["verdict"] for d in found["decisions"]] == ["split", "merge"]
    assert found["incidents"][0]["decisions"][0] == first.id


def test_ids_may_be_shortened_but_not_ambiguous(tmp_path: Path) -> None:
    case = filled(tmp_path)
    incident = register(case)["incidents"][0]["id"]
    assert case.decide("accept", [incident[:8]], "checked on site").about == (incident,)
    with pytest.raises(UnknownItem, match="nothing in this case"):
        case.decide("accept", ["zzzz"], "because")
    with pytest.raises(UnknownItem, match="could be"):
        case.decide("accept", ["a"], "because")


@pytest.mark.parametrize(
    ("verdict", "about", "reason"), [("guess", ["x"], "r"), ("accept", ["x"], " "), ("merge", ["x"], "r")]
)
def test_decisions_that_cannot_stand_are_refused(tmp_path: Path, verdict: str, about: list[str], reason: str) -> None:
    case = new_case(tmp_path)
    with pytest.raises(RefusedDecision):
        case.decide(verdict, about, reason)


def test_folders_that_are_no_place_for_a_case_are_refused(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("x")
    with pytest.raises(CaseExists):
        Case.create(tmp_path / "full", title="x", by="tester")
    with pytest.raises(NotACase, match="solferino init"):
        Case.open(tmp_path / "none", by="tester")
    case = new_case(tmp_path)
    (case.folder / "case.toml").write_text('format = "solferino-case/99"\n')
    with pytest.raises(NotACase, match="another format"):
        Case.open(case.folder, by="tester")


def test_every_single_flipped_byte_of_an_object_is_named(tmp_path: Path) -> None:
    case = filled(tmp_path)
    target = next(p for p in (case.folder / "vault" / "objects").rglob("*") if p.is_file())
    data = target.read_bytes()
    target.chmod(0o600)
    target.write_bytes(data[:10] + bytes([data[10] ^ 1]) + data[11:])
    assert [f.where for f in case.audit()] == [target.relative_to(case.folder / "vault").as_posix()]


def test_case_can_be_moved(tmp_path: Path) -> None:
    case = filled(tmp_path)
    before = case.export("json")
    shutil.move(str(tmp_path / "case"), str(tmp_path / "elsewhere"))
    moved = Case.open(tmp_path / "elsewhere", by="tester", now=lambda: NOW)
    assert moved.export("json") == before
    assert moved.audit() == ()


def test_one_incident_can_be_taken_alone(tmp_path: Path) -> None:
    case = filled(tmp_path)
    incident = register(case)["incidents"][0]["id"]
    dossier = case.show(incident)
    assert [i.id for i in dossier.incidents] == [incident]
    assert {d.name for d in dossier.documents} == {"one.txt", "two.txt"}


def test_what_a_reading_has_to_say_of_a_document_is_told(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    path = tmp_path / "bare.txt"
    path.write_text(
        "Four civilians were killed in a missile strike in Uman yesterday, the police said.", encoding="utf-8"
    )
    added = case.add([str(path)])
    assert added.notes == (("bare.txt", "no publication date is known: relative dates are not resolved"),)
    assert register(case)["documents"][0]["notes"] == ["no publication date is known: relative dates are not resolved"]
