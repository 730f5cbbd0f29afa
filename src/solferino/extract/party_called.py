"""What a party is called in an account: the name that its sentences use."""

import re
from collections.abc import Sequence
from functools import cache

from solferino.extract.facts import Facts
from solferino.extract.own_acts import GROUPS
from solferino.extract.party_mentions import ActorMention
from solferino.vocab.countries import countries
from solferino.vocab.parties import NATIONAL_ARMS, NATIONAL_FORCES, POLICE_FORCES
from solferino.vocab.words import split_words

LONGEST_ACRONYM = 6


def called(fact: Facts, mention: ActorMention, found: Sequence[Facts]) -> str:
    """The name as written in `fact`; the full one, where it is short there and some sentence of `found` has it in full.

    A state is called by its name, and so is a party that only words like "the army" stand for.
    """
    name = _written(fact, mention)
    if mention.row.country and not mention.row.bare and not mention.row.generic:
        return _forces(fact, mention, name)
    if mention.meant and not mention.row.generic:
        return name if _mostly_so(name, mention, found) else mention.row.name
    if mention.row.generic:
        opens = mention.first == 0 and mention.row.name.islower()
        return name[:1].lower() + name[1:] if opens else name
    if mention.row.name.lower().startswith(f"{name.lower()} ") and "(" not in mention.row.name:
        return mention.row.name  # "Houthi", of "Houthi fighters"
    if mention.row.id.startswith("named:") and mention.row.name[:1].islower():
        return mention.row.name
    if words_of(mention, fact) <= {"it", "they", "we", "he", "she", "the", *GROUPS}:
        return mention.row.name
    if mention.row.country or not any(letter.isupper() for letter in name):
        return mention.row.name
    if name.lower().endswith("aggression") or (" and " in name and name.endswith("coalition")):
        return mention.row.name  # "the Saudi-American aggression", "the Saudi- and UAE-led coalition"
    if not mention.row.id.startswith("named:"):
        name = _without_people(fact, mention, name)
    return _usual(_manned(fact, name), mention, found)


def _usual(name: str, mention: ActorMention, found: Sequence[Facts]) -> str:
    """A name in full or short as the sentences mostly have it; in full where they have both equally often."""
    same = [(f, m) for f in found for m in f.actors if m.row.id == mention.row.id and not m.meant]
    names = [_written(f, m) for f, m in same if not _explained(f, m)]
    short = [other for other in names if _is_short(other)]
    full = [other for other in names if not _is_short(other) and other[:1].isupper()]
    if _is_short(name):
        return full[0] if full and len(full) * MOSTLY_SHORT >= len(names) else name
    return short[0] if len(short) > 1 and len(short) > len(full) else name


def _without_people(fact: Facts, mention: ActorMention, name: str) -> str:
    """ "Example Front guerrillas" are the Example Front; "Palestinian gunmen" stay what they are."""
    said = {*mention.row.name.lower().split()}
    short = _without(name, fact.sentence.known("of_no_state") - said)
    first, *others = short.split()
    if others and first.islower() and first not in said:
        short = " ".join(others)  # "local", "suspected"
    words = split_words(short)
    hit = fact.sentence.vocabulary.actors.at(words, 0) if words else None
    known = hit is not None and hit[1].id == mention.row.id and hit[0] == len(words)
    return short if known or _is_short(short) else name


def _mostly_so(name: str, mention: ActorMention, found: Sequence[Facts]) -> bool:
    """ "Maoists": the sort, with a capital, is what the sentences mostly call the party."""
    names = [_written(f, m) for f in found for m in f.actors if m.row.id == mention.row.id]
    return (
        name[:1].isupper() and " " not in name and names.count(name) > MOSTLY_SHORT * (len(names) - names.count(name))
    )


def _is_short(name: str) -> bool:
    return name.isupper() and len(name) <= LONGEST_ACRONYM


def _forces(fact: Facts, mention: ActorMention, name: str) -> str:
    """Forces of a state as written behind its adjective ("Salvadoran army"), without what they fly or fire."""
    if _is_short(name):
        return name  # "FARDC"
    words = _without(_manned(fact, name), frozenset(NATIONAL_ARMS)).split()
    adjective = words[:1] != [] and words[0] in _adjectives().get(mention.row.country or "", ())
    plain = " ".join(words[1:]).lower() in (*NATIONAL_FORCES, *POLICE_FORCES)  # not "Russian Aerospace Forces"
    named = mention.row.name.split()[0] in _adjectives().get(mention.row.country or "", ())
    if adjective and len(words) == 1:
        return f"{words[0]} forces"  # "Ukrainian gunners"
    return " ".join(words) if adjective and len(words) > 1 and (plain or named) else mention.row.name


def _manned(fact: Facts, name: str) -> str:
    """A name without the machines that the party sent: "Nato aircraft", "Syrian regime helicopters"."""
    return _without(name, fact.sentence.known("machines_of_war"))


def _without(name: str, tail: frozenset[str]) -> str:
    """A name without words at its end."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in tail:
        words.pop()
    return " ".join(words)


@cache
def _adjectives() -> dict[str, tuple[str, ...]]:
    return {country.iso2: country.adjectives for country in countries()}


MOSTLY_SHORT = 3  # a party whose full name stands in fewer than a third of the places is called by its short form


def _explained(fact: Facts, mention: ActorMention) -> bool:
    """The short form in brackets behind the name."""
    return mention.first > 0 and fact.sentence.lows[mention.first - 1] in ("(", "[")


def words_of(mention: ActorMention, fact: Facts) -> set[str]:
    return {*fact.sentence.lows[mention.first : mention.last]}


def _written(fact: Facts, mention: ActorMention) -> str:
    """Words of a mention without article and possessive ending."""
    words = fact.sentence.words
    start = fact.sentence.start
    written = fact.sentence.text[words[mention.first].start - start : words[mention.last - 1].end - start]
    return re.sub(r"(?i)^(?:the|an?) |['’]s?$", "", " ".join(written.split()))
