"""Several cases as overlapping lists: which incidents are on which, fed by the comparison of each pair of registers."""

from __future__ import annotations  # stages are named in signatures: they are loaded when used

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from solferino import link
from solferino.assess.undercount import undercount as estimated
from solferino.case.reconciling import standing
from solferino.model.dossier import Dossier
from solferino.model.incident import Incident
from solferino.model.reconciliation import Partners
from solferino.model.undercount import Overlap, Undercount
from solferino.vocab import wording

SHARED = 0.5  # of the documents of the smaller case: more, and one register is in good part made of the other; ours
Node = tuple[int, str]  # position of the list, incident


def undercount(dossiers: Sequence[Dossier]) -> Undercount:
    """What the overlap of the cases' registers allows to say on incidents that none of them holds.

    Only linked pairs count as one incident; `proposed` says what comes out if a person linked all proposed ones too.
    """
    names = _names(dossiers)
    kept = [standing(dossier)[0] for dossier in dossiers]
    partners = _partners(dossiers, kept)
    cautions, reason = _shared(dossiers, names)
    linked = [row for row in partners if row[2].band == "linked"]
    found = _of(names, kept, linked, cautions, reason)
    if len(linked) == len(partners):
        return found
    return replace(found, proposed=_of(names, kept, partners, cautions, reason))


def _names(dossiers: Sequence[Dossier]) -> tuple[str, ...]:
    """Titles of the cases, told apart by a letter."""
    return tuple(f"{chr(65 + place)}: {dossier.title}" for place, dossier in enumerate(dossiers))


def _partners(dossiers: Sequence[Dossier], kept: Sequence[tuple[Incident, ...]]) -> list[tuple[int, int, Partners]]:
    traits = [link.all_traits(dossier.accounts, dossier.claims, dossier.documents) for dossier in dossiers]
    found = []
    for one, other in combinations(range(len(dossiers)), 2):
        pairs, _, _ = link.reconcile(kept[one], kept[other], traits[one], traits[other])
        found += [(one, other, pair) for pair in pairs]
    return found


def _of(
    names: tuple[str, ...],
    kept: Sequence[tuple[Incident, ...]],
    partners: Sequence[tuple[int, int, Partners]],
    cautions: Sequence[str],
    reason: str | None,
) -> Undercount:
    groups = _groups(kept, partners)
    cells = Counter(tuple(any(node[0] == place for node in group) for place in range(len(names))) for group in groups)
    double = sum(len(group) - len({place for place, _ in group}) for group in groups)
    more = (*cautions, wording.say("doubt_double", n=double)) if double else tuple(cautions)
    overlap = Overlap(names, tuple(sorted(cells.items())))
    found = estimated(overlap, more)
    return replace(found, estimates=(), refused=reason) if reason else found


def _groups(kept: Sequence[tuple[Incident, ...]], partners: Sequence[tuple[int, int, Partners]]) -> list[set[Node]]:
    """Incidents of all lists that are one event, directly or through another list."""
    groups: dict[Node, set[Node]] = {}
    for place, incidents in enumerate(kept):
        for incident in incidents:
            groups[place, incident.id] = {(place, incident.id)}
    for one, other, pair in partners:
        left, right = groups[one, pair.left], groups[other, pair.right]
        if left is not right:
            left |= right
            groups.update(dict.fromkeys(right, left))
    unique = {id(group): group for group in groups.values()}
    return list(unique.values())


def _shared(dossiers: Sequence[Dossier], names: Sequence[str]) -> tuple[list[str], str | None]:
    """Documents that two cases have in common: a doubt, or where they are many, a reason to give no figure."""
    cautions: list[str] = []
    for one, other in combinations(range(len(dossiers)), 2):
        left, right = ({document.id for document in dossiers[place].documents} for place in (one, other))
        both, least = len(left & right), min(len(left), len(right))
        name, beside = wording.name(names[one]), wording.name(names[other])
        if both and both >= SHARED * least:
            smaller, larger = (name, beside) if len(left) <= len(right) else (beside, name)
            return cautions, wording.say("refuse_shared", n=both, of=least, name=smaller, other=larger)
        if both:
            cautions.append(wording.say("doubt_shared", n=both, name=name, other=beside))
    return cautions, None
