"""Claims: each sentence of an account with its speakers, stance and factuality."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.extract.anchor import quote_sentence, weakest
from solferino.extract.facts import Facts
from solferino.extract.figures import figures
from solferino.extract.gather import objects_of, parties_of, weapons_of
from solferino.extract.speakers import Attribution
from solferino.extract.stances import ANSWERED, stance_of
from solferino.extract.toll_lines import lines
from solferino.model.claim import Account, Claim, Factuality, Scope, Speaker, Stance
from solferino.model.codec import digest_id
from solferino.model.document import Document, Quote
from solferino.vocab.sources import identify

FACTUALITIES: tuple[Factuality, ...] = ("asserted", "reported", "probable", "possible", "denied", "unknown")


@dataclass(frozen=True, slots=True)
class Voiced:
    """Who says a sentence and how."""

    speakers: tuple[Speaker, ...]
    stance: Stance
    factuality: Factuality
    quote: Quote
    scope: Scope = "incident"


def publisher(document: Document) -> Speaker:
    """The document's own voice: its source where known, else its name."""
    source = document.source
    return Speaker(
        source.name if source else (document.source_name or document.name),
        None,
        source.kind if source else None,
        source.side if source else None,
    )


def voiced(document: Document, fact: Facts, *, accused: bool, land: str | None = None) -> Voiced:
    """Speaker chain (publisher outermost), stance and factuality of one sentence. `land`: where it was."""
    chain = [publisher(document)]
    for voice in _chain(fact.voices or fact.carried):
        known = identify(voice.name)
        kind, side = (known.kind, known.side) if known else (None, None)
        chain.append(Speaker(voice.name, Quote.of(document, voice.start, voice.end), kind, side, voice.named))
    stance = stance_of(fact, accused=accused, land=land)
    return Voiced(tuple(chain), stance, _factuality(fact, stance), quote_sentence(document, fact))


def _chain(voices: tuple[Attribution, ...]) -> list[Attribution]:
    """Voices of one sentence from the outermost to the root: the last named one speaks, one it cites lies deeper."""
    out: list[Attribution] = []
    for voice in voices:
        if all(voice.name != other.name for other in out):
            out.append(voice)
    return out[:3]


def _factuality(fact: Facts, stance: Stance) -> Factuality:
    if stance == "denies":
        return "denied"
    value = weakest(
        [hedge.factuality for hedge in fact.hedges] + (["reported"] if fact.voices and stance == "reports" else [])
    )
    return next(f for f in FACTUALITIES if f == value)


ANSWERS = ("confirms", "denies", "disputes")


def answering(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Confirmations, denials and disputes are about the account's claims of harm, else about its first claim."""
    harm = [claim for claim in claims if claim.toll]
    out = []
    for claim in claims:
        others = [c.id for c in harm if c.id != claim.id] or [c.id for c in claims[:1] if c.id != claim.id]
        out.append(replace(claim, about=tuple(others)) if claim.stance in ANSWERS else claim)
    return tuple(out)


def says(fact: Facts) -> bool:
    """The sentence claims something of the event: a figure, a weapon, a party, an act, or a stand on it."""
    if fact.caption or (fact.cues & {"unreal", "general"} and not fact.tolls):
        return False
    stand = any(voice.stance != "reports" for voice in fact.voices) or bool(fact.voices and fact.stands)
    return bool(fact.tolls or fact.weapons or fact.actors or stand or (fact.triggers and (fact.voices or fact.objects)))


def claim(document: Document, account: Account | None, fact: Facts) -> Claim:
    """One sentence as a claim: of an account, or of none where it answers the whole text."""
    lands = {place.value.country for place in account.places if place.value.country} if account else set()
    land = next(iter(lands)) if len(lands) == 1 else None
    said = voiced(document, fact, accused=bool(account and account.actors), land=land)
    told = figures([fact])
    identity = digest_id("c", document.id, said.quote.start, said.quote.end, account.id if account else "general")
    return Claim(
        identity,
        document.id,
        said.speakers,
        said.stance,
        said.factuality,
        said.scope,
        said.quote,
        toll=lines(document, told),
        objects=objects_of(document, [fact]),
        weapons=weapons_of(document, [fact]),
        actors=parties_of(document, [fact]),
        intended_target=next((o for o in objects_of(document, [fact]) if o.value.relation == "intended"), None),
    )


def general(document: Document, found: Sequence[Facts], claims: list[Claim]) -> list[Claim]:
    """Statements that answer no single event: kept with the claims they are about, those that blame the same party."""
    blamed = {a.value.id for c in claims for a in c.actors if a.value.id}
    out = []
    for fact in found:
        stand = any(voice.stance in ("denies", "disputes", "accuses", "confirms") for voice in fact.voices)
        answers = any(voice.stance in ANSWERED for voice in fact.voices)  # "the front denied any role"
        if not stand or not (fact.triggers or fact.characterised or answers) or fact.caption:
            continue
        parties = set() if answers else {mention.row.id for mention in fact.actors}
        about = tuple(c.id for c in claims if c.toll and (not parties or parties & blamed))
        out.append(replace(claim(document, None, fact), scope="general", about=about))
    return out
