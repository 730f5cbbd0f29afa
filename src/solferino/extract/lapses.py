"""Clock times told by their distance from another: "an hour later", "twenty minutes after the first"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.extract.clocks import ClockMention
from solferino.extract.facts import Facts
from solferino.extract.timex import Timex

MINUTES = {"M": 1, "H": 60}
DAY = 24 * 60
REACH = 6  # sentences back in which the clock time may stand from which is counted


@dataclass(frozen=True, slots=True)
class Struck:
    """The clock time that a text named last: in which sentence, and how many minutes after midnight."""

    sentence: int = -1
    minutes: int | None = None


def lapses(found: Sequence[Timex]) -> tuple[ClockMention, ...]:
    """Times so many minutes or hours from another; not "two hours ago"."""
    return tuple(
        ClockMention(time.start, time.end, time.text, None, 0, True, lapse=time.step[0] * MINUTES[time.step[1]])
        for time in found
        if time.rule == "shift" and time.step and time.step[1] in MINUTES and not time.text.endswith("ago")
    )


def lapsed(fact: Facts, last: Struck) -> tuple[Facts, Struck]:
    """The facts with such times counted from the clock time named before them, and the one named last after it.

    Where the day would change in between nothing is counted.
    """
    if fact.sentence.index - last.sentence > REACH:
        last = Struck()
    minutes, out = last.minutes, []
    for clock in sorted((*fact.clocks, *fact.counted_clocks, *fact.lapses), key=lambda clock: clock.start):
        if clock.lapse is None:
            minutes = None if clock.hour is None or clock.zone else clock.hour * 60 + clock.minute
        elif minutes is not None:
            minutes += clock.lapse
            minutes = minutes if 0 <= minutes < DAY else None
            if minutes is not None:
                out.append(replace(clock, hour=minutes // 60, minute=minutes % 60))
    if out or fact.lapses:
        fact = replace(fact, lapses=tuple(out))
    changed = bool(fact.clocks or fact.counted_clocks or fact.lapses)
    return fact, Struck(fact.sentence.index, minutes) if changed else last
