"""Explain a claim or an account: the rule, the words and the alternatives behind each of its fields."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from solferino.extract.facts import Facts
from solferino.extract.quantities import quantities
from solferino.extract.reading import understand
from solferino.extract.story import Choice
from solferino.model.circumstance import Count, Place, TimeSpan
from solferino.model.claim import Account, Claim
from solferino.model.document import Anchored, Document
from solferino.model.explanation import Reason
from solferino.vocab.vocabulary import Vocabulary

T = TypeVar("T")
SHOWN = ("outcome", "count", "kind", "as_written", "name", "relation", "role")


def explain_claim(document: Document, vocabulary: Vocabulary, claim: Claim) -> tuple[Reason, ...]:
    """Reasons of a claim. The text is read again by today's rules: the same words give the same claim."""
    told = understand(document, vocabulary)
    facts = [f for f in told.facts if f.sentence.start <= claim.quote.start < f.sentence.end]
    out = [*_voices(claim, facts), _stance(claim, facts), *_choices(told.story.choices, facts)]
    for name in ("toll", "objects", "weapons", "actors"):
        out += [_of(name, anchored, _others(name, facts)) for anchored in getattr(claim, name)]
    return tuple(out)


def explain_account(document: Document, vocabulary: Vocabulary, account: Account) -> tuple[Reason, ...]:
    """Reasons of an account: of each field, and of its standing apart from other events of the text."""
    told = understand(document, vocabulary)
    frame = [f for f in told.facts if f.sentence.start <= account.anchor.start < f.sentence.end]
    out: list[Reason] = []
    if account.event_type is not None:
        out.append(_of("event", account.event_type, _other_events(told.facts, account)))
    if account.when is not None:
        out.append(_of("when", account.when, _other_days(told.facts, account)))
    out += [_of("place", place, _candidates(vocabulary, place.value)) for place in account.places]
    for name in ("tolls", "objects", "weapons", "actors"):
        out += [_of(name, anchored, ()) for anchored in getattr(account, name)]
    return (*out, *_choices(told.story.choices, frame))


def _voices(claim: Claim, facts: Sequence[Facts]) -> list[Reason]:
    cues = {voice.name: voice for fact in facts for voice in fact.voices}
    out = []
    for position, speaker in enumerate(claim.speakers):
        voice = cues.get(speaker.name)
        words: tuple[str, ...] = (speaker.quote.text,) if speaker.quote else ()
        rule = f"en.speech:{voice.cue}" if voice else "the document's own voice" if position == 0 else "claims:chain"
        carried = voice is not None and voice.resolved and bool(words)
        note: tuple[str, ...] = (
            (f"“{speaker.quote.text}” taken for the voice named before",) if carried and speaker.quote else ()
        )
        out.append(Reason("speaker", speaker.name, rule, words, instead_of=note))
    return out


def _stance(claim: Claim, facts: Sequence[Facts]) -> Reason:
    found = {voice.stance: f"en.speech:{voice.cue}" for fact in facts for voice in fact.voices}
    found |= {stance: "en.stand" for fact in facts for stance in fact.stands}
    rule = found.get(claim.stance, "claims:stance")
    hedged = (claim.factuality,) if any(fact.hedges for fact in facts) else ()
    others = tuple(stance for stance in found if stance != claim.stance)
    return Reason("stance", claim.stance, rule, hedges=hedged, instead_of=others)


def _choices(choices: Iterable[Choice], facts: Sequence[Facts]) -> list[Reason]:
    """Why the sentence opened an event or went on about the one before."""
    indexes = {fact.sentence.index for fact in facts}
    out = []
    for choice in choices:
        if choice.sentence in indexes:
            signs = tuple(f"{name} {weight:+.1f}" for name, weight in choice.signs)
            value = "another event" if choice.opened else "the event spoken of before"
            out.append(Reason("event it tells of", value, "event_signs", signs))
    return out


def _of(field: str, anchored: Anchored[T], others: tuple[str, ...]) -> Reason:
    words = tuple(quote.text for quote in anchored.quotes)
    hedges = tuple(f"{hedge.quote.text} ({hedge.factuality})" for hedge in anchored.hedges)
    return Reason(field, _plain(anchored.value), anchored.rule, words, hedges, others)


def _plain(value: object) -> str:
    """A value in a few words."""
    if isinstance(value, TimeSpan):
        return " ".join(str(part) for part in (value.date_start, value.time_local, f"({value.precision})") if part)
    if isinstance(value, Place):
        return f"{value.name} ({value.role}, {value.country or 'country not known'})"
    if isinstance(value, str):
        return value
    parts = [getattr(value, name, None) for name in SHOWN]
    return " ".join(_count(part) if isinstance(part, Count) else str(part) for part in parts if part)


def _count(count: Count) -> str:
    if count.vague:
        return f"“{count.vague}”"
    if count.low == count.high:
        return f"{'about ' if count.approximate else ''}{count.low}"
    return f"{count.low if count.low is not None else '…'} to {count.high if count.high is not None else '…'}"


def _others(name: str, facts: Sequence[Facts]) -> tuple[str, ...]:
    """What stands in the sentence and was not taken."""
    if name == "toll":
        return tuple(_uncounted(fact) for fact in facts if _uncounted(fact))
    if name == "actors":
        return tuple(f"{m.row.name}: named, not blamed" for fact in facts for m in fact.actors if m.role is None)
    return ()


def _uncounted(fact: Facts) -> str:
    counted = {toll.first for toll in fact.tolls}
    spare = [q for q in quantities(fact.sentence, frozenset()) if not counted & set(range(q.first, q.last + 1))]
    words = fact.sentence.words
    return ", ".join(" ".join(w.text for w in words[q.first : q.last + 1]) for q in spare)


def _other_events(facts: Sequence[Facts], account: Account) -> tuple[str, ...]:
    kind = account.event_type.value if account.event_type else None
    return tuple(sorted({m.row.type for fact in facts for m in fact.triggers if m.row.type not in (kind, "other")}))


def _other_days(facts: Sequence[Facts], account: Account) -> tuple[str, ...]:
    taken = {quote.start for quote in account.when.quotes} if account.when else set()
    days = {day.start: day for fact in facts for day in fact.dates if day.start not in taken}
    return tuple(f"“{day.text}” ({day.first or 'not resolved'})" for _, day in sorted(days.items()))


def _candidates(vocabulary: Vocabulary, place: Place) -> tuple[str, ...]:
    """Other places of that name."""
    entries = [vocabulary.gazetteer.entry(i) for i in place.candidates if i != place.gazetteer_id]
    return tuple(f"{e.name}, {e.country} ({e.kind}, {e.id})" for e in entries if e is not None)
