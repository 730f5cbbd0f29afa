"""Whether a sentence opens another event than the one just spoken of, and whether it tells of an act at all."""

import re

from solferino.extract.facts import Facts
from solferino.extract.frames import Frame
from solferino.extract.going_on import agrees, goes_on
from solferino.extract.overlap import Pair, killed, killed_in, means
from solferino.extract.signs import other_site, signs
from solferino.extract.things import AIRCRAFT


def opens_event(fact: Facts, current: Frame) -> bool:
    """The sentence tells of another act than the current frame does."""
    if current.heading_only:
        return _outgrown(current, fact)
    full = bool(fact.harm or fact.objects)
    if "recalled" in fact.cues and fact.harm and current.has_harm:
        return True
    if goes_on(fact, current):
        return False
    if not agrees(current, fact):
        return full or fact.strength >= 2
    if not full and not ("ordinal" in fact.cues and fact.strength) and not _announced(fact, current):
        return False
    if not fact.harm and fact.strength < 2 and not _anchored(fact):
        return False  # "windows burst and a façade came down" goes on about the event at hand
    weights = fact.sentence.vocabulary.event_signs
    return sum(weights[sign] for sign in signs(Pair(fact, current))) >= THRESHOLD


def _announced(fact: Facts, current: Frame) -> bool:
    """ "Meanwhile dynamite toppled two pylons near Tarma", "a rocket came down in Basra": another act and its place.

    "Iranian guns shelled the port of Basra again on Wednesday": so are its place and its day, told by nobody else.
    """
    if "new_event" in fact.cues and fact.strength >= 2 and bool(fact.sites or fact.event_dates):
        return True
    strikes = fact.strength >= 3 and other_site(Pair(fact, current)) and current.has_harm
    if strikes and (fact.indefinite or (fact.event_dates and not fact.voices)):
        return True
    dated = bool(fact.event_dates) and fact.sentence.lead and not fact.voices
    return dated and fact.strength >= 2 and other_site(Pair(fact, current)) and current.has_harm


def _anchored(fact: Facts) -> bool:
    """The sentence names a spot, a day or an hour, or says that another event begins."""
    return bool(fact.sites or fact.event_dates or fact.clocks or fact.cues & {"new_event", "ordinal"} or fact.also)


THRESHOLD = 2.0  # sum of weights from which a sentence opens an event; chosen on the annotated reports


def _outgrown(heading: Frame, fact: Facts) -> bool:
    """A headline of several attacks together ("15 dead in strikes") is not the first of them."""
    several = all(f.plural for f in heading.facts)
    total, own = killed(heading), killed_in(fact)
    return several and total is not None and own is not None and own < total and bool(fact.sites)


def evidence(fact: Facts, listed: bool) -> bool:
    """The sentence tells of an act: a word for an attack with harm, an object, a place or a moment."""
    if fact.caption or (fact.cues & {"unreal", "general"} and not fact.harm):
        return False
    of_law = set(fact.sentence.lows) & fact.sentence.known("of_law")
    if of_law and "unreal" in fact.cues and all(m.indefinite for m in fact.harm):
        return False  # "a law under which whoever kidnaps a child faces prison"
    if "general" in fact.cues and not any(m.count and (m.count.low or m.count.high) for m in fact.harm):
        return False
    if _looks_back(fact) or _stopped(fact):
        return False
    if fact.strength == 0:
        return bool(fact.harm)
    if fact.harm:
        return True
    located = bool(fact.local or fact.event_dates or fact.clocks)
    if fact.objects:
        return located or listed or not fact.plural
    if fact.strength >= 2:
        return located or listed
    return bool(fact.sites or (fact.event_dates and fact.local))


# "The Mission heard 37 undetermined explosions"
HEARD = re.compile(
    r"\b(?:heard|recorded|registered|counted|logged|noted) (?:\S+ ){0,5}"
    r"(?:explosion|blast|burst|shot|round|detonation|violation)s?\b"
)

# "Four mines were lifted at Mpack", "sappers defused a bomb"
ORDNANCE = r"(?:mines?|bombs?|shells?|rockets?|grenades?|devices?|ordnance|munitions?|explosives|IEDs?|landmines?)"
CLEARING = r"(?:lifted|cleared|defused|deactivated|disarmed|made safe|rendered safe|neutralised|neutralized)"
CLEARED = re.compile(rf"\b{ORDNANCE} (?:\w+ ){{0,4}}{CLEARING}\b|\b{CLEARING} (?:[\w-]+ ){{0,4}}{ORDNANCE}\b")


def _stopped(fact: Facts) -> bool:
    """ "Air defences brought down three drones; there were no consequences": nothing and nobody was hit."""
    hurt = any(m.count is None or m.count.low or m.count.high for m in fact.harm)
    wrecked = any(o.relation in ("damaged", "destroyed") for o in fact.objects)
    struck = any(o.relation == "hit" for o in fact.objects) and "harmless" not in fact.cues
    flown = "bombardment" in means([fact]) or any(m.row.id in AIRCRAFT for m in fact.weapons)  # gunmen "intercept" cars
    heard, cleared = HEARD.search(fact.sentence.text), CLEARED.search(fact.sentence.text)
    stopped = (flown and "intercepted" in fact.cues and not struck) or bool(heard or (cleared and not struck))
    return stopped and not (hurt or wrecked)


def _looks_back(fact: Facts) -> bool:
    """ "No attack had taken more lives since Nov. 23, when five car bombs killed 215": the event of an earlier day."""
    text, start = fact.sentence.text, fact.sentence.start
    bounds = [day for day in fact.dates if day not in fact.stated_days]
    return any(text[day.end - start :].lstrip(" ,").startswith("when ") for day in bounds)
