"""The fault loop: an `add` of three files and a signature, cut at every operation of the disk in every way.

`python -m tools.faults` tries them all; `--every 5` each fifth operation. After each fault the vault is opened again:
it must be as before or whole, the audit clean, nothing registered half, and the same `add` must then succeed.
"""

import argparse
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from solferino.model.exhibit import Intake
from solferino.preserve import ORPHAN, Vault, audit
from solferino.preserve.disk import Disk
from solferino.preserve.keys import Signer
from solferino.preserve.note import ED25519, VerifierKey
from solferino.preserve.signing import introduce, sign_newest

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
THREE = tuple(Intake(f"{n} file".encode() * 50, f"in/{n}", f"{n}.txt", "text/plain", NOW, "tester") for n in range(3))
BEFORE, AFTER = 2, 5  # log entries: genesis and key; then three receipts
KILLED = 9


class PowerCut(BaseException):
    """The machine stopped: nothing of the program may catch it."""


class CountingDisk(Disk):
    """Calls `strike` at the n-th operation, before doing it."""

    def __init__(self, stop_at: int) -> None:
        self.stop_at = stop_at
        self.done = 0

    def strike(self) -> None:
        """What happens at the operation."""

    def step(self) -> None:
        """One operation is about to be done."""
        self.done += 1
        if self.done == self.stop_at:
            self.strike()

    def fill(self, file: IO[bytes], data: bytes) -> None:
        self.step()
        super().fill(file, data)

    def sync(self, file: IO[bytes]) -> None:
        self.step()
        super().sync(file)

    def barrier(self, paths: Sequence[Path], folder: Path) -> None:
        self.step()
        super().barrier(paths, folder)

    def link(self, source: Path, target: Path) -> None:
        self.step()
        super().link(source, target)

    def rename(self, source: Path, target: Path) -> None:
        self.step()
        super().rename(source, target)

    def remove(self, path: Path) -> None:
        self.step()
        super().remove(path)

    def make_folder(self, path: Path, *, sync: bool = True) -> None:
        self.step()
        super().make_folder(path, sync=sync)

    def sync_folder(self, path: Path) -> None:
        self.step()
        super().sync_folder(path)


class KillingDisk(CountingDisk):
    """The process is gone at once: no `finally`, no clean-up."""

    def strike(self) -> None:
        os._exit(KILLED)


class FailingDisk(CountingDisk):
    """The operation fails once; the program may go on."""

    def strike(self) -> None:
        raise OSError(errno.EIO, "input/output error")


