"""What kind of event a group of sentences tells of, and who is blamed."""

from collections import Counter
from collections.abc import Sequence

from solferino.extract.facts import Facts
from solferino.extract.parties import ActorMention
from solferino.extract.things import TriggerMention

HARM_WEIGHT = 2  # a word for an attack weighs more in a sentence that tells of harm
STRONG = 3
TOLD_WEIGHT = 2  # of a party in a sentence that tells of the harm


def event_type(found: Sequence[Facts]) -> tuple[Facts, TriggerMention] | None:
    """The word that best says what happened, with its sentence: the strongest, then the commonest, then the first."""
    votes: Counter[str] = Counter()
    first: dict[str, tuple[Facts, TriggerMention]] = {}
    for fact in found:
        weight = HARM_WEIGHT if fact.harm or fact.objects else 1
        from_the_air = any(mention.row.id == "air_strike" for mention in fact.triggers)
        for mention in fact.triggers:
            if from_the_air and mention.row.id in ("bomb", "explosion"):
                continue  # "a fighter jet dropped two bombs"
            votes[mention.row.type] += weight * (mention.row.strength**2)
            best = first.get(mention.row.type)
            if best is None or mention.row.strength > best[1].row.strength:
                first[mention.row.type] = (fact, mention)
    if not votes:
        return None
    order = list(first)
    specific = [kind for kind in order if kind != "other"] or order
    chosen = max(specific, key=lambda kind: (votes[kind], -order.index(kind)))
    return first[chosen]


def culprits(found: Sequence[Facts]) -> list[tuple[Facts, ActorMention]]:
    """Whom the sentences blame, the most often named first; names that say only what somebody is come last."""
    votes: Counter[str] = Counter()
    first: dict[str, tuple[Facts, ActorMention]] = {}
    for fact in found:
        for mention in fact.actors:
            if mention.role and not _habitual(fact, mention):
                votes[mention.row.id] += TOLD_WEIGHT if fact.harm else 1
                first.setdefault(mention.row.id, (fact, mention))
    named = [pair for pair in first.values() if not pair[1].row.generic] or list(first.values())
    return sorted(named, key=lambda pair: (-votes[pair[1].row.id], pair[0].sentence.index, pair[1].first))


def _habitual(fact: Facts, mention: ActorMention) -> bool:
    """ "The front is usually blamed for such attacks", "often bombs the province": of no one event."""
    voiced = any(voice.stance == "accuses" for voice in fact.voices)
    return "general" in fact.cues and not fact.harm and not voiced and mention.role != "claims_responsibility"
