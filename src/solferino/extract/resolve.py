"""What the names of one document mean: bearings taken once from all of it, then asked for each place of an event."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import asin, atan2, cos, degrees, radians, sin

from solferino.extract.bearings import Bearings
from solferino.extract.candidates import candidates
from solferino.extract.facts import Facts
from solferino.extract.places import BROAD, PlaceMention
from solferino.extract.spotting import named_in, peoples
from solferino.extract.toponyms import Toponym, take_bearings
from solferino.model.circumstance import Place, PlaceRole
from solferino.model.document import Document
from solferino.model.geometry import EARTH_RADIUS_M
from solferino.vocab.gazetteer import Entry, fold
from solferino.vocab.vocabulary import Vocabulary

MAX_CANDIDATES = 5
FACILITY_RADIUS_M = 5_000  # least radius of a facility that is placed by the settlement it is named after
AWAY_SHARE = 0.25  # "40 km north" may be 30 or 50
MOSTLY = 0.6  # share of the votes for countries from which a text is about one
LEADS_BY = 3  # votes by which a country leads clearly, where it has not twice those of the next


class Atlas:
    """What one document says of the world, and a memory so that a name keeps its meaning."""

    def __init__(self, document: Document, found: Sequence[Facts], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        read = list({fact.sentence.index: fact.sentence for fact in found}.values())
        spotted = named_in(document, read)
        starts = {toponym.start for toponym in spotted}
        mentions = {m.start: m for fact in found for m in fact.places if m.entries and m.start not in starts}
        spotted += [Toponym(m.start, m.end, m.name, m.entries) for m in mentions.values()]
        spotted.sort(key=lambda toponym: toponym.start)
        actors = [a.row.country for fact in found for a in fact.actors if a.row.country]
        self.bearings: Bearings = take_bearings(spotted, [*peoples(read), *actors])
        self.placed = _countries([m for fact in found for m in fact.places])
        self.votes = self.placed + Counter(actors)
        self._spotted = {toponym.start: toponym for toponym in spotted}
        self._chosen: dict[str, Entry | None] = {}

    def entry(self, mention: PlaceMention, near: frozenset[str]) -> Entry | None:
        """The entry a name means in this document; `near`: countries named beside it."""
        name = fold(mention.name) + ("|region" if mention.role == "region" else "")
        if self._chosen.get(name) is None:
            self._chosen[name] = self._choose(mention, near)
        return self._chosen[name]

    def _choose(self, mention: PlaceMention, near: frozenset[str]) -> Entry | None:
        entries = meant(mention, self.vocabulary)
        if not entries:
            return None
        if entries[0].kind == "country" and mention.role != "site":
            return entries[0]
        spotted = self._spotted.get(mention.start)
        inside = spotted.inside if spotted else ()
        if not inside:
            beside = tuple(entry for entry in entries if entry.country in near)
            if near and not beside and mention.role == "region" and mention.designator:
                return None  # "Mambasa territory" in Congo is no county of Kenya
            entries = beside or entries
        key = spotted.key if spotted else fold(mention.name)  # "Kamaliya" of "Kamaliya district"
        chosen = self.bearings.meaning(key, entries, inside, spot=mention.role != "region")
        return _seat(chosen, entries) if mention.role != "region" else chosen

    def home(self) -> str | None:
        """The country that the places and peoples named mostly speak of, None where no country has most of them."""
        votes = self.bearings.votes
        land = max(votes, key=lambda code: (votes[code], code), default=None)
        return land if land is not None and votes[land] >= MOSTLY * sum(votes.values()) else None

    def land(self) -> PlaceMention | None:
        """The first words that name the country most spoken of, else a part of it, where it leads clearly."""
        country = self.country()
        broad = [
            (entry.kind != "country", t.start, t, entry)
            for t in self._spotted.values()
            for entry in t.entries[:MAX_CANDIDATES]
            if entry.country == country and entry.kind in BROAD
        ]
        if country is None or not broad:
            return None
        _, _, named, entry = min(broad, key=lambda row: row[:2])
        return PlaceMention(0, 0, named.start, named.end, named.name, "region", (entry,))

    def country(self) -> str | None:
        """The country most spoken of, where one leads clearly and a place in it is named.

        Whose jets bomb a village says nothing of where it lies.
        """
        ranked = self.votes.most_common(2)
        if ranked and ranked[0][0] in self.placed:
            next_best = ranked[1][1] if len(ranked) == 2 else 0
            if ranked[0][1] >= 2 * next_best or ranked[0][1] - next_best >= LEADS_BY:
                return ranked[0][0]
        named = {entry.country for toponym in self._spotted.values() for entry in toponym.entries}
        land = self.home()
        return land if land in named else None


def _seat(chosen: Entry | None, entries: Sequence[Entry]) -> Entry | None:
    """ "A hospital in Chernihiv": of a province and the town that it is called after, a spot is in the town."""
    if chosen is None or chosen.kind != "province":
        return chosen
    towns = [e for e in entries if e.kind == "settlement" and e.admin1 == chosen.admin1 and e.name == chosen.name]
    return towns[0] if towns else chosen


def _countries(mentions: Iterable[PlaceMention]) -> Counter[str]:
    """How often the events of the text are put into each country: by its name, a province, a town of one country."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        named = {entry.country for entry in mention.entries if entry.country}
        if any(entry.kind in ("country", "region") for entry in mention.entries):
            votes.update({mention.entries[0].country: 6} if mention.entries[0].country else {})
        else:
            votes.update({country: 3 if len(named) == 1 else 1 for country in named})
    return votes


