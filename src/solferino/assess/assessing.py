"""One incident, or all of a case, assessed by the stated rules. Pure: same input, same bytes."""

from collections.abc import Sequence
from dataclasses import replace

from solferino.assess.contradictions import contradictions
from solferino.assess.evidence import profile
from solferino.assess.gather import scene as gather
from solferino.assess.grade import attribution, grade, roots_of, strike_status
from solferino.assess.human import Rulings, asked, rulings
from solferino.assess.index import Index
from solferino.assess.indicators import indicators
from solferino.assess.parties import country_name
from solferino.assess.positions import general_denial, specific_denial
from solferino.assess.precision import precision
from solferino.assess.questions import questions
from solferino.assess.scene import Scene
from solferino.assess.support import supports
from solferino.assess.title import title
from solferino.assess.tolls import tolls
from solferino.assess.victims import victims
from solferino.assess.weapons import shared
from solferino.model.assessment import Assessment, IndicatorResult
from solferino.model.claim import Account, Claim
from solferino.model.decision import Decision
from solferino.model.document import Document
from solferino.model.incident import CopyPair, Incident
from solferino.vocab.law import Rulebook


def assess(  # noqa: PLR0913  # the stages' agreed interface: everything by name
    incident: Incident,
    *,
    accounts: Sequence[Account],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    copies: Sequence[CopyPair],
    decisions: Sequence[Decision],
    rulebook: Rulebook,
) -> Assessment:
    """What the rules say of one incident. The order of the inputs changes nothing.

    Raises `UnknownItem` where an account of the incident or its document is missing, `UnknownRule` where the rulebook
    cites a rule that it does not hold, `ForbiddenWording` where a generated sentence would judge.
    """
    index = Index(accounts=accounts, claims=claims, documents=documents, copies=copies)
    return _assess(incident, index, rulebook, rulings(incident, decisions))


def assess_all(  # noqa: PLR0913  # like assess
    incidents: Sequence[Incident],
    *,
    accounts: Sequence[Account],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    copies: Sequence[CopyPair],
    decisions: Sequence[Decision],
    rulebook: Rulebook,
) -> tuple[Assessment, ...]:
    """`assess` for each incident, with the case looked through only once."""
    index = Index(accounts=accounts, claims=claims, documents=documents, copies=copies)
    return tuple(_assess(one, index, rulebook, rulings(one, decisions)) for one in incidents)


def _assess(incident: Incident, index: Index, rulebook: Rulebook, ruled: Rulings) -> Assessment:
    """The assessment of the accounts that stand; of all of them, marked as rejected, where a person rejected all."""
    kept = tuple(key for key in incident.accounts if key not in ruled.rejected)
    scene = gather(replace(incident, accounts=kept or incident.accounts), index, rulebook)
    ranges = tuple(ruled.counted(toll) for toll in tolls(scene))
    held = _held_by_both(scene)
    raised = indicators(scene, supports(scene), ruled)
    n_min, n_max, names = roots_of(scene)
    flags = _flags(scene, raised, held=bool(held))
    return Assessment(
        incident=incident.id,
        title=title(scene),
        background=bool(scene.accounts) and all(account.background for account in scene.accounts),
        tolls=ranges,
        victims=victims(scene),
        roots_min=n_min,
        roots_max=n_max,
        roots=names,
        grade=grade(scene, signed=ruled.all_rejected is not None),
        strike_status=strike_status(scene),
        attribution=attribution(scene),
        verification=ruled.verification,
        indicators=raised,
        contradictions=contradictions(scene),
        open_questions=(*asked(ruled), *questions(scene, ranges, raised, flags, held)),
        flags=flags,
        rejected_by=ruled.all_rejected,
        left_out=tuple(sorted(ruled.rejected)) if kept else (),
        precision=precision(scene),
        evidence=profile(scene),
    )


def _held_by_both(scene: Scene) -> tuple[str, ...]:
    """Rows of the vocabulary after which both sides hold a weapon that is named."""
    day = scene.days[0] if scene.days else None
    lands = [country_name(code) for code in scene.countries]
    rows = (shared(weapon.value, land, day) for said in scene.said for weapon in said.weapons for land in lands)
    return tuple(sorted({row for row in rows if row}))


def _flags(scene: Scene, raised: Sequence[IndicatorResult], *, held: bool) -> tuple[str, ...]:
    """Marks beside the assessment, in a fixed order."""
    restricted = {row.id for row in scene.rulebook.indicators if row.raising and row.raising.restricted}
    marks = {
        "weapon_shared_by_both_sides": held,
        "general_denial": bool(general_denial(scene)),
        "specific_denial": any(scene.is_blamed(said.root) for said in specific_denial(scene)),
        "composite": any(account.composite for account in scene.accounts),
        "restricted": any(result.id in restricted for result in raised),
    }
    return tuple(mark for mark, is_set in marks.items() if is_set)
