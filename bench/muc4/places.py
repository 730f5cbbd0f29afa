"""Where an incident happened, in the form of the task: a country, and the most specific place named in it."""

import re
from collections import Counter
from collections.abc import Sequence

from muc4.events import Event
from muc4.texts import normal
from solferino.model.circumstance import Place
from solferino.model.document import Document
from solferino.vocab.rows import records
from solferino.vocab.vocabulary import Vocabulary

# The task is about incidents of these countries, their people or their embassies (task description, 1.0, 4).
OF_INTEREST = ("SV", "GT", "HN", "AR", "BO", "CL", "CO", "EC", "PE")
DATELINE = 3  # votes
ROWS = {row["iso2"]: row for row in records("countries.toml", "country")}
NAMES = {code: row["name"].upper() for code, row in ROWS.items()}
WORDS = {
    code: re.compile(
        r"\b(?:" + "|".join(re.escape(n) for n in (ROWS[code]["name"], *ROWS[code].get("adjectives", ()))) + r")s?\b",
        re.I,
    )
    for code in OF_INTEREST
}
KINDS = re.compile(
    r"\s+(?:DEPARTMENT|PROVINCE|TOWN|MUNICIPALITY|NEIGHBORHOOD|DISTRICT|REGION|VILLAGE|STATE|CANTON|JURISDICTION)$"
)
HERE = re.compile(r"\b(?:this|the) (?:capital|city)\b", re.I)


def home_country(document: Document, dateline: str, vocabulary: Vocabulary) -> str:
    """The code of the country of interest that a text speaks of most; its dateline counts too."""
    votes = Counter({code: len(pattern.findall(document.text)) for code, pattern in WORDS.items()})
    sent = [e.country for e in vocabulary.gazetteer.lookup(dateline.title())[:5] if e.country in OF_INTEREST]
    if sent:
        votes[sent[0]] += DATELINE
    code, number = votes.most_common(1)[0]
    return code if number else ""


def where(found: Sequence[Place], home: str, event: Event, dateline: str) -> tuple[str, str]:
    """Country and most specific place."""
    local = [place for place in found if place.kind not in ("country", "region")]
    inside = [place for place in local if place.country == home and place.gazetteer_id]
    spots = [p for p in inside if p.role != "region"] or inside
    name = KINDS.sub("", normal(spots[0].name)) if spots else ""
    if not name and any(HERE.search(fact.sentence.text) for fact in event.facts):
        name = dateline
    return NAMES.get(home, ""), name if name != NAMES.get(home, "") else ""
