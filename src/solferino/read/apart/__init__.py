"""Formats that are parsed by large libraries: in a process of their own, with limits, without network.

Whoever sends a file may have made it to harm the program that opens it. What is parsed here can at worst end the child.
"""

from solferino.read.apart.room import ask, unpack

__all__ = ["ask", "unpack"]
