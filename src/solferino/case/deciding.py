"""What a person asks for, turned into a decision about accounts that can be kept. Refuses what would do nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from solferino import link
from solferino.case.applied import applied
from solferino.case.decisions import resolve
from solferino.case.gathering import opened
from solferino.errors import RefusedDecision
from solferino.model.claim import Account
from solferino.model.decision import Decision, Verdict
from solferino.model.exhibit import CustodyEvent
from solferino.model.incident import Incident
from solferino.vocab import review

SHOW = "solferino show DIR ID lists the accounts of an incident"


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision as it was asked for. `field`: of an account, or the id of a question of law."""

    verdict: Verdict
    about: tuple[str, ...]
    reason: str
    field: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The register as it stands when a person decides."""

    incidents: Sequence[Incident]
    accounts: Mapping[str, Account]
    decisions: Sequence[Decision]
    questions: Mapping[str, frozenset[str]]

    def incident_of(self, account: str) -> Incident:
        return next(incident for incident in self.incidents if account in incident.accounts)

    def members(self, identity: str) -> tuple[str, ...]:
        """The accounts of an incident, or the account itself."""
        found = next((incident for incident in self.incidents if incident.id == identity), None)
        return found.accounts if found else (identity,)


def stands(folder: Path, events: Sequence[CustodyEvent]) -> Standing:
    """The register of a case as it stands, for a person who decides."""
    with opened(folder) as register:
        derived, human = register.whole(), applied(register, events)
        as_read = {account.id: account for account in register.accounts()}
    raised = {a.incident: frozenset(i.id for i in a.indicators) for a in derived.assessments}
    return Standing(derived.incidents, as_read, human.decisions, raised)


def decided(asked: Asked, standing: Standing, *, by: str, at: datetime) -> Decision:
    """The decision to record. Raises `RefusedDecision` where it cannot stand, `UnknownItem` for an unknown id."""
    if not asked.reason.strip():
        raise RefusedDecision("a decision needs a reason", hint='give one with --reason "…"')
    if asked.verdict == "merge" and len(set(asked.about)) < 2:
        raise RefusedDecision("merge needs two incidents or accounts", hint="solferino show DIR prints their ids")
    ids = _ids(asked, standing)
    groups = _groups(asked, ids, standing)
    marks = tuple(tuple(link.mark(standing.accounts[key]) for key in group) for group in groups)
    value = (asked.value or "").strip() if asked.verdict == "correct" else asked.value
    return Decision("new", by, at, asked.verdict, ids, asked.reason.strip(), marks, asked.field, value)


def _ids(asked: Asked, standing: Standing) -> tuple[str, ...]:
    if asked.verdict == "withdraw":
        open_ones = [d.id for d in standing.decisions if d.withdrawn_by is None]
        for wanted in asked.about:
            if wanted not in open_ones:
                raise RefusedDecision(
                    f"{wanted!r} is no decision that stands", hint="solferino show DIR lists the decisions: d3, d4 …"
                )
        return tuple(dict.fromkeys(asked.about))
    known = [incident.id for incident in standing.incidents] + list(standing.accounts)
    return tuple(dict.fromkeys(resolve(prefix, known) for prefix in asked.about))


def _groups(asked: Asked, ids: tuple[str, ...], standing: Standing) -> list[tuple[str, ...]]:
    takes_field = asked.verdict in ("correct", "verify", "set_aside")
    takes_value = asked.verdict == "correct" or (asked.verdict == "verify" and asked.field)
    if (asked.field and not takes_field) or (asked.value is not None and not takes_value):
        raise RefusedDecision(f"{asked.verdict} takes no field, question or value", hint="leave these options out")
    if asked.verdict == "withdraw":
        return []
    if asked.verdict == "merge":
        return _merged(ids, standing)
    if asked.verdict == "split":
        return _parted(ids, standing)
    if asked.verdict == "correct":
        return _corrected(asked, ids, standing)
    if asked.verdict == "set_aside":
        _check_question(asked, ids, standing)
    elif asked.field and (problem := review.misfit(asked.field, asked.value)) is not None:
        raise RefusedDecision(problem, hint="docs/indicators.md lists the questions and their elements")
    return [standing.members(identity) for identity in ids]


def _merged(ids: Sequence[str], standing: Standing) -> list[tuple[str, ...]]:
    """All accounts of the incidents and the accounts named are one event; companions of a lone account stay behind."""
    together = tuple(dict.fromkeys(key for identity in ids for key in standing.members(identity)))
    touched = list(dict.fromkeys(standing.incident_of(key).id for key in together))
    if len(touched) < 2:
        raise RefusedDecision("these are one incident already", hint="solferino show DIR prints the incidents")
    behind = [tuple(key for key in standing.members(i) if key not in together) for i in touched]
    return [together, *(left for left in behind if left)]


def _parted(ids: Sequence[str], standing: Standing) -> list[tuple[str, ...]]:
    """The parts of one incident: the accounts named and the rest, or each alone where all of them are named."""
    named = tuple(dict.fromkeys(key for identity in ids for key in standing.members(identity)))
    homes = list(dict.fromkeys(standing.incident_of(key).id for key in named))
    if len(homes) > 1:
        raise RefusedDecision("these are different incidents already", hint=f"split one incident at a time; {SHOW}")
    whole = standing.members(homes[0])
    if len(whole) < 2:
        raise RefusedDecision(
            f"incident {homes[0]} rests on one account only: there is nothing to take apart",
            hint="to leave it out of the sums use reject; to put a field right use correct",
        )
    rest = tuple(key for key in whole if key not in named)
    return [named, rest] if rest else [(key,) for key in whole]


def _corrected(asked: Asked, ids: Sequence[str], standing: Standing) -> list[tuple[str, ...]]:
    if asked.field is None or asked.value is None:
        fields = ", ".join(link.FIELDS)
        raise RefusedDecision("correct needs a field and its value", hint=f"--field one of {fields}; --value …")
    if (problem := link.misfit(asked.field, asked.value)) is not None:
        raise RefusedDecision(problem, hint='an empty value ("") means that the report does not state it')
    groups = [standing.members(identity) for identity in ids]
    if len(groups) != 1 or len(groups[0]) != 1:
        accounts = ", ".join(key for group in groups for key in group)
        raise RefusedDecision(
            "correct is about what one report says, and this is more than one account",
            hint=f"name one of these: {accounts}",
        )
    return groups


def _check_question(asked: Asked, ids: Sequence[str], standing: Standing) -> None:
    """A question of law is set aside where it stands."""
    for identity in ids:
        home = standing.incident_of(standing.members(identity)[0]).id
        raised = standing.questions.get(home, frozenset())
        if asked.field is None:
            raise RefusedDecision(
                "set-aside is about a question of law",
                hint=f"name it: --question {' or '.join(sorted(raised)) or 'L01'}; to leave an incident out use reject",
            )
        if asked.field not in raised:
            shown = ", ".join(sorted(raised)) or "none"
            raise RefusedDecision(
                f"the question {asked.field} is not raised by incident {home}", hint=f"questions raised there: {shown}"
            )
