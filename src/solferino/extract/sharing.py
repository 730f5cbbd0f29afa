"""Whom a text blames for all that it tells: culprits of events told without one of their own."""

from solferino.extract.facts import Facts
from solferino.extract.frames import Frame

LEAD_SENTENCES = 3
LEAD = 3  # how much more often one party must be blamed than any other


def _blamed(general: list[Facts], frames: list[Frame]) -> dict[str, list[Facts]]:
    """Sentences that blame a party, by party."""
    out: dict[str, list[Facts]] = {}
    for fact in [*general, *(f for frame in frames for f in (*frame.facts, *frame.told, *frame.lent))]:
        for mention in fact.actors:
            alleged = mention.role == "alleged_perpetrator" and not mention.row.generic
            known = out.setdefault(mention.row.id, []) if alleged else [fact]
            if all(fact is not other for other in known):
                known.append(fact)
    return out


def _share_with_entries(frames: list[Frame], blamed: dict[str, list[Facts]], outside: dict[str, list[Facts]]) -> None:
    """In a list that names one party only, all entries are its acts where the words around the list or a war say so."""
    if len(blamed) != 1:
        return
    party, facts = next(iter(blamed.items()))
    if party not in outside and not party.startswith(STATE):
        return
    for frame in frames:
        if frame.entry is not None and not frame.background and (_laid(outside, party) or not _by_unknown(frame)):
            frame.shared = outside.get(party) or facts


def _share_sort(frames: list[Frame], general: list[Facts]) -> None:
    """A lead that tells of one sort of doers ("bandits kill 13") tells whose acts the events below it are."""
    facts = [*general, *(fact for frame in frames for fact in (*frame.facts, *frame.told))]
    doers = [(m.row.id, fact) for fact in facts for m in fact.actors if m.role == "alleged_perpetrator"]
    lead = [fact for _, fact in doers if fact.sentence.index <= 1]
    if lead and len({sort for sort, _ in doers}) == 1:
        for frame in frames:
            if not frame.background:
                frame.shared = lead[:1]


def _laid(blamed: dict[str, list[Facts]], party: str) -> bool:
    """Words of blame name the party, it is not only told as the doer."""
    return any(mention.blamed for fact in blamed.get(party, ()) for mention in fact.actors)


STATE = "state:"


def share_culprit(frames: list[Frame], general: list[Facts]) -> None:
    """Where a text blames one party only, it is blamed for every event told without a culprit of its own.

    A doer told in passing ("the army shelled the mill") is shared only from the lead or from words about no one place,
    and not with acts of people whom nobody knows.
    """
    outside = [frame for frame in frames if frame.entry is None]
    by_party = _blamed(general, outside)
    _share_with_entries(frames, _blamed(general, frames), by_party)
    if not _blamed(general, frames):
        _share_sort(frames, general)
    by_party = {party: sorted(facts, key=lambda fact: fact.sentence.index) for party, facts in by_party.items()}
    ranked = sorted(by_party.values(), key=lambda facts: (-len(facts), facts[0].sentence.index))
    if not ranked or (len(ranked) > 1 and len(ranked[0]) < LEAD * len(ranked[1])):
        return
    laid = any(mention.blamed for fact in ranked[0] for mention in fact.actors)
    opens = any(fact.sentence.index <= LEAD_SENTENCES for fact in ranked[0])
    last = max(fact.sentence.index for fact in ranked[0])
    if len(ranked[0]) == 1 and _of_one(ranked[0][0], frames):
        return
    if not laid and len(ranked[0]) < OFTEN and not any(_for_all(fact) for fact in ranked[0]):
        return
    for frame in frames:
        told = opens or len(ranked[0]) >= OFTEN or frame.facts[0].sentence.index < last  # what comes later is another's
        if frame.entry is None and not frame.background and told and (laid or not _by_unknown(frame)):
            frame.shared = ranked[0]


OFTEN = 3  # sentences that tell of one party as the doer, from which the text is about its acts


def _for_all(fact: Facts) -> bool:
    """It opens the text, or tells of no one place and of nobody's harm."""
    return fact.sentence.index <= LEAD_SENTENCES or not (fact.harm or fact.sites)


def _of_one(fact: Facts, frames: list[Frame]) -> bool:
    """ "Militants are believed to have bombed the noodle shop": blame for the act that the text told of that thing."""
    things = {mention.row.id for mention in fact.objects if mention.relation == "hit"}
    hit = [frame for frame in frames if things & {o.row.id for told in frame.seen for o in told.objects}]
    return fact.sentence.index > LEAD_SENTENCES and bool(things) and len(hit) == 1 < len(frames)


def _by_unknown(frame: Frame) -> bool:
    """ "Gunmen on a motorcycle shot a trader": somebody did it of whom the text says no more."""
    return any(fact.doers for fact in frame.facts)
