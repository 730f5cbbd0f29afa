"""Who the doers were said to be ("the killers were Example Front men") and from whose ground arms were fired."""

from solferino.extract.blame_rows import unhindered
from solferino.extract.party_spans import SMALL
from solferino.extract.sentences import Sentence

LOOKS_BACK = 20  # words before a party among which the doers stand
LINK_REACH = 3  # words between "recognised the attackers" and "as"
CLAUSE = (";", ":", ".", "“", "”", '"', "‘", "but", "said", "says", "that")
IS = ("was", "were", "is", "are", "be", "been")
LINKS = (
    ("belonged", "to"), ("belong", "to"), ("belonging", "to"), ("linked", "to"), ("part", "of"), ("members", "of"),
    ("loyal", "to"), ("affiliated", "with"), ("affiliated", "to"), ("came", "from"), ("sent", "by"),
)  # fmt: skip
FIRE_REACH = 12  # words from "fired" to the party on whose ground it was


def identified(sentence: Sentence, first: int) -> bool:
    """ "The killers were Example Front men", "recognised the attackers as Example Front", "the drone was American"."""
    start = max(0, first - LOOKS_BACK)
    lows, _ = unhindered(sentence, start, first)
    end = len(lows)
    while end and lows[end - 1] in SMALL:
        end -= 1
    if lows[end - 1 : end] == (":",) and lows[end - 2 : end - 1] and lows[end - 2] in sentence.known("labels_of_doers"):
        return True
    begin = max((i + 1 for i in range(end) if lows[i] in CLAUSE), default=0)
    if {"not", "no", "never", "nor"} & {*_without_certainty(lows[begin:end])}:
        return False
    if _says_of_them(sentence, lows[max(0, end - THEY_REACH) : end], first):
        return True
    if _is_said_so(sentence, lows[begin:end], first):
        return True
    as_whom = lows[end - 1 : end] == ("as",)
    meant = sentence.known("culprits_meant") | (AS_WHOM if as_whom else frozenset())
    doers = [i for i in range(begin, end) if lows[i] in meant]
    if not doers or end < 1:
        return False
    last = doers[-1]
    if lows[end - 1] in IS or lows[end - 2 : end] in LINKS:
        return not sentence.known("people_hit") & {*lows[last + 1 : end]}
    named = {*lows[begin : end - 1]} & sentence.known("identifies")
    hit = as_whom and sentence.known("people_hit") & {*lows[last + 1 : end]}
    return as_whom and bool(named) and not hit


AS_WHOM = frozenset(("men", "man", "them", "him", "fighters", "soldiers", "militiamen"))  # "identified them as …"


def _without_certainty(lows: tuple[str, ...]) -> tuple[str, ...]:
    """Words without "no doubt that", which deny nothing."""
    sure = next((i for i in range(len(lows)) if lows[i : i + 2] in CERTAIN), None)
    return lows if sure is None else lows[sure + 2 :]


CERTAIN = (("no", "doubt"), ("no", "question"), ("not", "doubt"))
THEY_REACH = 5  # words of "they said they were members of"
THEM = ("they", "he", "these", "those", "themselves", "himself", "she")


def _says_of_them(sentence: Sentence, before: tuple[str, ...], first: int) -> bool:
    """ "They were from the Example Front", "introduced themselves as Example Front men": who they were, not where."""
    hit = sentence.vocabulary.actors.at(sentence.lows, first)
    if hit is None or hit[1].bare or (hit[1].generic and not hit[1].state):
        return False
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i] in THEM), None)
    if at is None:
        return False
    link = tuple(low for low in before[at + 1 :] if low not in SMALL)
    if before[at] in ("themselves", "himself"):
        named = {*before[:at]} & {
            "called",
            "calling",
            "introduced",
            "introducing",
            "identified",
            "identifying",
            "presented",
        }
        return bool(named) and link in (("as",), ())
    return link[:1] != () and link[0] in (*IS, "belonged", "came") and link[1:] in THEIRS


THEIRS = (("from",), ("of",), ("with",), ("members", "of"), ("men", "of"), ("fighters", "of"), ("part", "of"), ("to",))


def _is_said_so(sentence: Sentence, before: tuple[str, ...], first: int) -> bool:
    """ "It was the Example Front," the governor said: nothing else stands before or behind the name in its clause."""
    if before not in (("it", "was"), ("this", "was"), ("it", "is"), ("this", "is"), ("they", "were")):
        return False
    hit = sentence.vocabulary.actors.at(sentence.lows, first)
    behind = sentence.lows[hit[0]] if hit is not None and hit[0] < len(sentence.lows) else "."
    if hit is not None and hit[1].bare:
        return False  # "this was Mali": where
    return behind in (",", ".", ";", "”", '"', "’", "who", "that", "again", "!")


def fired_from(sentence: Sentence, first: int, last: int) -> bool:
    """ "Rockets came from areas held by the rebels", "shells fired from army positions", "from rebel-held ground"."""
    lows = sentence.lows
    at = first
    while at and lows[at - 1] in SMALL:
        at -= 1
    if at > 1 and lows[at - 1] in ("by", "of") and not lows[at - 2].endswith("s"):
        held = lows[at - 2] in sentence.known("holds_ground")
        at -= 2 if held else 1
    elif at > 1 and lows[at - 1] in ("by", "of"):
        held, at = lows[at - 2] in sentence.known("grounds"), at - 1
    else:
        held = bool({*lows[last : last + 3]} & sentence.known("grounds"))
    if not held:
        return False
    lead = lows[max(0, at - FIRE_REACH) : at]
    if "from" not in lead:
        return False
    source = len(lead) - 1 - lead[::-1].index("from")
    between = lead[source + 1 :]
    plain = not {*CLAUSE, ",", "and", "who"} & {*between}
    return plain and bool({*lead[max(0, source - 3) : source]} & sentence.known("comes_from"))
