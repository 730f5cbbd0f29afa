"""Linking on public data against the floors. MAVERICK and the large register take too long for the suite."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.shared
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))["linking"]
DATA = {"ecbplus": "linking-ecbplus", "gvc": "linking-gvc", "copies": "incidents-muc4"}


@pytest.fixture(scope="module")
def figures(shared: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if not all((shared / "bench" / folder).is_dir() for folder in DATA.values()):
        pytest.skip("needs the linking data in the project's shared data")
    out = tmp_path_factory.mktemp("linking") / "figures.json"
    command = [sys.executable, "bench/linking.py", *DATA, "--json", str(out)]
    subprocess.run(command, check=True, cwd=repository, capture_output=True)
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(("part", "figure"), [(part, figure) for part in FLOORS for figure in FLOORS[part]])
def test_figure_reaches_its_floor(figures: dict[str, Any], part: str, figure: str) -> None:
    assert figures[part][figure] >= FLOORS[part][figure], f"{part} {figure}: {figures[part][figure]:.4f}"
