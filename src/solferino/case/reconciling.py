"""Two cases, one register against the other. Reads only."""

from solferino import link
from solferino.model.dossier import Dossier
from solferino.model.incident import Incident
from solferino.model.reconciliation import Entry, Reconciliation


def reconciled(left: Dossier, right: Dossier) -> Reconciliation:
    """What the two have in common and what each has alone. What people rejected is left out."""
    (mine, our_titles), (theirs, their_titles) = standing(left), standing(right)
    ours, others = (link.all_traits(side.accounts, side.claims, side.documents) for side in (left, right))
    partners, first, second = link.reconcile(mine, theirs, ours, others)
    return Reconciliation(left.title, right.title, our_titles, their_titles, partners, first, second)


def standing(dossier: Dossier) -> tuple[tuple[Incident, ...], tuple[Entry, ...]]:
    assessed = {one.incident: one for one in dossier.assessments}
    kept = tuple(one for one in dossier.incidents if not assessed[one.id].rejected_by)
    return kept, tuple(Entry(one.id, assessed[one.id].title) for one in kept)
