"""Units of an army known by their number: "troops of the Fourth Brigade", "the 12th Infantry Battalion"."""

import re
from collections.abc import Iterator

from solferino.extract.sentences import Sentence
from solferino.vocab.parties import ActorRow

KINDS = ("battalion", "brigade", "company", "corps", "division", "regiment", "squadron", "zone")
SORTS = (
    "airborne", "armored", "armoured", "artillery", "assault", "cavalry", "commando", "engineer", "guards", "infantry",
    "light", "marine", "mechanised", "mechanized", "military", "motor", "motorised", "motorized", "mountain", "naval",
    "parachute", "paratroop", "rifle", "special", "tank", "army",
)  # fmt: skip
PEOPLE = (
    "troops", "soldiers", "men", "members", "effectives", "elements", "units", "personnel", "forces", "officers",
    "guns", "artillery", "tanks", "commander", "commanders", "gunners", "snipers", "patrol", "patrols",
)  # fmt: skip
NUMBER = re.compile(r"\d{1,3}(?:st|nd|rd|th)|[IVX]{1,6}")
MOST_SORTS = 3  # words between the number and "brigade"
UNIT = ActorRow("army_unit", "army", generic=True, state=True)


def army_units(sentence: Sentence) -> Iterator[tuple[int, int, ActorRow]]:
    """Such units in a sentence, with the people told of as theirs."""
    for at, low in enumerate(sentence.lows):
        if low not in KINDS:
            continue
        first = at
        while first > 0 and at - first < MOST_SORTS and sentence.lows[first - 1] in SORTS:
            first -= 1
        first -= 1
        if first < 0 or not (
            NUMBER.fullmatch(sentence.words[first].text)
            or sentence.lows[first] in sentence.vocabulary.phrases["ordinals"]
        ):
            continue
        before = sentence.lows[max(0, first - 3) : first]
        if before[-2:] in (("of", "the"), ("from", "the")) and before[:1] != () and before[0] in PEOPLE:
            first -= 3
        yield first, at + 1, UNIT
