"""`register.json`: the interchange contract (docs/register-json.md). Names are fixed; additions are allowed."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from solferino.model.assessment import Assessment
from solferino.model.circumstance import Count, ObjectHit, Place, TimeSpan
from solferino.model.claim import Account, Claim, Total
from solferino.model.document import Anchored, Document
from solferino.model.dossier import Dossier
from solferino.model.incident import CopyPair, Incident
from solferino.report import method
from solferino.report.assessed import assessment_row, ledger_row, toll_row
from solferino.report.copies import change_rows
from solferino.report.decided import People, decision_row
from solferino.report.reckoning import sensitivity

FORMAT = "solferino-register/1"
SUFFIX = ".json"
OUTCOMES = ("killed", "injured")
Json = dict[str, Any]


def write(dossier: Dossier) -> bytes:
    """The whole register as one JSON object; equal dossiers give equal bytes."""
    account_of = {claim: account.id for account in dossier.accounts for claim in account.claims}
    copied = {pair.document: pair for pair in dossier.copies}
    assessed = {assessment.incident: assessment for assessment in dossier.assessments}
    accounts = {account.id: account for account in dossier.accounts}
    people = People(dossier)
    register = {
        "format": FORMAT,
        "method": {"version": method.version(), "text": method.text(), "made_by": dossier.made_by},
        "documents": [_document(d, copied.get(d.id)) for d in dossier.documents],
        "claims": [_claim(c, account_of.get(c.id)) for c in dossier.claims],
        "accounts": [_account(a) | people.account_row(a.id) for a in dossier.accounts],
        "incidents": [
            _incident(i, [accounts[a] for a in i.accounts if a in accounts], assessed[i.id])
            for i in dossier.incidents
            if i.id in assessed
        ],
        "sensitivity": [asdict(row) for row in sensitivity(dossier.assessments)],
        "totals": [_total(t) | ledger_row(t, dossier) for t in dossier.totals],
        "decisions": [decision_row(d) for d in dossier.decisions],
        "unread": [{"name": name, "reason": reason} for name, reason in dossier.unread],
    }
    return (json.dumps(register, ensure_ascii=False, indent=1) + "\n").encode()


def _document(document: Document, copied: CopyPair | None) -> Json:
    return {
        "id": document.id,
        "name": document.name,
        "source": document.source_name,
        "source_id": document.source.id if document.source else None,
        "url": document.url,
        "published": document.published_on.isoformat() if document.published_on else None,
        "published_basis": document.published_basis,
        "language": document.language,
        "reader": document.reader,
        "copy_of": copied.copy_of if copied else None,
        "copy_changes": change_rows(copied),
        "notes": list(document.notes),
    }


def _claim(claim: Claim, account: str | None) -> Json:
    return {
        "id": claim.id,
        "document": claim.document,
        "account": account,
        "speakers": [speaker.name for speaker in claim.speakers],
        "stance": claim.stance,
        "factuality": claim.factuality,
        "scope": claim.scope,
        "about": list(claim.about),
        "quote": claim.quote.text,
        "start": claim.quote.start,
        "end": claim.quote.end,
    }


def _account(account: Account) -> Json:
    return {
        "id": account.id,
        "document": account.document,
        "event_type": account.event_type.value if account.event_type else None,
        "background": account.background,
        "composite": account.composite,
        "when": _when(account.when.value if account.when else None),
        "places": [_place(a.value) for a in account.places],
        "reported": {outcome: _count(account.count_of(outcome)) for outcome in OUTCOMES},  # type: ignore[arg-type]
        "victims": [_victim(a) for a in account.tolls],
        "named_victims": [
            {"name": v.value.name, "outcome": v.value.outcome, "age": v.value.age_years, **_basis(v)}
            for v in account.named_victims
        ],
        "objects": [_thing(o) for o in account.objects],
        "stage": account.stage.value if account.stage else None,
        "weapons": [
            {"id": w.value.id, "as_written": w.value.as_written, "kind": w.value.kind, **_basis(w)}
            for w in account.weapons
        ],
        "actors": [{"name": a.value.name, "id": a.value.id, "role": a.value.role, **_basis(a)} for a in account.actors],
        "labels": [{"scheme": a.value.scheme, "value": a.value.value, **_basis(a)} for a in account.labels],
        "claims": list(account.claims),
        "quote": account.anchor.text,
        "start": account.anchor.start,
        "end": account.anchor.end,
    }


def _thing(anchored: Anchored[ObjectHit]) -> Json:
    thing = anchored.value
    plain = {"kind": thing.kind, "as_written": thing.as_written, "relation": thing.relation}
    return {**plain, "count": _count(thing.count), **_basis(anchored)}


def _basis(anchored: Anchored[Any]) -> Json:
    """The words a value was read from, the rule that read it, and what weakens it."""
    return {
        "quotes": [{"start": q.start, "end": q.end, "text": q.text} for q in anchored.quotes],
        "rule": anchored.rule,
        "hedges": [{"text": h.quote.text, "factuality": h.factuality} for h in anchored.hedges],
    }


def _when(when: TimeSpan | None) -> Json:
    if when is None:
        return dict.fromkeys(("earliest", "latest", "date_start", "date_end", "time_local")) | {"precision": "unknown"}
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "date_start": when.date_start.isoformat() if when.date_start else None,
        "date_end": when.date_end.isoformat() if when.date_end else None,
        "time_local": when.time_local,
        "precision": when.precision,
        "approximate": when.approximate,
        "anchor": when.anchor,
    }


def _place(place: Place) -> Json:
    return {
        "name": place.name,
        "role": place.role,
        "country": place.country,
        "lat_deg": place.lat_deg,
        "lon_deg": place.lon_deg,
        "radius_m": place.radius_m,
        "gazetteer_id": place.gazetteer_id,
        "kind": place.kind,
        "candidates": list(place.candidates),
    }


def _count(count: Count | None) -> Json | None:
    """`max` is the highest figure stated, never open; `open_ended` says that a source gave it as a least number."""
    if count is None:
        return None
    low = count.low if count.low is not None else count.high
    return {
        "min": low,
        "max": count.high if count.high is not None else low,
        "open_ended": count.open_ended,
        "approximate": count.approximate,
        "vague": count.vague,
    }


def _victim(anchored: Any) -> Json:  # noqa: ANN401
    line = anchored.value
    count = _count(line.count) or dict.fromkeys(("min", "max", "vague")) | {"open_ended": False, "approximate": False}
    return {
        **count,
        "outcome": line.outcome,
        "kind": line.kind,
        "part_of": line.part_of,
        "overlay": line.overlay,
        **_basis(anchored),
    }


def _incident(incident: Incident, accounts: Sequence[Account], assessment: Assessment) -> Json:
    first = next((a for a in accounts if a.when and a.when.value.date_start), accounts[0] if accounts else None)
    kinds = [a.event_type.value for a in accounts if a.event_type]
    return {
        "id": incident.id,
        "title": assessment.title,
        "accounts": list(incident.accounts),
        "event_type": next((kind for kind in kinds if kind != "other"), kinds[0] if kinds else None),
        "background": assessment.background,
        "when": _when(first.when.value if first and first.when else None),
        "places": _unique([_place(p.value) for a in accounts for p in a.places], "name", "role"),
        "toll": {outcome: toll_row(assessment.toll_of(outcome)) for outcome in OUTCOMES},  # type: ignore[arg-type]
        "victims": [
            {name: getattr(line, name) for name in ("outcome", "kind", "low", "high", "overlay", "hedged")}
            for line in assessment.victims
        ],
        "objects": _unique([_said(o, "kind", "relation") for a in accounts for o in a.objects], "kind", "relation"),
        "weapons": _unique(
            [_said(w, "id", "kind", "as_written") for a in accounts for w in a.weapons], "id", "as_written"
        ),
        "actors": _unique([_said(p, "name", "id", "role") for a in accounts for p in a.actors], "id", "role"),
        "assessment": assessment_row(assessment),
        "links": [
            {
                "left": link.left,
                "right": link.right,
                "band": link.band,
                "score": link.score,
                "reasons": [{"feature": r.feature, "weight": r.weight, "detail": r.detail} for r in link.reasons],
            }
            for link in incident.links
        ],
        "decisions": list(incident.decisions),
        "rejected_by": assessment.rejected_by,
        "left_out": list(assessment.left_out),
    }


def _total(total: Total) -> Json:
    return {
        "document": total.document,
        "killed": _count(total.killed),
        "injured": _count(total.injured),
        "population": total.population,
        "scope": total.scope,
        "speakers": [speaker.name for speaker in total.speakers],
        "quote": total.quote.text,
        "start": total.quote.start,
        "end": total.quote.end,
        "hedges": list(total.hedges),
    }


def _said(item: Anchored[Any], *names: str) -> Json:
    return {**{name: getattr(item.value, name) for name in names}, "hedged": bool(item.hedges)}


def _unique(rows: list[Json], *keys: str) -> list[Json]:
    """Each value once; `hedged` only where every report hedges it."""
    found = list({tuple(row[key] for key in keys): dict(row) for row in reversed(rows)}.values())[::-1]
    for one in (row for row in found if "hedged" in row):
        one["hedged"] = all(row["hedged"] for row in rows if all(row[key] == one[key] for key in keys))
    return found
