"""Parties told as doers: they stand before the word for an act, as its subject ("the army shelled")."""

from itertools import pairwise

from solferino.extract.own_acts import fired, is_verb
from solferino.extract.predicates import trimmed
from solferino.extract.sentences import Sentence
from solferino.extract.subjects import behind_preposition, other_verb
from solferino.extract.things import CLAUSE, TriggerMention

SUBJECT_REACH = 7
QUOTES = ("“", "”")
CELL = "|"  # between the columns of a table
BESIDE = ("have", "had", "has")
AGAINST = ("with", "against")  # "after a clash with the rebels they shot at people": others did


def does(sentence: Sentence, first: int, last: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """The party stands before the word for the attack, as its doer ("Russian missile strike", "the army shelled")."""
    lows = sentence.lows
    if any(low in AGAINST for low in lows[max(0, first - 2) : first] if low != "the") or _pursued(sentence, first):
        return False
    if first and "because" in lows[max(0, first - 3) : first]:
        return False  # "we came because vigilantes had killed our men": what the act answered
    if _struck_before(sentence, first, attacks):
        return False  # "is striking Ukraine with missiles": the one that is hit
    told = (m for m in attacks if lows[m.last - 1] not in sentence.known("nobodys_acts"))
    acts = {max(m.first, last) if m.last > last else m.first: m.last for m in told}  # "the air force bombed"
    acts |= {at: at + 1 for at in fired(sentence) if attacks or lows[at + 1 : at + 2] == ("it",)}
    acts |= dict(_deeds(sentence, first, last, alone=not attacks))
    reached = (act for act in sorted(acts.items()) if _reaches(sentence, first, last, act))
    act = next(reached, None)
    return act is not None and _is_subject(sentence, last, act)


def _reaches(sentence: Sentence, first: int, last: int, act: tuple[int, int]) -> bool:
    """The act may be the party's: near enough behind it, in one clause, and no word for what others suffered."""
    lows, gap = sentence.lows, trimmed(sentence.lows[last : act[0]])
    if lows[act[0]] in sentence.known("states_of_harm") and not _kills(sentence, first, last, act):
        return False  # "helicopters carried wounded people": the word is no act of theirs
    if act[0] < last or len(gap) > _most_between(sentence, gap, act) or _is_object(sentence, first, gap, act):
        return False
    if any((low in CLAUSE and low not in QUOTES) or low == CELL for low in gap):
        return False
    if gap[-1:] and gap[-1] in DEFINITE and not {*gap} & sentence.known("carries_out"):
        return False  # "the army stopped at the scene of the attack"
    return not (_bare_country(sentence, first, last) and _names_target(sentence, last, act[0]))  # "Afghan mosque blast"


def _most_between(sentence: Sentence, gap: tuple[str, ...], act: tuple[int, int]) -> int:
    """How many words may stand between a party and its act: more before a verb whose subject nothing else can be."""
    if _other_subject(sentence, gap):
        return SUBJECT_REACH
    if sentence.lows[act[0] - 1] in CONJOINED:
        return JOINED_REACH
    alone = _participle(sentence, gap, act) or (_verb(sentence, act) and not other_verb(sentence, gap))
    return VERB_REACH if alone else SUBJECT_REACH


def _participle(sentence: Sentence, gap: tuple[str, ...], act: tuple[int, int]) -> bool:
    """ "Troops going from door to door killed", "soldiers sent to guard the wells shot": the first verb is none.

    Two finite verbs of one subject have "and" or a mark between them.
    """
    if not gap or {*gap} & {",", "and", "but", "that", "who", "which", "when", "while", "as", "after", "where", "not"}:
        return False
    opens = gap[0].endswith(("ing", "ed")) or gap[0] in PARTICIPLES
    return opens and sentence.lows[act[0] - 1] != "to" and _verb(sentence, act)


PARTICIPLES = ("sent", "led", "seen", "brought", "flown", "driven", "known", "drawn", "hidden", "dug", "held", "drunk")


def _verb(sentence: Sentence, act: tuple[int, int]) -> bool:
    """ "Shelled", "opened fire", "set upon": not a noun for an attack."""
    return (
        is_verb(sentence.lows, act[0] + 1)
        or is_verb(sentence.lows, act[1])
        or sentence.lows[act[0]] in sentence.known("past") | sentence.known("irregular_past")
    )


def _is_object(sentence: Sentence, first: int, gap: tuple[str, ...], act: tuple[int, int]) -> bool:
    """ "Mine kills 8 on Sri Lankan bus, jets hit north": behind a preposition only what is part of the act's name acts.

    "In US air strikes", "of rebel mortar fire" name a doer; verbs and marks show that the act is another's.
    """
    if not first or not behind_preposition(sentence, first):
        return False
    named = len(gap) <= NAME_REACH and not {*gap} & {",", "and", "or", "of", "in", "to"}
    return not named or _verb(sentence, act)


VERB_REACH = 14  # words between a party and its verb: "soldiers in pursuit of the killers of a policeman opened fire"
NAME_REACH = 4  # words between a party and the noun for its act: "in Russian overnight missile strikes"


def _is_subject(sentence: Sentence, last: int, act: tuple[int, int]) -> bool:
    """Nothing between the party and the act says that it only speaks, suffers or is somebody else's."""
    gap = trimmed(sentence.lows[last : act[0]])
    if _civilians(sentence, last):
        return False  # "Ukrainian civilians were killed": those hit, not those who act
    if any(pair in BEFALLEN for pair in pairwise(gap)):
        return False  # "the patrol fell into an ambush"
    hearsay = "to" in gap and gap[-1:] == ("have",)  # "are believed to have bombed"
    passive = any(low in sentence.known("be") for low in gap) and not sentence.lows[act[1] - 1].endswith("ing")
    if passive and not hearsay:
        return False
    vocabulary = sentence.vocabulary
    spoken = any(True for _ in vocabulary.speech.find(gap)) and not hearsay
    spoken = spoken or any(True for table in (vocabulary.blame_laid, vocabulary.blame_before) for _ in table.find(gap))
    if not _verb(sentence, act) and other_verb(sentence, gap) and not {*gap} & sentence.known("carries_out"):
        return False  # "the army freed 180 captives"
    resorts = "to" in gap and {*gap} & sentence.known("resorts_to")
    busy = _participle(sentence, gap, act)
    barred = sentence.known("not_doing") - ({"to"} if hearsay or resorts or busy else set()) | {"no", "not", "never"}
    return not (spoken or _suffered(sentence, gap) or {*gap} & (barred | sentence.known("claims_acts")))


def _deeds(sentence: Sentence, first: int, last: int, *, alone: bool) -> list[tuple[int, int]]:
    """Words behind a party by which it is told as a doer. `alone`: no word for an attack is in the sentence.

    Of the police or an army only those that are violence: their coming may be help.
    """
    lows = sentence.lows
    hit = sentence.vocabulary.actors.at(lows, first)
    forces = hit is not None and (hit[1].state or hit[1].country or hit[1].id in KEEPERS)
    found = ((a, b, deed) for a, b, deeds in sentence.vocabulary.deeds.find(lows) if a >= last for deed in deeds)
    return [
        (a, b)
        for a, b, deed in found
        if not ((forces and deed.coming) or (alone and deed.beside)) and _closed(lows, b, deed.closing)
    ]


CLOSING_REACH = 12  # words between "took" and "hostage"


def _closed(lows: tuple[str, ...], begin: int, closing: tuple[str, ...]) -> bool:
    """The words that must follow a verb do so in its clause; most verbs ask for none."""
    if not closing:
        return True
    ends = (i for i in range(begin, min(len(lows), begin + CLOSING_REACH)) if lows[i : i + len(closing)] == closing)
    end = next(ends, None)
    return end is not None and not {*CLAUSE, "and"} & {*lows[begin:end]}


KEEPERS = ("police", "riot_police", "peacekeepers", "border_guards", "special_forces", "presidential_guard")
BEFALLEN = (("fell", "into"), ("ran", "into"), ("drove", "into"), ("walked", "into"), ("came", "under"), ("fell", "to"))
CONJOINED = ("and", "then", "before")
JOINED_REACH = 18  # words between a party and a second verb: "waited in the scrub by the road and then shot at"


def _other_subject(sentence: Sentence, gap: tuple[str, ...]) -> bool:
    """Somebody else may be the one who acts: another party, people, a clause of its own."""
    others = {"who", "which", "that", "when", "while", "as", "after", "but", "where", ",", "was", "were", "said"}
    found = (hit for hit in sentence.vocabulary.actors.find(gap) if not hit[2].capitals)
    parties = any(not behind_preposition(sentence, at, gap) for at, _, _ in found)
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


def _kills(sentence: Sentence, first: int, last: int, act: tuple[int, int]) -> bool:
    """ "Gunners in the hills killed four children": no other verb before the word, and people counted behind it."""
    gap = trimmed(sentence.lows[last : act[0]])
    if set(gap) <= {*BESIDE, *sentence.known("adverbs")}:
        return True
    if sentence.words[last - 1].text.endswith(("'s", "’s", "s'", "s’")):
        return False  # "shells on the rebels' stronghold killed four"
    begins = first - 1 if first and sentence.lows[first - 1] in ARTICLES else first
    if begins and sentence.lows[begins - 1] in OBJECT_OF:
        return False  # "a bomb aimed at a police patrol killed two"
    told = gap[1:] if _participle(sentence, gap, act) else gap
    verbs = [low for low in told if low.endswith(("ed", "ing")) or low in sentence.known("past") or low in BESIDE]
    behind = sentence.lows[act[1] : act[1] + 3]
    counted = any(_counts(sentence, low) or low in ONE for low in behind[:2])
    counted = counted or any(_counts(sentence, low) for low in behind)
    counted = counted or any(sentence.vocabulary.vague.at(behind, i) for i in range(len(behind)))
    return counted and not verbs and not {*gap} & {",", "by", "as", "when", "after", "who"}


def _civilians(sentence: Sentence, at: int) -> bool:
    hit = sentence.vocabulary.persons.at(sentence.lows, at)
    return hit is not None and not hit[1].combatant and sentence.lows[at] not in sentence.known("doers")


ONE = ("a", "an", "another", "his", "her", "their", "its")
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
