"""Whether a figure is for a day, a month, a war or several attacks together, not for one event."""

import re
from collections.abc import Sequence

from solferino.extract.facts import Facts
from solferino.extract.frames import key
from solferino.extract.tails import tail

MANY = 200  # so many dead or hurt, with neither day nor spot, are not one event's
MOST = 1000  # so many are none whatever the tense
_PERFECT = re.compile(
    r"\b(?:has|have) (?:been |already |also |now |so far )*(?:killed|died|wounded|injured|lost|slain"
    r"|(?:cost|claimed|taken) (?:the |at least |more than |some |about |over )*(?:lives|[\d,.]+|hundreds|thousands))\b"
)
_SINCE = re.compile(r"\bsince (?:the )?$", re.IGNORECASE)


_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several|various|a number of|different|many|multiple) "
    r"(?:\w+ ){0,2}(?:villages|towns|cities|places|locations|areas|districts|provinces|regions|states|neighbourhoods"
    r"|neighborhoods|strikes|attacks|raids|incidents|massacres|operations|assaults|bombings|shootings|parts)\b"
    r"|\bin the space of (?:\w+ ){1,3}(?:hours|days)\b|\bwithin (?:\w+ ){1,3}(?:hours|days) of each other\b",
    re.IGNORECASE,
)
# "187 civilians were killed in 27 villages"; a raid on three villages may be one event
_MANY_PLACES = re.compile(
    r"\b(?:in|at|across|from|over) (?:(?:more than|at least|some|about|over) )?(?:[5-9]|\d{2,3}|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|dozens of|several dozen|scores of) "
    r"(?:different |other )?"
    r"(?:villages|hamlets|towns|cities|places|locations|localities|areas|districts|counties|provinces|regions|states"
    r"|governorates|municipalities|communes|communities|countries)\b",
    re.IGNORECASE,
)
FEWEST_PARTS = 2


def counts_parts(found: Sequence[Facts]) -> bool:
    """The text gives figures of its own for two or more places."""
    single = [fact for fact in found if fact.harm and not fact.sentence.heading and not _SEVERAL.search(_text(fact))]
    spots = {key(fact.sites[0]) for fact in single if fact.sites}
    days = {day.first for fact in single for day in fact.event_dates[:1] if day.first and day.kind == "day"}
    return max(len(spots), len(days)) >= FEWEST_PARTS


def _text(fact: Facts) -> str:
    """The sentence without a sum at its end ("…, bringing to 45 the number killed this year")."""
    return fact.sentence.text[: tail(fact.sentence.text)]


def is_sum(fact: Facts, *, headed: bool, parts: bool) -> bool:
    """`headed`: the sentence is an item under a heading of sums ("Summary as of today:"); `parts`: see counts_parts."""
    counted = [m.count for m in fact.tolls if m.count is not None]
    plain = any(count.low or count.high for count in counted)
    if not plain and fact.harm and fact.strength <= 1 and _VAGUE_SUM.search(_text(fact)) and not _dated(fact):
        return True
    if not (counted or headed) or any(clock.start > fact.sentence.start + POSTED for clock in fact.clocks):
        return False
    if _WHOLE.search(_text(fact)) and not _spots(fact):
        return True
    timed = "total" in fact.cues or _counted_since(fact) or _of_a_period(fact)
    if (timed and not _compared(fact) and not _DAY_OF.search(_text(fact))) or headed or _since_a_day(fact):
        return True
    if parts and _SEVERAL.search(_text(fact)) and len({key(place) for place in fact.sites}) != 1:
        return True
    if _MANY_PLACES.search(_text(fact)) and not _dated(fact):
        return True
    largest = max((count.low or count.high or 0 for count in counted), default=0)
    loose = all(day.kind in ("year", "month") for day in fact.event_dates) and not fact.sites
    return loose and (largest >= MOST or (largest >= MANY and bool(_PERFECT.search(_text(fact)))))


# "Hundreds of people have been killed": of years, not of a day
_VAGUE_SUM = re.compile(
    r"\b(?:hundreds|thousands|tens of thousands)\b.{0,40}\b(?:has|have) (?:been|died|lost)\b", re.IGNORECASE
)


def _dated(fact: Facts) -> bool:
    """The sentence names a day or a spot."""
    return any(day.kind == "day" for day in fact.event_dates) or _spots(fact)


def _compared(fact: Facts) -> bool:
    """ "Gunmen killed 22 people in the deadliest attack this year": the time is that of the comparison.

    "A teacher was shot earlier this month" tells when one act was done.
    """
    compared = set(fact.sentence.lows) & fact.sentence.known("superlatives")
    return fact.strength >= 2 and bool(compared or _WITHIN.search(_text(fact)))


POSTED = 2  # characters before the clock time of a post: "09:20 The UN counts 691 killed since 4 April"
# "for all of Friday", "in the whole of May", "the day before, by comparison"
_WHOLE = re.compile(
    r"\b(?:for|in|over|during|on) (?:all|the whole|the rest|the entirety) of (?:the )?[A-Z]\w+day\b"
    r"|\b(?:for|in|over|during) (?:all|the whole|the entirety) of [A-Z]\w+\b|\b(?:by|for|in) (?:way of )?comparison\b"
)
_DAY_OF = re.compile(r"\b\d{1,2}(?:st|nd|rd|th) of (?:this|last) month\b")  # a day, no sum of the month
_WITHIN = re.compile(r"\b(?:early|earlier|late|later|at the (?:start|end) of) (?:this|last) (?:month|year|week)\b")


