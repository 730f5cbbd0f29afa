"""How a range came about: what each voice puts into it, and what other recorders' rules would make of the same."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Use = Literal["counted", "passed_on", "superseded", "party_blamed", "several_places"]
Method = Literal["ours", "ucdp", "airwars", "conservative", "latest"]


@dataclass(frozen=True, slots=True)
class Input:
    """One voice's figure for one outcome, as it is stated (`value`) and in numbers.

    `group`: voices of one number may be one voice (from 1); None where the figure counts for nothing, `use` says why:
    another voice gives it in the end (`passed_on`), its own later report replaced it (`superseded`, C2), only the
    party blamed says so and it would lower the harm (`party_blamed`, C3), it speaks of several places at once (C1).
    `credibility`: the digit of the Admiralty code, from the other voices that count: 1 two or more agree, 2 one, 3 none
    speaks of it, 4 one says otherwise, 5 two or more do, 6 it gives no number. Its letter is a user's word on a source
    and never computed.
    """

    speaker: str
    account: str
    document: str
    published: date | None
    value: str
    low: int | None
    high: int | None
    open_ended: bool
    hedged: bool
    use: Use
    group: int | None
    claims: tuple[str, ...]
    credibility: int = 6
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Aggregate:
    """What one named rule makes of the inputs. None: the rule gives no such figure, or no number is stated."""

    method: Method
    low: int | None
    best: int | None
    high: int | None
