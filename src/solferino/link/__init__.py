"""Accounts to incidents: copies, candidates, scores with reasons, groups. Pure."""

from solferino.link.copies import copies
from solferino.link.correcting import FIELDS, corrected, misfit
from solferino.link.deciding import mark, settled
from solferino.link.grouping import incidents
from solferino.link.reconciling import reconcile
from solferino.link.scoring import propose
from solferino.link.traits import all_traits
from solferino.link.weighing import Weights

__all__ = [
    "FIELDS",
    "Weights",
    "all_traits",
    "copies",
    "corrected",
    "incidents",
    "mark",
    "misfit",
    "propose",
    "reconcile",
    "settled",
]
