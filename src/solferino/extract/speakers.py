"""Who says a sentence: names beside words of saying, pronouns and roles carried back to the last name."""

import re
from dataclasses import dataclass

from solferino.extract.sentences import Sentence, Word

BOUNDARY = frozenset((",", ";", ":", ".", "“", "”", '"', "(", ")", "–", "—", "-", "•"))
MAX_NAME = 9


@dataclass(frozen=True, slots=True)
class Attribution:
    """A voice and its cue. `name` as resolved, `start`/`end` offsets of the words that name it in this sentence."""

    name: str
    start: int
    end: int
    cue: str
    stance: str
    cue_first: int
    named: bool
    resolved: bool = False


def _phrase(words: tuple[Word, ...], first: int, last: int, text: str) -> str:
    """The words as written, without an article before or a possessive ending behind."""
    name = text[words[first].start : words[last - 1].end]
    return re.sub(r"^the (?=[A-Z])|['’]s?$", "", name)


def attributions(
    sentence: Sentence, text: str, previous: Attribution | None, when: frozenset[int] = frozenset()
) -> tuple[Attribution, ...]:
    """All voices of a sentence, left to right.

    `previous` is the last named voice before it, `when` the words that state dates and times.
    """
    out: list[Attribution] = []
    last_named = previous
    for first, last, row in sentence.vocabulary.speech.find(sentence.lows):
        found = _speaker(sentence, first, last, when)
        if found is None:
            continue
        a, b = found
        name = _phrase(sentence.words, a, b, text)
        attribution = _resolved(sentence, (a, b, name), last_named, (first, last, row.stance))
        out.append(attribution)
        if attribution.named:
            last_named = attribution
    return tuple(out)


def _resolved(
    sentence: Sentence, who: tuple[int, int, str], previous: Attribution | None, cue: tuple[int, int, str]
) -> Attribution:
    words = sentence.words
    a, b, name = who
    first, last, stance = cue
    said = " ".join(sentence.lows[first:last])
    lows = sentence.lows[a:b]
    pronoun = len(lows) == 1 and lows[0] in sentence.known("pronouns")
    common = not any(word.text[:1].isupper() for word in words[a + 1 : b])
    role = lows[-1] in sentence.known("role_heads") and lows[0] in ("the", "its", "his") and len(lows) <= 3 and common
    if (pronoun or role) and previous is not None:
        return Attribution(previous.name, words[a].start, words[b - 1].end, said, stance, first, previous.named, True)
    named = any(word.text[:1].isupper() for word in words[a:b] if word.start > sentence.start) or (
        a == 0
        and words[0].text[:1].isupper()
        and not set(lows) & sentence.known("unnamed")
        and lows[0] not in ("the", "a", "an")
    )
    return Attribution(
        name,
        words[a].start,
        words[b - 1].end,
        said,
        stance,
        first,
        named and not set(lows) <= sentence.known("unnamed"),
    )


def _speaker(sentence: Sentence, first: int, last: int, when: frozenset[int]) -> tuple[int, int] | None:
    lows = sentence.lows
    cue = " ".join(lows[first:last])
    if cue in ("according to", "is confirmed by", "was confirmed by", "in the words of"):
        return _right(sentence, last)
    after_clause = first == 0 or lows[first - 1] in BOUNDARY or lows[first - 1] == "so"
    inverted = last < len(lows) and after_clause and lows[first] in sentence.known("inverted")
    if inverted:
        found_right = _right(sentence, last)
        if found_right:
            return found_right
    return _left(sentence, first, when)


def _right(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """The noun phrase after a cue: up to a mark or the next clause."""
    lows = sentence.lows
    end = index
    while (
        end < len(lows)
        and end - index < MAX_NAME
        and lows[end] not in BOUNDARY
        and lows[end] not in sentence.known("clause_openers")
    ):
        if lows[end] in ("on", "in", "at", "to", "by", "from") and end > index:
            break
        end += 1
    end = _owner(sentence, index, end)
    if end == index or not _nominal(sentence, index, end):
        return None
    return index, end


def _owner(sentence: Sentence, first: int, last: int) -> int:
    """ "the UK government's latest figures" speak for the UK government: the end of the owner's name."""
    for at in range(first, last - 1):
        if sentence.words[at].text.endswith(("'s", "’s")) and sentence.lows[last - 1] in sentence.known("utterances"):
            return at + 1
    return last


def _nominal(sentence: Sentence, first: int, last: int) -> bool:
    lows = sentence.lows[first:last]
    if lows[0] in sentence.known("pronouns"):
        return True
    named = any(word.text[:1].isupper() for word in sentence.words[first:last])
    return (
        named
        or lows[-1] in sentence.known("unnamed")
        or lows[-1] in sentence.known("role_heads")
        or bool(set(lows) & sentence.known("unnamed"))
    )


def _left(sentence: Sentence, index: int, when: frozenset[int]) -> tuple[int, int] | None:
    """The noun phrase before a cue; an apposition between commas is stepped over."""
    lows = sentence.lows
    end = index
    while end > 0 and lows[end - 1] in sentence.known("before_cue"):
        if lows[end - 1] in sentence.known("be"):
            return None  # "had been established by drone": nobody says it
        end -= 1
    if end > 0 and lows[end - 1] == ",":
        opening = end - 2
        while opening >= 0 and lows[opening] not in (",", "”", "“", ";") and end - opening < 14:
            opening -= 1
        if opening >= 0 and lows[opening] == ",":
            end = opening
        else:
            return None
    if end and lows[end - 1] in sentence.known("pronouns"):
        return end - 1, end
    start = end
    while (
        start > 0
        and end - start < MAX_NAME
        and lows[start - 1] not in BOUNDARY
        and start - 1 not in when
        and lows[start - 1] not in sentence.known("clause_openers")
        and sentence.vocabulary.speech.at(lows, start - 1) is None
    ):
        start -= 1
    while start < end and lows[start] in ("in", "on", "at") and start + 1 < end:
        start += 1
    start = _last_noun(sentence, start, end)
    if start >= end or not _nominal(sentence, start, end):
        return None
    return start, end


def _last_noun(sentence: Sentence, start: int, end: int) -> int:
    """Behind a verb only the name counts: "the figure that is going round Hassan would not accept"."""
    verbs = [i for i in range(start, end) if sentence.lows[i] in sentence.known("be")]
    if not verbs:
        return start
    at = end
    while at > verbs[-1] + 1 and sentence.words[at - 1].text[:1].isupper():
        at -= 1
    return at if at < end else verbs[-1] + 1
