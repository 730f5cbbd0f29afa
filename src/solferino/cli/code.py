"""`solferino code DIR [SHEET…]`."""

from __future__ import annotations  # the nouns are named in signatures: their modules are loaded when used

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.handing_out import Purpose, hand_out
from solferino.cli.terminal import AsJson, By, Folder, actor, check_output, count, read_file, say, write_file

if TYPE_CHECKING:
    from solferino.case import Case
    from solferino.model.coding import Coding, FieldAgreement

WORDS_SHOWN = 100


def command(
    folder: Folder,
    sheets: Annotated[
        list[Path] | None, typer.Argument(metavar="SHEET…", help="Filled-in sheets; none: write an empty one.")
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the empty sheet; - prints it.")
    ] = Path("-"),
    program: Annotated[bool, typer.Option("--program", help="Let the program be one of the coders.")] = False,
    purpose: Purpose = "",
    as_json: AsJson = False,
    by: By = None,
) -> None:
    """Blind double coding: write an empty sheet, or say how far filled-in ones agree and where not."""
    from solferino.case import Case

    check_output(folder, output)
    case = Case.open(folder, by=actor(by))
    if not sheets:
        _write(case, output, purpose)
        return
    found = case.code([(path.stem, read_file(path)) for path in sheets], program=program)
    if as_json:
        from solferino.model.codec import to_json

        write_file(Path("-"), to_json(found) + b"\n")
        return
    for line in _lines(found):
        say(line)


def _write(case: Case, output: Path, purpose: str) -> None:
    from solferino.case import HandedOut
    from solferino.report.coding import sheet
    from solferino.vocab.coding import NOT_STATED, fields

    dossier = case.show()
    hand_out(case, output, sheet(dossier), HandedOut("coding sheet", "restricted", purpose=purpose))
    if str(output) == "-":
        return
    accounts = count(len(dossier.accounts), "account")
    say(f"Wrote an empty sheet for {accounts} to {output}. Each coder fills in a copy alone:")
    for field in fields():
        say(f"  {field.id}: {field.says}")
    say(f"  {NOT_STATED} where the report does not say; an empty cell was not coded.")


def _lines(found: Coding) -> Iterator[str]:
    yield f"Coders: {', '.join(found.coders)}"
    if found.unknown:
        yield f"Not in the register as it stands, left out: {', '.join(found.unknown)}"
    yield "Agreement (Krippendorff's alpha: 1 full, 0 what chance gives):"
    for row in found.fields:
        same = f"the same in {row.same} of {row.units} units"
        yield f"  {row.field}: {_alpha(row.alpha)} ({row.level}); {same}{_stated(row)}"
    yield ""
    yield f"Disagreements: {len(found.disagreements)}" if found.disagreements else "No disagreement."
    for one in found.disagreements:
        words = " ".join(one.words.split())
        short = words if len(words) <= WORDS_SHOWN else f"{words[:WORDS_SHOWN].rstrip()}…"
        yield f"  {one.field}, account {one.unit} ({one.document}): “{short}”"
        yield from (f"    {coder}: {value}" for coder, value in one.values)


def _alpha(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.3f}"


def _stated(row: FieldAgreement) -> str:
    if row.level != "interval":
        return ""
    return f"; whether a number is stated: {_alpha(row.stated)}"
