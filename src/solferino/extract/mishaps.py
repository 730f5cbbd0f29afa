"""Events in which people came to harm otherwise than by an attack: accidents, disasters, sickness, private quarrels.

Words for a mishap (`languages/en_mishap.toml`) say little alone: a bus may collide with a lorry under fire. They decide
where nobody in the event is told of as doing a deed.
"""

from collections.abc import Sequence
from functools import lru_cache

from solferino.extract.facts import Facts
from solferino.extract.frames import Frame
from solferino.extract.sentences import Sentence
from solferino.extract.things import AIRCRAFT, TriggerMention, spread

NEAR = 6  # sentences behind an event, of no other, that may tell its cause
NEXT = 2  # sentences right behind an event that may tell its cause, whatever else they tell
DENIED_REACH = 4  # words of "no trace of any explosives"
OUTWEIGHS = 2  # words for a mishap to one sentence with a deed, where the lead tells of none
PRIVATE, REMNANT, RELEASE = "private", "remnant", "release"
AFTER_ATTACKS = ("wreck", "fire", "crowd")  # what they tell of may also follow from an attack


def attacks_only(frames: list[Frame], found: Sequence[Facts]) -> list[Frame]:
    """The frames that tell of attacks. A report of a mishap has no others but those that name a deed of their own.

    Where a text tells of harm only, of no deed, no blow and nobody who did it, none of its events is an attack.
    """
    if not any(_violent(fact) for fact in found):
        return []
    of = {fact.sentence.index: number for number, f in enumerate(frames) for fact in (*f.facts, *f.told)}
    gone: set[int] = set()
    opening = next((fact for fact in found if fact.harm), None)
    told_as_one = opening is not None and _opens_with_mishap(opening)
    for number, frame in enumerate(frames):
        if frame.entry is not None:
            if _is_mishap(frame.facts):
                gone.add(number)  # an accident among the entries of a list
        else:
            around = _around(frame, number, of, found)
            if _is_mishap(around) or (told_as_one and not any(_deeds(fact.sentence) for fact in around)):
                gone.add(number)
    return [frame for number, frame in enumerate(frames) if number not in gone]


def _violent(fact: Facts) -> bool:
    """A deed, a blow, a doer, a mine, or people who "were killed", civilians, rather than dead."""
    told = bool(_deeds(fact.sentence)) or _blows(fact.sentence) or _armed(fact) or bool(fact.doers)
    taken = any(m.outcome in DONE_TO and not m.weak for m in fact.harm)
    done = taken or any(m.row.type == "mine_or_uxo" or m.row.id.startswith(DONE) for m in fact.triggers)
    lows = fact.sentence.lows
    suffered = any(low in SUFFERED and lows[at - 1 : at] not in RELATIVE for at, low in enumerate(lows))
    return told or done or suffered or any(party.role for party in fact.actors)


DONE_TO = ("abducted", "ill_treated", "sexual_violence")  # what somebody does to people
DONE = ("outcome:", "weapon:")  # acts known by what was done to people, or by the weapon
SUFFERED = ("killed", "wounded", "civilian", "civilians")  # of accidents people died
RELATIVE = (("that",), ("which",))  # "the wall that killed four children"


def _opens_with_mishap(fact: Facts) -> bool:
    causes = any(kind not in (*AFTER_ATTACKS, PRIVATE, RELEASE) for _, kind in _mishaps(fact.sentence))
    return (causes or "accident" in fact.not_attacks) and not _deeds(fact.sentence)


def _around(frame: Frame, number: int, of: dict[int, int], found: Sequence[Facts]) -> list[Facts]:
    """The sentences of an event and those near it that tell of none."""
    own = {fact.sentence.index for fact in (*frame.facts, *frame.told)}
    first, last = min(own) - NEXT, max(own)
    return [
        fact for fact in found[max(0, first) : last + NEAR + 1]
        if of.get(fact.sentence.index, number) == number or last < fact.sentence.index <= last + NEXT
    ]  # fmt: skip


