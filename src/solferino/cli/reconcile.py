"""`solferino reconcile A B`."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import Annotated

import typer

from solferino.cli.terminal import AsJson, By, actor, count, say, write_file
from solferino.model.incident import Reason
from solferino.model.reconciliation import Alone, Partners, Reconciliation

WIDTH = 80
ID_SHOWN = 9


def command(
    left: Annotated[Path, typer.Argument(metavar="A", help="The folder of a case.")],
    right: Annotated[Path, typer.Argument(metavar="B", help="The folder of another one.")],
    as_json: AsJson = False,
    by: By = None,
) -> None:
    """Which incidents two registers have in common, which one has alone, and why."""
    from solferino.case import Case

    who = actor(by)
    found = Case.open(left, by=who).reconcile(Case.open(right, by=who))
    if as_json:
        from solferino.model.codec import to_json

        write_file(Path("-"), to_json(found) + b"\n")
        return
    for line in _lines(found):
        say(line)


def _lines(found: Reconciliation) -> Iterator[str]:
    mine = {one.id: one.title for one in found.left}
    theirs = {one.id: one.title for one in found.right}
    yield from _folded(f"A: {found.left_title}, {count(len(mine), 'incident')}")
    yield from _folded(f"B: {found.right_title}, {count(len(theirs), 'incident')}")
    linked = [one for one in found.partners if one.band == "linked"]
    proposed = [one for one in found.partners if one.band == "proposed"]
    yield from _folded(
        f"In both: {len({p.left for p in linked})} of A, {len({p.right for p in linked})} of B "
        f"({count(len(linked), 'pair')}). Perhaps in both, a person must decide: {count(len(proposed), 'pair')}. "
        f"Only in A: {len(found.left_alone)}. Only in B: {len(found.right_alone)}."
    )
    for title, pairs in (("In both", linked), ("Perhaps in both", proposed)):
        if pairs:
            yield from ("", title)
        for pair in pairs:
            yield from _pair(pair, mine, theirs)
    for side, alone, own, others in (("A", found.left_alone, mine, theirs), ("B", found.right_alone, theirs, mine)):
        if alone:
            yield from ("", f"Only in {side}")
        for one in alone:
            yield from _alone(one, own, others)


def _pair(pair: Partners, mine: dict[str, str], theirs: dict[str, str]) -> Iterator[str]:
    yield from _folded(f"A {_named(pair.left, mine)}", 2)
    yield from _folded(f"B {_named(pair.right, theirs)}", 2)
    yield from _folded(f"score {pair.score:.1f}", 6)
    for reason in pair.reasons:
        yield from _folded(_reason(reason), 6)


def _alone(one: Alone, own: dict[str, str], others: dict[str, str]) -> Iterator[str]:
    yield from _folded(_named(one.incident, own), 2)
    if one.nearest is None or one.score is None:
        yield from _folded(f"{one.why}.", 6)
        return
    yield from _folded(f"nearest, score {one.score:.1f}: {_named(one.nearest, others)}", 6)
    yield from _folded(f"against: {one.why}", 6)


def _named(identity: str, titles: dict[str, str]) -> str:
    return f"{identity[:ID_SHOWN]}  {titles[identity]}"


def _reason(reason: Reason) -> str:
    return f"{reason.weight:+.1f} {reason.feature.replace('_', ' ')}: {reason.detail}"


def _folded(text: str, indent: int = 0) -> list[str]:
    """Lines of at most 80 columns, further ones set in."""
    blank = " " * indent
    return wrap(text, WIDTH, initial_indent=blank, subsequent_indent=f"{blank}  ") or [blank]
