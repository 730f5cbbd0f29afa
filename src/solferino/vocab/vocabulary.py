"""Everything extraction needs to know of a language and of the world, loaded once."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from solferino.vocab import parties
from solferino.vocab.digests import digest
from solferino.vocab.doing import Deed, blames, deeds, laid
from solferino.vocab.gazetteer import Gazetteer
from solferino.vocab.gazetteer.own import OwnPlace
from solferino.vocab.parties import ActorRow
from solferino.vocab.phrases import PhraseTable
from solferino.vocab.roles import HarmNoun, RoleRow
from solferino.vocab.rows import phrases_of, records, table
from solferino.vocab.times import TimeWords, time_words
from solferino.vocab.words import split_words


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A word for what happened to people. `voice`: both, active, passive or state."""

    id: str
    outcome: str
    voice: str


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """A word for an attack. `strength` 3 names the means, 2 the act, 1 only that there was an attack."""

    id: str
    type: str
    strength: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A kind of person. `overlay` roles lie across sex and age."""

    id: str
    overlay: bool = False
    combatant: bool = False
    sex: str | None = None
    minor: bool = False


@dataclass(frozen=True, slots=True)
class ObjectRow:
    """A kind of thing. `protection` is its class of legal protection; `military` marks objectives.

    `sort`: the kind that it stands with or in where one thing is told from another (a pharmacy with its hospital).
    """

    id: str
    protection: str | None
    military: bool
    sort: str


@dataclass(frozen=True, slots=True)
class WeaponRow:
    """A weapon class, or (`model`) a row of `munitions.toml`. `homonym`: a plain word, also another name.

    `capitals`: an acronym, which in lower case is another word.
    """

    id: str
    kind: str
    model: bool
    homonym: bool = False
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class SpeechRow:
    """A word that makes a speaker."""

    stance: str


@dataclass(frozen=True, slots=True)
class QuantifierRow:
    """How exact a figure is: at_least, at_most, about; before or after the number."""

    sense: str
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Tables of one language. `digest` changes when any row does."""

    language: str
    months: dict[str, int]
    weekdays: dict[str, int]
    times: TimeWords
    lengths: dict[str, int]
    bearings: dict[str, int]
    outcomes: PhraseTable[tuple[OutcomeRow, ...]]
    quantifiers: PhraseTable[QuantifierRow]
    vague: PhraseTable[str]
    triggers: PhraseTable[TriggerRow]
    spread: PhraseTable[tuple[tuple[tuple[str, ...], TriggerRow], ...]]
    not_attacks: PhraseTable[str]
    mishaps: PhraseTable[str]
    cues: PhraseTable[str]
    nobody: PhraseTable[tuple[str, ...]]
    speech: PhraseTable[SpeechRow]
    stands: PhraseTable[str]
    blame_before: PhraseTable[bool]
    blame_laid: PhraseTable[tuple[tuple[str, ...], ...]]
    blame_around: PhraseTable[tuple[tuple[str, ...], ...]]
    blame_after: PhraseTable[bool]
    act_claims: PhraseTable[bool]
    deeds: PhraseTable[tuple[Deed, ...]]
    characterisations: PhraseTable[bool]
    captions: PhraseTable[bool]
    hedges: PhraseTable[str]
    effects: PhraseTable[str]
    persons: PhraseTable[PersonRow]
    roles: PhraseTable[RoleRow]
    harm_nouns: PhraseTable[HarmNoun]
    unharmed: PhraseTable[bool]
    stages: PhraseTable[str]
    state_bodies: PhraseTable[bool]
    objects: PhraseTable[ObjectRow]
    weapons: PhraseTable[WeaponRow]
    actors: PhraseTable[ActorRow]
    not_hit: PhraseTable[bool]
    idioms: PhraseTable[bool]
    designators: PhraseTable[str]
    directions: frozenset[str]
    locatives: PhraseTable[str]
    no_place: frozenset[str]
    lists: dict[str, frozenset[str]]
    phrases: dict[str, tuple[str, ...]]
    event_signs: dict[str, float]
    gazetteer: Gazetteer
    digest: str


CUES = (
    "recurrence", "recalled", "general", "unreal", "new_event", "ordinal", "same_event", "background", "superseded",
    "total", "intercepted", "harmless",
)  # fmt: skip


def _outcomes(file: str) -> PhraseTable[tuple[OutcomeRow, ...]]:
    merged: dict[str, list[OutcomeRow]] = {}
    for word, row in phrases_of(file, "outcome"):
        merged.setdefault(word, []).append(OutcomeRow(row["id"], row["outcome"], row["voice"]))
    return PhraseTable((word, tuple(rows)) for word, rows in merged.items())


def _weapons() -> PhraseTable[WeaponRow]:
    data = table("munitions.toml")
    rows: list[tuple[str, WeaponRow]] = []
    for row in data["munition"]:
        if row.get("generic") or row["id"].startswith("generic-"):
            continue  # classes have rows of their own in weapons.toml
        for name in _names(row):
            if len(name) > 2 and not name.isdecimal():
                rows.append(
                    (
                        name,
                        WeaponRow(
                            row["id"].lower(), row["kind"], True, name.isalpha() and not name.isupper(), name.isupper()
                        ),
                    )
                )
    generic = [(word, WeaponRow(row["id"], row["kind"], False)) for word, row in phrases_of("weapons.toml", "weapon")]
    return PhraseTable(generic + rows)  # a class word names no model


def _names(row: dict[str, Any]) -> list[str]:
    out: list[str] = []
    for key in ("names", "designations", "designations_cyrillic", "names_cyrillic", "names_other"):
        value = row.get(key, ())
        out += [value] if isinstance(value, str) else [item for item in value if isinstance(item, str)]
    return out