def _is_mishap(found: Sequence[Facts]) -> bool:
    told = [(fact, _mishaps(fact.sentence), () if _of_other_days(fact) else _deeds(fact.sentence)) for fact in found]
    kinds = {kind for _, words, _ in told for _, kind in words}
    if PRIVATE in kinds and not any(_armed(fact) for fact in found):
        return True
    if REMNANT in kinds and not any(m.count and (m.count.low or m.count.high) for fact in found for m in fact.harm):
        return True
    if RELEASE in kinds and not any(fact.harm for fact in found) and _only_taken(found):
        return True
    violent = any(deeds for _, _, deeds in told) or any(_blows(fact.sentence) for fact in found)
    barred = {PRIVATE, REMNANT, RELEASE, *(AFTER_ATTACKS if violent else ())}
    words = {word for _, marks, _ in told for word, kind in marks if kind not in barred}
    if not words:
        return False
    deeds = sum(1 for _, _, deeds in told if deeds)
    lead = next(((marks, done) for fact, marks, done in told if fact.harm or fact.objects), None)
    causes = lead is not None and any(kind not in barred for _, kind in lead[0])
    return not deeds or (lead is not None and causes and not lead[1] and len(words) >= OUTWEIGHS * deeds)


def _of_other_days(fact: Facts) -> bool:
    """ "The road has been the scene of ambushes": deeds of other days, or feared ones."""
    return bool(fact.cues & {"background", "general", "unreal", "recalled"}) and not fact.harm


def _only_taken(found: Sequence[Facts]) -> bool:
    """ "The release of 21 girls": of the taking only that it was."""
    return {mention.row.type for fact in found for mention in fact.triggers} == {"abduction"}


def _armed(fact: Facts) -> bool:
    """A party that is no plain word for armed people is blamed, or a weapon of war was at work."""
    blamed = any(party.role and not party.row.generic for party in fact.actors)
    return blamed or any(mention.row.type in OF_WAR and not _flies(fact, mention) for mention in fact.triggers)


def _flies(fact: Facts, mention: TriggerMention) -> bool:
    """ "His MiG crashed": a word for a flying thing, not for a blow."""
    words = " ".join(fact.sentence.lows[mention.first : mention.last])
    return words in fact.sentence.known("no_deed") - fact.sentence.known("blows")


OF_WAR = ("airstrike", "missile_or_rocket", "shelling", "drone", "bombing_ied", "mine_or_uxo")


@lru_cache(maxsize=512)
def _mishaps(sentence: Sentence) -> tuple[tuple[str, str], ...]:
    lows = sentence.lows
    return tuple((" ".join(lows[a:b]), kind) for a, b, kind in sentence.vocabulary.mishaps.find(lows))


@lru_cache(maxsize=512)
def _deeds(sentence: Sentence) -> tuple[int, ...]:
    """Where words tell that somebody did it: a word for an act or weapon, none for mere harm, fire or blasts."""
    lows = sentence.lows
    if sentence.known("mistaken") & set(lows):
        return ()
    mishap = {i for a, b, _ in sentence.vocabulary.mishaps.find(lows) for i in range(a, b)}
    arms = [(a, b) for a, b, row in sentence.vocabulary.weapons.find(lows) if row.id not in AIRCRAFT]
    acts = [*((a, b) for a, b, _ in sentence.vocabulary.triggers.find(lows)), *arms]
    acts += [(mention.first, mention.last) for mention in spread(sentence)]
    return tuple(
        a for a, b in acts
        if " ".join(lows[a:b]) not in sentence.known("no_deed")
        and not mishap.issuperset(range(a, b))
        and a not in sentence.idioms
        and not sentence.known("denying") & set(lows[max(0, a - DENIED_REACH) : a])
    )  # fmt: skip


@lru_cache(maxsize=512)
def _blows(sentence: Sentence) -> bool:
    """A blast or a blow is told that need not be of an attack: "an explosion tore through the hall"."""
    found = {" ".join(sentence.lows[a:b]) for a, b, _ in sentence.vocabulary.triggers.find(sentence.lows)}
    return bool(found & sentence.known("blows")) or "responsibility" in sentence.lows
