"""Which figures of a sentence the text itself has replaced: "at first 11", "29, not the 54 announced at first"."""

from solferino.extract.predicates import trimmed
from solferino.extract.sentences import Sentence

BEHIND = ("from", "than")  # "up from 14": only the figure right behind is the old one
BEHIND_REACH = 6
SOURCES = ("to", "in", "by", "from")  # "14 people, according to initial reports"


def corrects(sentence: Sentence) -> bool:
    """The sentence takes back the figures before it: "he brought this figure down to 19"."""
    text = f" {' '.join(sentence.lows)} "
    return any(f" {phrase} " in text for phrase in sentence.vocabulary.phrases["corrections"])


def replaced(sentence: Sentence, first: int) -> bool:
    """Words of the clause in which a figure stands, at word `first`, say that another took its place."""
    return any(
        _tells_of(sentence, a, b, first)
        for a, b, kind in sentence.vocabulary.cues.find(sentence.lows)
        if kind == "superseded"
    )


def _tells_of(sentence: Sentence, a: int, b: int, first: int) -> bool:
    lows = sentence.lows
    if first < b:
        between = lows[first:a]
        apart = {",", ";", "but", "then"} & set(trimmed(between))
        said = len(between) > 1 and "not" not in between and sentence.vocabulary.speech.at(between, len(between) - 1)
        return lows[b - 1] not in BEHIND and (not apart or bool(said) or (bool(between) and between[-1] in SOURCES))
    between = trimmed(lows[b:first])
    if lows[b - 1] in BEHIND:
        return len(between) <= BEHIND_REACH and not {",", ";", "to"} & set(between)
    inner = between[1:] if between[:1] == (",",) else between
    return not {";", "then", "later", "but"} & set(inner) and inner.count(",") == 0
