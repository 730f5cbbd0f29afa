"""Casualty figures: which groups of people were killed, injured, missing, taken or ill-treated, and which are parts."""

from dataclasses import dataclass, replace

from solferino.extract.callings import all_of_a_kind, by_pronoun, employed, of_them, of_them_here, one_more
from solferino.extract.companions import accompanied, among_those
from solferino.extract.fractions import shares
from solferino.extract.harm_forms import Predicate
from solferino.extract.harms import predicates
from solferino.extract.kinsfolk import everyone
from solferino.extract.parts import adjacent, shared_marks
from solferino.extract.people import PERSON, Group
from solferino.extract.predicates import Clause
from solferino.extract.quantities import Quantity
from solferino.extract.rolls import rolled
from solferino.extract.sentences import Sentence
from solferino.extract.survivors import left_over
from solferino.extract.tallies import tallies
from solferino.extract.toll_mentions import OUTCOME_OF, TollMention, may_hold, mention_of, plain
from solferino.extract.unnumbered import beside, claimed, unnumbered
from solferino.model.circumstance import Count
from solferino.vocab.vocabulary import PersonRow


@dataclass(frozen=True, slots=True)
class Told:
    """What went before a sentence: `before` is what happened to the people counted in the sentence before it, whom "ten
    of them" are a part of, `kinds` the same by kinds; `topic` what the passage tells of people, whom a bare number
    may count; `kind` the people that the sentence before speaks of.
    """

    before: str | None = None
    kinds: tuple[tuple[str, str], ...] = ()
    topic: str | None = None
    kind: PersonRow | None = None


def tolls(sentence: Sentence, found: tuple[Quantity, ...], told: Told = Told()) -> tuple[TollMention, ...]:
    """All casualty figures of a sentence, wholes and parts, in order of their words."""
    people = of_them_here(sentence, of_them(sentence, employed(sentence, everyone(sentence, found)), told.kind))
    people = all_of_a_kind(sentence, one_more(by_pronoun(sentence, people)))
    people = beside(sentence, people)
    parts = shared_marks(sentence, people)
    marks = predicates(sentence)
    taken: dict[int, TollMention] = {}
    for number, mark in enumerate(marks):
        previous = marks[number - 1].last if number else 0
        following = marks[number + 1].first if number + 1 < len(marks) else len(sentence.words)
        for position, outcome in Clause(sentence, people, parts, mark, previous, following).claimed():
            mention = mention_of(people[position], outcome, mark)
            nearest = position + 1 == len(people) or people[position + 1].first >= mark.first
            if position not in taken or (nearest and _dies_of_it(taken[position], mark)):
                taken[position] = mention
    accompanied(sentence, people, taken)
    _same_sort(taken)
    among_those(sentence, people, taken)
    _join(taken)
    _elsewhere(sentence, people, taken)
    loose = _tallied(sentence, found, people, taken, told.topic)
    for position in range(len(people)):
        _inherit(sentence, position, people, parts, taken)
    _of_those_told(sentence, people, taken, told)
    roll = rolled(sentence, people, told.topic, taken)
    saved = left_over(sentence, found)
    _without_saved(people, taken, saved)
    return (
        *_ordered(taken),
        *roll,
        *shares(sentence, taken),
        *saved,
        *loose,
        *_weak(sentence, found, people, marks, taken),
        *_nobody(sentence),
    )


def _dies_of_it(hurt: TollMention, mark: Predicate) -> bool:
    """ "A woman wounded in the attack died in hospital": the later word for one person or group counts."""
    died = all(row.voice == "passive" and row.outcome == "killed" for row in mark.rows)
    return died and hurt.outcome == "injured" and not hurt.bare and hurt.predicate[1] <= mark.first


def _without_saved(people: tuple[Group, ...], taken: dict[int, TollMention], saved: list[TollMention]) -> None:
    """ "All but three of the 19 passengers died": neither of the figures is that of the dead."""
    for mention in saved:
        for position, group in enumerate(people):
            inside = mention.first <= group.first < mention.last + BASE_NOUN
            if inside and position in taken and taken[position].outcome == mention.outcome:
                del taken[position]


