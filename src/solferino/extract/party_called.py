"""What a party is called in an account: the name that its sentences use."""

import re
from collections.abc import Sequence

from solferino.extract.blame import GROUPS
from solferino.extract.facts import Facts
from solferino.extract.parties import ActorMention

LONGEST_ACRONYM = 6


def called(fact: Facts, mention: ActorMention, found: Sequence[Facts]) -> str:
    """The name as written in `fact`; the full one, where it is short there and some sentence of `found` has it in full.

    A state is called by its name, and so is a party that only words like "the army" stand for.
    """
    name = _written(fact, mention)
    if mention.row.generic:
        opens = mention.first == 0 and mention.row.name.islower()
        return name[:1].lower() + name[1:] if opens else name
    if mention.row.name.lower().startswith(f"{name.lower()} "):
        return mention.row.name  # "Houthi", of "Houthi fighters"
    if mention.row.id.startswith("named:") and mention.row.name[:1].islower():
        return mention.row.name
    if words_of(mention, fact) <= {"it", "they", "we", "he", "she", "the", *GROUPS}:
        return mention.row.name
    if mention.row.country or not any(letter.isupper() for letter in name):
        return mention.row.name
    if not (name.isupper() and len(name) <= LONGEST_ACRONYM):
        return name
    full = (_written(f, m) for f in found for m in f.actors if m.row.id == mention.row.id)
    return next((other for other in full if not other.isupper() and other[:1].isupper()), name)


def words_of(mention: ActorMention, fact: Facts) -> set[str]:
    return {*fact.sentence.lows[mention.first : mention.last]}


def _written(fact: Facts, mention: ActorMention) -> str:
    """Words of a mention without article and possessive ending."""
    words = fact.sentence.words
    start = fact.sentence.start
    written = fact.sentence.text[words[mention.first].start - start : words[mention.last - 1].end - start]
    return re.sub(r"(?i)^(?:the|an?) |['’]s?$", "", " ".join(written.split()))
