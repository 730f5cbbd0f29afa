"""Things that were hit, damaged, destroyed, near or aimed at."""

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.effects import effects
from solferino.extract.phrases import how_many, phrase
from solferino.extract.quantities import Quantity
from solferino.extract.sentences import Sentence
from solferino.extract.things import CLAUSE, TriggerMention
from solferino.model.circumstance import Count
from solferino.vocab.vocabulary import ObjectRow

LEFT_REACH = 7
RIGHT_REACH = 7
NEAR_REACH = 2
ADJECTIVES = 4  # words between "on" and the thing that is meant
AIMED_REACH = 5
RELATIVE_REACH = 6
JOIN_REACH = 5
LIST_REACH = 7  # words between two things in a list
SUFFERED = ("destroyed", "damaged", "hit")
BLASTS = ("bombing_ied", "airstrike", "shelling", "missile_or_rocket", "drone", "mine_or_uxo", "arson")
RIDING = frozenset(("on", "in", "by", "aboard", "with"))
RIDDEN_REACH = 4  # words between "on" and what somebody rides on
OWNED = ("his", "her", "their")
QUOTED_REACH = 4
PLACED_REACH = 4  # words between "in" and the thing in which an attack happened
AT = ("in", "at", "on", "inside", "into", "upon", "beneath", "under", "through", "onto")
OPEN = ("bridge", "roadside")  # where somebody was shot; hit only by a blast
MINE_REACH = 14  # words between a vehicle and the mine that it ran over
CHARGE_REACH = 6  # words of "drove over an old anti tank mine"
MEANS_OF_TRANSPORT = ("vehicle", "bus", "boat")


@dataclass(frozen=True, slots=True)
class ObjectMention:
    """A thing and what was done to it. Words `first:last`; `phrase` the whole of its name; `count` None: several."""

    first: int
    last: int
    row: ObjectRow
    relation: str
    phrase: tuple[int, int] = (0, 0)
    count: Count | None = None


def objects(
    sentence: Sentence,
    attacks: tuple[TriggerMention, ...],
    numbers: Sequence[Quantity] = (),
    armed: Sequence[tuple[int, int]] = (),
) -> tuple[ObjectMention, ...]:
    """Things that were hit, damaged, destroyed, near or aimed at. Things merely mentioned are left out."""
    barred = {i for a, b, _ in sentence.vocabulary.not_hit.find(sentence.lows) for i in range(a, b)} | sentence.idioms
    barred |= {i for a, b in armed for i in range(a, b)}  # the car of a car bomb is no thing that was hit
    clause = _Surroundings(sentence, effects(sentence), attacks)
    told: list[tuple[int, int, ObjectRow, str | None]] = []
    for first, last, row in sentence.vocabulary.objects.find(sentence.lows):
        if barred.intersection(range(first, last)) or _in_a_name(sentence, first, last, row):
            continue
        previous = next(((b, r) for _, b, _, r in reversed(told) if r is not None), None)
        relation = clause.relation(first, last, row) or (_joined(sentence, *previous, first) if previous else None)
        told.append((first, last, row, relation))
    out: list[ObjectMention] = []
    begins = {first: row.id for first, _, row, relation in told if relation is not None}
    for first, last, row, relation in _listed(sentence, told):
        if begins.get(last, "wedding") not in GATHERINGS:
            continue  # "the university canteen": what kind of thing the next word is
        if relation is not None and (not row.military or relation in ("intended", "near")):
            whole = phrase(sentence, first, last)
            count = how_many(sentence, whole[0], last, numbers)
            out.append(ObjectMention(first, last, row, relation, whole, count))
    return tuple(out)


GATHERINGS = ("wedding", "funeral")  # "a hotel wedding" is both


Told = tuple[int, int, ObjectRow, str | None]


def _listed(sentence: Sentence, told: list[Told]) -> list[Told]:
    """ "A shed and a garage burned", "a school and two shops were damaged": one effect for all in a list."""
    out = list(told)
    for at in range(len(out) - 2, -1, -1):
        first, last, row, relation = out[at]
        next_first, next_last, _, shared = out[at + 1]
        if relation is None and shared in SUFFERED and _side_by_side(sentence, last, next_first):
            if not _is_object(sentence, first, next_last):
                out[at] = (first, last, row, shared)
    return out


def _side_by_side(sentence: Sentence, last: int, first: int) -> bool:
    """Only a comma or "and", with articles, numbers and what kind of thing it is, stand between two things."""
    between = sentence.lows[last:first]
    if not 0 < len(between) <= LIST_REACH or not {",", "and", "or", "&"} & set(between[:2]):
        return False
    breaks = sentence.known("be") | sentence.known("clause_openers") - {"and"} | set(AT)
    tables = (sentence.vocabulary.effects, sentence.vocabulary.speech, sentence.vocabulary.outcomes)
    plain = not any(low in CLAUSE or low in breaks for low in between)
    return plain and not any(True for table in tables for _ in table.find(between))


