"""From exhibits to readings: the part of the work that may run on many machines."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import solferino
from solferino import extract, read
from solferino.case.own_places import own_places
from solferino.errors import BadMapping, SolferinoError, UnreadableInput
from solferino.model.claim import Reading
from solferino.model.document import Document
from solferino.model.exhibit import Exhibit
from solferino.preserve.vault import Vault
from solferino.vocab import vocabulary
from solferino.vocab.digests import digest
from solferino.vocab.gazetteer.own import OwnPlace
from solferino.vocab.mapping import parse

CHUNK = 64
LARGEST_READ = 64 << 20  # bytes; no report is that long, and reading it would need many times its size of memory


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one exhibit: a document and its reading, or the reason why there is none."""

    exhibit: str
    name: str
    document: Document | None
    reading: Reading | None
    reason: str | None


def made_by(own: tuple[OwnPlace, ...] = ()) -> str:
    """What derives values now: program, readers, vocabulary, the case's places. A change derives values anew."""
    return f"solferino/{solferino.__version__} {read.VERSION} {digest(own)[:16]}"


def read_one(exhibit: Exhibit, data: bytes, own: tuple[OwnPlace, ...] = ()) -> Read:
    """Read and extract one exhibit; what a person said of it when adding it counts."""
    if exhibit.details.get("mapping"):
        return _read_table(exhibit, data)
    stated = exhibit.details.get("published")
    try:
        document = read.document(
            exhibit,
            data,
            published_on=date.fromisoformat(stated) if stated else None,
            source_name=exhibit.details.get("source"),
        )
    except UnreadableInput as error:
        return _unread(exhibit, error)
    reading = extract.accounts(document, vocabulary.load_with(own))
    noted = replace(document, notes=(*document.notes, *reading.notes))
    return Read(exhibit.id, exhibit.name, noted, reading, None)


def _unread(exhibit: Exhibit, error: SolferinoError) -> Read:
    return Read(exhibit.id, exhibit.name, None, None, f"{error.what}; {error.hint}" if error.hint else error.what)


def _read_table(exhibit: Exhibit, data: bytes) -> Read:
    """Read a table by the mapping that the log keeps with it."""
    try:
        mapping = parse(exhibit.details["mapping"], str(exhibit.details.get("mapping_name")))
        table = read.table.read(exhibit, data, publisher=mapping.name)
        mapping.check(table.columns, exhibit.name)
    except (UnreadableInput, BadMapping) as error:
        return _unread(exhibit, error)
    reading = extract.rows(table, mapping)
    noted = replace(table.document, notes=(*table.document.notes, *reading.notes))
    return Read(exhibit.id, exhibit.name, noted, reading, None)


def _read_stored(vault: Vault, exhibit: Exhibit, own: tuple[OwnPlace, ...]) -> Read:
    if exhibit.size_bytes > LARGEST_READ:
        return Read(exhibit.id, exhibit.name, None, None, "the file is too large to be read as a report")
    return read_one(exhibit, vault.read(exhibit.id), own)


def _read_chunk(job: tuple[str, tuple[Exhibit, ...]]) -> tuple[Read, ...]:
    vault = Vault.open(Path(job[0]))
    own = own_places(vault.events())
    return tuple(_read_stored(vault, exhibit, own) for exhibit in job[1])


def read_all(vault: Vault, exhibits: Sequence[Exhibit], executor: Executor | None = None) -> Iterator[Read]:
    """Read exhibits in order: here, or chunk by chunk wherever an executor runs."""
    if executor is None:
        own = own_places(vault.events())
        for exhibit in exhibits:
            yield _read_stored(vault, exhibit, own)
        return
    chunks = [tuple(exhibits[i : i + CHUNK]) for i in range(0, len(exhibits), CHUNK)]
    for found in executor.map(_read_chunk, [(str(vault.path), chunk) for chunk in chunks]):
        yield from found
