"""Parties meant by "the group", "its jets", "they": the one named just before, where only one can be meant."""

from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.party_mentions import ActorMention
from solferino.vocab.parties import ActorRow

GROUP, FORCES = "the_group", "its_forces"
BACK = 3  # sentences in which a party is looked for
Found = Sequence[tuple[ActorMention, ...]]


def with_meant(found: Found) -> list[tuple[ActorMention, ...]]:
    """Mentions with the party that "the group" and "its forces" mean; without those that tell of no act of theirs."""
    out: list[tuple[ActorMention, ...]] = []
    for mentions in found:
        kept: list[ActorMention] = []
        for mention in mentions:
            if mention.row.id not in (GROUP, FORCES):
                kept.append(mention)
                continue
            row = _meant(mention, kept, out) if mention.role else None
            if row is not None and all(row.id != other.row.id or not other.role for other in kept):
                kept.append(replace(mention, row=row, meant=True))
        out.append(tuple(kept))
    return out


def _meant(mention: ActorMention, here: list[ActorMention], before: Found) -> ActorRow | None:
    """The party named last before the words, in the sentence or the few before it; None where there are several."""
    earlier = [before[i] for i in range(len(before) - 1, max(-1, len(before) - 1 - BACK), -1)]
    for mentions in (here, *earlier):
        rows = {
            m.row.id: m.row for m in mentions if not m.row.generic and not (mention.row.id == GROUP and m.row.country)
        }
        if rows:
            return next(iter(rows.values())) if len(rows) == 1 else None
    return None
