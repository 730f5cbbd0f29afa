"""Lists: which paragraphs open an entry of their own (a monitor's day, a governor's posts, a fact box)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from solferino.extract.facts import Facts
from solferino.extract.heads import head, names_only, number
from solferino.vocab.countries import is_name

FEWEST = 2  # paragraphs that look alike before a text counts as a list
FEWEST_BULLETS = 3
FEWEST_BACKWARDS = 3  # posts, the latest first, that make a live page without saying so
HOUR_WORDS = 5  # "In the early evening."
LIVE_HEAD = 3  # lines at the top of a page that say that it is a live one
SECTION_WORDS = 8
SHORTEST = 3  # letters up to which a word in capitals is an acronym
_PLACE_HEAD = re.compile(r"\W{0,2}[A-Z][A-Z'’ -]{3,30}(?:\s[-–—]|:)\s")
MARKS = (" -", " –", " —", " |", " /", ";")
_MARK = re.compile(r"\s*[-•*–]?\s*")


def _opens(fact: Facts) -> str | None:
    """How a paragraph opens an entry: by clock time, date, place, or as a bullet with an act in it."""
    sentence = fact.sentence
    if not sentence.lead:
        return None
    begin = sentence.start + len(_MARK.match(sentence.text).group())  # type: ignore[union-attr]
    if any(clock.start - begin <= 6 for clock in fact.clocks) or _hour_alone(fact):
        return "clock"
    for day in fact.dates:
        behind = sentence.text[day.end - sentence.start :][:2]
        alone = not sentence.text[day.end - sentence.start :].strip(" .")
        if day.start - begin <= 1 and day.kind in ("day", "range") and (behind[:1] == ":" or behind in MARKS or alone):
            return "date"
    if _dated_head(fact):
        return "date"
    if _PLACE_HEAD.match(sentence.text) or _country_head(sentence.text):
        return "place"
    if _CODE.fullmatch(sentence.text):
        return "code"
    if _spot(fact):
        return "spot"
    if not sentence.bullet or fact.strength < 1:
        return None
    numbered = sentence.text.lstrip("( ")[:1].isdecimal()  # paragraphs of a report, unless each tells where or when
    return "bullet" if not numbered or fact.sites or fact.event_dates else None


def _hour_alone(fact: Facts) -> bool:
    """A paragraph's opening that is an hour or part of the day and nothing else: "Around noon.", "In the evening:"."""
    when = (*fact.clocks, *fact.parts)
    return bool(when) and not fact.sentence.heading and len(fact.sentence.words) <= HOUR_WORDS


def _dated_head(fact: Facts) -> bool:
    """A paragraph's opening says where and when: "Libya, 3 September: …", "Kagara (Niger), 17 February - …"."""
    sentence = fact.sentence
    days = [day for day in fact.dates if day.first and day.kind in ("day", "range")]
    inside = {i for day in days for i, w in enumerate(sentence.words) if day.start <= w.start < day.end}
    last = head(sentence, frozenset(inside))
    return any(i < last for i in inside)


_CODE = re.compile(r"\W{0,2}[A-Z]{2,}[A-Z0-9]*[-/ ]?\d[\w/-]*[.:]?\s*")  # "MOZ-2206-118."


def _country_head(text: str) -> bool:
    """A country in capitals and nothing else opens the paragraph: "HAITI.", "MEXICO:"."""
    name = text.strip(" .:–—-")
    return name.isupper() and len(name) > SHORTEST and is_name(name)


def _spot(fact: Facts) -> bool:
    """A paragraph that opens with a place and a full stop or colon, and goes on to tell what happened there.

    "Grayvoron.", "Nikopol district.", "(2) Jucuarán, Usulután.", "Dorogoshch, Grayvoron district: shelled ..."
    """
    sentence = fact.sentence
    if sentence.heading:
        return False
    colon = head(sentence, frozenset())
    last = colon if colon and sentence.lows[colon] == ":" else len(sentence.words) if names_only(sentence) else 0
    opens = any(number(sentence) == place.first < last for place in fact.places)
    return opens and not any(toll.first < 2 for toll in fact.tolls)


def _place_heading(fact: Facts) -> bool:
    """A heading that is the name of a spot and nothing else: "Calaba Town"."""
    sentence = fact.sentence
    named = any(p.start == sentence.start and p.end >= sentence.end - 1 for p in fact.places)
    spot = not any(p.entries and p.entries[0].kind in ("country", "region") for p in fact.places)
    return sentence.heading and sentence.index > 0 and named and spot


def _section(fact: Facts, published: date | None) -> bool:
    """A heading of names and a day: "Near Kindamba, January 2017". The line of issue is none."""
    sentence = fact.sentence
    if not sentence.heading or fact.triggers or fact.tolls or len(sentence.words) > SECTION_WORDS:
        return False
    days = [day for day in fact.dates if day.first]
    if not days or any(day.first == published for day in days):
        return False
    return all(not w.text[:1].islower() or w.low in sentence.known("heading_words") for w in sentence.words)


def is_live(found: Sequence[Facts]) -> bool:
    """Posts of a live page: their clock times are of posting, and several of them tell of one event."""
    stamps = [_minutes(fact) for fact in found if _opens(fact) == "clock"]
    if len(stamps) < FEWEST:
        return False
    head, phrases = found[:LIVE_HEAD], found[0].sentence.vocabulary.phrases["live"]
    said = any(f" {phrase} " in f" {' '.join(fact.sentence.lows)} " for fact in head for phrase in phrases)
    latest_first = len(stamps) >= FEWEST_BACKWARDS and all(a > b for a, b in pairwise(stamps))
    return said or latest_first


def _minutes(fact: Facts) -> int:
    """The clock time at the head of an entry, in minutes."""
    return next(((c.hour or 0) * 60 + c.minute for c in fact.clocks), 0)


def without_stamps(found: Sequence[Facts]) -> tuple[Facts, ...]:
    """The facts without the clock times that head the posts of a live page."""
    return tuple(replace(f, clocks=f.clocks[1:]) if _stamped(f) else f for f in found)


def _stamped(fact: Facts) -> bool:
    """ "16:10 Reports of …", "[16:10]"; not "At 4:38 a missile came down"."""
    heads = _opens(fact) == "clock" and fact.clocks and fact.clocks[0].text[:1].isdecimal()
    return bool(heads) and not any(
        c.isalpha() for c in fact.sentence.text[: fact.clocks[0].start - fact.sentence.start]
    )


def entries(found: tuple[Facts, ...], published: date | None = None) -> dict[int, str]:
    """Paragraph number to the way its entry opens; empty where the text is no list."""
    opened = {fact.sentence.paragraph: how for fact in found if (how := _opens(fact)) is not None}
    opened |= {fact.sentence.paragraph: "section" for fact in found if _section(fact, published)}
    spots = [fact.sentence.paragraph for fact in found if _place_heading(fact)]
    if len(spots) >= FEWEST:
        opened |= dict.fromkeys(spots, "section")
    kinds = [how for how in opened.values() if how != "bullet"]
    if len(kinds) >= FEWEST or "section" in kinds:
        marked = {fact.sentence.paragraph for fact in found if fact.sentence.bullet and fact.sentence.lead}
        listed = any(paragraph in marked for paragraph, how in opened.items() if how not in ("bullet", "section"))
        return {paragraph: how for paragraph, how in opened.items() if how != "bullet" or listed}
    if len(opened) - len(kinds) >= FEWEST_BULLETS:
        return {paragraph: how for paragraph, how in opened.items() if how == "bullet"}
    return {}
