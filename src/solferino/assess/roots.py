"""Roots: who a statement rests on in the end (spec section 2). How many are independent: `independence.py`."""

import re
from dataclasses import dataclass, replace

from solferino.assess.parties import (
    DAY_TAIL,
    OFFICIAL,
    SPEAKS_FOR_PARTY,
    fold,
    kind_of_speaker,
    party_of_speaker,
    speaks_for,
)
from solferino.model.claim import Claim, Speaker
from solferino.model.document import Document, Source
from solferino.vocab import wording
from solferino.vocab.credits import credits_of
from solferino.vocab.sources import identify

UPSTREAM = re.compile(r"^(.*\S)\s*\(([A-Z][^()\s]*(?:\s[^()\s]+){0,2})\)$")  # `Morning Bulletin (Wire)`, no remark
CIVIL = frozenset({"national official", "local official"})


@dataclass(frozen=True, slots=True)
class Root:
    """The deepest identified speaker. `key` is equal for equal roots, by the known source where the name is one.

    `publisher`: the document's own voice. `party`: whose voice it is, if any; `speaks`: as that party's own channel.
    `owner` as in the row of `vocab/sources.toml`, `republishes` the keys of those that it names.
    """

    key: tuple[str, ...]
    name: str
    named: bool
    publisher: bool
    kind: str | None
    party: str | None
    speaks: bool
    owner: str | None = None
    republishes: tuple[tuple[str, ...], ...] = ()

    @property
    def official_of(self) -> str | None:
        """The party whose official this is; `local` for officials of a place that the name does not tell."""
        if self.kind not in OFFICIAL:
            return None
        return self.party or "local"


def publisher_name(document: Document) -> str:
    return document.source.name if document.source else (document.source_name or document.name)


def upstream_of(document: Document) -> str | None:
    """The house that a text is taken over from, by the publisher's name or by the text's own words."""
    found = UPSTREAM.match(publisher_name(document))
    return found.group(2) if found else credits_of(document.body).text


def leads_of(document: Document) -> tuple[Root, ...]:
    """Houses that had it first, as a text says: its publisher may have it from them."""
    return tuple(_named(Speaker(name), None, publisher=False) for name in credits_of(document.body).leads)


def root_of_publisher(document: Document) -> Root:
    """A publisher, or the house that its name or its text says it takes the text from: `Morning Bulletin (Wire)`."""
    name = publisher_name(document)
    upstream = upstream_of(document)
    shown = upstream or name
    source = document.source
    voice = Speaker(shown, None, source.kind if source else None, source.side if source else None)
    root = _named(voice, source if upstream is None else None, publisher=True)
    if source is None and document.source_name is None and upstream is None:
        return replace(root, name=wording.say("publisher_of", file=wording.name(document.name)))
    return root


def _named(voice: Speaker, source: Source | None, *, publisher: bool) -> Root:
    known = source or identify(voice.name)
    party = party_of_speaker(voice)
    return Root(
        key=fold(known.name) if known else key_of(voice.name),
        name=DAY_TAIL.sub("", voice.name),
        named=True,
        publisher=publisher,
        kind=kind_of_speaker(voice) or (known.kind if known else None),
        party=party,
        speaks=bool(party and speaks_for(voice, party)),
        owner=known.owner if known else None,
        republishes=tuple(key_of(name) for name in known.republishes) if known else (),
    )


def key_of(name: str) -> tuple[str, ...]:
    """Equal for names of one voice."""
    known = identify(name)
    return fold(known.name if known else name) or (name,)


def is_publisher(speaker: Speaker, document: Document) -> bool:
    """Whether a voice is the document's own: `Wire` in a text of `Morning Bulletin (Wire)` too."""
    own = publisher_name(document)
    parts = UPSTREAM.match(own)
    names = (own, *(parts.groups() if parts else ()), upstream_of(document) or own)
    return fold(speaker.name) in {fold(part) for part in names}


def root_of(claim: Claim, document: Document, home: str | None = None) -> Root:
    """The root of a claim. An unnamed one belongs to the voice that it spoke to.

    `document` is the one that the text comes from, for a copy its original. `home`: the party of the place, to which
    officials belong whose name does not tell.
    """
    root = _root_of(claim, document)
    if root.party is not None or root.kind not in CIVIL or home is None:
        return root
    return replace(root, party=home, speaks=root.kind in SPEAKS_FOR_PARTY)


def _root_of(claim: Claim, document: Document) -> Root:
    speaker = claim.root
    own = claim.speakers[0]
    if len(claim.speakers) == 1 or fold(speaker.name) == fold(own.name) or is_publisher(speaker, document):
        return root_of_publisher(document)
    words = fold(speaker.name)
    if words and speaker.named:
        return _named(speaker, None, publisher=False)
    outer = claim.speakers[-2].name if len(claim.speakers) > 2 else publisher_name(document)
    shown = wording.say("unnamed_source", name=wording.name(speaker.name), outer=wording.name(outer))
    return Root(("?", *words, "?", *key_of(outer)), shown, False, False, kind_of_speaker(speaker), None, False)
