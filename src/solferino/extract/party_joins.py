"""Parties named side by side: one that says what another is, and two of whom one thing is told."""

from dataclasses import replace
from itertools import pairwise

from solferino.extract.party_mentions import ActorMention
from solferino.extract.sentences import Sentence
from solferino.vocab.countries import countries


def part_of_next(sentence: Sentence, mention: ActorMention, found: list[ActorMention]) -> bool:
    """ "The northern faction of the Example Front": a part that no row holds is of the party named behind it."""
    if not mention.row.id.startswith("named:") or sentence.lows[mention.last : mention.last + 1] != ("of",):
        return False
    begins = {mention.last + 1, mention.last + 2}
    return any(other.first in begins for other in found)


def says_what(sentence: Sentence, mention: ActorMention, found: list[ActorMention]) -> bool:
    """ "The Example Axe, a street gang, …": words that say what the party named before them is."""
    if not (mention.row.generic or mention.row.bare):
        return False
    ends = {other.last for other in found if not (other.row.generic or other.row.bare)}
    comma = next((i for i in range(mention.first, max(-1, mention.first - 4), -1) if sentence.lows[i] == ","), -1)
    return comma in ends and sentence.lows[comma + 1] in ("a", "an", "another")


def together(sentence: Sentence, found: list[ActorMention]) -> tuple[ActorMention, ...]:
    """ "Police and border guards fired": what is told of the one is told of both."""
    out = list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        if one.role and not other.role and one.row.generic and not other.row.generic and _names(sentence, one, other):
            out[at + 1] = replace(other, role=one.role, blamed=one.blamed)  # "militiamen, the Example Front, came"
            continue
        if other.role and not other.row.bare and one.row.bare and _same_forces(sentence, one, other):
            out[at] = replace(one, role=other.role, blamed=other.blamed)  # "Ethiopian and Eritrean troops"
            continue
        link = sentence.lows[one.last : other.first]
        plain = len(link) == BESIDE and link[0] == "and" and link[1].isalpha() and other.row.generic
        joined = (link in JOINED or plain) and not {"between", "of"} & {
            *sentence.lows[max(0, one.first - 2) : one.first]
        }
        if joined and bool(one.role) != bool(other.role) and not (one.row.bare or other.row.bare):
            told, bare = (one, at + 1) if one.role else (other, at)
            out[bare] = replace(found[bare], role=told.role, blamed=told.blamed)
    return tuple(out)


def _same_forces(sentence: Sentence, one: ActorMention, other: ActorMention) -> bool:
    """Adjectives of two countries before one word for forces."""
    if other.row.country is None or sentence.lows[one.last : other.first] not in (("and",), (",",), ("or",)):
        return False
    written = sentence.words[one.last - 1].text
    return any(written in country.adjectives for country in countries() if country.iso2 == one.row.country)


def _names(sentence: Sentence, sort: ActorMention, named: ActorMention) -> bool:
    """ "Militiamen, the Example Front, …", "soldiers (Example Guard)": the name behind the sort."""
    between, behind = sentence.lows[sort.last : named.first], sentence.lows[named.last : named.last + 1]
    if between in ((",",), (",", "the")):
        return behind in ((",",), (".",), ("—",), ("–",))
    return between == ("(",) and behind == (")",)


BESIDE = 2  # words of "and white" between "soldiers" and "mercenaries"
JOINED = (("and",), ("and", "the"), ("and", "allied"), ("and", "their", "allies"), (",",), ("or",))
