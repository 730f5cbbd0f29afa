"""Forms of several words for what happened to people, which rows cannot hold: "cost seven people their lives"."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from solferino.extract.sentences import Sentence
from solferino.vocab.vocabulary import OutcomeRow

CARE_REACH = 5  # words between "taken to" and the hospital: "taken to Saint Mary's General Hospital"
CARRIED_REACH = 9  # words between a verb and its particle: "took six people from the village away"
WOUND_REACH = 4  # words between "suffered" and the wound: "suffered several deep shrapnel wounds"
INJURED = OutcomeRow("wounds", "injured", "passive")
BROUGHT = OutcomeRow("brought", "injured", "passive")
CARRIED = OutcomeRow("carried", "abducted", "active")
SHOT = OutcomeRow("shot", "killed", "both")
DEADLY = OutcomeRow("to_death", "killed", "both")
INJURING = OutcomeRow("left_hurt", "injured", "both")
MOURNED = OutcomeRow("mourned", "killed", "active")
AMONG = {word: OutcomeRow("among", "killed", "passive") for word in ("dead", "killed", "died", "slain")} | {
    word: OutcomeRow("among", "injured", "passive") for word in ("wounded", "injured", "hurt")
}
CUT = OutcomeRow("throats_cut", "killed", "passive")
COST = OutcomeRow("cost_lives", "killed", "active")
MORTAL = ("head", "chest", "neck", "heart")
ENDS = (",", ";", ":", ".", "and", "or", "but", "from", "where", "who", "which", "that")


@dataclass(frozen=True, slots=True)
class Predicate:
    """Words `first:last` with the rows they may mean. `passive`: behind "was", "were"; `words` with the two before."""

    first: int
    last: int
    rows: tuple[OutcomeRow, ...]
    passive: bool
    words: tuple[str, ...]

    def outcome(self, *voices: str) -> str | None:
        """The outcome in the first row of one of these voices."""
        return next((row.outcome for row in self.rows if row.voice in voices), None)


def mark_of(sentence: Sentence, first: int, last: int, rows: tuple[OutcomeRow, ...], *, passive: bool) -> Predicate:
    """The predicate of these words, with the two before them."""
    return Predicate(first, last, rows, passive, sentence.lows[max(0, first - 2) : last])


def behind_be(sentence: Sentence, first: int) -> bool:
    """A form of "be" stands before the word, adverbs apart."""
    at = first - 1
    while at >= 0 and sentence.lows[at] in sentence.known("adverbs"):
        at -= 1
    return at >= 0 and sentence.lows[at] in sentence.known("be")


def _brought(sentence: Sentence, at: int) -> Predicate | None:
    """ "Were taken to Example General Hospital": people brought to a hospital by its name were hurt."""
    lows = sentence.lows
    if lows[at] not in sentence.known("brought") or lows[at + 1 : at + 2] not in (("to",), ("in",)):
        return None
    stop = next((i for i in range(at + 2, min(at + 2 + CARE_REACH, len(lows))) if lows[i] in CARE), None)
    if stop is None or not behind_be(sentence, at) or _ends(lows[at + 2 : stop]):
        return None
    return mark_of(sentence, at, stop + 1, (BROUGHT,), passive=True)


CARE = ("hospital", "hospitals", "clinic", "clinics")


def _carried(sentence: Sentence, at: int) -> Predicate | None:
    """ "Took six people away with them", "dragged two men into the bush": the verb, its particle behind the people."""
    lows = sentence.lows
    if lows[at] not in sentence.known("carrying") or behind_be(sentence, at):
        return None
    for index in range(at + 2, min(at + 2 + CARRIED_REACH, len(lows))):
        if lows[index] in ENDS[:4] or (lows[index] in ("and", "or") and not _counts_on(sentence, index + 1)):
            return None
        ahead = " ".join(lows[index : index + 3]) + " "
        if ahead.startswith(tuple(f"{phrase} " for phrase in sentence.vocabulary.phrases["carried_off"])):
            return mark_of(sentence, at, at + 1, (CARRIED,), passive=False)
    return None


def _counts_on(sentence: Sentence, at: int) -> bool:
    """More people follow behind "and": "the chief and four other men", "a nurse and her son"."""
    low = sentence.lows[at] if at < len(sentence.lows) else "."
    return (
        low[0].isdecimal() or low in sentence.known("number_units") or low in ("a", "an", "his", "her", "their", "the")
    )


def _lost(sentence: Sentence, at: int) -> Predicate | None:
    """ "Lost his right foot", "lost both legs"."""
    if sentence.lows[at] not in ("lost", "lose", "loses", "losing"):
        return None
    end = _part_of_body(sentence, at + 1)
    return mark_of(sentence, at, end, (INJURED,), passive=True) if end else None


def _struck(sentence: Sentence, at: int) -> Predicate | None:
    """ "Was hit in the left leg"; a shot in the head may be told of the dead."""
    lows = sentence.lows
    if lows[at] not in sentence.known("wounding") or lows[at + 1 : at + 2] not in (("in",), ("on",), ("through",)):
        return None
    end = _part_of_body(sentence, at + 2)
    if not end or not behind_be(sentence, at) or _may_be_mortal(lows[at], lows[at + 2 : end]):
        return None
    return mark_of(sentence, at, end, (INJURED,), passive=True)


SURVIVED = frozenset(("left", "leaving", "leaves", "escaped", "survived", "admitted", "hospitalised", "hospitalized"))
LEFT_REACH = 24  # words between "left" and "dead": "left a woman of 31 and her two sons, aged six and nine, dead"


def _left(sentence: Sentence, at: int) -> Predicate | None:
    """ "Left a woman and her two sons dead": people by a noun of their own; bare numbers count by "dead" itself."""
    lows = sentence.lows
    if lows[at] not in ("left", "leaving", "leaves"):
        return None
    for index in range(at + 2, min(at + 2 + LEFT_REACH, len(lows))):
        if lows[index] in (";", ":", ".") or lows[index] in sentence.known("be"):
            return None
        outcome = {"dead": DEADLY, "wounded": INJURING, "injured": INJURING}.get(lows[index])
        if outcome is not None:
            told = any(sentence.vocabulary.persons.at(lows, i) is not None for i in range(at + 1, index))
            return mark_of(sentence, at, at + 1, (outcome,), passive=False) if told else None
    return None


@cache
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases in words, by their first."""
    split = [tuple(phrase.split()) for phrase in phrases]
    return {words[0]: tuple(other for other in split if other[0] == words[0]) for words in split}


