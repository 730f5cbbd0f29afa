"""Every time a text speaks of, with its value: days, months, years, clock times, lengths, sets, words that only point.

The forms are rows (`vocab/languages/en_time.toml`). A form is found at a word (timex_grammar.py), the words around it
are looked at (timex_checks.py), a rule gives the value (timex_rules.py, timex_lengths.py) from what is written and from
the time that the text has come to (timex_reading.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from solferino.extract.timex_checks import CHECKS
from solferino.extract.timex_grammar import Found, Grammar, grammar
from solferino.extract.timex_lengths import RULES
from solferino.extract.timex_reading import HISTORY, Ground, Reading, Timed
from solferino.extract.timex_stamp import Stamp
from solferino.vocab.vocabulary import Vocabulary

MODIFIABLE = frozenset(
    {"date", "span", "season", "decade", "century", "near", "day_of_month", "weekday", "deictic", "weekday_day"}
)
OF_A_DAY = frozenset({"date", "span", "day_of_month", "weekday", "deictic", "near", "weekday_day"})
MEASURED = frozenset({"length", "shift", "after_event"})
MOST_EXACT = 3  # "only about another three weeks": so many words of exactness before a length
NEAR_CHARS = 9  # between a clock time and its day: ", on the "


@dataclass(frozen=True, slots=True)
class Timex:
    """A time as written: `text[start:end]`.

    `kind`: date, time, duration, set or reference. `value` as TIMEX2 writes it. `stamp`: the calendar fields of a date
    or time. `modifier`: START, MID, END, APPROX, MORE_THAN, LESS_THAN. `anchor`: stated (the year is in the words),
    published (counted from the day of writing), narrative (from the time spoken of last), None. `upto` is the other end
    of a span. `zone` is the stamp beside a clock time (GMT). `step`: how many days (D), months (MO) … it lies from the
    time spoken of ("two days later": 2, D). `rule` names the form's meaning.
    """

    start: int
    end: int
    text: str
    kind: str
    value: str
    stamp: Stamp | None = None
    modifier: str | None = None
    anchor: str | None = None
    upto: Stamp | None = None
    zone: str | None = None
    step: tuple[int, str] | None = None
    rule: str = ""

    @property
    def granularity(self) -> str:
        """How exact the value is."""
        return self.stamp.granularity if self.stamp else "unknown"

    @property
    def approximate(self) -> bool:
        """The words say that the value is not exact."""
        return self.modifier == "APPROX"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A form with what stands before it: from token `begin`, the form found, modifier and part of the day."""

    begin: int
    found: Found
    modifier: str | None = None
    part: str | None = None


def timexes(text: str, start: int, end: int, ground: Ground, vocabulary: Vocabulary) -> tuple[Timex, ...]:
    """The times in `text[start:end]` from left to right, not overlapping; `ground` is what they are counted from."""
    known = grammar(vocabulary)
    tokens = known.alphabet.read(text, start, end)
    reading = Reading(tokens, known, ground)
    out: list[Timex] = []
    index = 0
    while (head := known.starts.search(tokens.kinds, index)) is not None:
        index = head.start()
        read, index = _read_at(reading, index)
        for item, rule in read:
            out.append(_timex(reading, item, rule))
            reading.heard(item)
    return tuple(_with_days(out))


def _timex(r: Reading, item: Timed, rule: str) -> Timex:
    start, end = r.tokens.starts[item.first], r.tokens.ends[item.last - 1]
    text = r.tokens.text[start:end]
    return Timex(
        start, end, text, item.kind, item.value, item.stamp, item.modifier, item.anchor, item.upto, item.zone,
        item.step, rule,
    )  # fmt: skip


def _read_at(r: Reading, index: int) -> tuple[list[tuple[Timed, str]], int]:
    """The longest form at a word that its surroundings and the calendar allow, and the word to go on from."""
    options = sorted(_candidates(r, index), key=lambda c: (-c.found.last, c.found.form.means == "length", c.begin))
    for option in options:
        form = option.found.form
        if form.check is not None and not CHECKS[form.check](r, option.found):
            continue
        read = RULES[form.means](r, option.found)
        if read:
            items = [(_dressed(r, option, item, first=item is read[0]), form.means) for item in read]
            return items, option.found.last
        if form.means in ("date", "span") and "month" in option.found.slots:
            return [], option.found.last  # no such day: nor is a part of it meant
    return [], index + 1


