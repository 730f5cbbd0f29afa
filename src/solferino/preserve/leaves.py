"""Log leaves: custody events as canonical JSON (RFC 8785). The bytes stored are the bytes hashed.

Each carries 128 random bits: of an entry that an export withholds only the hash is seen, and no trial can tell what it
holds.
"""

import json
import re
import secrets
from datetime import UTC, datetime
from typing import Any

import rfc8785

from solferino.errors import BrokenVault, InvalidValue
from solferino.model.exhibit import CustodyEvent, Exhibit, Intake
from solferino.preserve.objects import Taken
from solferino.preserve.shapes import check_shape
from solferino.preserve.tiles import LARGEST_ENTRY

RECEIVE, DESCRIBE, GENESIS = "receive", "describe", "genesis"
EXPORT, ANCHOR, DERIVE, AUDIT = "export", "anchor", "derive", "audit"
SEAL, TOMBSTONE = "seal", "tombstone"


SALT_BYTES = 16
SALT = re.compile(r"[0-9a-f]{32}")
FIELDS = frozenset(("about", "action", "at", "by", "detail"))


def encode(event: CustodyEvent) -> bytes:
    """Leaf bytes of an event, others each time; its index is its place in the log.

    Raises `InvalidValue` where it does not fit a leaf.
    """
    record: dict[str, Any] = {
        "about": event.about,
        "action": event.action,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": event.by,
        "detail": event.detail,
        "salt": secrets.token_hex(SALT_BYTES),
    }
    try:
        check_shape(event)
        data = rfc8785.dumps(record)
    except (rfc8785.CanonicalizationError, ValueError) as error:
        raise InvalidValue(f"this cannot be a log entry: {error}", where=event.action) from error
    if len(data) > LARGEST_ENTRY:
        raise InvalidValue(
            f"a log entry of {len(data)} bytes", where=event.action, hint="shorten the reason or the name"
        )
    return data


def decode(index: int, data: bytes) -> CustodyEvent:
    """The event of a leaf. Raises `BrokenVault` where the bytes are none."""
    try:
        record: dict[str, Any] = json.loads(data)
        moment = datetime.fromisoformat(record["at"])
        if moment.tzinfo is None:
            raise ValueError("a time without its offset from UTC")
        event = CustodyEvent(index, moment, record["by"], record["action"], record["about"], record["detail"])
        if set(record) - FIELDS - {"salt"} or not SALT.fullmatch(record.get("salt", "0" * 32)):
            raise ValueError("fields that no entry has")
        texts = (event.by, event.action, event.about)
        if not isinstance(event.detail, dict) or not all(isinstance(text, str) for text in texts):
            raise TypeError("a field of another kind")
        check_shape(event)
        return event
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BrokenVault(f"log entry {index} cannot be read: {error}", where=f"log entry {index}") from error


def receipt(intake: Intake, taken: Taken) -> CustodyEvent:
    """The event of receiving bytes."""
    detail = {
        "sha256": taken.sha256,
        "sha512": taken.sha512,
        "size_bytes": taken.size,
        "media_type": intake.media_type,
        "name": intake.name,
        "location": intake.location,
        "details": intake.details,
    }
    return CustodyEvent(-1, intake.received_at, intake.received_by, RECEIVE, taken.sha256, detail)


def exhibit(event: CustodyEvent) -> Exhibit:
    """The exhibit that a receive event made known."""
    d = event.detail
    return Exhibit(
        event.about, d["size_bytes"], d["media_type"], event.at, d["location"], d["name"], dict(d["details"])
    )


def note_exhibit(found: dict[str, Exhibit], event: CustodyEvent) -> None:
    """Bring exhibits up to an event: a first receipt makes one known, a description overrides details."""
    if event.action == RECEIVE and event.about not in found:
        found[event.about] = exhibit(event)
    elif event.action == DESCRIBE and event.about in found:
        found[event.about].details.update(event.detail)
