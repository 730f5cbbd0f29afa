"""Reads the facts of each sentence. No sentence sees another here but for what happened to people told of before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from solferino.extract.bodies import abbreviated, acronyms
from solferino.extract.callings import spoken_of
from solferino.extract.clocks import clock_times, day_parts, of_report
from solferino.extract.datelines import dateline, heads_listed
from solferino.extract.dates import days
from solferino.extract.doers import doers, state_bodies
from solferino.extract.facts import Facts, HedgeMention
from solferino.extract.lapses import lapses
from solferino.extract.pairs import homes, settled_places
from solferino.extract.parties import actors
from solferino.extract.party_context import with_names
from solferino.extract.quantities import quantities, taken_words
from solferino.extract.resolve import Atlas
from solferino.extract.saying_days import is_not_of_act
from solferino.extract.sentences import Sentence
from solferino.extract.speakers import Attribution, Memory, attributions
from solferino.extract.tails import tail_word
from solferino.extract.targets import objects
from solferino.extract.things import TriggerMention, done_to, implied, triggers, weapons
from solferino.extract.timex import Ground, timexes
from solferino.extract.tolls import Told, tolls
from solferino.extract.victims import victims
from solferino.model.document import Document
from solferino.vocab.parties import ActorRow
from solferino.vocab.vocabulary import OutcomeRow, PersonRow

VEHICLE_BOMBS = ("car_bomb", "suicide_bomb")  # the vehicle that carries them is no thing that was hit
WRECKED = ("damaged", "destroyed")


def facts(document: Document, found: tuple[Sentence, ...], base: date | None) -> tuple[Facts, ...]:
    """Facts of every sentence in order. `base`: the day against which relative dates are resolved."""
    out: list[Facts] = []
    memory = Memory()
    listed = heads_listed(found)
    short = acronyms(found)
    for sentence in found:
        told = Told(_told_before(out, sentence), _kinds_told(out), _topic(out, sentence), _kind_before(out, sentence))
        fact = _facts(document, sentence, _Context(base, memory, listed, told, short))
        for voice in fact.voices:
            memory = memory.heard(sentence, voice)
        out.append(fact)
    parties = with_names(
        [fact.actors for fact in out],
        found,
        [fact.places for fact in out],
        base.year if base else None,
        lambda: Atlas(document, out, found[0].vocabulary).home(),
    )
    return tuple(replace(fact, actors=named) for fact, named in zip(out, parties, strict=True))


@dataclass(frozen=True, slots=True)
class _Context:
    """What a sentence needs of those before it.

    `base`: the day from which relative dates count; `listed`: several paragraphs open with a place in capitals, so that
    it is where, not a dateline; `told`: what happened to the people counted before; `short`:
    parties by the short forms that the text explains.
    """

    base: date | None
    memory: Memory
    listed: bool
    told: Told
    short: Mapping[str, ActorRow]


def _facts(document: Document, sentence: Sentence, context: _Context) -> Facts:
    text = document.text
    caption = is_caption(sentence)
    begin = sentence.start + dateline(sentence, text, context.base, listed=context.listed)
    found = timexes(text, begin, sentence.end, Ground(context.base), sentence.vocabulary)
    dates = days(text, found, context.base, sentence.vocabulary)
    hours = clock_times(text, found, sentence.vocabulary)
    times = tuple(clock for clock in hours if not of_report(text, clock, sentence.vocabulary))
    spans = [(sentence.start, begin), *((m.start, m.end) for m in dates), *((m.start, m.end) for m in times)]
    spans += [m.span() for m in AGES.finditer(text, sentence.start, sentence.end)]
    when = taken_words(sentence.words, spans)
    attacks = triggers(sentence)
    arms = weapons(sentence, attacks)
    attacks = attacks or implied(sentence, arms)
    numbers = quantities(sentence, when)
    end = tail_word(sentence)
    figures = tuple(m for m in tolls(sentence, numbers, context.told) if m.first < end)
    attacks = attacks or next((act for toll in figures if (act := done_to(sentence, toll.predicate))), ())
    parties = actors(sentence, attacks, context.short, begin)
    voices = attributions(sentence, text, context.memory, when)
    named = [(m.first, m.last) for m in arms] + [(m.first, m.last) for m in parties]
    taken = when | {i for a, b in named for i in range(a, b)} | _voice_words(sentence, voices) | abbreviated(sentence)
    cues = frozenset(kind for _, _, kind in sentence.vocabulary.cues.find(sentence.lows[:end]))
    if any(toll.counted for toll in figures) and all(mention.row.strength <= 1 for mention in attacks):
        cues -= {"new_event"}  # "by noon the next day it stood at 11": the count goes on, not the attacks
    return Facts(
        sentence,
        dates,
        () if caption else tuple(day for day in dates if not is_not_of_act(sentence, day)),
        times,
        day_parts(text, sentence.start, sentence.end, sentence.vocabulary),
        () if caption else settled_places(sentence, frozenset(taken)),
        figures,
        objects(sentence, attacks, numbers, [(m.first, m.last) for m in arms if m.row.id in VEHICLE_BOMBS]),
        arms,
        parties,
        attacks,
        voices,
        _hedges(sentence),
        cues,
        frozenset(kind for _, _, kind in sentence.vocabulary.not_attacks.find(sentence.lows)),
        any(_introduced(sentence, mention) for mention in attacks if mention.first not in _suffered(sentence)),
        _several(sentence, attacks),
        any("also" in sentence.lows[max(0, mention.first - 2) : mention.first] for mention in attacks),
        caption,
        tuple(
            (sentence.words[a].start, sentence.words[b - 1].end)
            for a, b, _ in sentence.vocabulary.characterisations.find(sentence.lows)
        ),
        frozenset(stance for _, _, stance in sentence.vocabulary.stands.find(sentence.lows)),
        doers=doers(sentence, attacks),
        state_doers=state_bodies(sentence, attacks),
        victims=victims(sentence, figures, numbers),
        stages=frozenset(stage for _, _, stage in sentence.vocabulary.stages.find(sentence.lows)),
        counted_clocks=tuple(clock for clock in hours if clock not in times),
        lapses=lapses(found),
    )


def _told_before(out: list[Facts], sentence: Sentence) -> str | None:
    """The outcome of the people whom the sentence before counted, in the same paragraph."""
    if not out or out[-1].sentence.paragraph != sentence.paragraph:
        return None
    outcomes = [toll.outcome for toll in out[-1].harm if toll.count is not None]
    return outcomes[0] if outcomes else None


def _kinds_told(out: list[Facts]) -> tuple[tuple[str, str], ...]:
    """What happened to each kind of people of whom the sentence before tells."""
    return tuple((toll.row.id, toll.outcome) for toll in out[-1].harm) if out else ()


def _kind_before(out: list[Facts], sentence: Sentence) -> PersonRow | None:
    """The kind of people that the sentence before speaks of, in the same paragraph."""
    if not out or out[-1].sentence.paragraph != sentence.paragraph or "them" not in sentence.lows:
        return None
    return spoken_of(out[-1].sentence)


TOPIC_REACH = 8  # sentences back in which a bare number may find what it counts


def _topic(out: list[Facts], sentence: Sentence) -> str | None:
    """What the sentences before tell of people: the last figure's outcome, in this paragraph also words without one."""
    for fact in reversed(out[-TOPIC_REACH:]):
        counted = [toll.outcome for toll in fact.harm if toll.count is not None]
        if counted:
            return "killed" if "killed" in counted else counted[0]
        if fact.sentence.paragraph == sentence.paragraph:
            told = {row.outcome for _, _, rows in _outcomes(fact.sentence) for row in rows}
            if told & {"killed", "abducted"}:
                return "killed" if "killed" in told else "abducted"
    return None


