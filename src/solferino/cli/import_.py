"""`solferino import DIR FILE --mapping NAME`."""

from typing import Annotated

import typer

from solferino.cli.terminal import By, Folder, actor, count, progress, say

MOST_NOTES = 20  # odd rows that are printed; all of them stand in the document's notes


def command(
    folder: Folder,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A table: CSV, TSV, or a JSON list of objects.")],
    mapping: Annotated[
        str, typer.Option("--mapping", metavar="NAME|FILE.toml", help="What its columns mean: acled, ucdp-ged, …")
    ],
    by: By = None,
) -> None:
    """Preserve a table of somebody else's register and read each of its rows as an account."""
    from solferino.case import Case

    case = Case.open(folder, by=actor(by))
    with progress() as step:
        added = case.import_register(file, mapping, progress=step)
    for name in added.received:
        say(f"Preserved and read: {name}.")
    for name in added.known:
        say(f"{name} was known already.")
    for name, reason in added.unread:
        say(f"Not read: {name}: {reason}.")
    if added.notes:
        say(f"{count(len(added.notes), 'note')}; the rows are kept, values that cannot be are left empty:")
    for _, note in added.notes[:MOST_NOTES]:
        say(f"  {note}")
    if len(added.notes) > MOST_NOTES:
        say(f"  … and {len(added.notes) - MOST_NOTES} more, in the notes of the document (show --json)")
    if new := len(added.new_incidents):
        say(f"The register has {count(new, 'new incident')}.")
    if joined := len(added.changed_incidents):
        say(f"{count(joined, 'incident')} that {'was' if joined == 1 else 'were'} there before changed.")
    if added.proposed:
        pairs = count(added.proposed, "pair of accounts may be", "pairs of accounts may be")
        say(f"{pairs} the same event: a person must decide.")
    say(f"Next: solferino show {folder.as_posix()}")