def meant(mention: PlaceMention, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """The places that a mention may mean: of its name as read, else of what it is named after ("Chuhuiv Air Base")."""
    return mention.entries or candidates(mention.name, vocabulary)


def place(mention: PlaceMention, entry: Entry | None, country: str | None, vocabulary: Vocabulary) -> Place:
    """The place as a value: with coordinates and radius where an entry was chosen, with the country alone otherwise."""
    found = meant(mention, vocabulary) or _alike(mention, country, vocabulary)
    ids = tuple(e.id for e in found[:MAX_CANDIDATES])
    if entry is None:
        return Place(mention.name, _role(mention), country, candidates=ids)
    if not mention.entries and entry.kind not in BROAD:  # a facility stands near the town it is named after
        radius = max(FACILITY_RADIUS_M, entry.radius_m)
        return Place(
            mention.name, _role(mention), entry.country, None, entry.lat_deg, entry.lon_deg, radius, "facility",
            entry.admin1, ids,
        )  # fmt: skip
    lat_deg, lon_deg, radius_m = entry.lat_deg, entry.lon_deg, entry.radius_m
    if mention.away_m is not None:
        lat_deg, lon_deg, radius_m = _moved(entry, mention.away_m, mention.bearing_deg)
    return Place(
        mention.name, _role(mention), entry.country, entry.id, lat_deg, lon_deg, radius_m, entry.kind, entry.admin1, ids
    )


def _alike(mention: PlaceMention, country: str | None, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """Places of the country whose names sound like one that no gazetteer has: candidates, never an answer."""
    if country is None or mention.role == "region":
        return ()
    return vocabulary.gazetteer.near_spellings(mention.name, country, MAX_CANDIDATES)


def _moved(entry: Entry, away_m: float, bearing_deg: float | None) -> tuple[float, float, int]:
    """The point so far from a place in that direction, and how uncertain it is; all around without a direction."""
    if bearing_deg is None:
        return entry.lat_deg, entry.lon_deg, int(entry.radius_m + away_m)
    lat, turn, arc = radians(entry.lat_deg), radians(bearing_deg), away_m / EARTH_RADIUS_M
    north = asin(max(-1.0, min(1.0, sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(turn))))
    east = atan2(sin(turn) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(north))
    lon_deg = (entry.lon_deg + degrees(east) + 180) % 360 - 180
    return round(degrees(north), 5), round(lon_deg, 5), int(entry.radius_m + AWAY_SHARE * away_m)


def _role(mention: PlaceMention) -> PlaceRole:
    if mention.role == "near":
        return "near"
    return "region" if mention.role == "region" else "site"
