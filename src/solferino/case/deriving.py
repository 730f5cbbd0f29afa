"""Derived values: brought up to the log whenever the log, the program or the vocabulary has moved on."""

from __future__ import annotations  # stages are named in signatures: they are loaded when used

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from solferino import assess, link, store
from solferino.case.applied import Applied, applied
from solferino.case.own_places import own_places
from solferino.case.reading import Read, made_by, read_all
from solferino.model.claim import Total
from solferino.model.document import Document
from solferino.model.table import is_table
from solferino.preserve.leaves import ANCHOR, AUDIT, EXPORT
from solferino.preserve.vault import Vault
from solferino.vocab import law

BESIDE = frozenset((ANCHOR, AUDIT, EXPORT))  # entries that change nothing in the register

Progress = Callable[[str, int, int], None]


def quiet(_stage: str, _done: int, _all: int) -> None:
    """No one is watching."""


def derive(vault: Vault, path: Path, *, progress: Progress = quiet, executor: Executor | None = None) -> None:
    """Read what is new or was read by older rules, then link and assess everything, unless all is up to date."""
    maker = made_by(own_places(vault.events()))
    state = f"{maker} {_said(vault)}"
    register = store.Register.open(path)
    try:
        if register.meta("state") != state:
            _read_stale(register, vault, maker, progress=progress, executor=executor)
            progress("assess", 0, 1)
            whole = _whole(register, vault)
            with register.changing() as changes:
                changes.put_whole(whole)
                changes.note("log_size", str(vault.size))
                changes.note("state", state)
            progress("assess", 1, 1)
    finally:
        register.close()


def _said(vault: Vault) -> str:
    """Digest of all log entries from which anything is derived."""
    digest = hashlib.sha256()
    for event, entry in zip(vault.events(), vault.entries(), strict=True):
        if event.action not in BESIDE:
            digest.update(hashlib.sha256(entry).digest())
    return digest.hexdigest()


def _read_stale(
    register: store.Register, vault: Vault, maker: str, *, progress: Progress, executor: Executor | None
) -> None:
    """Exhibits that are new, were read by older rules, or were described anew since."""
    exhibits = vault.exhibits()
    seen = int(register.meta("log_size") or 0)
    described = {event.about for event in vault.events_from(min(seen, vault.size)) if event.action == "describe"}
    known = register.known()
    todo = [e for e in exhibits if known.get(e.id) != maker or e.id in described]
    position = {exhibit.id: number for number, exhibit in enumerate(exhibits)}
    for done, found in enumerate(read_all(vault, todo, executor), 1):
        with register.changing() as changes:
            _put(changes, found, position[found.exhibit], maker)
        progress("read", done, len(todo))


def _put(changes: store.Changes, found: Read, position: int, maker: str) -> None:
    changes.forget(found.exhibit)
    if found.document is None or found.reading is None:
        reason = found.reason or "unreadable"
        changes.put_unread(found.exhibit, position=position, name=found.name, reason=reason, made_by=maker)
    else:
        changes.put_document(found.document, found.reading, position=position, made_by=maker)


def _whole(register: store.Register, vault: Vault) -> store.Whole:
    """Link and assess everything."""
    return linked(register.documents(), applied(register, vault.events()), register.totals())


def linked(documents: Sequence[Document], human: Applied, totals: Sequence[Total]) -> store.Whole:
    """Documents and what was read in them, linked and assessed."""
    claims, accounts, made = human.claims, human.accounts, human.decisions
    pairs = link.copies([d for d in documents if not is_table(d)])  # rows are alike by their columns' names
    items = link.all_traits(accounts, claims, documents)
    links = link.propose(items, copies=pairs)
    groups = link.incidents(accounts, items, links, made, copies=pairs)
    assessed = assess.assess_all(
        groups,
        accounts=accounts,
        claims=claims,
        documents=documents,
        copies=pairs,
        decisions=made,
        rulebook=law.load(),
    )
    lines = assess.ledger(totals, incidents=groups, assessments=assessed, accounts=accounts, documents=documents)
    return store.Whole(pairs, groups, assessed, lines)
