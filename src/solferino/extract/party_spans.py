"""How far the words for a party reach: people of it before its name, its short form in brackets behind."""

from solferino.extract.sentences import Sentence

OPEN, CLOSE = ("(", "["), (")", "]")
LONGEST_BRACKET = 6  # words of a short form or translation in brackets
SMALL = ("the", "a", "an", "so", "called", "suspected", "alleged", "presumed", "armed", "“", "”", "‘", "’", '"')
SUPPOSED = ("believed", "thought", "presumed", "said", "suspected", "understood", "known")
TIES = (
    ("of",),
    ("from",),
    ("belonging", "to"),
    ("belonged", "to"),
    ("loyal", "to"),
    ("affiliated", "with"),
    ("linked", "to"),
    ("with",),
)


def reach(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Words of a party with those who act for it: "men believed to be members of the Example Front (EF)"."""
    return _people_before(sentence, first), _bracket_behind(sentence, last)


def _bracket_behind(sentence: Sentence, last: int) -> int:
    """The end of a bracket right behind a name; inside one, the end of that bracket."""
    words = sentence.words
    at = last = _wing_behind(sentence, last)
    if at < len(words) and words[at].text in OPEN:
        end = next((i for i in range(at, min(len(words), at + LONGEST_BRACKET)) if words[i].text in CLOSE), None)
        return end + 1 if end is not None else last
    if at < len(words) and words[at].text in CLOSE:
        return at + 1
    return last


def _wing_behind(sentence: Sentence, last: int) -> int:
    """ "Example Front's armed wing": what acts and speaks for the party."""
    wing = sentence.lows[last : last + 2]
    return last + 2 if wing[:1] in ARMED and wing[1:] in (("wing",), ("arm",), ("branch",)) else last


ARMED = (("armed",), ("military",), ("paramilitary",), ("youth",), ("political",), ("militant",))


def _people_before(sentence: Sentence, first: int) -> int:
    """Where those begin who act for the party: "members of", "gunmen loyal to", "men believed to be"."""
    at = first
    while True:
        people = _of_people(sentence, at)
        if people is None:
            return at
        at = people


def _of_people(sentence: Sentence, first: int) -> int | None:
    lows = sentence.lows
    at = first
    while at and (lows[at - 1] in SMALL or _sort(sentence, at - 1)):
        at -= 1
    if at > 3 and lows[at - 2 : at] == ("to", "be") and lows[at - 3] in SUPPOSED and _acts(sentence, at - 4):
        return at - 4
    for tie in TIES:
        before = at - len(tie) - 1
        if before >= 0 and lows[before + 1 : at] == tie and _acts(sentence, before, armed=tie != ("from",)):
            return before
    return None


def _sort(sentence: Sentence, at: int) -> bool:
    """What stands between "members of" and a name: "the Ukrainian battalion “Example”"."""
    hit = sentence.vocabulary.actors.at(sentence.lows, at)
    return sentence.lows[at] in sentence.known("sort_words") or (hit is not None and hit[0] == at + 1 and hit[1].bare)


def _acts(sentence: Sentence, at: int, *, armed: bool = False) -> bool:
    """People at `at` who act for a party, or (`armed`) a weapon of it."""
    known = sentence.known("its_people") | sentence.known("armed_people") | sentence.known("doers")
    return sentence.lows[at] in known or (armed and sentence.vocabulary.weapons.at(sentence.lows, at) is not None)


def disguise(sentence: Sentence, first: int, last: int) -> bool:
    """ "Men in army uniforms", "gunmen dressed as soldiers": what somebody wore or passed for, not who it was."""
    lows, at = sentence.lows, first
    worn = next((i for i, low in enumerate(lows[last : last + WORN_REACH]) if low in sentence.known("worn")), None)
    if worn is not None and not {"in", "wearing", "with", ","} & {*lows[last : last + worn]}:
        return True  # "police in riot gear" are police
    while at and (lows[at - 1] in SMALL or lows[at - 1] == "national"):
        at -= 1
    if at > 1 and lows[at - 1] in ("of", "like") and lows[at - 2] in sentence.known("worn"):
        return True  # "in uniforms of the army", "in the camouflage of the guard"
    return lows[at - 2 : at] in PASSING if at > 1 else False


WORN_REACH = 3  # words from "army" to "uniforms": "police commando uniforms"
PASSING = (
    ("dressed", "as"), ("dressed", "like"), ("posing", "as"), ("posed", "as"), ("disguised", "as"), ("passed", "for"),
    ("impersonating", "as"), ("clad", "as"), ("masquerading", "as"), ("resembling", "those"), ("passing", "for"),
)  # fmt: skip


def beside_another(sentence: Sentence, first: int) -> bool:
    """ "…, the armed wing of the front, …": named to say what another party is, not as a doer."""
    lows, at = sentence.lows, first
    while at and lows[at - 1] in SMALL:
        at -= 1
    if at < 2 or lows[at - 1] not in ("of", "to"):
        return False
    head = at - 2
    back = lows[max(0, head - 3) : head]
    return lows[head] in sentence.known("kin_of_party") and bool({",", "(", "–", "—"} & set(back))
