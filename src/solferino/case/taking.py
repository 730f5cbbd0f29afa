"""What comes in: preserved in batches, and beside each file what it holds, linked to it in the log."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from solferino import read
from solferino.case.deriving import Progress
from solferino.case.layout import is_part_of_case
from solferino.errors import RefusedInput, SolferinoError, UnreadableInput
from solferino.model.exhibit import Intake
from solferino.preserve.writer import Writer

BATCH = 200  # files, one commit of the log
BATCH_BYTES = 32 * 1024 * 1024  # held in memory at most, but for a single larger file
DEEPEST = 4  # files in files: a document in an archive that a mail of a mailbox brings
MOST, MOST_BYTES = 10_000, 1 << 30  # files in one file and in those that it holds
PARENT, INSIDE = "parent", "inside"  # details: the SHA-256 of the file that held this one, and where in it
Note = Callable[[SolferinoError], None]
TOO_LARGE = "it is larger than 64 MB: what it holds was not taken out"


@dataclass
class _Share:
    """What may still be taken out of one file that came in."""

    files: int = MOST
    size: int = MOST_BYTES


def without_own(intakes: Iterable[Intake], folder: Path, note: Note) -> Iterator[Intake]:
    """Without the files of the case itself, where the folder to add holds it: told once, as there may be many."""
    told = False
    for intake in intakes:
        if not is_part_of_case(folder, Path(intake.location)):
            yield intake
        elif not told:
            told = True
            hint = "what it holds is preserved already; keep what is to be added beside the case"
            note(RefusedInput("the case does not take in its own files", where=str(folder), hint=hint))


def deposit(
    writer: Writer, intakes: Iterable[Intake], details: dict[str, str], note: Note, progress: Progress
) -> list[str]:
    """Preserve all, in batches, with what they hold; ids received, a file before its members."""
    received: list[str] = []
    batch: list[Intake] = []
    for intake in intakes:
        for one in with_members(intake, note):
            batch.append(replace(one, details={**one.details, **details}))
            if len(batch) >= BATCH or sum(len(each.data) for each in batch) >= BATCH_BYTES:
                received += [e.id for e in writer.deposit_all(batch, note)]
                progress("preserve", len(received), 0)
                batch = []
    received += [e.id for e in writer.deposit_all(batch, note)]
    progress("preserve", len(received), len(received))
    return received


def with_members(intake: Intake, note: Note) -> Iterator[Intake]:
    """A file, then what it holds, and what that holds; what is not taken out goes to `note`."""
    return _opened(intake, note, _Share(), 1)


def _opened(intake: Intake, note: Note, share: _Share, depth: int) -> Iterator[Intake]:
    kind = read.media_type(intake.data, intake.name)
    yield replace(intake, media_type=kind)
    if intake.file:
        if kind in read.HOLDERS:
            note(RefusedInput(TOO_LARGE, where=intake.name))
        return
    parent = hashlib.sha256(intake.data).hexdigest() if kind in read.HOLDERS else ""
    try:
        for member in read.members(kind, intake.data, intake.name):
            where = f"{intake.name}: {member.place}" if member.place else intake.name
            share.files, share.size = share.files - 1, share.size - len(member.data)
            refused = member.refused or _limit(share, depth)
            if refused:
                note(RefusedInput(refused, where=where))
                if share.files < 0 or share.size < 0:
                    return
                continue
            details = {**dict(member.said), PARENT: parent, INSIDE: member.place}
            child = replace(
                intake, data=member.data, location=f"{parent}/{member.place}", name=_name(member.place), details=details
            )
            yield from _opened(child, note, share, depth + 1)
    except UnreadableInput as error:
        note(error)


def _limit(share: _Share, depth: int) -> str:
    if depth >= DEEPEST:
        return f"more than {DEEPEST} files in one another"
    if share.files < 0 or share.size < 0:
        return f"more than {MOST} files or {MOST_BYTES >> 30} GB in one: the rest was not taken out"
    return ""


def _name(place: str) -> str:
    """The last part of a place, which may be an address."""
    plain = place.split("?")[0].replace("\\", "/").rstrip("/")
    return plain.rsplit("/", 1)[-1] or place
