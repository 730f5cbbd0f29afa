"""Which place of a name is meant: by the places that the text names around it, else by how much is known of it.

Every name votes for the countries and provinces it may lie in, by how likely each of its places is; the votes make
some of the places likelier, and so on for a few rounds. Nothing is decided that the text leaves open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, exp, hypot, log10, radians, sqrt

from solferino.model.geometry import EARTH_RADIUS_M, distance_m
from solferino.vocab import countries
from solferino.vocab.gazetteer import Entry, fold

ROUNDS = 3
AREAS, AREA_VOTES = ("country", "region", "province"), 2  # an area named counts twice
PEOPLE = 0.5  # an adjective of a country ("Syrian") counts half
NEIGHBOURS = 4  # names on either side whose distance counts
SHARP = 1.6  # how much likelier one point of score makes a place
NEAR_M = 150_000  # the distance at which nearness has lost two thirds of its weight
CONTAINED, COUNTRY, PROVINCE, NEARNESS = 6.0, 4.0, 2.0, 2.0  # most that each kind of evidence adds
MARGIN = 0.35  # below this lead over another place the text does not decide
APART_M = 50_000  # places closer than this are the same for that purpose
LARGE = 400_000  # a settlement below this needs the text to speak of its country
SMALL, SMALL_SHARE = 50_000, 0.3  # one below this a third as often as of the country it speaks most of
SPOKEN_OF = 2.5  # votes from which a text speaks of a country
BY_KIND = {"country": 10.0, "region": 8.5, "facility": 5.0}
OWN = 9.0  # a place that the user added: it was added because the texts name it
OTHER_NAME = 0.8  # what a place loses where the text uses another name than the gazetteer's first
CAPITAL, CAPITAL_PEOPLE = 0.7, 50_000  # what a seat of government gains, if it is a town of that size
AREA = 2.0  # what a province or district loses where a spot is meant
SAME_KIND = 1.0  # what a place gains that is of the kind of those it is listed with
MOST_WEIGHED = 8  # places of one name whose distance to others is measured
LOCAL = ("settlement", "district")
LIKELIEST = 3  # places of a neighbour to which it is measured


Votes = defaultdict[str, float]


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name with its candidates. `inside`: candidates of the place it is said to lie in ("X, Y").

    `listed` are the keys of the names it is listed with ("X, Z and W").
    """

    key: str
    entries: tuple[Entry, ...]
    inside: tuple[Entry, ...] = ()
    listed: tuple[str, ...] = ()


def prior(entry: Entry, key: str) -> float:
    """How readily a bare name means this place: countries before cities before villages; a point is a power of ten."""
    if entry.id.startswith("own:"):
        return OWN
    if entry.kind in BY_KIND:
        return BY_KIND[entry.kind]
    people = log10(entry.population + 1)
    other = OTHER_NAME if fold(entry.name) != key else 0.0
    if entry.kind == "province":
        return 4.6 + 0.25 * people
    if entry.kind == "district":
        return 2.0 + 0.3 * people - other
    row = countries.country(entry.country or "")
    seat = row is not None and row.capital == entry.name and entry.population > CAPITAL_PEOPLE
    return people - other + (CAPITAL if seat else 0.0)


