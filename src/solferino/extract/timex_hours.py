"""What the words around a clock time must be: an hour, and not a count, a length or a share.

The words themselves are lists (`[around]` in `vocab/languages/en_time.toml`).
"""

from solferino.extract.timex_clocks import NOON, part_beside
from solferino.extract.timex_grammar import Found
from solferino.extract.timex_reading import Reading

MOST_MINUTES = 59
FEWEST_MINUTES = 10  # "six ten", "five thirty-five"
BEFORE_HOUR = 9  # words between a part of the day and its hour: "on the night of Friday 4 May, shortly after nine"
ABOUT_SIDE = ("after", "before", "past")
ENDS = (",", ".", ";", "—", "–", "")
ABOUT_HOUR = ("after", "before", "past", "shortly", "just", "soon", ",")


def closed(r: Reading, found: Found) -> bool:
    """Nothing follows that the words would belong to."""
    after = r.low(found.last)
    return not after.isalpha() or r.knows(found.last, "opens_clause")


def clock(r: Reading, found: Found) -> bool:
    """10:30, 10.30am; 10.30 and "six in the morning" behind "at"."""
    slot = found.slots.get("clock")
    plain = slot is None or r.low(slot[0])[-1].isdecimal()
    if r.knows(found.first - 1, "not_before_clock") or (plain and r.low(found.first - 1) in ("-", "–")):
        return False
    heads = r.low(found.last) == ":" and not r.low(found.last + 1)[:1].isdecimal()  # "4:05 p.m.: a bomb exploded"
    if r.knows(found.last, "not_after_clock") and not heads:
        return False
    if slot is not None and r.tokens.kinds[slot[0]] == "c":
        return True
    if slot is not None and r.low(slot[0]).startswith("0."):
        return False  # a share, no clock time
    led = r.knows(found.first - 1, "before_clock") or _behind(r, found.first, "stroke")
    return led or (slot is not None and found.last - found.first > 1)


def _behind(r: Reading, index: int, phrases: str) -> bool:
    """One of these phrases of two words ends before a word: "on the stroke of", "it was"."""
    return f"{r.low(index - 2)} {r.low(index - 1)}" in r.grammar.alphabet.words.around[phrases]


def fraction(r: Reading, found: Found) -> bool:
    """Half past six; "a quarter to six" only where nothing is counted; "a quarter of nine", not "half of nine"."""
    side, quarter = r.low(found.slots["side"][0]), r.low(found.slots["fraction"][1] - 1) == "quarter"
    if side == "of" and not (quarter and r.knows(found.first - 1, "before_clock")):
        return False
    return side == "past" or _told_as_clock(r, found)


def half_hour(r: Reading, found: Found) -> bool:
    """Half ten, as the British say for half past ten."""
    return r.knows(found.first - 1, "before_clock") and _told_as_clock(r, found)


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
        return r.knows(found.first - 1, "before_clock") and later and _told_as_clock(r, found)  # "from ten to twelve"
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
    return shown or closed(r, found) or r.knows(found.last, "after_hour") or _leads_to_part(r, found.last)


def hour_of_part(r: Reading, found: Found) -> bool:
    """ "At seven on Friday evening", "on Friday night at nine": an hour beside the part of the day that it is of.

    "Just past two," without one is an hour as well, "after two" is none.
    """
    before = r.low(found.first - 1)
    if not (r.knows(found.first - 1, "at_fixed") or before in ABOUT_SIDE):
        return False
    if _leads_to_part(r, found.last):
        return True
    after = r.low(found.last)
    if before in ABOUT_SIDE and after in ENDS and r.knows(found.first - 2, "little_by"):
        return True
    ended = after in (",", ".", "") or r.knows(found.last, "after_hour")
    back = found.first - 1
    while back > found.first - BEFORE_HOUR and (r.knows(back, "at_fixed") or r.low(back) in ABOUT_HOUR):
        back -= 1
    back = _behind_day(r, back)
    return ended and part_beside(r, back + 1, back + 1) is not None and r.knows(back, "PART")


def _behind_day(r: Reading, index: int) -> int:
    """From the end of "of Friday, 3 May 1943" back to the part of the day before it; as it was where there is none."""
    back = index
    while back > index - BEFORE_HOUR and (r.low(back) in (",", "of") or _of_a_date(r, back)):
        back -= 1
    return back if r.low(back + 1) == "of" else index


def _of_a_date(r: Reading, index: int) -> bool:
    return r.low(index)[:1].isdecimal() or r.knows(index, "MONTH") or r.knows(index, "WEEKDAY")


def leads_to_part(r: Reading, found: Found) -> bool:
    """Between two and three on Tuesday morning."""
    return _leads_to_part(r, found.last)


def half_shared(r: Reading, found: Found) -> bool:
    """Between 10.30 and 11 p.m., 10.30-11 p.m.; "at 10.30 and 11 p.m." are two times."""
    joined = r.low(found.slots["clock"][1])
    return r.low(found.first) in ("between", "from") or joined in ("to", "until", "-", "–", "—")


def _leads_to_part(r: Reading, index: int) -> bool:
    """The next words are a part of a day that is told: "on Friday evening", "that night"."""
    while r.low(index) in (",", "on"):
        index += 1
    pointed = r.knows(index, "points_at_part") or r.knows(index, "WEEKDAY")
    if r.low(index) == "the" and any(r.knows(index + 1, name) for name in ("SAME", "NEXT", "PREVIOUS")):
        pointed, index = True, index + 1
    elif r.low(index) == "the" and r.low(index + 2) == "of" and _of_a_date(r, index + 3):
        pointed = True  # "on the morning of 3 May"
    return pointed and (r.knows(index + 1, "PART") or (r.knows(index + 1, "MODIFIER") and r.knows(index + 2, "PART")))


def military(r: Reading, found: Found) -> bool:
    """0645 behind "at"; 1430 could be a number."""
    return r.raw(found.first)[0] == "0" and r.knows(found.first - 1, "at_fixed") and not r.low(found.last).isalpha()
