"""Whom the words of a sentence make the doer of an act: blamed for it, told as its doer, or claiming it."""

from itertools import pairwise

from solferino.extract.blame_rows import blamed_by_row, claims_act, unhindered
from solferino.extract.deeds import ARTICLES, does
from solferino.extract.identities import fired_from, identified
from solferino.extract.own_acts import is_verb, owns_act
from solferino.extract.party_names import describes, row_is_country
from solferino.extract.party_spans import beside_another, disguise, reach
from solferino.extract.predicates import trimmed
from solferino.extract.sentences import Sentence
from solferino.extract.subjects import other_verb
from solferino.extract.things import TriggerMention

MOST_MODIFIERS = 4  # capitalised words behind a possessive ending
ACT_REACH = 6  # words between an act and the "by" that names its doer
BLAME_REACH = 4
OTHERS = ("him", "her", "them", "us", "of")
COUNTS = ("count", "counts", "account", "accounts", "estimate", "estimates", "figures", "sources", "records")


def _among(sentence: Sentence, first: int, last: int) -> bool:
    """ "They killed nine people, five vigilantes among them, and took the bride away": of those who were harmed."""
    return sentence.lows[last : last + 2] in AMONG or sentence.lows[max(0, first - 2) : first] in AMONG


AMONG = (("among", "them"), ("among", "whom"), ("among", "these"), ("amongst", "them"))


def role_of(sentence: Sentence, first: int, last: int, attacks: tuple[TriggerMention, ...]) -> str | None:
    """What the words around a party at `first:last` make it: a culprit, one who claims the act, or nothing."""
    if sentence.lows[last : last + 1] and sentence.lows[last] in COUNTS or _among(sentence, first, last):
        return None  # "by police count"
    if describes(sentence, last):
        if fired_from(sentence, first, last):
            return "alleged_perpetrator"  # "launched from rebel-held territory"
        return "claims_responsibility" if _channel(sentence, first, last, attacks) else None
    if before_place(sentence, last) or beside_another(sentence, first) or disguise(sentence, first, last):
        return None
    begin, end = reach(sentence, first, last)
    if fired_from(sentence, begin, end):
        return "alleged_perpetrator"
    if _cited(sentence, begin) or (first and sentence.lows[first - 1] == "from" and _is_origin(sentence, first)):
        return None  # "rockets fired from Yemen": where they came from, not who fired them
    if claims_act(sentence, begin, end) or owns_act(sentence, begin, end, attacks):
        return "claims_responsibility"
    blamed = _held_responsible(sentence, begin, end) or blamed_by_row(sentence, begin, end)
    blamed = blamed or _tried(sentence, first, end, attacks)
    if blamed or _charged(sentence, end) or identified(sentence, begin) or _alone(sentence, begin, end):
        return "alleged_perpetrator"
    if _blamed(sentence, begin, attacks):
        other = _speaks(sentence, end) or _other_blame(sentence, end)
        return None if other else "alleged_perpetrator"
    return "alleged_perpetrator" if does(sentence, begin, end, attacks) else None


