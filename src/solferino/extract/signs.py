"""Signs that a sentence tells of another event than the one before it. Weights: rows of event_signs.toml."""

from collections.abc import Callable

from solferino.extract.facts import Facts
from solferino.extract.frames import key
from solferino.extract.overlap import Pair, apart, nested

TELLING = 3  # the same small number of dead twice says nothing
STRONG = 3  # strength of a word for an act by certain means
OPENING = 6  # words of a sentence in which it says how it follows on the one before


def _other(pair: tuple[set[str], set[str]]) -> bool:
    return bool(pair[0] and pair[1]) and not pair[0] & pair[1]


def other_site(pair: Pair) -> bool:
    """Both name spots, and none is another's name or lies in another."""
    if not (pair.sites and pair.frame.sites):
        return False
    return not (pair.sites & pair.told or pair.places & pair.frame.sites or nested(pair.fact, pair.frame))


def same_site(pair: Pair) -> bool:
    """Both name one spot."""
    return bool(pair.sites & pair.frame.sites)


def new_site(pair: Pair) -> bool:
    """The sentence is the first to name a spot."""
    return bool(pair.sites and not pair.frame.sites and not pair.sites & pair.told)


def other_region(pair: Pair) -> bool:
    """Known places of both lie apart, and not both are spots."""
    return apart(pair.fact, pair.frame) and not (pair.sites and pair.frame.sites)


def new_region(pair: Pair) -> bool:
    """Behind what is told of one event a region, not a country, is named for the first time."""
    own = {key(p) for p in pair.fact.local if p.role == "region"}
    return bool(own and pair.told and pair.frame.has_harm) and not own & pair.told


def other_means(pair: Pair) -> bool:
    """Words for the act name means of different families."""
    return _other(pair.means)


def same_means(pair: Pair) -> bool:
    """Words for the act name means of one family."""
    return bool(pair.means[0] & pair.means[1])


def other_objects(pair: Pair) -> bool:
    """Things of different kinds were hit."""
    return _other(pair.things)


def same_objects(pair: Pair) -> bool:
    """Things of one kind were hit."""
    return bool(pair.things[0] & pair.things[1])


def introduced(pair: Pair) -> bool:
    """An attack is brought in as new: "a strike"."""
    return pair.fact.indefinite


def new_event(pair: Pair) -> bool:
    """Words set another event apart: "in a separate attack"."""
    return "new_event" in pair.fact.cues


def ordinal(pair: Pair) -> bool:
    """One of several is counted off: "the second strike"."""
    return "ordinal" in pair.fact.cues


def other_ordinal(pair: Pair) -> bool:
    """Both are counted off, and the sentence tells of harm."""
    return ordinal(pair) and pair.frame.ordinal and bool(pair.fact.harm)


def next_in_order(pair: Pair) -> bool:
    """The third is told of where the second was: another of a series."""
    here = _counted_off(pair.fact)
    there = {low for fact in pair.frame.seen if "ordinal" in fact.cues for low in _counted_off(fact)}
    return ordinal(pair) and bool(pair.fact.harm and here and there) and not here & there


def _counted_off(fact: Facts) -> set[str]:
    return set(fact.sentence.lows) & fact.sentence.known("ordinals")


def one_of_several(pair: Pair) -> bool:
    """Several attacks were spoken of, and one of them is counted off."""
    return ordinal(pair) and not pair.frame.ordinal and any(fact.plural for fact in pair.frame.seen)


def also_hit(pair: Pair) -> bool:
    """ "Also" comes with things of another kind."""
    return pair.fact.also and _other(pair.things)


def sequel(pair: Pair) -> bool:
    """The sentence begins with "later", "two days later", "the following night", "hours after"."""
    opening = " ".join(pair.fact.sentence.lows[:OPENING])
    return any(f" {phrase} " in f" {opening} " for phrase in pair.fact.sentence.vocabulary.phrases["sequels"])


def other_culprit(pair: Pair) -> bool:
    """Different parties are blamed by name."""
    return _other(pair.blamed)


def harm(pair: Pair) -> bool:
    """The sentence gives a toll."""
    return bool(pair.fact.harm)


def larger_toll(pair: Pair) -> bool:
    """The sentence gives more dead than were given before."""
    here, before = pair.dead
    return here is not None and before is not None and here > before


