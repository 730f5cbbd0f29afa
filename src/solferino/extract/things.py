"""Objects, weapons and parties in a sentence, and the part each plays there."""

from dataclasses import dataclass

from solferino.extract.sentences import Sentence
from solferino.vocab.vocabulary import ObjectRow, TriggerRow, WeaponRow

LEFT_REACH = 7
RIGHT_REACH = 7
NEAR_REACH = 2
ADJECTIVES = 4  # words between "on" and the thing that is meant
AIMED_REACH = 5
MEANS_OF_TRANSPORT = ("vehicle", "bus")
RELATIVE_REACH = 6
CLAUSE = frozenset((";", ":", ".", "”", "“"))


@dataclass(frozen=True, slots=True)
class ObjectMention:
    """A thing and what was done to it. Words `first:last`."""

    first: int
    last: int
    row: ObjectRow
    relation: str


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A weapon as named. Words `first:last`."""

    first: int
    last: int
    row: WeaponRow


@dataclass(frozen=True, slots=True)
class TriggerMention:
    """A word for an attack. Words `first:last`."""

    first: int
    last: int
    row: TriggerRow


def triggers(sentence: Sentence) -> tuple[TriggerMention, ...]:
    """Words for attacks, from left to right."""
    found = sentence.vocabulary.triggers.find(sentence.lows)
    return tuple(TriggerMention(a, b, row) for a, b, row in found if a not in sentence.idioms)


def objects(sentence: Sentence, attacks: tuple[TriggerMention, ...]) -> tuple[ObjectMention, ...]:
    """Things that were hit, damaged, destroyed, near or aimed at. Things merely mentioned are left out."""
    barred = {i for a, b, _ in sentence.vocabulary.not_hit.find(sentence.lows) for i in range(a, b)} | sentence.idioms
    effects = tuple(sentence.vocabulary.effects.find(sentence.lows))
    out = []
    for first, last, row in sentence.vocabulary.objects.find(sentence.lows):
        if barred.intersection(range(first, last)):
            continue
        relation = _relation(sentence, first, last, row, effects, attacks)
        if relation is not None and (not row.military or relation in ("intended", "near")):
            out.append(ObjectMention(first, last, row, relation))
    return tuple(out)


def _relation(
    sentence: Sentence,
    first: int,
    last: int,
    row: ObjectRow,
    effects: tuple[tuple[int, int, str], ...],
    attacks: tuple[TriggerMention, ...],
) -> str | None:
    lows = sentence.lows
    left = [(a, b, r) for a, b, r in effects if b <= first and first - b <= LEFT_REACH]
    for _, b, relation in reversed(left):
        between = lows[b:first]
        if any(low in CLAUSE for low in between):
            break
        if relation == "near":
            if len(between) <= NEAR_REACH:
                return "near"
            continue
        return relation
    for a, _, relation in effects:
        between = lows[last:a]
        if last <= a <= last + RIGHT_REACH and relation not in ("near", "intended") and _passive(sentence, between):
            return relation
    if _aimed(sentence, first, attacks):
        return "hit"
    if row.id in MEANS_OF_TRANSPORT and first and lows[first - 1] in ("on", "in", "by", "aboard", "with"):
        return None  # "gunmen on motorcycles"
    if (
        attacks
        and first
        and any(low in ("in", "at", "on", "inside", "into", "upon") for low in lows[max(0, first - 4) : first])
    ):
        strongest = max(mention.row.strength for mention in attacks)
        if strongest >= 2 and not any(low in CLAUSE for low in lows[max(0, first - 4) : first]):
            return "hit"
    return None


def _aimed(sentence: Sentence, first: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """ "the strike of 5 October on a funeral reception": a word for an attack, and "on" right before the thing."""
    at = first - 1
    while at > 0 and first - at <= ADJECTIVES and sentence.lows[at] not in ("on", "against"):
        if sentence.lows[at] in CLAUSE or sentence.lows[at] in (",", "and", "in", "at"):
            return False
        at -= 1
    if sentence.lows[at] not in ("on", "against"):
        return False
    return any(0 <= at - mention.last <= AIMED_REACH for mention in attacks)


def _passive(sentence: Sentence, between: tuple[str, ...]) -> bool:
    """The words between a thing and the effect on it are auxiliaries, adverbs or a short insertion."""
    relative = [i for i, low in enumerate(between) if low in ("that", "which")]
    if relative and between[relative[0] + 1 :][:1] and between[relative[0] + 1] in (*sentence.known("be"), "had"):
        between = between[relative[0] + 1 :]  # "the homes of three families that were hit"
    if relative and len(between) <= RELATIVE_REACH and between[-1:] and between[-1] in sentence.known("be"):
        return True  # "a hospital which the charity supports was hit"
    if any(low in CLAUSE or low in ("that", "which", "who", "and", "said") for low in between):
        return False
    return (
        any(low in sentence.known("be") or low in ("had", "has", "have", "came", "lie", "lies") for low in between)
        or not between
    )


def weapons(sentence: Sentence, attacks: tuple[TriggerMention, ...]) -> tuple[WeaponMention, ...]:
    """Weapons named in a sentence; names side by side ("9M79 Tochka ballistic missile") are one mention."""
    out: list[WeaponMention] = []
    barred = {i for a, b, _ in sentence.vocabulary.not_attacks.find(sentence.lows) for i in range(a, b)}
    found = [m for m in sentence.vocabulary.weapons.find(sentence.lows) if not barred.intersection(range(m[0], m[1]))]
    for first, last, row in found:
        if first in sentence.idioms or (row.model and not _in_context(sentence, first, last, row, found)):
            continue
        if row.homonym and not _armed(sentence, first, last, found, attacks):
            continue
        if out and out[-1].last == first and _adjacent(sentence, first):
            best = out[-1].row if out[-1].row.model or not row.model else row
            out[-1] = WeaponMention(out[-1].first, last, best)
        else:
            out.append(WeaponMention(first, last, row))
    return tuple(out)


def _in_context(
    sentence: Sentence, first: int, last: int, row: WeaponRow, found: list[tuple[int, int, WeaponRow]]
) -> bool:
    """A model's name counts only among weapons or words for their use; an acronym only in capitals."""
    written = [word.text for word in sentence.words[first:last]]
    if row.capitals and any(text.isalpha() and not text.isupper() for text in written):
        return False
    others = set(sentence.lows[:first]) | set(sentence.lows[last:])
    used = bool(others & sentence.known("weapon_context"))
    return used or any((a, b) != (first, last) and not other.model for a, b, other in found)


def _adjacent(sentence: Sentence, index: int) -> bool:
    gap = sentence.text[sentence.words[index - 1].end - sentence.start : sentence.words[index].start - sentence.start]
    return gap in (" ", "-", "")


def _armed(
    sentence: Sentence,
    first: int,
    last: int,
    found: list[tuple[int, int, WeaponRow]],
    attacks: tuple[TriggerMention, ...],
) -> bool:
    """A plain word such as "Grad" or "Iskander" is a weapon only in the company of weapons or behind an article."""
    if not sentence.words[first].text[:1].isupper():
        return False
    tail = sentence.text[sentence.words[last - 1].end - sentence.start :][:16]
    if tail.lstrip().startswith(",") and any(
        part.isdecimal() for part in tail.replace(",", " ").replace("-", " ").split()
    ):
        return False
    beside = any((a, b) != (first, last) and not row.homonym for a, b, row in found)
    article = first > 0 and sentence.lows[first - 1] in ("a", "an", "the", "with")
    suffixed = last - first > 1
    return suffixed or article or (beside and bool(attacks))
