"""Words for attacks, and weapons, in a sentence."""

from dataclasses import dataclass

from solferino.extract.sentences import Sentence
from solferino.extract.unused_arms import is_unused, only_flies
from solferino.vocab.vocabulary import TriggerRow, WeaponRow

OBSERVED_REACH = 8
AIRCRAFT = ("combat_aircraft", "helicopter", "antonov")
CLAUSE = frozenset((";", ":", ".", "”", "“"))


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
    whole = sentence.vocabulary.triggers.find(sentence.lows)
    found = [TriggerMention(a, b, row) for a, b, row in whole if a not in sentence.idioms]
    return tuple(sorted([*found, *spread(sentence)], key=lambda mention: mention.first))


def spread(sentence: Sentence) -> tuple[TriggerMention, ...]:
    """Acts told with the people or things between: "dragged three men out of the bus"."""
    out = []
    for first, last, ends in sentence.vocabulary.spread.find(sentence.lows):
        for at in range(last + 1, min(last + SPREAD_REACH, len(sentence.lows))):
            if sentence.lows[at] in CLAUSE:
                break
            hit = next((row for closing, row in ends if sentence.lows[at : at + len(closing)] == closing), None)
            if hit is not None:
                end = max(
                    at + len(closing) for closing, row in ends if sentence.lows[at : at + len(closing)] == closing
                )
                out.append(TriggerMention(first, end, hit))
                break
    return tuple(out)


SPREAD_REACH = 9  # words from "dragged" to "out of the bus"


# What an attack is whose weapon alone is named ("torn apart by an improvised mine"), by words of the weapon's kind.
IMPLIED = (
    ("mine", "mine_or_uxo"), ("remnant", "mine_or_uxo"), ("drone", "drone"), ("missile", "missile_or_rocket"),
    ("rocket", "missile_or_rocket"), ("explosive device", "bombing_ied"), ("air-dropped", "airstrike"),
    ("bomb", "bombing_ied"), ("shell", "shelling"), ("small weapon", "small_arms"),
)  # fmt: skip
BY_REACH = 4
# What an act is that only what it did to people tells of ("were strangled", "were seized"), by outcome.
DONE = {"killed": ("other", 1), "abducted": ("abduction", 3), "sexual_violence": ("sexual_violence", 2)}


def done_to(sentence: Sentence, predicate: tuple[int, int]) -> tuple[TriggerMention, ...]:
    """The act in a sentence without a word for one, where a word for harm says that somebody did it."""
    hit = sentence.vocabulary.outcomes.at(sentence.lows, predicate[0])
    row = next((r for r in hit[1] if r.voice in ("both", "active") and r.outcome in DONE), None) if hit else None
    if row is None:
        return ()
    kind, strength = DONE[row.outcome]
    return (TriggerMention(*predicate, TriggerRow(f"outcome:{row.id}", kind, strength)),)


def implied(sentence: Sentence, arms: tuple[WeaponMention, ...]) -> tuple[TriggerMention, ...]:
    """The act in a sentence without a word for one, where something was done "by" a weapon."""
    for mention in arms:
        before = sentence.lows[max(0, mention.first - BY_REACH) : mention.first]
        kind = next((event for part, event in IMPLIED if part in mention.row.kind), None)
        if kind is not None and "by" in before:
            row = TriggerRow(f"weapon:{mention.row.id}", kind, 2)
            return (TriggerMention(mention.first, mention.last, row),)
    return ()


def weapons(sentence: Sentence, attacks: tuple[TriggerMention, ...]) -> tuple[WeaponMention, ...]:
    """Weapons named in a sentence; names side by side ("9M79 Tochka ballistic missile") are one mention."""
    out: list[WeaponMention] = []
    barred = {i for a, b, _ in sentence.vocabulary.not_attacks.find(sentence.lows) for i in range(a, b)}
    found = [m for m in sentence.vocabulary.weapons.find(sentence.lows) if not barred.intersection(range(m[0], m[1]))]
    for first, last, row in found:
        if (
            first in sentence.idioms
            or _is_pit(sentence, first, row)
            or (row.model and not _in_context(sentence, first, last, row, found))
        ):
            continue
        if "drone" in row.kind and set(sentence.lows[max(0, first - OBSERVED_REACH) : first]) & sentence.known(
            "observing"
        ):
            continue  # "watched by a drone"
        strength = max((attack.row.strength for attack in attacks), default=0)
        if is_unused(sentence, first, last, row) or only_flies(sentence, first, strength):
            continue
        if row.homonym and not _armed(sentence, first, last, found, attacks):
            continue
        flown = bool(out) and out[-1].row.id in AIRCRAFT  # "F-16 bombs": two weapons
        if out and out[-1].last == first and _adjacent(sentence, first) and not flown:
            best = out[-1].row if out[-1].row.model or not row.model else row
            out[-1] = WeaponMention(out[-1].first, last, best)
        else:
            out.append(WeaponMention(first, last, row))
    return _with_vehicle_bombs(sentence, out)


def _is_pit(sentence: Sentence, first: int, row: WeaponRow) -> bool:
    """ "The Corre Gente mine": a name before the word makes it a pit."""
    named = first > 1 and sentence.words[first - 1].text[:1].isupper()
    return row.id == "landmine" and named and sentence.lows[first - 1] not in sentence.vocabulary.months


LOADED_REACH = 8  # words between "loaded with" and the explosive: "a van loaded with some 300 lb of explosive"
HIDDEN_REACH = 4  # words between "packed into" and the vehicle: "TNT packed into a white Mercedes car"


def _with_vehicle_bombs(sentence: Sentence, found: list[WeaponMention]) -> tuple[WeaponMention, ...]:
    """ "A van loaded with explosives", "bombs hidden in parked cars": the vehicle is the weapon."""
    hit = sentence.vocabulary.weapons.at(("car", "bomb"), 0)
    lows, out = sentence.lows, list(found)
    vehicles, charges = sentence.known("bomb_vehicles"), sentence.known("charges")
    for at, low in enumerate(lows):
        if hit is None or low not in vehicles or any(m.first <= at < m.last for m in out):
            continue
        ahead, behind = lows[at + 1 : at + 1 + LOADED_REACH], lows[max(0, at - LOADED_REACH) : at]
        loaded = set(ahead[:2]) & sentence.known("loads") and "with" in ahead[:3] and set(ahead) & charges
        near = behind[-HIDDEN_REACH:]
        hidden = (
            set(behind) & sentence.known("loads")
            and {"in", "into", "inside", "under"} & set(near)
            and set(behind) & charges
        )
        if loaded or hidden:
            end = next(i for i, word in enumerate(lows[at + 1 :], at + 2) if word in charges) if loaded else at + 1
            out = [m for m in out if not (loaded and at < m.first < end)]
            out.append(WeaponMention(at, end, hit[1]))
    return tuple(sorted(out, key=lambda mention: mention.first))


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
