"""Days of acts in running text: those of the times (timex.py) that can date an event, resolved by stated rules.

A date library is not asked: it would swallow "about" as a word to skip, read "may" as a month and give a day a
midnight (docs/decisions/0008-own-time-grammar.md).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from solferino.extract.timex import Ground, Timex, timexes
from solferino.extract.timex_stamp import Stamp
from solferino.vocab.vocabulary import Vocabulary

DateKind = Literal["day", "range", "week", "month", "year", "part"]
LAST_WORD = re.compile(r"(\w+|\W)\s*\Z")
EVE = re.compile(r"\beve of\s+(?:the\s+)?\Z", re.IGNORECASE)
REACH = 14  # characters back in which the word before a date is looked for
WEEK_SLACK = timedelta(days=2)  # "two weeks ago": so many days either side
KINDS: dict[str, DateKind] = {
    "minute": "day", "part": "day", "day": "day", "month": "month", "season": "month", "year": "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written. Days are inclusive; both None where it could not be resolved.

    `anchor`: `stated` (the text gives the whole date), `published` (counted from the publication date), `account`
    (`step_days` from the day that the text named last, or from the first day of `event`), None.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    kind: DateKind
    anchor: str | None
    role: str | None = None
    step_days: int | None = None
    event: str | None = None
    month_day: int | None = None

    @property
    def standing(self) -> bool:
        """A long period that says little of when one act happened."""
        return self.kind == "year"


def dates(text: str, start: int, end: int, base: date | None, vocabulary: Vocabulary) -> tuple[DateMention, ...]:
    """Dates in `text[start:end]`, resolved against `base` (publication date or dateline) where they are relative."""
    return days(text, timexes(text, start, end, Ground(base), vocabulary), base, vocabulary)


def days(text: str, found: Sequence[Timex], base: date | None, vocabulary: Vocabulary) -> tuple[DateMention, ...]:
    """The times that can date an act. A span is one mention; a year or month counts only behind a word that dates."""
    out: list[DateMention] = []
    until: Timex | None = None
    for time in found:
        if until is not None and time.rule == until.rule and time.stamp == until.upto:
            out[-1] = _spanned(text, out[-1], time)
            until = None
            continue
        mention = _mention(text, time, base, vocabulary)
        until = None
        if mention is not None:
            out.append(_eve(text, mention))
            until = time if time.upto is not None and time.rule in ("span", "season_span") else None
    return tuple(out)


def _eve(text: str, day: DateMention) -> DateMention:
    """ "On the eve of 20 May": the day before."""
    if day.first is None or day.kind != "day" or not EVE.search(text, max(0, day.start - REACH), day.start):
        return day
    before = day.first - timedelta(days=1)
    return replace(day, first=before, last=before)


def _spanned(text: str, first: DateMention, second: Timex) -> DateMention:
    """From the first end of a span to the second; a night named by both days runs from one to the other."""
    span = second.stamp.span() if second.stamp else None
    last = span[1] if span else None
    kind: DateKind = "part" if first.role == "night" and first.kind == "day" else "range"
    if first.kind in ("month", "year"):
        kind = first.kind
    return replace(first, end=second.end, text=text[first.start : second.end], last=last, kind=kind)


def _mention(text: str, time: Timex, base: date | None, vocabulary: Vocabulary) -> DateMention | None:
    if time.rule in ("clock", "decade", "century") or time.kind not in ("date", "time"):
        return None
    if time.rule == "part" and time.anchor != "published" and not _steps_to_act(time):
        return None  # "that morning" says no day of its own
    if time.rule == "week":
        return _week(time)
    if time.rule in RANGES:
        return _range(time)
    if time.step is not None and time.anchor != "published":
        return _stepped(time)
    if time.stamp is None:
        return _plain(time, None, None, "day") if _points_at_a_day(time) else None
    kind = KINDS.get(time.stamp.granularity)
    if kind is None or not _dates_an_act(text, time, kind, vocabulary):
        return None
    return _resolved(time, time.stamp, kind, base)


def _resolved(time: Timex, stamp: Stamp, kind: DateKind, base: date | None) -> DateMention | None:
    span = stamp.span()
    if span is None:
        return _plain(time, None, None, kind) if stamp.year is None else None
    if time.rule == "night" and time.upto is not None and time.upto.as_day is not None:
        return _plain(time, span[0], time.upto.as_day, "part")
    if time.anchor == "published" and base is not None and span[0] > base:
        return None  # "tomorrow", "next Friday": no act that is told
    if time.step is not None and time.step[1] in ("W", "F"):
        return _plain(time, span[0] - WEEK_SLACK, span[1] + WEEK_SLACK, "week")
    return _plain(time, span[0], span[1], kind)


def _plain(time: Timex, first: date | None, last: date | None, kind: DateKind) -> DateMention:
    role = "night" if kind == "part" or (time.stamp is not None and time.stamp.part in ("NI", "EV")) else None
    anchor = None if first is None else "account" if time.anchor == "narrative" else time.anchor
    return DateMention(time.start, time.end, time.text, first, last, kind, anchor, role)


def _points_at_a_day(time: Timex) -> bool:
    """ "Yesterday", "on Thursday", "overnight", where nothing says when the text was written."""
    return time.rule in ("weekday", "night") or (
        time.rule == "deictic" and not time.text.lower().startswith("tomorrow")
    )


def _steps_to_act(time: Timex) -> bool:
    """ "The previous evening", "the following night"; on "the next morning" the dead are found, counted and buried."""
    after = time.step is not None and time.step[0] > 0
    return time.step is not None and not (after and time.stamp is not None and time.stamp.part in ("MO", "DAWN"))


def _stepped(time: Timex) -> DateMention | None:
    """ "The next day", "two days later": so many days from the day named last."""
    step, unit = time.step or (0, "")
    if time.rule == "event_day":
        event = time.text.split()[-1].lower()
        return DateMention(time.start, time.end, time.text, None, None, "day", "account", None, step, event)
    if unit == "TH":
        return DateMention(time.start, time.end, time.text, None, None, "day", "account", month_day=step)
    if unit != "D" or step == 0:
        return None
    role = "night" if time.stamp is not None and time.stamp.part == "NI" else None
    if role and time.rule == "near":
        return _plain(time, None, None, "day")  # "the night before": before the evening or after it, who knows
    kind: DateKind = "part" if role else "day"
    return DateMention(time.start, time.end, time.text, None, None, kind, "account", role, step)


RANGES = ("weekday_span", "weekend", "lately")


def _range(time: Timex) -> DateMention:
    """From one day to another; an evening and the morning after it are a night. A weekend is as vague as a week."""
    first, last = (stamp.as_day if stamp else None for stamp in (time.stamp, time.upto))
    evening = any(word in time.text.lower() for word in ("evening", "night"))
    nightly = first is not None and last is not None and evening and last - first == timedelta(days=1)
    kind: DateKind = "part" if nightly else "range" if time.rule == "weekday_span" else "week"
    found = _plain(time, first, last, kind)
    return replace(found, role="night" if nightly else None)


def _week(time: Timex) -> DateMention:
    if "X" in time.value:
        return _plain(time, None, None, "week")
    year, week = time.value.split("-W")
    monday = date.fromisocalendar(int(year), int(week), 1)
    return _plain(time, monday, monday + timedelta(days=6), "week")


def _dates_an_act(text: str, time: Timex, kind: DateKind, vocabulary: Vocabulary) -> bool:
    """A year or a month alone dates an act only behind "in", "since" …: "the 1949 conventions" date none."""
    stamp = time.stamp
    if stamp is None or kind not in ("year", "month") or time.step is not None:
        return True
    if kind == "month" and (time.anchor == "stated" or time.modifier):
        return True
    before = LAST_WORD.search(text, max(0, time.start - REACH), time.start)
    word = before[1].lower() if before else ""
    return word in vocabulary.times.around["before_act_year" if kind == "year" else "before_act_month"] or (
        kind == "month" and time.text.lower().split()[0] in vocabulary.times.around["before_act_month"]
    )
