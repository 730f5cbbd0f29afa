"""What would have to be known: from what is missing, what is contested, and what the raised indicators ask."""

from collections.abc import Iterator, Sequence

from solferino.assess.grade import names_of
from solferino.assess.positions import confirmations, general_denial
from solferino.assess.scene import Scene
from solferino.assess.tolls import harm_roots
from solferino.model.assessment import IndicatorResult, TollRange
from solferino.vocab import wording

AT_MOST = 16


def questions(
    scene: Scene,
    tolls: Sequence[TollRange],
    found: Sequence[IndicatorResult],
    flags: Sequence[str],
    held: Sequence[str],
) -> tuple[str, ...]:
    """Open questions in a fixed order, each once. Absence of information is a question, never a finding.

    `held`: rows of the vocabulary after which both sides hold a weapon that is named.
    """
    rows = (*_basic(scene, flags, held), *_figures(tolls), *_answers(scene), *_indicators(scene, found))
    return tuple(dict.fromkeys(rows))[:AT_MOST]


def _basic(scene: Scene, flags: Sequence[str], held: Sequence[str]) -> Iterator[str]:
    if not scene.blamed:
        yield wording.say("who_attacked")
    if held:
        yield wording.say("who_fired", rows="; ".join(held))
    if scene.days is None:
        yield wording.say("which_day")
    if not any(place.value.role == "site" for account in scene.accounts for place in account.places):
        yield wording.say("which_place")
    if "composite" in flags:
        yield wording.say("one_or_more")


def _figures(tolls: Sequence[TollRange]) -> Iterator[str]:
    for row in tolls:
        if row.outcome == "sexual_violence":
            continue
        if row.low is None:
            yield wording.say("no_number", outcome=wording.label(row.outcome))
        elif row.roots_min == 1 and row.high != 0:
            yield wording.say("second_source", outcome=wording.label(row.outcome))


def _answers(scene: Scene) -> Iterator[str]:
    if confirming := [said.root for said in confirmations(scene) if not scene.is_blamed(said.root)]:
        yield wording.say("confirmation_covers", names=wording.listed(names_of(confirming)))
    for root in scene.independence(harm_roots(scene)).roots:
        if root.publisher and (behind := scene.behind(root)):
            yield wording.say("own_knowledge", name=wording.name(root.name), names=wording.listed(names_of(behind)))
    if denying := [said.root for said in general_denial(scene)]:
        yield wording.say("denial_covers", names=wording.listed(names_of(denying)))


def _indicators(scene: Scene, found: Sequence[IndicatorResult]) -> Iterator[str]:
    rows = {row.id: row.raising for row in scene.rulebook.indicators}
    for result in found:
        raising = rows[result.id]
        if raising is not None:
            yield from (wording.check(question) for question in raising.questions)
