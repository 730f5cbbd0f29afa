"""What was known on a day: the register made anew of what was published by then (rule C13)."""

from __future__ import annotations  # stages are named in signatures: they are loaded when used

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from solferino import link
from solferino.assess.register import ledger, sums, wholes
from solferino.case.applied import Applied
from solferino.case.linking import linked
from solferino.model.claim import Account, Claim
from solferino.model.decision import Decision
from solferino.model.document import Document
from solferino.model.dossier import Dossier


def as_of(dossier: Dossier, day: date | None) -> Dossier:
    """The dossier of a whole register as it would stand with what was published up to a day, that day included.

    A report without a date of publication counts from the day on which it was received: it was known by then at the
    latest. Texts are read by the rules of today and with the corrections of today; decisions about reports that were
    not there yet fall away. No day: the dossier as it stands.
    """
    if day is None:
        return dossier
    known = frozenset(document.id for document in dossier.documents if _known(document, dossier, day))
    documents = tuple(document for document in dossier.documents if document.id in known)
    accounts = tuple(account for account in dossier.accounts if account.document in known)
    claims = _claims(dossier.claims, known)
    totals = tuple(total for total in dossier.totals if total.document in known)
    decisions = link.settled(dossier.decisions, accounts)
    corrections = tuple(row for row in dossier.corrections if row.account in {account.id for account in accounts})
    whole = linked(documents, Applied(claims, accounts, decisions, corrections)).whole
    return replace(
        dossier,
        exhibits=tuple(exhibit for exhibit in dossier.exhibits if exhibit.id in known),
        documents=documents,
        claims=claims,
        accounts=accounts,
        totals=totals,
        incidents=whole.incidents,
        assessments=whole.assessments,
        copies=whole.copies,
        ledger=ledger(
            totals,
            incidents=whole.incidents,
            assessments=whole.assessments,
            accounts=accounts,
            documents=documents,
        ),
        sums=sums(whole.assessments, beside=wholes(whole.incidents, accounts)),
        decisions=_found(decisions, accounts),
        corrections=corrections,
        left_out=(*dossier.left_out, _told(day, len(documents), len(dossier.documents))),
    )


def _known(document: Document, dossier: Dossier, day: date) -> bool:
    """Published by that day; of a document without a date, received by then."""
    if document.published_on is not None:
        return document.published_on <= day
    received = next((exhibit.received_at for exhibit in dossier.exhibits if exhibit.id == document.id), None)
    return received is not None and received.date() <= day


def _claims(claims: Sequence[Claim], known: frozenset[str]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if claim.document in known)


def _found(decisions: Sequence[Decision], accounts: Sequence[Account]) -> tuple[Decision, ...]:
    """Decisions that still have an object, less what was not there yet."""
    held = {account.id for account in accounts}
    found = []
    for decision in decisions:
        groups = tuple(tuple(mark for mark in group if mark.now in held) for group in decision.groups)
        if any(groups) or not decision.groups:
            found.append(replace(decision, groups=tuple(group for group in groups if group)))
    return tuple(found)


def _told(day: date, kept: int, of: int) -> str:
    return (
        f"As known on {day.isoformat()}: {kept} of {of} documents were published by then, or, without a date of "
        "publication, received by then. The rest is left out; texts are read by the rules and corrections of today."
    )
