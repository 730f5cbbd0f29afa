"""Derived values: brought up to the log whenever the log, the program or the vocabulary has moved on."""

from __future__ import annotations  # stages are named in signatures: they are loaded when used

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from solferino import store
from solferino.case import growing, linking
from solferino.case.own_places import own_places
from solferino.case.reading import Read, made_by, read_all
from solferino.preserve.leaves import ANCHOR, AUDIT, DESCRIBE, EXPORT, RECEIVE
from solferino.preserve.vault import Vault
from solferino.vocab.digests import thinking

BESIDE = frozenset((ANCHOR, AUDIT, EXPORT))  # entries that change nothing in the register
BRINGING = BESIDE | {RECEIVE, DESCRIBE}
MOST_NEW, SHARE_NEW = 100, 10  # above a hundred documents and a tenth of the register, linking all is quicker

Progress = Callable[[str, int, int], None]
Put = Callable[["store.Changes"], None]


def quiet(_stage: str, _done: int, _all: int) -> None:
    """No one is watching."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Incidents before and after: all those at least that may have changed."""

    before: store.Whole
    after: store.Whole


def derive(
    vault: Vault, path: Path, *, progress: Progress = quiet, executor: Executor | None = None, watched: bool = False
) -> Moved | None:
    """Read what is new or was read by older rules, then link and assess what that touches, or everything.

    None where all is up to date. What was before is told where it is `watched` only.
    """
    maker = made_by(own_places(vault.events()))
    register = store.Register.open(path)
    try:
        seen = min(int(register.meta("log_size") or 0), vault.size)
        before, now = _said(vault, seen)
        state = register.meta("state")
        if state == f"{maker} {now}":
            return None
        stale = _read_stale(register, vault, maker, progress=progress, executor=executor)
        progress("assess", 0, 1)
        since = _since(register, vault, stale, seen) if state == f"{maker} {before}" else None
        exhibits = vault.exhibits()
        moved, put = _anew(register, vault, watched=watched) if since is None else _grow(register, vault, since)
        with register.changing() as changes:
            put(changes)
            changes.note("log_size", str(vault.size))
            changes.note("linked", f"{len(exhibits)} {thinking()}")
            changes.note("state", f"{maker} {now}")
        progress("assess", 1, 1)
        return moved
    finally:
        register.close()


def _said(vault: Vault, seen: int) -> tuple[str, str]:
    """Digest of all log entries from which anything is derived: of those seen before, and of all."""
    digest = hashlib.sha256()
    before = digest.hexdigest()
    for event, entry in zip(vault.events(), vault.entries(), strict=True):
        if event.index == seen:
            before = digest.hexdigest()
        if event.action not in BESIDE:
            digest.update(hashlib.sha256(entry).digest())
    return before if seen < vault.size else digest.hexdigest(), digest.hexdigest()


def _since(register: store.Register, vault: Vault, stale: Sequence[int], seen: int) -> int | None:
    """The position from which documents are new, where that is all that is; None where everything is linked anew."""
    linked, by = (register.meta("linked") or "0 -").split(" ")
    first = int(linked)
    news = vault.events_from(seen)
    few = len(stale) <= max(MOST_NEW, first // SHARE_NEW)
    only_new = all(event.action in BRINGING for event in news) and all(position >= first for position in stale)
    return first if by == thinking() and few and only_new and growing.can_grow(vault.events()) else None


def _read_stale(
    register: store.Register, vault: Vault, maker: str, *, progress: Progress, executor: Executor | None
) -> list[int]:
    """Exhibits that are new, were read by older rules, or were described anew since, are read; their positions."""
    exhibits = vault.exhibits()
    seen = int(register.meta("log_size") or 0)
    described = {event.about for event in vault.events_from(min(seen, vault.size)) if event.action == DESCRIBE}
    known = register.known()
    todo = {e.id: n for n, e in enumerate(exhibits) if known.get(e.id) != maker or e.id in described}
    for done, found in enumerate(read_all(vault, [exhibits[n] for n in todo.values()], executor), 1):
        with register.changing() as changes:
            _put(changes, found, todo[found.exhibit], maker)
        progress("read", done, len(todo))
    return list(todo.values())


def _put(changes: store.Changes, found: Read, position: int, maker: str) -> None:
    changes.forget(found.exhibit)
    if found.document is None or found.reading is None:
        reason = found.reason or "unreadable"
        changes.put_unread(found.exhibit, position=position, name=found.name, reason=reason, made_by=maker)
    else:
        changes.put_document(found.document, found.reading, position=position, made_by=maker)


def _anew(register: store.Register, vault: Vault, *, watched: bool) -> tuple[Moved, Put]:
    """Link and assess everything."""
    before = register.whole() if watched else store.Whole((), (), ())
    whole, kept = linking.anew(register, vault.events())
    positions = {exhibit.id: number for number, exhibit in enumerate(vault.exhibits())}

    def put(changes: store.Changes) -> None:
        changes.clear_whole()
        kept.put(changes, whole, positions)

    return Moved(before, whole), put


def _grow(register: store.Register, vault: Vault, since: int) -> tuple[Moved, Put]:
    """Link and assess new documents, and what they touch."""
    found = growing.grown(register, vault.events(), since)

    def put(changes: store.Changes) -> None:
        changes.drop(found.gone)
        found.kept.put(changes, found.after, found.positions)

    return Moved(found.before, found.after), put
