"""Dates in running text: spotted with offsets, resolved by stated rules against the day of publication.

A date library is not asked: it would swallow "about" as a word to skip, read "may" as a month and give a day a
midnight (docs/decisions/0008-own-time-grammar.md).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from solferino.extract.patterns import patterns
from solferino.vocab.vocabulary import Vocabulary

DateKind = Literal["day", "range", "week", "month", "year", "part"]
Groups = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written. Days are inclusive; both None where it could not be resolved.

    `anchor`: `stated` (the text gives the whole date), `published` (counted from the publication date), None.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    kind: DateKind
    anchor: str | None
    role: str | None = None

    @property
    def standing(self) -> bool:
        """A long period that says little of when one act happened."""
        return self.kind == "year"


def _number(text: str | None) -> int:
    """A day as written, "3rd" included."""
    return int("".join(c for c in text or "0" if c.isdecimal()))


def _on_or_before(base: date, month: int, day: int) -> date | None:
    """The last such day and month not after `base`."""
    for year in (base.year, base.year - 1, base.year - 2, base.year - 3, base.year - 4):
        if day <= monthrange(year, month)[1] and date(year, month, day) <= base:
            return date(year, month, day)
    return None


def _day(year: str | None, month: int, day: int, base: date | None) -> tuple[date | None, str | None]:
    if year:
        ok = 1 <= day <= monthrange(int(year), month)[1]
        return (date(int(year), month, day), "stated") if ok else (None, None)
    if base is None or not 1 <= day <= 31:
        return None, None
    return _on_or_before(base, month, day), "published"


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class _Found:
    first: date | None
    last: date | None
    kind: DateKind
    anchor: str | None


def _absolute(g: Groups, months: dict[str, int], base: date | None) -> _Found | None:
    if g["iso"]:
        try:
            iso = date.fromisoformat(g["iso"])
        except ValueError:
            return None
        return _Found(iso, iso, "day", "stated")
    if g["rm"]:
        first, basis = _day(g["ry"], months[g["rm"].lower()], _number(g["r1"]), base)
        last, _ = _day(g["ry"], months[g["rm"].lower()], _number(g["r2"]), base)
        return _Found(first, last, "range", basis) if first and last and first <= last else None
    for m, d, y in (("m1", "d1", "y1"), ("m2", "d2", "y2")):
        name = g[m]
        if name:
            month = months[name.lower()]
            day, basis = _day(g[y], month, _number(g[d]), base)
            if m == "m2" and g["d3"]:
                last, _ = _day(g[y], month, _number(g["d3"]), base)
                return _Found(day, last, "range", basis) if day and last and day <= last else None
            return _Found(day, day, "day", basis)
    return None


def _period(g: Groups, vocabulary: Vocabulary, base: date | None) -> _Found | None:
    if g["m3"] and g["y3"]:
        first, last = month_span(int(g["y3"]), vocabulary.months[g["m3"].lower()])
        return _Found(first, last, "month", "stated")
    if g["m4"]:
        month = vocabulary.months[g["m4"].lower()]
        if base is None:
            return _Found(None, None, "month", None)
        first, last = month_span(base.year if month <= base.month else base.year - 1, month)
        return _Found(first, last, "month", "published")
    if g["season"] and g["ys"]:
        a, b = vocabulary.seasons[g["season"].lower()]
        year = int(g["ys"])
        return _Found(date(year - (a > b), a, 1), month_span(year, b)[1], "month", "stated")
    if g["y5"]:
        return _Found(date(int(g["y5"]), 1, 1), date(int(g["y5"]), 12, 31), "year", "stated")
    return None


def _relative(g: Groups, vocabulary: Vocabulary, base: date | None) -> _Found | None:
    if g["w1"]:
        return _weekday(g, vocabulary, base)
    if g["rel"]:
        return _relative_day(g["rel"].lower(), base)
    if g["ago"] and g["agounit"]:
        return _ago(g["ago"].lower(), g["agounit"].lower(), base, vocabulary.time["numbers"])
    if g["period"]:
        return _named_period(g["period"].lower(), (g["lastperiod"] or "").lower() == "last", base)
    return None


def _weekday(g: Groups, vocabulary: Vocabulary, base: date | None) -> _Found | None:
    which = (g["lastweek"] or "").lower()
    if which in ("next", "every"):
        return None
    if base is None:
        return _Found(None, None, "day", None)
    back = (base.weekday() - vocabulary.weekdays[(g["w1"] or "").lower()]) % 7
    if which in ("last", "past", "previous") and back == 0:
        back = 7
    day = base - timedelta(days=back)
    if g["into"]:
        return _Found(day - timedelta(days=1), day, "part", "published")
    return _Found(day, day, "day", "published")


def _relative_day(word: str, base: date | None) -> _Found | None:
    if word == "tomorrow":
        return None
    if base is None:
        return _Found(None, None, "day", None)
    if word in ("last night", "overnight"):
        return _Found(base - timedelta(days=1), base, "part", "published")
    back = {"yesterday": 1, "the day before yesterday": 2}.get(word, 0)
    if word.startswith("the ") and word != "the day before yesterday":
        return _Found(None, None, "day", "account")
    day = base - timedelta(days=back)
    return _Found(day, day, "day", "published")


def _ago(text: str, unit: str, base: date | None, numbers: list[str]) -> _Found:
    if base is None:
        return _Found(None, None, "day", None)
    word = text.split()[0]
    number = int(word) if word.isdecimal() else numbers.index(word) + 1 if word in numbers else 1
    if unit == "day":
        day = base - timedelta(days=number)
        return _Found(day, day, "day", "published")
    if unit == "week":
        middle = base - timedelta(weeks=number)
        return _Found(middle - timedelta(days=2), middle + timedelta(days=2), "week", "published")
    if unit == "month":
        years, month = divmod(base.year * 12 + base.month - 1 - number, 12)
        first, last = month_span(years, month + 1)
        return _Found(first, last, "month", "published")
    return _Found(date(base.year - number, 1, 1), date(base.year - number, 12, 31), "year", "published")


def _named_period(unit: str, last: bool, base: date | None) -> _Found:
    if base is None:
        return _Found(None, None, "week", None)
    if unit == "week":
        monday = base - timedelta(days=base.weekday() + (7 if last else 0))
        return _Found(monday, monday + timedelta(days=6), "week", "published")
    if unit == "month":
        years, month = divmod(base.year * 12 + base.month - 1 - int(last), 12)
        first, end = month_span(years, month + 1)
        return _Found(first, end, "month", "published")
    return _Found(date(base.year - int(last), 1, 1), date(base.year - int(last), 12, 31), "year", "published")


def dates(text: str, start: int, end: int, base: date | None, vocabulary: Vocabulary) -> tuple[DateMention, ...]:
    """Dates in `text[start:end]`, resolved against `base` (publication date or dateline) where they are relative."""
    out = []
    for match in patterns(vocabulary).dates.finditer(text, start, end):
        g = match.groupdict()
        if g["m4"] in vocabulary.time["month_homonyms"]:
            continue  # "in may", "of march" in lower case are no months
        found = _absolute(g, vocabulary.months, base) or _period(g, vocabulary, base) or _relative(g, vocabulary, base)
        if found is None:
            continue
        role = "night" if (g["wnight"] or found.kind == "part") else None
        out.append(
            DateMention(
                match.start(), match.end(), match.group(), found.first, found.last, found.kind, found.anchor, role
            )
        )
    return tuple(out)
