"""`solferino audit DIR`."""

from __future__ import annotations  # the nouns are named in signatures: their modules are loaded when used

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.terminal import AsJson, By, Folder, actor, count, one_line, progress, read_file, say
from solferino.errors import BrokenVault, NotACase

if TYPE_CHECKING:
    from solferino.case import Case, Kept
    from solferino.preserve import Fault


def command(
    folder: Folder,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="PATH", help="An old checkpoint or export, kept elsewhere.")
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option("--key", metavar="FOLDER", envvar="SOLFERINO_KEY", help="Compare with what this key signed last."),
    ] = None,
    policy: Annotated[
        Path | None, typer.Option("--policy", metavar="FILE", help="Keys and witnesses that must have signed.")
    ] = None,
    record: Annotated[bool, typer.Option("--record", help="Log the audit and its outcome.")] = False,
    due: Annotated[
        int | None,
        typer.Option("--due", metavar="DAYS", help="Only where the last recorded one is older or found something."),
    ] = None,
    as_json: AsJson = False,
    by: By = None,
) -> None:
    """Check every byte of the vault against its log. Exit code 1 where something is not as it was."""
    from solferino.case import Kept
    from solferino.preserve.fault import ORPHAN

    case = _opened(folder, actor(by))
    kept = Kept(against, key, read_file(policy) if policy else None)
    last = case.audit_due(due) if case and due is not None else None
    if case and last is not None:
        faults = case.audit(kept=kept, whole=False)
        said: dict[str, object] = {"due": False, "last_clean_audit": last.isoformat()}
    else:
        with progress() as step:
            faults = _audited(folder, case, kept, actor(by), step, record=record or due is not None)
        said = _counts(case, kept)
    wrong = [fault for fault in faults if fault.kind != ORPHAN]
    if as_json:
        rows = [{"kind": f.kind, "where": f.where, "what": f.what, "hint": f.hint} for f in faults]
        typer.echo(json.dumps({"sound": not wrong, "faults": rows, **said}, indent=1))
    else:
        _tell(faults, len(wrong))
        if last is not None:
            say(f"No audit is due: the last one was on {last:%Y-%m-%d} and found nothing.")
        else:
            _tell_counts(said, sound=not wrong, alone=against is None and key is None)
    if wrong:
        raise typer.Exit(1)


def _audited(
    folder: Path, case: Case | None, kept: Kept, by: str, step: Callable[[str, int, int], None], *, record: bool
) -> tuple[Fault, ...]:
    """What an audit finds, even of a vault that cannot be opened."""
    from solferino.case import Case, audit_folder, unopened
    from solferino.preserve.fault import ORPHAN

    if case is not None:
        return case.audit(progress=step, kept=kept, record=record)
    faults = audit_folder(folder, step)
    if all(fault.kind == ORPHAN for fault in faults):
        Case.open(folder, by=by)  # says why it cannot be opened: nothing more could be checked
    return faults + unopened(kept, record=record)


def _counts(case: Case | None, kept: Kept) -> dict[str, object]:
    """How long the log is, and how much of it is signed."""
    from solferino.case import policy_size, signed_size

    root, size = (case.vault.root(), case.vault.size) if case else ("", 0)
    said: dict[str, object] = {
        "log_size": size,
        "log_root": root,
        "signed_size": signed_size(case.vault) if case else 0,
    }
    if kept.policy is not None:
        said["policy_size"] = policy_size(case.vault, kept.policy) if case else 0
    return said


def _opened(folder: Path, by: str) -> Case | None:
    """The case, None where its vault is too damaged to be opened: it is audited all the same."""
    from solferino.case import Case

    try:
        return Case.open(folder, by=by)
    except (BrokenVault, NotACase):
        if not (folder / "vault").is_dir():
            raise
        return None


def _tell(faults: tuple[Fault, ...], wrong: int) -> None:
    for fault in faults:
        where, what = one_line(fault.where), one_line(fault.what)
        say(f"{where}: {what} ({fault.kind}). {fault.hint[:1].upper()}{fault.hint[1:]}.")
    if wrong:
        say(f"{count(wrong, 'thing is', 'things are')} not as the log says.")


def _tell_counts(said: dict[str, object], *, sound: bool, alone: bool) -> None:
    size, signed, met = said["log_size"], said["signed_size"], said.get("policy_size")
    if sound:
        say(f"Every byte is as the log says: {size} entries, root {said['log_root']}.")
    if alone:
        say("An older copy of the whole vault cannot be told from inside: compare the root with one kept elsewhere.")
    say(f"Signed: the first {signed} of {size} entries." if signed else "Nobody signed this log.")
    if met:
        say(f"Signed as the policy asks: the first {met} of {size} entries.")
