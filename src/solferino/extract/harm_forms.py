"""Forms of several words for what happened to people, which rows cannot hold: "cost seven people their lives"."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from solferino.extract.sentences import Sentence
from solferino.vocab.vocabulary import OutcomeRow

CARE_REACH = 5  # words between "taken to" and the hospital: "taken to Saint Mary's General Hospital"
CARRIED_REACH = 9  # words between a verb and its particle: "took six people from the village away"
BROUGHT = OutcomeRow("brought", "injured", "passive")
CARRIED = OutcomeRow("carried", "abducted", "active")
SHOT = OutcomeRow("shot", "killed", "both")
DEADLY = OutcomeRow("to_death", "killed", "both")
INJURING = OutcomeRow("left_hurt", "injured", "both")
MOURNED = OutcomeRow("mourned", "killed", "active")
MISSED = OutcomeRow("missed", "missing", "active")
AMONG = {word: OutcomeRow("among", "killed", "passive") for word in ("dead", "killed", "died", "slain")} | {
    word: OutcomeRow("among", "injured", "passive") for word in ("wounded", "injured", "hurt")
}
CUT = OutcomeRow("throats_cut", "killed", "passive")
BODY = OutcomeRow("body_of", "killed", "state")
FATALLY = OutcomeRow("fatally", "killed", "passive")
BURIED = OutcomeRow("buried", "killed", "active")
COST = OutcomeRow("cost_lives", "killed", "active")
ENDS = (",", ";", ":", ".", "and", "or", "but", "from", "where", "who", "which", "that")


@dataclass(frozen=True, slots=True)
class Predicate:
    """Words `first:last` with the rows they may mean. `passive`: behind "was", "were"; `words` with the two before."""

    first: int
    last: int
    rows: tuple[OutcomeRow, ...]
    passive: bool
    words: tuple[str, ...]

    @property
    def among(self) -> bool:
        """ "Among the dead": those whom it tells of are a part."""
        return "among" in self.words

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


def _body_of(sentence: Sentence, at: int) -> Predicate | None:
    """ "The body of a boy was found": of one person, not a body of men or of the state."""
    lows = sentence.lows
    if lows[at] not in ("body", "corpse") or lows[at + 1 : at + 2] != ("of",) or lows[at + 2 : at + 3] not in ONE_BODY:
        return None
    return mark_of(sentence, at, at + 1, (BODY,), passive=False)


ONE_BODY = (("a",), ("an",), ("one",), ("another",), ("her",), ("his",))


def _fatally(sentence: Sentence, at: int) -> Predicate | None:
    """ "Five were wounded, one of them fatally"."""
    lows = sentence.lows
    ends = lows[at + 1 : at + 2] in ((",",), (".",), (";",), (")",), ("and",), ())
    return mark_of(sentence, at, at + 1, (FATALLY,), passive=False) if lows[at] in MORTALLY and ends else None


MORTALLY = ("fatally", "mortally")


def _buried(sentence: Sentence, at: int) -> Predicate | None:
    """ "Relatives buried 22 people": by people, not by earth or ruins."""
    lows = sentence.lows
    if lows[at] not in ("buried", "bury", "buries", "burying") or behind_be(sentence, at):
        return None
    covered = {"alive", "under", "beneath", "underneath", "rubble", "debris"} & set(lows[at + 1 : at + 1 + LEFT_REACH])
    earth = {"landslide", "mudslide", "avalanche", "roof", "wall", "walls", "house", "building"} & set(lows[:at])
    return None if covered or earth else mark_of(sentence, at, at + 1, (BURIED,), passive=False)


def _missed(sentence: Sentence, at: int) -> Predicate | None:
    """ "There is no trace of two girls", "the whereabouts of 12 others are unknown": people by number or article."""
    lows = sentence.lows
    phrases = _by_first_word(sentence.vocabulary.phrases["missing_of"]).get(lows[at], ())
    end = next((at + len(words) for words in phrases if lows[at : at + len(words)] == words), 0)
    if not end or not end < len(lows) or not _counts_on(sentence, end):
        return None
    unknown = lows[at] == "the" and lows[at + 1 : at + 2] in (("whereabouts",), ("fate",))
    known = not unknown or bool({"unknown", "known", "unclear", "uncertain"} & set(lows[end : end + MOURNED_REACH]))
    wanted = {
        "gunmen",
        "attackers",
        "suspects",
        "perpetrators",
        "culprits",
        "killers",
        "assailants",
        "attacker",
        "shelter",
    }
    return mark_of(sentence, at, end, (MISSED,), passive=False) if known and not wanted & set(lows[end:]) else None


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
    held = held_before(sentence, at) and lows[at + 1 : at + 2] not in (("at",), ("and",))
    aimed = set(lows[at + 1 : at + 4]) & {"at", "down", "into", "wounded", "injured", "in"}
    if aimed and lows[at + 1] in SHOT_AT and not held:
        return None
    row = DEADLY if held else SHOT
    return mark_of(sentence, at, at + 1, (row,), passive=behind_be(sentence, at))


def held_before(sentence: Sentence, at: int) -> bool:
    """ "Were taken off the coach and shot": they were in the hands of those who shot them."""
    text = f" {' '.join(sentence.lows[:at])} "
    held = any(f" {phrase} " in text for phrase in sentence.vocabulary.phrases["in_their_power"])
    fled = {"fled", "escaped", "ran", "freed", "released", "survived"} & set(sentence.lows)
    return held and not fled


def _to_death(sentence: Sentence, at: int) -> Predicate | None:
    """ "Hacked 19 people to death", "burned two men alive", "shot two of them dead": its end behind the people."""
    lows = sentence.lows
    shot = lows[at] in ("shot", "shooting", "shoot", "shoots", "gunned", "struck")
    if not shot and lows[at] not in sentence.known("deadly_verbs"):
        return None
    for index in range(at + 2, min(at + 2 + CARRIED_REACH, len(lows))):
        if lows[index] in (",", ";", ":", "."):
            return None
        burnt = lows[index] == "alive" and lows[at].startswith(("bur", "roast"))
        if (
            burnt
            or (shot and lows[index] == "dead" and lows[index - 1] != "the")
            or lows[index : index + 2] == ("to", "death")
        ):
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


def _ends(between: tuple[str, ...]) -> bool:
    return any(low in (",", ";", "and", "from", "where") for low in between)


FORMS: tuple[Callable[[Sentence, int], Predicate | None], ...] = (
    _brought, _carried, _throats_cut, _left, _body_of, _fatally, _buried, _mourned, _missed, _among, _to_death,
    _cost, _shot,
)  # fmt: skip
