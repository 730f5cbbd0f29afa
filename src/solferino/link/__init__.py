"""Accounts to incidents: copies, candidates, scores with reasons, groups. Pure."""

from solferino.link.candidates import numbered_keys
from solferino.link.copies import Texts, alike, copies, copy_pair, most_repeated, sketch
from solferino.link.correcting import FIELDS, corrected, misfit
from solferino.link.deciding import mark, parted, settled, ties
from solferino.link.grouping import grouped, incidents
from solferino.link.own_weights import FIELD as LEARNED
from solferino.link.own_weights import in_force, learned, written
from solferino.link.reconciling import reconcile
from solferino.link.repeating import repeats
from solferino.link.scoring import Repeats, compared, propose, strongest_first
from solferino.link.traits import Traits, all_traits
from solferino.link.weighing import Weights

__all__ = [
    "FIELDS",
    "LEARNED",
    "Repeats",
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
    "in_force",
    "incidents",
    "learned",
    "mark",
    "misfit",
    "most_repeated",
    "numbered_keys",
    "parted",
    "propose",
    "reconcile",
    "repeats",
    "settled",
    "sketch",
    "strongest_first",
    "ties",
    "written",
]
