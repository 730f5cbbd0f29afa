"""`solferino audit DIR`."""

import json

import typer

from solferino.case import Case
from solferino.cli.terminal import AsJson, By, Folder, actor, count, progress, say
from solferino.errors import BrokenVault, NotACase
from solferino.preserve import ORPHAN, Fault


def command(folder: Folder, as_json: AsJson = False, by: By = None) -> None:
    """Check every byte of the vault against its log. Exit code 1 where something is not as it was."""
    faults, root, size = _faults(folder.as_posix(), actor(by))
    wrong = [fault for fault in faults if fault.kind != ORPHAN]
    if as_json:
        rows = [{"kind": f.kind, "where": f.where, "what": f.what, "hint": f.hint} for f in faults]
        typer.echo(json.dumps({"sound": not wrong, "faults": rows, "log_size": size, "log_root": root}, indent=1))
    else:
        _tell(faults, wrong, root, size)
    if wrong:
        raise typer.Exit(1)


def _faults(folder: str, by: str) -> tuple[tuple[Fault, ...], str, int]:
    from pathlib import Path

    from solferino.case import audit_folder

    with progress() as step:
        faults = audit_folder(Path(folder), step)
    try:
        case = Case.open(Path(folder), by=by)
    except (BrokenVault, NotACase):
        if not faults:  # a whole vault of another format
            raise
        return faults, "", 0
    return faults, case.vault.root(), case.vault.size


def _tell(faults: tuple[Fault, ...], wrong: list[Fault], root: str, size: int) -> None:
    for fault in faults:
        say(f"{fault.where}: {fault.what} ({fault.kind}). {fault.hint[:1].upper()}{fault.hint[1:]}.")
    if wrong:
        say(f"{count(len(wrong), 'thing is', 'things are')} not as the log says.")
    else:
        say(f"Every byte is as the log says: {size} entries, root {root}.")
        say("An older copy of the whole vault cannot be told from inside: compare the root with one kept elsewhere.")
