"""Parties in a sentence, and who is blamed for the act or claims it."""

from collections.abc import Mapping
from dataclasses import replace

from solferino.extract.army_units import army_units
from solferino.extract.blame import BLAME_REACH, before_place, role_of
from solferino.extract.blame_rows import blamed_by_row
from solferino.extract.bodies import bodies, short_forms
from solferino.extract.followers import followers
from solferino.extract.party_joins import part_of_next, says_what, together
from solferino.extract.party_mentions import ActorMention
from solferino.extract.party_names import in_capitals, row_is_country, rows
from solferino.extract.party_spans import reach
from solferino.extract.sentences import Sentence
from solferino.extract.things import TriggerMention
from solferino.vocab.casing import casing
from solferino.vocab.gazetteer import fold
from solferino.vocab.parties import ActorRow

PARTS_OF_NAMES = ("federal", "imperial", "joint", "national", "people's", "popular", "republican", "royal", "united")
MOST_MODIFIERS = 4  # capitalised words before "militants", "rebels"


WATERS = ("Lake", "Lac", "Mount", "River", "Gulf", "Sea", "Bay")  # "Lake Chad" is no party


def actors(
    sentence: Sentence,
    attacks: tuple[TriggerMention, ...],
    short: Mapping[str, ActorRow] | None = None,
    begin: int = 0,
) -> tuple[ActorMention, ...]:
    """Parties named in a sentence; who is blamed for the act or claims it is marked.

    `short`: explained short forms; `begin`: offset in the document behind the dateline, before which nobody acts.
    """
    out = []
    others = [*army_units(sentence), *bodies(sentence), *short_forms(sentence, short or {})]
    inside = {i for first, last, _ in others for i in range(first, last)}
    for first, last, row in rows(sentence):
        if (row.generic and inside & {*range(first, last)}) or first in sentence.idioms:
            continue
        named = any(word.text[:1].isupper() or word.low in row.capitals for word in sentence.words[first:last])
        water = first > 0 and sentence.words[first - 1].text in WATERS
        if not (named or row.generic or row.common) or _is_place(sentence, first, last) or water:
            continue
        if _owns_place(sentence, first, last) or not in_capitals(sentence, first, last, row):
            continue
        if row.seat and not _speaks_for_state(sentence, first, last):
            continue
        if row.id == "enemy" and first and sentence.lows[first - 1] in POSSESSIVE:
            continue  # "our enemy": whoever that is, the speaker's
        if sentence.words[first].start < begin or (row.bare and _belongs(sentence, last)):
            out.append(ActorMention(first, last, row, None))
        else:
            out.append(_mention(sentence, first, last, row, attacks))
    named_before = {m.last for m in out if not m.row.generic and not m.row.bare}
    out = [m for m in out if not m.row.generic or not (m.first in named_before or _names_it(sentence, m.first, begin))]
    covered = {i for m in out for i in range(m.first, m.last)}
    for first, last, row in others:
        if not covered & {*range(first, last)}:
            out.append(_mention(sentence, first, last, row, attacks))
            covered |= {*range(first, last)}
    loyal = [hit for hit in followers(sentence) if not covered & {*range(hit[0] + 1, hit[1])}]
    covered |= {i for a, b, _ in loyal for i in range(a, b)}
    out = [m for m in out if not any(a <= m.first < b for a, b, _ in loyal)]
    out += [_mention(sentence, a, b, row, attacks) for a, b, row in [*_unlisted(sentence, covered, begin), *loyal]]
    out = [replace(m, role=None) if part_of_next(sentence, m, out) else m for m in out]
    out = [replace(m, role=None) if says_what(sentence, m, out) else m for m in out]
    out.sort(key=lambda m: m.first)
    return together(sentence, [m if not _overtaken(m, out, attacks) else replace(m, role=None) for m in out])


POSSESSIVE = ("our", "their", "his", "her", "its", "my", "your", "an", "no", "common", "sworn")
SEAT_REACH = 4  # words between a capital and what its government says or is told


def _speaks_for_state(sentence: Sentence, first: int, last: int) -> bool:
    """ "Moscow denied", "blamed Kyiv", "accused Moscow of": the government, not the town."""
    lows = sentence.lows
    if first and lows[first - 1] in sentence.known("place_before") | {"in", "on", "for", "toward", "towards"}:
        return False
    says = any(sentence.vocabulary.speech.at(lows, i) for i in range(last, min(len(lows), last + SEAT_REACH)))
    plain = not {",", "and"} & {*lows[last : last + 1]}
    return (says and plain) or blamed_by_row(sentence, first, last) or lows[first - 1] in BLAMED_DIRECTLY


BLAMED_DIRECTLY = ("accused", "accuses", "accusing", "blamed", "blames", "blaming", "condemned", "denounced")


PLACE_REACH = 3  # words between the adjective of a country and a word for a place


