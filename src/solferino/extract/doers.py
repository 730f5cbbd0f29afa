"""Those who acted as words describe them: "two unidentified gunmen", "Example Front guerrillas". Names: parties.py."""

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.blame import role_of
from solferino.extract.sentences import Sentence
from solferino.extract.things import TriggerMention

MOST_MODIFIERS = 5
PART_REACH = 4  # words behind people in which it is said that they took part


@dataclass(frozen=True, slots=True)
class DoerMention:
    """People told as doers of an act. Words `first:last`, without article or number. `blamed`: on somebody's word."""

    first: int
    last: int
    blamed: bool


def doers(sentence: Sentence, attacks: Sequence[TriggerMention]) -> tuple[DoerMention, ...]:
    """People described, not named, who did what the sentence tells of."""
    out = []
    for at, low in enumerate(sentence.lows):
        if low not in sentence.known("doers") or _goes_on(sentence, at + 1):
            continue
        first = at
        while first and at - first < MOST_MODIFIERS and _modifies(sentence, first - 1):
            first -= 1
        told = role_of(sentence, first, at + 1, tuple(attacks)) is not None
        if told or sentence.known("taking_part") & {*sentence.lows[at + 1 : at + 1 + PART_REACH]}:
            near = set(sentence.lows[max(0, first - 3) : first])
            out.append(DoerMention(first, at + 1, bool(near & sentence.known("blame_before") - {"by", "from"})))
    return tuple(out)


def state_bodies(sentence: Sentence, attacks: Sequence[TriggerMention]) -> tuple[DoerMention, ...]:
    """Armed bodies of a state, without its name, that did what the sentence tells of: "the armed forces"."""
    out = []
    for first, last, _ in sentence.vocabulary.state_bodies.find(sentence.lows):
        if role_of(sentence, first, last, tuple(attacks)) == "alleged_perpetrator":
            out.append(DoerMention(first, last, bool({*sentence.lows[max(0, first - 3) : first]} & BLAMING)))
    return tuple(out)


BLAMING = frozenset(("accused", "blamed", "suspected", "accuses", "blames"))


def _goes_on(sentence: Sentence, at: int) -> bool:
    """ "guerrilla commandos": the head is the next word."""
    return at < len(sentence.lows) and sentence.lows[at] in sentence.known("doers")


def _modifies(sentence: Sentence, at: int) -> bool:
    low = sentence.lows[at]
    stops = sentence.known("noun_stop") | sentence.known("number_units") | sentence.known("be") | NOT_MODIFIERS
    return low not in stops and low[0].isalpha() and sentence.vocabulary.speech.at(sentence.lows, at) is None


NOT_MODIFIERS = frozenset(
    ("the", "a", "an", "some", "several", "many", "these", "those", "of", "to", "that", "who", "which", "his", "her",
     "their", "its", "alleged", "allegedly", "suspected", "presumed", "presumably", "apparently", "other", "another",
     "said", "today", "yesterday", "last", "past", "few", "this", "night", "morning", "monday", "tuesday", "wednesday",
     "thursday", "friday", "saturday", "sunday", "when", "then", "also", "two", "dozens", "hundreds", "as", "if", "all",
     "group", "about", "approximately", "no", "any", "killed", "attacked", "one")
)  # fmt: skip
