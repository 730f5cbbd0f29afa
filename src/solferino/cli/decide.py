"""`solferino decide DIR VERDICT ID… --reason "…"`."""

from typing import TYPE_CHECKING, Annotated

import typer

from solferino.case.decisions import ASKED
from solferino.cli.terminal import By, Folder, actor, count, say

if TYPE_CHECKING:
    from solferino.model.decision import Decision

EFFECTS = {
    "accept": "Marked as read and accepted by {by}; an earlier rejection no longer counts.",
    "reject": "It stays visible, marked as rejected by {by}, and is left out of sums, grades and maps.",
    "merge": "They are one incident now.",
    "split": "They are different incidents now and will not be joined again by the program.",
    "correct": "The corrected value stands; what the program read stays beside it.",
    "verify": "Marked as verified by {by}.",
    "set_aside": "The question stays listed, marked as set aside by {by}.",
    "withdraw": "That decision no longer counts; it stays in the log.",
}


def command(
    folder: Folder,
    verdict: Annotated[
        str, typer.Argument(metavar="VERDICT", help=", ".join(name.replace("_", "-") for name in ASKED))
    ],
    about: Annotated[
        list[str],
        typer.Argument(metavar="ID…", help="Incidents or accounts, or the beginnings of their ids; for withdraw: d3 …"),
    ],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why. Kept in the log for ever.")] = "",
    field: Annotated[
        str | None,
        typer.Option("--field", help="For correct: killed, injured, date, time, place, event or background."),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            "--value",
            help='For correct: what the report says; "" is "not stated". For verify: the ruling on an element, or '
            "the kind of conflict.",
        ),
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(
            "--question",
            metavar="ID",
            help="For set-aside and verify: a question of law (L03); for verify also one of its elements (L03-E3), or "
            "conflict or victims.",
        ),
    ] = None,
    by: By = None,
) -> None:
    """Record what a person decided. It outranks every machine output and survives every rebuild.

    accept: the reading stands. reject: leave it out of sums, grades and maps; it stays visible. merge: these are one
    event. split: take these accounts out of their incident, or all of an incident apart. correct: put one field of one
    account right. verify: a person has verified the incident, put or reviewed a question of law, ruled on an element
    that only a person can judge (met, not_met, open), or said what conflict it is (iac, niac, occupation, unclear).
    set-aside: put a question of law aside. withdraw: take an earlier decision back.
    """
    from solferino.case import Case

    case = Case.open(folder, by=actor(by))
    decision = case.decide(verdict, about, reason, field=question if field is None else field, value=value)
    say(f"Recorded {decision.id}: {_what(decision)}, by {decision.by}.")
    say(EFFECTS[decision.verdict].format(by=decision.by))
    say(f"Next: solferino show {folder}   (to take it back: solferino decide {folder} withdraw {decision.id} -r “why”)")


def _what(decision: "Decision") -> str:
    word = decision.verdict.replace("_", "-")
    detail = f" {decision.field}" if decision.field else ""
    detail += f" to “{decision.value}”" if decision.value else " to “not stated”" if decision.value is not None else ""
    accounts = len({mark.account for mark in decision.marks})
    whole = f" ({count(accounts, 'account')})" if accounts and decision.verdict not in ("correct",) else ""
    return f"{word}{detail} {', '.join(decision.about)}{whole}"
