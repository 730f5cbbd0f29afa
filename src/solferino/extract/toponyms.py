"""Names of places in a document, and what they mean in it. Finding them in raw text: spotting.py."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from solferino.extract.bearings import Bearings, Name, top_kind
from solferino.extract.candidates import candidates, country_of_adjective
from solferino.model.document import Document
from solferino.vocab.gazetteer import Entry, fold
from solferino.vocab.vocabulary import Vocabulary

BROAD = frozenset(("country", "province", "region"))
LONGEST_SHORT = 3  # up to this length capitals are those of a short form ("USA", "NSW")
HELD = (",", "(", "in", ", in")  # between a name and that of the place it lies in
LISTED = ("and", "or", ", and", "and in")  # between names in a list, as is a comma
WIDEST_M = 150_000  # a unit wider than this says too little of where a place in it lies
LARGE = 200_000  # a city of this size may hold another place: "Etobicoke, Toronto"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place: offsets into the document, candidates; `entry` once it is decided which is meant.

    `inside` are the candidates of the place it is said to lie in ("Paris, Texas"), `listed` the keys of the names it is
    listed with. `within` is the place that a name which no gazetteer has is said to lie in ("Kibera, Nairobi").
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    inside: tuple[Entry, ...] = ()
    listed: tuple[str, ...] = ()
    entry: Entry | None = None
    within: Entry | None = None

    @property
    def key(self) -> str:
        return fold(self.name)

    @property
    def shouted(self) -> bool:
        """In capitals, as towns stand in datelines: "WASHINGTON (Reuters)"."""
        return self.name.isupper() and len(self.name) > LONGEST_SHORT

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees: of the place, else of the town or unit that it is said to lie in."""
        place = self.entry or self.within
        return (place.lat_deg, place.lon_deg) if place else None


def named(document: Document, spans: Iterable[tuple[int, int]], vocabulary: Vocabulary) -> tuple[Toponym, ...]:
    """What given names of a document mean. Adjectives ("Turkish") mean their country."""
    out: list[Toponym] = []
    for start, end in sorted(set(spans)):
        name = document.text[start:end]
        found = candidates(name, vocabulary)
        people = country_of_adjective(name, vocabulary) if not found or len(name.split()) == 1 else None
        if people is not None and not any(e.kind == "country" for e in found):
            found = (people,)
        out.append(Toponym(start, end, name, found))
    return locate(document.text, beside(document.text, out))


def beside(text: str, found: Sequence[Toponym]) -> list[Toponym]:
    """Names with the place they are said to lie in ("A, B" where B can hold A) and those they are listed with."""
    out = list(found)
    for at in range(len(out) - 2, -1, -1):
        here, there = out[at], out[at + 1]
        gap = _gap(text, here, there)
        if gap not in HELD and gap not in LISTED:
            continue
        kinds = top_kind(here.entries, here.key), top_kind(there.entries, there.key)
        if gap in HELD and not (kinds[0] == kinds[1] and kinds[0] in BROAD):
            holders = tuple(entry for entry in there.entries if entry.kind != "settlement" or entry.population > LARGE)
            out[at] = replace(here, inside=(*holders, *there.inside))
        if gap == "," or gap in LISTED:
            out[at] = replace(out[at], listed=(*out[at].listed, there.key))
            out[at + 1] = replace(there, listed=(*there.listed, here.key))
    return out


def locate(text: str, found: Sequence[Toponym], peoples: Sequence[str] = ()) -> tuple[Toponym, ...]:
    """The names of one document with the place each means, where the text decides it."""
    bearings = take_bearings(found, peoples)
    out = [replace(t, entry=bearings.meaning(t.key, inside=t.inside, spot=t.shouted)) for t in found]
    for at in range(len(out) - 2, -1, -1):
        here, there = out[at], out[at + 1]
        holder = there.entry or there.within
        if not here.entries and holder and holder.radius_m <= WIDEST_M and _gap(text, here, there) in HELD:
            out[at] = replace(here, within=holder)
    return tuple(out)


def _gap(text: str, here: Toponym, there: Toponym) -> str:
    """The words between two names that stand side by side; empty where they do not."""
    return text[here.end : there.start].strip() if there.start - here.end <= 6 else ""


def take_bearings(found: Iterable[Toponym], peoples: Sequence[str] = ()) -> Bearings:
    """What the names of one document say of the world. `peoples`: countries whose adjectives it uses."""
    return Bearings([Name(t.key, t.entries, t.inside, t.listed) for t in found], peoples)
