"""Which groups of people the words speak of that say what happened."""

from dataclasses import dataclass

from solferino.extract.harm_forms import Predicate
from solferino.extract.people import Group, is_plural
from solferino.extract.sentences import Sentence

SUBJECT_REACH = 18  # words between people and what happened to them: "a girl of 13 from the village … was killed"
OBJECT_REACH = 4
LABEL_REACH = 5
COORDINATE_REACH = 4
INVERTED = ("were", "are", "include", "included", "includes")
THEIR = ("his", "her", "their", "its")
TALLIES = (("at",), ("to",), ("was",), ("is",), ("now",), ("reached",))
DESCRIBED_REACH = 9
DESCRIBES = ("of", "from", "in", "at", "working", "with")
TALLY_BEFORE = 8  # words between "number" and "killed": "the number of people known to have been killed"
SPEAKS_REACH = 3  # words behind "an official" up to "said"
SAID_TO = ("said", "to")  # "six people are said to have died"
OPENERS = frozenset(("also", "those", "the", "all", "both", "meanwhile", "reported"))  # before "killed were two nurses"
NOUNS = ("deaths", "fatalities", "bodies", "corpses", "killings", "murders", "injuries")
SHORT = 3  # a participle without auxiliary follows its people closely ("10 wounded")


def joins(low: str) -> bool:
    """A word that may stand between two groups of one enumeration."""
    return low in (",", "and", "&", "/", "or", "as", "well", "also", "(", ")") or low.isdecimal()


