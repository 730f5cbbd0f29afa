"""Passages that tell of a drill, a play, an accident or a figure of speech, in words that also tell of attacks."""

from collections import Counter
from collections.abc import Sequence

from solferino.extract.facts import Facts

LEAD = 2  # sentences at the top in which a drill is announced
PASSAGE = 12  # sentences before and behind that tell what a sentence is about; most short reports are one passage


def unreal_passages(found: Sequence[Facts]) -> frozenset[int]:
    """Numbers of the sentences around which a drill, an accident or a figure of speech is told, not an attack."""
    out: list[int] = []
    for at, fact in enumerate(found):
        around = found[max(0, at - PASSAGE) : at + PASSAGE + 1]
        marked = [f for f in around if f.not_attacks]
        strong = [f for f in around if f.strength >= 2 and not f.not_attacks]
        drill = [f for f in marked if f.not_attacks & {"drill", "fiction"}]
        only = any(
            (f.sentence.heading and f.sentence.index == 0) or (f.sentence.index < LEAD and not f.harm) for f in drill
        )
        told = "fiction" in fact.not_attacks and not fact.harm
        if told or len(drill) >= 2 or only or (_agreed(marked) and len(strong) <= len(marked)):
            out.append(fact.sentence.index)
    return frozenset(out)


def _agreed(marked: Sequence[Facts]) -> bool:
    """Two sentences or more speak of the same kind of other thing."""
    return any(n > 1 for n in Counter(kind for fact in marked for kind in fact.not_attacks).values())
