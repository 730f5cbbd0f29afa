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
            if mention.role and not _habitual(fact, mention):
                votes[mention.row.id] += TOLD_WEIGHT if fact.harm else 1
                first.setdefault(mention.row.id, (fact, mention))
    named = [pair for pair in first.values() if not pair[1].row.generic] or list(first.values())
    return sorted(named, key=lambda pair: (-votes[pair[1].row.id], pair[0].sentence.index, pair[1].first))


def _habitual(fact: Facts, mention: ActorMention) -> bool:
    """ "The front is usually blamed for such attacks", "often bombs the province": of no one event."""
    voiced = any(voice.stance == "accuses" for voice in fact.voices)
    return "general" in fact.cues and not fact.harm and not voiced and mention.role != "claims_responsibility"