BASE_NOUN = 3  # words of a noun behind the last figure


def _tallied(
    sentence: Sentence,
    found: tuple[Quantity, ...],
    people: tuple[Group, ...],
    taken: dict[int, TollMention],
    topic: str | None,
) -> list[TollMention]:
    """Bare numbers that count the people told of; those that are no group of their own are given back."""
    read = [(m.first, m.last, m.outcome) for m in taken.values() if m.count is not None]
    loose: list[TollMention] = []
    for tally in tallies(sentence, found, read, topic):
        quantity = tally.quantity
        mention = TollMention(
            tally.outcome,
            PERSON,
            quantity.count,
            quantity.first,
            quantity.last,
            tally.predicate,
            bare=True,
            counted=not tally.replaces,
        )
        if tally.replaces:
            _replace_last(taken, mention)
        position = next((i for i, g in enumerate(people) if g.first <= quantity.first < g.last and g.bare), None)
        if position is None:
            loose.append(mention)
        else:
            taken[position] = mention
    return loose


def _replace_last(taken: dict[int, TollMention], newer: TollMention) -> None:
    """The figure before one that takes its place is superseded."""
    older = [i for i, m in taken.items() if m.outcome == newer.outcome and m.last <= newer.first and m.part_of is None]
    if older:
        taken[older[-1]] = replace(taken[older[-1]], superseded=True)


def _weak(
    sentence: Sentence,
    found: tuple[Quantity, ...],
    people: tuple[Group, ...],
    marks: tuple[Predicate, ...],
    taken: dict[int, TollMention],
) -> list[TollMention]:
    """People by name, pronoun or unknown noun beside predicates that speak of nobody else."""
    used = {mention.predicate for mention in taken.values()}
    free = [mark for mark in marks if (mark.first, mark.last) not in used]
    if not free:
        return []
    others = unnumbered(sentence, found, frozenset(i for g in people for i in range(g.first, g.last)))
    return [mention_of(group, outcome, mark) for mark in free for group, outcome in claimed(sentence, others, mark)]


def _of_those_told(sentence: Sentence, people: tuple[Group, ...], taken: dict[int, TollMention], told: Told) -> None:
    """ "Sixteen of the dead were children", "ten of them were women and six children": parts of what was told."""
    for position, group in enumerate(people):
        if position in taken or group.among is None or group.row.id == "person":
            continue
        outcome = (
            dict(told.kinds).get(group.row.id, told.before)
            if group.among == "them"
            else OUTCOME_OF.get(group.among, "killed")
        )
        if outcome is None:
            continue
        following = position
        while (
            following < len(people)
            and following not in taken
            and (following == position or adjacent(sentence, people[following - 1], people[following]))
        ):
            other = people[following]
            taken[following] = TollMention(
                outcome, other.row, other.count, other.first, other.last, (group.first, group.last), among=True
            )
            following += 1


def _same_sort(taken: dict[int, TollMention]) -> None:
    """A bare number behind counted fighters counts fighters ("seven troops were wounded and six are missing")."""
    previous: TollMention | None = None
    for position in sorted(taken):
        mention = taken[position]
        if mention.bare and previous is not None and previous.row.combatant:
            mention = taken[position] = replace(mention, row=previous.row)
        previous = mention


def _elsewhere(sentence: Sentence, people: tuple[Group, ...], taken: dict[int, TollMention]) -> None:
    """ "20 lives in Benghazi, 23 in Baida and three in Derna": bare numbers with a place go on with the outcome."""
    for position in range(1, len(people)):
        group, previous = people[position], taken.get(position - 1)
        if position in taken or previous is None or not group.bare:
            continue
        if group.nth is not None:
            if plain(previous.count) == group.nth - 1 and sentence.lows[group.first - 1] in (",", "and"):
                taken[position] = replace(
                    previous, count=group.count, first=group.first, last=group.last, nth=group.nth, bare=True
                )
            continue
        opens = sentence.lows[group.first - 1] in (",", ";", "and")
        behind = sentence.words[group.last : group.last + 2]
        if opens and len(behind) == 2 and behind[0].low in ("in", "at", "near") and behind[1].text[:1].isupper():
            taken[position] = replace(
                previous, row=previous.row, count=group.count, first=group.first, last=group.last, part_of=None,
                joined=None, indefinite=False, bare=True,
            )  # fmt: skip


