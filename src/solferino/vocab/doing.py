"""Words by which somebody is blamed, claims an act or is told as its doer: the tables of blame and of deeds."""

from dataclasses import dataclass

from solferino.vocab.phrases import PhraseTable
from solferino.vocab.rows import phrases_of
from solferino.vocab.words import split_words

GAP = " … "  # between a verb and the words that close it: "pinned … on", "took … hostage"


@dataclass(frozen=True, slots=True)
class Deed:
    """Words by which somebody is told as a doer. `closing`: words that must follow, mostly none.

    `coming`: only of armed groups; `beside`: only beside a word for an attack.
    """

    coming: bool
    beside: bool
    closing: tuple[str, ...] = ()


def blames(file: str, form: str) -> PhraseTable[bool]:
    """Words of one form of blame or of a claim."""
    return PhraseTable((word, True) for word, row in phrases_of(file, "blame") if row["form"] == form)


def laid(file: str, form: str = "laid") -> PhraseTable[tuple[tuple[str, ...], ...]]:
    """Verbs of blame with the words behind their object: "pinned … on" (an act), "held … responsible" (a party)."""
    merged: dict[str, list[tuple[str, ...]]] = {}
    for phrase, row in phrases_of(file, "blame"):
        if row["form"] == form:
            verb, _, closing = phrase.partition(GAP)
            merged.setdefault(verb, []).append(split_words(closing))
    return PhraseTable((verb, tuple(closings)) for verb, closings in merged.items())


def deeds(file: str) -> PhraseTable[tuple[Deed, ...]]:
    """Verbs of deeds, each with what it asks for."""
    merged: dict[str, list[Deed]] = {}
    for phrase, row in phrases_of(file, "deed"):
        verb, _, closing = phrase.partition(GAP)
        form = row["form"].split()
        merged.setdefault(verb, []).append(Deed("coming" in form, "beside" in form, split_words(closing)))
    return PhraseTable((verb, tuple(found)) for verb, found in merged.items())
