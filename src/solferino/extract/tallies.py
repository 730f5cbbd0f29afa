"""Bare numbers that a count of people gives, where words for what happened stand elsewhere.

"Put the dead at 13 … a spokesman stuck to 12", "our list has 47 names", "18, then 21", "an eleventh body", "which makes
seven". The outcome is that of the sentence's own figure or, behind a verb of counting, that which the passage tells of.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.quantities import Quantity
from solferino.extract.sentences import Sentence

VERB_REACH = 14  # words between "put" and "at 13": "put the number of people killed in the raid at 13"
SOURCE_REACH = 3
FEWEST_SAID = 3  # "…," said one: who speaks, not how many
MARKS = ("“", "”", '"', "‘", "’")
PREPOSITIONS = ("at", "as", "to", "of", "by", "than", "was", "is")
OF_DEATH = {"toll", "dead", "deaths", "death", "killed", "fatalities"}
COUNTED = {"toll", "number"}
SUBJECTS = ("it", "toll", "number", "figure", "count", "total", "tally", "dead", "that")


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of people told by counting: words `first:last`, its outcome, the words that count.

    `replaces`: it takes the place of the figure before it in the sentence. `running`: a count that goes up by one ("an
    eleventh body").
    """

    quantity: Quantity
    outcome: str
    predicate: tuple[int, int]
    replaces: bool = False


def tallies(
    sentence: Sentence, found: Sequence[Quantity], taken: Sequence[tuple[int, int, str]], told: str | None
) -> list[Tally]:
    """Numbers that count the people of the passage.

    `taken`: words of figures that are read already, with the outcome; `told`: what the passage says of people.
    """
    out: list[Tally] = []
    known = [*taken]
    strange = False
    for quantity in found:
        count = quantity.count
        if any(first <= quantity.core < last for first, last, _ in known):
            continue
        before = [outcome for first, _, outcome in sorted(known) if first < quantity.first]
        tally = None
        if not count.vague and (count.low or count.high):
            tally = _tally(sentence, quantity, told if not strange else None, before[-1] if before else None)
        if tally is not None:
            out.append(tally)
            known.append((quantity.first, quantity.last, tally.outcome))
        strange = strange or tally is None  # "329 shells hit the city; on the next day it was 3,777"
    return out


def _tally(sentence: Sentence, quantity: Quantity, told: str | None, own: str | None) -> Tally | None:
    """The number as a count, None where it counts something else."""
    lows = sentence.lows
    named = lows[quantity.last : quantity.last + 1] in (("names",), ("graves",)) or (
        lows[quantity.last : quantity.last + 2] in (("fresh", "graves"), ("new", "graves"))
    )
    if not named and not _bare(sentence, quantity) and _estimate(sentence, quantity.last) is None:
        return None
    then = _then(sentence, quantity)
    if own and then is not None:
        return Tally(quantity, own, (then, quantity.first), replaces=True)
    if own and (_by_another(sentence, quantity) or _elliptic(sentence, quantity)):
        return Tally(quantity, own, (quantity.first, quantity.last))
    verb = _counting(sentence, quantity)
    near = lows[max(0, verb[0] - VERB_REACH) : quantity.last + VERB_REACH] if verb else ()
    outcome = own or told or ("killed" if OF_DEATH & set(near) else None)
    if verb is not None and (lows[verb[0]] == "buried" or "graves" in lows[quantity.last : quantity.last + 2]):
        outcome = "killed"
    if verb is None or outcome is None:
        return None
    if named:
        outcome = "killed" if not {"wounded", "injured", "missing"} & set(lows) else outcome
    return Tally(quantity, outcome, verb)


def _bare(sentence: Sentence, quantity: Quantity) -> bool:
    """No noun follows that the number may count, no currency or place goes before it."""
    lows, last = sentence.lows, quantity.last
    following = lows[last] if last < len(lows) else "."
    if following in MARKS and last + 1 < len(lows):
        return not lows[last + 1].isalpha() or lows[last + 1] in sentence.known("stands_alone")
    if lows[last : last + 2] in (("of", "them"), ("of", "those"), ("of", "these")):
        return True
    if following in ("the", "those", "its") and lows[last + 1 : last + 2] in (
        ("number",),
        ("toll",),
        ("count",),
        ("total",),
    ):
        return True  # "brings to 19 the number of people killed"
    if following in ("of", "per", "%", "percent") or following == "in" and lows[last + 1 : last + 2] == ("all",):
        return following == "in"
    if following in sentence.known("be") or following in ("had", "has", "have", "other", "others", "more"):
        return False  # "confirmed two were children"
    return following in sentence.known("stands_alone") or following in (
        "through",
        "according",
        "not",
        "from",
        "late",
        "early",
    )


