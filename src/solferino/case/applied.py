"""What was read, as people decided it: decisions settled on today's accounts, corrections in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from solferino import link
from solferino.case.decisions import decisions
from solferino.model.claim import Account, Claim
from solferino.model.decision import Correction, Decision
from solferino.model.exhibit import CustodyEvent
from solferino.store import Register


@dataclass(frozen=True, slots=True)
class Applied:
    """Claims and accounts with corrections in place, and the decisions behind them."""

    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]
    decisions: tuple[Decision, ...]
    corrections: tuple[Correction, ...]


def applied(register: Register, events: Sequence[CustodyEvent]) -> Applied:
    """Everything read from documents with what people decided about it."""
    accounts, claims = register.accounts(), register.claims()
    made = link.settled(decisions(events), accounts)
    accounts, claims, corrections = link.corrected(accounts, claims, made)
    return Applied(claims, accounts, made, corrections)
