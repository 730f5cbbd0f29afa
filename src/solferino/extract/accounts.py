"""A frame becomes an account: its fields gathered, anchored and given their claims."""

from dataclasses import replace
from datetime import timedelta

from solferino.extract.act_kinds import event_type
from solferino.extract.additions import topped_up
from solferino.extract.anchor import hedges_near, quote_words
from solferino.extract.claims import answering, claim, says
from solferino.extract.event_clocks import best_clock, part_of
from solferino.extract.facts import Facts
from solferino.extract.figures import Figure, figures
from solferino.extract.frames import Frame
from solferino.extract.gather import objects_of, parties_of, stage_of, weapons_of
from solferino.extract.moments import when
from solferino.extract.named import named
from solferino.extract.ranges import reported
from solferino.extract.resolve import Atlas
from solferino.extract.things import TriggerMention
from solferino.extract.toll_lines import lines
from solferino.extract.where import account_places, local_zone, with_land
from solferino.model.circumstance import ObjectHit, Place, TimeSpan
from solferino.model.claim import Account, Claim
from solferino.model.codec import digest_id
from solferino.model.document import Anchored, Document, Quote


def account(document: Document, frame: Frame, atlas: Atlas) -> tuple[Account, tuple[Claim, ...]] | None:
    """The account and its claims, or None where the sentences tell of no harm to civilians or civilian things."""
    found = frame.facts
    told = topped_up(figures(_with_parts(frame)))
    toll = lines(document, told)
    things = objects_of(document, found, frame.told)
    kind = event_type(found, [*frame.told, *frame.lent])
    if kind is None or kind[1].row.type == "other":
        kind = event_type(frame.lead) or kind
    places = account_places(document, frame, atlas)
    time = _when(document, frame, places, atlas)
    if not _worth(frame, told, things, places, time):
        return None
    anchor = _anchor(document, frame)
    identity = digest_id("a", document.id, anchor.start, anchor.end, kind[1].row.type if kind else "")
    everything = [*found, *frame.told]
    value = Account(
        identity,
        document.id,
        _event(document, kind),
        frame.background,
        time,
        with_land(document, places, atlas),
        toll,
        reported(told),
        things,
        weapons_of(document, [f for f in everything if not f.cues & {"general", "unreal"}]),
        parties_of(document, everything) or parties_of(document, frame.shared),
        (),
        anchor,
        _composite(told, places),
        None if told else stage_of(document, everything),
        named_victims=named(document, everything),
    )
    claims = tuple(claim(document, value, fact) for fact in everything if says(fact))
    claims = answering(tuple({claim.id: claim for claim in claims}.values()))
    return replace(value, claims=tuple(claim.id for claim in claims)), claims


def _with_parts(frame: Frame) -> list[Facts]:
    """The sentences of the event, and those that only say who its people were: "seven of the dead were police"."""
    parts = [f for f in frame.told if f.tolls and all(m.among for m in f.tolls)]
    return sorted([*frame.facts, *parts], key=lambda fact: fact.sentence.index) if parts else frame.facts


def _composite(told: list[Figure], places: tuple[Anchored[Place], ...]) -> bool:
    """One statement about several provinces, without a figure or a spot of its own."""
    provinces = {p.value.admin1 for p in places if p.value.role == "region" and p.value.kind == "province"}
    return not told and len(provinces) > 1 and all(p.value.role == "region" for p in places)


NAMES_MEANS = 3  # strength of a word that names the means
OF_FIGHTERS = ("vehicle", "military_base", "air_base", "roadside")  # hit where fighters alone were harmed


def _worth(
    frame: Frame,
    told: list[Figure],
    things: tuple[Anchored[ObjectHit], ...],
    places: tuple[object, ...],
    time: Anchored[TimeSpan] | None,
) -> bool:
    """An account needs an attack, and people or things it harmed or at least a place."""
    strength = max((fact.strength for fact in frame.facts), default=0)
    if not strength and frame.parent is not None and (frame.ordinal or (told and frame.sites and frame.days)):
        strength = max((fact.strength for fact in frame.parent.facts), default=0)
    if not strength and told:  # "Nine died when their lorry overturned. It had run over a mine."
        strength = max((fact.strength for fact in frame.told if fact.strength >= NAMES_MEANS), default=0)
    hurt = any(figure.mention.count is None or figure.mention.count.high != 0 for figure in told)
    harmed = hurt or (bool(told) and strength >= 2) or any(t.value.relation not in ("near", "intended") for t in things)
    fighters = any(m.row.combatant for f in (*frame.facts, *frame.told) for m in f.tolls)
    civil = [t for t in things if t.value.relation not in ("near", "intended") and t.value.kind not in OF_FIGHTERS]
    if not strength or (fighters and not hurt and not civil):
        return False
    told_of = {mention.row.type for fact in frame.facts for mention in fact.triggers if mention.row.strength >= 2}
    found = told_of <= {"mine_or_uxo"}  # "unexploded ordnance was seen near Molodizhne" and hurt nobody
    return harmed and bool(places or time) or (bool(places) and strength >= 2 and not found)


def _event(document: Document, kind: tuple[Facts, TriggerMention] | None) -> Anchored[str] | None:
    if kind is None:
        return None
    fact, mention = kind
    quote = quote_words(document, fact, mention.first, mention.last)
    hedges = hedges_near(document, fact, quote.start, quote.end)
    return Anchored(mention.row.type, (quote,), f"trigger:{mention.row.id}", hedges)


def _when(
    document: Document, frame: Frame, places: tuple[Anchored[Place], ...], atlas: Atlas
) -> Anchored[TimeSpan] | None:
    day = frame.day
    clock = best_clock(frame.facts, frame.told, day) or next(
        (c for f in frame.lent if frame.entry is not None for c in f.clocks), None
    )
    part = None if clock else part_of(frame.facts)
    if day is not None and day.role == "night" and day.first and day.kind == "part":
        part = None
    if part is not None and day is not None and day.last and day.first and day.last - day.first > timedelta(days=1):
        part = None
    return when(document, day, clock, part, local_zone(places, atlas))


def _anchor(document: Document, frame: Frame) -> Quote:
    body = [f for f in frame.facts if not f.sentence.heading] or frame.facts
    best = max(body, key=lambda f: (bool(f.harm) and f.strength > 0, bool(f.harm), f.strength, -f.sentence.index))
    if best.shared_out:  # several accounts from one sentence: each is anchored to its own words
        words = best.sentence.words
        first = min(toll.first for toll in best.tolls)
        last = max([toll.last for toll in best.tolls] + [place.last for place in best.places if place.role == "site"])
        return Quote.of(document, words[first].start, words[last - 1].end)
    return Quote.of(document, best.sentence.start, best.sentence.end)