def trimmed(between: tuple[str, ...]) -> tuple[str, ...]:
    """Words without what stands between two commas: "people who, it said, were killed", "Ann Example (34) was"."""
    out = list(between)
    while "(" in out and ")" in out[out.index("(") :]:
        first = out.index("(")
        del out[first : out.index(")", first) + 1]
    while out.count(",") >= 2:
        first = out.index(",")
        del out[first : out.index(",", first + 1) + 1]
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate among the groups of its sentence: `previous` and `following` are its neighbours' bounds."""

    sentence: Sentence
    people: tuple[Group, ...]
    is_part: tuple[bool, ...]
    mark: Predicate
    previous: int
    following: int

    def claimed(self) -> list[tuple[int, str]]:
        """Positions of the groups that the predicate speaks of, with the outcome."""
        before = [i for i, g in enumerate(self.people) if g.last <= self.mark.first]
        after = [i for i, g in enumerate(self.people) if g.first >= self.mark.last]
        state = self.mark.outcome("state")
        if state and before and self._counts(self.people[before[-1]]):
            return self._enumeration(before[-1], state, back=True)
        if state and before and self._recorded(self.people[before[-1]]):
            return [(before[-1], state)]
        active = self.mark.outcome("both", "active")
        if active and not self.mark.passive and self._is_object(after):
            return self._enumeration(after[0], active, back=False)
        if active and not self.mark.passive and self._does_it(before):
            return []
        subject = self.mark.outcome("both", "passive")
        if subject and not self._is_noun() and (found := self._subject(before, subject)):
            return found
        tally = self._tally(after)
        if subject and tally is not None:
            return [(tally, subject)]
        adjective = self.mark.outcome("predicative")
        if adjective and not self._is_noun() and (found := self._adjacent_subject(before, adjective)):
            return found
        if after and self._inverted(after[0], reach=1) and (outcome := self._opens(subject, state)):
            return self._enumeration(after[0], outcome, back=False)
        if not state or not self._labels(after):
            return []
        inverted = self._inverted(after[0], reach=LABEL_REACH)
        of = self.sentence.lows[self.mark.last : self.people[after[0]].first] in (("of",), ("of", "the"))
        return self._enumeration(after[0], state, back=False) if inverted or of else [(after[0], state)]

    def _counts(self, nearest: Group) -> bool:
        """ "27 dead", "seven civilian deaths"; not "27 people dead"."""
        noun = self.sentence.lows[self.mark.last - 1] in NOUNS and not is_plural(self.sentence, nearest.last)
        return nearest.last >= self.mark.first and (nearest.bare or (noun and not nearest.indefinite))

    def _opens(self, subject: str | None, state: str | None) -> str | None:
        """ "Shot dead were two nurses", "among the dead are three journalists": what became of them."""
        if "among" in self.mark.words:
            return subject
        return subject or state if set(self.sentence.lows[: self.mark.first]) <= OPENERS else None

    def _does_it(self, before: list[int]) -> bool:
        """ "Gunmen shot dead radio reporter …": armed people before the verb, a noun right behind it."""
        if not before or not self.people[before[-1]].row.combatant or not self.people[before[-1]].indefinite:
            return False
        last = self.mark.last
        behind = self.sentence.lows[last] if last < len(self.sentence.lows) else "."
        plain = behind.isalpha() and behind not in self.sentence.known("noun_stop")
        return (
            plain
            and behind not in self.sentence.vocabulary.weekdays
            and self.people[before[-1]].last == self.mark.first
        )

    def _inverted(self, position: int, *, reach: int) -> bool:
        """ "Killed were two nurses", "the dead included a girl and her aunt": the verb stands before the people."""
        first = self.people[position].first
        return first - self.mark.last <= reach and self.sentence.lows[first - 1] in INVERTED

    def _tally(self, after: list[int]) -> int | None:
        """ "The number of people killed when a bomb hit the house stands at 29": the position of the figure."""
        lows = self.sentence.lows
        if not {"number", "toll", "count", "tally"} & set(
            lows[max(0, self.mark.first - TALLY_BEFORE) : self.mark.first]
        ):
            return None
        for position in after:
            group = self.people[position]
            verb = lows[max(0, group.first - 3) : group.first]
            if set(verb) & self.sentence.known("tally_verbs") and verb[-1:] in TALLIES:
                return position
        return None

    def _recorded(self, nearest: Group) -> bool:
        """ "Driver, a man: shrapnel wounds to the legs": a record, with a colon behind the person."""
        between = self.sentence.lows[nearest.last : self.mark.first]
        return between[:1] == (":",) and len(between) <= LABEL_REACH

    def _adjacent_subject(self, before: list[int], outcome: str) -> list[tuple[int, str]]:
        """ "27 people were dead", "two children dead"; not "a nun gave the number of dead"."""
        if not before:
            return []
        gap = self.sentence.lows[self.people[before[-1]].last : self.mark.first]
        close = self.mark.passive or not gap or set(gap) <= self.sentence.known("adverbs")
        return self._subject(before, outcome) if close else []

    def _is_noun(self) -> bool:
        """ "Relatives of the dead": people, not what became of somebody."""
        before = self.sentence.lows[max(0, self.mark.first - 2) : self.mark.first]
        return before[-1:] == ("the",) and before[:1] != ("among",)

    def _labels(self, after: list[int]) -> bool:
        """ "health workers killed: 6", "a death toll of 20", "the dead now number 27"."""
        if not after or self.people[after[0]].first - self.mark.last > LABEL_REACH:
            return False
        between = self.sentence.lows[self.mark.last : self.people[after[0]].first]
        if between[-1:] and between[-1] in INVERTED:  # "killed were two nurses", "the dead included a girl"
            opens = self.mark.first == 0 or self.sentence.lows[self.mark.first - 1] in ("the", "dead", ",", ";")
            return opens and not {",", ";", "by"} & set(between)
        return any(low in self.sentence.known("label_links") for low in between)

    def _is_object(self, after: list[int]) -> bool:
        if not after:
            return False
        first = self.people[after[0]].first
        if first - self.mark.last > OBJECT_REACH or first >= self.following:
            return False
        between = self.sentence.lows[self.mark.last : first]
        if between[:1] and between[0] in ("himself", "herself", "themselves") and between[1:2] == ("and",):
            return len(between) == 2 or between[2:] == ("at", "least")  # "killed himself and 12 shoppers"
        return not any(
            low in self.sentence.known("be") or low in self.sentence.known("object_breaks") for low in between
        )

    def _subject(self, before: list[int], outcome: str) -> list[tuple[int, str]]:
        while (
            before and not self.people[before[-1]].part and self.is_part[before[-1]] and not self._of_whom(before[-1])
        ):
            before = before[:-1]
        while len(before) > 1 and self._inserted(before[-1]):
            before = before[:-1]
        if not before:
            return []
        nearest = self.people[before[-1]]
        between = trimmed(self.sentence.lows[nearest.last : self.mark.first])
        between = tuple(low for i, low in enumerate(between) if between[i : i + 2] != SAID_TO)
        gap = len(between)
        parted = nearest.last < self.previous and len(between) > 2
        if gap > SUBJECT_REACH or (parted and not self._dies_of_it(nearest, between)):
            return []  # another predicate stands between: only an elliptical "and two wounded" looks past it
        if not self.mark.passive and gap > SHORT and outcome != "killed":
            return []
        if any(low in self.sentence.known("subject_breaks") for low in between):
            return []
        return self._enumeration(before[-1], outcome, back=True)

    def _dies_of_it(self, hurt: Group, between: tuple[str, ...]) -> bool:
        """ "A woman wounded in the attack died in hospital", "a man who was shot on Monday has died"."""
        died = all(row.voice == "passive" and row.outcome == "killed" for row in self.mark.rows)
        told = self.sentence.vocabulary.outcomes.at(self.sentence.lows, hurt.last)
        participle = told is not None and any(row.outcome == "injured" for row in told[1])
        return died and not hurt.bare and (participle or between[:1] == ("who",)) and not {",", "and"} & set(between)

    def _of_whom(self, position: int) -> bool:
        """ "30 wounded, of whom four died": a part with a word of its own, behind that for the whole."""
        first = self.people[position].first
        return 0 < self.previous < first and self.sentence.lows[first - 2 : first] == ("of", "whom")

    def _inserted(self, position: int) -> bool:
        """ "Four passengers, two of them students, were shot": a part between commas is not the subject."""
        group, lows = self.people[position], self.sentence.lows
        opened = lows[group.first - 1 : group.first] in ((",",), ("(",))
        closed = {",", ")"} & set(lows[group.last : self.mark.first])
        return group.part and bool(opened and closed) and self.people[position - 1].last <= group.first

    def _enumeration(self, start: int, outcome: str, *, back: bool) -> list[tuple[int, str]]:
        """The group and those joined to it by commas and "and": they share its outcome."""
        picked = [(start, outcome)]
        step = -1 if back else 1
        current, other = start, start + step
        while 0 <= other < len(self.people) and self._enumerated(min(current, other), back=back):
            if self.people[other].part or self._is_mixed(self.people[other]) or self._speaks(self.people[other]):
                break
            picked.append((other, outcome))
            current, other = other, other + step
        return picked

    def _enumerated(self, position: int, *, back: bool) -> bool:
        left, right = self.people[position], self.people[position + 1]
        between = self._plain_between(left, right)
        inside = left.first >= self.previous if back else right.last <= self.following
        plain = 0 < len(between) <= COORDINATE_REACH and all(joins(low) or low in THEIR for low in between)
        return inside and (plain or self._described(between))

    def _speaks(self, group: Group) -> bool:
        """ "Killed 11 travellers, an official newspaper said": who tells of them is none of them."""
        lows = self.sentence.lows
        if lows[group.first - 1 : group.first] != (",",):
            return False
        for at in range(group.last, min(group.last + SPEAKS_REACH, len(lows))):
            if not lows[at].isalpha() or lows[at] in self.sentence.known("clause_openers"):
                return False
            if self.sentence.vocabulary.speech.at(lows, at) is not None:
                return group.indefinite
        return False

    def _is_mixed(self, group: Group) -> bool:
        """ "42 casualties (17 killed and 25 injured)": dead and hurt in one figure."""
        return self.sentence.lows[group.last - 1] in ("casualties", "victims") and not self.mark.passive

    def _plain_between(self, left: Group, right: Group) -> tuple[str, ...]:
        """The words between two groups without a name and age put in: "the mayor, Ann Example, 54, and her guard"."""
        words = self.sentence.words[left.last : right.first]
        closing = next((i for i, word in enumerate(words) if word.low == ")"), 0)
        if closing and words[0].low == "(":
            words = words[closing + 1 :]  # "two women (51 and 68) and a child"
        if left.indefinite and len(words) > 1 and words[0].text[:1].isupper():
            words = words[1 + words[1].text[:1].isupper() :]  # "his wife Ann and their two sons"
        out: list[str] = []
        at = 0
        while at < len(words):
            end = at + 1
            while end < len(words) and (words[end].text[:1].isupper() or words[end].low.isdecimal()):
                end += 1
            named = words[at].low == "," and end > at + 1 and end < len(words) and words[end].low in (",", "and")
            if not named:
                out.append(words[at].low)
            at = end if named else at + 1
        while len(out) > 1 and out[-2:] == [",", "and"]:
            del out[-2]
        return tuple(out)

    def _described(self, between: tuple[str, ...]) -> bool:
        """ "Two delegates of a relief organisation and their interpreter": what stands between belongs to the first."""
        inner = between[1:-1]
        shape = between[:1] and between[0] in DESCRIBES and between[-1] == "and" and len(between) <= DESCRIBED_REACH
        barred = self.sentence.known("be") | self.sentence.known("clause_openers") | {",", ";", "(", "“", "”"}
        spoken = any(True for _ in self.sentence.vocabulary.speech.find(inner))
        harmed = any(True for _ in self.sentence.vocabulary.outcomes.find(inner))
        return bool(shape) and not barred & set(inner) and not spoken and not harmed