def _cues(file: str) -> PhraseTable[str]:
    merged: dict[str, str] = {}
    for key in CUES:
        for word, _ in phrases_of(file, key):
            merged.setdefault(word, key)
    return PhraseTable(merged.items())


@cache
def load(language: str = "en") -> Vocabulary:
    """The vocabulary of a language. Raises `BrokenRow` where there is none or a row is malformed."""
    file = f"languages/{language}.toml"
    times = f"languages/{language}_time.toml"
    blame = f"languages/{language}_blame.toml"
    data = table(file)
    return Vocabulary(
        language=language,
        months=data["months"],
        weekdays=data["weekdays"],
        times=time_words(times, data["months"], data["weekdays"]),
        lengths=data["lengths"],
        bearings=data["bearings"],
        outcomes=_outcomes(file),
        quantifiers=PhraseTable((w, QuantifierRow(r["sense"], r["place"])) for w, r in phrases_of(file, "quantifier")),
        vague=PhraseTable((word, word) for word, _ in phrases_of(file, "vague")),
        triggers=PhraseTable(
            (w, TriggerRow(r["id"], r["type"], r["strength"])) for w, r in phrases_of(file, "trigger")
        ),
        spread=_spread(file),
        not_attacks=PhraseTable((w, r["kind"]) for w, r in phrases_of(file, "not_an_attack")),
        mishaps=PhraseTable((w, r["kind"]) for w, r in phrases_of(f"languages/{language}_mishap.toml", "mishap")),
        cues=_cues(file),
        nobody=PhraseTable((w, tuple(r["outcomes"])) for w, r in phrases_of(file, "none")),
        speech=PhraseTable((w, SpeechRow(r["stance"])) for w, r in phrases_of(file, "speech")),
        blame_before=blames(blame, "before"),
        blame_laid=laid(blame),
        blame_around=laid(blame, "around"),
        blame_after=blames(blame, "after"),
        act_claims=blames(blame, "claims"),
        deeds=deeds(f"languages/{language}_deeds.toml"),
        stands=PhraseTable((w, r["stance"]) for w, r in phrases_of(file, "stand")),
        characterisations=PhraseTable((w, True) for w, _ in phrases_of(file, "characterisation")),
        captions=PhraseTable((w, True) for w, _ in phrases_of(file, "caption")),
        hedges=PhraseTable((w, r["factuality"]) for w, r in phrases_of(file, "hedge")),
        effects=PhraseTable((w, r["relation"]) for w, r in phrases_of(file, "effect")),
        persons=PhraseTable((w, _person(r)) for w, r in phrases_of("persons.toml", "person")),
        roles=PhraseTable((w, RoleRow(r["id"], r["standing"])) for w, r in phrases_of("roles.toml", "role")),
        harm_nouns=PhraseTable((w, HarmNoun(r["id"], r["outcome"])) for w, r in phrases_of(file, "harm_noun")),
        unharmed=PhraseTable((w, True) for w, _ in phrases_of(file, "unharmed")),
        stages=PhraseTable((w, r["stage"]) for w, r in phrases_of(file, "stage")),
        state_bodies=PhraseTable((word, True) for word in data["lists"]["state_bodies"]),
        objects=PhraseTable(
            (w, ObjectRow(r["id"], r.get("protection"), bool(r.get("military")), r.get("sort", r["id"])))
            for w, r in phrases_of("objects.toml", "object")
        ),
        weapons=_weapons(),
        actors=PhraseTable(parties.phrases()),
        not_hit=PhraseTable((w, True) for w, _ in phrases_of(file, "not_hit")),
        idioms=PhraseTable((w, True) for w, _ in phrases_of(file, "idiom")),
        designators=PhraseTable((w, r["role"]) for w, r in phrases_of(file, "designator")),
        directions=frozenset(word for word, _ in phrases_of(file, "direction")),
        locatives=PhraseTable((w, r["role"]) for w, r in phrases_of(file, "locative")),
        no_place=frozenset(word for word, _ in phrases_of(file, "no_place")),
        lists={name: frozenset(words) for name, words in data["lists"].items()},
        phrases={name: tuple(words) for name, words in data["lists"].items()},
        event_signs={row["id"]: float(row["weight"]) for row in records("event_signs.toml", "sign")},
        gazetteer=Gazetteer.open(),
        digest=digest((), language),
    )


@cache
def load_with(own: tuple[OwnPlace, ...], language: str = "en") -> Vocabulary:
    """The vocabulary of a language with places of a user's own in its gazetteer."""
    base = load(language)
    if not own:
        return base
    return replace(base, gazetteer=base.gazetteer.with_own(own), digest=digest(own, language))


def _person(row: dict[str, Any]) -> PersonRow:
    return PersonRow(
        row["id"], bool(row.get("overlay")), bool(row.get("combatant")), row.get("sex"), bool(row.get("minor"))
    )


def _spread(file: str) -> PhraseTable[tuple[tuple[tuple[str, ...], TriggerRow], ...]]:
    """By the words before " … ": the words behind it, each with the row of the act."""
    rows: dict[tuple[str, ...], list[tuple[tuple[str, ...], TriggerRow]]] = {}
    for words, row in phrases_of(file, "spread"):
        opening, closing = words.split(" … ")
        act = TriggerRow(row["id"], row["type"], row["strength"])
        rows.setdefault(split_words(opening), []).append((split_words(closing), act))
    return PhraseTable((opening, tuple(ends)) for opening, ends in rows.items())
