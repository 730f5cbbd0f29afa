"""What the time grammar knows while it reads on: the words, and the time the text has come to."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from solferino.extract.timex_grammar import Found, Grammar
from solferino.extract.timex_stamp import Stamp, of
from solferino.extract.timex_tokens import CLOCK, MILITARY, Tokens

Style = Literal["news", "history"]
YEARS_BACK = 8  # 29 February comes back within so many years
FAR_YEARS = 5  # a year alone this far from the time spoken of is a look aside; a full date when this far:
FAR_YEARS_OF_DAYS = 20
TURN_OF_YEAR = 9  # how many months back a month without a year must lie to be one of the next year


@dataclass(frozen=True, slots=True)
class Ground:
    """What times without a year or day are counted from.

    `style` news: days without a year are the last such days before `written`, and "yesterday" is counted from it;
    history: what is not said is taken from the time spoken of last.
    """

    written: date | None
    style: Style = "news"


HISTORY = Ground(None, "history")


@dataclass(frozen=True, slots=True)
class Timed:
    """A value on its way: tokens `first:last`; the rest as in `Timex`."""

    first: int
    last: int
    kind: str
    value: str
    stamp: Stamp | None = None
    modifier: str | None = None
    anchor: str | None = None
    upto: Stamp | None = None
    zone: str | None = None
    step: tuple[int, str] | None = None


@dataclass(slots=True)
class Reading:
    """The state of one pass over one text: `last` is the time spoken of last, `aside` a year far from it, `ended` where
    the last time ended."""

    tokens: Tokens
    grammar: Grammar
    ground: Ground
    last: Stamp | None = None
    aside: int | None = None
    ended: int = -1

    @property
    def style(self) -> Style:
        return self.ground.style

    @property
    def written(self) -> date | None:
        return self.ground.written

    def low(self, index: int) -> str:
        """A word in lower case, empty outside the text."""
        if not 0 <= index < len(self.tokens.lows):
            return ""
        return self.tokens.lows[index].lower().replace("’", "'")

    def raw(self, index: int) -> str:
        """A word as written, empty outside the text."""
        return self.tokens.lows[index] if 0 <= index < len(self.tokens.lows) else ""

    def knows(self, index: int, words: str) -> bool:
        """The word stands in a list, or in a class."""
        known = self.grammar.alphabet.words
        return self.low(index) in (known.around.get(words) or known.classes[words])

    def word(self, found: Found, slot: str, name: str | None = None) -> str | None:
        """What the word of a slot stands for in its class, as text; None where the slot is empty."""
        value = self._value(found, slot, name or slot.upper())
        return None if value is None else str(value)

    def whole(self, found: Found, slot: str, name: str | None = None) -> int | None:
        """What the word of a slot stands for, as a number ("March" is 3, "next" 1)."""
        value = self._value(found, slot, name or slot.upper())
        return None if value is None else int(value)

    def _value(self, found: Found, slot: str, name: str) -> str | int | None:
        span = found.slots.get(slot)
        table = self.grammar.alphabet.words.classes.get(name, {})
        return next((table[low] for i in range(*span) if (low := self.low(i)) in table), None) if span else None

    def number(self, found: Found, slot: str) -> float | None:
        """The number in a slot: figures, ordinals, number words; None where there is none."""
        span = found.slots.get(slot)
        return None if span is None else self.number_of(*span)

    def number_of(self, first: int, last: int) -> float | None:
        """The number written in tokens `first:last`."""
        classes = self.grammar.alphabet.words.classes
        total: float | None = None
        for index in range(first, last):
            low = self.low(index)
            digits = "".join(c for c in low if c.isascii() and c.isdecimal())
            if digits:
                total = (total or 0) + int(digits[:9])
            elif low in classes["HUNDRED"]:
                total = (total or 1) * classes["HUNDRED"][low]
            elif low in classes["NUMWORD"] or low in classes["ORDWORD"]:
                total = (total or 0) + (classes["NUMWORD"].get(low) or classes["ORDWORD"][low])
        return total

    def clock(self, index: int) -> tuple[int, int, str | None] | None:
        """Hour, minute and half of the day of a clock time in one piece."""
        found = CLOCK.fullmatch(self.low(index)) or MILITARY.fullmatch(self.low(index))
        if found is None:
            return None
        half = (found[4] or "").replace(".", "")
        return int(found[1]), int(found[2] or 0), half.upper() if half in ("am", "pm") else None

    # --- what is not said ---------------------------------------------------------------------------------------------
    @property
    def now(self) -> Stamp | None:
        """The day from which relative times are counted."""
        if self.style == "history":
            return self.last
        return of(self.written) if self.written else None

    def year_for(self, month: int, day: int | None) -> tuple[int | None, str | None]:
        """The year of a day or month written without one, and what it was taken from."""
        if self.style == "history":
            return self._narrated(month), "narrative"
        if self.written is None:
            return None, None
        return _last_year(self.written, month, day), "published"

    def _narrated(self, month: int) -> int | None:
        if self.last is None or self.last.year is None:
            return None
        year = self.last.year
        if self.last.month and self.last.month - month >= TURN_OF_YEAR:
            return year + 1
        return year

    def heard(self, item: Timed) -> None:
        """Go on to the time just read, unless the words only look back or aside."""
        stamp, self.ended = item.stamp, item.last
        if stamp is None or stamp.year is None or stamp.years > 1 or (stamp.season and item.anchor != "stated"):
            return
        if (item.step is not None and item.step[0] < 0) or self.raw(item.first)[0] in "'’" or self._back(item, stamp):
            return
        if self._aside(stamp):
            self.aside = stamp.year
            return
        self.last, self.aside = stamp, None

    def _back(self, item: Timed, stamp: Stamp) -> bool:
        """ "The constitution of 1790": an earlier year that the text does not go to."""
        if stamp.granularity != "year" or self.last is None or (self.last.year or 0) <= (stamp.year or 0):
            return False
        return self.low(item.first - 1) in self.grammar.alphabet.words.around["looks_back"]

    def _aside(self, stamp: Stamp) -> bool:
        """A year far from the time spoken of is a look aside, until the text stays there."""
        if self.last is None or self.last.year is None or stamp.year is None:
            return False
        away = abs(stamp.year - self.last.year)
        if away <= (FAR_YEARS if stamp.month is None else FAR_YEARS_OF_DAYS):
            return False
        return self.aside is None or abs(stamp.year - self.aside) > FAR_YEARS


def _last_year(written: date, month: int, day: int | None) -> int | None:
    if day is None:
        return written.year if month <= written.month else written.year - 1
    for year in range(written.year, written.year - YEARS_BACK, -1):
        try:
            if date(year, month, day) <= written:
                return year
        except ValueError:
            continue
    return None
