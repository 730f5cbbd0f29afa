"""Names of armed and political bodies that no row holds, and the short forms a text gives them.

"The Example Liberation Front (ELF)": capitalised words around a word for a body, with a word such names are made of.
"""

from collections.abc import Iterator, Mapping, Sequence

from solferino.extract.sentences import Sentence
from solferino.vocab.gazetteer import fold
from solferino.vocab.parties import ActorRow

INSIDE = ("of", "the", "for", "and", "de", "del")
OPENERS = (
    "after", "and", "as", "at", "before", "but", "by", "for", "from", "if", "in", "it", "near", "of", "on", "since",
    "to", "when", "while", "with",
)  # fmt: skip
ARTICLES = ("the", "a", "an", "this", "that")
LONGEST = 9
SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 6
OPEN, CLOSE = ("(", "["), (")", "]")


def bodies(sentence: Sentence) -> tuple[tuple[int, int, ActorRow], ...]:
    """Names of bodies in a sentence: word span and a row of their own."""
    return sentence.once("bodies", lambda: tuple(_bodies(sentence)))


def _bodies(sentence: Sentence) -> Iterator[tuple[int, int, ActorRow]]:
    heads, parts = sentence.known("armed_bodies"), sentence.known("body_parts")
    for first, last in _runs(sentence):
        lows = sentence.lows[first:last]
        sorted_so = any(low in heads for low in lows) and any(low in parts for low in lows) and last - first > 1
        quoted = last - first > 1 and _quoted(sentence, first, last) and any(low in heads for low in lows)
        if sorted_so or quoted or _is_armed(sentence, first, last) or _explained(sentence, last):
            name = _written(sentence, first, last)
            yield first, last, ActorRow(f"named:{fold(name)}", name)


QUOTES = ("“", "”", '"', "‘", "’", "«", "»", "„")


def _quoted(sentence: Sentence, first: int, last: int) -> bool:
    """ "Letters signed “Army of Example”": the whole name stands between marks."""
    marks = [word.text for word in (*sentence.words[max(0, first - 1) : first], *sentence.words[last : last + 1])]
    return len(marks) > 1 and all(mark in QUOTES for mark in marks)


def _is_armed(sentence: Sentence, first: int, last: int) -> bool:
    """ "Invisible Commando", "Shadow Brigade"; "Dawn Front" where its short form stands behind it in brackets."""
    if last - first < 2:
        return False
    head = sentence.lows[last - 1]
    if head in sentence.known("armed_heads"):
        return True
    short = _is_short(sentence, last + 1, last) and sentence.words[last + 1].text[0] == sentence.words[first].text[0]
    return head in sentence.known("armed_bodies") and short


def _explained(sentence: Sentence, last: int) -> bool:
    """ "The Black Axe, a street gang, …": words for an armed body say what the name is of."""
    lows = sentence.lows
    at = last + 1 if lows[last : last + 1] in (("“",), ("”",), ("’",)) else last
    if lows[at : at + 1] != (",",) or lows[at + 1 : at + 2] not in (("a",), ("an",), ("another",)):
        return False
    kind = lows[at + 2 : at + 2 + EXPLAINED_REACH]
    stops = (i for i, low in enumerate(kind) if not low.isalpha() or low in ("of", "in", "that", "which"))
    stop = next(stops, len(kind))
    civil = {*kind[:stop]} & sentence.known("civil_groups")
    return stop > 0 and not civil and kind[stop - 1] in sentence.known("explains_armed")


EXPLAINED_REACH = 5  # words of "a Maoist splinter group"


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, small words inside allowed."""
    words, at = sentence.words, 0
    while at < len(words):
        if words[at].low in ARTICLES or words[at].low in OPENERS:
            at += 1
            continue
        end = at
        while end < min(len(words), at + LONGEST) and (_large(sentence, end) or _inside(sentence, at, end)):
            end += 1
        last = end
        while last > at and words[last - 1].low in INSIDE:
            last -= 1
        if last > at:
            yield at, last
        at = max(end, at + 1)


def _inside(sentence: Sentence, first: int, at: int) -> bool:
    """Small words inside a name: "Army of the Example", not "On Monday the"."""
    if at == first or sentence.lows[at] not in INSIDE:
        return False
    return sentence.lows[at] != "the" or sentence.lows[at - 1] in INSIDE


def _written(sentence: Sentence, first: int, last: int) -> str:
    return sentence.text[sentence.words[first].start - sentence.start : sentence.words[last - 1].end - sentence.start]


def _large(sentence: Sentence, at: int) -> bool:
    text, low = sentence.words[at].text, sentence.lows[at]
    days = low in sentence.vocabulary.weekdays or low in sentence.vocabulary.months
    return text[:1].isupper() and text[:1].isalpha() and not days


def acronyms(found: Sequence[Sentence]) -> dict[str, ActorRow]:
    """Short forms that a text explains: folded word to the row of the body it stands for."""
    out: dict[str, ActorRow] = {}
    for sentence in found:
        listed = sentence.vocabulary.actors.find(sentence.lows)
        named = [(a, b, row) for a, b, row in listed if not row.generic and not row.country]
        for first, last, row in [*named, *bodies(sentence)]:
            for at in (last + 1, first - 2):
                if _is_short(sentence, at, last if at > last else first - 1):
                    out.setdefault(sentence.lows[at], row)
    return out


def _is_short(sentence: Sentence, at: int, bracket: int) -> bool:
    """A word in capitals, in brackets behind the name or before the name in brackets."""
    if not 0 <= at < len(sentence.words) or not 0 <= bracket < len(sentence.words):
        return False
    text = sentence.words[at].text
    marked = sentence.words[bracket].text in OPEN
    return marked and text.isupper() and text.isalpha() and SHORTEST_ACRONYM <= len(text) <= LONGEST_ACRONYM


def abbreviated(sentence: Sentence) -> frozenset[int]:
    """Words of names with their short form in brackets behind them: "the Special Court for Peace (SCP)" is no place."""
    out: set[int] = set()
    for first, last in _runs(sentence):
        if last - first < LONG_NAME or not _is_short(sentence, last + 1, last):
            continue
        begins = {word.text[0] for word in sentence.words[first:last]}
        name = _written(sentence, first, last)
        if sentence.words[last + 1].text[0] in begins and not sentence.vocabulary.gazetteer.has(name):
            out |= {*range(first, last + 2)}
    return frozenset(out)


LONG_NAME = 3  # words: shorter ones may be a place with its state ("Albany (NY)")


def short_forms(sentence: Sentence, known: Mapping[str, ActorRow]) -> Iterator[tuple[int, int, ActorRow]]:
    """Explained short forms in a sentence."""
    for at, word in enumerate(sentence.words):
        if word.low in known and word.text.isupper():
            yield at, at + 1, known[word.low]
