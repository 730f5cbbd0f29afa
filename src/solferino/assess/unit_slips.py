"""One figure that two voices give in different units: the dead or all who were harmed, families or people, thousands.

A row is a question to the investigator and changes no range. The rules, with an example and a counter-example of each,
are rows of `vocab/differences.toml`.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from solferino.assess.cells import of_figure, once, position
from solferino.assess.figures import Figure, figures
from solferino.assess.scene import Said, Scene
from solferino.model.assessment import Contradiction, Position
from solferino.model.circumstance import Outcome
from solferino.vocab import wording
from solferino.vocab.rows import table
from solferino.vocab.words import split_words

LEAST = 5  # people: smaller figures are too often the same by chance
THOUSAND = 1_000


def unit_slips(scene: Scene) -> Iterator[Contradiction]:
    """Rows of figures that may be one figure in two units."""
    killed, injured = _exact(scene, "killed"), _exact(scene, "injured")
    yield from _of_all_harmed(killed, injured)
    for outcome, rows in (("killed", killed), ("injured", injured)):
        yield from _thousands(outcome, rows)
    yield from _families(scene)


def _exact(scene: Scene, outcome: Outcome) -> list[Figure]:
    rows = (row for row in figures(scene, outcome) if not (row.floor or row.open_ended or row.vague or row.approximate))
    return [row for row in rows if row.low is not None and row.low == row.high]


def _of_all_harmed(killed: list[Figure], injured: list[Figure]) -> Iterator[Contradiction]:
    """Rules killed-or-injured and killed-or-casualties."""
    dead = {(row.root.key, row.account.id): row for row in killed}
    for one in (row for row in killed if (row.low or 0) >= LEAST):
        for other in (row for row in injured if row.root.key != one.root.key):
            beside = dead.get((other.root.key, other.account.id))
            hurt, own = other.low or 0, beside.low or 0 if beside else 0
            if own != one.low and one.low in (hurt, own + hurt):
                shown = [_cell(one, "killed"), *([_cell(beside, "killed")] if beside else []), _cell(other, "injured")]
                yield Contradiction("killed", "unit", once(shown), wording.say("ask_unit_harmed", n=one.low))
                return


def _cell(row: Figure, outcome: str) -> Position:
    return replace(of_figure(row), value=wording.say("of_kind", n=row.low, kind=wording.label(outcome)))


def _thousands(outcome: str, rows: list[Figure]) -> Iterator[Contradiction]:
    """Rule thousands."""
    for small, large in permutations(rows, 2):
        if small.low and large.low == small.low * THOUSAND and small.root.key != large.root.key:
            shown = (_cell(small, outcome), _cell(large, outcome))
            yield Contradiction(outcome, "unit", once(shown), wording.say("ask_unit_thousands"))
            return


def _families(scene: Scene) -> Iterator[Contradiction]:
    """Rule families-or-people: told by the words of the figure."""
    for outcome in ("killed", "injured"):
        rows = list(_counted(scene, outcome))
        for (one, number, families), (other, same, people) in permutations(rows, 2):
            if number == same and families and not people and one.root.key != other.root.key:
                words = wording.say("of_kind", n=number, kind=wording.say("families"))
                plain = wording.say("of_kind", n=number, kind=wording.label(outcome))
                shown = (position(one, words), position(other, plain))
                yield Contradiction(outcome, "unit", once(shown), wording.say("ask_unit_families", n=number))
                break


def _counted(scene: Scene, outcome: str) -> Iterator[tuple[Said, int, bool]]:
    """Whole figures of more than one, and whether their words speak of families."""
    words = frozenset(table("differences.toml")["units"]["families"])
    for said in (said for said in scene.said if said.asserts):
        for line in said.lines:
            count, index = line.value.count, line.index
            if line.value.outcome == outcome and line.value.part_of is None and count and count.low == count.high:
                quotes = said.account.tolls[index].quotes if index is not None else ()
                told = {word.lower() for quote in quotes for word in split_words(quote.text)}
                if count.low and count.low > 1:
                    yield said, count.low, bool(told & words)
