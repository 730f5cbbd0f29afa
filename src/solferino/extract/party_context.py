"""Which party words like "the coalition", "the army", "the enemy" mean in a document: what the rest of it names."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from solferino.extract.anaphors import with_meant
from solferino.extract.party_mentions import ActorMention
from solferino.extract.places import PlaceMention
from solferino.extract.sentences import Sentence
from solferino.vocab.countries import countries
from solferino.vocab.parties import ActorRow, adversaries

QUOTES = ("“", "”")
MOSTLY = 0.6  # of all mentions of countries from which a text is about one
SOLDIERS = {"soldiers": "army", "troops": "army", "military": "army"}
ENEMY, COALITION = "enemy", "coalition"
REBELS = ("rebels", "insurgents", "maoists", "same_group")
SHORT = 4  # words: "the same rebel group"


@dataclass(frozen=True, slots=True)
class _Known:
    """What a document names: parties by sort, the state whose forces alone it names, the state that it is about."""

    alone: Mapping[str, ActorRow]
    only_rebels: ActorRow | None
    only_state: ActorRow | None
    home: str | None
    lands: frozenset[str]
    named: frozenset[str]
    several: bool
    year: int | None
    written: Mapping[str, str]


def with_names(
    found: Sequence[tuple[ActorMention, ...]],
    sentences: Sequence[Sentence],
    places: Sequence[tuple[PlaceMention, ...]] = (),
    year: int | None = None,
    land: Callable[[], str | None] = lambda: None,
) -> list[tuple[ActorMention, ...]]:
    """ "The coalition", "the gang" are the one party of that sort that the document names in full.

    "The army", "soldiers" without a name are those of the country that the document is about; `land` tells which that
    is by all its places, asked only where their names alone leave it open.
    """
    named: dict[str, dict[str, ActorRow]] = {}
    written: dict[str, str] = {}
    for mentions, sentence in zip(found, sentences, strict=True):
        for mention in mentions:
            if not mention.row.generic and not mention.meant:
                written.setdefault(mention.row.id, _as_written(sentence, mention))
            if not mention.row.generic:
                for head in _heads(sentence, mention):
                    named.setdefault(head, {})[mention.row.id] = mention.row
    alone = {head: next(iter(rows.values())) for head, rows in named.items() if len(rows) == 1}
    states = {m.row.id: m.row for mentions in found for m in mentions if m.row.country and not _bare(m)}
    only = next(iter(states.values())) if len(states) == 1 else None
    home = _about(found, places)
    if home is None and any(m.row.state and m.role for mentions in found for m in mentions):
        home = land()
    known = _Known(
        alone, _only_rebels(found), only, home, _lands(places), frozenset(written), len(states) > 1, year, written
    )
    told = [tuple(_in_full(m, s, known) for m in mentions) for mentions, s in zip(found, sentences, strict=True)]
    return with_meant(told)


def _as_written(sentence: Sentence, mention: ActorMention) -> str:
    words, start = sentence.words, sentence.start
    return sentence.text[words[mention.first].start - start : words[mention.last - 1].end - start]


def _only_rebels(found: Sequence[tuple[ActorMention, ...]]) -> ActorRow | None:
    """The one party besides states that a document names."""
    rows = {m.row.id: m.row for mentions in found for m in mentions if not m.row.generic and not m.row.country}
    return next(iter(rows.values())) if len(rows) == 1 else None


def _bare(mention: ActorMention) -> bool:
    """A country named or its adjective, not its forces."""
    return mention.row.bare or mention.row.generic


def _about(found: Sequence[tuple[ActorMention, ...]], places: Sequence[tuple[PlaceMention, ...]]) -> str | None:
    """The country that is mostly named and in which all places may lie, else the one in which they all may lie."""
    named = [m.row.country for mentions in found for m in mentions if m.row.country]
    spots = [p.entries for mentions in places for p in mentions if p.entries]
    named += [entries[0].country for entries in spots if entries[0].kind == "country" and entries[0].country]
    lie = [{entry.country for entry in entries} for entries in spots]
    shared = set.intersection(*lie) if lie else set()
    code, most = Counter(named).most_common(1)[0] if named else (None, 0)
    if code in shared or (most > 1 and not shared):
        return code if most >= MOSTLY * len(named) else None
    return next(iter(shared)) if len(shared) == 1 and most <= 1 else None


def _lands(places: Sequence[tuple[PlaceMention, ...]]) -> frozenset[str]:
    """All countries in which a place that the document names may lie."""
    return frozenset(e.country for mentions in places for p in mentions for e in p.entries if e.country)


def _heads(sentence: Sentence, mention: ActorMention) -> list[str]:
    """The sort words of a name: its last word, and one right behind it (“Gran Grif” gang)."""
    lows, at = sentence.lows, mention.last
    while at < len(lows) and lows[at] in QUOTES:
        at += 1
    words = [lows[mention.last - 1], *lows[at : at + 1]]
    return [low for low in words if low in sentence.known("sort_words")]


def _in_full(mention: ActorMention, sentence: Sentence, known: _Known) -> ActorMention:
    if not mention.row.generic or mention.row.country is not None:
        return mention  # "Afghan militants" have a name of their own
    lows = sentence.lows[mention.first : mention.last]
    last = lows[-1]
    row = known.alone.get(last) or known.alone.get(SOLDIERS.get(last, last))
    if row is not None and mention.row.state and row.country is None:
        row = None  # "the army" that fights the Example Liberation Army
    if row is None and mention.row.id == COALITION:
        row = known.alone.get(COALITION)  # "coalition warplanes"
    if row is None and mention.row.id in REBELS and len(lows) < SHORT:
        row = known.only_rebels
    if row is not None and not row.country:
        row = replace(row, name=known.written.get(row.id, row.name))
    if row is None and mention.row.id == ENEMY:
        row = _adversary(lows, known)
    if row is None and mention.row.state and mention.role and "government" not in lows:
        row = _of_home(mention, sentence, known)
    return replace(mention, row=row, meant=True) if row is not None else mention


def _adversary(lows: tuple[str, ...], known: _Known) -> ActorRow | None:
    """Whom "the enemy" means: the one foreign state whose forces the text names, else whom reports from there mean."""
    own = next((row for row in adversaries() if row.only_where & known.named), None)
    if own is None and known.only_state is not None and (known.home is None or known.only_state.country != known.home):
        return known.only_state
    words = " ".join(low for low in lows if low not in ("the", "aircraft", "warplanes", "drones", "artillery"))
    for row in adversaries():
        meant = row.country in known.lands | {known.home} and words in row.words and not row.not_where & known.named
        meant = meant and (not row.only_where or bool(row.only_where & known.named))
        if meant and known.year is not None and row.since <= known.year <= row.until:
            return row.party
    return None


def _of_home(mention: ActorMention, sentence: Sentence, known: _Known) -> ActorRow | None:
    """ "Soldiers" in a report on Niger are Nigerien soldiers."""
    country = next((c for c in countries() if c.iso2 == known.home), None)
    if country is None or known.several or (known.only_state is not None and known.only_state.country != country.iso2):
        return None
    unsaid = {"the", "government"} | sentence.known("machines_of_war")
    said = [word for word in sentence.words[mention.first : mention.last] if word.low not in unsaid]
    words = [word.text if word.text.isupper() else word.low for word in said]
    if mention.row.id == "army_unit":
        words = ["army"]
    if {"servicemen", "personnel", "federal", "members", "men"} & {*words}:
        words = ["forces"]
    return ActorRow(f"state:{country.iso2}", " ".join([country.adjectives[0], *words]), country=country.iso2)
