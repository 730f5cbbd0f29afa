"""Fields on which voices differ: each value with who says it, and a neutral question.

A more exact word is no conflict."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from solferino.assess.differences import actors, dates, descriptions, places, victims_described, weapons
from solferino.assess.figures import COMBATANT, Figure, figures
from solferino.assess.positions import fighters_told, general_denial, specific_denial
from solferino.assess.roots import key_of
from solferino.assess.scene import Said, Scene
from solferino.assess.tolls import OUTCOMES
from solferino.assess.victims import misfits
from solferino.model.assessment import Contradiction, Position
from solferino.model.circumstance import Count
from solferino.vocab import wording

ABOUT = 0.1  # "about 50" agrees with 45 to 55


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
    return tuple(found)


def once(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Each speaker's value once, with all claims that state it."""
    merged: dict[tuple[object, str], Position] = {}
    for row in positions:
        key = (key_of(row.speaker), row.value.lower())
        old = merged.setdefault(key, row)
        claims = tuple(dict.fromkeys((*old.claims, *row.claims)))
        merged[key] = replace(old, claims=claims, hedged=old.hedged and row.hedged)
    return tuple(merged.values())


def _counts(scene: Scene) -> Iterator[Contradiction]:
    for outcome in OUTCOMES:
        rows = [row for row in figures(scene, outcome) if row.low is not None]
        if any(_apart(left, right) for left, right in combinations(rows, 2)):
            shown = once(_of_figure(row) for row in rows if not row.floor)
            question = wording.say("ask_count", outcome=wording.label(outcome))
            yield Contradiction(outcome, "count", shown, question)


def _apart(left: Figure, right: Figure) -> bool:
    """No number fits both. Open figures and sums of parts have no upper end."""
    first, second = _reach(left), _reach(right)
    return first[0] > second[1] or second[0] > first[1]


def _reach(row: Figure) -> tuple[float, float]:
    low, high = row.low or 0, row.high if row.high is not None else row.low or 0
    slack = ABOUT if row.approximate else 0.0
    top = float("inf") if row.open_ended or row.floor else high * (1 + slack)
    return low * (1 - slack), top


def _of_figure(row: Figure) -> Position:
    return Position(
        account=row.account.id,
        document=row.account.document,
        speaker=wording.name(row.root.name),
        value=row.stated,
        claims=row.because,
        hedged=row.hedged,
    )


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


def position(said: Said, value: str, *, hedged: bool | None = None) -> Position:
    return Position(
        account=said.account.id,
        document=said.document.id,
        speaker=wording.name(said.root.name),
        value=value,
        claims=said.because,
        hedged=said.hedged if hedged is None else hedged,
    )
