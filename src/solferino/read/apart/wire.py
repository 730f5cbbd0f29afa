"""What goes between the program and the child that parses: a header line and bytes there, a length and JSON back."""

from dataclasses import dataclass

from solferino.read.extracted import Extracted
from solferino.read.held import Parcel

LENGTH_BYTES = 8
LARGEST_ANSWER = 128 << 20  # bytes of JSON; the text in it is held to `LARGEST_TEXT` characters


@dataclass(frozen=True, slots=True)
class Question:
    """Which reader, the file's name, and how many bytes follow."""

    module: str
    name: str
    size: int
    first: int | None = None  # the number of the first member that is wanted; None: the text is


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read, or the reason why nothing was."""

    found: Extracted | None = None
    held: Parcel | None = None
    reason: str = ""
    hint: str = ""