class FullDisk(CountingDisk):
    """From the operation on, nothing more can be written or named: a write is taken half, then refused."""

    def fill(self, file: IO[bytes], data: bytes) -> None:
        self.done += 1
        if self.done >= self.stop_at:
            file.write(data[: len(data) // 2])
            file.flush()
            raise OSError(errno.ENOSPC, "no space left on device")
        Disk.fill(self, file, data)

    def step(self) -> None:
        self.done += 1

    def link(self, source: Path, target: Path) -> None:
        self._refuse()
        super().link(source, target)

    def rename(self, source: Path, target: Path) -> None:
        self._refuse()
        super().rename(source, target)

    def _refuse(self) -> None:
        if self.done + 1 >= self.stop_at:
            self.done += 1
            raise OSError(errno.ENOSPC, "no space left on device")


class TornDisk(CountingDisk):
    """The power goes in the middle of a write."""

    def fill(self, file: IO[bytes], data: bytes) -> None:
        if self.done + 1 == self.stop_at:
            file.write(data[: len(data) // 2])
            file.flush()
        super().fill(file, data)

    def strike(self) -> None:
        raise PowerCut


class ForgetfulDisk(CountingDisk):
    """The power goes and takes along whatever no barrier had forced to the disk: names, contents, or both.

    `names` undoes links, renames and removals since the last barrier of their folder; `contents` halves unforced files.
    """

    def __init__(self, stop_at: int, *, names: bool, contents: bool) -> None:
        super().__init__(stop_at)
        self.names, self.contents = names, contents
        self._undo: list[tuple[Path, Callable[[], object]]] = []
        self._unforced: dict[int, Path] = {}
        self._folder = Path()

    def strike(self) -> None:
        if self.contents:
            for identity, root in self._unforced.items():
                for path in [p for p in root.rglob("*") if p.is_file() and p.stat().st_ino == identity]:
                    path.chmod(0o600)
                    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        if self.names:
            for _, undo in reversed(self._undo):
                undo()
        raise PowerCut

    def write(self, path: Path, data: bytes, *, sync: bool = True) -> None:
        self._folder = path.parent.parent
        super().write(path, data, sync=sync)

    def fill(self, file: IO[bytes], data: bytes) -> None:
        self._unforced[os.fstat(file.fileno()).st_ino] = self._folder
        super().fill(file, data)

    def sync(self, file: IO[bytes]) -> None:
        super().sync(file)
        self._unforced.pop(os.fstat(file.fileno()).st_ino, None)

    def barrier(self, paths: Sequence[Path], folder: Path) -> None:
        super().barrier(paths, folder)
        self._undo.clear()
        self._unforced.clear()

    def sync_folder(self, path: Path) -> None:
        super().sync_folder(path)
        self._undo = [(folder, undo) for folder, undo in self._undo if folder != path]

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self._undo.append((target.parent, lambda: target.unlink(missing_ok=True)))

    def rename(self, source: Path, target: Path) -> None:
        before = target.read_bytes() if target.exists() else None
        moved = source.read_bytes()
        super().rename(source, target)

        def undo() -> None:
            target.unlink(missing_ok=True)
            if before is not None:
                target.write_bytes(before)
            source.write_bytes(moved)

        self._undo.append((target.parent, undo))

    def remove(self, path: Path) -> None:
        before = path.read_bytes() if path.is_file() else None
        super().remove(path)
        if before is not None:
            self._undo.append((path.parent, lambda: path.exists() or path.write_bytes(before)))


MODES: dict[str, Callable[[int], CountingDisk]] = {
    "killed": KillingDisk,
    "fails once": FailingDisk,
    "disk full": FullDisk,
    "torn write": TornDisk,
    "power cut, names lost": lambda k: ForgetfulDisk(k, names=True, contents=False),
    "power cut, contents lost": lambda k: ForgetfulDisk(k, names=False, contents=True),
    "power cut, both lost": lambda k: ForgetfulDisk(k, names=True, contents=True),
}


def signer(folder: Path) -> Signer:
    """A key for the trial, without the slow way over a passphrase."""
    folder.mkdir(exist_ok=True)
    (folder / ".lock").touch()
    private = Ed25519PrivateKey.from_private_bytes(b"a key for trials only".ljust(32, b"."))
    return Signer(folder, VerifierKey("solferino.faults", ED25519, private.public_key().public_bytes_raw()), private)


def prepared(folder: Path) -> Path:
    """A vault with a key, signed."""
    vault = Vault.create(folder / "vault", origin="solferino.faults", by="tester", now=NOW)
    key = signer(folder / "key")
    introduce(vault, key, by="tester", now=NOW)
    sign_newest(vault, [key])
    (folder / "large").write_bytes(THREE[2].data)
    return folder


def add(folder: Path, disk: Disk | None = None) -> None:
    """What is cut: three files received, one of them copied as large ones are; the checkpoint signed."""
    vault = Vault.open(folder / "vault", disk=disk)
    with vault.writing() as writer:
        writer.deposit_all((*THREE[:2], replace(THREE[2], file=str(folder / "large"))))
    sign_newest(vault, [signer(folder / "key")])


def operations(base: Path, folder: Path) -> int:
    """How many operations of the disk that takes."""
    shutil.copytree(base, folder)
    disk = CountingDisk(0)
    add(folder, disk)
    return disk.done


def trial(base: Path, folder: Path, disk: CountingDisk) -> list[str]:
    """Cut an `add` and look: what is wrong afterwards, nothing where all is well."""
    shutil.copytree(base, folder)
    if isinstance(disk, KillingDisk):
        child = os.fork()
        if child == 0:
            add(folder, disk)
            os._exit(0)
        os.waitpid(child, 0)
    else:
        try:
            add(folder, disk)
        except (PowerCut, OSError):
            pass
    found = _look(folder)
    shutil.rmtree(folder)
    return found


def _look(folder: Path) -> list[str]:
    wrong = []
    vault = Vault.open(folder / "vault")
    if vault.size not in (BEFORE, AFTER):
        wrong.append(f"{vault.size} entries")
    if len(vault.exhibits()) not in (0, len(THREE)):
        wrong.append("registered half")
    wrong += [f"{f.where}: {f.what}" for f in audit(vault.path) if f.kind != ORPHAN]
    add(folder)
    again = Vault.open(folder / "vault")
    if again.size != AFTER or [e.name for e in again.exhibits()] != [i.name for i in THREE]:
        wrong.append("the next add did not finish")
    if not again.note().signatures:
        wrong.append("the next add was not signed")
    return wrong + [f"after the next add: {f.where}: {f.what}" for f in audit(vault.path)]


def loop(folder: Path, every: int = 1) -> Iterator[tuple[str, int, list[str]]]:
    """Every mode at every operation: mode, operation, what was wrong."""
    (folder / "base").mkdir()
    base = prepared(folder / "base")
    count = operations(base, folder / "count")
    for name, mode in MODES.items():
        if name != "killed" or hasattr(os, "fork"):
            for k in range(1, count + 1, every):
                yield name, k, trial(base, folder / "trial", mode(k))


def main(words: list[str]) -> int:
    """Print a line for each mode. Exit code 1 where something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    every = parser.parse_args(words).every
    tried: dict[str, int] = {}
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, k, faults in loop(Path(folder), every):
            tried[name] = tried.get(name, 0) + 1
            wrong += bool(faults)
            for fault in faults:
                print(f"{name} at operation {k}: {fault}")
    for name, count in tried.items():
        print(f"{name}: {count} cuts")
    print(f"{sum(tried.values())} cuts, {wrong} with something wrong")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
