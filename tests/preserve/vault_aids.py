"""Vaults, intakes and a failing disk for tests."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from solferino.model.exhibit import Intake
from solferino.preserve import Vault
from solferino.preserve.disk import Disk

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def intake(data: bytes, name: str = "a.txt", location: str = "/in", **details: Any) -> Intake:  # noqa: ANN401
    """Bytes on their way in."""
    return Intake(data, f"{location}/{name}", name, "text/plain", NOW, "tester", details)


def new_vault(path: Path, disk: Disk | None = None) -> Vault:
    """An empty vault."""
    return Vault.create(path / "vault", origin="solferino.test/case", by="tester", now=NOW, disk=disk)


class PowerCut(Exception):
    """The machine stopped."""


class FailingDisk(Disk):
    """Stops at the n-th operation, before doing it; a write is torn in the middle."""

    def __init__(self, stop_at: int) -> None:
        self.stop_at = stop_at
        self.done = 0

    def _step(self) -> None:
        self.done += 1
        if self.done >= self.stop_at:
            raise PowerCut

    def fill(self, file: IO[bytes], data: bytes) -> None:
        """Half the bytes are written when the power goes."""
        try:
            self._step()
        except PowerCut:
            file.write(data[: len(data) // 2])
            file.flush()
            raise
        super().fill(file, data)

    def sync(self, file: IO[bytes]) -> None:
        self._step()
        super().sync(file)

    def link(self, source: Path, target: Path) -> None:
        self._step()
        super().link(source, target)

    def rename(self, source: Path, target: Path) -> None:
        self._step()
        super().rename(source, target)

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)

    def make_folder(self, path: Path, *, sync: bool = True) -> None:
        self._step()
        super().make_folder(path, sync=sync)

    def barrier(self, paths: Sequence[Path], folder: Path) -> None:
        self._step()
        super().barrier(paths, folder)

    def sync_folder(self, path: Path) -> None:
        self._step()
        super().sync_folder(path)
