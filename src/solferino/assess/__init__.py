"""What stated rules make of the accounts of an incident: ranges, grades, questions. Never a verdict."""

from solferino.assess.assessing import assess, assess_all
from solferino.assess.register import ledger, sums

__all__ = ["assess", "assess_all", "ledger", "sums"]
