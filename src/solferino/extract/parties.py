"""Parties in a sentence, and who is blamed for the act or claims it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from solferino.extract.bodies import bodies, short_forms
from solferino.extract.party_names import describes, in_capitals, rows
from solferino.extract.predicates import trimmed
from solferino.extract.sentences import Sentence
from solferino.extract.things import CLAUSE, TriggerMention
from solferino.vocab.gazetteer import fold
from solferino.vocab.parties import ActorRow

MOST_MODIFIERS = 4  # capitalised words before "militants", "rebels"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A party. `role`: alleged_perpetrator, claims_responsibility, or None where the sentence does not say.

    `blamed`: words of blame name it ("accused", "suspected"), it is not merely told as the doer.
    """

    first: int
    last: int
    row: ActorRow
    role: str | None
    blamed: bool = False


SUBJECT_REACH = 7
BLAME_REACH = 4
ACT_REACH = 6  # words between an act and the "by" that names its doer
BESIDE = ("have", "had", "has")
AGAINST = ("with", "against")  # "after a clash with the rebels they shot at people": others did
OTHERS = ("him", "her", "them", "us", "of")
COUNTS = ("count", "counts", "account", "accounts", "estimate", "estimates", "figures", "sources", "records")
WATERS = ("Lake", "Lac", "Mount", "River", "Gulf", "Sea", "Bay")  # "Lake Chad" is no party
QUOTES = ("“", "”")


def actors(
    sentence: Sentence, attacks: tuple[TriggerMention, ...], short: Mapping[str, ActorRow] | None = None
) -> tuple[ActorMention, ...]:
    """Parties named in a sentence; who is blamed for the act or claims it is marked. `short`: explained short forms."""
    out = []
    others = [*bodies(sentence), *short_forms(sentence, short or {})]
    inside = {i for first, last, _ in others for i in range(first, last)}
    for first, last, row in rows(sentence):
        if row.generic and inside & {*range(first, last)}:
            continue
        named = any(word.text[:1].isupper() or word.low in row.capitals for word in sentence.words[first:last])
        water = first > 0 and sentence.words[first - 1].text in WATERS
        if not (named or row.generic or row.common) or _is_place(sentence, first, last) or water:
            continue
        if _owns_place(sentence, first, last) or not in_capitals(sentence, first, last, row):
            continue
        out.append(_mention(sentence, first, last, row, attacks))
    out = [m for m in out if not m.row.generic or not _names_it(sentence, m.first)]
    covered = {i for m in out for i in range(m.first, m.last)}
    for first, last, row in others:
        if not covered & {*range(first, last)}:
            out.append(_mention(sentence, first, last, row, attacks))
            covered |= {*range(first, last)}
    out += [_mention(sentence, a, b, row, attacks) for a, b, row in _unlisted(sentence, covered)]
    out.sort(key=lambda m: m.first)
    return tuple(m if not _overtaken(m, out, attacks) else replace(m, role=None) for m in out)


def _mention(
    sentence: Sentence, first: int, last: int, row: ActorRow, attacks: tuple[TriggerMention, ...]
) -> ActorMention:
    role = role_of(sentence, first, last, attacks)
    near = {*sentence.lows[max(0, first - BLAME_REACH) : first], *sentence.lows[last : last + BLAME_REACH]}
    words = (sentence.known("blame_before") | sentence.known("blame_after")) - {"by", "from", "named"}
    return ActorMention(first, last, row, role, role == "claims_responsibility" or bool(role and near & words))


def _is_place(sentence: Sentence, first: int, last: int) -> bool:
    """ "In Ukraine", "in the Republic of Congo": where, not who. "In US air strikes" names a party."""
    at = first - 1 if first > 1 and sentence.lows[first - 1] == "the" else first
    if not at or sentence.lows[at - 1] not in sentence.known("place_before"):
        return False
    attributive = last < len(sentence.words) and sentence.vocabulary.triggers.at(sentence.lows, last) is not None
    return not attributive and row_is_country(sentence, first, last)


def _owns_place(sentence: Sentence, first: int, last: int) -> bool:
    """ "A town in Burkina Faso's Centre-Nord region": the country is where, and so is what follows."""
    return row_is_country(sentence, first, last) and _before_place(sentence, last)


def _before_place(sentence: Sentence, last: int) -> bool:
    """Behind a possessive ending follow names and a word for an administrative unit."""
    if not sentence.words[last - 1].text.endswith(("'s", "’s")):
        return False
    at = last
    while at < len(sentence.words) and at - last < MOST_MODIFIERS and sentence.words[at].text[:1].isupper():
        at += 1
    behind = sentence.lows[at : at + 1]
    return (at > last and bool(set(behind) & sentence.known("units"))) or set(behind) <= set(sentence.known("units"))


def _names_it(sentence: Sentence, first: int) -> bool:
    """A name stands before the word: "Muslim militants" are more than "militants"."""
    before = sentence.words[first - 1] if first else None
    return before is not None and first > 1 and before.text[:1].isupper() and before.text.isalpha()