def _join(taken: dict[int, TollMention]) -> None:
    """Figures of one predicate that stand side by side add up to one whole."""
    by_mark: dict[tuple[tuple[int, int], str], list[int]] = {}
    for position, mention in taken.items():
        by_mark.setdefault((mention.predicate, mention.outcome), []).append(position)
    for (predicate, _), positions in by_mark.items():
        if len(positions) > 1:
            for position in positions:
                taken[position] = replace(taken[position], joined=predicate[0])


def _inherit(
    sentence: Sentence,
    position: int,
    people: tuple[Group, ...],
    parts: tuple[bool, ...],
    taken: dict[int, TollMention],
) -> None:
    """A part takes the outcome of its whole."""
    if position in taken and not parts[position]:
        return
    whole = _whole_of(sentence, position, people, parts, taken)
    if whole is None or whole == position:
        return
    base, group = taken[whole], people[position]
    if base.outcome != "killed" and position in taken and _told_dead(sentence, base, taken[position]):
        _dead_besides(position, taken)
        return  # "30 wounded, of whom four died in the night"
    if base.shot and position in taken and not taken[position].shot:
        return  # "shot 13 men, killing 11 of them"
    row = base.row if base.row.combatant and group.row.id == "person" else group.row  # "six soldiers, two of them"
    taken[position] = TollMention(
        base.outcome, row, group.count, group.first, group.last, base.predicate, part_of=whole,
        indefinite=group.indefinite, bare=group.bare,
    )  # fmt: skip


def _dead_besides(position: int, taken: dict[int, TollMention]) -> None:
    """ "One was killed and six were hurt, one of whom died": the sentence's own dead and these add up."""
    own = [
        i for i, m in taken.items()
        if i < position and m.outcome == "killed" and m.part_of is None and plain(m.count) and not m.row.combatant
    ]  # fmt: skip
    if not own:
        taken[position] = replace(taken[position], more=True)
        return
    first = taken[own[-1]]
    joined = first.joined if first.joined is not None else first.predicate[0]
    taken[own[-1]] = replace(first, joined=joined)
    taken[position] = replace(taken[position], joined=joined)


def _told_dead(sentence: Sentence, whole: TollMention, part: TollMention) -> bool:
    """A part "of them" has a word for death of its own."""
    of_them = {("of", "whom"), ("of", "them")}
    near = of_them & {sentence.lows[part.first - 2 : part.first], sentence.lows[part.first + 1 : part.first + 3]}
    return bool(near) and part.outcome == "killed" and part.predicate != whole.predicate


def _whole_of(
    sentence: Sentence,
    position: int,
    people: tuple[Group, ...],
    parts: tuple[bool, ...],
    taken: dict[int, TollMention],
) -> int | None:
    """The position of the figure that a group is part of: the last whole before it that is large enough."""
    group, before, after = people[position], position - 1, position + 1
    if not parts[position]:
        chained = before in taken and taken[before].part_of is not None and adjacent(sentence, people[before], group)
        if chained:
            return taken[before].part_of
        if not (after < len(people) and parts[after] and adjacent(sentence, group, people[after])):
            return None
    wholes = [i for i, m in taken.items() if i < position and m.part_of is None and may_hold(m, group)]
    return max(wholes, default=None)


def _nobody(sentence: Sentence) -> list[TollMention]:
    """ "Nobody was hurt": a stated zero."""
    return [
        TollMention(outcome, PERSON, Count(0, 0), first, last, (first, last))
        for first, last, outcomes in sentence.vocabulary.nobody.find(sentence.lows)
        for outcome in outcomes
    ]


def _ordered(taken: dict[int, TollMention]) -> tuple[TollMention, ...]:
    order = {position: index for index, position in enumerate(sorted(taken))}
    out = []
    for position in sorted(taken):
        mention = taken[position]
        whole = order.get(mention.part_of) if mention.part_of is not None else None
        out.append(replace(mention, part_of=whole))
    return tuple(out)
