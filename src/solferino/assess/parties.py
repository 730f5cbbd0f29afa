"""Which party a name belongs to, and what kind of source it is."""

import re
from functools import cache

from solferino.model.circumstance import ActorMention
from solferino.model.claim import Speaker
from solferino.vocab.facts import channels
from solferino.vocab.parties import actor_rows, party_id
from solferino.vocab.phrases import PhraseTable
from solferino.vocab.rows import records
from solferino.vocab.words import split_words

OFFICIAL = frozenset({"belligerent military", "national official", "local official"})
# Organs that may accept or deny for a party; a mayor or a hospital of the same state does not.
SPEAKS_FOR_PARTY = frozenset({"belligerent military", "belligerent-affiliated media", "national official"})
DAY_TAIL = re.compile(r"\s+on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
ARTICLES = frozenset(("the", "a", "an"))


@cache
def _parties() -> PhraseTable[str]:
    """Names, adjectives and capitals to the party they stand for."""
    rows = [
        (word, party_id(row["id"], row.get("country")))
        for row in actor_rows()
        if not row.get("generic")
        for word in row["words"]
    ]
    for country in records("countries.toml", "country"):
        names = [country["name"], *country.get("other_names", ()), *country.get("adjectives", ())]
        names += [*country.get("capitals", ())]
        rows += [(name, f"state:{country['iso2']}") for name in names]
    return PhraseTable(rows)


@cache
def _countries_of_actors() -> dict[str, str | None]:
    return {row["id"]: row.get("country") for row in actor_rows()}


def party_of_actor(actor: ActorMention) -> str:
    """The party a mention stands for; its folded name where no row knows it."""
    if actor.id is None:
        return party_of_name(actor.name) or f"name:{' '.join(fold(actor.name))}"
    return party_id(actor.id, _countries_of_actors().get(actor.id))


@cache
def generic_parties() -> frozenset[str]:
    """Ids that say what a party is and not which: `militants`, `gunmen`. They contradict no name."""
    return frozenset(row["id"] for row in actor_rows() if row.get("generic"))


@cache
def party_of_name(name: str) -> str | None:
    """The one party that a name mentions, None for none or several."""
    found = {party for _, _, party in _parties().find(split_words(name))}
    return next(iter(found)) if len(found) == 1 else None


def party_of_speaker(speaker: Speaker) -> str | None:
    """The party whose voice this is: as read, else by the name."""
    return speaker.side or party_of_name(speaker.name)


@cache
def kind_of_name(name: str) -> str | None:
    """The kind of source that the words of a name tell; the first that is found."""
    return next((kind for _, _, kind in channels().find(split_words(name))), None)


def kind_of_speaker(speaker: Speaker) -> str | None:
    """A kind of the closed list in `vocab/sources.toml`: as read, else by the words of the name."""
    return speaker.kind.replace("_", " ") if speaker.kind else kind_of_name(speaker.name)


def speaks_for(speaker: Speaker, party: str) -> bool:
    """Whether this is the party's own channel: the party by its bare name, or one of its central organs."""
    if party_of_speaker(speaker) != party:
        return False
    kind = kind_of_speaker(speaker)
    return kind is None or kind in SPEAKS_FOR_PARTY


@cache
def fold(name: str) -> tuple[str, ...]:
    """Words of a name for comparing: lower case, without opening article, possessive ending and day of speaking."""
    words = [word for word in split_words(DAY_TAIL.sub("", name.strip())) if any(c.isalnum() for c in word)]
    return tuple(words[1:] if words and words[0] in ARTICLES else words)


@cache
def iso3_of(iso2: str) -> str | None:
    return next((row["iso3"] for row in records("countries.toml", "country") if row["iso2"] == iso2), None)


@cache
def country_name(iso2: str) -> str | None:
    return next((row["name"] for row in records("countries.toml", "country") if row["iso2"] == iso2), None)
