"""The service layer: class Case, one method per verb. The only folder that knows every stage."""

from solferino.case.added import Added
from solferino.case.auditing import Kept, audit_folder, policy_size, signed_size, unopened
from solferino.case.case import Case
from solferino.case.changes import Changed
from solferino.case.decisions import VERDICTS
from solferino.case.exporting import ALL, HandedOut
from solferino.case.layout import is_part_of_case
from solferino.case.measure import measure
from solferino.case.views import VIEWS

__all__ = [
    "ALL",
    "VERDICTS",
    "VIEWS",
    "Added",
    "Case",
    "Changed",
    "HandedOut",
    "Kept",
    "audit_folder",
    "is_part_of_case",
    "measure",
    "policy_size",
    "signed_size",
    "unopened",
]
