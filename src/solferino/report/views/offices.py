"""Which names are offices and organisations: decided by the rows of the vocabulary; what no row covers stays hidden."""

from functools import cache

from solferino.report import words
from solferino.report.views import allowed
from solferino.vocab.facts import channels
from solferino.vocab.parties import actor_rows
from solferino.vocab.phrases import PhraseTable
from solferino.vocab.rows import records
from solferino.vocab.sources import identify
from solferino.vocab.words import split_words

FREE = frozenset({"of", "the", "and", "for", "in", "at", "s", "a", "an", "on", "to", "from"})
KINDS_OF_ORGANISATIONS = allowed.OFFICES - {"local_official", "national_official", "official"}


@cache
def _parties() -> PhraseTable[bool]:
    """Names, adjectives and capitals of states, and parties with a row of their own."""
    names = [word for row in actor_rows() if not row.get("generic") for word in row["words"]]
    for country in records("countries.toml", "country"):
        names += [country["name"], *country.get("other_names", ()), *country.get("adjectives", ())]
        names += country.get("capitals", ())
    return PhraseTable((name, True) for name in names)


def slug(kind: str | None) -> str:
    """Kinds are written with blanks in the vocabulary and with lines in older registers."""
    return (kind or "").replace(" ", "_")


@cache
def _covered(name: str) -> tuple[tuple[str, bool], ...]:
    """Each word of a name with whether a row or a plain joining word covers it; alone joining words cover nothing."""
    tokens = split_words(name)
    office: set[int] = set()
    for start, end, kind in channels().find(tokens):
        if slug(kind) not in allowed.PERSON_KINDS:
            office.update(range(start, end))
    for start, end, _ in _parties().find(tokens):
        office.update(range(start, end))
    if not office:
        return tuple((token, False) for token in tokens)
    free = {n for n, token in enumerate(tokens) if token.lower() in FREE or not any(sign.isalnum() for sign in token)}
    return tuple((token, n in office or n in free) for n, token in enumerate(tokens))


def is_office(name: str) -> bool:
    """Whether every word of a name is that of an office, a state, a party or an organisation with a row."""
    known = identify(name)
    if known is not None:
        return slug(known.kind) not in allowed.PERSON_KINDS
    covered = _covered(name)
    return bool(covered) and all(found for _, found in covered)


def shown(name: str, kind: str | None = None) -> str:
    """A name as it may be published: an office's in full, of anybody else the kind of source at most."""
    if name in _masked() or is_office(name):
        return name
    key = slug(kind) or slug(next((found for _, _, found in channels().find(split_words(name))), None))
    return _of_kind(key) if key in allowed.OFFICES | allowed.PERSON_KINDS else allowed.MASKED_NAME


def _of_kind(kind: str) -> str:
    return f"{words.plain(kind)} ({allowed.MASKED_NAME})"


@cache
def _masked() -> frozenset[str]:
    """What stands for a name already: projecting twice changes nothing."""
    return frozenset(_of_kind(kind) for kind in allowed.OFFICES | allowed.PERSON_KINDS) | {allowed.MASKED_NAME}


def is_organisation(kind: str | None) -> bool:
    """Kinds of source that are bodies, never one official: their names are no persons'."""
    return slug(kind) in KINDS_OF_ORGANISATIONS
