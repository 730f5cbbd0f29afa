"""What the words around a time must be, so that a figure is a year, a name a month, "the past" a time.

The words themselves are lists (`[around]` in `vocab/languages/en_time.toml`).
"""

from collections.abc import Callable

from solferino.extract.timex_grammar import Found
from solferino.extract.timex_hours import (
    clock,
    closed,
    figures,
    fraction,
    half_hour,
    half_shared,
    hour_of_part,
    leads_to_part,
    military,
    minutes,
    twelve,
)
from solferino.extract.timex_reading import Reading

Check = Callable[[Reading, Found], bool]
SURE_YEARS = range(1700, 2051)  # figures that in running text are mostly years
HOURS_OF_DAY = 24
SHORT_MONTH = 4  # letters: "June" and abbreviations, as "May" also names


def _counts_things(r: Reading, index: int) -> bool:
    """A noun in the plural follows: "1500 men", "2000 Soviet soldiers"."""
    for at in (index, index + 1):
        low, raw = r.low(at), r.raw(at)
        if not low.isalpha():
            return False
        if r.knows(at, "counted") or (raw.islower() and low.endswith("s") and not r.knows(at, "not_plural")):
            return True
        if at > index or not raw[0].isupper():
            return False
    return False


def feast(r: Reading, found: Found) -> bool:
    """On Christmas Day, at Christmas; in news not "a Christmas market"."""
    named = bool({r.low(i) for i in range(found.first, found.last)} & {"day", "eve"}) or "year" in found.slots
    ended = not r.low(found.last).isalpha() or r.knows(found.last, "opens_clause")
    return r.style == "history" or named or (r.knows(found.first - 1, "before_feast") and ended)


def weekday_span(r: Reading, found: Found) -> bool:
    """From Friday to Sunday; "Sunday and Monday" are two days, "Friday to Sunday" may be open hours."""
    return r.low(found.first) in ("between", "from")


def day_long(r: Reading, found: Found) -> bool:
    """The past 24 hours, the past day; "the previous day" is a day told before."""
    number = r.number(found, "number")
    return number == HOURS_OF_DAY if number else r.low(found.last - 2) == "past"


def month(r: Reading, found: Found) -> bool:
    """A month alone: any but "May", "March" …, which need a word before them that dates."""
    name = r.raw(found.slots["month"][0])
    if not name[0].isupper():
        return False
    if name.lower() not in r.grammar.alphabet.words.homonyms and len(name) > SHORT_MONTH:
        return True
    if name == "August" and r.low(found.first - 1) == "the":
        return True  # no name of a person
    dated = r.knows(found.first - 1, "DATING") and not _name_before(r, found.first)
    return dated or r.knows(found.first - 1, "MODIFIER")


def _name_before(r: Reading, index: int) -> bool:
    """ "Smith, May and others": in a row of names."""
    return r.low(index - 1) in (",", "and") and r.raw(index - 2)[:1].isupper() and not r.knows(index - 2, "DATING")


def year(r: Reading, found: Found) -> bool:
    """Four figures that are a year."""
    first, last = found.first, found.last
    sure = int(r.raw(first)) in SURE_YEARS
    if r.knows(first - 1, "not_before_year") or r.knows(last, "not_after_year"):
        return False
    if _counts_things(r, last):
        round_ = int(r.raw(first)) % 100 == 0
        return sure and (r.knows(first - 1, "before_sure_year") or (r.low(first - 1) == "the" and not round_))
    return sure or r.knows(first - 1, "before_sure_year")


def years(r: Reading, found: Found) -> bool:
    """A span of years runs forward and counts nothing."""
    first, last = (int(r.raw(found.slots[slot][0])) for slot in ("first_year", "second_year"))
    return (
        first < last and not _counts_things(r, found.last) and (first in SURE_YEARS or r.low(found.first - 1) == "from")
    )


def short_span(r: Reading, found: Found) -> bool:
    """1939-45, not 1939-12."""
    first, last = r.raw(found.slots["first_year"][0]), r.raw(found.slots["second_year"][0])
    return len(last) == 2 and int(last) > int(first[2:]) and r.low(found.last) not in ("-", "%")


def apostrophe(r: Reading, found: Found) -> bool:
    """'44 behind a blank."""
    start = r.tokens.starts[found.first]
    return (start == 0 or not r.tokens.text[start - 1].isalnum()) and r.raw(found.first)[-1].isdecimal()


def era(r: Reading, found: Found) -> bool:
    """The letters of an era are capitals."""
    first, last = found.slots["era"]
    return all(r.raw(i).isupper() for i in range(first, last))


