"""Days that a text names by an event it dates: "on the first day of the invasion", where it says when that began."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from solferino.extract.dates import DateMention
from solferino.extract.facts import Facts

BREAKS = (".", ";", ":", "—", "–", "“", "”", "(", ")")


def with_event_days(found: Sequence[Facts]) -> tuple[Facts, ...]:
    """Facts with such days resolved, counted from the day on which the text says the event began."""
    if not any(day.event for fact in found for day in fact.dates):
        return tuple(found)
    begun = _beginnings(found)
    return tuple(_resolved(fact, begun) for fact in found)


def _beginnings(found: Sequence[Facts]) -> dict[str, date]:
    """The first day said of each event: a word for it, one for its beginning and a day in one clause."""
    out: dict[str, date] = {}
    for fact in found:
        for day in fact.dates:
            if day.first is None or day.kind != "day" or day.event:
                continue
            clause = _clause(fact, day)
            words = fact.sentence.vocabulary.times
            if not any(low in words.around["begins"] for low in clause):
                continue
            for low in clause:
                if low in words.classes["EVENT"]:
                    out.setdefault(low, day.first)
    return out


def _clause(fact: Facts, day: DateMention) -> tuple[str, ...]:
    """The words around a day up to the next mark that parts clauses."""
    words, lows = fact.sentence.words, fact.sentence.lows
    first = next((i for i, word in enumerate(words) if word.end > day.start), len(words))
    last = next((i for i, word in enumerate(words) if word.start >= day.end), len(words))
    left = next((i + 1 for i in range(first - 1, -1, -1) if lows[i] in BREAKS), 0)
    right = next((i for i in range(last, len(lows)) if lows[i] in BREAKS), len(lows))
    return lows[left:right]


def _resolved(fact: Facts, begun: dict[str, date]) -> Facts:
    def dated(day: DateMention) -> DateMention:
        start = begun.get(day.event or "")
        if start is None or day.step_days is None:
            return day
        moved = start + timedelta(days=day.step_days)
        return replace(day, first=moved, last=moved)

    return replace(fact, dates=tuple(map(dated, fact.dates)), event_dates=tuple(map(dated, fact.event_dates)))
