"""Who is credited for whole passages: "Source: …" behind an entry, "X, head of …, on Telegram:" above a list."""

import re
from dataclasses import replace

from solferino.extract.entries import entries
from solferino.extract.facts import Facts
from solferino.extract.speakers import Attribution
from solferino.model.document import Document

MOST_SOURCES = 2
_SOURCE = re.compile(r"^\(?Sources?\s?:\s*(.+?)[.)]*$")
_HEADER = re.compile(r"^(?P<name>[A-Z][\w'’.-]+(?:\s+(?:(?:al|el|bin|de|van|von)\s+)?[A-Z][\w'’.-]+){1,3}),\s.*:\s*$")


# "From the Telegram channel of the governor, 10 August", "…, as published by the ministry on Wednesday:"
_ISSUED = re.compile(
    r"(?:^From|\b(?:[Pp]osts?|[Tt]elegram channel|[Ss]ummary|[Bb]ulletin|[Ss]tatement|[Rr]eports?) (?:of|by|from)"
    r"|\bas (?:published|posted|reported|told|given|listed|counted|issued) by|\b[Dd]etails? (?:came|come) from)"
    r"\s+(?:the )?(?P<name>[^\n,.:;()]+?)(?=\s+(?:on|at|in the|for)\s|[,.:;(]|$)"
)
# "The head of the administration has published the overnight summary", "The police issued the following list"
_PUBLISHED = re.compile(
    r"^(?:The )?(?P<name>[^\n,.:;()]{3,80}?) (?:has |have |had )?(?:published|issued|released|posted|presented|given)"
    r" (?:the|a|an|its|his|her|their|this) [^\n.:;]{0,40}?"
    r"\b(?:summary|bulletin|report|list|update|overview|figures|communiqu[eé]|statement|information|following)\b"
)
LONGEST_HEADER = 28  # words of a line above a list


def credited(document: Document, found: list[Facts]) -> list[Facts]:
    """Facts with the voice of their passage where they have none of their own."""
    return _carried(_going_on(_under_headers(_by_source_lines(document, found))))


QUOTES = ("“", '"', "‘", "«", "„")


def _carried(found: list[Facts]) -> list[Facts]:
    """Facts with the voice that goes on through a paragraph: "A nurse said … Two of them died." """
    out: list[Facts] = []
    for fact in found:
        before = out[-1] if out else None
        same = before is not None and before.sentence.paragraph == fact.sentence.paragraph
        speaks_on = bool(fact.tolls) or fact.sentence.text[:1] in QUOTES
        if before is not None and same and not fact.voices and speaks_on:
            voices = (before.voices or before.carried)[-1:]
            fact = replace(fact, carried=tuple(replace(voice, resolved=True) for voice in voices))
        out.append(fact)
    return out


def _going_on(found: list[Facts]) -> list[Facts]:
    """ "Two people died, doctors said. Nine others were hurt.": a count right behind goes on in the same voice."""
    out: list[Facts] = []
    for fact in found:
        before = out[-1] if out else None
        same = before is not None and before.sentence.paragraph == fact.sentence.paragraph
        if before is not None and same and not fact.voices and _counts_on(fact) and before.tolls and before.voices:
            voice = before.voices[-1]
            plain = voice.stance in ("reports", "asserts")
            out.append(replace(fact, voices=(replace(voice, resolved=True),)) if plain else fact)
        else:
            out.append(fact)
    return out


def _counts_on(fact: Facts) -> bool:
    """A short sentence that only counts more of those just spoken of."""
    lows = fact.sentence.lows
    more = {*lows} & fact.sentence.known("counts_on") or any(toll.first <= 1 for toll in fact.tolls)
    return bool(fact.tolls and more) and len(lows) <= LONGEST_COUNT and not fact.actors and not fact.event_dates


LONGEST_COUNT = 20  # words


def _by_source_lines(document: Document, found: list[Facts]) -> list[Facts]:
    """ "Source: ACLED" at the end of a paragraph speaks for the sentences before it."""
    sources = {f.sentence.paragraph: voices for f in found if (voices := _sources(document, f))}
    return [
        replace(fact, voices=sources[fact.sentence.paragraph])
        if not fact.voices and fact.sentence.paragraph in sources and not _SOURCE.match(fact.sentence.text)
        else fact
        for fact in found
    ]


def _sources(document: Document, fact: Facts) -> tuple[Attribution, ...]:
    match = _SOURCE.match(fact.sentence.text)
    if match is None:
        return ()
    out, at = [], fact.sentence.start + match.start(1)
    for name in re.split(r"(?<=,|;)", match.group(1))[:MOST_SOURCES]:
        plain = name.strip(" ,;")
        start = document.text.index(plain, at)
        out.append(Attribution(plain, start, start + len(plain), "source", "reports", named=True))
        at = start + len(plain)
    return tuple(out)


def _under_headers(found: list[Facts]) -> list[Facts]:
    """A name above a list speaks for its entries."""
    listed, voice, out = entries(tuple(found)), None, []
    for fact in found:
        match = _HEADER.match(fact.sentence.text) or _issued(fact)
        if match is not None:
            start = fact.sentence.start + match.start("name")
            name = match.group("name")
            voice = Attribution(name, start, start + len(name), "header", "reports", named=True)
        elif fact.sentence.lead and fact.sentence.paragraph not in listed:
            voice = None
        out.append(replace(fact, voices=(voice,)) if voice and not fact.voices and match is None else fact)
    return out


def _issued(fact: Facts) -> re.Match[str] | None:
    """A line above a list that says whose list it is."""
    sentence = fact.sentence
    if not sentence.lead or fact.tolls or len(sentence.lows) > LONGEST_HEADER:
        return None
    lists = ("roles", "role_heads", "organisation", "voice_nouns")
    known = frozenset().union(*(sentence.known(name) for name in lists))
    found = (*_ISSUED.finditer(sentence.text), *_PUBLISHED.finditer(sentence.text))
    return next((match for match in found if known & {*match.group("name").lower().split()}), None)
