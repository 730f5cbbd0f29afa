"""`solferino add DIR PATH…`."""

from __future__ import annotations  # the nouns are named in signatures: their modules are loaded when used

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.changed import changed
from solferino.cli.terminal import By, Folder, actor, count, one_line, progress, say
from solferino.errors import InvalidValue

if TYPE_CHECKING:
    from solferino.case import Added

MOST_NAMED = 12


def command(
    folder: Folder,
    locations: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")],
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="YYYY-MM-DD", help="Day on which these were published."),
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="Who published these.")] = None,
    by: By = None,
) -> None:
    """Preserve files, read them, and bring the register up to date."""
    from solferino.case import Case

    case = Case.open(folder, by=actor(by))
    day = _day(published) if published else None
    with progress() as step:
        added = case.add(locations, published=day, source=source, progress=step)
    _tell(folder.as_posix(), added)
    if added.refused:
        raise typer.Exit(2)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InvalidValue(f"{text!r} is no day", hint="write it as 2022-02-25") from error


def _tell(folder: str, added: Added) -> None:
    say(
        f"Preserved {count(len(added.received), 'new file')}"
        + (f": {_names(added.received)}." if added.received else ".")
    )
    if added.known:
        say(f"{count(len(added.known), 'file was', 'files were')} known already; nothing changed.")
    for name, reason in added.unread:
        say(f"Not read: {one_line(name)}: {one_line(reason)}.")
    for name, note in added.notes:
        say(f"Note: {one_line(name)}: {one_line(note)}.")
    for name, reason in added.refused:
        typer.echo(f"Not taken in: {one_line(name)}: {one_line(reason)}.", err=True)
    if added.new_incidents or added.changed_incidents:
        parts = [
            count(len(ids), f"{word} incident")
            for word, ids in (("new", added.new_incidents), ("changed", added.changed_incidents))
            if ids
        ]
        say(f"The register has {' and '.join(parts)}.")
        for line in changed(added.changes):
            say(line)
    if added.proposed:
        pairs = count(added.proposed, "pair of accounts may be", "pairs of accounts may be")
        say(f"{pairs} the same event: a person must decide.")
    say(f"Next: solferino show {folder}")


def _names(names: tuple[str, ...]) -> str:
    shown = ", ".join(map(one_line, names[:MOST_NAMED]))
    return shown if len(names) <= MOST_NAMED else f"{shown} and {len(names) - MOST_NAMED} more"
