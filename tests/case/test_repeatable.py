"""The same reports give the same bytes, whatever order Python keeps its sets in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import hashlib, sys
from datetime import UTC, datetime
from pathlib import Path
from solferino.case import Case
case = Case.create(Path(sys.argv[1]), title="Seeds", by="tester", now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
case.add(sys.argv[2:])
print(hashlib.sha256(case.export("json")).hexdigest())
"""


@pytest.mark.shared
def test_register_does_not_depend_on_the_seed_of_hashes(tmp_path: Path, shared: Path) -> None:
    folder = shared / "reports" / "docs"
    if not folder.is_dir():
        pytest.skip("needs the annotated reports in the project's shared data")
    found = set()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", SCRIPT, str(tmp_path / seed), str(folder)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        found.add(done.stdout.strip())
    assert len(found) == 1
