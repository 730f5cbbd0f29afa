"""What was read, as people decided it: decisions settled on today's accounts, corrections in place."""

from __future__ import annotations  # stages are named in signatures: they are loaded when used

from collections.abc import Sequence
from dataclasses import dataclass

from solferino import link, store
from solferino.case.decisions import decisions
from solferino.model.claim import Account, Claim
from solferino.model.decision import Correction, Decision
from solferino.model.exhibit import CustodyEvent


@dataclass(frozen=True, slots=True)
class Applied:
    """Claims and accounts with corrections in place, and the decisions behind them."""

    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]
    decisions: tuple[Decision, ...]
    corrections: tuple[Correction, ...]


def applied(register: store.Register, events: Sequence[CustodyEvent]) -> Applied:
    """Everything read from documents with what people decided about it."""
    accounts, claims = register.accounts(), register.claims()
    recorded = decisions(events)
    if not recorded:
        return Applied(claims, accounts, (), ())
    made = link.settled(recorded, accounts)
    accounts, claims, corrections = link.corrected(accounts, claims, made)
    return Applied(claims, accounts, made, corrections)
