"""Document to claims and accounts. Pure: no clock, no chance, no network, no files."""

from solferino.extract.explain import explain_account, explain_claim
from solferino.extract.imported import rows
from solferino.extract.reading import accounts

__all__ = ["accounts", "explain_account", "explain_claim", "rows"]
