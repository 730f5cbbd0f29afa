"""Registers of others from end to end: small made-up tables in the shape of each, imported, rebuilt, compared."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.case.case_aids import NOW, new_case, reports
from typer.testing import CliRunner

from solferino.case import Case
from solferino.cli import app

CODES = {"act", "target", "context"}
TABLES = Path(__file__).parent / "registers"
SHAPES = {
    "ucdp-ged": ("ucdp-ged.csv", 3),
    "acled": ("acled.csv", 2),
    "airwars": ("airwars.csv", 2),
    "iraq-body-count": ("iraq-body-count.tsv", 2),
    "timemap": ("timemap.json", 2),
}
VOICES = """
name = "Reports"
unit = "report"
source = "article"
[date]
start = "day"
[place]
name = "place"
country = "country"
[killed]
best = "dead"
"""


def register(case: Case) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(case.export("json"))
    return found


def case_with(folder: Path, mapping: str) -> Case:
    folder.mkdir()
    case = new_case(folder)
    case.import_register(str(TABLES / SHAPES[mapping][0]), mapping)
    return case


def test_labels_of_rows_are_exported_with_their_words_and_no_more_than_a_view_allows(tmp_path: Path) -> None:
    case = case_with(tmp_path / "in", "acled")
    views = {name: json.loads(case.export("json", view=name)) for name in ("restricted", "partner", "public")}
    labels = [label for account in views["restricted"]["accounts"] for label in account["labels"]]
    assert labels
    assert all(label["value"] and label["quotes"] for label in labels)
    assert {label["scheme"] for account in views["partner"]["accounts"] for label in account["labels"]} <= CODES
    assert not any(account["labels"] for account in views["public"]["accounts"])


@pytest.mark.parametrize("mapping", sorted(SHAPES))
def test_register_is_imported_once_and_rebuilt_alike(mapping: str, tmp_path: Path) -> None:
    file, count = SHAPES[mapping]
    case = case_with(tmp_path / "in", mapping)
    found = register(case)
    assert len(found["accounts"]) == len(found["incidents"]) == count
    assert all(row["when"]["date_start"] and row["places"] for row in found["accounts"])
    texts = {document.id: document.text for document in case.show().documents}
    assert all(texts[c["document"]][c["start"] : c["end"]] == c["quote"] for c in found["claims"])
    size = case.vault.size
    again = case.import_register(str(TABLES / file), mapping)
    assert (again.received, again.new_incidents, case.vault.size) == ((), (), size)
    (case.folder / "register.db").unlink(missing_ok=True)
    case.rebuild()
    assert register(case) == found


def test_values_stand_as_the_rows_give_them(tmp_path: Path) -> None:
    accounts = register(case_with(tmp_path / "in", "ucdp-ged"))["accounts"]
    first = accounts[0]
    assert first["reported"]["killed"]["min"] == 3 and first["reported"]["killed"]["max"] == 5
    assert (first["places"][0]["radius_m"], first["places"][0]["country"]) == (5000, "UA")
    assert [a["id"] for a in first["actors"]] == ["state:RU"]
    assert accounts[2]["actors"] == []  # a battle: nobody is blamed
    notes = Case.open(tmp_path / "in" / "case", by="tester", now=lambda: NOW).show().documents[0].notes
    assert [note.split(":")[0] for note in notes] == ["row 2", "row 3", "row 3", "row 3", "row 3", "row 3"]


def test_table_added_before_without_a_mapping_is_read_by_it(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    case.add([str(TABLES / "acled.csv")])
    case.import_register(str(TABLES / "acled.csv"), "acled")
    assert len(register(case)["accounts"]) == 2


def test_same_bytes_from_elsewhere_are_read_by_the_mapping(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    other = tmp_path / "other.csv"
    other.write_bytes((TABLES / "acled.csv").read_bytes())
    case.add([str(other)])
    case.import_register(str(TABLES / "acled.csv"), "acled")
    assert len(register(case)["accounts"]) == 2


def test_register_is_no_voice_beside_a_report(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    case.add([str(reports(tmp_path / "in"))])
    (before,) = register(case)["incidents"]
    case.import_register(str(TABLES / "ucdp-ged.csv"), "ucdp-ged")
    after = next(i for i in register(case)["incidents"] if i["id"] == before["id"])
    assert len(after["accounts"]) == len(before["accounts"]) + 1
    assert after["assessment"]["roots_min"] == before["assessment"]["roots_min"]


def test_rows_of_reports_may_join_but_not_two_of_one_article(tmp_path: Path) -> None:
    (tmp_path / "voices.toml").write_text(VOICES)
    rows = ["article,day,place,country,dead"]
    rows += [f"{name},2022-03-09,Uman,Ukraine,4" for name in ("First Paper", "Second Paper", "First Paper")]
    (tmp_path / "rows.csv").write_text("\n".join(rows))
    case = new_case(tmp_path)
    case.import_register(str(tmp_path / "rows.csv"), str(tmp_path / "voices.toml"))
    assert sorted(len(i["accounts"]) for i in register(case)["incidents"]) == [1, 2]
    (tmp_path / "voices.toml").write_text(VOICES.replace('"report"', '"incident"'))
    case.import_register(str(tmp_path / "rows.csv"), str(tmp_path / "voices.toml"))
    assert sorted(len(i["accounts"]) for i in register(case)["incidents"]) == [1, 1, 1]


def test_two_registers_are_compared_in_words_and_in_json(tmp_path: Path) -> None:
    left, right = case_with(tmp_path / "a", "ucdp-ged"), case_with(tmp_path / "b", "acled")
    sizes = left.vault.size, right.vault.size
    arguments = ["reconcile", str(left.folder), str(right.folder)]
    told = CliRunner().invoke(app, arguments).output
    assert "In both: 1 of A, 1 of B (1 pair)." in told and "Only in A: 2. Only in B: 1." in told
    assert "same day: 2022-02-24" in told and max(map(len, told.splitlines())) <= 80
    assert told == CliRunner().invoke(app, arguments).output
    found = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).output)
    assert [len(found[key]) for key in ("left", "right", "partners", "left_alone", "right_alone")] == [3, 2, 1, 2, 1]
    assert (Case.open(left.folder, by="t").vault.size, Case.open(right.folder, by="t").vault.size) == sizes


def test_import_says_what_is_new_and_which_rows_are_odd(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    found = CliRunner().invoke(app, ["import", str(case.folder), str(TABLES / "ucdp-ged.csv"), "--mapping", "ucdp-ged"])
    assert "row 2: best 9 is below low 10" in found.output and "The register has 3 new incidents." in found.output
