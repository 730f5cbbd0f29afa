"""What the words around a time must be, so that a figure is a year, a name a month, "the past" a time.

The words themselves are lists (`[around]` in `vocab/languages/en_time.toml`).
"""

from collections.abc import Callable

from solferino.extract.timex_clocks import NOON, part_beside
from solferino.extract.timex_grammar import Found
from solferino.extract.timex_reading import Reading

Check = Callable[[Reading, Found], bool]
SURE_YEARS = range(1700, 2051)  # figures that in running text are mostly years
HOURS_OF_DAY = 24
MOST_MINUTES = 59
FEWEST_MINUTES = 10  # "six ten", "five thirty-five"
BEFORE_HOUR = 4  # words of "about" between a part of the day and its hour: "on Friday night, shortly after nine"
ABOUT_HOUR = ("after", "before", "shortly", "just", "soon", ",")
SHORT_MONTH = 4  # letters: "June" and abbreviations, as "May" also names


def _is(r: Reading, index: int, words: str) -> bool:
    """The word stands in a list, or in a class."""
    known = r.grammar.alphabet.words
    return r.low(index) in (known.around.get(words) or known.classes[words])


def _counts_things(r: Reading, index: int) -> bool:
    """A noun in the plural follows: "1500 men", "2000 Soviet soldiers"."""
    for at in (index, index + 1):
        low, raw = r.low(at), r.raw(at)
        if not low.isalpha():
            return False
        if _is(r, at, "counted") or (raw.islower() and low.endswith("s") and not _is(r, at, "not_plural")):
            return True
        if at > index or not raw[0].isupper():
            return False
    return False


def feast(r: Reading, found: Found) -> bool:
    """On Christmas Day, at Christmas; in news not "a Christmas market"."""
    named = bool({r.low(i) for i in range(found.first, found.last)} & {"day", "eve"}) or "year" in found.slots
    ended = not r.low(found.last).isalpha() or _is(r, found.last, "opens_clause")
    return r.style == "history" or named or (_is(r, found.first - 1, "before_feast") and ended)


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
    dated = _is(r, found.first - 1, "DATING") and not _name_before(r, found.first)
    return dated or _is(r, found.first - 1, "MODIFIER")


def _name_before(r: Reading, index: int) -> bool:
    """ "Smith, May and others": in a row of names."""
    return r.low(index - 1) in (",", "and") and r.raw(index - 2)[:1].isupper() and not _is(r, index - 2, "DATING")


def year(r: Reading, found: Found) -> bool:
    """Four figures that are a year."""
    first, last = found.first, found.last
    sure = int(r.raw(first)) in SURE_YEARS
    if _is(r, first - 1, "not_before_year") or _is(r, last, "not_after_year"):
        return False
    if _counts_things(r, last):
        round_ = int(r.raw(first)) % 100 == 0
        return sure and (_is(r, first - 1, "before_sure_year") or (r.low(first - 1) == "the" and not round_))
    return sure or _is(r, first - 1, "before_sure_year")


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
    closed = not after.isalpha() or _is(r, found.last, "opens_clause") or r.raw(found.last)[0].isupper()
    return _is(r, found.first - 1, "before_ancient_year") and closed and after not in ("-", "%")


def season_years(r: Reading, found: Found) -> bool:
    """The winter of 1939-40: two years in a row."""
    first, last = r.raw(found.slots["earlier_year"][0]), r.raw(found.slots["year"][0])
    return int(last) % 100 == (int(first) + 1) % 100


def ordinal(r: Reading, found: Found) -> bool:
    """On the 4th, not the 4th Army."""
    if found.last - found.first > 1:
        return True
    dated = r.low(found.first - 1) == "the" and _is(r, found.first - 2, "before_the_day")
    return dated and (not r.low(found.last).isalpha() or _is(r, found.last, "after_the_day"))


def season(r: Reading, found: Found) -> bool:
    """A season alone; "spring" and "fall" are other words as well."""
    at = found.slots["season"][0]
    if not _is(r, at, "season_homonyms"):
        return True
    if r.raw(at)[0].isupper() and r.raw(at + 1)[:1].isupper() and r.raw(at - 1).isalpha():
        return True  # the 1918 Spring Offensive
    before = at - 2 if r.low(at - 1) == "the" else at - 1
    return _is(r, before, "before_season") and not _is(r, at + 1, "not_after_season")


def modified(r: Reading, found: Found) -> bool:
    """ "The year" only behind "the end of"."""
    return _is(r, found.first - 2, "MODIFIER") or _is(r, found.first - 1, "MODIFIER")


def closed(r: Reading, found: Found) -> bool:
    """Nothing follows that the words would belong to."""
    after = r.low(found.last)
    return not after.isalpha() or _is(r, found.last, "opens_clause")


def one(r: Reading, found: Found) -> bool:
    """A week, but not a second explosion, the nineteenth century, twice a day."""
    last = r.low(found.last - 1)
    if "ordword" in found.slots and last.startswith("centur"):
        return False
    if last == "day" and (_is(r, found.last - 2, "NEXT") or _is(r, found.last - 2, "PREVIOUS")):
        return False  # "over the next day" is that day
    return last not in ("second", "night") and not _is(r, found.first - 1, "rates")


def bare(r: Reading, found: Found) -> bool:
    """For months; weeks of fighting."""
    return _is(r, found.first - 1, "before_length") or (
        _is(r, found.first - 1, "before_length_of") and r.low(found.last) == "of"
    )


def part(r: Reading, found: Found) -> bool:
    """That afternoon; "the morning" only behind a preposition."""
    beside = bool(set(found.slots) & {"next", "previous", "same"})
    if r.low(found.first) in ("the", "one") and not beside:
        return _is(r, found.first - 1, "before_part") and not _is(r, found.last, "not_after_part")
    return True


