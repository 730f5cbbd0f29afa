"""Forms of several words for wounds: "lost both legs", "was hit in the arm", "with three broken ribs"."""

from collections.abc import Callable

from solferino.extract.harm_forms import ENDS, Predicate, behind_be, held_before, mark_of
from solferino.extract.sentences import Sentence
from solferino.vocab.vocabulary import OutcomeRow

WOUND_REACH = 4  # words between "suffered" and the wound: "suffered several deep shrapnel wounds"
BODY_REACH = 6  # words of "one or both of his lower legs"
INJURED = OutcomeRow("wounds", "injured", "passive")


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
    mortal = lows[end - 1] in sentence.known("mortal_parts") and (lows[at] == "shot" or "back" in lows[at + 2 : end])
    mortal = mortal or (lows[at] == "shot" and held_before(sentence, at))
    if not end or not behind_be(sentence, at) or mortal:
        return None
    return mark_of(sentence, at, end, (INJURED,), passive=True)


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
    if not plain and lows[at] not in ("have", "has", "had", "with"):
        return None
    if {"bodies", "body", "corpses", "corpse", "remains"} & set(lows[:at]):
        return None  # "the bodies of two men with bullet wounds"
    plain = plain or (lows[at] == "with" and bool(sentence.known("survived") & set(lows[:at])))
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


def _broken(sentence: Sentence, at: int) -> Predicate | None:
    """ "Broke his leg", "with a broken arm", "her arm was broken": bones, whatever the verb before them."""
    lows = sentence.lows
    if lows[at] in ("broke", "breaking") and (end := _part_of_body(sentence, at + 1)):
        return (
            mark_of(sentence, at, end, (INJURED,), passive=True) if lows[end - 1] in sentence.known("bones") else None
        )
    if lows[at] not in ("with", "has", "had", "have", "suffered", "sustained"):
        return None
    for index in range(at + 1, min(at + 2 + WOUND_REACH, len(lows))):
        if lows[index] in sentence.known("bones"):
            broken = set(lows[at + 1 : index]) & sentence.known("breaking")
            return mark_of(sentence, at, index + 1, (INJURED,), passive=True) if broken else None
        if lows[index] in ENDS:
            return None
    return None


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


WOUNDS: tuple[Callable[[Sentence, int], Predicate | None], ...] = (_lost, _struck, _maimed, _suffered, _broken)
