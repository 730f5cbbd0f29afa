"""From exhibits to readings: the part of the work that may run on many machines."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import solferino
from solferino import extract, preserve, read
from solferino.errors import UnreadableInput
from solferino.model.claim import Reading
from solferino.model.document import Document
from solferino.model.exhibit import Exhibit
from solferino.vocab.vocabulary import digest, load

CHUNK = 64


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one exhibit: a document and its reading, or the reason why there is none."""

    exhibit: str
    name: str
    document: Document | None
    reading: Reading | None
    reason: str | None


def made_by() -> str:
    """What derives values now: program, readers, vocabulary. Where it changes, values are derived anew."""
    return f"solferino/{solferino.__version__} {read.VERSION} {digest()[:16]}"


def read_one(exhibit: Exhibit, data: bytes) -> Read:
    """Read and extract one exhibit; what a person said of it when adding it counts."""
    stated = exhibit.details.get("published")
    try:
        document = read.document(
            exhibit,
            data,
            published_on=date.fromisoformat(stated) if stated else None,
            source_name=exhibit.details.get("source"),
        )
    except UnreadableInput as error:
        return Read(exhibit.id, exhibit.name, None, None, f"{error.what}; {error.hint}" if error.hint else error.what)
    reading = extract.accounts(document, load())
    noted = replace(document, notes=(*document.notes, *reading.notes))
    return Read(exhibit.id, exhibit.name, noted, reading, None)


def _read_chunk(job: tuple[str, tuple[Exhibit, ...]]) -> tuple[Read, ...]:
    vault = preserve.Vault.open(Path(job[0]))
    return tuple(read_one(exhibit, vault.read(exhibit.id)) for exhibit in job[1])


def read_all(vault: preserve.Vault, exhibits: Sequence[Exhibit], executor: Executor | None = None) -> Iterator[Read]:
    """Read exhibits in order: here, or chunk by chunk wherever an executor runs."""
    if executor is None:
        for exhibit in exhibits:
            yield read_one(exhibit, vault.read(exhibit.id))
        return
    chunks = [tuple(exhibits[i : i + CHUNK]) for i in range(0, len(exhibits), CHUNK)]
    for found in executor.map(_read_chunk, [(str(vault.path), chunk) for chunk in chunks]):
        yield from found
