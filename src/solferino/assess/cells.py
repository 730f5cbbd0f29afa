"""Cells of the table of fields and sources: who says what, each voice once."""

from collections.abc import Iterable
from dataclasses import replace

from solferino.assess.figures import Figure
from solferino.assess.roots import key_of
from solferino.assess.scene import Said
from solferino.model.assessment import Position
from solferino.vocab import wording

ABOUT = 0.1  # "about 50" agrees with 45 to 55


def once(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Each speaker's value once, with all claims that state it."""
    merged: dict[tuple[object, str], Position] = {}
    for row in positions:
        key = (key_of(row.speaker), row.value.lower())
        old = merged.setdefault(key, row)
        claims = tuple(dict.fromkeys((*old.claims, *row.claims)))
        merged[key] = replace(old, claims=claims, hedged=old.hedged and row.hedged)
    return tuple(merged.values())


def reach(row: Figure) -> tuple[float, float]:
    """Least and most that a figure allows: open ones and sums of parts have no upper end."""
    low, high = row.low or 0, row.high if row.high is not None else row.low or 0
    slack = ABOUT if row.approximate else 0.0
    top = float("inf") if row.open_ended or row.floor else high * (1 + slack)
    return low * (1 - slack), top


def of_figure(row: Figure) -> Position:
    """A figure as its voice gives it."""
    return Position(
        account=row.account.id,
        document=row.account.document,
        speaker=wording.name(row.root.name),
        value=row.stated,
        claims=row.because,
        hedged=row.hedged,
    )


def position(said: Said, value: str, *, hedged: bool | None = None) -> Position:
    """A value as one voice states it."""
    return Position(
        account=said.account.id,
        document=said.document.id,
        speaker=wording.name(said.root.name),
        value=value,
        claims=said.because,
        hedged=said.hedged if hedged is None else hedged,
    )
