"""Human decisions as log entries, and ids as people type them."""

from collections.abc import Callable, Sequence
from typing import Any

from solferino.errors import BrokenVault, RefusedDecision, UnknownItem
from solferino.model.decision import Decision, Mark, Verdict
from solferino.model.exhibit import CustodyEvent

ACTION = "decide"
VERDICTS: tuple[Verdict, ...] = (
    "accept", "reject", "merge", "split", "correct", "verify", "set_aside", "withdraw", "learn",
)  # fmt: skip
ASKED = tuple(verdict for verdict in VERDICTS if verdict != "learn")  # that is `solferino learn`
SHORTEST_PREFIX = 4
SHOWN_CANDIDATES = 5


def from_event(event: CustodyEvent) -> Decision:
    """The decision of a log entry. Raises `BrokenVault` where the entry is none."""
    detail = event.detail
    try:
        verdict = next(v for v in VERDICTS if v == detail["verdict"])
        return Decision(
            f"d{event.index}", event.by, event.at, verdict, tuple(detail["about"]), detail["reason"],
            tuple(tuple(Mark(**mark) for mark in group) for group in detail.get("groups", ())),
            detail.get("field"), detail.get("value"),
        )  # fmt: skip
    except (KeyError, TypeError, StopIteration) as error:
        raise BrokenVault(
            f"log entry {event.index} is a decision that this version cannot read: {error}",
            where=f"log entry {event.index}",
            hint="use the Solferino that wrote it, or a newer one",
        ) from error


def to_detail(decision: Decision) -> dict[str, Any]:
    """What the log keeps of a decision."""
    names = ("account", "document", "start", "end", "words", "event_type")
    groups = [[{name: getattr(mark, name) for name in names} for mark in group] for group in decision.groups]
    detail: dict[str, Any] = {"verdict": decision.verdict, "about": list(decision.about), "reason": decision.reason}
    detail |= {"groups": groups} if groups else {}
    return detail | {k: v for k, v in (("field", decision.field), ("value", decision.value)) if v is not None}


def decisions(events: Sequence[CustodyEvent]) -> tuple[Decision, ...]:
    """All decisions in order."""
    return tuple(from_event(event) for event in events if event.action == ACTION)


def verdict_of(word: str) -> Verdict:
    """The verdict that a person typed; `set-aside` and `set_aside` are one. Raises `RefusedDecision`."""
    found = next((v for v in ASKED if v == word.replace("-", "_")), None)
    if found is None:
        shown = ", ".join(verdict.replace("_", "-") for verdict in ASKED)
        raise RefusedDecision(f"no such verdict: {word}", hint=f"verdicts are {shown}")
    return found


def resolve(prefix: str, known: Sequence[str], describe: Callable[[str], str] = str) -> str:
    """The id that begins with a prefix. Raises `UnknownItem` where none or more than one does."""
    found = [identity for identity in known if identity.startswith(prefix)]
    if prefix in found:
        return prefix
    if len(found) == 1 and len(prefix) >= SHORTEST_PREFIX:
        return found[0]
    if not found:
        raise UnknownItem(f"nothing in this case is called {prefix!r}", hint="solferino show DIR prints the ids")
    if len(found) == 1:
        hint = f"type {SHORTEST_PREFIX} characters or more of it: {found[0]}"
        raise UnknownItem(f"{prefix!r} is too short to name one thing for certain", hint=hint)
    shown = ", ".join(describe(identity) for identity in found[:SHOWN_CANDIDATES])
    more = f" and {len(found) - SHOWN_CANDIDATES} more" if len(found) > SHOWN_CANDIDATES else ""
    raise UnknownItem(f"{prefix!r} could be any of {len(found)} things: {shown}{more}", hint="give more of the id")