def _channel(sentence: Sentence, first: int, last: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """ "The rebel-run channel said that the group's men had struck the base": it speaks for the party."""
    voice = {*sentence.lows[last : last + CHANNEL_REACH]} & sentence.known("channels")
    return bool(voice) and owns_act(sentence, first, last, attacks)


CHANNEL_REACH = 4  # words from "rebel-run" to "channel"


def _cited(sentence: Sentence, first: int) -> bool:
    """ "According to the Example Front, the drone was …": it speaks."""
    before = tuple(low for low in sentence.lows[max(0, first - 4) : first] if low not in ARTICLES)
    return before[-2:] == ("according", "to")


def _charged(sentence: Sentence, last: int) -> bool:
    """ "The rebels were also accused": a form of "be" and a word of blame."""
    after = sentence.lows[last : last + BLAME_REACH]
    return any(low in sentence.known("blame_after") for low in after) and any(
        low in sentence.known("be") for low in after[:-1]
    )


def _alone(sentence: Sentence, first: int, last: int) -> bool:
    """ "Only the government has helicopters": nobody else can have done it."""
    before = [low for low in sentence.lows[max(0, first - 3) : first] if low not in ARTICLES]
    gap = unhindered(sentence, last, min(len(sentence.lows), last + ALONE_REACH))[0]
    if before[-1:] != ["only"] or gap[:1] == () or gap[0] not in sentence.known("possesses"):
        return False
    arms = sentence.known("machines_of_war") | sentence.known("arms_meant")
    return any(low in arms or sentence.vocabulary.weapons.at(gap, i) for i, low in enumerate(gap))


ALONE_REACH = 6


def _tried(sentence: Sentence, first: int, last: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """ "Sentenced a former commander of the Example Front for the killings": what a court holds against it."""
    lows = sentence.lows
    of = next((i for i in range(first - 1, max(-1, first - OF_REACH), -1) if lows[i] in ("of", "from")), None)
    if of is None or not {*lows[max(0, of - PEOPLE_REACH) : of]} & (sentence.known("its_people") | PERSONS_TRIED):
        return False
    back = range(of - 1, max(-1, of - TRIED_REACH), -1)
    held = next((i for i in back if lows[i] in sentence.known("holds_for_trial")), None)
    if held is None or {*lows[held:of]} & {",", ";", ":", "said", "who"}:
        return False
    over = next((i for i in range(last, min(len(lows), last + OVER_REACH)) if lows[i] in OVER), None)
    acts = sentence.known("acts_meant") | {"rape", "torture", "persecution", "war"}
    told = over is not None and (bool({*lows[over : over + OVER_REACH]} & acts) or any(m.first > over for m in attacks))
    return told and not {*lows[held - 2 : held]} & {"not", "never", "no"}


OF_REACH, PEOPLE_REACH, TRIED_REACH, OVER_REACH = 4, 4, 10, 8  # words between the party, its people, the verb, the act
PERSONS_TRIED = frozenset(("chief", "fighter", "fighters", "leader", "leaders", "man", "men", "militant", "militants",
                           "soldier", "soldiers", "woman", "commanders", "officer", "officers", "general"))  # fmt: skip
OVER = ("for", "of", "over", "in", "with")
HELD_BEFORE, HELD_REACH = 6, 8
BROKEN = frozenset((";", ":", ".", "said", "says", "who", "which", "but", "not", "never", "no"))


def _held_responsible(sentence: Sentence, first: int, last: int) -> bool:
    """ "Officials held the group (ABC) responsible"."""
    before = sentence.lows[max(0, first - HELD_BEFORE) : first]
    after = trimmed(sentence.lows[last : last + HELD_REACH])
    for begin, end, closings in sentence.vocabulary.blame_around.find(before):
        at = next((i for i in range(len(after)) for close in closings if after[i : i + len(close)] == close), None)
        between = {*before[max(0, begin - 2) : begin], *before[end:], *after[: at or 0]}
        if at is not None and not between & BROKEN:
            return True
    return False


def _blamed(sentence: Sentence, first: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """Behind a word of blame, or behind "by" or "from" that follows an act ("shelled by", "fire from")."""
    lows = sentence.lows
    for at in range(first - 1, max(-1, first - 5), -1):
        if lows[at] in (",", ";", "said"):
            return False
        if lows[at] == "of" and lows[at + 1] in SUPPOSED and any(m.last == at for m in attacks):
            return True  # "an ambush of presumed rebels"
        if lows[at] == "by" and at and _no_act(sentence, at - 1):
            return False  # "an area held by", "a statement published by"
        if lows[at] in ("by", "from"):
            return any(_suffered_by(sentence, mention, at) for mention in attacks) or (
                at > 0 and (sentence.vocabulary.effects.at(lows, at - 1) is not None or _noun_of_act(sentence, at))
            )
        if lows[at] == "suspected" and not _is_verb(sentence, at):
            continue  # "three suspected rebels died", "shot by suspected rebels"
        if lows[at] in sentence.known("blame_before"):
            return True
        if lows[at] in OTHERS:
            return False  # "accused them of being police informers"
    return False


def _noun_of_act(sentence: Sentence, by: int) -> bool:
    """ "A sweep by soldiers", "a mistake by the air force": a noun for what somebody did, before "by"."""
    meant = sentence.known("acts_meant") | sentence.known("misdeeds")
    return sentence.lows[by - 1] in meant and sentence.lows[by] == "by"


def _suffered_by(sentence: Sentence, act: TriggerMention, by: int) -> bool:
    """ "Shelled on Monday, without warning, by": few words between, or no other verb and no mark of a clause."""
    if not 0 <= by - act.last:
        return False
    between = trimmed(sentence.lows[act.last : by])
    if len(between) <= ACT_REACH:
        return True
    plain = not {*between} & {",", ";", ":", "said", "says", "and", "who", "which", "when", "where", "after", "as"}
    passive = is_verb(sentence.lows, act.last) and sentence.lows[by] == "by"
    return passive and plain and len(between) <= PASSIVE_REACH and not other_verb(sentence, between)


PASSIVE_REACH = 16  # words from "was killed" to "by": day, place and manner stand between


def _no_act(sentence: Sentence, at: int) -> bool:
    """A verb stands there that tells of no attack or harm."""
    low, vocabulary = sentence.lows[at], sentence.vocabulary
    told = (vocabulary.triggers, vocabulary.effects, vocabulary.outcomes, vocabulary.blame_before)
    if low in sentence.known("holds_ground"):
        return True
    if low in WIELDED:  # "a bus stop used by soldiers"
        return not _is_arms(sentence, at)
    return low.endswith("ed") and not any(table.at(sentence.lows, at) for table in told)


SUPPOSED = ("presumed", "suspected", "alleged", "supposed")
WIELDED = ("deployed", "flown", "operated", "used")  # "a missile used by the army"
ELSEWHERE = {"at", "in", "on", "near", "outside", "inside", "killed", "from", "to"}


def _is_arms(sentence: Sentence, at: int) -> bool:
    """What was used at `at` is a weapon: one stands before, and no place between."""
    begin = max(0, at - WIELDED_REACH)
    last = next((i for i in range(at - 1, begin - 1, -1) if sentence.vocabulary.weapons.at(sentence.lows, i)), None)
    return last is not None and not ELSEWHERE & {*sentence.lows[last:at]}


WIELDED_REACH = 8  # words from a weapon to "used by"


def _is_verb(sentence: Sentence, at: int) -> bool:
    """ "Police suspected", "are suspected of": somebody suspects; in "suspected rebels" nobody does it here."""
    before = sentence.lows[at - 1] if at else ""
    voices = ("unnamed", "roles", "role_heads", "organisation", "pronouns", "be", "adverbs")
    return any(before in sentence.known(name) for name in voices) or before in ("have", "has", "had")


def _other_blame(sentence: Sentence, last: int) -> bool:
    """ "Blamed the rebels for breaking the ceasefire": blame, but of no attack."""
    behind = sentence.lows[last : last + BLAME_REACH + 1]
    return any(a in ("for", "of") and b in sentence.known("no_act_of_harm") for a, b in pairwise(behind))


def _is_origin(sentence: Sentence, first: int) -> bool:
    """The words are the bare name of a country."""
    words = sentence.words
    last = first + 1
    while last < len(words) and words[last].text[:1].isupper():
        last += 1
    plain = last >= len(words) or sentence.lows[last] not in sentence.known("armed_people")
    return plain and row_is_country(sentence, first, last)


def _speaks(sentence: Sentence, last: int) -> bool:
    return last < len(sentence.words) and sentence.vocabulary.speech.at(sentence.lows, last) is not None


def before_place(sentence: Sentence, last: int) -> bool:
    """Behind a possessive ending follow names and a word for an administrative unit."""
    if not sentence.words[last - 1].text.endswith(("'s", "’s")):
        return False
    at = last
    while at < len(sentence.words) and at - last < MOST_MODIFIERS and sentence.words[at].text[:1].isupper():
        at += 1
    behind = sentence.lows[at : at + 1]
    return (at > last and bool(set(behind) & sentence.known("units"))) or set(behind) <= set(sentence.known("units"))
