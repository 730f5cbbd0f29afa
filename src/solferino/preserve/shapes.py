"""What a log entry must hold to be read as what its action says: ids that are digests, details of the right kind."""

import re
from typing import Any

from solferino.model.exhibit import CustodyEvent

DIGEST, SEALED_ID = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{32}")
ANCHOR_FILE = re.compile(r"[0-9]{1,20}/[0-9a-z]{1,64}\.[a-z]{1,20}")
IDS = {
    "receive": DIGEST,
    "describe": DIGEST,
    "derive": DIGEST,
    "seal": SEALED_ID,
    "unseal": SEALED_ID,
    "tombstone": SEALED_ID,
}
RECEIPT: dict[str, type] = {"size_bytes": int, "media_type": str, "name": str, "location": str, "details": dict}
DETAILS: dict[str, dict[str, type]] = {
    "receive": RECEIPT,
    "derive": RECEIPT,
    "seal": {"commitment": str, "ciphertext_sha256": str, "key_sha256": str},
    "anchor": {"kind": str, "log_size": int, "files": dict, "says": dict},
}
SAYS: dict[str, dict[str, type]] = {
    "rfc3161": {"time": str, "authority": str, "pinned": bool, "self_issued": bool, "openssl": str},
    "cosignature": {"witness": str, "unix_time": int},
    "opentimestamps": {"attestations": list},
}


def check_shape(event: CustodyEvent) -> None:
    """Raise `ValueError` where an entry's id could be a path, or its details lack what its action needs."""
    wanted = IDS.get(event.action)
    if wanted is not None and not wanted.fullmatch(event.about):
        raise ValueError(f"{event.action}: {event.about[:80]!r} is no id")
    _fields(event.action, event.detail, DETAILS.get(event.action, {}))
    if event.action == "anchor":
        _anchor(event.detail)


def _anchor(detail: dict[str, Any]) -> None:
    if detail["kind"] not in SAYS:
        raise ValueError(f"anchor: of an unknown kind {detail['kind'][:80]!r}")
    _fields("anchor", detail["says"], SAYS[detail["kind"]])
    for name, digest in detail["files"].items():
        if not ANCHOR_FILE.fullmatch(name) or not (isinstance(digest, str) and DIGEST.fullmatch(digest)):
            raise ValueError(f"anchor: {name[:80]!r} is no file of an anchor with its digest")


def _fields(action: str, detail: dict[str, Any], wanted: dict[str, type]) -> None:
    for name, kind in wanted.items():
        value = detail.get(name)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise ValueError(f"{action}: {name} is missing or of another kind")
