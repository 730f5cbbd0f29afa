"""`solferino show DIR [INCIDENT]`."""

from __future__ import annotations  # the nouns are named in signatures: their modules are loaded when used

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.terminal import AsJson, By, Folder, actor, say, visible, write_file
from solferino.cli.words import chain, clock, quoted, roots, sums, toll

if TYPE_CHECKING:
    from solferino.model.assessment import Assessment, LedgerLine
    from solferino.model.claim import Account, Claim
    from solferino.model.decision import Decision
    from solferino.model.dossier import Dossier
    from solferino.model.incident import Incident
    from solferino.report.decided import People

ID_SHOWN = 9
SKIPPED = "not read: "


def command(
    folder: Folder,
    incident: Annotated[
        str | None, typer.Argument(metavar="INCIDENT", help="An incident's id, or its beginning.")
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Each rule with what went into it.")] = False,
    known_on: Annotated[
        datetime | None, typer.Option("--as-of", metavar="DATE", formats=["%Y-%m-%d"], help="As known on that day.")
    ] = None,
    as_json: AsJson = False,
    by: By = None,
) -> None:
    """The register as a table, or one incident with what each source says of it."""
    from solferino.case import Case

    case = Case.open(folder, by=actor(by))
    dossier = case.show(incident, known_on=known_on.date() if known_on else None)
    if as_json:
        from pathlib import Path

        from solferino import report

        write_file(Path("-"), report.write(dossier, "json"))
        return
    for sentence in dossier.left_out:
        say(sentence)
    if incident is None:
        _table(dossier, folder.as_posix())
    else:
        _incident(dossier)
    if why:
        _why(dossier, whole=incident is None)


def _why(dossier: Dossier, *, whole: bool) -> None:
    """The working: of one incident, or how much the sums of all depend on the rule."""
    from solferino.cli import why
    from solferino.report.reckoning import sensitivity

    rows = why.summed(sensitivity(dossier.assessments)) if whole else why.lines(dossier, dossier.assessments[0])
    for line in rows:
        say(line)


def _lead(dossier: Dossier, incident: Incident) -> Account | None:
    """The account that says most of when and where."""
    accounts = {a.id: a for a in dossier.accounts}
    own = [accounts[a] for a in incident.accounts if a in accounts]
    return max(
        own, key=lambda a: (a.when is not None and a.when.value.date_start is not None, len(a.places)), default=None
    )


def _table(dossier: Dossier, folder: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    assessed = {a.incident: a for a in dossier.assessments}
    marks = {d.id: f"rejected by {d.by}, {d.id}" for d in dossier.decisions}
    table = Table(title=visible(dossier.title), title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for name in ("id", "incident", "killed", "injured", "sources", "grade"):
        table.add_column(name, overflow="fold", no_wrap=name in ("id", "sources", "grade"))
    for incident in dossier.incidents:
        a = assessed[incident.id]
        cells = (
            incident.id[:ID_SHOWN], _line(a, _lead(dossier, incident), marks), toll(a.toll_of("killed")),
            toll(a.toll_of("injured")), roots(a), "rejected" if a.rejected_by else a.grade.value,
        )  # fmt: skip
        table.add_row(*(visible(cell) for cell in cells))
    Console(width=None).print(table)
    say(sums(dossier.sums))
    for line in dossier.ledger:
        say(f"Kept apart, added to nothing: “{line.quote.text.strip()}” — {line.speaker}")
        _rests(line)
    for name, reason in dossier.unread:
        say(f"Preserved but not read: {name}: {reason}.")
    for document in dossier.documents:
        for note in (note.removeprefix(SKIPPED) for note in document.notes if note.startswith(SKIPPED)):
            say(f"Preserved but not read: {document.name}: {note}.")
    _decisions(dossier)
    say(f"Next: solferino show {folder} ID   or   solferino report {folder} -o dossier.html")


def _rests(line: LedgerLine) -> None:
    """What a total leaves over beside its incidents; loaded only where there is a total of incidents."""
    if not line.incidents:
        return
    from solferino.report.tolls import rests

    if left := rests(line):
        say(f"  {'; '.join(left)}, if both count the same people")


def _line(assessment: Assessment, lead: Account | None, marks: dict[str, str]) -> str:
    """Title, clock time where one is stated, whether it is told in passing, and who rejected it."""
    time = clock(lead)
    rejected = f" ({marks[assessment.rejected_by]})" if assessment.rejected_by else ""
    return (
        assessment.title + (f", {time}" if time else "") + (" (background)" if assessment.background else "") + rejected
    )


def _incident(dossier: Dossier) -> None:
    from solferino.cli.telling import Scene, people
    from solferino.report.decided import People

    incident, assessment = dossier.incidents[0], dossier.assessments[0]
    decided = People(dossier)
    accounts = [a for a in dossier.accounts if a.id not in assessment.left_out]
    say(f"{assessment.title}   [{incident.id}]")
    if mark := decided.mark(assessment):
        say(f"{mark} It counts in no sum.")
    for line in Scene(dossier, accounts).lines():
        say(line)
    for line in people(assessment, dossier.claims):
        say(line)
    _grade(assessment)
    say(f"Verification: {assessment.verification}{'' if assessment.verification == 'unverified' else ' by a person'}.")
    _decisions(dossier)
    _accounts(dossier, decided)
    _claims(dossier)
    _disagreements(assessment)
    _indicators(assessment)
    _links(dossier, incident)
    for question in assessment.open_questions:
        say(f"Open: {question}")


def _decisions(dossier: Dossier) -> None:
    """What people decided, told apart from what the program made; first what no longer finds its object."""
    if not dossier.decisions:
        return
    from solferino.report import moments, words
    from solferino.report.decided import unfound

    for line in unfound(dossier.decisions):
        say(f"Needs a person: {line}")
    say("Decided by people:")
    for d in dossier.decisions:
        verdict = words.label(words.VERDICTS, d.verdict)
        gone = f" Taken back by {d.withdrawn_by}." if d.withdrawn_by else ""
        say(f"  {d.id}  {verdict}{_detail(d)}: {', '.join(d.about)} — {d.by}, {moments.instant(d.at)}.{gone}")
        say(f"      Reason: {d.reason}")


def _detail(decision: Decision) -> str:
    if decision.value is not None:
        return f" ({decision.field}: {quoted(decision.value) if decision.value else 'not stated'})"
    return f" (question {decision.field})" if decision.field else ""


def _accounts(dossier: Dossier, decided: People) -> None:
    """The accounts of the incident by id, for decisions about them."""
    from solferino.report.copies import departures

    names = {d.id: d for d in dossier.documents}
    copied = {pair.document: pair for pair in dossier.copies}
    say("")
    say("It rests on:")
    for account in dossier.accounts:
        document = names[account.document]
        published = f", {document.published_on}" if document.published_on else ""
        say(f"  account {account.id}: {document.name}, {document.source_name or 'publisher not stated'}{published}")
        if pair := copied.get(document.id):
            origin = names[pair.copy_of].name if pair.copy_of in names else f"document {pair.copy_of[:12]}"
            say(f"    repeats {origin} ({pair.containment:.0%} of the shorter text): no voice of its own")
            for line in departures(pair):
                say(f"      {line}")
        if (rejection := decided.rejection(account.id)) is not None:
            say(f"    rejected by {rejection.by} ({rejection.id}): it counts for nothing here")
        for change in decided.corrections(account.id):
            by = f"put right by a person ({change.decision})"
            say(f"    {change.field}: {change.value}, {by}; the program read: {change.machine}")


def _grade(assessment: Assessment) -> None:
    grade = assessment.grade
    say(f"Grade: {grade.value}. {grade.reason}")
    if grade.at_most and grade.at_most != grade.value:
        say(f"  {grade.at_most.capitalize()} {grade.at_most_reason or 'at most'}.")
    if grade.object_grade:
        say(f"  Harm to objects: {grade.object_grade}.")


def _claims(dossier: Dossier) -> None:
    names = {d.id: d for d in dossier.documents}
    say("")
    say("What is said:")
    for claim in dossier.claims:
        document = names[claim.document]
        published = f", {document.published_on}" if document.published_on else ""
        say(f"  {_stance(claim)}  “{' '.join(claim.quote.text.split())}”")
        say(f"      — {chain(claim)}{published} ({document.name} {claim.quote.start}:{claim.quote.end})")


def _stance(claim: Claim) -> str:
    hedged = "" if claim.factuality in ("asserted", "denied") else f", {claim.factuality}"
    return f"[{claim.stance}{hedged}]"


def _disagreements(assessment: Assessment) -> None:
    for contradiction in assessment.contradictions:
        if contradiction.kind == "refinement":
            say(f"More and less exact: {contradiction.field}")
        else:
            say(f"Differs: {contradiction.field} ({contradiction.kind})")
        for position in contradiction.positions:
            say(f"  {position.value}{' (hedged)' if position.hedged else ''} — {position.speaker}")
        say(f"  Question: {contradiction.question}")


def _indicators(assessment: Assessment) -> None:
    for indicator in assessment.indicators:
        say(f"Indicator {indicator.id} {indicator.title}: {indicator.state}. {indicator.sentence}")
        for statement in indicator.speaks_for:
            say(f"  for: {statement.text}")
        for statement in indicator.speaks_against:
            say(f"  against: {statement.text}")


def _links(dossier: Dossier, incident: Incident) -> None:
    names = {d.id: d.name for d in dossier.documents}
    of = {a.id: names[a.document] for a in dossier.accounts}
    for link in incident.links:
        inside = link.left in of and link.right in of
        pair = f"{of.get(link.left, link.left)} and {of.get(link.right, link.right)}"
        band = "One tells of several events at once" if link.band == "part" else link.band.capitalize()
        say(f"{'Linked' if inside else band}: {pair}, score {link.score:.1f}")
        for reason in link.reasons:
            say(f"  {reason.weight:+.1f} {reason.feature.replace('_', ' ')}: {reason.detail}")
    asked = [d.id for d in dossier.decisions if d.verdict == "learn" and d.withdrawn_by is None]
    if incident.links:
        say(f"Weights: {f'learned from decisions of this case ({asked[-1]})' if asked else 'the table of the program'}")
