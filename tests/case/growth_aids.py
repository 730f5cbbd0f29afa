"""Registers filled with drawn documents, all at once or bit by bit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st
from sqlalchemy import create_engine, select
from sqlalchemy.pool import StaticPool
from tests.link.account_aids import account

from solferino import link
from solferino.case import growing, linking
from solferino.case.decisions import ACTION, to_detail
from solferino.model.circumstance import TollLine
from solferino.model.claim import Account, Claim, Reading, Speaker
from solferino.model.codec import digest_id, from_json, to_json
from solferino.model.decision import Decision
from solferino.model.document import Anchored, Document
from solferino.model.exhibit import CustodyEvent
from solferino.store import Register, tables
from solferino.store.kept import ENTRY

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TOWNS = (("Uman", (48.75, 30.22)), ("Kramatorsk", (48.72, 37.53)))
MARKS = "x" * 10
Accounts = tuple[Account, ...]
STORIES = (
    "the shell came down on the market shortly after dawn and nobody in the street had heard any warning before it hit",
    "neighbours carried the wounded into the cellar of the school while the firing went on for most of the afternoon",
    "short",
)


@dataclass(frozen=True)
class Told:
    """A document with what was read of it."""

    document: Document
    reading: Reading


@st.composite
def told(draw: st.DrawFn, number: int, *, repeating: bool = True) -> Told:
    """One or two accounts of few towns and days; the text repeats one of few stories, or none."""
    name = f"{number:064x}"
    made = tuple(_account(draw, name, place + 1) for place in range(draw(st.integers(1, 2))))
    cut = draw(st.integers(0, 20))
    story = draw(st.sampled_from(STORIES)) if repeating else f"only report {number} says so"
    text = f"{MARKS} {story[cut:]}"
    source = draw(st.sampled_from(("AP", "AFP", None)))
    document = Document(name, f"{number}.txt", "text/1", text, "en", 11, source_name=source)
    return with_claims(document, made)


def carried(original: Told, number: int, publisher: str, root: Speaker) -> Told:
    """What one voice said, passed on by a publisher in words of its own."""
    one = copied(original, number, publisher)
    text = f"{MARKS} {root.name} said so, wrote {publisher} in its edition {number}"
    return with_claims(replace(one.document, text=text), one.reading.accounts, root)


def with_claims(document: Document, made: tuple[Account, ...], *voices: Speaker) -> Told:
    """The document with one claim for each account, by its publisher or passed on by it."""
    by = (Speaker(document.source_name or "paper"), *voices)
    claims = tuple(
        Claim(one.claims[0], document.id, by, "reports", "asserted", "incident", one.anchor, toll=one.tolls)
        for one in made
    )
    return Told(document, Reading(document.id, claims, made, ()))


def copied(original: Told, number: int, publisher: str, ending: str = "") -> Told:
    """The same report again, under another name and by another publisher, with words of its own at the end."""
    name = f"{number:064x}"
    text = original.document.text + ending
    document = replace(original.document, id=name, name=f"{number}.txt", source_name=publisher, text=text)
    accounts = from_json(
        to_json(original.reading.accounts).replace(original.document.id.encode(), name.encode()), Accounts
    )
    made = tuple(replace(one, id=digest_id("a", one.id, name), claims=(f"c{one.id}{name}",)) for one in accounts)
    return with_claims(document, made)


def _account(draw: st.DrawFn, document: str, number: int) -> Account:
    town, point = draw(st.sampled_from(TOWNS))
    made = account(
        document,
        site=draw(st.sampled_from((town, None))),
        point=point,
        day=draw(st.sampled_from((date(2022, 2, 24), date(2022, 2, 25), None))),
        killed=draw(st.sampled_from((None, 0, 4, 5, 40))),
        clock=draw(st.sampled_from((None, "07:00", "10:30"))),
        thing=draw(st.sampled_from((None, "hospital", "school"))),
        number=number,
    )
    count = made.count_of("killed")
    tolls = (Anchored(TollLine("killed", "civilian", count), (made.anchor,), "test"),) if count else ()
    several = draw(st.sampled_from((False, False, False, True)))
    return replace(made, claims=(f"c{made.id}",), tolls=tolls, composite=several)


@st.composite
def stories(draw: st.DrawFn, most: int = 9, *, repeating: bool = True) -> list[Told]:
    """Documents in the order in which they come in."""
    return [draw(told(number, repeating=repeating)) for number in range(draw(st.integers(2, most)))]


@st.composite
def decided(draw: st.DrawFn, documents: Sequence[Told]) -> list[CustodyEvent]:
    """Merges, splits, rejections and corrections of some of the accounts."""
    accounts = [one for document in documents for one in document.reading.accounts]
    made = []
    for index in range(draw(st.integers(0, 3))):
        verdict = draw(st.sampled_from(("merge", "split", "reject", "correct")))
        chosen = draw(st.lists(st.sampled_from(accounts), min_size=2, max_size=3, unique_by=lambda a: a.id))
        if verdict == "correct":
            chosen = chosen[:1]
        groups = [chosen] if verdict in ("merge", "correct") else [[one] for one in chosen]
        marks = tuple(tuple(link.mark(one) for one in group) for group in groups)
        about = tuple(one.id for one in chosen)
        field = ("killed", "5") if verdict == "correct" else (None, None)
        one = Decision("new", "tester", NOW, verdict, about, "reason", marks, *field)  # type: ignore[arg-type]
        made.append(event(index, one))
    return made


def event(index: int, one: Decision) -> CustodyEvent:
    """A decision as the log keeps it."""
    return CustodyEvent(index, NOW, "tester", ACTION, one.about[0], to_detail(one))


def register() -> Register:
    """An empty register in memory."""
    return Register(create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}))


def put(target: Register, documents: Sequence[Told], first: int = 0) -> None:
    """Documents as they were read, from a position on."""
    with target.changing() as changes:
        for position, one in enumerate(documents, first):
            changes.put_document(one.document, one.reading, position=position, made_by="test")


def link_anew(target: Register, events: Sequence[CustodyEvent]) -> None:
    """Everything linked at once."""
    whole, kept = linking.anew(target, events)
    positions = {document.id: number for number, document in enumerate(target.documents())}
    with target.changing() as changes:
        changes.clear_whole()
        kept.put(changes, whole, positions)


def grow(target: Register, documents: Sequence[Told], first: int, events: Sequence[CustodyEvent]) -> None:
    """New documents linked beside those before."""
    put(target, documents, first)
    found = growing.grown(target, events, first)
    with target.changing() as changes:
        changes.drop(found.gone)
        found.kept.put(changes, found.after, found.positions)


def everything(target: Register) -> dict[str, object]:
    """All that is derived and kept, the entries of keys in one order."""
    with target._engine.connect() as connection:
        rows = {
            table.name: sorted(map(tuple, connection.execute(select(table)))) for table in (*tables.WHOLE, *tables.KEPT)
        }
    keys = [(bucket, sorted(ENTRY.iter_unpack(entries))) for bucket, entries in rows["keys"]]
    return {**rows, "keys": keys}