def _dressed(r: Reading, option: _Candidate, item: Timed, *, first: bool) -> Timed:
    """The value with modifier and part of the day, over all its words."""
    begin = option.begin if first else item.first
    last = item.last
    while last > item.first + 1 and r.raw(last - 1) in (".", ",") and len(r.raw(last - 2)) > 4:
        last -= 1
    item = replace(item, first=begin, last=last, modifier=option.modifier or item.modifier)
    if option.part and first and item.stamp is not None and item.stamp.day:
        stamp = replace(item.stamp, part=option.part)
        return replace(item, stamp=stamp, value=stamp.value, kind="time")
    return item


def _candidates(r: Reading, index: int) -> Iterator[_Candidate]:
    g, kinds = r.grammar, r.tokens.kinds
    for found in g.at(r.tokens, index):
        yield _Candidate(index, found)
    if kinds[index] == g.the and index + 1 < len(kinds):
        for found in g.at(r.tokens, index + 1):
            if found.form.article:
                yield _Candidate(index, found)
    for name, allowed in PREFIXED:
        for after in _behind(g, kinds, name, index):
            for found in g.at(r.tokens, after):
                if found.form.means in allowed:
                    yield _with_prefix(r, name, index, after, found)


def _behind(g: Grammar, kinds: str, name: str, index: int) -> Iterator[int]:
    """Where a form may begin behind the words of a prefix; its last "the" may belong to the form."""
    for _ in range(MOST_EXACT if name == "EXACT" else 1):
        match = g.prefixes[name].match(kinds, index)
        if match is None or match.end() == len(kinds):
            return
        index = match.end()
        yield index
        if kinds[index - 1] == g.the:
            yield index - 1


PREFIXED = (
    ("MODIFIED", MODIFIABLE),
    ("PARTED", OF_A_DAY),
    ("ABOUT", frozenset({"clock"})),
    ("EXACT", MEASURED),
)


def _with_prefix(r: Reading, name: str, begin: int, after: int, found: Found) -> _Candidate:
    classes = r.grammar.alphabet.words.classes
    lows = [r.low(i) for i in range(begin, after)]
    if len(lows) > 1 and lows[1] == "the" and lows[0] in classes["MORE"] or lows[:1] == ["a"] and "dash" in found.slots:
        begin, lows = begin + 1, lows[1:]  # "over the next days": the length begins with "the"
    if name == "MODIFIED" and len(lows) > 1 and lows[0] == "the" and "of" not in lows and _bare(found):
        begin += 1  # "after the early October fights"
    if name == "PARTED":
        part = next((classes["PART"][low] for low in lows if low in classes["PART"]), "EARLY")
        return _Candidate(
            begin, found, next((classes["MODIFIER"][w] for w in lows if w in classes["MODIFIER"]), None), part
        )
    if name == "ABOUT":
        return _Candidate(begin, found, "APPROX")
    if name == "EXACT":
        return _Candidate(
            begin, found, next((classes["MORE"][low] for low in lows if low in classes["MORE"]), None) or None
        )
    return _Candidate(
        begin, found, next((classes["MODIFIER"][low] for low in lows if low in classes["MODIFIER"]), None)
    )


def _bare(found: Found) -> bool:
    """A month or year alone."""
    return found.form.means == "date" and not set(found.slots) & {"day", "ord"}


def _with_days(found: list[Timex]) -> Iterator[Timex]:
    """A clock time before its day ("5:00 am on 3 October") is one of that day."""
    for item, after in zip(found, [*found[1:], None] if found else [], strict=True):
        day = after.stamp if after is not None and after.start - item.end <= NEAR_CHARS else None
        if item.rule == "clock" and day is not None and day.granularity == "day" and item.stamp is not None:
            stamp = replace(day, hour=item.stamp.hour, minute=item.stamp.minute)
            yield replace(item, stamp=stamp, value=stamp.value, anchor=after.anchor if after else None)
        else:
            yield item


__all__ = ["HISTORY", "Ground", "Timex", "timexes"]
