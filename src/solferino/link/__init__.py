"""Accounts to incidents: copies, candidates, scores with reasons, groups. Pure."""

from solferino.link.candidates import numbered_keys
from solferino.link.copies import Texts, alike, copies, copy_pair, most_repeated, sketch
from solferino.link.correcting import FIELDS, corrected, misfit
from solferino.link.deciding import mark, settled, ties
from solferino.link.grouping import grouped, incidents
from solferino.link.reconciling import reconcile
from solferino.link.scoring import compared, propose, strongest_first
from solferino.link.traits import Traits, all_traits
from solferino.link.weighing import Weights

__all__ = [
    "FIELDS",
    "Texts",
    "Traits",
    "Weights",
    "alike",
    "all_traits",
    "compared",
    "copies",
    "copy_pair",
    "corrected",
    "grouped",
    "incidents",
    "mark",
    "misfit",
    "most_repeated",
    "numbered_keys",
    "propose",
    "reconcile",
    "settled",
    "sketch",
    "strongest_first",
    "ties",
]
