"""Names of parties in a sentence: which words are one, before anybody asks what the party did."""

from collections.abc import Iterator
from dataclasses import replace

from solferino.extract.sentences import Sentence
from solferino.vocab.gazetteer import fold
from solferino.vocab.parties import ActorRow
from solferino.vocab.words import HYPHENS

STANCES = ("pro", "anti")  # "pro-Russian forces" are not Russia's


def rows(sentence: Sentence) -> Iterator[tuple[int, int, ActorRow]]:
    """Rows found, from left to right. A country that describes others is part of their name.

    "Afghan militants" are not Afghanistan: they are militants, or a party that no row holds; so are "pro-Russian
    forces".
    """
    lows, past = sentence.lows, 0
    for first, last, row in sentence.vocabulary.actors.find(lows):
        if first < past:
            continue
        leaning = row.country is not None and not row.generic and first > 0 and lows[first - 1] in STANCES
        past = last
        while row.bare and past < len(lows) and lows[past] in sentence.known("of_no_state"):
            past += 1
        if past == last and not leaning:
            yield first, last, row
            continue
        if past == last and row.bare:
            continue
        sort = None
        if past > last:
            past, sort = sentence.vocabulary.actors.at(lows, past - 1) or (past, None)
        yield first - leaning, past, _named(sentence, first - leaning, past, sort, row)


def _named(sentence: Sentence, first: int, last: int, sort: ActorRow | None, state: ActorRow) -> ActorRow:
    """A party called as the words say: of a generic sort, else one that no row holds."""
    words = sentence.words
    name = sentence.text[words[first].start - sentence.start : words[last - 1].end - sentence.start]
    kept = sort if sort is not None and sort.generic else ActorRow(f"named:{fold(name)}", name)
    return replace(kept, name=name, country=state.country)


def describes(sentence: Sentence, last: int) -> bool:
    """The party that ends before `last` only describes: "a US-made bomb", "the Houthi-held town"."""
    behind = sentence.text[sentence.words[last - 1].end - sentence.start :][:1]
    return behind in HYPHENS and last < len(sentence.lows) and sentence.lows[last] in sentence.known("only_describes")


def in_capitals(sentence: Sentence, first: int, last: int, row: ActorRow) -> bool:
    """Acronyms that in lower case are other words are written as such: "US" is a state, "us" and "Us" are not."""
    return all(
        word.text.isupper() or sum(letter.isupper() for letter in word.text) > 1
        for word in sentence.words[first:last]
        if word.low in row.capitals
    )


def written(sentence: Sentence) -> list[tuple[int, int, ActorRow]]:
    """Rows found whose short forms stand in capitals: "is" is no Islamic State."""
    return [hit for hit in sentence.vocabulary.actors.find(sentence.lows) if in_capitals(sentence, *hit)]


def row_is_country(sentence: Sentence, first: int, last: int) -> bool:
    """The words name a country itself, not its people or forces."""
    text = sentence.text[sentence.words[first].start - sentence.start : sentence.words[last - 1].end - sentence.start]
    return any(
        entry.kind in ("country", "region", "province") for entry in sentence.vocabulary.gazetteer.lookup(text)[:1]
    )
