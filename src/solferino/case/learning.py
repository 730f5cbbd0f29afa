"""Weights of links, learned from a case's own decisions when somebody asks for it, as a decision of its own."""

from __future__ import annotations  # stages are named in signatures: they are loaded when used

from collections.abc import Sequence
from datetime import datetime

from solferino import link, store
from solferino.case.applied import applied
from solferino.errors import RefusedDecision
from solferino.model.decision import Decision
from solferino.model.exhibit import CustodyEvent


def learned(
    register: store.Register, events: Sequence[CustodyEvent], reason: str, *, by: str, at: datetime
) -> Decision:
    """The decision to record. Raises `RefusedDecision` where there is no reason or too little to learn from."""
    if not reason.strip():
        raise RefusedDecision("a decision needs a reason", hint='give one with --reason "…"')
    human = applied(register, events)
    items = link.all_traits(human.accounts, human.claims, register.documents())
    weights, merges, splits = link.learned(human.decisions, items)
    told = f"{reason.strip()} ({merges} decisions that joined accounts, {splits} that parted some)"
    return Decision("new", by, at, "learn", ("linking",), told, (), link.LEARNED, link.written(weights))
