"""Places of an account: one line per place, site before region, each resolved with what the document says of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo

from solferino.extract.candidates import country_of_adjective
from solferino.extract.facts import Facts
from solferino.extract.frames import Frame
from solferino.extract.locatives import skip_left
from solferino.extract.moments import zone
from solferino.extract.places import PlaceMention
from solferino.extract.resolve import Atlas, place
from solferino.model.circumstance import Place
from solferino.model.document import Anchored, Document, Quote
from solferino.vocab.gazetteer import fold
from solferino.vocab.zones import zones

MEANS = 3  # strength of a word that names the means of an attack


def account_places(document: Document, frame: Frame, atlas: Atlas) -> tuple[Anchored[Place], ...]:
    """Places of one event, sites first: of its own sentences, else of the passage it stands in."""
    near = _countries([*frame.facts, *frame.lent], atlas)
    frame = _without_answered(frame)
    out = _gathered(document, _own(frame.facts), atlas, near, listed=frame.entry is not None)
    pointing = [fact for fact in frame.told if _points_at_act(fact)]
    out = _merged(out, _gathered(document, pointing, atlas, near, listed=False))
    if not any(a.value.role != "region" for a in out):
        out = _merged(out, _gathered(document, frame.told, atlas, near, listed=False))
    headed = frame.entry  # the heading of a section says where; one above several entries only in which country
    own = [f for f in frame.lent if not f.sentence.heading or headed is None or f.sentence.paragraph == headed]
    out = _merged(out, _gathered(document, own, atlas, near, listed=True))
    broad = _gathered(document, [fact for fact in frame.lent if fact not in own], atlas, near, listed=False)
    out = _merged(out, tuple(a for a in broad if a.value.role == "region"))
    parent = frame.parent
    while parent is not None and not any(a.value.role != "region" for a in out):
        if frame.ordinal or (not out and not _another_day(frame, parent)):
            out = _merged(out, _gathered(document, parent.facts, atlas, near, listed=parent.entry is not None))
        parent = parent.parent
    order = {"site": 0, "near": 1, "region": 2}
    return tuple(sorted(out, key=lambda a: (order[a.value.role], a.quotes[0].start)))


def with_land(document: Document, places: tuple[Anchored[Place], ...], atlas: Atlas) -> tuple[Anchored[Place], ...]:
    """With the country most spoken of where no place of the event tells in which country it lies."""
    if any(one.value.country for one in places) or (land := atlas.land()) is None:
        return places
    quote = Quote.of(document, land.start, land.end)
    return (*places, Anchored(place(land, land.entries[0], None, atlas.vocabulary), (quote,), "places:land"))


def _without_answered(frame: Frame) -> Frame:
    """Without the places of what the act was an answer to ("to avenge raids on mosques in Mombasa")."""
    answered = {fold(place.name) for fact in frame.facts for place in _behind_answer(fact)}
    if not answered:
        return frame

    def own(fact: Facts) -> Facts:
        there = _behind_answer(fact) if fact.harm or fact.strength >= MEANS else fact.places
        gone = [place for place in there if fold(place.name) in answered]
        return replace(fact, places=tuple(place for place in fact.places if place not in gone)) if gone else fact

    return replace(frame, facts=[own(fact) for fact in frame.facts])


def _behind_answer(fact: Facts) -> tuple[PlaceMention, ...]:
    """The places named behind words that tell what an act was an answer to, up to the end of the clause."""
    text = fact.sentence.text.lower()
    phrases = fact.sentence.vocabulary.phrases["answered_act"]
    begin = min((text.find(f" {phrase} ") for phrase in phrases if f" {phrase} " in text), default=-1)
    if begin < 0:
        return ()
    end = next((at for at in range(begin, len(text)) if text[at] in ",;:."), len(text))
    start = fact.sentence.start
    return tuple(place for place in fact.places if begin <= place.start - start < end)


def _points_at_act(fact: Facts) -> bool:
    """ "That strike was on the Tel Sultan neighbourhood": it says more exactly where."""
    opening = fact.sentence.lows[:1]
    return opening in (("that",), ("this",)) and bool(fact.strength) and "same_event" in fact.cues


def _own(found: Sequence[Facts]) -> list[Facts]:
    """A headline about several places ("17 dead in Sidon; Belgian seized in Beirut") gives those told again."""
    told = {fold(place.name) for fact in found if not fact.sentence.heading for place in fact.sites}
    if not told:
        return list(found)
    out = []
    for fact in found:
        if fact.sentence.heading and len(fact.sites) > 1 and told & {fold(place.name) for place in fact.sites}:
            kept = tuple(p for p in fact.places if p.role == "region" or fold(p.name) in told)
            fact = replace(fact, places=kept)
        out.append(fact)
    return out


def _another_day(frame: Frame, parent: Frame) -> bool:
    """Both name their days, and these differ: what was told before happened elsewhere for all we know."""
    here, there = frame.span if frame.days else None, parent.span if parent.days else None
    return here is not None and there is not None and here != there


def _merged(left: tuple[Anchored[Place], ...], right: tuple[Anchored[Place], ...]) -> tuple[Anchored[Place], ...]:
    names = {fold(a.value.name) for a in left}
    return left + tuple(a for a in right if fold(a.value.name) not in names)


def _countries(found: Sequence[Facts], atlas: Atlas) -> frozenset[str]:
    """Countries named by their own name, else those of the provinces named."""
    broad = [place for fact in found for place in fact.places if place.broad]
    named = [place for place in broad if place.entries[0].kind == "country"]
    entries = [atlas.entry(place, frozenset()) for place in named or broad]
    return frozenset(entry.country for entry in entries if entry is not None and entry.country)


def _gathered(
    document: Document, found: Sequence[Facts], atlas: Atlas, near: frozenset[str], *, listed: bool
) -> tuple[Anchored[Place], ...]:
    seen: dict[str, Anchored[Place]] = {}
    for fact, mention in ((f, m) for f in found for m in f.places if listed or not m.listed):
        entry = atlas.entry(mention, near)
        country = None
        if entry is None:
            country = _whose(fact, mention) or (next(iter(near)) if len(near) == 1 else atlas.country())
        value = place(mention, entry, country, atlas.vocabulary)
        quote = Quote.of(document, mention.start, mention.end)
        name = fold(mention.name)
        old = seen.get(name)
        if old is None:
            seen[name] = Anchored(value, (quote,), "places:gazetteer" if entry else "places:context")
        elif old.value.role == "region" and value.role == "site":
            seen[name] = Anchored(value, (*old.quotes, quote), old.rule)
    return tuple(seen.values())


def _whose(fact: Facts, mention: PlaceMention) -> str | None:
    """The country whose adjective stands before the name of a place: "the Somali town of", "a Turkish village,"."""
    left, _, _ = skip_left(fact.sentence, mention.first)
    if not 0 < left < mention.first:
        return None
    entry = country_of_adjective(fact.sentence.words[left - 1].text, fact.sentence.vocabulary)
    return entry.country if entry else None


def local_zone(places: Sequence[Anchored[Place]], atlas: Atlas) -> tzinfo | None:
    """The time zone at the place of the event: of its first place, else of its country where that has one clock."""
    gazetteer = atlas.vocabulary.gazetteer
    for anchored in places:
        entry = gazetteer.entry(anchored.value.gazetteer_id) if anchored.value.gazetteer_id else None
        if entry is None or (entry.kind == "country" and entry.country in zones().several):
            continue
        found = zone(gazetteer.timezone_of(entry))
        if found:
            return found
    country = next((a.value.country for a in places if a.value.country), None) or atlas.country()
    if country is None or country in zones().several:
        return None  # in a country with many clocks the country alone does not say which
    entry = gazetteer.country(country)
    return zone(gazetteer.timezone_of(entry)) if entry else None