def _then(sentence: Sentence, quantity: Quantity) -> int | None:
    """ "As 14, then as 21", "at 7 and later at 9": where the words that replace the first figure begin."""
    before = sentence.lows[max(0, quantity.first - 4) : quantity.first]
    for low in ("then", "later", "subsequently", "now", "finally"):
        if low in before:
            at = quantity.first - len(before) + before.index(low)
            between = sentence.lows[at + 1 : quantity.first]
            if at and sentence.lows[at - 1] in (",", "and", "but") and set(between) <= {"as", "at", "to", "put"}:
                return at
    return None


def _by_another(sentence: Sentence, quantity: Quantity) -> bool:
    """ "6 dead according to the press, 8 according to a security source"."""
    lows, last = sentence.lows, quantity.last
    source = lows[last : last + 2] in (("according", "to"), ("by", "the"), ("by", "that"), ("in", "the"))
    words = lows[last + 2 : last + 2 + SOURCE_REACH]
    counted = lows[last : last + 2] == ("according", "to") or bool(
        {"count", "account", "tally", "reckoning"} & set(words)
    )
    return (
        source
        and counted
        and lows[quantity.first - 1 : quantity.first] in ((",",), ("and",), ("or",), (";",), ("but",))
    )


def _elliptic(sentence: Sentence, quantity: Quantity) -> bool:
    """ "Officials spoke of six dead, residents of nine", "the ministry put it at 12, the opposition at 20"."""
    lows = sentence.lows
    closed = quantity.last >= len(lows) or lows[quantity.last] in (".", ";", ",", ")")
    begin = next(
        (i for i in range(quantity.first - 1, max(-1, quantity.first - ELLIPSIS), -1) if lows[i] in LINKS), None
    )
    if not closed or begin is None:
        return False
    between = lows[begin + 1 : quantity.first]
    while between and between[-1] in ("at", "of", "to", "as", "only", "about", "some"):
        between = between[:-1]
    told = any(True for _ in sentence.vocabulary.outcomes.find(between)) or any(low[0].isdecimal() for low in between)
    voices = sentence.known("voice_nouns") | sentence.known("unnamed") | sentence.known("role_heads") | OTHERS
    return bool(between) and not told and not sentence.known("be") & set(between) and bool(voices & set(between))


LINKS = (",", ";", "while", "but", "and")
ELLIPSIS = 9  # words of ", a rights commissioner in the capital 61"
OTHERS = frozenset(
    ("opposition", "residents", "villagers", "monitors", "commissioner", "rebels", "union", "others", "clergy")
)


def _counting(sentence: Sentence, quantity: Quantity) -> tuple[int, int] | None:
    """The words before the number that count: "counted", "put it at", "stands at", "spoke of"."""
    lows, at = sentence.lows, quantity.first - 1
    if (estimate := _estimate(sentence, quantity.last)) is not None:
        return estimate
    while at >= 0 and lows[at] in (*MARKS, "a", "the", "only", "already"):
        at -= 1
    if at < 0:
        return None
    if lows[at] in sentence.known("counting"):
        return (at, at + 1)
    ends = quantity.last >= len(lows) or lows[quantity.last] in (".", ";")
    if (
        ends
        and (quantity.count.low or 0) >= FEWEST_SAID
        and lows[at] in ("says", "said", "say", "claims", "claimed")
        and at + 1 == quantity.first
    ):
        return (at, at + 1)  # "the opposition says 157 were killed; the government says 57"
    phrase = " ".join(lows[max(0, at - 3) : at + 1])
    for words in sentence.vocabulary.phrases["counting_phrases"]:
        if phrase == words or phrase.endswith(f" {words}"):
            return (at + 1 - len(words.split()), at + 1)
    if lows[at] in ("at", "as", "to"):
        return _at(sentence, at)
    if lows[at] in sentence.known("reaching") and at:
        subject = set(lows[max(0, at - VERB_REACH) : at])
        return (at, at + 1) if subject & COUNTED or set(lows[max(0, at - 3) : at]) & set(SUBJECTS) else None
    return None


def _estimate(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """ "Fifteen is also the figure of …", "2,000 had been the estimate of …"."""
    lows, first = sentence.lows, at
    while at < len(lows) and (lows[at] in sentence.known("be") or lows[at] in ("had", "has", "also")):
        at += 1
    if at == first or lows[at : at + 1] not in (("the",), ("their",), ("its",)):
        return None
    return (
        (first, at + 2)
        if lows[at + 1 : at + 2] in (("figure",), ("estimate",), ("count",), ("toll",), ("number",))
        else None
    )


def _at(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """ "Put … at", "stood at", "rose to", "brings … to", "gave the number as"."""
    lows = sentence.lows
    for back in range(at - 1, max(-1, at - 1 - VERB_REACH), -1):
        if lows[back] in (".", ";", ":", ","):
            return None
        if lows[back] in sentence.known("tallying"):
            alone = at - back == 1
            ahead = set(lows[at + 2 : at + 5]) if lows[at] == "to" else set()
            counts = (set(lows[max(0, back - VERB_REACH) : at]) | ahead) & set(SUBJECTS)
            return (back, at + 1) if counts or (alone and lows[back] in ("stuck", "sticks", "held", "kept")) else None
    return None