def _mourned(sentence: Sentence, at: int) -> Predicate | None:
    """ "Deplored 15 innocent victims", "paid tribute to the 14 dead": who is mourned by number died."""
    lows = sentence.lows
    phrases = _by_first_word(sentence.vocabulary.phrases["mourning"]).get(lows[at], ())
    end = next((at + len(words) for words in phrases if lows[at : at + len(words)] == words), 0)
    if not end:
        return None
    ahead = lows[end : end + MOURNED_REACH]
    who = next((i for i, low in enumerate(ahead) if low in ("victims", "dead", "martyrs")), None)
    counted = who is not None and any(
        low[0].isdecimal() or low in sentence.known("number_units") for low in ahead[:who]
    )
    return mark_of(sentence, at, end, (MOURNED,), passive=False) if counted else None


MOURNED_REACH = 8  # words of "the families of the 15 innocent victims"


def _among(sentence: Sentence, at: int) -> Predicate | None:
    """ "Seven women were among 19 dead", "two nurses are among the 14 people known to have died"."""
    lows = sentence.lows
    if lows[at] != "among" or not at or lows[at - 1] in (",", "(", "and", ";"):
        return None
    ahead = lows[at + 1 : at + 1 + AMONG_REACH]
    counted = next(
        (i for i, low in enumerate(ahead[:4]) if low[0].isdecimal() or low in sentence.known("number_units")), None
    )
    for index, low in enumerate(ahead):
        if low in (",", ";", ":", "."):
            return None
        outcome = AMONG.get(low)
        if outcome is not None:
            plain = counted is not None and counted < index
            return (
                mark_of(sentence, at, at + 1, (outcome,), passive=True) if plain and behind_be(sentence, at) else None
            )
    return None


AMONG_REACH = 10  # words of "among the 14 people now known to have died"


def _shot(sentence: Sentence, at: int) -> Predicate | None:
    """ "They shot eight men": whether they died the passage must tell."""
    lows = sentence.lows
    if lows[at] != "shot" or sentence.vocabulary.outcomes.at(lows, at) is not None:
        return None
    if set(lows[at + 1 : at + 4]) & {"at", "down", "into", "wounded", "injured", "in"} and lows[at + 1] in SHOT_AT:
        return None
    return mark_of(sentence, at, at + 1, (SHOT,), passive=behind_be(sentence, at))


