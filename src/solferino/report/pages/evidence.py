"""Where cited words stand in the printed texts: the link from every statement to its words, and back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from solferino.model.claim import Account, Claim, Speaker, Total
from solferino.model.document import Anchored, Document, Quote
from solferino.report.lookup import Lookup
from solferino.report.marks import Back, Span, passages

PRINTED_CHARACTERS = 200_000
PARTNER_CONTEXT = 300


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a statement, to words, or plain text where there is nothing to link to."""

    label: str
    href: str


class Evidence:
    """Spans of all documents. A document's text is printed whole, or in passages around its spans."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self._numbers = {key: n for n, key in enumerate(lookup.documents, 1)}
        self._found: dict[str, dict[tuple[int, int], tuple[dict[str, None], dict[str, Back]]]] = {}
        self._collect()
        self.spans = {key: self._spans(key) for key in lookup.documents}
        self.passages = {key: self._passages(document) for key, document in lookup.documents.items()}
        self._printed = {
            (key, span.start, span.end)
            for key, spans in self.spans.items()
            for span in spans
            if any(start <= span.start and span.end <= end for start, end in self.passages[key])
        }

    def href(self, quote: Quote) -> str:
        """Link to the highlighted words; to the document where they are not printed; empty where nothing is."""
        if (quote.document, quote.start, quote.end) in self._printed:
            return f"#{self._id(quote)}"
        if quote.document in self.lookup.documents and self.lookup.documents[quote.document].text:
            return f"#d{self._numbers[quote.document]}"
        return ""

    def words(self, quote: Quote) -> Ref:
        return Ref(self.lookup.document_label(quote.document), self.href(quote))

    def refs(self, because: tuple[str, ...]) -> list[Ref]:
        """Links to the statements that a value rests on; ids of other things stand as they are."""
        labels = self.lookup.claim_labels
        rows = [Ref(labels[key], statement_href(labels[key])) if key in labels else Ref(key, "") for key in because]
        return sorted(dict.fromkeys(rows), key=lambda ref: (not ref.href, _natural(ref.label)))

    def _id(self, quote: Quote) -> str:
        return f"w{self._numbers[quote.document]}-{quote.start}-{quote.end}"

    def _collect(self) -> None:
        for claim in self.lookup.dossier.claims:
            label = self.lookup.claim_labels.get(claim.id)
            self._add(claim.quote, "claim", Back(label, statement_href(label)) if label else None)
            self._add_values(values_of_claim(claim))
            self._add_speakers(claim.speakers)
        for account in self.lookup.dossier.accounts:
            case = self.lookup.case_of_account.get(account.id)
            self._add(account.anchor, "account", Back(f"incident {case.number}", f"#i{case.number}") if case else None)
            self._add_values(values_of_account(account))
        for total in self.lookup.dossier.totals:
            self._add(total.quote, "claim", None)
            self._add_speakers(total.speakers)
        for number, line in enumerate(self.lookup.dossier.ledger, 1):
            self._add(line.quote, "claim", Back(f"T{number}", f"#t{number}"))

    def _add(self, quote: Quote, kind: str, back: Back | None) -> None:
        document = self.lookup.documents.get(quote.document)
        if document is None or not 0 <= quote.start < quote.end <= len(document.text):
            return
        kinds, backs = self._found.setdefault(quote.document, {}).setdefault((quote.start, quote.end), ({}, {}))
        kinds[kind] = None
        if back:
            backs[back.label] = back

    def _add_values(self, values: Iterator[Anchored[Any]]) -> None:
        for value in values:
            for quote in value.quotes:
                self._add(quote, "value", None)
            for hedge in value.hedges:
                self._add(hedge.quote, "hedge", None)

    def _add_speakers(self, speakers: tuple[Speaker, ...]) -> None:
        for speaker in speakers:
            if speaker.quote:
                self._add(speaker.quote, "speaker", None)

    def _spans(self, key: str) -> tuple[Span, ...]:
        return tuple(
            Span(
                start,
                end,
                f"w{self._numbers[key]}-{start}-{end}",
                tuple(sorted(kinds)),
                tuple(sorted(backs.values(), key=lambda back: _natural(back.label))),
            )
            for (start, end), (kinds, backs) in sorted(self._found.get(key, {}).items())
        )

    def _passages(self, document: Document) -> tuple[tuple[int, int], ...]:
        context = PARTNER_CONTEXT if self.lookup.dossier.view == "partner" else None
        return passages(len(document.text), self.spans[document.id], cap=PRINTED_CHARACTERS, context=context)


def statement_href(label: str) -> str:
    return f"#s{label.replace('.', '-')}"


def values_of_claim(claim: Claim) -> Iterator[Anchored[Any]]:
    """Every anchored value of a claim."""
    single: tuple[Anchored[Any] | None, ...] = (claim.event_type, claim.when, claim.intended_target)
    several: tuple[tuple[Anchored[Any], ...], ...] = (
        claim.places,
        claim.toll,
        claim.objects,
        claim.weapons,
        claim.actors,
    )
    yield from (value for value in single if value)
    yield from (value for values in several for value in values)


def values_of_account(account: Account) -> Iterator[Anchored[Any]]:
    """Every anchored value of an account."""
    single: tuple[Anchored[Any] | None, ...] = (account.event_type, account.when)
    lists: tuple[tuple[Anchored[Any], ...], ...] = (account.places, account.tolls, account.objects, account.weapons)
    yield from (value for value in single if value)
    yield from (value for values in (*lists, account.actors) for value in values)


def speakers_of(item: Claim | Total, document: Document | None = None) -> str:
    """`Amnesty International ← a local source`: from the publisher to the root. A file name is no publisher's."""
    names = [speaker.name for speaker in item.speakers]
    if document and names and document.source is None and not document.source_name and names[0] == document.name:
        names[0] = "publisher not stated"
    return " ← ".join(names) if names else "speaker not stated"


def _natural(label: str) -> tuple[str, tuple[int, ...], str]:
    """Sort `2.10` after `2.9`."""
    numbers = "".join(character if character.isdigit() else " " for character in label).split()
    return label.rstrip("0123456789.")[:1], tuple(int(number) for number in numbers if number.isascii()), label
