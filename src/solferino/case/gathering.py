"""Out of a case's register and vault: what was derived from all documents together, and the dossier."""

from __future__ import annotations  # the store is named in signatures: it is loaded when used

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from solferino import store
from solferino.assess.register import ledger, sums, wholes
from solferino.case.applied import applied
from solferino.case.layout import REGISTER
from solferino.model.dossier import Dossier
from solferino.preserve.vault import Vault


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a dossier."""

    title: str
    made_at: datetime
    made_by: str
    view: str


@contextmanager
def opened(folder: Path) -> Iterator[store.Register]:
    """The register of a case, let go afterwards."""
    register = store.Register.open(folder / REGISTER)
    try:
        yield register
    finally:
        register.close()


def whole(folder: Path) -> store.Whole:
    """What was derived from all documents together, as it stands."""
    with opened(folder) as register:
        return register.whole()


def gathered(folder: Path, vault: Vault, head: Head) -> Dossier:
    """Everything a report shows."""
    events = vault.events()
    with opened(folder) as register:
        derived, human = register.whole(), applied(register, events)
        documents, totals = register.documents(), register.totals()
        return Dossier(
            title=head.title,
            made_at=head.made_at,
            made_by=head.made_by,
            view=head.view,
            exhibits=vault.exhibits(),
            documents=documents,
            claims=human.claims,
            accounts=human.accounts,
            totals=totals,
            incidents=derived.incidents,
            assessments=derived.assessments,
            copies=derived.copies,
            decisions=human.decisions,
            corrections=human.corrections,
            ledger=ledger(
                totals,
                incidents=derived.incidents,
                assessments=derived.assessments,
                accounts=human.accounts,
                documents=documents,
            ),
            sums=sums(derived.assessments, beside=wholes(derived.incidents, human.accounts)),
            custody=events,
            log_size=vault.size,
            log_root=vault.root(),
            unread=register.unread(),
        )