def _to_death(sentence: Sentence, at: int) -> Predicate | None:
    """ "Hacked 19 people to death", "burned two men alive": the verb, its end behind the people."""
    lows = sentence.lows
    if lows[at] not in sentence.known("deadly_verbs"):
        return None
    for index in range(at + 2, min(at + 2 + CARRIED_REACH, len(lows))):
        if lows[index] in (",", ";", ":", "."):
            return None
        burnt = lows[index] == "alive" and lows[at].startswith(("bur", "roast"))
        if burnt or lows[index : index + 2] == ("to", "death"):
            return mark_of(sentence, at, at + 1, (DEADLY,), passive=False)
    return None


def _throats_cut(sentence: Sentence, at: int) -> Predicate | None:
    """ "Six villagers had their throats cut"."""
    lows = sentence.lows
    cut = lows[at] in ("had", "have", "having") and lows[at + 1 : at + 2] and lows[at + 1] in ("their", "his", "her")
    if cut and lows[at + 2 : at + 3] in (("throat",), ("throats",)) and lows[at + 3 : at + 4] in (("cut",), ("slit",)):
        return mark_of(sentence, at, at + 4, (CUT,), passive=True)
    return None


def _cost(sentence: Sentence, at: int) -> Predicate | None:
    """ "Cost seven people their lives"."""
    lows = sentence.lows
    if lows[at] not in ("cost", "costs", "costing"):
        return None
    ends = (("their", "lives"), ("his", "life"), ("her", "life"))
    found = any(lows[i : i + 2] in ends for i in range(at + 2, min(at + 2 + CARRIED_REACH, len(lows))))
    return mark_of(sentence, at, at + 1, (COST,), passive=False) if found else None


SHOT_AT = ("at", "down", "into", "in", "and", "but")


def _may_be_mortal(verb: str, part: tuple[str, ...]) -> bool:
    return bool(part) and part[-1] in MORTAL and (verb == "shot" or "back" in part)


def _maimed(sentence: Sentence, at: int) -> Predicate | None:
    """ "Had one or both hands cut off", "had her leg amputated"."""
    lows = sentence.lows
    end = _part_of_body(sentence, at + 1) if lows[at] in ("had", "having") else 0
    if not end or lows[end : end + 1] == () or lows[end] not in sentence.known("cutting"):
        return None
    return mark_of(sentence, at, end + 1 + (lows[end + 1 : end + 2] == ("off",)), (INJURED,), passive=True)


def _suffered(sentence: Sentence, at: int) -> Predicate | None:
    """ "Suffered burns", "have shrapnel wounds", "with bullet wounds": "have" and "with" need a word for the sort."""
    lows = sentence.lows
    plain = lows[at] in sentence.known("suffering")
    if {"bodies", "body", "corpses", "corpse", "remains"} & set(lows[:at]):
        return None  # "the bodies of two men with bullet wounds"
    plain = plain or (lows[at] == "with" and bool(SURVIVED & set(lows[:at])))
    if not plain and lows[at] not in ("have", "has", "had", "with"):
        return None
    for index in range(at + 1, min(at + 2 + WOUND_REACH, len(lows))):
        if lows[index] in ENDS or not (lows[index].isalpha() or lows[index].isdecimal()):
            return None
        if lows[index] in sentence.known("wound_nouns"):
            sort = set(lows[at + 1 : index]) & sentence.known("wound_sorts")
            denied = {"no", "any", "without"} & set(lows[at + 1 : index])
            if denied or not (plain or sort):
                return None
            return mark_of(sentence, at, index + 1, (INJURED,), passive=True)
    return None


BODY_REACH = 6  # words of "one or both of his lower legs"


def _part_of_body(sentence: Sentence, at: int) -> int:
    """The end of "his right foot", "both legs", "an eye" from `at` on; 0 where there is none."""
    lows = sentence.lows
    for index in range(at, min(at + BODY_REACH, len(lows))):
        if lows[index] in sentence.known("parts_of_body"):
            deeper = lows[index + 1 : index + 3] in (
                ("of", "the"),
                ("of", "his"),
                ("of", "her"),
            )  # "the back of the head"
            return (_part_of_body(sentence, index + 1) if deeper else index + 1) if index > at else 0
        if lows[index] not in sentence.known("before_body"):
            return 0
    return 0


def _ends(between: tuple[str, ...]) -> bool:
    return any(low in (",", ";", "and", "from", "where") for low in between)


FORMS: tuple[Callable[[Sentence, int], Predicate | None], ...] = (
    _brought, _carried, _lost, _struck, _throats_cut, _maimed, _suffered, _left, _mourned, _among, _to_death,
    _cost, _shot,
)  # fmt: skip