def _outcomes(sentence: Sentence) -> list[tuple[int, int, tuple[OutcomeRow, ...]]]:
    return list(sentence.vocabulary.outcomes.find(sentence.lows))


# "23, 19 and 12 years old", "aged 9 to 27": numbers that count years
AGES = re.compile(
    r"(?:\d{1,3}, )*\d{1,3}(?: and | or | to |-)?(?:\d{1,3})? years? (?:old|of age)"
    r"|\baged (?:between |from )?\d{1,3}(?: (?:and|to) \d{1,3})?"
)
CAPTION_REACH = 5


def is_caption(sentence: Sentence) -> bool:
    """A bracketed line that describes a picture."""
    head = sentence.lows[:CAPTION_REACH]
    if not head or head[0] not in ("(", "["):
        return False
    return any(b < len(head) + 2 for _, b, _ in sentence.vocabulary.captions.find(head))


def _introduced(sentence: Sentence, mention: TriggerMention) -> bool:
    """The attack is brought in as new ("a strike", "another attack"), not referred back to ("the strike")."""
    for low in reversed(sentence.lows[max(0, mention.first - 4) : mention.first]):
        if low in sentence.known("indefinite"):
            return True
        if low in sentence.known("definite") or not low[0].isalpha() or low in ("of", "in", "by", "and", "to"):
            return False
    return False


def _harm_words(sentence: Sentence) -> frozenset[int]:
    """Where words for harm stand: "a nurse was wounded" brings in no attack."""
    return frozenset(first for first, _, _ in sentence.vocabulary.outcomes.find(sentence.lows))


def _suffered(sentence: Sentence) -> frozenset[int]:
    """Words for harm to people and things."""
    wrecked = [first for first, _, told in sentence.vocabulary.effects.find(sentence.lows) if told in WRECKED]
    return _harm_words(sentence) | frozenset(wrecked)


def _several(sentence: Sentence, attacks: tuple[TriggerMention, ...]) -> bool:
    """Nouns for attacks speak of several ("strikes"); verbs and words for harm say nothing of that."""
    harm = _harm_words(sentence)
    words = [sentence.lows[mention.last - 1] for mention in attacks if mention.first not in harm]
    return all(word.endswith("s") for word in words if not word.endswith("ed") and word not in sentence.known("past"))


def _voice_words(sentence: Sentence, voices: tuple[Attribution, ...]) -> frozenset[int]:
    spans = [(voice.start, voice.end) for voice in voices if not voice.resolved]
    said = {i for a, b in spans for i, word in enumerate(sentence.words) if a <= word.start < b}
    return frozenset(said) - homes(sentence)


def _hedges(sentence: Sentence) -> tuple[HedgeMention, ...]:
    return tuple(
        HedgeMention(sentence.words[a].start, sentence.words[b - 1].end, kind)
        for a, b, kind in sentence.vocabulary.hedges.find(sentence.lows)
        if sentence.lows[a] not in ("said", "says")
    )
