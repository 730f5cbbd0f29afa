"""Short ways to read a line or a text in tests."""

from datetime import date

from solferino.extract import accounts
from solferino.extract.fact_finding import facts
from solferino.extract.facts import Facts
from solferino.extract.sentences import sentences
from solferino.model.claim import Account, Reading
from solferino.model.document import Document
from solferino.vocab.vocabulary import load

PUBLISHED = date(2022, 2, 25)  # a Friday


def document(text: str, published: date | None = PUBLISHED) -> Document:
    """A document of plain English text."""
    return Document("0" * 64, "test.txt", "text/1", text, "en", published_on=published)


def facts_of(text: str, published: date | None = PUBLISHED) -> tuple[Facts, ...]:
    """What each sentence of a text holds."""
    read = document(text, published)
    return facts(read, sentences(read, load()), published)


def read(text: str, published: date | None = PUBLISHED) -> Reading:
    """The whole reading of a text."""
    return accounts(document(text, published), load())


def only(text: str, published: date | None = PUBLISHED) -> Account:
    """The single account of a text."""
    found = read(text, published).accounts
    assert len(found) == 1, [account.anchor.text for account in found]
    return found[0]