def top_kind(entries: Sequence[Entry], key: str) -> str | None:
    """What kind of place a bare name means first."""
    return max(entries, key=lambda entry: (prior(entry, key), entry.id)).kind if entries else None


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether one place may lie in the other."""
    if inner.id == outer.id or (outer.country and inner.country != outer.country):
        return False
    if outer.kind == "country":
        return True
    if outer.kind == "province":
        return inner.admin1 == outer.admin1 and inner.kind != "country"
    reach = outer.radius_m + (20_000 if outer.kind in ("settlement", "district") else 0)
    return distance_m(inner.lat_deg, inner.lon_deg, outer.lat_deg, outer.lon_deg) <= reach


class Bearings:
    """What one document says of the world, and what its names mean in it."""

    def __init__(self, names: Sequence[Name], peoples: Sequence[str] = ()) -> None:
        self._names = names
        self._peoples = Counter(peoples)
        self._order: dict[str, list[int]] = defaultdict(list)
        self._entries: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._contained: dict[str, dict[str, float]] = defaultdict(dict)
        for at, name in enumerate(names):
            self._order[name.key].append(at)
            for entry in name.entries:
                self._entries[name.key][entry.id] = entry
            self._contain(name)
        self._priors = {key: {i: prior(e, key) for i, e in found.items()} for key, found in self._entries.items()}
        self._belief = {key: _shares(self._priors[key]) for key in self._entries}
        self._scores: dict[str, dict[str, float]] = {}
        for _ in range(ROUNDS):
            self._weigh()

    def _contain(self, name: Name) -> None:
        for entry in name.entries:
            if entry.kind != "country" and any(lies_in(entry, outer) for outer in name.inside):
                self._contained[name.key][entry.id] = CONTAINED

    def _votes(self) -> tuple[Votes, Votes, dict[str, Votes]]:
        """Votes for countries and provinces, and what each name gave to them."""
        lands: Votes = defaultdict(float, {code: PEOPLE * times for code, times in self._peoples.items()})
        units: Votes = defaultdict(float)
        own: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
        for key, belief in self._belief.items():
            times = sqrt(len(self._order[key]))
            for identity, share in belief.items():
                entry = self._entries[key][identity]
                weight = share * times * (AREA_VOTES if entry.kind in AREAS else 1)
                if entry.country:
                    lands[entry.country] += weight
                    own[key][entry.country] += weight
                if entry.admin1 and entry.kind != "country":
                    units[entry.admin1] += weight
                    own[key][entry.admin1] += weight
        return lands, units, own

    def _weigh(self) -> None:
        countries, provinces, own = self._votes()
        self.votes, self._units, self._own = countries, provinces, own
        lands, units = sum(countries.values()) or 1.0, sum(provinces.values()) or 1.0
        points = {key: self._likeliest(key) for key in self._entries}
        for key, found in self._entries.items():
            nearness = self._nearness(key, points)
            beside = self._beside(key, points)
            scores = {}
            for identity, entry in found.items():
                score = self._priors[key][identity] + self._contained[key].get(identity, 0.0)
                score += max((SAME_KIND * _sameness(entry, other) for other in beside), default=0.0)
                score += self._spoken_of(entry, key, lands, units)
                if entry.kind not in ("country", "region"):
                    score += NEARNESS * nearness.get(identity, 0.0)
                scores[identity] = score
            self._scores[key] = scores
        self._belief = {key: _shares(scores) for key, scores in self._scores.items()}

    def _spoken_of(self, entry: Entry, key: str, lands: float, units: float) -> float:
        """What the votes of the other names for its country and province add to a place."""
        own = self._own[key]
        score = COUNTRY * _support(self.votes[entry.country or ""] - own[entry.country or ""], lands)
        if entry.kind not in ("country", "region"):
            score += PROVINCE * _support(self._units[entry.admin1 or ""] - own[entry.admin1 or ""], units)
        return score

    def score(self, entry: Entry, key: str) -> float:
        """The score of any place under a name, also of one that was not among the candidates."""
        known = self._scores.get(key, {}).get(entry.id)
        if known is not None:
            return known
        lands, units = sum(self.votes.values()) or 1.0, sum(self._units.values()) or 1.0
        return prior(entry, key) + self._spoken_of(entry, key, lands, units)

    def _likeliest(self, key: str) -> list[tuple[float, Entry]]:
        belief = self._belief[key]
        best = sorted(belief, key=lambda i: (-belief[i], i))[:LIKELIEST]
        return [(sqrt(belief[i]), self._entries[key][i]) for i in best]

    def _beside(self, key: str, points: dict[str, list[tuple[float, Entry]]]) -> list[Entry]:
        """The likeliest places of the names that this name is listed with."""
        keys = dict.fromkeys(other for at in self._order[key][:8] for other in self._names[at].listed)
        return [points[other][0][1] for other in keys if points.get(other)]

    def _nearness(self, key: str, points: dict[str, list[tuple[float, Entry]]]) -> dict[str, float]:
        """How near each place of a name lies to the places of the names beside it, from 0 to 2; areas left out."""
        if len(self._entries[key]) < 2:
            return {}
        around: dict[str, list[tuple[float, Entry]]] = {}
        for at in self._order[key][:4]:
            for other in self._names[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]:
                if other.key != key and other.key not in around:
                    around[other.key] = [p for p in points.get(other.key, ()) if p[1].kind in LOCAL]
        weighed = sorted(self._entries[key], key=lambda i: (-self._belief[key][i], i))[:MOST_WEIGHED]
        out = {}
        for identity in weighed:
            entry = self._entries[key][identity]
            sums = (max((w * _closeness(entry, other) for w, other in near), default=0.0) for near in around.values())
            out[identity] = min(2.0, sum(sums))
        return out

    def ranked(
        self, key: str, entries: Iterable[Entry] | None = None, inside: Sequence[Entry] = (), *, spot: bool = False
    ) -> list[tuple[float, Entry]]:
        """The places of a name, the likeliest first: of its candidates, or of other `entries` where those are given.

        `inside`: where this mention is said to lie. `spot`: no area is meant.
        """
        out = []
        for entry in self._entries[key].values() if entries is None else entries:
            score = self.score(entry, key)
            if inside:
                held = entry.kind != "country" and any(lies_in(entry, outer) for outer in inside)
                score += (CONTAINED if held else 0.0) - self._contained[key].get(entry.id, 0.0)
            out.append((score - (AREA if spot and entry.kind in ("province", "district") else 0.0), entry))
        return sorted(out, key=lambda row: (-row[0], -row[1].population, row[1].id))

    def meaning(
        self, key: str, entries: Iterable[Entry] | None = None, inside: Sequence[Entry] = (), *, spot: bool = False
    ) -> Entry | None:
        """The place a name means here, or None where the text does not decide."""
        ranked = self.ranked(key, entries, inside, spot=spot)
        if not ranked:
            return None
        score, best = ranked[0]
        for other_score, other in ranked[1:]:
            if score - other_score >= MARGIN:
                break
            apart = distance_m(best.lat_deg, best.lon_deg, other.lat_deg, other.lon_deg)
            if apart > APART_M and not (lies_in(best, other) or lies_in(other, best)):
                return None
            if best.kind == other.kind == "settlement" and apart > best.radius_m + other.radius_m:
                return None  # two villages of one name near each other
        held = any(lies_in(best, outer) for outer in inside)
        return None if not held and self._foreign(key, best) else best

    def _foreign(self, key: str, entry: Entry) -> bool:
        """A town of that name in a country that the text does not speak of, or a village in one it speaks little of."""
        known = entry.population >= LARGE or entry.id.startswith("own:")
        if entry.kind not in ("settlement", "district") or known or self._contained[key]:
            return False
        leader = max(self.votes.values(), default=0.0)
        own = self._belief.get(key, {}).get(entry.id, 0.0) * sqrt(len(self._order[key]))
        others = self.votes[entry.country or ""] - own
        least = SMALL_SHARE * leader if entry.population < SMALL else 0.5
        return leader >= SPOKEN_OF and others < max(0.5, least)


def _shares(scores: dict[str, float]) -> dict[str, float]:
    top = max(scores.values(), default=0.0)
    raw = {identity: exp(SHARP * (score - top)) for identity, score in scores.items()}
    total = sum(raw.values()) or 1.0
    return {identity: value / total for identity, value in raw.items()}


def _support(votes: float, total: float) -> float:
    """From 0 to 1: how much of the text speaks of a country or province."""
    votes = max(0.0, votes)
    return votes / (votes + 1.5) * sqrt(votes / total) if votes else 0.0


def _sameness(entry: Entry, other: Entry) -> float:
    """A list names areas of one kind, and states of one country."""
    if entry.kind != other.kind or entry.kind == "settlement":
        return 0.0
    return 3.0 if entry.kind == "province" and entry.country == other.country else 1.0


def _closeness(entry: Entry, other: Entry) -> float:
    """From 1 at the place itself down to 0, on a flat map: exact enough for what is near."""
    east = (entry.lon_deg - other.lon_deg + 180) % 360 - 180
    away = hypot(entry.lat_deg - other.lat_deg, east * cos(radians(entry.lat_deg)))
    return exp(-radians(away) * EARTH_RADIUS_M / NEAR_M)
