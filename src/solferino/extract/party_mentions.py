"""A party as named in a sentence, with what the sentence makes of it."""

from dataclasses import dataclass

from solferino.vocab.parties import ActorRow


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A party. `role`: alleged_perpetrator, claims_responsibility, or None where the sentence does not say.

    `blamed`: words of blame name it ("accused", "suspected"), it is not merely told as the doer; `meant`: the words
    say only of what sort it is ("the rebels"), and the rest of the document tells which.
    """

    first: int
    last: int
    row: ActorRow
    role: str | None
    blamed: bool = False
    meant: bool = False
