"""What linking keeps of each account, so that a new report meets its neighbours only. Bytes and numbers; no meaning.

An account's ordinal is its place in the order of receipt: its document's position and its place among the accounts of
that document. Keys lie in buckets, each a row of 16-byte entries (key, ordinal and whether it only asks), so that a
hundred thousand accounts are some ten thousand rows of keys and not five million.
"""

import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, update

from solferino.store import tables as t

OF_DOCUMENT = 1 << 32  # ordinals of one document
BUCKETS = 1 << 15
ENTRY = struct.Struct("<QQ")
IN_A_BLOCK, POSITION = 256, "Q"  # sketches in one row; positions of their documents are numbers of 64 bits
AT_ONCE = 500  # values in one question to the database


@dataclass(frozen=True, slots=True)
class Filed:
    """An account as linking keeps it: `traits` are JSON, `keys` lead to whether the account only asks for them."""

    ordinal: int
    account: str
    document: str
    traits: bytes
    keys: Mapping[int, bool]


def ordinal(document: int, account: int) -> int:
    """The place of an account in the order of receipt."""
    return document * OF_DOCUMENT + account


def portions(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Values a few hundred at a time."""
    whole = list(values)
    yield from (whole[i : i + AT_ONCE] for i in range(0, len(whole), AT_ONCE))


class Kept:
    """Reads what is kept."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def meeting(self, keys: Mapping[int, bool]) -> set[int]:
        """Ordinals of accounts that tell one of these keys, or ask for one that is told here."""
        found: set[int] = set()
        with self._engine.connect() as connection:
            buckets = _buckets(connection, keys)
        for key, asks in keys.items():
            for other, said in ENTRY.iter_unpack(buckets.get(key % BUCKETS, b"")):
                if other == key and not (asks and said & 1):
                    found.add(said >> 1)
        return found

    def traits(self, ordinals: Iterable[int]) -> dict[int, bytes]:
        """Traits by ordinal."""
        return self._rows(t.TRAITS.c.ordinal, t.TRAITS.c.payload, t.TRAITS.c.ordinal, ordinals)

    def of_accounts(self, accounts: Iterable[str]) -> dict[str, int]:
        """Ordinals by account."""
        return self._rows(t.TRAITS.c.account, t.TRAITS.c.ordinal, t.TRAITS.c.account, accounts)

    def homes(self, accounts: Iterable[str]) -> dict[str, int]:
        """Positions of their incidents by account."""
        return self._rows(t.TRAITS.c.account, t.TRAITS.c.incident, t.TRAITS.c.account, accounts)

    def documents(self, accounts: Iterable[str]) -> dict[str, str]:
        """Their documents by account."""
        return self._rows(t.TRAITS.c.account, t.TRAITS.c.document, t.TRAITS.c.account, accounts)

    def of_documents(self, documents: Iterable[str]) -> dict[int, str]:
        """Accounts of documents by ordinal."""
        return self._rows(t.TRAITS.c.ordinal, t.TRAITS.c.account, t.TRAITS.c.document, documents)

    def sketches(self) -> tuple[list[int], bytes]:
        """Positions of documents, and their sketches one behind the other."""
        query = select(t.SKETCHES.c.positions, t.SKETCHES.c.payload).order_by(t.SKETCHES.c.block)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return list(array(POSITION, b"".join(row[0] for row in rows))), b"".join(row[1] for row in rows)

    def proposed(self) -> int:
        """Pairs of accounts that wait for a person."""
        with self._engine.connect() as connection:
            return int(connection.scalar(select(func.coalesce(func.sum(t.INCIDENTS.c.proposed), 0))) or 0)

    def _rows(self, key: Any, value: Any, by: Any, wanted: Iterable[Any]) -> dict[Any, Any]:  # noqa: ANN401 - columns
        found: dict[Any, Any] = {}
        with self._engine.connect() as connection:
            for some in portions(wanted):
                found.update((k, v) for k, v in connection.execute(select(key, value).where(by.in_(some))))
        return found


def _buckets(connection: Connection, keys: Iterable[int]) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    for some in portions({key % BUCKETS for key in keys}):
        query = select(t.KEYS.c.bucket, t.KEYS.c.entries).where(t.KEYS.c.bucket.in_(some))
        found.update((bucket, entries) for bucket, entries in connection.execute(query))
    return found


def file(connection: Connection, filed: Sequence[Filed]) -> None:
    """Keep accounts beside those kept already."""
    rows = [
        {"ordinal": f.ordinal, "account": f.account, "document": f.document, "incident": 0, "payload": f.traits}
        for f in filed
    ]
    if rows:
        connection.execute(insert(t.TRAITS), rows)
    added: dict[int, bytearray] = {}
    for one in filed:
        for key, asks in one.keys.items():
            added.setdefault(key % BUCKETS, bytearray()).extend(ENTRY.pack(key, one.ordinal << 1 | asks))
    old = _buckets(connection, added)
    for some in portions(old):
        connection.execute(delete(t.KEYS).where(t.KEYS.c.bucket.in_(some)))
    if added:
        whole = [{"bucket": b, "entries": old.get(b, b"") + bytes(entries)} for b, entries in sorted(added.items())]
        connection.execute(insert(t.KEYS), whole)


def settle(connection: Connection, homes: Mapping[str, int]) -> None:
    """Note the incident of each account by its position."""
    if homes:
        query = update(t.TRAITS).where(t.TRAITS.c.account == bindparam("who")).values(incident=bindparam("home"))
        connection.execute(query, [{"who": account, "home": home} for account, home in homes.items()])


def put_sketches(connection: Connection, sketches: Mapping[int, bytes]) -> None:
    """Keep sketches of texts by the positions of their documents, so many to a row: all of them are read each time."""
    table = t.SKETCHES
    last = connection.execute(select(table).order_by(table.c.block.desc()).limit(1)).first()
    block, positions = (last.block, array(POSITION, last.positions)) if last else (0, array(POSITION))
    payloads = [last.payload] if last else []
    rows, held = list[dict[str, Any]](), len(positions)
    for position, payload in sketches.items():
        if held == IN_A_BLOCK:
            rows.append({"block": block, "positions": positions.tobytes(), "payload": b"".join(payloads)})
            block, positions, payloads, held = block + 1, array(POSITION), [], 0
        positions.append(position)
        payloads.append(payload)
        held += 1
    if sketches:
        rows.append({"block": block, "positions": positions.tobytes(), "payload": b"".join(payloads)})
        connection.execute(delete(table).where(table.c.block >= rows[0]["block"]))
        connection.execute(insert(table), rows)
