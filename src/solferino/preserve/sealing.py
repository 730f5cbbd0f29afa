"""Sealed exhibits: content that only custodians can open, and that can be made unreadable without a gap in the log.

Each has a key of its own, wrapped for the custodians (age, X25519). The log holds a commitment under that content's own
random key, and digests of ciphertext and wrapped key: no name, no digest of the content that could be guessed.
Erasure destroys the wrapped key and leaves a tombstone.
"""

import hashlib
import hmac
import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pyrage

from solferino.errors import BrokenVault, CaseExists, InvalidValue, RefusedInput, UnknownItem, WrongPassphrase
from solferino.model.exhibit import CustodyEvent, Intake
from solferino.preserve import passphrase as passphrases
from solferino.preserve.disk import Disk, read_bytes
from solferino.preserve.fault import ORPHAN, Fault
from solferino.preserve.leaves import SEAL, TOMBSTONE
from solferino.preserve.objects import file_sha256, regular_file
from solferino.preserve.vault import Vault

HEADER = b"solferino-sealed/1\n"
LENGTH_BYTES = 8
SECRET, PUBLIC = "seal.key", "seal.pub"
UNSEAL = "unseal"
SEALED_ID = re.compile(r"[0-9a-f]{32}")
PIECE = 1 << 20  # bytes overwritten at a time
LARGEST_SEALED = 1 << 30  # bytes: it is held in memory, at times four times over


class Erasure(Enum):
    """What became of the key of an exhibit that was erased."""

    DESTROYED = "destroyed"  # it was the one that was logged, and is overwritten and gone
    MISSING = "missing"  # nothing lay there: somebody had taken it
    ANOTHER = "another"  # what lay there is gone, but was not the key as it was logged
    BEFORE = "before"  # the log has its tombstone already, and nothing lies there any more


@dataclass(frozen=True, slots=True)
class Unsealed:
    """What was sealed: its record (name, origin, digest, details) and its bytes."""

    record: dict[str, Any]
    data: bytes