def equal_toll(pair: Pair) -> bool:
    """Both give the same number of dead, large enough to tell something."""
    return pair.dead[0] is not None and pair.dead[0] == pair.dead[1] and pair.dead[0] >= TELLING


def other_victim(pair: Pair) -> bool:
    """One person here and one there, of another sort: a man, then a woman."""
    here = [m for m in pair.fact.harm if m.indefinite and m.outcome == "killed" and not m.weak]
    there = [m for f in pair.frame.seen for m in f.harm if m.outcome == "killed"]
    single = len(here) == 1 and len(there) == 1 and there[0].indefinite
    return single and here[0].row.id != there[0].row.id and not here[0].among


def referred_back(pair: Pair) -> bool:
    """An attack is spoken of as known: "the strike"."""
    return "same_event" in pair.fact.cues


def said(pair: Pair) -> bool:
    """Somebody says it: statements mostly go on about the event at hand."""
    return bool(pair.fact.voices)


def begins_there(pair: Pair) -> bool:
    """The sentence begins with a place that the one before did not name: "In Sai Buri district two men shot him"."""
    words = pair.fact.sentence.words
    opening = words[min(OPENING, len(words)) - 1].end
    last = {key(place) for place in pair.frame.facts[-1].places}
    return any(place.start < opening and key(place) not in last for place in pair.fact.local)


def pronoun(pair: Pair) -> bool:
    """ "They were killed on 30 September by members of …": those told of before, by a pronoun."""
    lows, known = pair.fact.sentence.lows, pair.fact.sentence.known
    return bool(lows) and lows[0] in known("told_before") and len(lows) > 1 and lows[1] in known("be")


def strong_act(pair: Pair) -> bool:
    """A word that by itself tells of an attack by certain means: "bombed", "shot dead"."""
    return pair.fact.strength >= STRONG


def names_day(pair: Pair) -> bool:
    """The day of an act is named."""
    return bool(pair.fact.event_dates)


def names_clock(pair: Pair) -> bool:
    """A clock time is named: mostly a detail of the event at hand."""
    return bool(pair.fact.clocks)


def same_paragraph(pair: Pair) -> bool:
    """The event was spoken of in the same paragraph."""
    last = [*pair.frame.facts[-1:], *pair.frame.told[-1:]]
    return any(fact.sentence.paragraph == pair.fact.sentence.paragraph for fact in last)


def pluperfect(pair: Pair) -> bool:
    """ "Had": what came before, mostly within the event at hand."""
    return "had" in pair.fact.sentence.lows


def smaller_toll(pair: Pair) -> bool:
    """The sentence gives fewer dead than were given before, not as a part of them."""
    here, before = pair.dead
    return here is not None and before is not None and here < before and not part(pair)


def also(pair: Pair) -> bool:
    """ "Also" before the act or at the beginning."""
    return pair.fact.also or "also" in pair.fact.sentence.lows[:OPENING]


def no_act(pair: Pair) -> bool:
    """No word for an act."""
    return not pair.fact.strength


def superseded(pair: Pair) -> bool:
    """A figure is replaced: "earlier reports spoke of 14"."""
    return "superseded" in pair.fact.cues


def part(pair: Pair) -> bool:
    """All figures are parts of others."""
    return bool(pair.fact.harm) and all(m.among or m.part_of is not None for m in pair.fact.harm)


def clear_of_toll(pair: Pair) -> bool:
    """Nothing was said yet of what the event did."""
    return not pair.frame.has_harm


SIGNS: dict[str, Callable[[Pair], bool]] = {
    sign.__name__: sign
    for sign in (
        other_site, same_site, new_site, other_region, new_region, other_means, same_means, other_objects, same_objects,
        introduced, new_event, ordinal, other_ordinal, next_in_order, one_of_several, also_hit, sequel, other_culprit,
        harm, larger_toll, equal_toll, other_victim, referred_back, said, begins_there, pronoun,
        strong_act, names_day, names_clock, same_paragraph, pluperfect, smaller_toll, also, no_act, superseded, part,
        clear_of_toll,
    )
}  # fmt: skip


def signs(pair: Pair) -> tuple[str, ...]:
    """Ids of the signs that hold."""
    return tuple(name for name, holds in SIGNS.items() if holds(pair))


def elsewhere(pair: Pair) -> bool:
    """The sentence names other places than the frame does."""
    return other_site(pair) or other_region(pair)
