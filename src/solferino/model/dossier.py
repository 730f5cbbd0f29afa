"""All that a report shows, gathered once so that every format says the same."""

from dataclasses import dataclass
from datetime import datetime

from solferino.model.assessment import Assessment, LedgerLine, RegisterSums
from solferino.model.claim import Account, Claim, Total
from solferino.model.decision import Correction, Decision
from solferino.model.document import Document
from solferino.model.exhibit import CustodyEvent, Exhibit
from solferino.model.incident import CopyPair, Incident


@dataclass(frozen=True, slots=True)
class Dossier:
    """The register at one moment. `log_root` is the Merkle root (hex) over `log_size` leaves.

    `left_out` says, in sentences, what a view keeps back as a whole (`report.views`).
    `accounts` are as people put them right; `corrections` say what was read instead.
    """

    title: str
    made_at: datetime
    made_by: str
    view: str
    exhibits: tuple[Exhibit, ...]
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]
    totals: tuple[Total, ...]
    incidents: tuple[Incident, ...]
    assessments: tuple[Assessment, ...]
    copies: tuple[CopyPair, ...]
    decisions: tuple[Decision, ...]
    ledger: tuple[LedgerLine, ...]
    sums: RegisterSums
    custody: tuple[CustodyEvent, ...]
    log_size: int
    log_root: str
    unread: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
