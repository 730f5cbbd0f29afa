"""Take in a table with the mapping of its columns. Both are kept: the bytes in the vault, the mapping in its log."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from solferino import read
from solferino.errors import BadMapping, RefusedInput
from solferino.model.exhibit import Exhibit, Intake
from solferino.preserve.vault import Vault
from solferino.vocab.mapping import parse, text_of

LARGEST_BYTES = 40_000  # of a mapping in one log entry, which holds at most 65,535
DESCRIBE = "describe"
Chosen = tuple[str, str]  # name, text


def chosen(mapping: str) -> Chosen:
    """Name and text of a mapping: a file that ends with `.toml`, or one that comes with the program."""
    if not mapping.lower().endswith(".toml"):
        return mapping, text_of(mapping)
    path = Path(mapping)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadMapping(f"the mapping cannot be read: {error}", where=mapping, hint="save it as UTF-8") from error
    if len(text.encode()) > LARGEST_BYTES:
        raise BadMapping(f"a mapping of more than {LARGEST_BYTES} bytes", where=mapping, hint="leave out comments")
    return path.name, text


def tables(found: Iterable[Intake], location: str) -> tuple[Intake]:
    """The one file that was found. Raises `RefusedInput` for several, and for one too large to be held in memory."""
    intakes = list(found)
    if len(intakes) != 1 or intakes[0].file:
        what = "the file is too large to be read as a table" if len(intakes) == 1 else "a folder is no table"
        raise RefusedInput(what, where=location, hint="import one table at a time, in parts where it is large")
    return (intakes[0],)


def keep(vault: Vault, intake: Intake, mapping: Chosen) -> str:
    """Preserve the table with its mapping, unless both are kept already; its id. Raises before it writes anything."""
    name, text = mapping
    wanted = parse(text, name)
    trial = Exhibit("0" * 64, len(intake.data), "", intake.received_at, intake.location, intake.name)
    wanted.check(read.table.read(trial, intake.data, publisher=wanted.name).columns, intake.name)
    details = {"mapping": text, "mapping_name": name}
    kind = read.media_type(intake.data, intake.name)
    with vault.writing() as writer:
        exhibit = writer.deposit(replace(intake, media_type=kind, details={**intake.details, **details}))
        if exhibit.details.get("mapping") != text:  # received before, from elsewhere, without it or with another
            writer.record(
                action=DESCRIBE, about=exhibit.id, detail=dict(details), by=intake.received_by, at=intake.received_at
            )
    return exhibit.id
