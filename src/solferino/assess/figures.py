"""What each root says of one outcome: a figure with the claims it stands on (rules C1-C3, C9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from solferino.assess.roots import Root
from solferino.assess.scene import Line, Said, Scene
from solferino.model.circumstance import Count, Outcome
from solferino.model.claim import Account
from solferino.vocab import wording
from solferino.vocab.facts import vague_words

COMBATANT = "combatant"


@dataclass(frozen=True, slots=True)
class Figure:
    """One root's figure in one document. `low` is what it supports at least; None where it gives no number.

    `floor`: made of parts or of a role only, so that the whole may be larger. `vague`: the word, where there is no
    number.
    """

    root: Root
    account: Account
    low: int | None
    high: int | None
    open_ended: bool
    approximate: bool
    floor: bool
    vague: str | None
    hedged: bool
    because: tuple[str, ...]

    @property
    def value(self) -> int | None:
        """The number that this voice gives: an exact one, or the least of an open range."""
        return None if self.vague else self.low

    @property
    def stated(self) -> str:
        """As it is stated: `4`, `at least 3`, `about 50`, `12 to 19`, `dozens`, `number not stated`."""
        if self.vague:
            return self.vague
        if self.low is None and self.high is None:
            return wording.say("no_figure")
        low, high = self.low or 0, self.high if self.high is not None else self.low or 0
        text = wording.say("between", low=low, high=high) if high != low else str(low)
        if self.open_ended or self.floor:
            text = wording.say("at_least", n=text)
        return wording.say("about", n=text) if self.approximate else text


@dataclass(frozen=True, slots=True)
class Told:
    """Lines that one root says of one outcome in one account."""

    root: Root
    account: Account
    lines: tuple[Line, ...]
    because: tuple[str, ...]
    hedged: bool


def figures(scene: Scene, outcome: Outcome) -> tuple[Figure, ...]:
    """Figures of an outcome, one for each root and account, without those replaced (C2). Composites give none (C1)."""
    return scene.once(("figures", outcome), lambda: tuple(standing(all_figures(scene, outcome), scene)))


def all_figures(scene: Scene, outcome: Outcome) -> tuple[Figure, ...]:
    """Figures of an outcome before any is replaced."""
    return scene.once(("all figures", outcome), lambda: _all_figures(scene, outcome))


def _all_figures(scene: Scene, outcome: Outcome) -> tuple[Figure, ...]:
    rows = told(scene, outcome)
    if not rows:
        return ()
    voices: dict[str, set[object]] = {}
    for said in scene.said:
        if any(line.value.outcome == outcome for line in said.lines):
            voices.setdefault(said.account.id, set()).add(said.root.key if said.asserts else said)
    return tuple(_figure(row, outcome, alone=len(voices[row.account.id]) == 1) for row in rows)


def told(scene: Scene, outcome: Outcome) -> tuple[Told, ...]:
    """Lines of an outcome by account and root, fighters left out (C9)."""
    return scene.once(("told", outcome), lambda: _all_told(scene, outcome))


def _all_told(scene: Scene, outcome: Outcome) -> tuple[Told, ...]:
    found: dict[tuple[str, tuple[str, ...]], list[Said]] = {}
    spoken_of = scene.once("outcomes", lambda: {line.value.outcome for said in scene.said for line in said.lines})
    for said in scene.said if outcome in spoken_of else ():
        if said.asserts and not said.composite and any(_counts(line, outcome) for line in said.lines):
            found.setdefault((said.account.id, said.root.key), []).append(said)
    return tuple(_told(group, outcome) for group in found.values())


def _counts(line: Line, outcome: Outcome) -> bool:
    return line.value.outcome == outcome and line.value.kind != COMBATANT


def _told(group: Sequence[Said], outcome: Outcome) -> Told:
    lines = dict.fromkeys(line for said in group for line in said.lines if _counts(line, outcome))
    because = tuple(
        dict.fromkeys(key for said in group if any(_counts(x, outcome) for x in said.lines) for key in said.because)
    )
    return Told(group[0].root, group[0].account, tuple(lines), because, _hedged(tuple(lines)))


def _hedged(lines: Sequence[Line]) -> bool:
    """Whether the largest figure is hedged wherever it is stated; a smaller flat one does not lift the hedge."""
    sizes = [line.value.count.low or 0 if line.value.count else 0 for line in lines]
    return all(line.hedged for line, size in zip(lines, sizes, strict=True) if size == max(sizes))


def _figure(row: Told, outcome: Outcome, *, alone: bool) -> Figure:
    """The figure of a root: the document's own range where it is the only voice, else its whole figures, else parts."""
    reported = row.account.count_of(outcome)
    if alone and reported is not None:
        return _of_count(row, reported, floor=False)
    wholes = [line for line in row.lines if line.value.part_of is None and not line.value.overlay]
    counts = [line.value.count for line in wholes if line.value.count and _inside(line.value.count, reported)]
    numbered = [count for count in counts if count.low is not None or count.high is not None]
    if numbered:
        lows = [count.low if count.low is not None else 0 for count in numbered]
        highs = [count.high if count.high is not None else count.low or 0 for count in numbered]
        merged = Count(min(lows), max(max(highs), min(lows)), any(count.approximate for count in numbered))
        figure = _of_count(row, merged, floor=False)
        return replace(figure, open_ended=any(count.open_ended for count in numbered))
    if (parts := _parts(row.lines)) is not None:
        return _of_count(row, Count(parts, None), floor=True)
    return _of_count(row, next((count for count in counts if count.vague), None), floor=False)


