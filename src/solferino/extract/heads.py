"""Heads of list entries: "(2) Jucuarán, Usulután.", "Libya, 3 September: …", "Nikopol district. …"."""

import re

from solferino.extract.names import is_name
from solferino.extract.sentences import Sentence

HEAD_WORDS = 14  # words of a head before its colon or dash
LINE_WORDS = 10  # words of a paragraph's opening line that is nothing but names
LINKS = ("of", "the", "in", "on", "at", "near", "and", "to")
_NUMBER = re.compile(r"\W{0,3}(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+")


def number(sentence: Sentence) -> int:
    """How many words number the entry: "(2)", "b)", "14."."""
    match = _NUMBER.match(sentence.text) if sentence.lead else None
    end = sentence.start + match.end() if match else sentence.start
    return sum(1 for word in sentence.words if word.start < end)


def head(sentence: Sentence, taken: frozenset[int]) -> int:
    """Words of an opening that only says where and when, up to its colon or dash; 0 where there is none.

    `taken`: words already read as dates or clock times.
    """
    if not sentence.lead:
        return 0
    first = number(sentence)
    for at in range(first, min(len(sentence.words), first + HEAD_WORDS)):
        if at > first and _closes(sentence, at):
            dated = sentence.words[at].text == ":" or any(i in taken for i in range(first, at))
            return at if dated else 0  # "BAGHDAD - ", "(Nairobi) - ": where it was written
        if not (at in taken or _says_where(sentence, at)):
            return 0
    return 0


def names_only(sentence: Sentence, taken: frozenset[int] = frozenset()) -> bool:
    """A paragraph's opening line of names, with the unit they lie in, and nothing else."""
    first, last = number(sentence), len(sentence.words)
    if not sentence.lead or sentence.heading or not 0 < last - first <= LINE_WORDS or sentence.text[-1:] not in ".:":
        return False
    return is_name(sentence.words[first]) and all(at in taken or _says_where(sentence, at) for at in range(first, last))


def _closes(sentence: Sentence, at: int) -> bool:
    """A colon, or a dash with space around it."""
    words, start = sentence.words, sentence.start
    gap = sentence.text[words[at - 1].end - start : words[at].end - start]
    return words[at].text == ":" or gap.startswith((" - ", " – ", " — ")) or gap in (" –", " —")


def _says_where(sentence: Sentence, at: int) -> bool:
    """A name, a number, a mark, or a small word of places."""
    word = sentence.words[at]
    if is_name(word) or not word.text[:1].isalpha():
        return word.text not in (";", "!", "?", '"', "“")
    low = word.low
    known = low in LINKS or low in sentence.known("name_particles") or low in sentence.vocabulary.directions
    return known or sentence.vocabulary.designators.at(sentence.lows, at) is not None
