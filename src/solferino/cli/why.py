"""How the figures, the grade and the questions of an incident came about, for `solferino show DIR INCIDENT --why`."""

from __future__ import annotations  # the nouns are named in signatures: their modules are loaded when used

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from solferino.cli.words import toll

if TYPE_CHECKING:
    from solferino.model.assessment import Assessment, IndicatorResult, TollRange
    from solferino.model.dossier import Dossier
    from solferino.report.reckoning import Summed


def lines(dossier: Dossier, assessment: Assessment) -> Iterator[str]:
    """Each rule with its inputs: ranges, grade, statuses, questions of law."""
    names = {document.id: document.name for document in dossier.documents}
    for row in assessment.tolls:
        yield from _range(row, names)
    yield from _grade(assessment)
    yield from _known(assessment)
    for result in assessment.indicators:
        yield from _indicator(result)


def _range(row: TollRange, names: Mapping[str, str]) -> Iterator[str]:
    from solferino.report import reckoning, words

    found = reckoning.why(row)
    yield ""
    yield f"Why {found.outcome}: {toll(row)}"
    for rule, says in found.rules:
        yield f"  {rule}  {says}"
    yield f"  What goes in ({words.sources(row.roots_min, row.roots_max)}):"
    for given, use in found.inputs:
        hedge = ", hedged" if given.hedged else ""
        heard = f"; {reckoning.borne_out(given)}" if given.group else ""
        yield f"    {given.value}{hedge} — {given.speaker}, in {names.get(given.document, given.document)}"
        yield f"      {reckoning.day(given)}; {use}{heard}; claims {', '.join(given.claims) or 'none'}"
    yield "  The same figures by other rules (low–best–high):"
    for name, ends, says in found.aggregates:
        yield f"    {name}: {ends}. {says}"


def _grade(assessment: Assessment) -> Iterator[str]:
    grade = assessment.grade
    yield ""
    yield f"Why the grade is {grade.value}: rule {grade.rule}. {grade.reason}"
    voices = "; ".join(assessment.roots) or "none"
    yield f"  Independent sources of the harm: {assessment.roots_min} to {assessment.roots_max}: {voices}"
    if grade.at_most:
        yield f"  At most {grade.at_most} {grade.at_most_reason or ''}".rstrip()
    yield f"  Strike: {assessment.strike_status}. Attribution: {assessment.attribution}."
    if assessment.flags:
        yield f"  Marks: {', '.join(flag.replace('_', ' ') for flag in assessment.flags)}"


def _known(assessment: Assessment) -> Iterator[str]:
    """Kinds of source and how exactly day and place are known."""
    from solferino.report import profiles

    if assessment.evidence:
        yield f"  Evidence: {profiles.evidence(assessment.evidence)}"
    if assessment.precision:
        yield f"  Precision: {profiles.precision(assessment.precision)}"


def _indicator(result: IndicatorResult) -> Iterator[str]:
    from solferino.report import words

    yield ""
    yield f"Why question {result.id}, {result.title}, is {result.state}:"
    for element in result.elements:
        rests = f"; claims {', '.join(element.because)}" if element.because else ""
        yield f"  {element.id} {words.element(element)}: {element.text}{rests}"
    for citation in result.citations:
        unchecked = " (unchecked: from memory)" if citation.checked == "memory" else ""
        note = f" {citation.treaty_note}" if citation.treaty_note else ""
        yield f"  {citation.rule}: {citation.citation}{unchecked}.{note}"


def summed(rows: tuple[Summed, ...]) -> Iterator[str]:
    """How much the register's sums depend on the rule."""
    yield "The same register by other rules, sum of lows to sum of highs:"
    for row in rows:
        known = f"{row.low} to {row.high}" if row.low != row.high else str(row.low)
        without = f"; {row.unknown} of {row.incidents} without a number" if row.unknown else ""
        yield f"  {row.outcome}, {row.name}: {known}{without}"
