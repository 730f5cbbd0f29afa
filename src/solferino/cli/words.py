"""How values are put for a reader of the terminal: unknown is "not stated", never 0 or a dash."""

from __future__ import annotations  # the nouns are named in signatures: their modules are loaded when used

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solferino.model.assessment import Assessment, RegisterSums, TollRange
    from solferino.model.claim import Account, Claim

NOT_STATED = "not stated"


def toll(found: TollRange | None) -> str:
    """`4`, `2 (hedged)`, `30–50 or more`, `at least 70`, `dozens (no number)`, `not stated`."""
    return f"{_toll(found)} (hedged)" if found is not None and found.hedged else _toll(found)


def _toll(found: TollRange | None) -> str:
    if found is None or (found.low is None and found.high is None):
        vague = (
            next((flag.removeprefix("vague:") for flag in found.flags if flag.startswith("vague:")), None)
            if found
            else None
        )
        return f"{vague} (no number)" if vague else NOT_STATED
    low = found.low if found.low is not None else 0
    high = found.high if found.high is not None else low
    if low == high:
        return f"at least {low}" if found.open_ended else str(low)
    return f"{low}–{high} or more" if found.open_ended else f"{low}–{high}"


def roots(assessment: Assessment) -> str:
    """How many independent sources: `1`, `2–3`, `none`."""
    low, high = assessment.roots_min, assessment.roots_max
    return "none" if not high else str(low) if low == high else f"{low}–{high}"


def clock(account: Account | None) -> str:
    """`about 10:30`; empty where no time is stated."""
    when = account.when.value if account and account.when else None
    if when is None or not when.time_local:
        return ""
    return f"{'about ' if when.approximate else ''}{when.time_local}"


def chain(claim: Claim) -> str:
    """Speakers, outermost first."""
    return " ← ".join(speaker.name for speaker in claim.speakers)


def quoted(text: str) -> str:
    """Words of a source in their marks."""
    return f"“{text}”"


def sums(found: RegisterSums) -> str:
    """The register's sums as sentences. Where no incident states a number there is no sum, and never a 0."""
    if not found.incidents:
        return "No incident counts in a sum."
    over = f"Summed over {found.incidents} incident{'' if found.incidents == 1 else 's'}"
    rows = (
        ("killed", found.killed_low, found.killed_high, found.killed_unknown, found.killed_open),
        ("injured", found.injured_low, found.injured_high, found.injured_unknown, found.injured_open),
    )
    parts = [
        f"number {outcome} {NOT_STATED}"
        if unknown >= found.incidents
        else _sum(low, high, opened=is_open or unknown > 0) + f" {outcome}"
        for outcome, low, high, unknown, is_open in rows
    ]
    missing = [
        f"{unknown} of them state{'s' if unknown == 1 else ''} no number {outcome}."
        for outcome, _, _, unknown, _ in rows
        if 0 < unknown < found.incidents
    ]
    return " ".join([f"{over}: {', '.join(parts)}.", *missing])


def _sum(low: int, high: int, *, opened: bool) -> str:
    """A sum is a floor wherever one of its parts is open or not stated."""
    if low == high:
        return f"at least {low}" if opened else str(low)
    return f"{low} to {high}{' or more' if opened else ''}"
