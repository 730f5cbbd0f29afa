"""The closed registry: rules, legal questions, and which state was bound by which treaty on which day.

Texts are summaries in the project's own words. `checked` says how each was verified: `text`, `secondary` or `memory`;
rows from memory are kept, marked, and left out of anything public until a lawyer has read them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from solferino.errors import BrokenRow, UnknownRule
from solferino.vocab.facts import FactRow, facts
from solferino.vocab.rows import records, table

NOT_SET = "treaty status not set"
TREATY_OF = {  # instrument of a rule to the treaty of a status row
    "gc1": "gc-1949",
    "gc3": "gc-1949",
    "gc4": "gc-1949",
    "ap1": "ap-1",
    "ap2": "ap-2",
    "rs": "rome-statute",
    "ccm": "ccm",
    "apmbc": "apmbc",
    "ccw-p3": "ccw-p3",
    "hague1954": "hague-1954",
    "hague1999": "hague-1999",
    "cwc": "cwc",
    "ccw-ap2": "ccw-ap2",
    "icpped": "icpped",
}
CUSTOM = "cihl"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that may be cited. `applies`: iac, niac or both (international or other armed conflict)."""

    id: str
    instrument: str
    citation: str
    title: str
    statement: str
    applies: str
    source: str
    checked: str
    note: str | None = None

    @property
    def treaty(self) -> str | None:
        """The treaty that must bind a state for this rule to bind it; None for custom."""
        return TREATY_OF.get(self.instrument)


@dataclass(frozen=True, slots=True)
class TreatyStatus:
    """Whether a state is bound by a treaty, with the days of legal effect (inclusive `start`, exclusive `end`).

    `as_of`: when the list was current that says so (`2014-01-27`, `2020-07`), empty where it names a day of effect.
    """

    treaty: str
    state: str
    iso3: str
    status: str
    start: date | None
    end: date | None
    as_of: str
    note: str
    checked: str


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element. `facts` make it, `against` contradict it; a human-only element has neither."""

    id: str
    text: str
    human_only: bool
    facts: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Raising:
    """Which facts raise a question: all of `all_of`, one of `any_of` if there are any, none of `none_of`."""

    norm: str
    all_of: tuple[str, ...]
    any_of: tuple[str, ...]
    none_of: tuple[str, ...]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    questions: tuple[str, ...]
    restricted: bool


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A legal question. `raising` None: the machine never raises it."""

    id: str
    title: str
    norms_iac: tuple[str, ...]
    norms_niac: tuple[str, ...]
    crimes_iac: tuple[str, ...]
    crimes_niac: tuple[str, ...]
    elements: tuple[ElementRow, ...]
    usually_missing: tuple[str, ...]
    caveats: tuple[str, ...]
    raising: Raising | None

    @property
    def cited(self) -> tuple[str, ...]:
        """Every rule id of the row, once, norms before crimes."""
        return self.cited_in(frozenset(("iac", "niac")))

    def cited_in(self, kinds: frozenset[str]) -> tuple[str, ...]:
        """Rule ids for these kinds of conflict (`iac`, `niac`), norms before crimes."""
        norms = (*(self.norms_iac if "iac" in kinds else ()), *(self.norms_niac if "niac" in kinds else ()))
        crimes = (*(self.crimes_iac if "iac" in kinds else ()), *(self.crimes_niac if "niac" in kinds else ()))
        return tuple(dict.fromkeys((*norms, *crimes)))


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """Rules, questions, facts and treaty statuses of one version."""

    version: str
    rules: dict[str, Rule]
    indicators: tuple[IndicatorRow, ...]
    facts: dict[str, FactRow]
    treaties: dict[str, str]
    statuses: dict[tuple[str, str], tuple[TreatyStatus, ...]]

    def rule(self, key: str) -> Rule:
        """A rule of the registry. Raises `UnknownRule` for any other id: nothing else may ever be cited."""
        try:
            return self.rules[key]
        except KeyError:
            raise UnknownRule(f"no rule {key!r} in the registry", hint="cite only ids of law/rules.toml") from None

    def status(self, treaty: str, iso3: str, day: date | None) -> TreatyStatus | None:
        """The row in effect on that day, None where no row tells: unknown, not "no party"."""
        if day is None:
            return None
        rows = self.statuses.get((treaty, iso3), ())
        return next((row for row in rows if (not row.end or day < row.end)), None)

    @lru_cache(maxsize=65_536)  # noqa: B019  # one rulebook of the process, asked again for every incident of a day
    def treaty_note(self, treaty: str, iso3: str, day: date | None) -> str:
        """Where that state stood on that day, in words."""
        row = self.status(treaty, iso3, day)
        if row is None or day is None:
            return NOT_SET
        doubt = ", unchecked" if row.checked == "memory" else ""
        if row.status == "party" and row.start is None:
            return f"{row.state}: party (day of entry into force not set{doubt})"
        if row.status == "party" and row.start and day >= row.start:
            return f"{row.state}: party since {row.start.isoformat()}{doubt}"
        if row.status == "party":
            return f"{row.state}: not yet a party (from {row.start.isoformat() if row.start else ''}{doubt})"
        later = "; later status not looked up" if row.as_of and row.as_of < day.isoformat()[: len(row.as_of)] else ""
        seen = f", as of {row.as_of}{later}" if row.as_of else ""
        word = "signed, not a party" if row.status == "signatory" else "not a party"
        return f"{row.state}: {word}{seen}{doubt}"


