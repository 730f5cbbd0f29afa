"""The partner view: for those who help to verify. Words and places stay, names of persons and of custody do not."""

import re
from dataclasses import replace

from solferino.model.assessment import Assessment, IndicatorResult, Position, Statement
from solferino.model.claim import Account, Claim, Speaker, Total
from solferino.model.decision import Decision
from solferino.model.dossier import Dossier
from solferino.model.exhibit import CustodyEvent, Exhibit
from solferino.model.incident import Incident
from solferino.report.views.allowed import MASKED_NAME, speaks_for_an_office

DISTANCE = re.compile(
    r"\b(?:about |some |around )?\d[\d.,]*(?:\s|-)?(?:m|km|metres?|meters?|kilomet(?:re|er)s?|miles?|yards?|feet)\b",
    re.I,
)
DISTANCE_KEPT = "[distance kept in the restricted view]"
REVIEWER = "a reviewer"
CODES = ("act", "target", "context")  # labels that are words of a closed list in registers
OF_NAMES = ("words_", "same_victim")  # features whose detail is words of the texts, names among them


def partner(dossier: Dossier) -> Dossier:
    """The dossier without names of private persons in chains, custody names, origins, and distances."""
    names = _private_names(dossier)
    return replace(
        dossier,
        exhibits=tuple(_exhibit(exhibit) for exhibit in dossier.exhibits),
        claims=tuple(_claim(claim) for claim in dossier.claims),
        accounts=tuple(_account(account) for account in dossier.accounts),
        totals=tuple(_total(total) for total in dossier.totals),
        incidents=tuple(_incident(incident, names) for incident in dossier.incidents),
        assessments=tuple(_assessment(assessment, names) for assessment in dossier.assessments),
        decisions=tuple(_decision(decision) for decision in dossier.decisions),
        copies=tuple(replace(pair, changes=None) for pair in dossier.copies),
        ledger=tuple(replace(line, speaker=_unnamed(line.speaker, names)) for line in dossier.ledger),
        custody=tuple(_event(event) for event in dossier.custody),
    )


def masked(speaker: Speaker) -> Speaker:
    return Speaker(MASKED_NAME, None, speaker.kind, speaker.side, named=False)


def _private_names(dossier: Dossier) -> frozenset[str]:
    """Names of speakers who are persons; the publisher, first in a chain, and offices are none."""
    chains = [claim.speakers for claim in dossier.claims] + [total.speakers for total in dossier.totals]
    return frozenset(speaker.name for chain in chains for n, speaker in enumerate(chain) if _is_private(speaker, n))


def _is_private(speaker: Speaker, position: int) -> bool:
    return speaker.named and position > 0 and not speaks_for_an_office(speaker)


def _chain(speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    return tuple(masked(speaker) if _is_private(speaker, n) else speaker for n, speaker in enumerate(speakers))


def _claim(claim: Claim) -> Claim:
    return replace(claim, speakers=_chain(claim.speakers))


def _account(account: Account) -> Account:
    """Of a register's own words only its codes stay: other columns may name persons."""
    codes = tuple(label for label in account.labels if label.value.scheme in CODES)
    return replace(account, named_victims=(), labels=codes)


def _total(total: Total) -> Total:
    return replace(total, speakers=_chain(total.speakers))


def _exhibit(exhibit: Exhibit) -> Exhibit:
    return replace(exhibit, received_from="", details={})


def _event(event: CustodyEvent) -> CustodyEvent:
    return replace(event, by="", detail={})


def _decision(decision: Decision) -> Decision:
    groups = tuple(tuple(replace(mark, words="") for mark in group) for group in decision.groups)
    return replace(decision, by=REVIEWER, groups=groups)


def _incident(incident: Incident, names: frozenset[str]) -> Incident:
    """Rare words that two texts share are names of persons as often as not: that they share some is told, not which."""
    links = tuple(
        replace(
            link,
            reasons=tuple(
                replace(row, detail="" if row.feature.startswith(OF_NAMES) else _unnamed(row.detail, names))
                for row in link.reasons
            ),
        )
        for link in incident.links
    )
    return replace(incident, links=links)


def _assessment(assessment: Assessment, names: frozenset[str]) -> Assessment:
    return replace(
        assessment,
        tolls=tuple(
            replace(toll, inputs=tuple(replace(row, speaker=_unnamed(row.speaker, names)) for row in toll.inputs))
            for toll in assessment.tolls
        ),
        roots=tuple(_unnamed(root, names) for root in assessment.roots),
        indicators=tuple(_indicator(row, names) for row in assessment.indicators),
        contradictions=tuple(
            replace(row, positions=tuple(_position(position, names) for position in row.positions))
            for row in assessment.contradictions
        ),
        open_questions=tuple(_plain(text, names) for text in assessment.open_questions),
    )


def _indicator(row: IndicatorResult, names: frozenset[str]) -> IndicatorResult:
    return replace(
        row,
        sentence=_plain(row.sentence, names),
        speaks_for=tuple(_statement(statement, names) for statement in row.speaks_for),
        speaks_against=tuple(_statement(statement, names) for statement in row.speaks_against),
    )


def _statement(statement: Statement, names: frozenset[str]) -> Statement:
    return replace(statement, text=_plain(statement.text, names))


def _position(position: Position, names: frozenset[str]) -> Position:
    return replace(position, speaker=_unnamed(position.speaker, names), value=_plain(position.value, names))


def _plain(text: str, names: frozenset[str]) -> str:
    return DISTANCE.sub(DISTANCE_KEPT, _unnamed(text, names))


def _unnamed(text: str, names: frozenset[str]) -> str:
    """Whole names only, the longest first; `residents` or `he` are no names."""
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if name != name.lower():
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", MASKED_NAME, text)
    return text
