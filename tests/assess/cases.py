"""Small cases for the tests of assess: reports with sayings, made into documents, claims and accounts with quotes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from solferino.assess import assess
from solferino.model.assessment import Assessment
from solferino.model.circumstance import ActorMention, Count, ObjectHit, Outcome, Place, TimeSpan, TollLine, WeaponUse
from solferino.model.claim import Account, Claim, Factuality, Reported, Scope, Speaker, Stance
from solferino.model.codec import digest_id
from solferino.model.decision import Decision
from solferino.model.document import Anchored, Document, Hedge, Quote, Source
from solferino.model.incident import CopyPair, Incident
from solferino.vocab import law
from solferino.vocab.rows import records

T = TypeVar("T")
Number = int | tuple[int, int] | str | None
ACTORS = {"Russia": "state:RU", "Ukraine": "state:UA", "the coalition": "saudi_coalition"}


@dataclass(frozen=True)
class Toll:
    """One figure: `4`, `(12, 19)`, `">=3"`, `"~50"`, `"dozens"`, None. `part_of` counts within the saying."""

    outcome: Outcome
    kind: str
    number: Number = None
    part_of: int | None = None
    overlay: bool = False


@dataclass(frozen=True)
class Saying:
    """One claim. `by`: voices below the publisher, outermost first; one that begins with `?` is unnamed."""

    by: Sequence[str] = ()
    tolls: Sequence[Toll] = ()
    objects: Sequence[tuple[str, str]] = ()
    weapons: Sequence[tuple[str, str | None]] = ()
    actors: Sequence[tuple[str, str]] = ()
    stance: Stance = "reports"
    factuality: Factuality = "asserted"
    scope: Scope = "incident"
    words: str = ""
    about_all: bool = False


@dataclass(frozen=True)
class Setting:
    """What an account says beside its claims."""

    event: str | None = "shelling"
    place: tuple[str, str, str | None] | None = ("Testburg", "site", "settlement")
    point: tuple[float, float] = (47.78, 37.25)
    country: str = "UA"
    day: date | None = date(2022, 2, 24)
    clock: str | None = None
    until: date | None = None
    radius_m: int = 2000
    background: bool = False
    composite: bool = False


@dataclass(frozen=True)
class Report:
    """A document with its account and claims."""

    document: Document
    account: Account
    claims: tuple[Claim, ...]


@dataclass
class _Page:
    """A text that grows, and quotes of it."""

    name: str
    text: str = ""
    marks: list[tuple[int, int]] = field(default_factory=list)

    def write(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words + "\n"
        return start, start + len(words)

    def quote(self, span: tuple[int, int]) -> Quote:
        return Quote(self.name, *span, self.text[span[0] : span[1]])


def count(number: Number) -> Count | None:
    if number is None:
        return None
    if isinstance(number, int):
        return Count(number, number)
    if isinstance(number, tuple):
        return Count(*number)
    if number.startswith(">="):
        return Count(int(number[2:]), None)
    if number.startswith("~"):
        return Count(int(number[1:]), int(number[1:]), approximate=True)
    return Count(None, None, vague=number)


def report(
    publisher: str,
    *sayings: Saying,
    setting: Setting | None = None,
    published: date | None = date(2022, 2, 25),
    source: Source | None = None,
    salt: str = "",
) -> Report:
    """A report of one event. Two reports with the same content differ by their publisher and `salt`."""
    where = setting or Setting()
    page = _Page(digest_id("x", publisher, published, salt, sayings, where))
    head = page.write(f"{where.event or 'Something'} at {where.place[0] if where.place else 'a place'}, {where.day}.")
    spans = [page.write(f"{saying.words or 'Saying'} {number}.") for number, saying in enumerate(sayings)]
    claims = tuple(_claim(page, span, saying, publisher) for span, saying in zip(spans, sayings, strict=True))
    account = _account(page, head, claims, sayings, where)
    claims = tuple(
        replace(claim, about=tuple(c.id for c in claims if c.toll and c.id != claim.id))
        if saying.about_all or saying.stance in ("denies", "confirms", "disputes")
        else claim
        for claim, saying in zip(claims, sayings, strict=True)
    )
    document = Document(
        page.name, f"{publisher}.txt", "text/1", page.text, "en", source_name=publisher, source=source,
        published_on=published,
    )  # fmt: skip
    for claim in claims:
        claim.quote.check(document)
    return Report(document, account, claims)


def _claim(page: _Page, span: tuple[int, int], saying: Saying, publisher: str) -> Claim:
    quote = page.quote(span)
    voices = [Speaker(publisher)]
    for name in saying.by:
        voices.append(Speaker(name.removeprefix("?"), quote, named=not name.startswith("?")))

    def anchored(value: T) -> Anchored[T]:
        hedges = (Hedge(quote, "probable", "likely"),) if saying.factuality in ("probable", "possible") else ()
        return Anchored(value, (quote,), "test", hedges)

    intended = [anchored(thing(kind, relation)) for kind, relation in saying.objects if relation == "intended"]
    return Claim(
        id=digest_id("c", page.name, span, saying.by),
        document=page.name,
        speakers=tuple(voices),
        stance=saying.stance,
        factuality=saying.factuality,
        scope=saying.scope,
        quote=quote,
        toll=tuple(anchored(line(toll)) for toll in saying.tolls),
        objects=tuple(anchored(thing(kind, relation)) for kind, relation in saying.objects),
        weapons=tuple(anchored(WeaponUse(model, model or kind, kind)) for kind, model in saying.weapons),
        actors=tuple(anchored(actor(name, role)) for name, role in saying.actors),
        intended_target=intended[0] if intended else None,
    )


def line(toll: Toll) -> TollLine:
    return TollLine(toll.outcome, toll.kind, count(toll.number), toll.part_of, toll.overlay)


def thing(kind: str, relation: str) -> ObjectHit:
    row = next(row for row in records("objects.toml", "object") if row["id"] == kind)
    return ObjectHit(kind, kind, relation, row.get("protection"))  # type: ignore[arg-type]


def actor(name: str, role: str) -> ActorMention:
    return ActorMention(name, role, ACTORS.get(name))  # type: ignore[arg-type]


def _account(
    page: _Page, head: tuple[int, int], claims: Sequence[Claim], sayings: Sequence[Saying], where: Setting
) -> Account:
    quote = page.quote(head)
    own = [claim for claim, saying in zip(claims, sayings, strict=True) if saying.scope != "general"]
    tolls: list[Anchored[TollLine]] = []
    for claim in own:
        shift = len(tolls)
        for item in claim.toll:
            part = None if item.value.part_of is None else item.value.part_of + shift
            tolls.append(replace(item, value=replace(item.value, part_of=part)))
    return Account(
        id=digest_id("a", page.name),
        document=page.name,
        event_type=Anchored(where.event, (quote,), "test") if where.event else None,
        background=where.background,
        when=Anchored(_span(where), (quote,), "test") if where.day else None,
        places=(Anchored(_place(where), (quote,), "test"),) if where.place else (),
        tolls=tuple(tolls),
        reported=tuple(_reported(own)),
        objects=tuple(item for claim in own for item in claim.objects),
        weapons=tuple(item for claim in own for item in claim.weapons),
        actors=tuple(item for claim in own for item in claim.actors),
        claims=tuple(claim.id for claim in own),
        anchor=quote,
        composite=where.composite,
    )


def _span(where: Setting) -> TimeSpan:
    return TimeSpan(None, None, "minute" if where.clock else "day", where.day, where.until or where.day, where.clock)


def _place(where: Setting) -> Place:
    assert where.place is not None
    name, role, kind = where.place
    return Place(name, role, where.country, None, *where.point, where.radius_m, kind)  # type: ignore[arg-type]


def _reported(claims: Sequence[Claim]) -> list[Reported]:
    """Lowest and highest whole figure that is said, denials left out, as extraction gives it."""
    wholes: dict[Outcome, list[Count]] = {}
    for claim in claims:
        by_kind: dict[Outcome, dict[str, Count]] = {}
        for item in claim.toll:
            value = item.value
            if value.part_of is None and not value.overlay and value.count and value.kind != "combatant":
                by_kind.setdefault(value.outcome, {})[value.kind] = value.count
        for outcome, kinds in by_kind.items():
            sizes = [one.low for one in kinds.values() if one.low is not None]
            added = len(kinds) > 1 and len(sizes) == len(kinds) and not {"person", "civilian"} & set(kinds)
            wholes.setdefault(outcome, []).extend([Count(sum(sizes), sum(sizes))] if added else kinds.values())
    found = []
    for outcome, counts in wholes.items():
        numbers = [one for one in counts if one.low is not None or one.high is not None]
        if not numbers:
            found.append(Reported(outcome, counts[0]))
            continue
        low = min(one.low or 0 for one in numbers)
        high = None if any(one.high is None for one in numbers) else max(one.high or 0 for one in numbers)
        found.append(Reported(outcome, Count(low, high, any(one.approximate for one in numbers))))
    return found


def assessed(
    *reports: Report,
    copies: Sequence[CopyPair] = (),
    decisions: Sequence[Decision] = (),
    book: law.Rulebook | None = None,
) -> Assessment:
    """The assessment of one incident made of these reports."""
    return assess(
        Incident("i1", tuple(one.account.id for one in reports)),
        accounts=[one.account for one in reports],
        claims=[claim for one in reports for claim in one.claims],
        documents=[one.document for one in reports],
        copies=copies,
        decisions=decisions,
        rulebook=book or law.load(),
    )


def range_of(found: Assessment, outcome: Outcome = "killed") -> tuple[int | None, int | None, int | None]:
    """Low, best and high of an outcome."""
    toll = found.toll_of(outcome)
    assert toll is not None, f"no range of {outcome}"
    return toll.low, toll.best, toll.high


def raised(found: Assessment) -> dict[str, str]:
    """Indicators with their state."""
    return {result.id: result.state for result in found.indicators}


def case_of(spec: dict[str, Any]) -> Assessment:
    """A case in the small language of the rows of `vocab/law`: one report with what the keys say."""
    return assessed(report_of(spec))


def report_of(spec: dict[str, Any]) -> Report:
    role = "region" if spec.get("place") == "region" else "site"
    kind = spec.get("place")
    setting = Setting(spec.get("event"), ("Testburg", role, kind) if kind else None)
    saying = Saying(
        tolls=[Toll(outcome, person, number) for outcome, person, number in spec.get("victims", ())],
        objects=[(name, relation) for name, relation in spec.get("objects", ())],
        weapons=[(name, None) for name in spec.get("weapons", ())],
        actors=[("Russia", "claims_responsibility")] if spec.get("claims_responsibility") else [],
        words=spec.get("quote", "").rstrip("."),
    )
    denial = spec.get("denial")
    if denial is None:
        return report("Wire", saying, setting=setting)
    no = Saying(
        ("Russia",), stance="denies", factuality="denied", scope="general" if denial == "general" else "incident"
    )
    if denial == "only":
        return report("Wire", no, setting=setting)
    blame = Saying(("Governor",), [Toll("killed", "civilian", 1)], actors=[("Russia", "alleged_perpetrator")])
    return report("Wire", blame, no, setting=setting)
