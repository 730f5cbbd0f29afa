"""The program as people and scripts call it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.case.case_aids import reports

PROGRAM = Path(sys.executable).with_name("solferino")


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAM), *map(str, words)]
    wide = {**os.environ, "COLUMNS": "160", "SOLFERINO_USER": "tester"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=wide)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    assert run("init", folder / "case", "--title", "Test").returncode == 0
    added = run("add", folder / "case", reports(folder / "in"))
    assert added.returncode == 0, added.stderr
    assert "Preserved 3 new files" in added.stdout
    assert "1 new incident" in added.stdout
    assert added.stderr == ""
    return folder / "case"


def test_table_shows_the_register_in_words(case: Path) -> None:
    shown = run("show", case)
    assert shown.returncode == 0
    for words in ("Missile strike, Uman, 24 February 2022, about 10:30", "sources"):
        assert words in shown.stdout
    assert "Next: solferino show" in shown.stdout


def test_incident_is_shown_with_quotes_speakers_and_reasons(case: Path) -> None:
    register = json.loads(run("show", case, "--json").stdout)
    shown = run("show", case, register["incidents"][0]["id"][:8])
    assert shown.returncode == 0
    assert "“Two men and two women were reportedly killed.”" in shown.stdout
    assert "the governor" in shown.stdout
    assert "same site" in shown.stdout
    assert "Grade:" in shown.stdout


def test_working_behind_a_figure_is_told_rule_by_rule(case: Path) -> None:
    register = json.loads(run("show", case, "--json").stdout)
    incident = register["incidents"][0]
    shown = run("show", case, incident["id"][:8], "--why")
    assert shown.returncode == 0, shown.stderr
    for words in (
        "Why killed: ",
        "C4  Low: the largest number",
        "counts as voice 1",
        "UCDP-like: ",
        "Why the grade is ",
    ):
        assert words in shown.stdout
    assert set(incident["toll"]["killed"]["aggregates"]) == {"ours", "ucdp", "airwars", "conservative", "latest"}
    assert any(row["claims"] for row in incident["toll"]["killed"]["inputs"])
    assert "killed, most conservative: " in run("show", case, "--why").stdout
    assert {row["method"] for row in register["sensitivity"]} >= {"ours", "latest"}


def test_register_is_shown_as_known_on_a_day(case: Path) -> None:
    shown = run("show", case, "--as-of", "2022-02-24")
    assert shown.returncode == 0, shown.stderr
    assert "As known on 2022-02-24: 0 of 3 documents" in shown.stdout
    assert "Uman, 24 February 2022" in run("show", case, "--as-of", "2022-02-25").stdout
    assert run("show", case, "--as-of", "yesterday").returncode == 2


def test_dossier_and_exports_are_written_where_they_are_asked_for(case: Path, tmp_path: Path) -> None:
    page = tmp_path / "dossier.html"
    assert run("report", case, "-o", page).returncode == 0
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    for kind in ("json", "csv", "geojson"):
        assert run("export", case, "--format", kind, "-o", tmp_path / f"out.{kind}").returncode == 0
        assert (tmp_path / f"out.{kind}").stat().st_size > 0
    assert json.loads(run("export", case).stdout)["format"] == "solferino-register/1"


@pytest.mark.parametrize("view", ["partner", "public"])
def test_narrower_views_can_be_written(case: Path, tmp_path: Path, view: str) -> None:
    assert run("report", case, "-o", tmp_path / "d.html", "--view", view).returncode == 0


def test_audit_is_quietly_fine_and_loudly_wrong(case: Path, tmp_path: Path) -> None:
    fine = run("audit", case)
    assert (fine.returncode, fine.stderr) == (0, "")
    assert "Every byte is as the log says" in fine.stdout
    target = next(p for p in (case / "vault" / "objects").rglob("*") if p.is_file())
    data = target.read_bytes()
    target.chmod(0o600)
    target.write_bytes(data[:-1] + b"\x00")
    wrong = run("audit", case)
    assert wrong.returncode == 1
    assert target.name in wrong.stdout
    told = json.loads(run("audit", case, "--json").stdout)
    assert not told["sound"] and target.name in told["faults"][0]["where"]
    target.write_bytes(data)


def test_flipped_byte_of_the_format_file_is_damage_and_no_newer_vault(case: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(case, tmp_path / "copy"))
    path = copy / "vault" / "FORMAT"
    path.write_bytes(path.read_bytes().replace(b"vault/1", b"vault/3"))
    wrong = run("audit", copy)
    assert (wrong.returncode, wrong.stderr) == (1, "")
    assert "FORMAT" in wrong.stdout


def test_incident_is_told_with_place_time_things_and_party(case: Path) -> None:
    identity = json.loads(run("export", case).stdout)["incidents"][0]["id"]
    shown = run("show", case, identity).stdout
    for words in (
        "When: 24 February 2022, about 10:30 local time (UTC+02:00).",
        "Where: ",
        "(within ",
        "hospital, according to ",
        "Weapon, as named: missile, according to ",
        "(said with “reportedly”)",
        "It rests on:",
        "  account a",
    ):
        assert words in shown, words


def test_decisions_are_recorded_and_rebuild_keeps_them(case: Path) -> None:
    register = json.loads(run("show", case, "--json").stdout)
    decided = run("decide", case, "accept", register["incidents"][0]["id"], "--reason", "seen", "--by", "A. Reviewer")
    assert decided.returncode == 0, decided.stderr
    assert "by A. Reviewer" in decided.stdout
    before = run("export", case).stdout
    assert run("rebuild", case).returncode == 0
    assert run("export", case).stdout == before


@pytest.mark.parametrize(
    "words",
    [
        ("show", "no-such-case"),
        ("add", "no-such-case", "x.txt"),
        ("audit", "no-such-case"),
        ("report", "CASE", "-o", "dossier.odt"),
        ("report", "CASE", "-o", "no/such/folder/d.html"),
        ("report", "CASE", "-o", "d.html", "--view", "secret"),
        ("export", "CASE", "--format", "xml", "-o", "x.xml"),
        ("add", "CASE", "no-such-file.txt"),
        ("show", "CASE", "zzzzzz"),
        ("decide", "CASE", "accept", "zzzz", "--reason", "x"),
        ("decide", "CASE", "guess", "zzzz", "--reason", "x"),
        ("init", "CASE"),
        ("add", "CASE", "x.txt", "--published", "25 Feb"),
        ("decide", "CASE", "set-aside", "INCIDENT", "--reason", "x"),
        ("export", "CASE", "-o", "CASE/vault/log/checkpoint"),
        ("report", "CASE", "-o", "CASE/vault/d.html"),
    ],
    ids=" ".join,
)
def test_errors_say_what_to_do_and_end_with_two(case: Path, words: tuple[str, ...]) -> None:
    known = json.loads(run("export", case).stdout)["incidents"][0]["id"]
    done = run(*(word.replace("CASE", str(case)).replace("INCIDENT", known) for word in words))
    assert done.returncode == 2, done.stdout
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr
    assert "What to do" in done.stderr or "Where" in done.stderr


def test_bad_use_ends_with_two() -> None:
    assert run("nonsense").returncode == 2
    assert run("show").returncode == 2


def test_control_characters_of_documents_never_reach_the_terminal(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        "date: 2022-02-25\n\nFour civilians \x1b[31mwere killed in a missile strike in Uman on Thursday, "
        "the \u202egovernor said.",
        encoding="utf-8",
    )
    run("init", tmp_path / "case")
    run("add", tmp_path / "case", hostile)
    identity = json.loads(run("show", tmp_path / "case", "--json").stdout)["incidents"][0]["id"]
    shown = run("show", tmp_path / "case", identity).stdout
    assert "\x1b" not in shown and "\u202e" not in shown
    assert "\\u202e" in shown  # colours are left out when a text is read, other signs are shown as codes


def test_version_and_help_are_quick_to_tell() -> None:
    assert run("--version").stdout.startswith("Solferino ")
    told = run("--help")
    assert told.returncode == 0
    for name in ("init", "add", "show", "report", "export", "decide", "audit", "rebuild", "bench"):
        assert name in told.stdout


def test_explains_a_claim_field_by_field(case: Path) -> None:
    register = json.loads(run("export", case).stdout)
    claim = next(claim for claim in register["claims"] if "killed" in claim["quote"])
    shown = run("explain", case, claim["id"])
    assert shown.returncode == 0, shown.stderr
    for words in ("stance: reports", "by tolls:killed", "words: “"):
        assert words in shown.stdout
    rows = json.loads(run("explain", case, claim["id"], "--json").stdout)
    assert {"speaker", "stance", "toll"} <= {row["field"] for row in rows}


def test_explains_an_account_with_the_places_it_might_have_meant(case: Path) -> None:
    register = json.loads(run("export", case).stdout)
    rows = json.loads(run("explain", case, register["accounts"][0]["id"], "--json").stdout)
    place = next(row for row in rows if row["field"] == "place" and row["value"].startswith("Uman"))
    assert any("MX" in other for other in place["instead_of"])
    assert next(row for row in rows if row["field"] == "event")["rule"].startswith("trigger:")


def test_unknown_claim_is_told_with_what_to_do(case: Path) -> None:
    wrong = run("explain", case, "c0000")
    assert wrong.returncode == 2
    assert "What to do" in wrong.stderr
