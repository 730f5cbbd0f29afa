"""Perpetrators: persons as described, organisations, and how sure the text is of them."""

import re
from collections.abc import Sequence

from muc4.people import words
from muc4.tables import STATES
from muc4.texts import normal
from solferino.extract.facts import Facts
from solferino.extract.kinds import culprits
from solferino.extract.parties import ActorMention

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
    for fact in facts:
        for doer in fact.doers:
            name = words(fact, (doer.first, doer.last))
            if len(out["perp_individual"]) < 1:
                out["perp_individual"].append((name, name))
    for fact, mention in culprits(facts)[:MOST]:
        name = words(fact, (mention.first, mention.last))
        if mention.row.generic and not any(name.endswith(state) for state in STATES):
            continue
        out["perp_organisation"].append((name, name))
        out["perp_confidence"].append((_confidence(fact, mention), name))
    return out


def _confidence(fact: Facts, mention: ActorMention) -> str:
    if mention.role == "claims_responsibility":
        return "CLAIMED OR ADMITTED"
    doubtful = mention.blamed or bool(set(DOUBT) & set(fact.sentence.lows))
    if not doubtful:
        return "REPORTED AS FACT"
    voices = " ".join(normal(voice.name) for voice in fact.voices)
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if AUTHORITY.search(voices) else "SUSPECTED OR ACCUSED"
