"""Sentences that set a scene: where and when, before the sentence that tells what happened there."""

from solferino.extract.facts import Facts
from solferino.extract.frames import Frame, key
from solferino.extract.overlap import Pair
from solferino.extract.signs import begins_there, other_site, sequel


def sets_scene(fact: Facts) -> bool:
    """ "A girl who was herding goats outside Hajin on Monday picked up something": where and when, not yet what."""
    told = bool(fact.sites or fact.event_dates)
    real = not (fact.not_attacks or fact.cues & {"unreal", "general", "background"})
    return told and real and not (fact.voices or fact.sentence.heading)


def tells_when(fact: Facts) -> bool:
    """ "They came a little after one in the morning": an hour or a day before any word for an attack."""
    bracketed = fact.sentence.text[:1] in "[("  # "[Transcript, 1900 hours]"
    return not (fact.sentence.heading or fact.caption or bracketed) and bool(fact.clocks or fact.event_dates)


def belongs(scene: Facts, fact: Facts) -> bool:
    """What the next sentence of a paragraph tells, without a place or day of its own, happened there and then."""
    near = scene.sentence.paragraph == fact.sentence.paragraph and fact.sentence.index - scene.sentence.index == 1
    return near and not fact.sites and not fact.event_dates


def leads_on(fact: Facts, current: Frame) -> bool:
    """ "Two days later the convoy halted at Djibasso", "In Rangae district a headman was going home": elsewhere."""
    pair = Pair(fact, current)
    apart = bool(fact.local) and not {key(place) for place in fact.places} & (current.sites | current.regions)
    scene = fact.sentence.lead and fact.sentence.lows[:1] == ("in",) and begins_there(pair)
    return apart and not fact.voices and ((bool(fact.sites) and sequel(pair)) or scene)


def only_blames(fact: Facts) -> bool:
    """ "On Sunday they named a cell of the cartel", "the front claimed it on Tuesday": its day is that of the words."""
    laid = any(mention.blamed for mention in fact.actors)
    return laid and not (fact.triggers or fact.tolls or fact.sites)


def brings_up(fact: Facts, frame: Frame) -> bool:
    """A statement without harm of its own that names other places: the speaker brings them up."""
    says = bool(fact.voices) and not fact.harm and not fact.objects and frame.has_harm
    return says and other_site(Pair(fact, frame))
