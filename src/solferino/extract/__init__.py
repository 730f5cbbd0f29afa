"""Document to claims and accounts. Pure: no clock, no chance, no network, no files."""

from solferino.extract.reading import accounts

__all__ = ["accounts"]
