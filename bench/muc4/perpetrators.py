"""Perpetrators: persons as described, organisations, and how sure the text is of them."""

import re
from collections.abc import Sequence

from muc4.people import words
from muc4.texts import normal
from solferino.extract.facts import Facts
from solferino.extract.kinds import culprits
from solferino.extract.party_mentions import ActorMention

Fillers = dict[str, list[tuple[str, str]]]
DOUBT = ("allegedly", "alleged", "presumably", "presumed", "apparently", "suspected", "supposedly", "probably")
AUTHORITY = re.compile(
    r"\b(?:police|military|army|government|minister|ministry|president|officials?|authorities|general|colonel|commander|"
    r"spokesman|armed forces|governor|mayor|judge|prosecutor|battalion|brigade|garrison|coprefa)\b",
    re.I,
)
MOST = 2


def perpetrators(facts: Sequence[Facts]) -> Fillers:
    """The fillers of one event."""
    out: Fillers = {"perp_individual": [], "perp_organisation": [], "perp_confidence": []}
    described = [(fact, doer) for fact in facts for doer in fact.doers]
    for fact, doer in described[:1]:
        name = words(fact, (doer.first, doer.last))
        out["perp_individual"].append((name, name))
    for fact, doer in described:
        for mention in fact.actors:
            if mention.last > doer.first and mention.first < doer.last + BEHIND and not mention.row.generic:
                _body(out, _name(fact, mention), _confidence(fact, mention))
    for fact, mention in culprits(facts)[:MOST]:
        if not mention.row.generic:
            _body(out, _name(fact, mention), _confidence(fact, mention))
    states = [(fact, doer) for fact in facts for doer in fact.state_doers]
    for fact, doer in states[:1] if not out["perp_organisation"] else ():
        doubt = "SUSPECTED OR ACCUSED" if doer.blamed else "REPORTED AS FACT"
        _body(out, words(fact, (doer.first, doer.last)), doubt)
    return out


BEHIND = 3  # words: "members of the Example Front"


def _name(fact: Facts, mention: ActorMention) -> str:
    """As written, or the full name of whom a plain word ("the guerrillas") stands for; a people is no body."""
    if mention.row.id.startswith("state:") and mention.last - mention.first == 1:
        return ""
    written = words(fact, (mention.first, mention.last))
    plain = not any(word.text[:1].isupper() for word in fact.sentence.words[mention.first : mention.last])
    return normal(mention.row.name) if plain else written


def _body(out: Fillers, name: str, confidence: str) -> None:
    if name and name not in {other for other, _ in out["perp_organisation"]}:
        out["perp_organisation"].append((name, name))
        out["perp_confidence"].append((confidence, name))


def _confidence(fact: Facts, mention: ActorMention) -> str:
    if mention.role == "claims_responsibility":
        return "CLAIMED OR ADMITTED"
    doubtful = mention.blamed or bool(set(DOUBT) & set(fact.sentence.lows))
    if not doubtful:
        return "REPORTED AS FACT"
    voices = " ".join(normal(voice.name) for voice in fact.voices)
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if AUTHORITY.search(voices) else "SUSPECTED OR ACCUSED"
