"""Fields on which voices differ: each value with who says it, and a neutral question.

A more exact word is no conflict: it has rows of its own behind the others."""

from collections.abc import Callable, Iterator
from itertools import combinations

from solferino.assess.cells import of_figure, once, position, reach
from solferino.assess.differences import actors, dates, descriptions, places, victims_described, weapons
from solferino.assess.figures import COMBATANT, Figure, figures
from solferino.assess.positions import fighters_told, general_denial, specific_denial
from solferino.assess.refinements import refinements
from solferino.assess.roots import key_of
from solferino.assess.scene import Said, Scene
from solferino.assess.tolls import OUTCOMES
from solferino.assess.unit_slips import unit_slips
from solferino.assess.victims import misfits
from solferino.model.assessment import Contradiction, Position
from solferino.model.circumstance import Count
from solferino.vocab import wording


def contradictions(scene: Scene) -> tuple[Contradiction, ...]:
    """All fields on which sources differ, in a fixed order. A voice that says one thing twice is shown once."""
    found: list[Contradiction] = []
    found += _counts(scene)
    found += _partitions(scene)
    found += _population(scene)
    found += _occurrence(scene)
    rows: tuple[tuple[str, str, Callable[[Scene], list[Position]]], ...] = (
        ("date", "date", dates),
        ("place", "place", places),
        ("weapon", "weapon", weapons),
        ("who carried it out", "actor", actors),
    )
    for field, kind, positions_of in rows:
        if shown := once(positions_of(scene)):
            found.append(Contradiction(field, kind, shown, wording.say(f"ask_{kind}")))
    for field, rivals in (*descriptions(scene), *victims_described(scene)):
        found.append(Contradiction(field, "label", once(rivals), wording.say("ask_label")))
    found += unit_slips(scene)
    differing = {row.field for row in found}
    found += (row for row in refinements(scene) if row.field not in differing)
    return tuple(found)


def _counts(scene: Scene) -> Iterator[Contradiction]:
    for outcome in OUTCOMES:
        rows = [row for row in figures(scene, outcome) if row.low is not None]
        if any(_apart(left, right) for left, right in combinations(rows, 2)):
            shown = once(of_figure(row) for row in rows if not row.floor)
            question = wording.say("ask_count", outcome=wording.label(outcome))
            yield Contradiction(outcome, "count", shown, question)


def _apart(left: Figure, right: Figure) -> bool:
    """No number fits both. Open figures and sums of parts have no upper end."""
    first, second = reach(left), reach(right)
    return first[0] > second[1] or second[0] > first[1]


def _partitions(scene: Scene) -> Iterator[Contradiction]:
    for outcome, row, parts, whole in misfits(scene):
        speaker = wording.name(row.root.name)
        values = (str(whole), wording.say("at_least", n=parts))
        positions = tuple(
            Position(row.account.id, row.account.document, speaker, value, row.because, row.hedged) for value in values
        )
        yield Contradiction(outcome, "partition", positions, wording.say("ask_partition"))


def _population(scene: Scene) -> Iterator[Contradiction]:
    """Fighters or civilians, whoever disputes it: the party that is blamed is heard too, though it changes no range."""
    disputing = fighters_told(scene)
    if not disputing:
        return
    rows = []
    for said in scene.said:
        if said in disputing:
            rows.append(position(said, _of_people(said, fighters=True) or wording.say("not_civilian")))
        elif said.asserts and (value := _of_people(said, fighters=False)):
            rows.append(position(said, value, hedged=all(line.hedged for line in said.lines)))
    if len({key_of(row.speaker) for row in rows}) > 1:
        yield Contradiction("who was harmed", "population", once(rows), wording.say("ask_population"))


def _of_people(said: Said, *, fighters: bool) -> str:
    """`19 civilians killed`, `about 30 fighters killed`; parts by sex and age stand with the figures."""
    kinds = {COMBATANT: "fighters"} if fighters else {"civilian": "civilian", "person": "people"}
    found = []
    for line in said.lines:
        value = line.value
        if value.kind in kinds and value.outcome == "killed" and value.part_of is None:
            kind = wording.say(kinds[value.kind])
            found.append(wording.say("of_kind", n=counted(value.count), kind=kind) if value.count else kind)
    return wording.listed(tuple(dict.fromkeys(found)))


def counted(count: Count) -> str:
    """A figure as it is stated: `4`, `at least 3`, `about 50`, `dozens`."""
    if count.low is None:
        return count.vague or wording.say("about", n=count.high)
    text = str(count.low)
    if count.high is None:
        text = wording.say("at_least", n=text)
    elif count.high != count.low:
        text = wording.say("between", low=count.low, high=count.high)
    return wording.say("about", n=text) if count.approximate else text


def _occurrence(scene: Scene) -> Iterator[Contradiction]:
    """A denial, also a general one, beside those who say that it happened."""
    denying = (*specific_denial(scene), *general_denial(scene))
    asserting = [said for said in scene.said if said.asserts and (said.lines or said.objects or said.actors)]
    if denying and asserting:
        rows = (
            *(position(said, wording.say("happened")) for said in asserting),
            *(position(said, wording.say("denied")) for said in denying),
        )
        yield Contradiction("whether it happened", "occurrence", once(rows), wording.say("ask_occurrence"))
