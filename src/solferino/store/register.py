"""The register's derived tables. Values go in checked and come out as the types of `model`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, create_engine, delete, event, insert, select

from solferino.model.assessment import Assessment
from solferino.model.claim import Account, Claim, Reading, Total
from solferino.model.codec import to_json
from solferino.model.document import Anchored, Document, Quote
from solferino.model.incident import CopyPair, Incident
from solferino.store import kept
from solferino.store import tables as t
from solferino.store.damage import complain, pragmas, value
from solferino.store.parts import Parts

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Whole:
    """What is derived from all documents together."""

    copies: tuple[CopyPair, ...]
    incidents: tuple[Incident, ...]
    assessments: tuple[Assessment, ...]


class Register:
    """Derived tables in one database; SQLite in a file by default, any SQLAlchemy address otherwise."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.kept, self.parts = kept.Kept(engine), Parts(engine)
        t.METADATA.create_all(engine)
        if self.meta("shape") != t.SHAPE:  # made by another version: everything is derived anew
            t.METADATA.drop_all(engine)
            t.METADATA.create_all(engine)
            with self.changing() as changes:
                changes.note("shape", t.SHAPE)

    @classmethod
    def open(cls, path: Path) -> "Register":
        """The register in an SQLite file, made where there is none."""
        engine = create_engine(f"sqlite:///{path}")
        event.listen(engine, "connect", pragmas)
        event.listen(engine, "handle_error", lambda context: complain(context, path))
        return cls(engine)

    def close(self) -> None:
        """Let the file go."""
        self._engine.dispose()

    def clear(self) -> None:
        """Forget everything."""
        with self._engine.begin() as connection:
            for table in reversed(t.METADATA.sorted_tables):
                connection.execute(delete(table))
            connection.execute(insert(t.META).values(name="shape", value=t.SHAPE))

    @contextmanager
    def changing(self) -> Iterator["Changes"]:
        """One change: all of it or nothing."""
        with self._engine.begin() as connection:
            yield Changes(connection)

    def meta(self, name: str) -> str | None:
        """A note on what the tables were derived from."""
        with self._engine.connect() as connection:
            return connection.scalar(select(t.META.c.value).where(t.META.c.name == name))

    def known(self) -> dict[str, str]:
        """Exhibits that were read or found unreadable, with what read them."""
        with self._engine.connect() as connection:
            rows = [*connection.execute(select(t.DOCUMENTS.c.id, t.DOCUMENTS.c.made_by))]
            rows += connection.execute(select(t.UNREAD.c.id, t.UNREAD.c.made_by))
        return {identity: made_by for identity, made_by in rows}

    def unread(self) -> tuple[tuple[str, str], ...]:
        """Names of exhibits that could not be read, with the reason."""
        with self._engine.connect() as connection:
            query = select(t.UNREAD.c.name, t.UNREAD.c.reason).order_by(t.UNREAD.c.position)
            return tuple((name, reason) for name, reason in connection.execute(query))

    def documents(self) -> tuple[Document, ...]:
        """All documents in order of receipt."""
        with self._engine.connect() as connection:
            rows = connection.scalars(select(t.DOCUMENTS.c.payload).order_by(t.DOCUMENTS.c.position))
            return tuple(value(row, Document) for row in rows)

    def claims(self) -> tuple[Claim, ...]:
        """All claims, by document and place in the text."""
        return self._of_documents(t.CLAIMS, Claim)

    def accounts(self) -> tuple[Account, ...]:
        """All accounts, by document and place in the text."""
        return self._of_documents(t.ACCOUNTS, Account)

    def totals(self) -> tuple[Total, ...]:
        """All totals, by document and place in the text."""
        return self._of_documents(t.TOTALS, Total)

    def whole(self) -> Whole:
        """What was derived from all documents together."""
        return Whole(
            self._all(t.COPIES, CopyPair),
            self._all(t.INCIDENTS, Incident),
            self._all(t.ASSESSMENTS, Assessment),
        )

    def ordinals(self) -> dict[str, int]:
        """The place of each account in the order of receipt."""
        query = select(t.ACCOUNTS.c.id, t.DOCUMENTS.c.position, t.ACCOUNTS.c.position).join(
            t.DOCUMENTS, t.DOCUMENTS.c.id == t.ACCOUNTS.c.document
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query)
            return {account: kept.ordinal(document, position) for account, document, position in rows}

    def _of_documents(self, table: Table, kind: type[T]) -> tuple[T, ...]:
        query = (
            select(table.c.payload)
            .join(t.DOCUMENTS, t.DOCUMENTS.c.id == table.c.document)
            .order_by(t.DOCUMENTS.c.position, table.c.position)
        )
        with self._engine.connect() as connection:
            return tuple(value(row, kind) for row in connection.scalars(query))

    def _all(self, table: Table, kind: type[T]) -> tuple[T, ...]:
        with self._engine.connect() as connection:
            rows = connection.scalars(select(table.c.payload).order_by(table.c.position))
            return tuple(value(row, kind) for row in rows)


