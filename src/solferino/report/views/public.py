"""The public view, built value by value from what may be published. A field that is not named here does not leave."""

import re
from dataclasses import replace
from typing import TypeVar

from solferino.model.circumstance import ActorMention, Count, ObjectHit, TimeSpan, TollLine, WeaponUse
from solferino.model.claim import Account, Claim, Reported, Total
from solferino.model.decision import Decision
from solferino.model.document import Anchored, Document, Source
from solferino.model.dossier import Dossier
from solferino.model.incident import CopyPair, Incident, Link, Reason
from solferino.report import words
from solferino.report.draw.atlas import country_name
from solferino.report.views import allowed, closed, places
from solferino.report.views.partner import REVIEWER
from solferino.report.views.public_assessment import assessment, ledger_line
from solferino.report.views.renamed import NOT_LISTED, Renamed

T = TypeVar("T")
WHOLE_KINDS = ("person", "civilian")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def public(dossier: Dossier) -> Dossier:
    """The dossier as it may be published. The title is the case's own: whoever names a case publishes that name."""
    names = Renamed.of(dossier)
    accounts = tuple(_account(account, names) for account in dossier.accounts)
    offices = names.office_names(dossier.claims)
    return Dossier(
        title=dossier.title,
        made_at=dossier.made_at,
        made_by=dossier.made_by,
        view="public",
        exhibits=(),
        documents=tuple(_document(document, names) for document in dossier.documents),
        claims=tuple(_claim(claim, names) for claim in dossier.claims),
        accounts=accounts,
        totals=tuple(_total(total, names) for total in dossier.totals),
        incidents=tuple(_incident(incident, names) for incident in dossier.incidents),
        assessments=tuple(assessment(row, dossier, accounts, names) for row in dossier.assessments),
        copies=tuple(
            CopyPair(names.document(p.document), names.document(p.copy_of), p.containment) for p in dossier.copies
        ),
        decisions=tuple(_decision(decision, names) for decision in dossier.decisions),
        ledger=tuple(ledger_line(line, names, offices) for line in dossier.ledger),
        sums=dossier.sums,
        custody=(),
        log_size=dossier.log_size,
        log_root=dossier.log_root,
        unread=tuple(("a document", "could not be read") for _ in dossier.unread),
        left_out=dossier.left_out,
    )


def _document(document: Document, names: Renamed) -> Document:
    shown = document.source if document.id in names.published else None
    source = Source(words.plain(shown.kind or ""), shown.name, shown.kind) if shown else None
    return Document(
        id=names.document(document.id),
        name=names.document(document.id),
        reader="",
        text="",
        language=document.language if LANGUAGE.fullmatch(document.language) else "",
        source_name=source.name if source else "publisher not published",
        source=source,
        url=document.url if shown else None,
        published_on=document.published_on,
    )


def _claim(claim: Claim, names: Renamed) -> Claim:
    return Claim(
        id=names.claims[claim.id],
        document=names.document(claim.document),
        speakers=names.chain(claim.speakers, claim.document),
        stance=claim.stance,
        factuality=claim.factuality,
        scope=claim.scope,
        quote=names.quote(claim.document),
        about=names.claim_keys(claim.about),
    )


def _account(account: Account, names: Renamed) -> Account:
    sensitive = account.id in names.sensitive

    def bare(value: T) -> Anchored[T]:
        return Anchored(value, (names.quote(account.document),), "")

    return Account(
        id=names.accounts[account.id],
        document=names.document(account.document),
        event_type=bare(closed.event(account.event_type.value)) if account.event_type else None,
        background=account.background,
        when=bare(_when(account.when.value)) if account.when else None,
        places=tuple({bare(places.published(row.value, sensitive=sensitive)): None for row in account.places}),
        tolls=tuple(bare(line) for line in _tolls(account, sensitive=sensitive)),
        reported=tuple(Reported(row.outcome, _count(row.count)) for row in account.reported if _may_tell(row.outcome)),
        objects=tuple({bare(thing): None for row in account.objects if (thing := _object(row.value))}),
        weapons=tuple({bare(_weapon(row.value)): None for row in account.weapons}),
        actors=tuple({bare(actor): None for row in account.actors if (actor := _actor(row.value))}),
        claims=names.claim_keys(account.claims),
        anchor=names.quote(account.document),
        composite=account.composite,
    )


def _when(when: TimeSpan) -> TimeSpan:
    return TimeSpan(
        when.earliest, when.latest, when.precision, when.date_start, when.date_end, when.time_local, when.approximate
    )


def _tolls(account: Account, *, sensitive: bool) -> list[TollLine]:
    """Figures; for sensitive objects only whole figures, without sex, age and role (P1). Parts lose their whole."""
    lines = [row.value for row in account.tolls if _may_tell(row.value.outcome)]
    return [
        TollLine(line.outcome, line.kind, _count(line.count) if line.count else None, None, line.overlay)
        for line in lines
        if line.kind in words.KINDS and (not sensitive or line.kind in WHOLE_KINDS)
    ]


def _may_tell(outcome: str) -> bool:
    return outcome not in allowed.COMPARTMENT_OUTCOMES


def _count(count: Count) -> Count:
    vague = count.vague if count.vague in allowed.VAGUE_WORDS else None
    if count.low is None and count.high is None and vague is None:
        vague = "an unstated number"
    return Count(count.low, count.high, count.approximate, vague)


def _object(thing: ObjectHit) -> ObjectHit | None:
    """What was harmed, by kind. Objectives and what lay near are not published: they locate the site."""
    if thing.relation in ("near", "intended") or thing.kind not in closed.object_kinds():
        return None
    return ObjectHit(thing.kind, words.plain(thing.kind), thing.relation, closed.object_kinds()[thing.kind])


def _weapon(weapon: WeaponUse) -> WeaponUse:
    kind = weapon.kind if weapon.kind in closed.weapon_kinds() else "weapon"
    return WeaponUse(None, words.plain(kind), kind)


def _actor(actor: ActorMention) -> ActorMention | None:
    """A party with a row of its own, by the row's name; who is only said to act like this usually is left out."""
    if actor.id is None or actor.role == "usual_suspect" or not closed.is_actor(actor.id):
        return None
    row = actor.id.removeprefix("state:")
    name = country_name(row) if row != actor.id else words.plain(actor.id)
    return ActorMention(name[:1].upper() + name[1:], actor.role, actor.id)


def _total(total: Total, names: Renamed) -> Total:
    return Total(
        document=names.document(total.document),
        killed=_count(total.killed) if total.killed else None,
        injured=_count(total.injured) if total.injured else None,
        population=total.population,
        scope=words.WITHHELD,
        speakers=names.chain(total.speakers, total.document),
        quote=names.quote(total.document),
    )


def _incident(incident: Incident, names: Renamed) -> Incident:
    links = tuple(
        Link(
            names.accounts[link.left],
            names.accounts[link.right],
            tuple(Reason(closed.feature(reason.feature), reason.weight, "") for reason in link.reasons),
            link.band,
        )
        for link in incident.links
        if link.left in names.accounts and link.right in names.accounts
    )
    accounts = tuple(names.accounts[key] for key in incident.accounts if key in names.accounts)
    return Incident(incident.id, accounts, links, incident.decisions)


def _decision(decision: Decision, names: Renamed) -> Decision:
    about = tuple(names.accounts.get(key, key if key[:1] in "id" else NOT_LISTED) for key in decision.about)
    shown = Decision(decision.id, REVIEWER, decision.at, decision.verdict, about, words.WITHHELD)
    return replace(shown, withdrawn_by=decision.withdrawn_by)
