"""`solferino show DIR [INCIDENT]`."""

from typing import Annotated

import typer

from solferino.case import Case
from solferino.cli.terminal import AsJson, By, Folder, actor, say, visible, write_file
from solferino.cli.words import chain, clock, roots, sums, toll
from solferino.model.assessment import Assessment
from solferino.model.claim import Account, Claim
from solferino.model.dossier import Dossier
from solferino.model.incident import Incident

ID_SHOWN = 9


def command(
    folder: Folder,
    incident: Annotated[
        str | None, typer.Argument(metavar="INCIDENT", help="An incident's id, or its beginning.")
    ] = None,
    as_json: AsJson = False,
    by: By = None,
) -> None:
    """The register as a table, or one incident with what each source says of it."""
    case = Case.open(folder, by=actor(by))
    dossier = case.show(incident)
    if as_json:
        from pathlib import Path

        from solferino import report

        write_file(Path("-"), report.write(dossier, "json"))
    elif incident is None:
        _table(dossier, folder.as_posix())
    else:
        _incident(dossier)


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
    table = Table(title=visible(dossier.title), title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for name in ("id", "incident", "killed", "injured", "sources", "grade"):
        table.add_column(name, overflow="fold", no_wrap=name in ("id", "sources", "grade"))
    for incident in dossier.incidents:
        a = assessed[incident.id]
        cells = (
            incident.id[:ID_SHOWN], _line(a, _lead(dossier, incident)), toll(a.toll_of("killed")),
            toll(a.toll_of("injured")), roots(a), a.grade.value,
        )  # fmt: skip
        table.add_row(*(visible(cell) for cell in cells))
    Console(width=None).print(table)
    say(sums(dossier.sums))
    for line in dossier.ledger:
        say(f"Kept apart, added to nothing: “{line.quote.text.strip()}” — {line.speaker}")
    for name, reason in dossier.unread:
        say(f"Preserved but not read: {name}: {reason}.")
    say(f"Next: solferino show {folder} ID   or   solferino report {folder} -o dossier.html")


def _line(assessment: Assessment, lead: Account | None) -> str:
    """Title, clock time where one is stated, and whether it is told in passing."""
    time = clock(lead)
    return assessment.title + (f", {time}" if time else "") + (" (background)" if assessment.background else "")


def _incident(dossier: Dossier) -> None:
    incident, assessment = dossier.incidents[0], dossier.assessments[0]
    say(f"{assessment.title}   [{incident.id}]")
    killed, injured = toll(assessment.toll_of("killed")), toll(assessment.toll_of("injured"))
    say(f"Killed: {killed}. Injured: {injured}. Independent sources: {roots(assessment)}.")
    for line in assessment.victims:
        number = str(line.low) if line.low == line.high else f"{line.low}–{line.high}"
        say(
            f"  {line.kind.replace('_', ' ')} {line.outcome}: {number}"
            + (" (among them, not added)" if line.overlay else "")
            + (" (hedged)" if line.hedged else "")
        )
    _grade(assessment)
    _claims(dossier)
    _disagreements(assessment)
    _indicators(assessment)
    _links(dossier, incident)
    for question in assessment.open_questions:
        say(f"Open: {question}")


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
        say(f"{'Linked' if inside else link.band.capitalize()}: {pair}, score {link.score:.1f}")
        for reason in link.reasons:
            say(f"  {reason.weight:+.1f} {reason.feature.replace('_', ' ')}: {reason.detail}")
