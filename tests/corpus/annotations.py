"""The shape of annotated reports, as types that refuse what they do not know, and how a set of them is loaded."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

INVENTED = Path(__file__).with_name("invented")
SETS = ("a", "b", "c", "d", "e", "f", "g", "h", "i")

Event = Literal[
    "airstrike",
    "missile_or_rocket",
    "shelling",
    "drone",
    "small_arms",
    "bombing_ied",
    "mine_or_uxo",
    "sexual_violence",
    "arson",
    "abduction",
    "execution",
    "other",
]
Outcome = Literal["killed", "injured", "missing", "abducted", "sexual_violence", "ill_treated"]
Person = Literal[
    "person",
    "civilian",
    "man",
    "woman",
    "child",
    "boy",
    "girl",
    "health_worker",
    "patient",
    "aid_worker",
    "journalist",
    "displaced_person",
    "migrant",
    "tourist",
]
Stance = Literal["asserts", "reports", "confirms", "denies", "accuses", "disputes"]
FLAGS = (
    "uncertain",
    "open_ended",
    "approximate",
    "stub",
    "vague_killed",
    "vague_injured",
    "vague_abducted",
    "vague_casualties",
)


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Refuses fields that are missing or not known."""


class Place(Strict, frozen=True):
    name: str
    country: str
    lat: float | None
    lon: float | None
    role: Literal["site", "near", "region"]


class Victim(Strict, frozen=True):
    count: int | None
    outcome: Outcome
    kind: Person


class Claim(Strict, frozen=True):
    by: str
    stance: Stance
    quote: str


class Incident(Strict, frozen=True):
    id: str
    what: str
    event_type: Event
    date_start: dt.date | None
    date_end: dt.date | None
    time_local: str | None
    places: tuple[Place, ...]
    killed_min: int | None
    killed_max: int | None
    injured_min: int | None
    injured_max: int | None
    victims: tuple[Victim, ...]
    objects: tuple[str, ...]
    weapons: tuple[str, ...]
    alleged_actor: str | None
    claims: tuple[Claim, ...]
    quote: str
    background: bool
    uncertain_fields: tuple[str, ...]
    note: str = ""
    time_alt: str | None = None
    uncertain: bool | None = None
    open_ended: bool | None = None
    approximate: bool | None = None
    stub: bool | None = None
    vague_killed: bool | None = None
    vague_injured: bool | None = None
    vague_abducted: bool | None = None
    vague_casualties: bool | None = None

    @property
    def scored(self) -> bool:
        """Whether missing it is a miss: neither background nor stub nor uncertain as a whole."""
        return not (self.background or self.stub or self.uncertain)


class Total(Strict, frozen=True):
    killed: int | None
    injured: int | None
    scope: str
    by: str
    quote: str
    combatants: bool | None = None


class Annotation(Strict, frozen=True):
    doc: str
    doc_date: dt.date
    language: Literal["en"]
    conflict: str
    kind: Literal["wire", "ngo", "un", "investigation", "liveblog", "negative"]
    style: str
    split: Literal["dev", "test"]
    text_status: Literal["invented"]
    incidents: tuple[Incident, ...]
    totals: tuple[Total, ...]
    doc_date_uncertain: bool | None = None


class Clusters(Strict, frozen=True):
    clusters: tuple[tuple[str, ...], ...]
    syndicated: tuple[tuple[str, str], ...]
    same_source_not_copies: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One text with its annotation; `head` holds the header's lines by name, `body` what follows the blank line."""

    head: dict[str, str]
    body: str
    gold: Annotation


@dataclass(frozen=True, slots=True)
class Corpus:
    """One set: its reports by name, and what belongs together."""

    name: str
    reports: dict[str, Report]
    clusters: Clusters

    def incidents(self) -> list[Incident]:
        return [incident for report in self.reports.values() for incident in report.gold.incidents]


def corpus(name: str) -> Corpus:
    """Load a set. Raises `msgspec.ValidationError` where an annotation does not have the shape above."""
    folder = INVENTED / name
    reports = {}
    for path in sorted((folder / "docs").glob("*.txt")):
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        gold = msgspec.json.decode((folder / "gold" / f"{path.stem}.json").read_bytes(), type=Annotation)
        reports[path.stem] = Report(dict(line.split(": ", 1) for line in head.splitlines()), body, gold)
    return Corpus(name, reports, msgspec.convert(json.loads((folder / "clusters.json").read_text()), Clusters))
