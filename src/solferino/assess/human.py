"""What people decided about an incident: their word stands above every rule, and is told apart from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from solferino.model.assessment import Element, IndicatorResult, TollRange
from solferino.model.decision import Decision, in_order
from solferino.model.incident import Incident
from solferino.vocab import wording
from solferino.vocab.review import CONFLICT, VICTIMS, conflicts, victim_counts


@dataclass(frozen=True, slots=True)
class Rulings:
    """`rejected`: accounts with the decision that leaves them out. `questions`: questions of law with the decision.

    A report that came in after an incident was rejected was not before the person who rejected it: it stands.
    """

    rejected: Mapping[str, str]
    all_rejected: str | None
    verification: str
    questions: Mapping[str, Decision]
    rejected_as_incident: int
    accounts: int

    def raises(self, question: str) -> bool:
        """Whether a person put this question, whatever the facts raise."""
        return question in self.questions and self.questions[question].verdict == "verify"

    @property
    def conflict(self) -> tuple[str, frozenset[str]]:
        """What a person said the conflict is, in words, and which rules are cited; no words where nobody said so."""
        decision = self.questions.get(CONFLICT)
        return conflicts().get((decision.value if decision else None) or "", ("", frozenset(("iac", "niac"))))

    def counted(self, toll: TollRange) -> TollRange:
        """A range with the number of a list of victims that a person reviewed as its best figure (C7).

        It lifts the high end where that is lower, never the low one; a list shorter than the low is marked only.
        """
        decision = self.questions.get(VICTIMS)
        number = victim_counts(decision.value if decision else None).get(toll.outcome)
        if number is None:
            return toll
        if toll.low is not None and number < toll.low:
            return replace(toll, flags=(*toll.flags, "reviewed_list_shorter"))
        high = number if toll.high is None else max(number, toll.high)
        return replace(toll, best=number, high=high, flags=(*toll.flags, "reviewed_list"))


def rulings(incident: Incident, decisions: Sequence[Decision]) -> Rulings:
    """The last word of people on each account of an incident, and on each question of law."""
    verdicts: dict[str, Decision] = {}
    questions: dict[str, Decision] = {}
    for decision in sorted(decisions, key=in_order):
        about = [key for key in incident.accounts if decision.concerns(key, incident.id)]
        if decision.withdrawn_by or not about:
            continue
        if decision.field and decision.verdict in ("verify", "set_aside"):
            questions[decision.field] = decision
        elif decision.verdict in ("accept", "reject", "verify"):
            verdicts.update(dict.fromkeys(about, decision))
    rejected = {key: row.id for key, row in verdicts.items() if row.verdict == "reject"}
    whole = verdicts[incident.accounts[0]].id if incident.accounts and len(rejected) == len(incident.accounts) else None
    standing = [verdicts.get(key) for key in incident.accounts if key not in rejected]
    at_large = {key for key, row in verdicts.items() if key in rejected and any(i.startswith("i") for i in row.about)}
    return Rulings(rejected, whole, _verification(standing), questions, len(at_large), len(incident.accounts))


def _verification(standing: Sequence[Decision | None]) -> str:
    """`verified` only where a person verified each account that stands, `accepted` where a person read each of them."""
    if not standing or any(row is None for row in standing):
        return "unverified"
    return "verified" if all(row is not None and row.verdict == "verify" for row in standing) else "accepted"


def judged(result: IndicatorResult, ruled: Rulings) -> IndicatorResult:
    """A question of law as a person left it: reviewed, set aside, or as the rules raised it, with what was ruled on its
    elements."""
    result = replace(result, elements=tuple(_ruled(element, ruled) for element in result.elements))
    decision = ruled.questions.get(result.id)
    if decision is None:
        return result
    if decision.verdict == "set_aside":
        return replace(result, state="set_aside", sentence=wording.say("set_aside"))
    return replace(result, state="reviewed")


def _ruled(element: Element, ruled: Rulings) -> Element:
    decision = ruled.questions.get(element.id)
    if element.state != "human_only" or decision is None:
        return element
    return replace(element, ruled=decision.value, ruled_by=decision.id)


def asked(ruled: Rulings) -> tuple[str, ...]:
    """What people have to look at again: reports that came in after an incident was rejected."""
    if not ruled.rejected_as_incident or ruled.all_rejected:
        return ()
    return (wording.say("look_again", n=ruled.rejected_as_incident, total=ruled.accounts),)
