"""What people decided, beside what the program made: for exports and pages."""

from collections.abc import Sequence
from typing import Any

from solferino.model.assessment import Assessment
from solferino.model.decision import Correction, Decision, Mark, last_words
from solferino.model.dossier import Dossier
from solferino.report import moments


class People:
    """Who decided what about accounts and incidents of a dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self.decisions = {decision.id: decision for decision in dossier.decisions}
        self._last = last_words(dossier.decisions)
        self._corrections: dict[str, list[Correction]] = {}
        for correction in dossier.corrections:
            self._corrections.setdefault(correction.account, []).append(correction)

    def rejection(self, account: str) -> Decision | None:
        """The decision that leaves an account out, None where it counts."""
        last = self._last.get(account)
        return last if last and last.verdict == "reject" else None

    def corrections(self, account: str) -> Sequence[Correction]:
        """Fields of an account that a person put right."""
        return self._corrections.get(account, ())

    def mark(self, assessment: Assessment | None) -> str:
        """`Rejected by A. Reviewer, 3 March 2026: counted twice.`; empty where the incident stands."""
        decision = self.decisions.get(assessment.rejected_by or "") if assessment else None
        return rejected(decision) if decision else ""

    def account_row(self, account: str) -> dict[str, Any]:
        """What `register.json` says of decisions about an account."""
        rejection = self.rejection(account)
        rows = [
            {"field": c.field, "machine": c.machine, "value": c.value, "decision": c.decision}
            for c in self.corrections(account)
        ]
        return {"rejected_by": rejection.id if rejection else None, "corrections": rows}


def rejected(decision: Decision) -> str:
    """The sentence that marks a rejected thing."""
    return f"Rejected by {decision.by}, {moments.day(decision.at.date())}: {decision.reason.rstrip('.')}."


def unfound(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """A sentence for each decision that stands and no longer finds all it was about, or found it by its words only."""
    out = []
    for decision in decisions:
        if decision.withdrawn_by:
            continue
        word = decision.verdict.replace("_", "-")
        head = f"Decision {decision.id} ({word}, by {decision.by})"
        out += [
            f"{head} no longer finds {_described(mark)}: it is read differently now. Decide anew, or withdraw it."
            for mark in decision.lost
        ]
        out += [f"{head} was found again by its words: {m.account} is {m.now} now. Look at it." for m in decision.moved]
    return tuple(out)


def _described(mark: Mark) -> str:
    words = " ".join(mark.words.split())
    return f"account {mark.account}" + (f" (“{words}…”)" if words else "")


def decision_row(decision: Decision) -> dict[str, Any]:
    """A decision as `register.json` shows it. `objects` tells what it finds today."""
    return {
        "id": decision.id,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "verdict": decision.verdict,
        "about": list(decision.about),
        "reason": decision.reason,
        "field": decision.field,
        "value": decision.value,
        "withdrawn_by": decision.withdrawn_by,
        "objects": [
            {"account": mark.account, "now": mark.now, "state": _state(mark), "group": number}
            for number, group in enumerate(decision.groups)
            for mark in group
        ],
    }


def _state(mark: Mark) -> str:
    return "lost" if mark.now is None else "found" if mark.now == mark.account else "found_again"
