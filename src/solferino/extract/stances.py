"""How a voice stands to what it says: annotation rules of the reports, the first that fits."""

from solferino.extract.facts import Facts
from solferino.extract.speakers import Attribution
from solferino.model.claim import Stance
from solferino.vocab.words import split_words

# Which stance stands where a sentence has words for several.
ORDER: tuple[Stance, ...] = ("denies", "disputes", "accuses", "confirms", "asserts", "reports")
ANSWERED = ("denies", "disputes")


def stance_of(fact: Facts, *, accused: bool, land: str | None = None) -> Stance:
    """The stance of a sentence. `accused`: its account has a culprit; `land`: country of the act, ISO.

    A verb alone does not decide: who confirms a finding of its own asserts it, and who tells in passing what an enemy
    did accuses.
    """
    found = {_of_cue(fact, voice) for voice in fact.voices}
    if fact.voices:
        found |= fact.stands
    if fact.characterised and fact.voices:
        found.add("accuses")
    if "accuses" in found and not accused and not fact.actors:
        found.discard("accuses")
    own = _own_act(fact)
    if own and not found & {*ANSWERED}:
        return own
    if fact.voices and not found & {*ANSWERED, "confirms"} and _of_enemy(fact, land):
        return "accuses"
    return next((stance for stance in ORDER if stance in found), "reports")


def _of_cue(fact: Facts, voice: Attribution) -> str:
    """The stance of the word of saying; of "confirmed" and "admitted" with a look at who says it and what follows."""
    if voice.stance != "confirms":
        return voice.stance
    lows = fact.sentence.lows
    cue = split_words(voice.cue)
    at = next((i for i in range(len(lows)) if lows[i : i + len(cue)] == cue), None)
    behind = lows[at + len(cue)] if at is not None and at + len(cue) < len(lows) else ""
    if cue[-1:] == ("admitted",) and (behind.isdecimal() or behind in fact.sentence.known("number_units")):
        return "reports"  # "the hospital also admitted 11 wounded"
    words = {*split_words(voice.name)}
    if cue[-1:] and cue[-1].startswith("confirm") and words & fact.sentence.known("investigates"):
        return "asserts"
    return "confirms"


def _own_act(fact: Facts) -> Stance | None:
    """Who calls an act its own: an armed group claims it, a state admits it, and so does who owns up or is sorry."""
    claimed = [mention for mention in fact.actors if mention.role == "claims_responsibility"]
    if not claimed:
        return None
    if _at_fighters(fact) and any(mention.row.country or mention.row.state for mention in claimed):
        return "disputes"  # "it had struck a gathering of rebel vehicles": it justifies the act
    sorry = {*fact.sentence.lows} & fact.sentence.known("admits")
    return "confirms" if sorry or any(mention.row.country for mention in claimed) else "asserts"


def _at_fighters(fact: Facts) -> bool:
    """What was struck, by these words, was an enemy's."""
    return bool({*fact.sentence.lows} & fact.sentence.known("targets_of_war"))


def _of_enemy(fact: Facts, land: str | None) -> bool:
    """The voice is a party's or an office's of the land, and what it tells was done by another party."""
    blamed = [m for m in fact.actors if m.role == "alleged_perpetrator" and not m.row.generic]
    if not blamed or not fact.voices:
        return False
    voice = fact.voices[0]
    words = split_words(voice.name)
    if {*words} & fact.sentence.known("no_party_voice"):
        return False
    speaks = {row.id for _, _, row in fact.sentence.vocabulary.actors.find(words) if not row.generic}
    if speaks:
        return all(mention.row.id not in speaks for mention in blamed)
    office = bool({*words} & fact.sentence.known("offices_of_state"))
    foreign = all(m.row.country is None or m.row.country != land for m in blamed)
    return office and land is not None and foreign
