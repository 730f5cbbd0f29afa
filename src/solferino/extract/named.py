"""Persons whom a text names among those harmed, with their ages. For the restricted view only."""

from collections.abc import Iterator, Sequence
from typing import get_args

from solferino.extract.anchor import quote_words
from solferino.extract.facts import Facts
from solferino.extract.persons import name_end
from solferino.extract.sentences import Sentence
from solferino.model.circumstance import NamedVictim, Outcome
from solferino.model.document import Anchored, Document

Span = tuple[int, int]
OUTCOMES: dict[str, Outcome] = {name: name for name in get_args(Outcome)}
OF_PERSONS = frozenset(("victims:name", "victims:toll", "victims:possessive"))
FEWEST_ENTRIES = 2
OLDEST = 115
PLACING = tuple((word,) for word in ("at", "in", "near", "from", "to", "outside", "around"))
BEFORE_AGE = frozenset((",", "(", "aged", "age"))
FEWEST_WORDS = 2  # a single name is nobody's in particular


def named(document: Document, facts: Sequence[Facts]) -> tuple[Anchored[NamedVictim], ...]:
    """Each name once, in the order of the text."""
    found = {row.value.name: row for fact in reversed(facts) for row in _of(document, fact)}
    return tuple(sorted(found.values(), key=lambda row: row.quotes[0].start))


def _of(document: Document, fact: Facts) -> Iterator[Anchored[NamedVictim]]:
    places = {(place.first, place.last) for place in fact.places}
    for name, outcome, rule in (*_listed(fact), *_told(fact)):
        placed = fact.sentence.lows[name[0] - 1 : name[0]] in PLACING
        if name in places or placed or name[1] - name[0] < FEWEST_WORDS:
            continue
        quote = quote_words(document, fact, *name)
        if all(quote.end <= voice.start or voice.end <= quote.start for voice in fact.voices):
            value = NamedVictim(" ".join(quote.text.split()), outcome, _age(fact.sentence, name[1]))
            yield Anchored(value, (quote,), rule)


def _told(fact: Facts) -> Iterator[tuple[Span, Outcome, str]]:
    """Who is said to have been killed, hurt, taken."""
    for victim in fact.victims:
        outcome = OUTCOMES.get(victim.outcome or "")
        if victim.name is not None and outcome is not None and victim.rule in OF_PERSONS and not victim.combatant:
            yield victim.name, outcome, victim.rule


def _listed(fact: Facts) -> Iterator[tuple[Span, Outcome, str]]:
    """Names with ages in a row, in a sentence that tells of one outcome: "The dead are Ann Example, 34, and …"."""
    outcomes = {mention.outcome for mention in fact.harm} & OUTCOMES.keys()
    entries = list(_entries(fact.sentence))
    if len(outcomes) == 1 and len(entries) >= FEWEST_ENTRIES:
        yield from ((name, OUTCOMES[next(iter(outcomes))], "named:list") for name in entries)


def _entries(sentence: Sentence) -> Iterator[Span]:
    at = 0
    while at < len(sentence.words):
        end = name_end(sentence, at)
        if end - at >= FEWEST_WORDS and _age(sentence, end) is not None:
            yield at, end
        at = max(end, at + 1)


def _age(sentence: Sentence, at: int) -> int | None:
    """The age right behind a name: `, 34`, `(34)`, `, aged 34`."""
    while at < len(sentence.lows) and sentence.lows[at] in BEFORE_AGE:
        at += 1
    word = sentence.lows[at] if at < len(sentence.lows) and sentence.lows[at - 1] in BEFORE_AGE else ""
    return int(word) if word.isdecimal() and int(word) <= OLDEST else None
