"""The appendices: totals kept apart, documents with their highlighted words, exhibits, custody."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from solferino.model.document import Document
from solferino.report import moments, words
from solferino.report.lookup import Lookup, publisher
from solferino.report.marks import marked
from solferino.report.pages.evidence import Evidence, Ref, speakers_of
from solferino.report.pages.incident import published
from solferino.report.tolls import rests

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A printed part of a text; `skipped` code points before it are not printed."""

    skipped: int
    text: Markup


@dataclass(frozen=True, slots=True)
class Text:
    """A document as printed. `left` code points at the end are not printed."""

    number: int
    label: str
    id: str
    name: str
    publisher: str
    published: str
    basis: str
    language: str
    reader: str
    address: str
    notes: tuple[str, ...]
    length: int
    printed: int
    passages: list[Passage]
    left: int


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A total of a day, a region or a war against the incidents within its reach."""

    label: str
    scope: str
    killed: str
    injured: str
    population: str
    speaker: str
    quote: str
    words: Ref
    incidents: str
    located: str
    rests: list[str]
    contradiction: str


@dataclass(frozen=True, slots=True)
class Event:
    index: int
    at: str
    by: str
    action: str
    about: str
    detail: str


def texts(lookup: Lookup, evidence: Evidence) -> Iterator[Text]:
    """Every document with its passages, in order of receipt."""
    for number, document in enumerate(lookup.dossier.documents, 1):
        parts = evidence.passages[document.id]
        yield Text(
            number=number,
            label=lookup.document_label(document.id),
            id=document.id,
            name=document.name,
            publisher=publisher(document),
            published=published(document),
            basis=document.published_basis or "",
            language=document.language if LANGUAGE.fullmatch(document.language) else "",
            reader=document.reader,
            address=document.url or "",
            notes=document.notes,
            length=len(document.text),
            printed=sum(end - start for start, end in parts),
            passages=list(_passages(document, evidence)),
            left=len(document.text) - (parts[-1][1] if parts else 0),
        )


def _passages(document: Document, evidence: Evidence) -> Iterator[Passage]:
    before = 0
    for start, end in evidence.passages[document.id]:
        text = marked(document.text, evidence.spans[document.id], start=start, end=end)
        yield Passage(start - before, text)
        before = end


def totals(lookup: Lookup, evidence: Evidence) -> Iterator[TotalLine]:
    """The ledger (rule C10)."""
    for number, line in enumerate(lookup.dossier.ledger, 1):
        cases = [lookup.case_of_incident[key] for key in line.incidents if key in lookup.case_of_incident]
        within = moments.listed([str(case.number) for case in cases]) if cases else "none"
        total = next((row for row in lookup.dossier.totals if row.quote.text and row.quote == line.quote), None)
        yield TotalLine(
            label=f"T{number}",
            scope=line.scope,
            killed=_figure(line.killed_low, line.killed_high, open_ended=line.open_ended),
            injured=_figure(line.injured_low, line.injured_high, open_ended=line.open_ended),
            population=words.label(words.POPULATIONS, line.population),
            speaker=speakers_of(total) if total else line.speaker,
            quote=line.quote.text,
            words=evidence.words(line.quote),
            incidents=within,
            located=f"{line.killed_in_incidents:,}",
            rests=rests(line),
            contradiction=line.contradiction or "",
        )


def _figure(low: int | None, high: int | None, *, open_ended: bool) -> str:
    if low is None and high is None:
        return words.NOT_STATED
    return words.span_of(low, None if open_ended and low == high else high)


def custody(lookup: Lookup) -> Iterator[Event]:
    """The log, leaf by leaf."""
    labels = {exhibit.id: f"E{number}" for number, exhibit in enumerate(lookup.dossier.exhibits, 1)}
    for event in lookup.dossier.custody:
        yield Event(
            index=event.index,
            at=moments.instant(event.at),
            by=event.by,
            action=words.plain(event.action),
            about=labels.get(event.about, event.about),
            detail=json.dumps(event.detail, ensure_ascii=False, sort_keys=True, default=str) if event.detail else "",
        )


def searched(lookup: Lookup) -> list[tuple[str, str]]:
    """What the register rests on (P16): languages, kinds of publishers, dates."""
    documents = lookup.dossier.documents
    languages = Counter(document.language or "language not stated" for document in documents)
    kinds = Counter(
        words.plain(document.source.kind) for document in documents if document.source and document.source.kind
    )
    rest = len(documents) - sum(kinds.values())
    dates = sorted(document.published_on for document in documents if document.published_on)
    return [
        ("Languages", _counted(languages)),
        ("Kinds of publisher", _counted(kinds) + (f"{'; ' if kinds else ''}kind not stated: {rest}" if rest else "")),
        ("Publication dates", moments.days(dates[0], dates[-1]) if dates else words.NOT_STATED),
    ]


def _counted(values: Counter[str]) -> str:
    return "; ".join(f"{name}: {count}" for name, count in sorted(values.items(), key=lambda row: (-row[1], row[0])))
