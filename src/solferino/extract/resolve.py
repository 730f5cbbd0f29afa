"""Which of the places of a name is meant: by what the text itself says, else by how much is known of it."""

from collections import Counter
from collections.abc import Iterable

from solferino.extract.places import PlaceMention
from solferino.model.circumstance import Place, PlaceRole
from solferino.vocab.gazetteer import Entry
from solferino.vocab.vocabulary import Vocabulary

SURE_POPULATION = 400_000  # a city this large is meant by its bare name even where no country is named
LARGE_POPULATION = 50_000
MAX_CANDIDATES = 5


def countries(
    mentions: Iterable[PlaceMention], actor_countries: Iterable[str], doc_hint: str | None = None
) -> Counter[str]:
    """How often each country is spoken of: by its name, a province of it, an unambiguous town, or its people."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        named = {entry.country for entry in mention.entries if entry.country}
        kinds = {entry.kind for entry in mention.entries}
        if "country" in kinds or "region" in kinds:
            votes.update({mention.entries[0].country: 6} if mention.entries[0].country else {})
        elif len(named) == 1:
            votes.update({next(iter(named)): 3})
        else:
            votes.update({country: 1 for country in named})
    votes.update(dict(Counter(actor_countries)))
    if doc_hint:
        votes.update({doc_hint: 2})
    return votes


def choose(mention: PlaceMention, votes: Counter[str], near: frozenset[str]) -> Entry | None:
    """One entry of a mention, or None where the text does not decide. `near`: countries named beside it."""
    entries = mention.entries
    if not entries:
        return None
    if entries[0].kind == "country" and mention.role != "site":
        return entries[0]
    beside = [entry for entry in entries if entry.country in near]
    if beside:
        return beside[0]
    spot = mention.role != "region"  # a bare "Chernihiv" is the city, not the province around it
    ranked = sorted(
        entries,
        key=lambda e: (-votes.get(e.country or "", 0), spot and e.kind == "province", -e.population, e.id),
    )
    best = ranked[0]
    leader = votes.most_common(1)[0] if votes else (best.country, 0)
    if (
        best.country != leader[0]
        and leader[1] >= 4
        and best.kind == "settlement"
        and best.population < LARGE_POPULATION
    ):
        return None  # a village of that name in a country the text does not speak of
    if votes.get(best.country or "", 0) >= 2 or best.kind != "settlement":
        return best
    if len({entry.country for entry in entries}) == 1 or entries[0].population >= SURE_POPULATION:
        return entries[0]
    return None


def place(mention: PlaceMention, entry: Entry | None, country: str | None, vocabulary: Vocabulary) -> Place:
    """The place as a value: with coordinates and radius where an entry was chosen, with the country alone otherwise."""
    candidates = tuple(e.id for e in mention.entries[:MAX_CANDIDATES])
    if entry is None:
        return Place(mention.name, _role(mention), country, candidates=candidates)
    return Place(
        mention.name,
        _role(mention),
        entry.country,
        entry.id,
        entry.lat_deg,
        entry.lon_deg,
        entry.radius_m,
        entry.kind,
        entry.admin1,
        candidates,
    )


def _role(mention: PlaceMention) -> PlaceRole:
    if mention.role == "near":
        return "near"
    return "region" if mention.role == "region" else "site"
