"""Who is blamed for an event."""

from collections import Counter
from collections.abc import Sequence

from solferino.extract.facts import Facts
from solferino.extract.party_mentions import ActorMention

TOLD_WEIGHT = 2  # of a party in a sentence that tells of the harm


def culprits(found: Sequence[Facts]) -> list[tuple[Facts, ActorMention]]:
    """Whom the sentences blame, the most often named first; names that say only what somebody is come last."""
    votes: Counter[str] = Counter()
    first: dict[str, tuple[Facts, ActorMention]] = {}
    for fact in found:
        for mention in fact.actors:
            if mention.role and not (_habitual(fact, mention) or _of_foes(fact, mention)):
                votes[mention.row.id] += TOLD_WEIGHT if fact.harm else 1
                first.setdefault(mention.row.id, (fact, mention))
    named = [pair for pair in first.values() if not pair[1].row.generic] or list(first.values())
    return sorted(named, key=lambda pair: (-votes[pair[1].row.id], pair[0].sentence.index, pair[1].first))


def _of_foes(fact: Facts, mention: ActorMention) -> bool:
    """ "The army killed 27 “terrorists” in the hills": a fight told beside the event, not the event."""
    if fact.harm or mention.blamed or mention.role != "alleged_perpetrator":
        return False
    behind = [low for low in fact.sentence.lows[mention.last :] if low[0].isalpha()]
    kills = next((i for i, low in enumerate(behind) if low in KILLS), None)
    return kills is not None and bool({*behind[kills + 1 : kills + FOES_REACH]} & fact.sentence.known("foes"))


KILLS = ("killed", "kill", "killing", "eliminated", "neutralised", "neutralized", "wounded", "captured", "liquidated")
FOES_REACH = 4  # words from "killed" to "terrorists": a number, "suspected"


def _habitual(fact: Facts, mention: ActorMention) -> bool:
    """ "The front is usually blamed for such attacks", "often bombs the province": of no one event."""
    voiced = any(voice.stance == "accuses" for voice in fact.voices)
    if fact.harm or fact.sentence.heading or any(day.kind == "day" for day in fact.event_dates):
        return False
    if "general" in fact.cues and not voiced and mention.role != "claims_responsibility":
        return True
    told = " ".join(fact.sentence.lows).replace("to have ", "to ")  # "is believed to have bombed the shop"
    other = any(f" {phrase} " in f" {told} " for phrase in fact.sentence.vocabulary.phrases["other_acts"])
    return other and not {*fact.sentence.lows} & THIS_ACT


THIS_ACT = frozenset(("latest", "today's", "yesterday's", "monday's", "tuesday's", "wednesday's", "thursday's",
                      "friday's", "saturday's", "sunday's"))  # fmt: skip