class Changes:
    """Writes of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, name: str, value: str) -> None:
        """Set a note."""
        self._connection.execute(delete(t.META).where(t.META.c.name == name))
        self._connection.execute(insert(t.META).values(name=name, value=value))

    def forget(self, identity: str) -> None:
        """Take a document and all that was read from it away."""
        self._connection.execute(delete(t.DOCUMENTS).where(t.DOCUMENTS.c.id == identity))
        self._connection.execute(delete(t.UNREAD).where(t.UNREAD.c.id == identity))

    def put_unread(self, identity: str, *, position: int, name: str, reason: str, made_by: str) -> None:
        """An exhibit that no reader could turn into a document."""
        row = {"id": identity, "position": position, "name": name, "reason": reason, "made_by": made_by}
        self._connection.execute(insert(t.UNREAD).values(row))

    def put_document(self, document: Document, reading: Reading, *, position: int, made_by: str) -> None:
        """A document and its reading. Raises `UnanchoredQuote` where a value's words are not in the text."""
        check_anchors(document, reading)
        self._connection.execute(
            insert(t.DOCUMENTS).values(
                id=document.id, position=position, name=document.name, language=document.language, made_by=made_by,
                payload=to_json(document),
            )
        )  # fmt: skip
        self._rows(t.CLAIMS, document, reading.claims, lambda c: {"id": c.id, "stance": c.stance})
        self._rows(t.ACCOUNTS, document, reading.accounts, _account_row)
        self._rows(t.TOTALS, document, reading.totals, lambda _: {})

    def clear_whole(self) -> None:
        """Forget what is derived from all documents together."""
        for table in (*t.WHOLE, *t.KEPT):
            self._connection.execute(delete(table))

    def put_whole(self, whole: Whole, *, ordinals: Mapping[str, int], positions: Mapping[str, int]) -> None:
        """Add what is derived from all documents together; places of accounts and documents in the order of receipt."""
        homes = {account: ordinals[i.accounts[0]] for i in whole.incidents for account in i.accounts}
        place = {i.id: ordinals[i.accounts[0]] for i in whole.incidents}
        pairs = [
            {"position": positions[p.document], "document": p.document, "copy_of": p.copy_of, "payload": to_json(p)}
            for p in whole.copies
        ]
        rows = [
            {"position": place[i.id], "id": i.id, "proposed": _proposed(i), "payload": to_json(i)}
            for i in whole.incidents
        ]
        said = [
            {"position": place[a.incident], "incident": a.incident, "grade": a.grade.value, "payload": to_json(a)}
            for a in whole.assessments
        ]
        for table, values in ((t.COPIES, pairs), (t.INCIDENTS, rows), (t.ASSESSMENTS, said)):
            if values:
                self._connection.execute(insert(table), values)
        kept.settle(self._connection, homes)

    def file(self, filed: Sequence[kept.Filed], sketches: Mapping[int, bytes]) -> None:
        """Keep what linking needs of new accounts and texts."""
        kept.file(self._connection, filed)
        kept.put_sketches(self._connection, sketches)

    def drop(self, incidents: Sequence[int]) -> None:
        """Take incidents at these positions away, with their assessments."""
        for table in (t.INCIDENTS, t.ASSESSMENTS):
            for some in kept.portions(incidents):
                self._connection.execute(delete(table).where(table.c.position.in_(some)))

    def _rows(self, table: Table, document: Document, values: Sequence[Any], columns: Any) -> None:  # noqa: ANN401
        self._list(table, values, lambda value: {"document": document.id, **columns(value)})

    def _list(self, table: Table, values: Iterable[Any], columns: Any) -> None:  # noqa: ANN401
        rows = [{"position": i, "payload": to_json(v), **columns(v)} for i, v in enumerate(values)]
        if rows:
            self._connection.execute(insert(table), rows)


def _proposed(incident: Incident) -> int:
    """Proposed links that are counted with this incident: those whose account received first is in it."""
    return sum(link.band == "proposed" and link.left in incident.accounts for link in incident.links)


def _account_row(account: Account) -> dict[str, Any]:
    when = account.when.value if account.when else None
    return {
        "id": account.id,
        "event_type": account.event_type.value if account.event_type else None,
        "date_start": str(when.date_start) if when and when.date_start else None,
        "date_end": str(when.date_end) if when and when.date_end else None,
        "background": account.background,
    }


def check_anchors(document: Document, reading: Reading) -> None:
    """Raise `UnanchoredQuote` unless every quote of a reading stands in its document."""
    for quote in quotes_in(reading):
        quote.check(document)


def quotes_in(value: object) -> Iterator[Quote]:
    """Every quote inside a value of the model."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, Anchored):
        yield from value.quotes
        for hedge in value.hedges:
            yield hedge.quote
    elif isinstance(value, tuple):
        for item in value:
            yield from quotes_in(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from quotes_in(getattr(value, name))