def ancient(r: Reading, found: Found) -> bool:
    """A figure alone is a year where the text has come to one before Christ: "In 490 they landed"."""
    if r.last is None or r.last.year is None or r.last.year > 0 or not r.raw(found.first).isdecimal():
        return False
    after = r.low(found.last)
    closed = not after.isalpha() or r.knows(found.last, "opens_clause") or r.raw(found.last)[0].isupper()
    return r.knows(found.first - 1, "before_ancient_year") and closed and after not in ("-", "%")


def season_years(r: Reading, found: Found) -> bool:
    """The winter of 1939-40: two years in a row."""
    first, last = r.raw(found.slots["earlier_year"][0]), r.raw(found.slots["year"][0])
    return int(last) % 100 == (int(first) + 1) % 100


def ordinal(r: Reading, found: Found) -> bool:
    """On the 4th, not the 4th Army."""
    if found.last - found.first > 1:
        return True
    dated = r.low(found.first - 1) == "the" and r.knows(found.first - 2, "before_the_day")
    return dated and (not r.low(found.last).isalpha() or r.knows(found.last, "after_the_day"))


def weekday_day(r: Reading, found: Found) -> bool:
    """Friday 6, Sunday the 16th; not "on Friday 16 men", "Friday 6 a.m.", "Sunday second"."""
    after, article = r.low(found.last), any(r.low(i) == "the" for i in range(found.first, found.last))
    if "ordword" in found.slots and not article:
        return False
    counts = after.isalpha() and not r.knows(found.last, "after_the_day") and not r.knows(found.last, "opens_clause")
    return not (counts or after[:1].isdecimal() or r.knows(found.last, "AMPM") or after in ("o'clock", "-", "–", "/"))


def season(r: Reading, found: Found) -> bool:
    """A season alone; "spring" and "fall" are other words as well."""
    at = found.slots["season"][0]
    if not r.knows(at, "season_homonyms"):
        return True
    if r.raw(at)[0].isupper() and r.raw(at + 1)[:1].isupper() and r.raw(at - 1).isalpha():
        return True  # the 1918 Spring Offensive
    before = at - 2 if r.low(at - 1) == "the" else at - 1
    return r.knows(before, "before_season") and not r.knows(at + 1, "not_after_season")


def modified(r: Reading, found: Found) -> bool:
    """ "The year" only behind "the end of"."""
    return r.knows(found.first - 2, "MODIFIER") or r.knows(found.first - 1, "MODIFIER")


def one(r: Reading, found: Found) -> bool:
    """A week, but not a second explosion, the nineteenth century, twice a day."""
    last = r.low(found.last - 1)
    if "ordword" in found.slots and last.startswith("centur"):
        return False
    if last == "day" and (r.knows(found.last - 2, "NEXT") or r.knows(found.last - 2, "PREVIOUS")):
        return False  # "over the next day" is that day
    return last not in ("second", "night") and not r.knows(found.first - 1, "rates")


def bare(r: Reading, found: Found) -> bool:
    """For months; weeks of fighting."""
    return r.knows(found.first - 1, "before_length") or (
        r.knows(found.first - 1, "before_length_of") and r.low(found.last) == "of"
    )


def part(r: Reading, found: Found) -> bool:
    """That afternoon; "the morning" only behind a preposition."""
    beside = bool(set(found.slots) & {"next", "previous", "same"})
    if r.low(found.first) in ("the", "one") and not beside:
        return r.knows(found.first - 1, "before_part") and not r.knows(found.last, "not_after_part")
    return True


def bare_part(r: Reading, found: Found) -> bool:
    """At night, before dawn, in daytime; "morning" alone points at no day."""
    if r.knows(found.last - 1, "parts_not_alone"):
        return False
    return r.knows(found.last - 1, "parts_alone") or r.knows(found.first - 1, "before_bare_part")


def this_time(r: Reading, found: Found) -> bool:
    """By this time, not "this time to Barcelona"."""
    return r.knows(found.first - 1, "before_this_time")


CHECKS: dict[str, Check] = {
    "month": month, "year": year, "years": years, "short_span": short_span, "apostrophe": apostrophe, "era": era,
    "ancient": ancient, "ordinal": ordinal, "season": season, "season_years": season_years, "modified": modified,
    "closed": closed, "one": one, "bare": bare, "part": part, "bare_part": bare_part, "clock": clock,
    "this_time": this_time, "fraction": fraction, "half_hour": half_hour, "minutes": minutes, "twelve": twelve,
    "figures": figures, "half_shared": half_shared, "leads_to_part": leads_to_part,
    "feast": feast, "day_long": day_long, "weekday_span": weekday_span, "hour_of_part": hour_of_part,
    "military": military, "weekday_day": weekday_day,
}  # fmt: skip