def create_custodian(folder: Path, passphrase: str, disk: Disk) -> str:
    """A custodian's key behind a passphrase; its public half (`age1…`). Raises `CaseExists`, `WrongPassphrase`."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseExists("the folder is not empty", where=str(folder), hint="choose a new folder for the key")
    identity = pyrage.x25519.Identity.generate()
    secret = passphrases.lock(str(identity).encode(), passphrase)
    disk.make_folder(folder)
    if os.name != "nt":
        folder.chmod(0o700)
    disk.write(folder / SECRET, secret)
    disk.write(folder / PUBLIC, f"{identity.to_public()}\n".encode())
    disk.sync_folder(folder)
    return str(identity.to_public())


def unlock_custodian(folder: Path, passphrase: str) -> str:
    """The private key of a custodian. Raises `WrongPassphrase`."""
    return passphrases.unlock(read_bytes(folder / SECRET), passphrase, str(folder)).decode()


def _paths(vault: Path, identity: str) -> tuple[Path, Path]:
    folder = vault / "objects" / "sealed"
    return folder / f"{identity}.age", folder / f"{identity}.key"


def commitment(key: bytes, record: bytes) -> str:
    """HMAC-SHA-256 of a record under its own random key: binds without telling."""
    return hmac.new(key, record, hashlib.sha256).hexdigest()


def loaded(intake: Intake) -> Intake:
    """An intake with all of its bytes, for what is sealed is held in memory.

    Raises `InvalidValue` where they are too many, `MissingInput`, and `RefusedInput` where the file changes meanwhile.
    """
    if not intake.file:
        return intake
    with regular_file(Path(intake.file)) as (file, before):
        data = b"" if before.st_size > LARGEST_SEALED else file.read(before.st_size + 1)
        after = os.fstat(file.fileno())
    if before.st_size > LARGEST_SEALED:
        hint = f"up to {LARGEST_SEALED >> 30} GiB can be sealed: split it, or encrypt it for the custodians first"
        raise InvalidValue("too large to be sealed: it is held in memory", where=intake.name, hint=hint)
    if len(data) != before.st_size or before.st_mtime_ns != after.st_mtime_ns:
        raise RefusedInput("the file changed while it was read", where=intake.file, hint="seal it again when it rests")
    return replace(intake, data=data, file="")


def seal(vault: Vault, intake: Intake, custodians: Sequence[str]) -> str:
    """Seal an intake for custodians (`age1…`) and log it; the sealed exhibit's id, which says nothing of it.

    Raises `InvalidValue` where no custodian is named, one is none, or the content is too large for memory.
    """
    if not custodians:
        raise InvalidValue("sealing needs a custodian", where=intake.name, hint="name one by --to, or --new-key")
    intake = loaded(intake)
    try:
        recipients = [pyrage.x25519.Recipient.from_str(text) for text in custodians]
    except pyrage.RecipientError as error:
        raise InvalidValue("a custodian is named by a public key age1…", where=", ".join(custodians)) from error
    own, secret, identity = pyrage.x25519.Identity.generate(), secrets.token_bytes(32), secrets.token_hex(16)
    record = _record(intake)
    plain = HEADER + secret + len(record).to_bytes(LENGTH_BYTES, "big") + record + intake.data
    content, wrapped = pyrage.encrypt(plain, [own.to_public()]), pyrage.encrypt(str(own).encode(), recipients)
    detail = {
        "commitment": commitment(secret, record),
        "ciphertext_sha256": hashlib.sha256(content).hexdigest(),
        "key_sha256": hashlib.sha256(wrapped).hexdigest(),
        "custodians": len(recipients),
    }
    with vault.writing() as writer:
        vault.disk.make_folder(vault.path / "objects" / "sealed")
        for path, data in zip(_paths(vault.path, identity), (content, wrapped), strict=True):
            vault.disk.write(path, data)
        vault.disk.sync_folder(vault.path / "objects" / "sealed")
        writer.record(action=SEAL, about=identity, detail=detail, by=intake.received_by, at=intake.received_at)
    return identity


def _record(intake: Intake) -> bytes:
    record = {
        "sha256": hashlib.sha256(intake.data).hexdigest(),
        "size_bytes": len(intake.data),
        "media_type": intake.media_type,
        "name": intake.name,
        "location": intake.location,
        "details": intake.details,
    }
    return json.dumps(record, sort_keys=True).encode()


def sealed(events: Iterable[CustodyEvent]) -> dict[str, CustodyEvent]:
    """Sealed exhibits by id, with the event that sealed each; erased ones too."""
    return {event.about: event for event in events if event.action == SEAL}


def erased(events: Iterable[CustodyEvent]) -> set[str]:
    """Ids of sealed exhibits that have a tombstone."""
    return {event.about for event in events if event.action == TOMBSTONE}


def unseal(vault: Vault, identity: str, private: str, *, reason: str, act: tuple[str, datetime]) -> Unsealed:
    """Open a sealed exhibit, checked against the log; who opened it and why is logged first.

    Raises `UnknownItem` where there is none or it was erased, `WrongPassphrase` where this custodian cannot open it,
    `BrokenVault` where its bytes are not those that were sealed, `InvalidValue` without a reason.
    """
    event = sealed(vault.events()).get(identity)
    if event is None or identity in erased(vault.events()):
        raise UnknownItem("no such sealed exhibit, or it was erased", where=identity)
    if not reason.strip():
        raise InvalidValue("opening a sealed exhibit needs a reason", where=identity)
    found = _opened(vault.path, event, private)
    with vault.writing() as writer:
        writer.record(action=UNSEAL, about=identity, detail={"reason": reason.strip()}, by=act[0], at=act[1])
    return found


def _opened(vault: Path, event: CustodyEvent, private: str) -> Unsealed:
    content, wrapped = (read_bytes(path, None) for path in _paths(vault, event.about))
    if hashlib.sha256(content).hexdigest() != event.detail["ciphertext_sha256"]:
        raise BrokenVault("the sealed bytes have changed", where=event.about, hint="run: solferino audit DIR")
    try:
        key = pyrage.decrypt(wrapped, [pyrage.x25519.Identity.from_str(private)]).decode()
        plain = pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(key)])
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError) as error:
        raise WrongPassphrase("this custodian's key does not open it", where=event.about) from error
    at = len(HEADER)
    secret, at = plain[at : at + 32], at + 32
    length = int.from_bytes(plain[at : at + LENGTH_BYTES], "big")
    record, data = plain[at + LENGTH_BYTES :][:length], plain[at + LENGTH_BYTES + length :]
    if not plain.startswith(HEADER) or commitment(secret, record) != event.detail["commitment"]:
        raise BrokenVault("what was sealed is not what the log is bound to", where=event.about)
    said = dict(json.loads(record))
    if said["sha256"] != hashlib.sha256(data).hexdigest():
        raise BrokenVault("the sealed content is not that of its record", where=event.about)
    return Unsealed(said, data)


def erase(vault: Vault, identity: str, *, reason: str, basis: str, act: tuple[str, datetime]) -> Erasure:
    """Make a sealed exhibit unreadable for ever: a tombstone with reason and legal basis, then its key is destroyed.

    What is returned says what became of the key, which may have been taken away before. Copies of it in backups are
    beyond reach: they must be destroyed too. Raises `UnknownItem`, `InvalidValue`.
    """
    event = sealed(vault.events()).get(identity)
    if event is None:
        raise UnknownItem("no such sealed exhibit", where=identity)
    if not reason.strip():
        raise InvalidValue("erasure needs a reason", where=identity)
    _, key = _paths(vault.path, identity)
    with vault.writing() as writer:
        before = identity in erased(vault.events())
        if not before:
            detail = {"reason": reason.strip(), "basis": basis.strip()}
            writer.record(action=TOMBSTONE, about=identity, detail=detail, by=act[0], at=act[1])
        if not key.is_file():
            return Erasure.BEFORE if before else Erasure.MISSING
        logged = file_sha256(key) == event.detail["key_sha256"]
        _destroy(key, vault.disk)
        return Erasure.DESTROYED if logged else Erasure.ANOTHER


def _destroy(path: Path, disk: Disk) -> None:
    """Overwrite a file, then take it away."""
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            disk.fill(file, bytes(min(left, PIECE)))
            left -= PIECE
        file.flush()
        disk.sync(file)
    disk.remove(path)
    disk.sync_folder(path.parent)


def sealed_faults(vault: Path, events: Sequence[CustodyEvent]) -> Iterator[Fault]:
    """Sealed exhibits that are not what the log says, and keys that should be gone."""
    known, gone = sealed(events), erased(events)
    for identity, event in known.items():
        content, key = _paths(vault, identity)
        yield from _digest_fault(vault, content, event.detail.get("ciphertext_sha256"))
        if identity not in gone:
            yield from _digest_fault(vault, key, event.detail.get("key_sha256"))
        elif key.exists():
            where = key.relative_to(vault).as_posix()
            yield Fault("not-erased", where, "the key of an erased exhibit is still there", "run the erasure again")
    folder = vault / "objects" / "sealed"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        where = path.relative_to(vault).as_posix()
        if path.suffix not in (".age", ".key") or not SEALED_ID.fullmatch(path.stem):
            yield Fault("unexpected", where, "a file that the vault did not write", "move it out of the vault")
        elif path.stem not in known:
            yield Fault(ORPHAN, where, "a sealed file that no log entry speaks of", "left over from a cut: move it out")


def _digest_fault(vault: Path, path: Path, wanted: object) -> Iterator[Fault]:
    where = path.relative_to(vault).as_posix()
    if not path.is_file():
        yield Fault("missing", where, "a part of a sealed exhibit is not there")
    elif file_sha256(path) != wanted:
        yield Fault("object", where, "the bytes are not those that were sealed")
