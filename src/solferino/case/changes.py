"""What became of the register's incidents: which reports joined them and why, and which values moved."""

from __future__ import annotations  # stages are named in signatures: they are loaded when used

from collections.abc import Mapping
from dataclasses import dataclass

from solferino import store
from solferino.model.assessment import Assessment, TollRange
from solferino.model.incident import Incident, Link


@dataclass(frozen=True, slots=True)
class Joined:
    """An account that came to an incident. `link`: the strongest to one in it, None where a person joined them."""

    account: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class Changed:
    """One incident before (`old` None: it is new) and after.

    `merged`: ids of incidents that went into it. `left`: accounts that it lost to others.
    """

    incident: str
    old: Assessment | None
    new: Assessment
    joined: tuple[Joined, ...] = ()
    left: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether figures, sources or grade are others."""
        return self.old is None or _values(self.old) != _values(self.new)


def _values(assessment: Assessment) -> tuple[object, ...]:
    return (
        tuple(_range(toll) for toll in assessment.tolls),
        assessment.roots_min,
        assessment.roots_max,
        assessment.grade,
    )


def _range(toll: TollRange) -> tuple[object, ...]:
    return toll.outcome, toll.low, toll.best, toll.high, toll.open_ended, toll.flags


def changes(before: store.Whole, after: store.Whole) -> tuple[Changed, ...]:
    """Incidents that are new or say something else than before, in the order of the register."""
    were = {incident.id: incident for incident in before.incidents}
    home = {account: incident.id for incident in before.incidents for account in incident.accounts}
    said = {assessment.incident: assessment for assessment in before.assessments}
    now = {assessment.incident: assessment for assessment in after.assessments}
    gone = were.keys() - {incident.id for incident in after.incidents}
    return tuple(
        _changed(incident, were.get(incident.id), home, gone, said.get(incident.id), now[incident.id])
        for incident in after.incidents
        if now.get(incident.id) != said.get(incident.id)
    )


def _changed(  # noqa: PLR0913, PLR0917 - what was and what is
    incident: Incident,
    was: Incident | None,
    home: Mapping[str, str],
    gone: frozenset[str] | set[str],
    old: Assessment | None,
    new: Assessment,
) -> Changed:
    earlier = set(was.accounts) if was else set()
    came = [account for account in incident.accounts if account not in earlier] if was else incident.accounts[1:]
    return Changed(
        incident.id,
        old,
        new,
        tuple(Joined(account, _why(account, incident)) for account in came),
        tuple(account for account in (was.accounts if was else ()) if account not in incident.accounts),
        tuple(dict.fromkeys(home[a] for a in incident.accounts if a in home and home[a] in gone)),
    )


def _why(account: str, incident: Incident) -> Link | None:
    inside = set(incident.accounts)
    own = [ln for ln in incident.links if account in (ln.left, ln.right) and {ln.left, ln.right} <= inside]
    return max((ln for ln in own if ln.band == "linked"), key=lambda ln: ln.score, default=None)
