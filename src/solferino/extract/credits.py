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


def credited(document: Document, found: list[Facts]) -> list[Facts]:
    """Facts with the voice of their passage where they have none of their own."""
    return _under_headers(_by_source_lines(document, found))


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
        match = _HEADER.match(fact.sentence.text)
        if match is not None:
            start = fact.sentence.start
            name = match.group("name")
            voice = Attribution(name, start, start + len(name), "header", "reports", named=True)
        elif fact.sentence.lead and fact.sentence.paragraph not in listed:
            voice = None
        out.append(replace(fact, voices=(voice,)) if voice and not fact.voices and match is None else fact)
    return out
