"""A dossier like those that cases make: an incident in Ukraine and one in Yemen. All texts are invented for the tests.

Conflicting numbers, a denial, hedges, a total, a decision to merge, a copy, a file that could not be read.
"""

from datetime import UTC, datetime, timedelta

from tests.report.case_assessments import assessments
from tests.report.case_claims import ACCOUNTS, CLAIMS
from tests.report.case_texts import COPY, DOCUMENTS, RECEIVED, WIRE, YEMEN, exhibit_id
from tests.report.words_of import quote, speaker

from solferino.model.assessment import (
    LedgerLine,
    RegisterSums,
)
from solferino.model.circumstance import Count
from solferino.model.claim import Speaker, Total
from solferino.model.decision import Decision
from solferino.model.dossier import Dossier
from solferino.model.exhibit import CustodyEvent, Exhibit
from solferino.model.incident import CopyPair, Incident, Link, Reason


def _incidents() -> tuple[Incident, ...]:
    same = (
        Reason("place", 2.1, "Huliaipole in both"),
        Reason("date", 1.4, "3 March 2022 in both"),
        Reason("killed", -0.3, "4 and at least 3"),
    )
    copied = (Reason("place", 2.1, "Al Tuhayta in both"), Reason("date", 1.4, "12 May in both"))
    return (
        Incident("i-ukraine", ("a1", "a2"), (Link("a1", "a2", same, "proposed"),), ("d7",)),
        Incident("i-yemen", ("a3", "a4"), (Link("a3", "a4", copied, "linked"),)),
    )


TOTAL = Total(
    document=WIRE.id,
    killed=Count(57, None),
    injured=None,
    population="mixed",
    scope="Ukraine, since the morning of 3 March 2022",
    speakers=(Speaker("Example Wire", None, "wire_on_site"), speaker(WIRE, "the health ministry", "national_official")),
    quote=quote(
        WIRE,
        "Across the country at least 57 people have been killed since the morning of the same day, among them soldiers",
    ),
)
LEDGER = LedgerLine(
    document=WIRE.id,
    scope=TOTAL.scope,
    killed_low=57,
    killed_high=57,
    injured_low=None,
    injured_high=None,
    open_ended=True,
    population="mixed",
    speaker="the health ministry",
    quote=TOTAL.quote,
    incidents=("i-ukraine",),
    killed_in_incidents=3,
)
DECISION = Decision(
    id="d7",
    by="reviewer A",
    at=datetime(2026, 3, 2, 11, 40, tzinfo=UTC),
    verdict="merge",
    about=("a1", "a2"),
    reason="Same town, same morning; the governor’s first figure was raised to four the next day.",
)


def dossier(view: str = "restricted") -> Dossier:
    """The whole case as one view asks for it, not yet projected."""
    exhibits = tuple(
        Exhibit(row.id, len(row.text.encode()), "text/plain", RECEIVED, f"inbox/{row.name}", row.name)
        for row in DOCUMENTS.values()
    ) + (Exhibit(exhibit_id("scan.pdf"), 20481, "application/pdf", RECEIVED, "inbox/scan.pdf", "scan.pdf"),)
    custody = tuple(
        CustodyEvent(
            n, RECEIVED + timedelta(seconds=n), "reviewer A", "deposited", row.id, {"media_type": row.media_type}
        )
        for n, row in enumerate(exhibits, 1)
    )
    return Dossier(
        title="Two incidents, 2021–2022",
        made_at=datetime(2026, 3, 2, 12, 0, tzinfo=UTC),
        made_by="solferino 0.1.0",
        view=view,
        exhibits=exhibits,
        documents=tuple(DOCUMENTS.values()),
        claims=CLAIMS,
        accounts=ACCOUNTS,
        totals=(TOTAL,),
        incidents=_incidents(),
        assessments=assessments(),
        copies=(CopyPair(COPY.id, YEMEN.id, 0.93),),
        decisions=(DECISION,),
        ledger=(LEDGER,),
        sums=RegisterSums(
            2, 3, 4, 0, killed_open=True, injured_low=13, injured_high=13, injured_unknown=0, injured_open=False
        ),
        custody=(*custody, CustodyEvent(7, DECISION.at, "reviewer A", "decided", "d7", {"verdict": "merge"})),
        log_size=8,
        log_root="9f" * 32,
        unread=(("scan.pdf", "a picture without a text layer"),),
    )
