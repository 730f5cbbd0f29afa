"""What kind of act a group of sentences tells of: the main act decides, not what came of it or who is armed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from solferino.extract.facts import Facts
from solferino.extract.things import TriggerMention
from solferino.vocab.phrases import PhraseTable
from solferino.vocab.vocabulary import TriggerRow

HARM_WEIGHT = 2  # a word for an attack weighs more in a sentence that tells of harm
STRONG = 3
SHARE = 1.5  # "drone strike", "car bomb attack" name the act; "drone", "suicide bomber" may be of something else
STRIKES = ("strike", "strikes", "attack", "attacks", "raid", "raids")
HEAVY = frozenset(("air_strike", "missile", "shelling", "drone"))
CARRIERS = ("air_strike", "drone")
CARRIED = ("missile", "bomb", "explosion")
REACH = 4  # words between "fired from" and the drone, between a drone and "fired"
AFTER_SEIZURE = 14  # words between "led behind the mosque" and "shot"
MANY_TAKEN = 2  # so many times as many people taken as killed: an abduction
DENIALS = frozenset(("denies", "disputes"))

Found = tuple[Facts, TriggerMention]


def event_type(found: Sequence[Facts], told: Sequence[Facts] = ()) -> Found | None:
    """The word that best says what happened, with its sentence: the strongest, then the commonest, then the first.

    `told` are sentences that tell of the event without an act of their own: they serve where the others name no means.
    """
    best = _best(found)
    weak = best is None or best[1].row.type == "other"
    if weak:
        return _best([fact for fact in told if _tells_means(fact)]) or best
    if best is not None and best[1].row.id == "arson" and _consequence(best):
        other = _best([fact for fact in told if fact.strength >= STRONG])
        return other if other is not None and other[1].row.id in HEAVY else best
    return best


def _tells_means(fact: Facts) -> bool:
    stances = {voice.stance for voice in fact.voices}
    return fact.strength >= STRONG and not fact.cues & {"general", "unreal", "background"} and not stances & DENIALS


def _consequence(found: Found) -> bool:
    """ "A barn burned down": it does not say that anybody set it on fire."""
    fact, mention = found
    return fact.sentence.lows[mention.last - 1] in ("burned", "burnt", "ablaze", "down")


def _best(found: Sequence[Facts]) -> Found | None:
    votes: Counter[str] = Counter()
    first: dict[str, Found] = {}
    for fact in found:
        weight = HARM_WEIGHT if _harmful(fact) and not fact.sentence.heading else 1
        for mention in _counted(fact):
            votes[mention.row.type] += round(2 * weight * mention.row.strength**2 * _share(fact, mention))
            best = first.get(mention.row.type)
            if best is None or mention.row.strength > best[1].row.strength:
                first[mention.row.type] = (fact, mention)
    if not votes:
        return None
    if any(mention.row.id.startswith("captive") for _, mention in first.values()):
        votes["execution"] += votes["small_arms"]
    if "abduction" in votes and _mostly_taken(found):
        return first["abduction"]
    order = list(first)
    specific = [kind for kind in order if kind != "other"] or order
    return first[max(specific, key=lambda kind: (votes[kind], -order.index(kind)))]


def _harmful(fact: Facts) -> bool:
    hurt = any(toll.count is None or toll.count.high != 0 for toll in fact.harm)
    return hurt or bool(fact.objects)


def _share(fact: Facts, mention: TriggerMention) -> float:
    compound = mention.row.strength == STRONG and fact.sentence.lows[mention.last - 1] in STRIKES
    return SHARE if compound and mention.last - mention.first > 1 else 1


def _counted(fact: Facts) -> Iterator[TriggerMention]:
    """The words for acts of a sentence, without those that say only how one of the others was done."""
    captive = _captive(fact)
    if captive is not None:
        yield captive
    sentence, known = fact.sentence, fact.sentence.vocabulary.phrases
    mentions = [m for m in fact.triggers if not _alarm(fact, m)]
    kinds = {mention.row.id for mention in mentions}
    carried = any(m.row.id in CARRIERS and _carries(fact, m) for m in mentions)
    for mention in mentions:
        words = " ".join(sentence.lows[mention.first : mention.last])
        kind = mention.row.id
        if "air_strike" in kinds and kind in ("bomb", "explosion"):
            continue  # "a fighter jet dropped two bombs"
        if (carried and kind in CARRIED) or (kinds & HEAVY and words in known["generic_fire"]):
            continue  # "a missile fired from a drone", "fired rockets at the town"
        if "mine" in kinds and kind in ("shelling", "explosion"):
            continue  # "an unexploded shell went off"
        if words in known["who_came"]:
            mention = _as(mention, "small_arms", 1)  # who came, not what they did
        elif kind == "bomb" and words in ("bomb", "bombs", "two bombs") and _of_state(fact, mention):
            mention = _as(mention, "airstrike", STRONG)
        yield mention


def _as(mention: TriggerMention, kind: str, strength: int) -> TriggerMention:
    return TriggerMention(mention.first, mention.last, TriggerRow(mention.row.id, kind, strength))


def _alarm(fact: Facts, mention: TriggerMention) -> bool:
    """ "Air raid sirens": no raid."""
    after = fact.sentence.lows[mention.last : mention.last + 1]
    return mention.row.id == "air_strike" and bool(after) and after[0] in fact.sentence.known("alarms")


def _carries(fact: Facts, mention: TriggerMention) -> bool:
    """A drone or plane from which something was fired or dropped."""
    lows = fact.sentence.lows
    before, after = lows[max(0, mention.first - REACH) : mention.first], lows[mention.last : mention.last + REACH]
    return bool({"from", "by"} & set(before)) or bool({"fired", "launched", "dropped"} & set(after))


def _of_state(fact: Facts, mention: TriggerMention) -> bool:
    """ "An Israeli bomb", "a coalition bomb": states drop theirs from the air."""
    return any(party.last == mention.first and (party.row.state or party.row.country) for party in fact.actors)


def _captive(fact: Facts) -> TriggerMention | None:
    """People in the power of those who then killed them: "led them behind the mosque and shot them"."""
    lows, known = fact.sentence.lows, fact.sentence.vocabulary.phrases
    for at in range(len(lows)):
        begin = _held(lows, at, known)
        if begin is None:
            continue
        for index in range(begin, min(begin + AFTER_SEIZURE, len(lows))):
            if lows[index] in known["kills_held"]:
                return TriggerMention(index, index + 1, TriggerRow("captive", "execution", STRONG))
            if lows[index] in (".", ";"):
                break
    return None


@cache
def _split(phrases: tuple[str, ...]) -> PhraseTable[bool]:
    return PhraseTable((phrase, True) for phrase in phrases)


def _held(lows: tuple[str, ...], at: int, known: dict[str, tuple[str, ...]]) -> int | None:
    """The word behind words that put people in the power of others: "blindfolded", "led 12 men behind"."""
    hit = _split(known["in_their_power"]).at(lows, at)
    if hit is not None:
        return hit[0]
    if lows[at] not in known["leads"]:
        return None
    ways = (i for i in range(at + 2, min(at + 2 + REACH, len(lows))) if lows[i] in known["leads_away"])
    return next((i + 1 for i in ways), None)


def _mostly_taken(found: Sequence[Facts]) -> bool:
    """Many more people were taken than killed or hurt."""
    most: Counter[str] = Counter()
    for fact in found:
        for toll in fact.harm:
            if toll.count is not None:
                number = toll.count.low if toll.count.low is not None else toll.count.high or 0
                most[toll.outcome] = max(most[toll.outcome], number)
    return most["abducted"] > MANY_TAKEN * (most["killed"] + most["injured"]) > 0
