"""Whom the words of a sentence make the doer of an act: blamed for it, told as its doer, or claiming it."""

from itertools import pairwise

from solferino.extract.blame_rows import blamed_by_row, claims_act
from solferino.extract.identities import fired_from, identified
from solferino.extract.own_acts import fired, is_verb, owns_act
from solferino.extract.party_names import describes, row_is_country
from solferino.extract.party_spans import beside_another, disguise, reach
from solferino.extract.predicates import trimmed
from solferino.extract.sentences import Sentence
from solferino.extract.things import CLAUSE, TriggerMention

MOST_MODIFIERS = 4  # capitalised words behind a possessive ending
SUBJECT_REACH = 7
ACT_REACH = 6  # words between an act and the "by" that names its doer
BLAME_REACH = 4
QUOTES = ("“", "”")
BESIDE = ("have", "had", "has")
AGAINST = ("with", "against")  # "after a clash with the rebels they shot at people": others did
OTHERS = ("him", "her", "them", "us", "of")
COUNTS = ("count", "counts", "account", "accounts", "estimate", "estimates", "figures", "sources", "records")


def role_of(sentence: Sentence, first: int, last: int, attacks: tuple[TriggerMention, ...]) -> str | None:
    """What the words around a party at `first:last` make it: a culprit, one who claims the act, or nothing."""
    if sentence.lows[last : last + 1] and sentence.lows[last] in COUNTS:
        return None  # "by police count"
    if describes(sentence, last):
        if fired_from(sentence, first, last):
            return "alleged_perpetrator"  # "launched from rebel-held territory"
        return "claims_responsibility" if _channel(sentence, first, last, attacks) else None
    if before_place(sentence, last) or beside_another(sentence, first) or disguise(sentence, first, last):
        return None
    begin, end = reach(sentence, first, last)
    if fired_from(sentence, begin, end):
        return "alleged_perpetrator"
    if _cited(sentence, begin) or (first and sentence.lows[first - 1] == "from" and _is_origin(sentence, first)):
        return None  # "rockets fired from Yemen": where they came from, not who fired them
    if claims_act(sentence, begin, end) or owns_act(sentence, begin, end, attacks):
        return "claims_responsibility"
    blamed = _held_responsible(sentence, begin, end) or blamed_by_row(sentence, begin, end)
    if blamed or _charged(sentence, end) or identified(sentence, begin):
        return "alleged_perpetrator"
    if _blamed(sentence, begin, attacks):
        other = _speaks(sentence, end) or _other_blame(sentence, end)
        return None if other else "alleged_perpetrator"
    return "alleged_perpetrator" if _does(sentence, begin, end, attacks) else None


