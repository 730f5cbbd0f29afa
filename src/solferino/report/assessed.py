"""Assessments and ledger lines as rows of `register.json`."""

from dataclasses import asdict
from typing import Any

from solferino.model.assessment import Assessment, IndicatorResult, TollRange
from solferino.model.claim import Total
from solferino.model.dossier import Dossier
from solferino.model.evidence import Profile
from solferino.model.reckoning import Input

Json = dict[str, Any]
INPUT = (
    "speaker",
    "account",
    "document",
    "value",
    "low",
    "high",
    "open_ended",
    "hedged",
    "use",
    "group",
    "credibility",
    "approximate",
)


def toll_row(toll: TollRange | None) -> Json | None:
    if toll is None:
        return None
    return {
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "open_ended": toll.open_ended,
        "roots_min": toll.roots_min,
        "roots_max": toll.roots_max,
        "because": list(toll.because),
        "rules": list(toll.rules),
        "flags": list(toll.flags),
        "hedged": toll.hedged,
        "inputs": [_input(row) for row in toll.inputs],
        "aggregates": {row.method: {"low": row.low, "best": row.best, "high": row.high} for row in toll.aggregates},
    }


def _input(row: Input) -> Json:
    """One voice's figure and what became of it."""
    values = {name: getattr(row, name) for name in INPUT}
    published = row.published.isoformat() if row.published else None
    return {**values, "published": published, "claims": list(row.claims)}


def assessment_row(assessment: Assessment) -> Json:
    return {
        "grade": assessment.grade.value,
        "grade_rule": assessment.grade.rule,
        "grade_at_most": assessment.grade.at_most,
        "object_grade": assessment.grade.object_grade,
        "strike_status": assessment.strike_status,
        "attribution": assessment.attribution,
        "verification": assessment.verification,
        "roots_min": assessment.roots_min,
        "roots_max": assessment.roots_max,
        "roots": list(assessment.roots),
        "indicators": [_indicator(i) for i in assessment.indicators],
        "contradictions": [
            {
                "field": c.field,
                "kind": c.kind,
                "question": c.question,
                "positions": [
                    {"document": p.document, "speaker": p.speaker, "value": p.value, "hedged": p.hedged}
                    for p in c.positions
                ],
            }
            for c in assessment.contradictions
        ],
        "open_questions": list(assessment.open_questions),
        "flags": list(assessment.flags),
        "precision": asdict(assessment.precision) if assessment.precision else None,
        "evidence": _evidence(assessment.evidence) if assessment.evidence else None,
    }


def _evidence(row: Profile) -> Json:
    return {**asdict(row), "kinds": dict(row.kinds)}


def _indicator(indicator: IndicatorResult) -> Json:
    return {
        "id": indicator.id,
        "state": indicator.state,
        "title": indicator.title,
        "elements": [
            {"id": e.id, "state": e.state, "ruled": e.ruled, "ruled_by": e.ruled_by} for e in indicator.elements
        ],
        "citations": [c.rule for c in indicator.citations],
    }


def ledger_row(total: Total, dossier: Dossier) -> Json:
    """The ledger line of a total: the incidents beside it and what it leaves over (rule C10)."""
    line = next((row for row in dossier.ledger if row.document == total.document and row.quote == total.quote), None)
    names = ("killed_in_incidents", "killed_not_located", "injured_in_incidents", "injured_not_located")
    values = {name: getattr(line, name) for name in (*names, "contradiction")} if line else {}
    return {"incidents": list(line.incidents), **values} if line else {}
