"""Take in a table with the mapping of its columns. Both are kept: the bytes in the vault, the mapping in its log."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from solferino import read
from solferino.errors import BadMapping, RefusedInput
from solferino.model.exhibit import Intake
from solferino.preserve.leaves import DESCRIBE
from solferino.preserve.vault import Vault
from solferino.vocab.mapping import parse, text_of

LARGEST_BYTES = 40_000  # of a mapping in one log entry, which holds at most 65,535
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
    """Preserve the table, then its mapping, unless both are kept already; its id.

    Raises `BadMapping` before anything is kept where the mapping itself is wrong. Where it does not fit the table
    (`BadMapping`), or this is no table (`UnreadableInput`), the file is preserved, and another mapping can follow.
    """
    name, text = mapping
    wanted = parse(text, name)
    kind = read.media_type(intake.data, intake.name)
    with vault.writing() as writer:
        exhibit = writer.deposit(replace(intake, media_type=kind))
    wanted.check(read.table.read(exhibit, intake.data, publisher=wanted.name).columns, intake.name)
    if exhibit.details.get("mapping") != text:
        detail = {"mapping": text, "mapping_name": name}
        with vault.writing() as writer:
            writer.record(
                action=DESCRIBE, about=exhibit.id, detail=detail, by=intake.received_by, at=intake.received_at
            )
    return exhibit.id