def _inside(count: Count, reported: Count | None) -> bool:
    """A figure below the document's own range is a part of the whole and no rival; a word alone is below none."""
    if reported is None or reported.low is None or (count.low is None and count.high is None):
        return True
    return (count.low if count.low is not None else count.high or 0) >= reported.low


def _parts(lines: Iterable[Line]) -> int | None:
    """At least so many: parts by sex and age add up, roles lie across them."""
    kept = {line.index if line.index is not None else id(line): line for line in lines}
    sums = [
        line.value.count.low
        for line in kept.values()
        if line.value.count and line.value.count.low is not None and not line.value.overlay and not _nested(line, kept)
    ]
    roles = [
        line.value.count.low
        for line in kept.values()
        if line.value.count and line.value.count.low is not None and line.value.overlay
    ]
    return max((sum(sums), *roles)) if sums or roles else None


def _nested(line: Line, kept: dict[int, Line]) -> bool:
    """A part of another part that is counted already."""
    return line.value.part_of is not None and line.value.part_of in kept


def _of_count(row: Told, count: Count | None, *, floor: bool) -> Figure:
    low, high, vague, open_ended = None, None, None, False
    if count is not None:
        low, high, vague, open_ended = count.low, count.high, count.vague, count.open_ended
        if low is None and high is None and vague is not None:
            meant = vague_words().get(" ".join(vague.lower().split()))
            low, high, open_ended = (meant.low, meant.high, meant.open_upper) if meant else (None, None, True)
        elif low is not None:
            vague = None
            high = low if high is None else high
        elif high is not None:
            low, vague = 0, None
    return Figure(
        root=row.root,
        account=row.account,
        low=low,
        high=high,
        open_ended=open_ended and not floor,
        approximate=bool(count and count.approximate),
        floor=floor,
        vague=vague,
        hedged=row.hedged,
        because=row.because,
    )


def standing(found: Sequence[Figure], scene: Scene) -> Iterable[Figure]:
    """A publisher's own later report replaces its earlier figure, whoever passed that on (C2). The date of one who
    passes a figure on is not the date of the figure, so nobody else's later report does."""
    for figure in found:
        later = [
            other
            for other in found
            if other.root.publisher
            and other.root.key == figure.root.key
            and not other.floor
            and other.low is not None
            and published_on(other, scene) > published_on(figure, scene)
        ]
        if not later:
            yield figure


def published_on(figure: Figure, scene: Scene) -> int:
    """Day of publication as a number that only orders; 0 where it is not stated."""
    day = scene.documents[figure.account.document].published_on
    return day.toordinal() if day else 0


def admissible(scene: Scene, found: Iterable[Figure]) -> tuple[Figure, ...]:
    """Without what only the party that is blamed says and what lowers the harm that others tell of (C3)."""
    rows = tuple(found)
    others = [row.high for row in rows if row.high is not None and not scene.is_blamed(row.root)]
    top = max(others, default=None)
    return tuple(
        row
        for row in rows
        if top is None or not scene.is_blamed(row.root) or (row.high is not None and row.high >= top)
    )
