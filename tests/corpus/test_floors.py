"""The whole program on the annotated reports, against the floors."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from solferino.case import Case

pytestmark = pytest.mark.shared
ALL_FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
FLOORS = {name: floor for name, floor in ALL_FLOORS.items() if not isinstance(floor, dict)}  # of the reports themselves
AT_MOST = ("false_accounts_over_negatives", "unanchored")
NEGATIVES = 9
FIELDS = (
    "killed", "injured", "date", "time_local", "site", "victims_f1", "objects_f1", "weapons_f1", "alleged_actor",
    "claim_quote_recall", "claim_stance", "speaker",
)  # fmt: skip
OWN_TESTS = ("wikiwars", "muc4", "invented")  # floors of other data, each in a test of its own


@pytest.fixture(scope="module")
def figures(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    folder = tmp_path_factory.mktemp("corpus")
    case = Case.create(folder / "case", title="Annotated reports", by="tester")
    case.add([str(shared / "reports" / "docs")])
    register, scores = folder / "register.json", folder / "scores.json"
    register.write_bytes(case.export("json"))
    scorer = [sys.executable, str(shared / "reports" / "score.py"), str(register), "--json", str(scores)]
    subprocess.run(scorer, check=True, capture_output=True)
    return named(json.loads(scores.read_text(encoding="utf-8")))


def named(scores: dict[str, Any]) -> dict[str, float]:
    """The scorer's figures under the names of the floors."""
    tables = {
        name.lower(): table for name, table in (scores.get("scores") or scores).items() if isinstance(table, dict)
    }

    def value(table: str, figure: str) -> float:
        found = next(rows for name, rows in tables.items() if name.startswith(table))[figure]
        return float(found["value"] if isinstance(found, dict) else found[0] if isinstance(found, list) else found)

    return {
        "accounts_f1": value("accounts", "f1"),
        "fields_f1": value("headline", "fields_f1"),
        "false_accounts_over_negatives": round(value("accounts", "false_per_negative") * NEGATIVES),
        "unanchored": value("integrity", "claims_unanchored") + value("integrity", "totals_unanchored"),
        **{field: value("fields", field) for field in FIELDS},
        "copies_precision": value("copies", "precision"),
        "copies_recall": value("copies", "recall"),
        "linking_b3_f1": value("linking", "b3_f1"),
    }


@pytest.mark.parametrize("name", sorted(name for name in FLOORS if not name.startswith(OWN_TESTS)))
def test_figure_reaches_its_floor(figures: dict[str, float], name: str) -> None:
    print(f"{name}: {figures[name]:.3f}, floor {FLOORS[name]}")  # noqa: T201 - shown when it fails
    if name in AT_MOST:
        assert figures[name] <= FLOORS[name]
    else:
        assert figures[name] >= FLOORS[name]
