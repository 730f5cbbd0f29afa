"""Human decisions as log entries."""

from collections.abc import Sequence

from solferino.errors import RefusedDecision, UnknownItem
from solferino.model.decision import Decision, Verdict
from solferino.model.exhibit import CustodyEvent

ACTION = "decide"
VERDICTS: tuple[Verdict, ...] = ("accept", "reject", "merge", "split")
FEWEST = {"accept": 1, "reject": 1, "merge": 2, "split": 1}
SHORTEST_PREFIX = 4
SHOWN_CANDIDATES = 5


def from_event(event: CustodyEvent) -> Decision:
    """The decision of a log entry."""
    detail = event.detail
    verdict = next(v for v in VERDICTS if v == detail["verdict"])
    return Decision(f"d{event.index}", event.by, event.at, verdict, tuple(detail["about"]), detail["reason"])


def decisions(events: Sequence[CustodyEvent]) -> tuple[Decision, ...]:
    """All decisions in order."""
    return tuple(from_event(event) for event in events if event.action == ACTION)


def check(verdict: str, about: Sequence[str], reason: str) -> Verdict:
    """The verdict, where it can be recorded. Raises `RefusedDecision`."""
    found = next((v for v in VERDICTS if v == verdict), None)
    if found is None:
        raise RefusedDecision(f"no such verdict: {verdict}", hint=f"verdicts are {', '.join(VERDICTS)}")
    if not reason.strip():
        raise RefusedDecision("a decision needs a reason", hint='give one with --reason "…"')
    if len(about) < FEWEST[found]:
        raise RefusedDecision(f"{found} needs at least {FEWEST[found]} ids", hint="solferino show DIR prints them")
    return found


def resolve(prefix: str, known: Sequence[str]) -> str:
    """The id that begins with a prefix. Raises `UnknownItem` where none or more than one does."""
    found = [identity for identity in known if identity.startswith(prefix)]
    if prefix in found:
        return prefix
    if len(found) == 1 and len(prefix) >= SHORTEST_PREFIX:
        return found[0]
    if not found:
        raise UnknownItem(f"nothing in this case is called {prefix!r}", hint="solferino show DIR prints the ids")
    shown = ", ".join(found[:SHOWN_CANDIDATES])
    raise UnknownItem(f"{prefix!r} could be {len(found)} things: {shown}", hint="give more of the id")
