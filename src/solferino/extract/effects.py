"""Words for what becomes of things: "destroyed", "set … on fire"."""

from solferino.extract.sentences import Sentence

FIRE_REACH = 12


def effects(sentence: Sentence) -> tuple[tuple[int, int, str], ...]:
    """Words `first:last` and what they tell, from left to right."""
    told = [e for e in sentence.vocabulary.effects.find(sentence.lows) if not _is_noun(sentence, e[0], e[1])]
    return tuple(sorted((*told, *_set_on_fire(sentence))))


def _set_on_fire(sentence: Sentence) -> list[tuple[int, int, str]]:
    """ "Set 45 houses and 34 vehicles on fire": the effect stands around its objects."""
    lows, out = sentence.lows, []
    for at, low in enumerate(lows):
        if low not in ("set", "sets", "setting"):
            continue
        ahead = lows[at + 1 : at + 1 + FIRE_REACH]
        fire = ("on", "fire") in list(zip(ahead, ahead[1:], strict=False))
        if fire or "alight" in ahead or "ablaze" in ahead:
            out.append((at, at + 1, "destroyed"))
    return out


def _is_noun(sentence: Sentence, first: int, last: int) -> bool:
    """ "Threats, abduction and the burning of homes": what happens, not that it did."""
    return last == first + 1 and sentence.lows[first] == "burning" and sentence.lows[last : last + 1] == ("of",)