def _channel(sentence: Sentence, first: int, last: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """ "The rebel-run channel said that the group's men had struck the base": it speaks for the party."""
    voice = {*sentence.lows[last : last + CHANNEL_REACH]} & sentence.known("channels")
    return bool(voice) and owns_act(sentence, first, last, attacks)


CHANNEL_REACH = 4  # words from "rebel-run" to "channel"


def _cited(sentence: Sentence, first: int) -> bool:
    """ "According to the Example Front, the drone was …": it speaks."""
    before = tuple(low for low in sentence.lows[max(0, first - 4) : first] if low not in ARTICLES)
    return before[-2:] == ("according", "to")


def _charged(sentence: Sentence, last: int) -> bool:
    """ "The rebels were also accused": a form of "be" and a word of blame."""
    after = sentence.lows[last : last + BLAME_REACH]
    return any(low in sentence.known("blame_after") for low in after) and any(
        low in sentence.known("be") for low in after[:-1]
    )


HELD_REACH = 6


def _held_responsible(sentence: Sentence, first: int, last: int) -> bool:
    """ "Officials held the group (ABC) responsible"."""
    before, after = sentence.lows[max(0, first - 3) : first], sentence.lows[last : last + HELD_REACH]
    held = {"held", "holds", "hold", "holding"} & set(before)
    return bool(held) and bool({"responsible", "accountable"} & set(after))


def _blamed(sentence: Sentence, first: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """Behind a word of blame, or behind "by" or "from" that follows an act ("shelled by", "fire from")."""
    lows = sentence.lows
    for at in range(first - 1, max(-1, first - 5), -1):
        if lows[at] in (",", ";", "said"):
            return False
        if lows[at] == "by" and at and _no_act(sentence, at - 1):
            return False  # "an area held by", "a statement published by"
        if lows[at] in ("by", "from"):
            return any(0 <= at - mention.last <= ACT_REACH for mention in attacks) or (
                at > 0 and (sentence.vocabulary.effects.at(lows, at - 1) is not None or lows[at - 1] in OPERATIONS)
            )
        if lows[at] == "suspected" and not _is_verb(sentence, at):
            continue  # "three suspected rebels died", "shot by suspected rebels"
        if lows[at] in sentence.known("blame_before"):
            return True
        if lows[at] in OTHERS:
            return False  # "accused them of being police informers"
    return False


def _no_act(sentence: Sentence, at: int) -> bool:
    """A verb stands there that tells of no attack or harm."""
    low, vocabulary = sentence.lows[at], sentence.vocabulary
    told = (vocabulary.triggers, vocabulary.effects, vocabulary.outcomes, vocabulary.blame_before)
    if low in sentence.known("holds_ground"):
        return True
    return low.endswith("ed") and low not in WIELDED and not any(table.at(sentence.lows, at) for table in told)


OPERATIONS = ("operation", "operations", "sweep", "sweeps", "action", "actions", "offensive", "crackdown")
WIELDED = ("deployed", "flown", "operated", "used")  # "a missile used by the army"


def _is_verb(sentence: Sentence, at: int) -> bool:
    """ "Police suspected", "are suspected of": somebody suspects; in "suspected rebels" nobody does it here."""
    before = sentence.lows[at - 1] if at else ""
    voices = ("unnamed", "roles", "role_heads", "organisation", "pronouns", "be", "adverbs")
    return any(before in sentence.known(name) for name in voices) or before in ("have", "has", "had")


def _other_blame(sentence: Sentence, last: int) -> bool:
    """ "Blamed the rebels for breaking the ceasefire": blame, but of no attack."""
    behind = sentence.lows[last : last + BLAME_REACH + 1]
    return any(a in ("for", "of") and b in sentence.known("no_act_of_harm") for a, b in pairwise(behind))


def _is_origin(sentence: Sentence, first: int) -> bool:
    """The words are the bare name of a country."""
    words = sentence.words
    last = first + 1
    while last < len(words) and words[last].text[:1].isupper():
        last += 1
    plain = last >= len(words) or sentence.lows[last] not in sentence.known("armed_people")
    return plain and row_is_country(sentence, first, last)


def _speaks(sentence: Sentence, last: int) -> bool:
    return last < len(sentence.words) and sentence.vocabulary.speech.at(sentence.lows, last) is not None


def _does(sentence: Sentence, first: int, last: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """The party stands before the word for the attack, as its doer ("Russian missile strike", "the army shelled")."""
    lows = sentence.lows
    if any(low in AGAINST for low in lows[max(0, first - 2) : first] if low != "the") or _pursued(sentence, first):
        return False
    if _struck_before(sentence, first, attacks):
        return False  # "is striking Ukraine with missiles": the one that is hit
    deeds = [*fired(sentence), *_comings(sentence, first, last)] if attacks else []
    used = [TriggerMention(at, at + 1, attacks[0].row) for at in deeds]
    for mention in sorted([*attacks, *used], key=lambda act: act.first):
        gap = trimmed(lows[last : mention.first])
        if lows[mention.first] in sentence.known("states_of_harm") and not _kills(sentence, first, last, mention):
            continue  # "helicopters carried wounded people": the word is no act of theirs
        joined = lows[mention.first - 1] in CONJOINED and not _other_subject(sentence, gap)
        if (
            mention.first < last
            or len(gap) > (JOINED_REACH if joined else SUBJECT_REACH)
            or any(low in CLAUSE and low not in QUOTES for low in gap)
        ):
            continue
        if gap[-1:] and gap[-1] in DEFINITE and not {*gap} & sentence.known("carries_out"):
            continue  # "the army stopped at the scene of the attack"
        if _bare_country(sentence, first, last) and _names_target(sentence, last, mention.first):
            continue  # "Afghan mosque bombing": where, not whose
        if _civilians(sentence, last):
            return False  # "Ukrainian civilians were killed": those hit, not those who act
        hearsay = "to" in gap and gap[-1:] == ("have",)  # "are believed to have bombed"
        if (
            any(low in sentence.known("be") for low in gap)
            and not lows[mention.last - 1].endswith("ing")
            and not hearsay
        ):
            return False
        spoken = any(True for _ in sentence.vocabulary.speech.find(gap)) and not hearsay
        spoken = spoken or any(True for _ in sentence.vocabulary.blame_laid.find(gap))
        spoken = spoken or bool({*gap} & sentence.known("claims_acts"))
        spoken = spoken or any(True for _ in sentence.vocabulary.blame_before.find(gap))
        barred = sentence.known("not_doing") - ({"to"} if hearsay else set())
        if spoken or _suffered(sentence, gap) or any(low in barred or low in ("no", "not", "never") for low in gap):
            return False
        return True
    return False


def _comings(sentence: Sentence, first: int, last: int) -> list[int]:
    """Verbs by which attackers come ("entered the village"); of the police or an army only those that are violence."""
    hit = sentence.vocabulary.actors.at(sentence.lows, first)
    forces = hit is not None and (hit[1].state or hit[1].country or hit[1].id in KEEPERS)
    known = sentence.known("sets_upon") | (frozenset() if forces else sentence.known("comes_to_attack"))
    return [at for at in range(last, len(sentence.lows)) if sentence.lows[at] in known]


KEEPERS = ("police", "riot_police", "peacekeepers", "border_guards", "special_forces", "presidential_guard")
CONJOINED = ("and", "then", "before")
JOINED_REACH = 18  # words between a party and a second verb: "waited in the scrub by the road and then shot at"


def _other_subject(sentence: Sentence, gap: tuple[str, ...]) -> bool:
    """Somebody else may be the one who acts: another party, people, a clause of its own."""
    others = {"who", "which", "that", "when", "while", "as", "after", "but", "where", ",", "was", "were", "said"}
    parties = any(True for _ in sentence.vocabulary.actors.find(gap))
    return bool(others & {*gap}) or parties or any(True for _ in sentence.vocabulary.speech.find(gap))


DEFINITE = ("the", "this", "that", "these", "those", "such")
PURSUIT = ("pursuit", "search")


def _pursued(sentence: Sentence, first: int) -> bool:
    """ "In pursuit of the rebels", "hunting the rebels": those who are sought, not those who act."""
    lows = sentence.lows
    before = [low for low in lows[max(0, first - 3) : first] if low not in ARTICLES]
    sought = bool(before) and before[-1] in ("hunting", "chasing", "pursuing", "battling", "fighting", "seeking")
    return sought or (len(before) > 1 and before[-2] in PURSUIT and before[-1] in ("of", "for"))


def _struck_before(sentence: Sentence, first: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """A verb of attack or harm right before the party, articles and numbers between: it is the one that is hit."""
    lows, begins = sentence.lows, first
    while begins and (lows[begins - 1] in ARTICLES or _counts(sentence, lows[begins - 1])):
        begins -= 1
    struck = [m.last for m in attacks] + [last for _, last, _ in sentence.vocabulary.effects.find(lows)]
    return any(begins <= end <= first for end in struck if is_verb(lows, end))


def _counts(sentence: Sentence, low: str) -> bool:
    return low.isdecimal() or low in sentence.known("number_units")


def _kills(sentence: Sentence, first: int, last: int, act: TriggerMention) -> bool:
    """ "Gunners in the hills killed four children": no other verb before the word, and people counted behind it."""
    gap = trimmed(sentence.lows[last : act.first])
    if set(gap) <= {*BESIDE, *sentence.known("adverbs")}:
        return True
    if sentence.words[last - 1].text.endswith(("'s", "’s", "s'", "s’")):
        return False  # "shells on the rebels' stronghold killed four"
    begins = first - 1 if first and sentence.lows[first - 1] in ARTICLES else first
    if begins and sentence.lows[begins - 1] in OBJECT_OF:
        return False  # "a bomb aimed at a police patrol killed two"
    verbs = [low for low in gap if low.endswith(("ed", "ing")) or low in sentence.known("past") or low in BESIDE]
    behind = sentence.lows[act.last : act.last + 3]
    counted = any(_counts(sentence, low) for low in behind)
    counted = counted or any(sentence.vocabulary.vague.at(behind, i) for i in range(len(behind)))
    return counted and not verbs and not {*gap} & {",", "by", "as", "when", "after", "who"}


def _civilians(sentence: Sentence, at: int) -> bool:
    hit = sentence.vocabulary.persons.at(sentence.lows, at)
    return hit is not None and not hit[1].combatant and sentence.lows[at] not in sentence.known("doers")


OBJECT_OF = ("against", "at", "by", "for", "from", "in", "near", "of", "on", "to", "with")


def _suffered(sentence: Sentence, gap: tuple[str, ...]) -> bool:
    """ "Fighters died in an air strike": what befell the party stands before the act."""
    return any(row.voice == "passive" for _, _, told in sentence.vocabulary.outcomes.find(gap) for row in told)


def _bare_country(sentence: Sentence, first: int, last: int) -> bool:
    hit = sentence.vocabulary.actors.at(sentence.lows, first)
    return hit is not None and hit[0] == last and hit[1].bare


def _names_target(sentence: Sentence, last: int, act: int) -> bool:
    """Between a country and the act stands nothing but a thing that was hit."""
    if last >= act:
        return False
    hit = sentence.vocabulary.objects.at(sentence.lows, last)
    return hit is not None and hit[0] == act and not hit[1].military and hit[1].id not in MOVING


MOVING = ("vehicle", "aircraft", "boat", "helicopter", "convoy")
ARTICLES = ("the", "a", "an")


def before_place(sentence: Sentence, last: int) -> bool:
    """Behind a possessive ending follow names and a word for an administrative unit."""
    if not sentence.words[last - 1].text.endswith(("'s", "’s")):
        return False
    at = last
    while at < len(sentence.words) and at - last < MOST_MODIFIERS and sentence.words[at].text[:1].isupper():
        at += 1
    behind = sentence.lows[at : at + 1]
    return (at > last and bool(set(behind) & sentence.known("units"))) or set(behind) <= set(sentence.known("units"))
