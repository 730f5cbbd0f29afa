"""Readers as a hostile file might turn a real one: run in the child only."""

import ctypes
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from solferino.model.document import Part
from solferino.read.extracted import Extracted


def extract(data: bytes, name: str) -> Extracted:
    """Do what the data says."""
    deed: Callable[[str], Extracted] = globals()[data.decode()]
    return deed(name)


def sleep(_name: str) -> Extracted:
    time.sleep(600)
    return Extracted("never")


def eat(_name: str) -> Extracted:
    return Extracted(str(len(bytearray(3 << 30))))


def crash(_name: str) -> Extracted:
    ctypes.string_at(0)
    return Extracted("never")


def leave(_name: str) -> Extracted:
    os._exit(0)


def chatter(_name: str) -> Extracted:
    sys.stdout.write("words that are no answer")
    os.write(1, b"more of them")
    sys.stderr.write("and here")
    return Extracted("sound")


def recurse(name: str) -> Extracted:
    return recurse(name + "x")


def write(name: str) -> Extracted:
    Path(name).write_text("x")
    return Extracted("never")


def write_below(name: str) -> Extracted:
    """Past what Python sees."""
    library = ctypes.CDLL(None)
    file = library.open(name.encode(), os.O_WRONLY | os.O_CREAT, 0o600)
    return Extracted(str(library.write(file, b"x", 1)))


def call(_name: str) -> Extracted:
    socket.create_connection(("127.0.0.1", 9))
    return Extracted("never")


def run(name: str) -> Extracted:
    subprocess.run(["touch", name], check=True)
    return Extracted("never")


def outside(_name: str) -> Extracted:
    return Extracted("short", (Part("page", 0, 500),))


def endless(_name: str) -> Extracted:
    return Extracted("x" * (9 << 20))


def unpaired(_name: str) -> Extracted:
    return Extracted("a \ud800 b")
