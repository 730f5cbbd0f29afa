"""The child: takes one file after the other, parses it, answers. It ends when nobody asks any more."""

import importlib
import os
import sys
from typing import IO

import msgspec

from solferino.errors import UnreadableInput
from solferino.read.apart.limits import confine
from solferino.read.apart.wire import LENGTH_BYTES, Answer, Question
from solferino.read.attempt import Failed, attempt
from solferino.read.extracted import LARGEST_TEXT, Extracted
from solferino.read.held import parcel

GOING_WRONG = (MemoryError, RecursionError)


def main() -> None:
    """Answer questions from standard input until it ends. What libraries print goes nowhere."""
    channel = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    confine()
    while line := sys.stdin.buffer.readline():
        question = msgspec.json.decode(line, type=Question)
        answer(channel, question, sys.stdin.buffer.read(question.size))


def answer(channel: IO[bytes], question: Question, data: bytes) -> None:
    """Parse and send what was found."""
    made = msgspec.json.encode(_made(question, data))
    channel.write(len(made).to_bytes(LENGTH_BYTES, "big") + made)
    channel.flush()


def _made(question: Question, data: bytes) -> Answer:
    found = attempt(lambda: _parsed(question, data))
    return _refused(found.error) if isinstance(found, Failed) else found


def _parsed(question: Question, data: bytes) -> Answer:
    module = importlib.import_module(question.module)
    if question.first is not None:
        return Answer(held=parcel(module.held(data, question.name), question.first))
    found: Extracted = module.extract(data, question.name)
    if len(found.text) > LARGEST_TEXT:
        return Answer(None, None, f"a text of {len(found.text) >> 20} million characters")
    return Answer(found)


def _refused(error: Exception) -> Answer:
    if isinstance(error, UnreadableInput):
        return Answer(None, None, error.what, error.hint or "")
    if isinstance(error, GOING_WRONG):
        return Answer(None, None, f"reading it needs more than is allowed ({type(error).__name__})")
    return Answer(None, None, f"it cannot be read: {type(error).__name__}: {str(error)[:200]}")
