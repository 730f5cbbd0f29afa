"""Sums at the end of a sentence that tells of one event: "killed two, bringing to 45 the number killed this year"."""

import re

from solferino.extract.sentences import Sentence

_TAIL = re.compile(
    r",? (?:and )?(?:bringing|raising|taking|pushing|lifting"
    r"|which (?:brings|brought|takes|took|raises|raised)|to bring) "
    r"(?=[^;.]*\b(?:(?:this|last) (?:year|month|week|season|summer|winter)|since|so far (?:this|in)|nationwide|overall"
    r"|(?:in|of|over|during) the (?:war|conflict|campaign|past|last|year|month|week|insurgency|uprising|offensive"
    r"|country|wave of|series of|spate of)|in \d{4}|in the (?:district|region|province|country) (?:this|since|to))\b)"
)


def tail(text: str) -> int | None:
    """Where the words that give a sum of more than this event begin in a sentence's text; None where none do."""
    match = _TAIL.search(text)
    return match.start() if match is not None and match.start() > 0 else None


def tail_word(sentence: Sentence) -> int:
    """The first word of such a tail, or the number of words where there is none."""
    begin = tail(sentence.text)
    if begin is None:
        return len(sentence.words)
    return next(i for i, word in enumerate(sentence.words) if word.start >= sentence.start + begin)
