"""The way through extraction: sentences, facts, frames, accounts."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from solferino.extract.accounts import account
from solferino.extract.claims import general
from solferino.extract.credits import credited
from solferino.extract.dates import dates
from solferino.extract.event_days import with_event_days
from solferino.extract.fact_finding import facts
from solferino.extract.facts import Facts
from solferino.extract.own_claims import with_own_claims
from solferino.extract.recase import mixed, restored
from solferino.extract.resolve import Atlas
from solferino.extract.sentences import Sentence, sentences
from solferino.extract.story import Story, story
from solferino.extract.totals import totals
from solferino.model.claim import Account, Claim, Reading
from solferino.model.document import Document
from solferino.vocab.vocabulary import Vocabulary

DATELINE = re.compile(r"[A-Z][\w' .]{2,40},\s|\(?(?:Published|Updated)|\w{3,9}day,?\s")
MOST_CHARACTERS = 2_000_000  # the longest reports of inquiries have about a million
DATELINE_REACH = 4  # sentences at the top of a text that may carry a dateline
DATELINE_WORDS = 80  # a dateline may stand before a long first sentence
SLACK_DAYS = 10  # a dateline lies this close before the publication date


def accounts(document: Document, vocabulary: Vocabulary) -> Reading:
    """Read one document: claims, accounts and totals, each tied to words of it. Same input, same reading."""
    if len(document.text) > MOST_CHARACTERS:
        size = f"{len(document.text)} characters, at most {MOST_CHARACTERS} are read"
        note = f"not read for incidents: {size}; add it in parts"
        return Reading(document.id, (), (), (), (note,))
    if document.language != vocabulary.language:
        return Reading(document.id, (), (), (), (f"not read: the text is not in {vocabulary.language}",))
    text = mixed(document, vocabulary)
    reading = _reading(text, vocabulary)
    return reading if text is document else restored(reading, document)


def _reading(document: Document, vocabulary: Vocabulary) -> Reading:
    understood = understand(document, vocabulary)
    told = understood.story
    atlas = Atlas(document, understood.facts, vocabulary)
    pairs = [pair for frame in told.frames if (pair := account(document, frame, atlas)) is not None]
    claims = [claim for _, own in pairs for claim in own]
    return Reading(
        document.id,
        _unique(claims + general(document, told.general, claims)),
        _unique_accounts([value for value, _ in pairs]),
        totals(document, told.totals),
        understood.notes,
    )


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read in each sentence, how the sentences make events, and what is to be told of the reading."""

    facts: tuple[Facts, ...]
    story: Story
    notes: tuple[str, ...]


def understand(document: Document, vocabulary: Vocabulary) -> Understood:
    """Sentences, facts and events of a document."""
    document = mixed(document, vocabulary)
    found = sentences(document, vocabulary)
    base, notes = _base(document, found, vocabulary)
    read = with_event_days(with_own_claims(credited(document, list(facts(document, found, base)))))
    return Understood(read, story(read, document.published_on), notes)


def _unique(claims: list[Claim]) -> tuple[Claim, ...]:
    return tuple({claim.id: claim for claim in claims}.values())


def _unique_accounts(values: list[Account]) -> tuple[Account, ...]:
    return tuple({value.id: value for value in values}.values())


def _base(
    document: Document, found: tuple[Sentence, ...], vocabulary: Vocabulary
) -> tuple[date | None, tuple[str, ...]]:
    """The day against which relative dates are read: a dateline just before publication, else the publication date."""
    published = document.published_on
    for sentence in found[:DATELINE_REACH]:
        if not (sentence.heading or sentence.lead) or len(sentence.words) > DATELINE_WORDS:
            continue
        head = dates(document.text, sentence.start, min(sentence.end, sentence.start + 60), published, vocabulary)
        for day in head:
            stated = day.kind == "day" and day.first is not None and (day.anchor == "stated" or published is not None)
            near = published is None or (
                day.first is not None and timedelta(0) <= published - day.first <= timedelta(days=SLACK_DAYS)
            )
            if stated and near and day.first and _is_dateline(document.text, sentence, day.start, day.end):
                return day.first, ()
    if published is None:
        return None, ("no publication date is known: relative dates are not resolved",)
    return published, ()


def _is_dateline(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """The date opens the text: alone on its line, or behind a place name and before a dash or bracket."""
    before, after = text[sentence.start : start], text[end : end + 14]
    if not before.strip(" (•-") or DATELINE.match(before):
        return bool(re.match(r"\s*(?:$|\n|[-–—)]|\(|,? ?[A-Z]{2,}|\.\s|, \d{1,2}:)", after)) or end >= sentence.end
    return False
