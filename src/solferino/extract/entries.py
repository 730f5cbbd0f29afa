"""Lists: which paragraphs open an entry of their own (a monitor's day, a governor's posts, a fact box)."""

import re

from solferino.extract.facts import Facts

FEWEST = 2  # paragraphs that look alike before a text counts as a list
FEWEST_BULLETS = 3
_PLACE_HEAD = re.compile(r"\W{0,2}[A-Z][A-Z'’ -]{3,30}(?:\s[-–—]|:)\s")
MARKS = (" -", " –", " —", " |", " /", ";")
_MARK = re.compile(r"\s*[-•*–]?\s*")


def _opens(fact: Facts) -> str | None:
    """How a paragraph opens an entry: by clock time, date, place, or as a bullet with an act in it."""
    sentence = fact.sentence
    if not sentence.lead:
        return None
    begin = sentence.start + len(_MARK.match(sentence.text).group())  # type: ignore[union-attr]
    if any(clock.start - begin <= 6 for clock in fact.clocks):
        return "clock"
    for day in fact.dates:
        behind = sentence.text[day.end - sentence.start :][:2]
        alone = not sentence.text[day.end - sentence.start :].strip(" .")
        if day.start - begin <= 1 and day.kind in ("day", "range") and (behind[:1] == ":" or behind in MARKS or alone):
            return "date"
    if _PLACE_HEAD.match(sentence.text):
        return "place"
    return "bullet" if sentence.bullet and fact.strength >= 1 else None


def entries(found: tuple[Facts, ...]) -> dict[int, str]:
    """Paragraph number to the way its entry opens; empty where the text is no list."""
    opened = {fact.sentence.paragraph: how for fact in found if (how := _opens(fact)) is not None}
    kinds = [how for how in opened.values() if how != "bullet"]
    if len(kinds) >= FEWEST:
        return {paragraph: how for paragraph, how in opened.items() if how != "bullet"}
    if len(opened) - len(kinds) >= FEWEST_BULLETS:
        return {paragraph: how for paragraph, how in opened.items() if how == "bullet"}
    return {}
