"""The parent's side: one child, started when first needed, asked one file at a time, ended when it misbehaves."""

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec

import solferino
from solferino.errors import UnreadableInput
from solferino.read.apart.wire import LARGEST_ANSWER, LENGTH_BYTES, Answer, Question
from solferino.read.extracted import Extracted
from solferino.read.held import Parcel

SECONDS, SECONDS_PER_MB, MOST_SECONDS = 20.0, 5.0, 300.0
FILES = 200  # after so many a fresh child: libraries leak
KEPT = "it is preserved; what it holds was not taken out"
HINT = "it is preserved; add its text as a .txt file to have it read"
RUN = (
    "import os, sys; sys.path[:0] = sys.argv[1].split(os.pathsep); from solferino.read.apart import child; child.main()"
)


class Room:
    """Holds the child. `seconds` is what reading a small file may take, `paths` where else readers lie."""

    def __init__(self, seconds: float = SECONDS, *, paths: Sequence[str] = ()) -> None:
        self.seconds = seconds
        self.paths = (str(Path(solferino.__file__).parent.parent), *paths)
        self.child: subprocess.Popen[bytes] | None = None
        self.asked = 0
        self.owner = os.getpid()
        self.lock = threading.Lock()

    def ask(self, module: str, name: str, data: bytes) -> Extracted:
        """What a reader takes from a file. Raises `UnreadableInput` with the reason where it takes nothing."""
        with self.lock:
            found = self._ask(Question(module, name, len(data)), data)
        if found.found is None:
            raise UnreadableInput(found.reason, where=name, hint=found.hint or HINT)
        return found.found

    def unpack(self, module: str, name: str, data: bytes, first: int) -> Parcel:
        """Members of a file from a number on, some at a time. Raises `UnreadableInput` where it cannot be opened."""
        with self.lock:
            found = self._ask(Question(module, name, len(data), first), data)
        if found.held is None:
            raise UnreadableInput(found.reason, where=name, hint=KEPT)
        return found.held

    def _ask(self, question: Question, data: bytes) -> Answer:
        allowed = min(self.seconds + SECONDS_PER_MB * len(data) / 2**20, MOST_SECONDS)
        child = self._ready()
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        alarm = threading.Timer(allowed, stop)
        alarm.start()
        try:
            return _exchange(child, question, data)
        except (OSError, EOFError, msgspec.DecodeError) as error:
            code = self.close()
            why = f"reading it took more than {allowed:.0f} s" if late.is_set() else f"the reader broke off ({code})"
            raise UnreadableInput(why, where=question.name, hint=HINT) from error
        finally:
            alarm.cancel()

    def close(self) -> int:
        """End the child; what it ended with."""
        child, self.child = self.child, None
        if child is None or self.owner != os.getpid():
            return 0
        child.kill()
        for pipe in (child.stdin, child.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        return child.wait()

    def _ready(self) -> "subprocess.Popen[bytes]":
        if self.owner != os.getpid():  # this process was split off from the one that has the child
            self.child, self.owner = None, os.getpid()
        if self.child is None or self.child.poll() is not None or self.asked >= FILES:
            self.close()
            command = [sys.executable, "-I", "-B", "-c", RUN, os.pathsep.join(self.paths)]
            self.child = subprocess.Popen(  # noqa: S603 - this interpreter, with our own words
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self.asked = 0
        self.asked += 1
        return self.child


def _exchange(child: "subprocess.Popen[bytes]", question: Question, data: bytes) -> Answer:
    if child.stdin is None or child.stdout is None:
        raise EOFError("no pipes")
    child.stdin.write(msgspec.json.encode(question) + b"\n" + data)
    child.stdin.flush()
    head = child.stdout.read(LENGTH_BYTES)
    size = int.from_bytes(head, "big")
    if len(head) < LENGTH_BYTES or size > LARGEST_ANSWER:
        raise EOFError("no answer")
    body = child.stdout.read(size)
    if len(body) < size:
        raise EOFError("half an answer")
    return msgspec.json.decode(body, type=Answer)


_ROOM = Room()
atexit.register(_ROOM.close)


def ask(module: str, name: str, data: bytes) -> Extracted:
    """What a reader takes from a file, in the child of this process. Raises `UnreadableInput`."""
    return _ROOM.ask(module, name, data)


def unpack(module: str, name: str, data: bytes, first: int) -> Parcel:
    """Members of a file from a number on, in the child of this process. Raises `UnreadableInput`."""
    return _ROOM.unpack(module, name, data, first)
