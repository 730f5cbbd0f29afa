"""Acts that a party calls its own behind a pronoun: "The front issued a statement. It said its men had done it." """

from dataclasses import replace

from solferino.extract.blame import role_of
from solferino.extract.facts import Facts
from solferino.extract.own_acts import GROUPS
from solferino.extract.party_mentions import ActorMention
from solferino.vocab.parties import ActorRow

PLURAL = ("it", "they", "we")
PERSONAL = ("he", "she")
OPENING = 4  # words of a sentence among which its subject stands
BACK = 2  # sentences in which the party stands
CLAIMS = "claims_responsibility"


def with_own_claims(found: list[Facts]) -> list[Facts]:
    """Facts with the party named before as claimant, where a sentence claims the act by a pronoun or "the group"."""
    out: list[Facts] = []
    for fact in found:
        told = [m for m in fact.actors if m.role and not m.meant]
        mention = None if told else _claimed(fact, out)
        out.append(_spoken(fact, mention) if mention is not None else fact)
    return out


def _spoken(fact: Facts, mention: ActorMention) -> Facts:
    """The sentence with the party as claimant and, where a pronoun alone spoke, as its voice."""
    pronouns = {*PLURAL, *PERSONAL}
    voices = (
        replace(v, name=mention.row.name, named=True, resolved=True) if v.name.lower() in pronouns else v
        for v in fact.voices
    )
    others = (m for m in fact.actors if not (m.meant and m.row.id == mention.row.id))  # "she said the group had …"
    return replace(fact, actors=(mention, *others), voices=tuple(voices))


def _claimed(fact: Facts, before: list[Facts]) -> ActorMention | None:
    subject = _subject(fact)
    if subject is None or role_of(fact.sentence, *subject, fact.triggers) != CLAIMS:
        return None
    row = _named(fact, before, person=fact.sentence.lows[subject[0]] in PERSONAL)
    return ActorMention(*subject, row, CLAIMS, blamed=True) if row is not None else None


def _subject(fact: Facts) -> tuple[int, int] | None:
    """Where the pronoun or "the group" stands that opens the sentence."""
    lows = fact.sentence.lows
    for at, low in enumerate(lows[:OPENING]):
        if low in (*PLURAL, *PERSONAL):
            return at, at + 1
        if low == "the" and lows[at + 1 : at + 2] and lows[at + 1] in GROUPS:
            return at, at + 2
    return None


def _named(fact: Facts, before: list[Facts], *, person: bool) -> ActorRow | None:
    """The one party, no state by its bare name, of the nearest sentence before that names any."""
    for other in reversed(before[-BACK:]):
        rows = {m.row.id: m.row for m in other.actors if not m.row.generic and not m.row.bare}
        if rows:
            office = not person or {*other.sentence.lows} & other.sentence.known("speaks_for")
            near = other.sentence.paragraph == fact.sentence.paragraph
            return next(iter(rows.values())) if len(rows) == 1 and office and near else None
    return None
