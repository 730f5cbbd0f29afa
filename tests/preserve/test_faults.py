"""Cut at any operation in any way, a vault is as it was or whole; and the loop would notice if it were not."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tools import faults


def test_reduced_fault_loop_finds_nothing(tmp_path: Path) -> None:
    found = list(faults.loop(tmp_path, every=9))
    assert len(found) >= 7 * 5
    assert [(name, k, wrong) for name, k, wrong in found if wrong] == []


class NoBarrier(faults.ForgetfulDisk):
    """A program that forgot its barriers would write like this."""

    def barrier(self, paths: Sequence[Path], folder: Path) -> None:
        self.step()

    def sync_folder(self, path: Path) -> None:
        self.step()


def test_loop_notices_a_program_without_barriers(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    base = faults.prepared(tmp_path / "base")
    count = faults.operations(base, tmp_path / "count")
    noticed = []
    for k in range(count - 6, count + 1, 2):
        try:
            noticed += faults.trial(base, tmp_path / "trial", NoBarrier(k, names=False, contents=True))
        except Exception as error:  # noqa: BLE001 - the vault may be beyond reading: that is noticed too
            noticed.append(str(error))
            shutil.rmtree(tmp_path / "trial", ignore_errors=True)
    assert noticed