def _is_object(sentence: Sentence, first: int, last: int) -> bool:
    """The list stands behind a preposition ("near a school and two houses were hit" is two clauses)."""
    before = sentence.lows[max(0, first - ADJECTIVES) : first]
    near = {"near", "beside", "from", "to", "outside", "behind", "by", "with", "for", "between", "of", *AT}
    return bool(near & set(before)) and last > first


def _in_a_name(sentence: Sentence, first: int, last: int, row: ObjectRow) -> bool:
    """ "Port-au-Prince", "Market Street", "Tayaran Square": the word belongs to the name of a place."""
    words = sentence.words
    if last - first > 1 or not words[first].text[:1].isupper() or words[first].text.isupper():
        return False
    following = words[last] if last < len(words) else None
    gap = sentence.text[words[last - 1].end - sentence.start :][:1]
    if following is not None and sentence.lows[last] in ("street", "road", "avenue", "square", "district"):
        return True
    if row.id in ("port", "bridge") and following is not None and following.text[:1].isupper() and gap in ("-", " "):
        return True
    return row.id == "sports_ground" and sentence.lows[first] in ("square", "park", "plaza", "garden", "gardens")


def _joined(sentence: Sentence, last: int, relation: str, first: int) -> str | None:
    """ "Burned two vehicles, one of them an ambulance, and the office": what is joined by "and" shares the effect."""
    between = sentence.lows[last:first]
    verbs = sentence.known("be") | sentence.known("clause_openers") - {"and"}
    plain = not any(low in CLAUSE or low in verbs or low in AT for low in between)
    spoken = any(True for _ in sentence.vocabulary.speech.find(between))
    wrecked = relation in SUFFERED
    joined = "and" in between[-JOIN_REACH:] or "," in between[-JOIN_REACH:]
    return relation if wrecked and plain and joined and not spoken and len(between) <= LEFT_REACH else None


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a sentence says may have become of a thing in it."""

    sentence: Sentence
    effects: tuple[tuple[int, int, str], ...]
    attacks: tuple[TriggerMention, ...]

    def relation(self, first: int, last: int, row: ObjectRow) -> str | None:
        """What was done to the thing at words `first:last`; None where the sentence does not say.

        What was done to a part of it was done to it: "through the roof of a bakery".
        """
        if self.sentence.lows[first] in self.sentence.known("parts_of_things") and _belongs(self.sentence, last):
            return None
        told = self._relation(first, last, row)
        part = _part_before(self.sentence, first)
        return told if told is not None or part is None else self._relation(part, last, row)

    def _relation(self, first: int, last: int, row: ObjectRow) -> str | None:
        if row.id in MEANS_OF_TRANSPORT and self.sentence.lows[max(0, first - 1) : first] in (("on",), ("by",)):
            return None  # "gunmen on motorcycles"
        before = self._suffered_before(first)
        if before is not None:
            return before
        after = self._suffered_after(last)
        if after is not None:
            return after
        if row.id in MEANS_OF_TRANSPORT and self._ran_over(last):
            return "hit"
        if self.sentence.lows[last - 1] in self.sentence.known("two_wheelers"):
            return None  # "gunmen on two motorcycles"
        if row.id in OPEN and not any(attack.row.type in BLASTS for attack in self.attacks):
            return None
        if self._aimed_at(first):
            return "hit"
        if self._ridden(first, row) or self._at_the_door(first, row):
            return None
        return "hit" if first and self._scene(first) else None

    def _ridden(self, first: int, row: ObjectRow) -> bool:
        """ "Gunmen on some twenty motorbikes", "in his pick-up": a means of getting about, unless it blew up."""
        if row.id not in MEANS_OF_TRANSPORT or any(a.row.type in BLASTS for a in self.attacks):
            near = self.sentence.lows[first - 1] in RIDING
            return row.id in MEANS_OF_TRANSPORT and near
        before = set(self.sentence.lows[max(0, first - RIDDEN_REACH) : first])
        dated = before & (self.sentence.vocabulary.months.keys() | self.sentence.vocabulary.weekdays.keys())
        return bool(before & RIDING) and not dated

    def _at_the_door(self, first: int, row: ObjectRow) -> bool:
        """ "Shot dead at his home": where people were killed or taken is not itself attacked."""
        if row.id != "dwelling" or self.sentence.lows[first - 1] not in OWNED:
            return False
        return not any(attack.row.type in BLASTS for attack in self.attacks)

    def _suffered_before(self, first: int) -> str | None:
        """The effect whose object the thing is: "destroyed the school"."""
        left = [(b, r) for a, b, r in self.effects if b <= first and first - b <= LEFT_REACH]
        for end, relation in reversed(left):
            between = self.sentence.lows[end:first]
            if len(between) <= QUOTED_REACH:  # "what had been bombed was “a house”"
                between = tuple(low for low in between if low != "“")
            if any(low in CLAUSE for low in between):
                return None
            if relation != "near":
                return relation
            if len(between) <= NEAR_REACH:
                return "near"
        return None

    def _suffered_after(self, last: int) -> str | None:
        """The effect whose subject the thing is: "the school was destroyed"."""
        for start, _, relation in self.effects:
            if last <= start <= last + RIGHT_REACH and relation not in ("near", "intended"):
                if self.sentence.lows[start] in self.sentence.known("falls_by_itself") and _placed(
                    self.sentence, last, start
                ):
                    return relation
                if _passive(self.sentence, self.sentence.lows[last:start]):
                    return relation
        return None

    def _ran_over(self, last: int) -> bool:
        """ "The truck that was taking them to a plantation ran over an anti-tank mine"."""
        ahead = self.sentence.lows[last : last + MINE_REACH]
        charge = next((i for i, low in enumerate(ahead) if low in self.sentence.known("buried_charges")), None)
        text = f" {' '.join(ahead[max(0, (charge or 0) - CHARGE_REACH) : charge])} "
        over = any(f" {phrase} " in text for phrase in self.sentence.vocabulary.phrases["runs_over"])
        return charge is not None and over and not any(low in CLAUSE for low in ahead[:charge])

    def _aimed_at(self, first: int) -> bool:
        """ "The strike of 5 October on a funeral reception": a word for an attack, and "on" right before the thing."""
        lows, at = self.sentence.lows, first - 1
        while at > 0 and first - at <= ADJECTIVES and lows[at] not in ("on", "against"):
            if lows[at] in CLAUSE or lows[at] in (",", "and", "in", "at"):
                return False
            at -= 1
        near = any(0 <= at - mention.last <= AIMED_REACH for mention in self.attacks)
        return near and lows[at] in ("on", "against")

    def _scene(self, first: int) -> bool:
        """An act that names its means happened in or at the thing."""
        before = self.sentence.lows[max(0, first - PLACED_REACH) : first]
        strongest = max((mention.row.strength for mention in self.attacks), default=0)
        near = before[max((i for i, low in enumerate(before) if low in AT), default=0) :]
        led = any(low in ("to", "from", "towards", "for", "front") for low in near)  # "on the path to his school"
        return (
            strongest >= 2 and any(low in AT for low in before) and not led and not any(low in CLAUSE for low in before)
        )


def _part_before(sentence: Sentence, first: int) -> int | None:
    """Where "the roof of" begins before a thing; None where no part of it is named."""
    lows, at = sentence.lows, first
    while at and (lows[at - 1] in DETERMINERS or sentence.words[at - 1].text[:1].isupper()):
        at -= 1
    if at < 2 or lows[at - 1] not in ("of", "off") or lows[at - 2] not in sentence.known("parts_of_things"):
        return None
    return at - 2 if lows[at - 2] != "front" or lows[at - 3 : at - 2] != ("in",) else None  # "in front of"


def _belongs(sentence: Sentence, last: int) -> bool:
    """ "The yard of a school": the thing that has the part follows."""
    ahead = range(last + 1, min(len(sentence.lows), last + 1 + ADJECTIVES))
    owned = sentence.lows[last : last + 1] == ("of",)
    return owned and any(sentence.vocabulary.objects.at(sentence.lows, i) for i in ahead)


DETERMINERS = ("a", "an", "the", "this", "that", "their", "his", "her", "its", "another", "one")


def _placed(sentence: Sentence, last: int, start: int) -> bool:
    """ "An apartment block in Tyre collapsed": nothing but where it stood between a thing and what became of it."""
    words = sentence.words[last:start]
    return bool(words) and words[0].low in ("in", "at", "near", "on") and all(w.text[:1].isupper() for w in words[1:])


def _passive(sentence: Sentence, between: tuple[str, ...]) -> bool:
    """The words between a thing and the effect on it are auxiliaries, adverbs or a short insertion."""
    between = tuple(low for low in between if low not in ("“", "”"))
    relative = [i for i, low in enumerate(between) if low in ("that", "which")]
    if relative and between[relative[0] + 1 :][:1] and between[relative[0] + 1] in (*sentence.known("be"), "had"):
        between = between[relative[0] + 1 :]  # "the homes of three families that were hit"
    if relative and len(between) <= RELATIVE_REACH and between[-1:] and between[-1] in sentence.known("be"):
        return True  # "a hospital which the charity supports was hit"
    if relative == [0] and len(between) <= RELATIVE_REACH and between[-1] in ("had", "has", "have"):
        return True  # "houses that shelling had burned"
    if any(low in CLAUSE or low in ("that", "which", "who", "and", "said") for low in between):
        return False
    return (
        any(
            low in sentence.known("be") or low in ("had", "has", "have", "came", "lie", "lies", "suffered", "sustained")
            for low in between
        )
        or not between
    )
