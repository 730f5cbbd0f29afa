"""What of an account is compared: its values once folded, so that a pair costs little."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from solferino.model.circumstance import NamedVictim, Outcome, Place
from solferino.model.claim import Account, Claim
from solferino.model.document import Document
from solferino.model.table import is_table
from solferino.vocab.casing import casing
from solferino.vocab.gazetteer.folding import fold
from solferino.vocab.words import split_words

COMMON_OBJECTS = frozenset(("dwelling", "building", "vehicle"))
SCHEMES = ("act", "target", "context")
# words of place names that many places share
VAGUE = frozenset(
    ("the", "of", "in", "near", "and", "at", "to", "town", "city", "area", "estate", "village", "slum", "district",
     "north", "south", "east", "west", "central")
)  # fmt: skip
FINE_M = 1_500  # a place of this reach or less is a spot within a town
KEY_WORDS = 12
RARE_LETTERS = 4  # shorter words are too often not what they seem
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of an event: its name folded, its point in degrees and its reach in metres where it has them."""

    name: str
    shown: str
    entry: str | None
    lat_deg: float | None
    lon_deg: float | None
    reach_m: int
    fine: bool


@dataclass(frozen=True, slots=True)
class Traits:
    """One account, ready to be compared. Empty sets and None are what is not stated.

    `document` is what tells one event only once: the document, or one voice of a table of reports.
    """

    id: str
    document: str
    sites: tuple[Spot, ...]
    regions: frozenset[str]
    units: frozenset[str]
    countries: frozenset[str]
    first_day: date | None
    last_day: date | None
    clock_min: int | None
    kind: str | None
    killed: Bounds | None
    injured: Bounds | None
    objects: frozenset[str]
    weapons: frozenset[str]
    actors: frozenset[str]
    acts: frozenset[str]
    targets: frozenset[str]
    contexts: frozenset[str]
    site_words: frozenset[str]
    town_words: frozenset[str]
    victims: tuple[NamedVictim, ...]
    text: Mapping[str, float]
    key_words: tuple[str, ...]
    composite: bool = False


def traits(account: Account, text: str = "") -> Traits:
    """The traits of an account; `text` is what tells of it and of nothing else."""
    places = [anchored.value for anchored in account.places]
    when = account.when.value if account.when else None
    clock = when.time_local if when else None
    sites = tuple(_spot(place) for place in places if place.role != "region")
    words = rare_words(text)
    labels = {name: frozenset(a.value.value for a in account.labels if a.value.scheme == name) for name in SCHEMES}
    return Traits(
        id=account.id,
        document=account.document if account.voice is None else f"{account.document}#{account.voice}",
        sites=sites,
        regions=frozenset(fold(place.name) for place in places if place.role == "region"),
        units=frozenset(place.admin1 for place in places if place.admin1),
        countries=frozenset(place.country for place in places if place.country),
        first_day=when.date_start if when else None,
        last_day=(when.date_end or when.date_start) if when else None,
        clock_min=int(clock[:2]) * 60 + int(clock[3:]) if clock else None,
        kind=account.event_type.value if account.event_type else None,
        killed=_bounds(account, "killed"),
        injured=_bounds(account, "injured"),
        objects=frozenset(o.value.kind for o in account.objects if o.value.relation != "intended") - COMMON_OBJECTS,
        weapons=frozenset(w.value.id for w in account.weapons if w.value.id),
        actors=frozenset(a.value.id for a in account.actors if a.value.id),
        acts=labels["act"],
        targets=labels["target"],
        contexts=labels["context"],
        site_words=_words(sites),
        town_words=_words(sites[1:]),
        victims=tuple(v.value for v in account.named_victims),
        text=words,
        key_words=tuple(sorted(words, key=lambda word: (-words[word], -len(word), word))[:KEY_WORDS]),
        composite=account.composite,
    )


def _spot(place: Place) -> Spot:
    fine = place.radius_m is not None and place.radius_m <= FINE_M
    return Spot(
        fold(place.name), place.name, place.gazetteer_id, place.lat_deg, place.lon_deg, place.radius_m or 0, fine
    )


def _words(spots: Iterable[Spot]) -> frozenset[str]:
    return frozenset(word for spot in spots for word in spot.name.split()) - VAGUE


def _bounds(account: Account, outcome: Outcome) -> Bounds | None:
    count = account.count_of(outcome)
    if count is None:
        return None
    low = count.low if count.low is not None else count.high
    high = count.high if count.high is not None else count.low
    return None if low is None or high is None else (low, high)


def all_traits(
    accounts: Sequence[Account], claims: Iterable[Claim] = (), documents: Iterable[Document] = ()
) -> list[Traits]:
    """Traits in the order of the accounts, with the rare words of the text where a document tells one event only.

    Where it tells several, of the sentences that an account rests on.
    """
    quotes = {claim.id: claim.quote.text for claim in claims}
    bodies = {d.id: d.body for d in documents if not is_table(d)}
    told = Counter(account.document for account in accounts)

    def text(account: Account) -> str:
        if account.document in bodies and told[account.document] == 1:
            return bodies[account.document]
        return " ".join((account.anchor.text, *(quotes[key] for key in account.claims if key in quotes)))

    return [traits(account, text(account)) for account in accounts]


def rare_words(text: str) -> dict[str, float]:
    """Words of a text that are in no list of common words (names mostly, and longer numbers), as a vector of length 1.

    A word counts by one plus the logarithm of how often it occurs.
    """
    common = casing("en")
    counts = Counter(split_words(text))
    found = {w: 1 + log(n) for w, n in counts.items() if len(w) >= RARE_LETTERS and not common.is_small(w)}
    length = sqrt(sum(value * value for value in found.values()))
    return {word: value / length for word, value in found.items()}
