"""Weapons that a sentence names without anybody using them: seized, found, carried by, or only looking on."""

from solferino.extract.sentences import Sentence
from solferino.vocab.vocabulary import WeaponRow

HANDLED_REACH = 5  # words between a weapon and what became of it: "their rifles were recovered"
CLAUSE = frozenset((",", ";", ":", ".", "and", "when", "after", "before", "as", "that", "which", "who", "while", "but"))
FLOWN = frozenset(("helicopter", "helicopters", "chopper", "choppers"))


def is_unused(sentence: Sentence, first: int, last: int, row: WeaponRow) -> bool:
    """A firearm or blade that was seized or found, a launcher. A munition that is found was used."""
    if sentence.lows[last : last + 1] == ("launchers",):
        return True
    ahead = _clause(sentence.lows[last : last + HANDLED_REACH])
    behind = _clause(sentence.lows[max(0, first - HANDLED_REACH) : first][::-1])
    handled = sentence.known("handled_arms")
    return row.kind == "small weapon" and not row.model and bool(handled & {*ahead, *behind})


def _clause(lows: tuple[str, ...]) -> tuple[str, ...]:
    stop = next((i for i, low in enumerate(lows) if low in CLAUSE), len(lows))
    return lows[:stop]


def only_flies(sentence: Sentence, first: int, strength: int) -> bool:
    """A helicopter that nobody was fired on from: it carried, looked for, or came down."""
    if sentence.lows[first] not in FLOWN:
        return False
    return strength < MEANS or bool({*sentence.lows} & sentence.known("flights"))


MEANS = 2  # strength of a word for an attack that tells by what means