def _unlisted(sentence: Sentence, covered: set[int]) -> list[tuple[int, int, ActorRow]]:
    """Parties that no row holds, named before a word for armed people: "Muslim militants", "Gran Grif gang"."""
    out = []
    for at, low in enumerate(sentence.lows):
        if low not in sentence.known("armed_people") or at in covered:
            continue
        first = at
        while (
            first > 0 and at - first < MOST_MODIFIERS and first - 1 not in covered and _is_modifier(sentence, first - 1)
        ):
            first -= 1
        if first == at or (first == 0 and at == 1):
            continue  # the first word of a sentence is always capitalised
        words = sentence.words
        name = sentence.text[words[first].start - sentence.start : words[at].end - sentence.start]
        out.append((first, at + 1, ActorRow(f"named:{fold(name)}", name)))
    return out


def _is_modifier(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    if not word.text[:1].isupper() or not word.text[:1].isalpha() or word.text in sentence.vocabulary.no_place:
        return False
    return sentence.text[word.end - sentence.start :][:1] in (" ", "-")


def _overtaken(mention: ActorMention, found: list[ActorMention], attacks: tuple[TriggerMention, ...]) -> bool:
    """Another party stands nearer to the word for the attack ("Ukrainian TV that Russian forces had shelled")."""
    ahead = [attack.first for attack in attacks if attack.first >= mention.last]
    if not ahead:
        return False
    return any(mention.last <= other.first and other.last <= ahead[0] and other.role for other in found)


def role_of(sentence: Sentence, first: int, last: int, attacks: tuple[TriggerMention, ...]) -> str | None:
    """What the words around a party at `first:last` make it: a culprit, one who claims the act, or nothing."""
    lows = sentence.lows
    after = lows[last : last + 5]
    if lows[last : last + 1] and lows[last] in COUNTS:
        return None  # "by police count"
    if describes(sentence, last) or _before_place(sentence, last):
        return None
    if _held_responsible(sentence, first, last) or _blame_laid(sentence, first):
        return "alleged_perpetrator"
    if "responsibility" in after and ("claimed" in after or "claims" in after):
        return "claims_responsibility"
    if _owns_act(sentence, first, last, attacks):
        return "claims_responsibility"
    if _blamed(sentence, first, attacks):
        other = _speaks(sentence, last) or _other_blame(sentence, last)
        return None if other else "alleged_perpetrator"
    if any(low in sentence.known("blame_after") for low in after[:4]) and any(
        low in sentence.known("be") for low in after[:3]
    ):
        return "alleged_perpetrator"
    if _does(sentence, first, last, attacks):
        return "alleged_perpetrator"
    return None


HELD_REACH = 6
LAID_REACH = 8
CLAIM_REACH = 24  # words between a party and what it says of its own act
OWN = ("it", "its", "they", "their", "we", "our")


def _owns_act(sentence: Sentence, first: int, last: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """ "The group said that its men had carried out the bombing", "the army said it struck the building".

    The party speaks, and the act that it speaks of is its own; another party between them would be its doer.
    """
    lows = sentence.lows
    said = next((a for a, _, row in sentence.vocabulary.speech.find(lows) if a >= last and row.stance in TELLS), None)
    if said is None or said - last > CLAIM_REACH or not _opens_clause(sentence, first):
        return False
    between = [m[0] for m in sentence.vocabulary.actors.find(lows) if m[0] >= said and not m[2].generic]
    reach = min([said + CLAIM_REACH, *between])
    ahead = " ".join(lows[said:reach])
    if any(f" {phrase} " in f" {ahead} " for phrase in sentence.vocabulary.phrases["own_acts"]):
        return any(low in OWN for low in lows[said:reach])
    return any(_own_verb(sentence, mention.first) and said < mention.first < reach for mention in attacks)


TELLS = ("reports", "asserts", "confirms")


def _opens_clause(sentence: Sentence, first: int) -> bool:
    """The party is what the sentence begins with, articles and places left out."""
    return not any(low in (";", "that", "who", "which", "by") for low in sentence.lows[:first])


def _own_verb(sentence: Sentence, at: int) -> bool:
    """ "It struck", "they had targeted": a verb of attack right behind the speaker's own pronoun."""
    back = [low for low in sentence.lows[max(0, at - 3) : at] if low not in ("had", "have", "has", "also", "only")]
    verb = sentence.lows[at].endswith(("ed", "ing")) or sentence.lows[at] in sentence.known("past")
    return verb and back[-1:] != [] and back[-1] in ("it", "they", "we")


def _held_responsible(sentence: Sentence, first: int, last: int) -> bool:
    """ "Officials held the group (ABC) responsible"."""
    before, after = sentence.lows[max(0, first - 3) : first], sentence.lows[last : last + HELD_REACH]
    held = {"held", "holds", "hold", "holding"} & set(before)
    return bool(held) and bool({"responsible", "accountable"} & set(after))


def _blame_laid(sentence: Sentence, first: int) -> bool:
    """ "Laid the blame on the rebels", "attributed the attack to the group", "put it down to them"."""
    before = sentence.lows[max(0, first - LAID_REACH) : first]
    if not before or any(low in (",", ";", ".") for low in before[-3:]):
        return False
    blames = "blame" in before and "on" in before
    lays = bool(set(before) & sentence.known("lays_blame")) and "to" in before
    return blames or lays


def _blamed(sentence: Sentence, first: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """Behind a word of blame, or behind "by" or "from" that follows an act ("shelled by", "fire from")."""
    lows = sentence.lows
    for at in range(first - 1, max(-1, first - 5), -1):
        if lows[at] in (",", ";", "said"):
            return False
        if lows[at] == "from" and _is_origin(sentence, first):
            return False  # "rockets fired from Yemen": where they came from, not who fired them
        if lows[at] in ("by", "from"):
            return any(0 <= at - mention.last <= ACT_REACH for mention in attacks) or (
                at > 0 and sentence.vocabulary.effects.at(lows, at - 1) is not None
            )
        if lows[at] in sentence.known("blame_before"):
            return True
        if lows[at] in OTHERS:
            return False  # "accused them of being police informers"
    return False


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


def row_is_country(sentence: Sentence, first: int, last: int) -> bool:
    """The words name a country itself, not its people or forces."""
    text = sentence.text[sentence.words[first].start - sentence.start : sentence.words[last - 1].end - sentence.start]
    return any(
        entry.kind in ("country", "region", "province") for entry in sentence.vocabulary.gazetteer.lookup(text)[:1]
    )


def _speaks(sentence: Sentence, last: int) -> bool:
    return last < len(sentence.words) and sentence.vocabulary.speech.at(sentence.lows, last) is not None


def _does(sentence: Sentence, first: int, last: int, attacks: tuple[TriggerMention, ...]) -> bool:
    """The party stands before the word for the attack, as its doer ("Russian missile strike", "the army shelled")."""
    lows = sentence.lows
    if any(low in AGAINST for low in lows[max(0, first - 2) : first] if low != "the"):
        return False
    struck = [m.last for m in attacks] + [last for _, last, _ in sentence.vocabulary.effects.find(lows)]
    if any(first - 1 <= end <= first and lows[end - 1].endswith(("ed", "ing")) for end in struck):
        return False  # "is striking Ukraine with missiles": the one that is hit
    for mention in attacks:
        gap = trimmed(lows[last : mention.first])
        if lows[mention.first] in sentence.known("states_of_harm") and not set(gap) <= {
            *BESIDE,
            *sentence.known("adverbs"),
        }:
            continue  # "helicopters carried wounded people": the word is no act of theirs
        if mention.first < last or len(gap) > SUBJECT_REACH or any(low in CLAUSE and low not in QUOTES for low in gap):
            continue
        if sentence.vocabulary.persons.at(lows, last) and not sentence.vocabulary.persons.at(lows, last)[1].combatant:  # type: ignore[index]
            return False  # "Ukrainian civilians were killed": those hit, not those who act
        hearsay = "to" in gap and gap[-1:] == ("have",)  # "are believed to have bombed"
        if (
            any(low in sentence.known("be") for low in gap)
            and not lows[mention.last - 1].endswith("ing")
            and not hearsay
        ):
            return False
        spoken = any(True for _ in sentence.vocabulary.speech.find(gap)) and not hearsay
        barred = sentence.known("not_doing") - ({"to"} if hearsay else set())
        if spoken or any(low in barred or low in ("no", "not", "never") for low in gap):
            return False
        return True
    return False


def with_names(
    found: Sequence[tuple[ActorMention, ...]], sentences: Sequence[Sentence]
) -> list[tuple[ActorMention, ...]]:
    """ "The coalition", "the gang" are the one party of that sort that the document names in full."""
    named: dict[str, dict[str, ActorRow]] = {}
    for mentions, sentence in zip(found, sentences, strict=True):
        for mention in mentions:
            if not mention.row.generic:
                for head in _heads(sentence, mention):
                    named.setdefault(head, {})[mention.row.id] = mention.row
    alone = {head: next(iter(rows.values())) for head, rows in named.items() if len(rows) == 1}
    return [tuple(_in_full(m, s, alone) for m in mentions) for mentions, s in zip(found, sentences, strict=True)]


def _heads(sentence: Sentence, mention: ActorMention) -> list[str]:
    """The sort words of a name: its last word, and one right behind it (“Gran Grif” gang)."""
    lows, at = sentence.lows, mention.last
    while at < len(lows) and lows[at] in QUOTES:
        at += 1
    words = [lows[mention.last - 1], *lows[at : at + 1]]
    return [low for low in words if low in sentence.known("sort_words")]


def _in_full(mention: ActorMention, sentence: Sentence, alone: Mapping[str, ActorRow]) -> ActorMention:
    sort = mention.row.generic and mention.row.country is None  # "Afghan militants" have a name of their own
    row = alone.get(sentence.lows[mention.last - 1]) if sort else None
    return replace(mention, row=row) if row is not None else mention