def bare_part(r: Reading, found: Found) -> bool:
    """At night, before dawn, in daytime; "morning" alone points at no day."""
    if _is(r, found.last - 1, "parts_not_alone"):
        return False
    return _is(r, found.last - 1, "parts_alone") or _is(r, found.first - 1, "before_bare_part")


def clock(r: Reading, found: Found) -> bool:
    """10:30, 10.30am; 10.30 and "six in the morning" behind "at"."""
    slot = found.slots.get("clock")
    plain = slot is None or r.low(slot[0])[-1].isdecimal()
    if _is(r, found.first - 1, "not_before_clock") or (plain and r.low(found.first - 1) in ("-", "–")):
        return False
    heads = r.low(found.last) == ":" and not r.low(found.last + 1)[:1].isdecimal()  # "4:05 p.m.: a bomb exploded"
    if _is(r, found.last, "not_after_clock") and not heads:
        return False
    if slot is not None and r.tokens.kinds[slot[0]] == "c":
        return True
    if slot is not None and r.low(slot[0]).startswith("0."):
        return False  # a share, no clock time
    return _is(r, found.first - 1, "before_clock") or (slot is not None and found.last - found.first > 1)


def fraction(r: Reading, found: Found) -> bool:
    """Half past six; "a quarter to six" only where nothing is counted."""
    return r.low(found.slots["side"][0]) == "past" or _told_as_clock(r, found)


def half_hour(r: Reading, found: Found) -> bool:
    """Half ten, as the British say for half past ten."""
    return _is(r, found.first - 1, "before_clock") and _told_as_clock(r, found)


def minutes(r: Reading, found: Found) -> bool:
    """Ten minutes past six; "five to ten people" is a count, "ten minutes after six men came" a length."""
    figure = r.number(found, "minutes") or 0
    if not 1 <= figure <= MOST_MINUTES:
        return False
    if "side" not in found.slots:
        return figure >= FEWEST_MINUTES
    if r.low(found.slots["side"][0]) == "past":
        return True
    if r.low(found.slots["side"][0] - 1) not in ("minutes", "minute"):
        hour = r.number(found, "hour") or r.number(found, "hourword") or 0
        later = figure > hour or bool(set(found.slots) & {"ampm", "part"}) or r.low(found.last) == "on"
        return _is(r, found.first - 1, "before_clock") and later and _told_as_clock(r, found)  # "from ten to twelve"
    return _told_as_clock(r, found)


def figures(r: Reading, found: Found) -> bool:
    """A clock time in figures alone, whose half of the day a part of the day may tell."""
    return r.low(found.first)[-1].isdecimal() and clock(r, found)


def twelve(r: Reading, found: Found) -> bool:
    """Twelve noon."""
    return (r.number(found, "hour") or r.number(found, "hourword")) == NOON


def _told_as_clock(r: Reading, found: Found) -> bool:
    """A part of the day, "o'clock" or the end of the clause shows that nothing is counted."""
    shown = bool(set(found.slots) & {"ampm", "part", "fixed"}) or r.low(found.last - 1) == "o'clock"
    return shown or closed(r, found) or _is(r, found.last, "after_hour") or _leads_to_part(r, found.last)


def hour_of_part(r: Reading, found: Found) -> bool:
    """ "At seven on Friday evening", "on Friday night at nine": an hour beside the part of the day that it is of."""
    if not (_is(r, found.first - 1, "at_fixed") or r.low(found.first - 1) in ("after", "before")):
        return False
    if _leads_to_part(r, found.last):
        return True
    after = r.low(found.last)
    ended = after in (",", ".", "") or _is(r, found.last, "after_hour")
    back = found.first - 1
    while back > found.first - BEFORE_HOUR and (_is(r, back, "at_fixed") or r.low(back) in ABOUT_HOUR):
        back -= 1
    return ended and part_beside(r, back + 1, back + 1) is not None and _is(r, back, "PART")


def _leads_to_part(r: Reading, index: int) -> bool:
    """The next words are a part of a day that is told: "on Friday evening", "that night"."""
    while r.low(index) in (",", "on"):
        index += 1
    pointed = _is(r, index, "points_at_part") or _is(r, index, "WEEKDAY")
    if r.low(index) == "the" and any(_is(r, index + 1, name) for name in ("SAME", "NEXT", "PREVIOUS")):
        pointed, index = True, index + 1
    return pointed and (_is(r, index + 1, "PART") or (_is(r, index + 1, "MODIFIER") and _is(r, index + 2, "PART")))


def military(r: Reading, found: Found) -> bool:
    """0645 behind "at"; 1430 could be a number."""
    return r.raw(found.first)[0] == "0" and _is(r, found.first - 1, "at_fixed") and not r.low(found.last).isalpha()


def this_time(r: Reading, found: Found) -> bool:
    """By this time, not "this time to Barcelona"."""
    return _is(r, found.first - 1, "before_this_time")


CHECKS: dict[str, Check] = {
    "month": month, "year": year, "years": years, "short_span": short_span, "apostrophe": apostrophe, "era": era,
    "ancient": ancient, "ordinal": ordinal, "season": season, "season_years": season_years, "modified": modified,
    "closed": closed, "one": one, "bare": bare, "part": part, "bare_part": bare_part, "clock": clock,
    "this_time": this_time, "fraction": fraction, "half_hour": half_hour, "minutes": minutes, "twelve": twelve,
    "figures": figures,
    "feast": feast, "day_long": day_long, "weekday_span": weekday_span, "hour_of_part": hour_of_part,
    "military": military,
}  # fmt: skip
