"""One incident taken out of a dossier, with all that hangs on it."""

from dataclasses import replace

from solferino.assess.register import sums
from solferino.model.dossier import Dossier


def excerpt(dossier: Dossier, incident: str) -> Dossier:
    """The dossier of one incident: its accounts, their documents, and what hangs on these."""
    chosen = next(i for i in dossier.incidents if i.id == incident)
    accounts = tuple(a for a in dossier.accounts if a.id in chosen.accounts)
    documents = {a.document for a in accounts}
    own = {claim for account in accounts for claim in account.claims}
    assessments = tuple(a for a in dossier.assessments if a.incident == incident)
    return replace(
        dossier,
        exhibits=tuple(e for e in dossier.exhibits if e.id in documents),
        documents=tuple(d for d in dossier.documents if d.id in documents),
        claims=tuple(c for c in dossier.claims if c.id in own or (c.scope == "general" and own & set(c.about))),
        accounts=accounts,
        totals=(),
        incidents=(chosen,),
        assessments=assessments,
        copies=tuple(pair for pair in dossier.copies if pair.document in documents),
        decisions=tuple(d for d in dossier.decisions if d.id in chosen.decisions or d.verdict == "learn"),
        ledger=(),
        sums=sums(assessments),
        custody=tuple(e for e in dossier.custody if e.about in documents or f"d{e.index}" in chosen.decisions),
        unread=(),
    )
