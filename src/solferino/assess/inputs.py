"""Every voice's figure behind a range and what became of it: counted, passed on, replaced, or left out by a rule."""

from collections.abc import Iterator, Sequence

from solferino.assess.credibility import credible
from solferino.assess.figures import COMBATANT, Figure
from solferino.assess.independence import Independence
from solferino.assess.scene import Said, Scene
from solferino.model.circumstance import Count, Outcome
from solferino.model.reckoning import Input, Use
from solferino.vocab import wording


def inputs(
    scene: Scene, outcome: Outcome, figures: Sequence[tuple[Figure, Use]], independence: Independence
) -> tuple[Input, ...]:
    """In the order of the scene: each figure with what became of it; one that no independent voice stands for was
    passed on."""
    groups = {root.key: number for number, group in enumerate(independence.groups, 1) for root in group}
    found = []
    for row, use in figures:
        group = groups.get(row.root.key) if use == "counted" else None
        found.append(_input(scene, row, "passed_on" if use == "counted" and group is None else use, group))
    return (*credible(found), *_of_several_places(scene, outcome))


def _input(scene: Scene, row: Figure, use: Use, group: int | None) -> Input:
    return Input(
        speaker=wording.name(row.root.name),
        account=row.account.id,
        document=row.account.document,
        published=scene.documents[row.account.document].published_on,
        value=row.stated,
        low=row.low,
        high=row.high,
        open_ended=row.open_ended or row.floor,
        hedged=row.hedged,
        use=use,
        group=group,
        claims=row.because,
        approximate=row.approximate,
    )


def _of_several_places(scene: Scene, outcome: Outcome) -> Iterator[Input]:
    """Figures of statements about several places, which give no incident a number (C1)."""
    for said in scene.said:
        for line in said.lines if said.asserts and said.composite else ():
            value = line.value
            if value.outcome == outcome and value.kind != COMBATANT and value.part_of is None and value.count:
                yield _composite(said, value.count, hedged=line.hedged)


def _composite(said: Said, count: Count, *, hedged: bool) -> Input:
    low, high = count.low, count.high if count.high is not None else count.low
    return Input(
        speaker=wording.name(said.root.name),
        account=said.account.id,
        document=said.document.id,
        published=said.document.published_on,
        value=count.vague or (str(low) if low is not None else wording.say("about", n=high)),
        low=low,
        high=high,
        open_ended=count.open_ended,
        hedged=hedged,
        use="several_places",
        group=None,
        claims=said.because,
        approximate=count.approximate,
    )
