"""Incident fields on a sample of MUC-4, fixed by order, against the floor."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.shared
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
EVERY = 5  # each fifth document of the half that is only scored


def test_fields_and_events_reach_their_floors(shared: Path, repository: Path, tmp_path: Path) -> None:
    if not (shared / "bench" / "incidents-muc4").is_dir():
        pytest.skip("needs the MUC-4 keys and texts in the project's shared data")
    out = tmp_path / "figures.json"
    command = [sys.executable, "bench/incidents_muc4.py", "second", "--every", str(EVERY), "--json", str(out)]
    subprocess.run(command, check=True, cwd=repository, capture_output=True)
    figures = json.loads(out.read_text(encoding="utf-8"))["second"]
    for name in ("fields_f1", "events_f1"):
        floor = FLOORS[f"muc4_{name}"]
        assert figures[name] >= floor, f"{name}: {figures[name]:.3f}, floor {floor}"


def test_without_the_data_the_command_says_so_and_ends_well(fresh_tree: Path) -> None:
    command = [sys.executable, str(fresh_tree / "bench" / "incidents_muc4.py")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert "data not found" in done.stdout
