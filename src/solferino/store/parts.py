"""Some of the register's values: those of a few documents, accounts or incidents."""

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Engine, Select, Table, or_, select

from solferino.model.assessment import Assessment
from solferino.model.claim import Account, Claim
from solferino.model.document import Document
from solferino.model.incident import CopyPair, Incident
from solferino.store import tables as t
from solferino.store.damage import value
from solferino.store.kept import portions

T = TypeVar("T")


class Parts:
    """Reads parts, each in the order of receipt."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def documents(self, ids: Iterable[str]) -> tuple[Document, ...]:
        """Documents by their ids."""
        return self._sorted(t.DOCUMENTS, t.DOCUMENTS.c.id, ids, Document)

    def documents_at(self, positions: Iterable[int]) -> tuple[Document, ...]:
        """Documents by their positions."""
        return self._sorted(t.DOCUMENTS, t.DOCUMENTS.c.position, positions, Document)

    def documents_from(self, position: int) -> tuple[tuple[int, Document], ...]:
        """Documents from a position on, each with its own."""
        table = t.DOCUMENTS
        query = select(table.c.position, table.c.payload).where(table.c.position >= position).order_by(table.c.position)
        with self._engine.connect() as connection:
            return tuple((number, value(row, Document)) for number, row in connection.execute(query))

    def positions(self, ids: Iterable[str]) -> dict[str, int]:
        """Positions of documents."""
        found: dict[str, int] = {}
        with self._engine.connect() as connection:
            for some in portions(ids):
                query = select(t.DOCUMENTS.c.id, t.DOCUMENTS.c.position).where(t.DOCUMENTS.c.id.in_(some))
                found.update((identity, position) for identity, position in connection.execute(query))
        return found

    def accounts(self, documents: Iterable[str]) -> tuple[Account, ...]:
        """Accounts of documents."""
        return self._of_documents(t.ACCOUNTS, documents, Account)

    def claims(self, documents: Iterable[str]) -> tuple[Claim, ...]:
        """Claims of documents."""
        return self._of_documents(t.CLAIMS, documents, Claim)

    def copies(self, documents: Iterable[str]) -> tuple[CopyPair, ...]:
        """Pairs of which the copy or its original is one of the documents."""
        found: dict[int, CopyPair] = {}
        with self._engine.connect() as connection:
            for some in portions(documents):
                wanted = or_(t.COPIES.c.document.in_(some), t.COPIES.c.copy_of.in_(some))
                for position, row in connection.execute(select(t.COPIES.c.position, t.COPIES.c.payload).where(wanted)):
                    found[position] = value(row, CopyPair)
        return tuple(found[position] for position in sorted(found))

    def incidents(self, positions: Iterable[int]) -> dict[int, Incident]:
        """Incidents by position."""
        return self._at(t.INCIDENTS, positions, Incident)

    def assessments(self, positions: Iterable[int]) -> dict[int, Assessment]:
        """Assessments by position."""
        return self._at(t.ASSESSMENTS, positions, Assessment)

    def _at(self, table: Table, positions: Iterable[int], kind: type[T]) -> dict[int, T]:
        query = select(table.c.position, table.c.payload)
        return self._found(query, table.c.position, positions, kind)

    def _sorted(
        self, table: Table, by: ColumnElement[str] | ColumnElement[int], wanted: Iterable[object], kind: type[T]
    ) -> tuple[T, ...]:
        found = self._found(select(table.c.position, table.c.payload), by, wanted, kind)
        return tuple(found[position] for position in sorted(found))

    def _of_documents(self, table: Table, documents: Iterable[str], kind: type[T]) -> tuple[T, ...]:
        found: list[tuple[tuple[int, int], T]] = []
        with self._engine.connect() as connection:
            for some in portions(documents):
                query = (
                    select(t.DOCUMENTS.c.position.label("of"), table.c.position, table.c.payload)
                    .join(t.DOCUMENTS, t.DOCUMENTS.c.id == table.c.document)
                    .where(table.c.document.in_(some))
                )
                found += [((row[0], row[1]), value(row[2], kind)) for row in connection.execute(query)]
        return tuple(row for _, row in sorted(found, key=lambda one: one[0]))

    def _found(
        self,
        query: Select[Any],
        by: ColumnElement[str] | ColumnElement[int],
        wanted: Iterable[object],
        kind: type[T],
    ) -> dict[int, T]:
        found: dict[int, T] = {}
        with self._engine.connect() as connection:
            for some in portions(wanted):
                found.update((n, value(row, kind)) for n, row in connection.execute(query.where(by.in_(some))))
        return found
