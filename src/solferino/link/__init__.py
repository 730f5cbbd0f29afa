"""Accounts to incidents: copies, candidates, scores with reasons, groups. Pure."""

from solferino.link.copies import copies
from solferino.link.grouping import incidents
from solferino.link.scoring import propose

__all__ = ["copies", "incidents", "propose"]