def continues_sum(fact: Facts) -> bool:
    """ "Of these people 99 …": speaks of the figure before it."""
    return fact.sentence.lows[:2] in (
        ("of", "these"),
        ("of", "those"),
        ("of", "them"),
        ("among", "them"),
        ("among", "these"),
    )


def heads_sums(fact: Facts) -> bool:
    """A line that announces sums: "Victims since March:"."""
    return _text(fact).rstrip().endswith(":") and "total" in fact.cues


def _counted_since(fact: Facts) -> bool:
    """ "More than 60 people have been killed since the campaign began", "107 dead in such operations since 2016"."""
    text = _text(fact)
    since = _FROM_THEN.search(text)
    if since is None or _aside(text[: since.start()]) or _spots(fact):
        return False
    return bool(_PERFECT.search(text) or _COUNT.search(text)) or (fact.strength <= 1 and not fact.sites)


# "since 2016", "since the campaign began"; not "since six had fled", "three had since died"
_FROM_THEN = re.compile(
    r"(?<!had )(?<!has )(?<!have )\bsince (?:the |last |early |late |mid-?|this |its |a )*"
    r"(?:\d|[A-Z]|then|start|beginning|outbreak|war|invasion|coup|fighting|conflict|uprising|offensive|siege"
    r"|campaign|independence|truce|ceasefire|revolution|year|month|week|summer|winter|spring|autumn"
    r"|(?:[\w'’-]+ ){1,6}(?:began|begun|broke|started|erupted|flared|resumed|launched|entered|came|took|collapsed))"
)


def _spots(fact: Facts) -> bool:
    """The sentence names a spot, not only countries and units like provinces."""
    return any(place in fact.local for place in fact.sites)


_COUNT = re.compile(
    r"\b(?:the|a) (?:total |overall )?(?:number|toll|count|total|tally|sum)\b|\b(?:deaths|killings)\b", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\b(?:in|for|over|during|within|throughout|of) (?:the|that|this) "
    r"(?:(?:same|past|last|previous|first|second|third|fourth|final|preceding|reporting|current|whole) )*(?:\w+ )?"
    r"(?:quarter|half|weeks|months|years|year|period|decade|fortnight|conflict|war|campaign|insurgency|uprising)\b"
    r"|\b(?:this|that|last|the same|each) (?:year|fortnight|decade)\b|\bthis month\b"
    r"|\ba (?:week|month|year|day|fortnight) in which\b"
    r"|\b(?:deaths|killings|casualties|killed) (?:recorded )?in (?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b(?! \d)"
    r"|\b(?:weekly|monthly|annual|yearly|quarterly) (?:total|toll|count)\b",
    re.IGNORECASE,
)


def _of_a_period(fact: Facts) -> bool:
    """ "Armed groups killed 51 people in four provinces that year": no day, no spot, no single attack."""
    day = any(date.kind == "day" for date in fact.event_dates)
    single = fact.strength >= 2 and not fact.plural
    return bool(_PERIOD.search(_text(fact))) and not (day or _spots(fact) or single)


def _since_a_day(fact: Facts) -> bool:
    """ "49,500 wounded since the seventh of October", no word for a single attack beside it."""
    text, start = _text(fact), fact.sentence.start
    before = [text[: day.start - start] for day in fact.dates]
    return fact.strength <= 1 and any(_SINCE.search(words) and not _aside(words) for words in before)


def _aside(before: str) -> bool:
    """ "The school, in which nobody has been taught since 2022, was hit": the time is that of another clause."""
    return bool(_ASIDE.match(before.rsplit(",", 1)[-1])) and "," in before


_ASIDE = re.compile(
    r"\s*(?:(?:in|at|of|from|on|for) )?(?:which|who|whom|whose|where|empty|closed|abandoned|deserted|held)\b"
)


def overviews(found: Sequence[Facts]) -> frozenset[int]:
    """Numbers of the sentences at the top that speak of several events at once, each told again below.

    "17 dead in Erbil; drone hits Nahariya"; "In Yala a school was set alight, in Pattani a teacher was killed, …".
    """
    out = []
    for at, fact in enumerate(found[:TOP]):
        spots = {key(place) for place in fact.sites}
        headline = fact.sentence.heading and fact.sentence.index == 0 and ";" in _text(fact) and len(spots) > 1
        kinds = {mention.row.type for mention in fact.triggers}
        if headline or (len(spots) >= MANY_SPOTS and len(kinds) > 1 and _told_again(spots, found[at + 1 :])):
            out.append(fact.sentence.index)
    return frozenset(out)


TOP = 5  # sentences in which an overview may stand
MANY_SPOTS = 3


def _told_again(spots: set[str], rest: Sequence[Facts]) -> bool:
    """Two or more of the spots are named again, in paragraphs of their own."""
    paragraphs = {
        fact.sentence.paragraph: {key(place) for place in fact.places} & spots for fact in reversed(rest) if fact.places
    }
    return len({frozenset(named) for named in paragraphs.values() if named}) > 1
