"""Which accounts a new one may regroup: those that links and merges hold together with it, and those it meets."""

from __future__ import annotations  # stages are named in signatures: they are loaded when used

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solferino import store
from solferino.model.assessment import Assessment
from solferino.model.incident import Incident, Link


@dataclass(frozen=True, slots=True)
class Touched:
    """Accounts to be grouped anew, the incidents by position that they were in, and all links that touch them.

    `ordinals`: of earlier accounts at an end of these links, and of the touched ones.
    """

    accounts: frozenset[str]
    incidents: Mapping[int, Incident]
    assessments: Mapping[int, Assessment]
    links: tuple[Link, ...]
    ordinals: Mapping[str, int]


def touched(
    register: store.Register, new: Sequence[str], links: Sequence[Link], ties: Mapping[frozenset[str], bool]
) -> Touched:
    """All that hangs together with new accounts and with those that their links lead to."""
    tied: dict[str, set[str]] = {}
    for pair in (pair for pair, together in ties.items() if together):
        for account in pair:
            tied.setdefault(account, set()).update(pair - {account})
    found = {(one.left, one.right): one for one in links}
    incidents: dict[int, Incident] = {}
    accounts = set(new)
    waiting = {*new, *(end for one in links for end in (one.left, one.right))}
    while waiting:
        waiting |= {other for account in waiting for other in tied.get(account, ())}
        homes = register.kept.homes(waiting)
        fresh = register.parts.incidents(set(homes.values()) - incidents.keys())
        incidents |= fresh
        accounts |= homes.keys() | {account for one in fresh.values() for account in one.accounts}
        around = {(one.left, one.right): one for incident in fresh.values() for one in incident.links}
        found |= around
        ends = {end for one in around.values() if one.band == "linked" for end in (one.left, one.right)}
        ends |= {account for one in fresh.values() for account in one.accounts}
        ends |= {other for account in ends for other in tied.get(account, ())}
        waiting = ends - accounts
    known = {end for pair in found for end in pair} | accounts
    return Touched(
        frozenset(accounts),
        incidents,
        register.parts.assessments(incidents),
        tuple(found.values()),
        register.kept.of_accounts(known - set(new)),
    )
