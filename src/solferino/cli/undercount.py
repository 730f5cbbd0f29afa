"""`solferino undercount A B [C …]`."""

from __future__ import annotations  # the nouns are named in signatures: their modules are loaded when used

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.terminal import AsJson, By, actor, count, say, write_file

if TYPE_CHECKING:
    from solferino.model.undercount import Estimate, Overlap, Undercount

SHOWN = 8  # models


def command(
    folders: Annotated[list[Path], typer.Argument(metavar="A B …", help="The folders of two to six cases.")],
    as_json: AsJson = False,
    by: By = None,
) -> None:
    """How many incidents none of these registers holds: estimates with what they assume, or why there are none."""
    from solferino.case import Case

    first, *others = [Case.open(folder, by=actor(by)) for folder in folders]
    found = first.undercount(others)
    if as_json:
        from solferino.model.codec import to_json

        write_file(Path("-"), to_json(found) + b"\n")
        return
    for line in _lines(found):
        say(line)
    if found.proposed is not None:
        say("")
        say("If every pair that linking only proposes were one incident:")
        for line in _figures(found.proposed):
            say(line)


def _lines(found: Undercount) -> Iterator[str]:
    yield from _table(found.overlap)
    yield ""
    yield from _figures(found)
    yield ""
    yield "What is assumed:"
    yield from (f"  {sentence}" for sentence in found.assumed)
    if found.cautions:
        yield "Doubts:"
        yield from (f"  {sentence}" for sentence in found.cautions)
    yield "An estimate of incidents, not of people. It is no count, and nobody is added to any figure of a register."


def _table(overlap: Overlap) -> Iterator[str]:
    yield "Lists:"
    for place, name in enumerate(overlap.lists):
        yield f"  {name}: {count(overlap.on(place), 'incident')}"
    yield "On which lists:"
    letters = [chr(65 + place) for place in range(len(overlap.lists))]
    for pattern, number in sorted(overlap.cells, key=lambda cell: (sum(cell[0]), [not on for on in cell[0]])):
        on = " and ".join(letter for letter, there in zip(letters, pattern, strict=True) if there)
        yield f"  {on}{' only' if sum(pattern) < len(pattern) else ''}: {number}"
    yield f"  On one list at least: {overlap.recorded}"


def _figures(found: Undercount) -> Iterator[str]:
    if found.refused:
        yield found.refused
        return
    several = len(found.overlap.lists) > 2
    yield f"Estimated in all, with 95 % interval{', the lowest AIC first' if several else ''}:"
    yield from (f"  {_line(one)}" for one in found.estimates[:SHOWN])
    if len(found.estimates) > SHOWN:
        yield f"  and {len(found.estimates) - SHOWN} further models with higher AIC (--json)"


def _line(one: Estimate) -> str:
    figure = f"{one.total:,.0f} ({one.low:,.0f} to {one.high:,.0f})"
    if one.aic is None or one.bic is None:
        return f"{figure}  {one.method}"
    pairs = ", ".join(f"{left[0]}-{right[0]}" for left, right in one.dependences) or "none"
    fit = f"AIC {one.aic:.1f}, BIC {one.bic:.1f}, deviance {one.deviance:.1f} on {one.df}"
    return f"{figure}  dependences: {pairs}; {fit}"