def _belongs(sentence: Sentence, last: int) -> bool:
    """ "The Saudi border city", "Nepal's Maoist rebels", "Lebanon's Hezbollah": the country says where, not who."""
    lows, words = sentence.lows, sentence.words
    behind = lows[last : last + PLACE_REACH]
    unit = next((i for i, low in enumerate(behind) if low in sentence.known("units")), None)
    plain = unit is not None and all(low.isalpha() and low not in BREAKS for low in behind[:unit])
    if unit is not None and plain and not any(_acts(sentence, last + i) for i in range(unit)):
        return True
    possessive = words[last - 1].text.endswith(("'s", "’s"))
    for at in range(last, min(last + PLACE_REACH + 1, len(lows))):
        hit = sentence.vocabulary.actors.at(lows, at)
        if hit and not hit[1].country and not hit[1].generic:
            return True
        if possessive and lows[at] in sentence.known("of_no_state"):
            return True
        if words[at].text in MARKS:
            continue
        if not (words[at].text[:1].isupper() or lows[at].isalpha()) or lows[at] in BREAKS:
            return False
    return False


def _acts(sentence: Sentence, at: int) -> bool:
    """ "Ukraine shelled a market": an attack told by a verb stands at `at`."""
    hit = sentence.vocabulary.triggers.at(sentence.lows, at)
    return hit is not None and sentence.lows[at].endswith("ed")


MARKS = ("“", "”", "‘", "’", '"', "'")
BREAKS = ("and", "or", "of", "in", "on", "for", "to", "has", "have", "had", "is", "was", "with", "from", "by", "the")


def _mention(
    sentence: Sentence, first: int, last: int, row: ActorRow, attacks: tuple[TriggerMention, ...]
) -> ActorMention:
    role = role_of(sentence, first, last if row.generic or row.bare else _people_behind(sentence, last), attacks)
    near = {*sentence.lows[max(0, first - BLAME_REACH) : first], *sentence.lows[last : last + BLAME_REACH]}
    words = (sentence.known("blame_before") | sentence.known("blame_after")) - {"by", "from", "named"}
    blamed = bool(near & words) or blamed_by_row(sentence, *reach(sentence, first, last))
    nickname = sentence.lows[first] == "the" and last - first == NICKNAME and not (row.generic or row.country)
    sure = role == "claims_responsibility" or (role is not None and blamed)
    return ActorMention(first, last, row, role, sure, nickname)


NICKNAME = 2  # words of "the Tigers"


def _people_behind(sentence: Sentence, last: int) -> int:
    """ "Example Front rebels": the end of the words for armed people right behind a name."""
    while last < len(sentence.lows) and sentence.lows[last] in sentence.known("of_no_state"):
        last += 1
    return last


def _is_place(sentence: Sentence, first: int, last: int) -> bool:
    """ "In Ukraine", "in the Republic of Congo": where, not who. "In US air strikes" names a party."""
    at = first - 1 if first > 1 and sentence.lows[first - 1] == "the" else first
    if not at or sentence.lows[at - 1] not in sentence.known("place_before"):
        return False
    attributive = last < len(sentence.words) and sentence.vocabulary.triggers.at(sentence.lows, last) is not None
    return not attributive and row_is_country(sentence, first, last)


def _owns_place(sentence: Sentence, first: int, last: int) -> bool:
    """ "A town in Burkina Faso's Centre-Nord region": the country is where, and so is what follows."""
    return row_is_country(sentence, first, last) and before_place(sentence, last)


def _names_it(sentence: Sentence, first: int, begin: int) -> bool:
    """A name stands before the word: "Muslim militants" are more than "militants"."""
    before = sentence.words[first - 1] if first else None
    opens = first > 0 and (first == 1 or sentence.words[first - 1].start == begin)  # such a word always has a capital
    opens = opens and casing().is_small(sentence.lows[first - 1])
    named = before is not None and not opens and before.text[:1].isupper() and before.text.isalpha()
    days = sentence.vocabulary.weekdays.keys() | sentence.vocabulary.months.keys()
    if before is None or before.end + 1 < sentence.words[first].start:
        return False  # "MOSUL - Police fired"
    return named and before.low not in days  # "on Monday soldiers …"


def _unlisted(sentence: Sentence, covered: set[int], begin: int) -> list[tuple[int, int, ActorRow]]:
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
        opens = first == 0 or sentence.words[first].start == begin  # such a word is always capitalised
        first += opens and casing().is_small(sentence.lows[first]) and sentence.lows[first] not in PARTS_OF_NAMES
        if first >= at:
            continue
        if sentence.vocabulary.weapons.at(sentence.lows, first) is not None:
            continue  # "Kfir jets": a type of plane
        words = sentence.words
        name = sentence.text[words[first].start - sentence.start : words[at].end - sentence.start]
        out.append((first, at + 1, ActorRow(f"named:{fold(name)}", name)))
    return out


def _is_modifier(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    if not word.text[:1].isupper() or not word.text[:1].isalpha():
        return False
    if word.text in sentence.vocabulary.no_place and word.low not in sentence.known("creeds"):
        return False
    if word.text.endswith(("'s", "’s")) or word.end + 1 < sentence.words[at + 1].start:
        return False  # "Nepal's", "KATHMANDU -"
    return sentence.text[word.end - sentence.start :][:1] in (" ", "-")


def _overtaken(mention: ActorMention, found: list[ActorMention], attacks: tuple[TriggerMention, ...]) -> bool:
    """Another party stands nearer to the word for the attack ("Ukrainian TV that Russian forces had shelled")."""
    if mention.role == "claims_responsibility":
        return False  # "the front said its fighters had struck the base"
    ahead = [attack.first for attack in attacks if attack.first >= mention.last]
    if not ahead:
        return False
    return any(mention.last <= other.first and other.last <= ahead[0] and other.role for other in found)
