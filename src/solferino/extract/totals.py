"""Figures for a day, a war or several attacks together: kept apart, never added to an incident."""

from collections.abc import Sequence

from solferino.extract.anchor import quote_sentence
from solferino.extract.claims import voiced
from solferino.extract.facts import Facts
from solferino.extract.figures import Figure, figures
from solferino.model.circumstance import Count, Outcome
from solferino.model.claim import Population, Total
from solferino.model.document import Document


def totals(document: Document, found: Sequence[Facts]) -> tuple[Total, ...]:
    """One total per sentence that gives one."""
    out = []
    read = [(fact, _counts(fact)) for fact in found]
    body = [counts for fact, counts in read if not fact.sentence.heading]
    for fact, (killed, injured) in read:
        if killed is None and injured is None:
            continue
        if fact.sentence.heading and any(_low(told[0]) == _low(killed) for told in body):
            continue  # a headline says again what the text has with its source
        said = voiced(document, fact, accused=False)
        quote = quote_sentence(document, fact)
        hedges = tuple(document.text[h.start : h.end] for h in fact.hedges)
        out.append(Total(document.id, killed, injured, _population(fact), _scope(fact), said.speakers, quote, hedges))
    return tuple(out)


def _counts(fact: Facts) -> tuple[Count | None, Count | None]:
    """The dead and the hurt of a sentence."""
    told = figures([fact])
    return _count(told, "killed"), _count(told, "injured")


def _low(count: Count | None) -> int | None:
    return None if count is None else (count.low if count.low is not None else count.high)


def _count(told: list[Figure], outcome: Outcome) -> Count | None:
    return next(
        (f.mention.count for f in told if f.mention.outcome == outcome and f.whole is None and f.mention.count), None
    )


def _population(fact: Facts) -> Population:
    kinds = {m.row.id for m in fact.tolls}
    if any(m.row.combatant for m in fact.tolls):
        return "mixed" if kinds - {"combatant"} else "military"
    return "civilian" if "civilian" in kinds else "unspecified"


def _scope(fact: Facts) -> str:
    """The words that say what the figure covers: dates and places of the sentence."""
    words = [d.text for d in fact.dates] + [p.name for p in fact.places]
    return ", ".join(words) if words else "as stated"
