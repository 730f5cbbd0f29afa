"""What a log entry says of an anchor, against the anchor itself: who can write an entry can write any time into it."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from solferino.errors import BadAnchor, BadNote, BrokenVault
from solferino.preserve import ots, stamp
from solferino.preserve.checkpoint import parse_signed
from solferino.preserve.disk import read_bytes
from solferino.preserve.fault import Fault
from solferino.preserve.note import check, parse_key

MAIN = {"rfc3161": ".tsr", "cosignature": ".cosignature", "opentimestamps": ".ots"}
READ_AGAIN = ("time", "authority", "authority_sha256", "authority_expires", "self_issued")
FIND_OUT = "the file is what others gave, the entry what somebody wrote of it: find out who"


def said_faults(vault: Path, detail: Mapping[str, Any]) -> tuple[Fault, ...]:
    """A fault where an anchor, whose files are those that were logged, is not what its entry says it is."""
    kind, says, size = detail["kind"], detail["says"], detail["log_size"]
    name = next((name for name in detail["files"] if name.endswith(MAIN[kind])), "")
    path, where = vault / "anchors" / name, f"anchors/{name}"
    try:
        if kind == "cosignature":
            same = _cosigned(path, says, size)
        elif kind == "rfc3161":
            same = _stamped(path, says, size)
        else:
            same = ots.parse(read_bytes(path)).digest == hashlib.sha256(_message(path, size)).digest()
    except (BadAnchor, BadNote, BrokenVault) as error:
        return (Fault("anchor", where, f"not what the log says: {error.what}", FIND_OUT),)
    return () if same else (Fault("anchor", where, "it says something else than its log entry", FIND_OUT),)


def _message(path: Path, size: int) -> bytes:
    """The checkpoint that an anchor is about. Raises `BrokenVault` where it is of another size."""
    message = read_bytes(path.with_suffix(".note"))
    if parse_signed(message, str(path))[0].size != size:
        raise BrokenVault("a checkpoint of another size", where=str(path))
    return message


def _cosigned(path: Path, says: Mapping[str, Any], size: int) -> bool:
    checkpoint, note = parse_signed(read_bytes(path), str(path))
    witness = parse_key(says["witness"])
    return checkpoint.size == size and check(note, [witness]).get(witness) == says["unix_time"]


def _stamped(path: Path, says: Mapping[str, Any], size: int) -> bool:
    """The stamp once more, but for `openssl` and for who was pinned: these were the act of whoever kept it."""
    chain = stamp.certificates(read_bytes(path.with_suffix(".pem")))
    response, asked = read_bytes(path), read_bytes(path.with_suffix(".tsq"))
    found = stamp.check_again(response, _message(path, size), chain, asked=asked).says()
    return all(found[name] == says.get(name) for name in READ_AGAIN)
