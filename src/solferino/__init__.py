"""Solferino: reports of attacks on civilians, turned into a register in which every fact is tied to words."""

__version__ = "0.1.0"
