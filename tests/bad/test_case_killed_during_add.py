"""`kill -9` while adding: nothing is lost, and the next add finishes the work."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.case.case_aids import NOW, new_case, reports

from solferino.case import Case
from solferino.preserve import ORPHAN

SCRIPT = """
import sys
from pathlib import Path
from solferino.case import Case, reading
from solferino.preserve import log, objects

stop = sys.argv[3]

def halt(*_arguments, **_options):
    Path(sys.argv[4]).touch()
    while True:
        pass

if stop == "objects":
    log.append.__globals__["_write_new"] = halt
elif stop == "log":
    log.append.__globals__["_publish"] = halt
elif stop == "read":
    reading.read_one.__globals__["extract"].accounts.__globals__["facts"] = halt
elif stop == "assess":
    from solferino import assess
    assess.assess_all = halt
Case.open(Path(sys.argv[1]), by="tester").add([sys.argv[2]])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
@pytest.mark.parametrize("stop", ["objects", "log", "read", "assess"])
def test_killed_add_is_finished_by_the_next(tmp_path: Path, stop: str) -> None:
    case, folder, mark = new_case(tmp_path), reports(tmp_path / "in"), tmp_path / "reached"
    command = [sys.executable, "-c", SCRIPT, str(case.folder), str(folder), stop, str(mark)]
    process = subprocess.Popen(command)
    for _ in range(600):
        if mark.exists() or process.poll() is not None:
            break
        time.sleep(0.05)
    assert mark.exists(), "the program ended before the place where it was to be killed"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    again = Case.open(case.folder, by="tester", now=lambda: NOW)
    assert [f for f in again.audit() if f.kind != ORPHAN] == []
    again.add([str(folder)])
    assert again.audit() == ()
    whole = new_case(tmp_path / "other")
    whole.add([str(folder)])
    assert again.export("json") == whole.export("json")
