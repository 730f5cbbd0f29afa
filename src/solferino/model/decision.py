"""What a person decided. Given data: kept in the log, outranks every machine output."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from solferino.errors import InvalidValue

Verdict = Literal["accept", "reject", "merge", "split", "correct", "verify", "set_aside", "withdraw", "learn"]
MARK_WORDS = 80  # code points of an account's words that a mark keeps


@dataclass(frozen=True, slots=True)
class Mark:
    """An account as it stood when a person decided. Ids change when extraction does; a document's words do not.

    `start` and `end` are those of the account's anchor, `words` its first `MARK_WORDS` code points. `now`: the id of
    the account that the mark means today, None where none does (`link.settled` fills it in).
    """

    account: str
    document: str
    start: int
    end: int
    words: str
    event_type: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """`about` holds the ids that the person named, `groups` the accounts that these meant at that moment.

    merge: the first group is one event; further groups are accounts left behind where one was taken out alone.
    split: each group is an event of its own. learn: `value` holds weights of links, learned from earlier decisions.
    Other verdicts: one group for each thing named. `field` is the corrected
    field, or the question of law that was reviewed or set aside; `value` the corrected value, empty for "not stated".
    `id` is `d` and the index of its leaf in the log. `withdrawn_by`: the decision that took this one back.
    """

    id: str
    by: str
    at: datetime
    verdict: Verdict
    about: tuple[str, ...]
    reason: str
    groups: tuple[tuple[Mark, ...], ...] = ()
    field: str | None = None
    value: str | None = None
    withdrawn_by: str | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise InvalidValue("a decision without a reason", where=self.id)
        if not self.about:
            raise InvalidValue("a decision about nothing", where=self.id)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks of all groups."""
        return tuple(mark for group in self.groups for mark in group)

    @property
    def lost(self) -> tuple[Mark, ...]:
        """Marks that no account of today answers to."""
        return tuple(mark for mark in self.marks if mark.now is None)

    @property
    def moved(self) -> tuple[Mark, ...]:
        """Marks whose account was found again by its words under another id."""
        return tuple(mark for mark in self.marks if mark.now is not None and mark.now != mark.account)

    def concerns(self, account: str, incident: str) -> bool:
        """Whether it speaks of an account that now belongs to an incident."""
        if self.groups:
            return any(mark.now == account for mark in self.marks)
        return account in self.about or incident in self.about


def in_order(decision: Decision) -> tuple[int, str]:
    """Sort key: the order of the log, whatever its clocks say."""
    return len(decision.id), decision.id


def last_words(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """For each account the last decision that accepts, rejects or verifies it, of settled ones that stand."""
    found: dict[str, Decision] = {}
    for decision in sorted(decisions, key=in_order):
        if decision.withdrawn_by is None and decision.verdict in ("accept", "reject", "verify") and not decision.field:
            found.update({mark.now: decision for mark in decision.marks if mark.now})
    return found


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of an account that a person put right: what was read, what stands instead, by which decision."""

    account: str
    field: str
    machine: str
    value: str
    decision: str
