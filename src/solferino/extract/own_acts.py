"""Acts that a speaker calls its own: "the group said its men had done it", "the army said it struck the building"."""

from itertools import pairwise

from solferino.extract.party_names import written
from solferino.extract.sentences import Sentence
from solferino.extract.things import TriggerMention

CLAIM_REACH = 24  # words between a party and what it says of its own act
OWN = ("it", "its", "they", "their", "we", "our")
HIS = ("his", "her")  # a spokesman's or a leader's
GROUPS = ("group", "movement", "organisation", "organization", "front", "militia")  # the speaker's: "the group had …"
HIS_PEOPLE = (
    "men", "fighters", "force", "group", "movement", "forces", "soldiers", "army", "troops", "units", "wing",
    "commandos", "gunmen", "warriors", "martyrs", "aircraft", "jets", "artillery", "organisation", "organization",
)  # fmt: skip


def owns_act(sentence: Sentence, first: int, last: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """ "The group said that its men had carried out the bombing", "the army said it struck the building".

    The party speaks, and the act that it speaks of is its own; another party between them would be its doer.
    """
    lows = sentence.lows
    cues = sentence.vocabulary.speech.find(lows)
    said = next((a for a, _, row in cues if a >= last and row.stance in TELLS and lows[a] not in OTHER_VERBS), None)
    if said is None or said - last > CLAIM_REACH or not _opens_clause(sentence, first):
        return False
    others = [m for m in written(sentence) if not (m[2].generic or m[2].bare)]
    if any(last <= at < said and "," in lows[max(last, at - 2) : at] for at, _, _ in others):
        return False  # "its target was an army patrol, the front said": another party speaks
    between = [m[0] for m in written(sentence) if m[0] >= said and not m[2].generic]
    until = min([said + CLAIM_REACH, *between])
    ahead = " ".join(lows[said:until])
    if _tells_aim(sentence, first, lows[said:until]):
        return True
    if any(_affirmed(ahead, phrase) for phrase in sentence.vocabulary.phrases["own_acts"]):
        his = any((a in HIS and b in HIS_PEOPLE) or (a == "the" and b in GROUPS) for a, b in pairwise(lows[said:until]))
        return his or any(low in OWN for low in lows[said:until])
    verbs = [mention.first for mention in attacks] + fired(sentence)
    return any(said < at < until and _own_verb(sentence, at) for at in verbs)


def _tells_aim(sentence: Sentence, first: int, ahead: tuple[str, ...]) -> bool:
    """ "The front said the mine was meant for a convoy": at whom its act was aimed; a state, at what fighters."""
    words = " ".join(ahead)
    aim = next((p for p in sentence.vocabulary.phrases["own_aims"] if _affirmed(words, p)), None)
    hit = sentence.vocabulary.actors.at(sentence.lows, first)
    if aim is None or (hit is not None and hit[1].id in KEEPERS):
        return False
    state = hit is not None and (hit[1].country is not None or hit[1].state)
    return not state or bool({*ahead} & sentence.known("foes"))


KEEPERS = ("police", "riot_police", "peacekeepers", "border_guards", "mission")


def _affirmed(ahead: str, phrase: str) -> bool:
    """The phrase stands there, and no word beside it denies it: "its men had nothing to do with it"."""
    before, found, behind = f" {ahead} ".partition(f" {phrase} ")
    return bool(found) and not {*before.split()[-3:], *behind.split()[:2]} & {*DENYING}


DENYING = ("no", "not", "never", "nothing", "neither", "nor", "denied")
OTHER_VERBS = ("put", "puts", "gave", "gives", "held", "counted", "counts", "found", "recorded")
TELLS = ("reports", "asserts", "confirms")


def _opens_clause(sentence: Sentence, first: int) -> bool:
    """The party is what the sentence begins with, articles and places left out."""
    return not any(low in (";", "that", "who", "which", "by") for low in sentence.lows[:first])


NOT_SUBJECT = (
    "“", "”", "‘", "’", '"', "had", "have", "has", "also", "only", "was", "were", "been", "is", "are", "did",
    "accurately", "directly", "jointly", "precisely", "successfully",
)  # fmt: skip


def _own_verb(sentence: Sentence, at: int) -> bool:
    """ "It struck", "they had targeted": a verb of attack right behind the speaker's own pronoun."""
    back = [low for low in sentence.lows[max(0, at - 5) : at] if low not in NOT_SUBJECT]
    passive = sentence.lows[at].endswith("ed") and sentence.lows[at - 1] in sentence.known("be")
    verb = not passive and (is_verb(sentence.lows, at + 1) or sentence.lows[at] in sentence.known("past"))
    people = back[-1:] != [] and back[-1] in HIS_PEOPLE and bool({*OWN, *HIS, *GROUPS} & {*back[-4:-1]})
    return verb and (people or _sent(sentence, at, back) or (back[-1:] != [] and back[-1] in ("it", "they", "we")))


def _sent(sentence: Sentence, at: int, back: list[str]) -> bool:
    """ "The command said that aircraft had destroyed a column", "a platoon had responded": what a speaker sent."""
    if back[-1:] == [] or back[-1] not in sentence.known("sent_out"):
        return False
    before = back[-2:-1]
    return before == [] or before[0] in ("that", "said", "says", "a", "two", "wrote", "evening", "day", "insisted")


def fired(sentence: Sentence) -> list[int]:
    """Verbs by which arms are used: "fired eight rounds", "dropped two bombs"."""
    lows, charges = sentence.lows, sentence.known("arms_meant")
    used = [at for at, low in enumerate(lows) if low in sentence.known("uses_arms") or lows[at : at + 2] in SETS_OFF]
    arms = sentence.vocabulary.weapons
    return [
        at
        for at in used
        if any(arms.at(lows, i) or lows[i] in charges for i in range(at + 1, min(len(lows), at + ARMS_REACH)))
        or _arms_before(sentence, at)
        or lows[at + 1 : at + 2] in IT
    ]


def _arms_before(sentence: Sentence, at: int) -> bool:
    """ "A rocket that, it said, the front had fired": the arms stand before the clause, nothing behind the verb."""
    lows = sentence.lows
    marks = BEHIND_CLAUSE
    ends = (
        at + 1 >= len(lows) or lows[at + 1] in marks or is_verb(lows, at + 2) or lows[at + 1] in sentence.known("past")
    )
    that = next((i for i in range(at - 1, max(0, at - THAT_REACH), -1) if lows[i] in ("that", "which")), None)
    if not ends or that is None or lows[at - 1] not in ("had", "has", "have"):
        return False
    return lows[that - 1] in sentence.known("arms_meant") or sentence.vocabulary.weapons.at(lows, that - 1) is not None


BEHIND_CLAUSE = (
    ".", ",", ";", "”", "at", "beneath", "beside", "by", "from", "in", "into", "near", "on", "outside", "under",
)  # fmt: skip
IT = (("it",), ("them",), ("both",))
THAT_REACH = 8  # words from "that" to "fired"
SETS_OFF = (("set", "off"), ("sets", "off"), ("let", "off"), ("touched", "off"))
ARMS_REACH = 7  # words between "fired" and the arms


def is_verb(lows: tuple[str, ...], end: int) -> bool:
    return lows[end - 1].endswith(("ed", "ing")) or lows[end - 1] in ("shot", "struck", "hit", "blew", "beset", "beat")
