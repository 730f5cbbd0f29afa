"""A second person who signs what they saw, by exchange of files (C2SP tlog-witness, tlog-cosignature).

The witness keeps the last checkpoint that they cosigned of each log, and signs only what begins with it.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from solferino.errors import BadNote, BadProof, BrokenVault, RefusedSignature
from solferino.preserve.checkpoint import Checkpoint, parse_signed
from solferino.preserve.disk import Disk, locked, read_bytes
from solferino.preserve.keys import LOCK, Signer
from solferino.preserve.log import replace
from solferino.preserve.note import COSIGNATURE, Note, VerifierKey, check
from solferino.preserve.proof_text import parse_request
from solferino.preserve.proofs import check_consistency

UNREADABLE, FORBIDDEN, UNKNOWN, CONFLICT, UNPROVED = 400, 403, 404, 409, 422


class Refused(RefusedSignature):
    """A witness does not sign. `status` is the number that tlog-witness gives the reason."""

    def __init__(self, status: int, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(f"{what} ({status})", where=where, hint=hint)
        self.status = status


def _state(signer: Signer, origin: str) -> Path:
    return signer.folder / f"seen-{hashlib.sha256(origin.encode()).hexdigest()}"


def last_seen(signer: Signer, origin: str) -> Checkpoint | None:
    """The last checkpoint of a log that this witness cosigned."""
    path = _state(signer, origin)
    return parse_signed(read_bytes(path), str(path), extended=True)[0] if path.is_file() else None


def cosign(signer: Signer, request: bytes, logs: Iterable[VerifierKey], now: datetime, disk: Disk) -> bytes:
    """The signature line for a request, after the new state is on disk. Raises `Refused`, `BadNote` for a wrong key."""
    if signer.key.algorithm != COSIGNATURE:
        raise BadNote("this key signs a log; a witness needs a key of its own", where=str(signer.folder))
    try:
        asked = parse_request(request)
        checkpoint, note = parse_signed(asked.checkpoint, "the request", extended=True)
    except (BadProof, BrokenVault) as error:
        raise Refused(UNREADABLE, f"the request cannot be read: {error.what}") from error
    _check_signed(note, checkpoint, logs)
    if asked.old > checkpoint.size:
        raise Refused(UNREADABLE, "the request names an older size that is larger than the new one")
    with locked(signer.folder / LOCK):
        seen = last_seen(signer, checkpoint.origin)
        _check_step(seen, checkpoint, asked.old, asked.hashes)
        replace(_state(signer, checkpoint.origin), note.encode(), disk, signer.folder)
        return signer.sign(note.text, int(now.timestamp())).line().encode()


def _check_signed(note: Note, checkpoint: Checkpoint, logs: Iterable[VerifierKey]) -> None:
    known = [key for key in logs if key.name == checkpoint.origin]
    if not known:
        raise Refused(UNKNOWN, "a log that this witness does not know", where=checkpoint.origin)
    try:
        signed = check(note, known)
    except BadNote as error:
        raise Refused(FORBIDDEN, error.what, where=checkpoint.origin) from error
    if not signed:
        raise Refused(FORBIDDEN, "the log's key did not sign this checkpoint", where=checkpoint.origin)


def _check_step(seen: Checkpoint | None, new: Checkpoint, old: int, hashes: tuple[bytes, ...]) -> None:
    size = seen.size if seen else 0
    if old != size:
        raise Refused(CONFLICT, f"this witness saw {size} entries last, not {old}", hint=f"ask again from {size}")
    if seen is None or size == 0:
        if hashes:
            raise Refused(UNPROVED, "a first checkpoint needs no proof")
        return
    if new.size == size and new.root != seen.root:
        raise Refused(CONFLICT, "another log of the same size was cosigned before", where=new.origin)
    try:
        check_consistency(hashes, seen.root, new.root, old=size, new=new.size)
    except BadProof as error:
        raise Refused(UNPROVED, f"the log does not begin with what was seen before: {error.what}") from error
