"""Assessments and ledger lines of the public view: closed words, numbers, registry texts, no sentence on a source."""

import re

from solferino.model.assessment import (
    Assessment,
    Citation,
    Contradiction,
    Element,
    Grade,
    IndicatorResult,
    LedgerLine,
    Position,
    Statement,
    TollRange,
    VictimLine,
)
from solferino.model.claim import Account
from solferino.model.dossier import Dossier
from solferino.report import lookup, moments, words
from solferino.report.views import allowed, offices
from solferino.report.views.renamed import Renamed

RULE_ID = re.compile(r"[A-Za-z0-9:_.\-]{1,16}")
SAFE_TOKENS = frozenset(
    "at least most about around up to or more and between from killed injured missing nobody none not stated denied "
    "civilian civilians military mixed unspecified persons people men women children boys girls man woman child boy "
    "girl january february march april may june july august september october november december happened "
    "fighters is".split()
)
TOKEN = re.compile(r"[A-Za-z]+")


def assessment(row: Assessment, dossier: Dossier, accounts: tuple[Account, ...], names: Renamed) -> Assessment:
    """An assessment in closed words. The title is made anew from the published place."""
    sensitive = row.incident in names.sensitive
    members = next((set(case.accounts) for case in dossier.incidents if case.id == row.incident), set())
    own = [account for account in accounts if account.id in {names.accounts.get(key) for key in members}]
    moment = moments.when_of(account.when.value if account.when else None for account in own)
    place = lookup.best_place(own)
    return Assessment(
        incident=row.incident,
        title=lookup.title_of(own, place, moment),
        background=row.background,
        tolls=tuple(_toll(toll, names) for toll in row.tolls if toll.outcome not in allowed.COMPARTMENT_OUTCOMES),
        victims=() if sensitive else tuple(_victims(line, names) for line in row.victims if line.kind in words.KINDS),
        roots_min=row.roots_min,
        roots_max=row.roots_max,
        roots=(),
        grade=_grade(row.grade),
        strike_status=row.strike_status,
        attribution=row.attribution,
        verification=row.verification if row.verification in allowed.VERIFICATION else words.WITHHELD,
        indicators=tuple(
            _indicator(indicator, names)
            for indicator in row.indicators
            if indicator.id not in allowed.COMPARTMENT_INDICATORS
        ),
        contradictions=tuple(
            _contradiction(item, names, dossier)
            for item in row.contradictions
            if item.kind in allowed.PUBLIC_CONTRADICTIONS
        ),
        open_questions=(f"Open questions are {words.WITHHELD}.",) if row.open_questions else (),
        flags=tuple(flag for flag in row.flags if flag in words.FLAGS),
        rejected_by=row.rejected_by,
        left_out=tuple(sorted(names.accounts[key] for key in row.left_out if key in names.accounts)),
    )


def _toll(toll: TollRange, names: Renamed) -> TollRange:
    return TollRange(
        outcome=toll.outcome,
        low=toll.low,
        best=toll.best,
        high=toll.high,
        open_ended=toll.open_ended,
        roots_min=toll.roots_min,
        roots_max=toll.roots_max,
        because=names.claim_keys(toll.because),
        rules=tuple(rule for rule in toll.rules if RULE_ID.fullmatch(rule)),
        flags=tuple(flag for flag in toll.flags if flag in words.FLAGS),
        hedged=toll.hedged,
        aggregates=toll.aggregates,
    )


def _victims(line: VictimLine, names: Renamed) -> VictimLine:
    because = names.claim_keys(line.because)
    return VictimLine(line.outcome, line.kind, line.low, line.high, line.overlay, because, line.hedged)


def _grade(grade: Grade) -> Grade:
    meaning = words.GRADES[grade.value][1]
    return Grade(
        value=grade.value,
        rule=grade.rule if RULE_ID.fullmatch(grade.rule) else "",
        reason=f"{meaning[:1].upper()}{meaning[1:]}.",
        at_most=grade.at_most,
        at_most_reason=None,
        object_grade=grade.object_grade,
    )


def _indicator(row: IndicatorResult, names: Renamed) -> IndicatorResult:
    """Texts of the closed registry stay; sentences about this incident are counted, not told."""
    return IndicatorResult(
        id=row.id,
        title=row.title,
        state=row.state,
        sentence=words.INDICATOR_SENTENCES[row.state],
        elements=tuple(
            Element(element.id, element.text, element.state, names.claim_keys(element.because))
            for element in row.elements
        ),
        speaks_for=tuple(_kept(statement, names) for statement in row.speaks_for),
        speaks_against=tuple(_kept(statement, names) for statement in row.speaks_against),
        missing=row.missing,
        citations=tuple(_citation(citation) for citation in row.citations if citation.checked in allowed.PUBLIC_CHECKS),
        caveats=row.caveats,
    )


def _kept(statement: Statement, names: Renamed) -> Statement:
    return Statement(f"A statement {words.WITHHELD}.", names.claim_keys(statement.because))


def _citation(row: Citation) -> Citation:
    return Citation(row.rule, row.citation, row.title, row.statement, row.source, row.checked, row.treaty_note)


def _contradiction(row: Contradiction, names: Renamed, dossier: Dossier) -> Contradiction:
    named = names.office_names(dossier.claims)
    return Contradiction(
        field=row.field if row.field in words.OUTCOMES else words.label(words.FIELDS, row.kind),
        kind=row.kind,
        positions=tuple(
            Position(
                account=names.accounts.get(position.account, ""),
                document=names.document(position.document),
                speaker=_voice(position.speaker, named),
                value=_safe_value(position.value),
                claims=names.claim_keys(position.claims),
                hedged=position.hedged,
            )
            for position in row.positions
        ),
        question="",
    )


def _safe_value(value: str) -> str:
    """A value of numbers and closed words; anything else is kept back."""
    if all(token.lower() in SAFE_TOKENS for token in TOKEN.findall(value)) and value.isascii():
        return value
    return words.WITHHELD


def _voice(name: str, named: frozenset[str]) -> str:
    """A name that a chain of this view shows, or that is an office's by the rows."""
    return name if name in named else offices.shown(name)


def ledger_line(line: LedgerLine, names: Renamed, named: frozenset[str]) -> LedgerLine:
    """A total with who counted whom; its scope and words are the document's own and stay back."""
    return LedgerLine(
        document=names.document(line.document),
        scope=words.WITHHELD,
        killed_low=line.killed_low,
        killed_high=line.killed_high,
        injured_low=line.injured_low,
        injured_high=line.injured_high,
        open_ended=line.open_ended,
        population=line.population,
        speaker=_voice(line.speaker, named),
        quote=names.quote(line.document),
        incidents=line.incidents,
        killed_in_incidents=line.killed_in_incidents,
        contradiction="The figures contradict each other." if line.contradiction else None,
        injured_in_incidents=line.injured_in_incidents,
        killed_not_located=line.killed_not_located,
        injured_not_located=line.injured_not_located,
    )