def load() -> Rulebook:
    """The registry that ships with the package, read once. Raises `UnknownRule` or `BrokenRow` where it contradicts
    itself."""
    return _load()


@cache
def _load() -> Rulebook:
    return build(
        rules=records("law/rules.toml", "rule"),
        indicators=records("law/indicators.toml", "indicator"),
        raising=records("law/raising.toml", "raise"),
        treaties=table("law/treaties.toml"),
    )


def build(
    *,
    rules: list[dict[str, Any]],
    indicators: list[dict[str, Any]],
    raising: list[dict[str, Any]],
    treaties: dict[str, Any],
) -> Rulebook:
    """A rulebook of these rows, each checked against the others."""
    registry = {row["id"]: _rule(row) for row in rules}
    if len(registry) != len(rules):
        raise BrokenRow("two rules have one id", where="law/rules.toml")
    raised = {row["id"]: row for row in raising}
    unknown = sorted(set(raised) - {row["id"] for row in indicators})
    if unknown:
        raise BrokenRow(f"raises unknown indicators: {', '.join(unknown)}", where="law/raising.toml")
    found = tuple(_indicator(row, raised.get(row["id"])) for row in indicators)
    book = Rulebook(
        version=f"{table('law/rules.toml')['meta']['version']}+{treaties['meta']['version']}",
        rules=registry,
        indicators=found,
        facts=facts(),
        treaties=dict(treaties["treaties"]),
        statuses=_statuses(treaties["status"]),
    )
    for indicator in found:
        for key in indicator.cited:
            book.rule(key)
    return book


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(**row)


def _indicator(row: dict[str, Any], raised: dict[str, Any] | None) -> IndicatorRow:
    made = raised.get("elements", {}) if raised else {}
    against = raised.get("elements_against", {}) if raised else {}
    elements = tuple(
        ElementRow(
            one["id"],
            one["text"],
            one["kind"] == "human_only",
            _known(made.get(one["id"], ()), row["id"]),
            _known(against.get(one["id"], ()), row["id"]),
        )
        for one in row["elements"]
    )
    _check_elements(row["id"], elements, {*made, *against})
    lists = {name: tuple(row[name]) for name in ("norms_iac", "norms_niac", "crimes_iac", "crimes_niac")}
    return IndicatorRow(
        id=row["id"],
        title=row["title"],
        **lists,
        elements=elements,
        usually_missing=tuple(row["usually_missing"]),
        caveats=tuple(row["caveats"]),
        raising=_raising(raised) if raised else None,
    )


def _check_elements(indicator: str, elements: tuple[ElementRow, ...], named: set[str]) -> None:
    where = "law/raising.toml"
    if strange := sorted(named - {element.id for element in elements}):
        raise BrokenRow(f"{indicator} has no element {strange[0]}", where=where)
    for element in elements:
        if element.human_only and (element.facts or element.against):
            raise BrokenRow(f"{element.id} is for a person to judge; no fact may set it", where=where)


def _raising(row: dict[str, Any]) -> Raising:
    keys = ("all_of", "any_of", "none_of", "speaks_for", "speaks_against")
    lists = {key: _known(row.get(key, ()), row["id"]) for key in keys}
    if not lists["all_of"] and not lists["any_of"]:
        raise BrokenRow(f"{row['id']} is raised by nothing", where="law/raising.toml")
    return Raising(
        norm=row["norm"], questions=tuple(row.get("questions", ())), restricted=bool(row.get("restricted")), **lists
    )


def _known(names: Iterable[str], where: str) -> tuple[str, ...]:
    for name in names:
        if name not in facts():
            raise BrokenRow(f"{where} names the fact {name!r}, which is no row", where="law/raising.toml")
    return tuple(names)


def _statuses(rows: list[dict[str, Any]]) -> dict[tuple[str, str], tuple[TreatyStatus, ...]]:
    found: dict[tuple[str, str], list[TreatyStatus]] = {}
    for row in rows:
        status = TreatyStatus(
            row["treaty"],
            row["state"],
            row["iso3"],
            row["status"],
            _day(row["from"]),
            _day(row["to"]),
            row.get("as_of", ""),
            row.get("note", ""),
            row["checked"],
        )
        found.setdefault((status.treaty, status.iso3), []).append(status)
    return {key: tuple(sorted(rows, key=lambda row: row.end or date.max)) for key, rows in found.items()}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
