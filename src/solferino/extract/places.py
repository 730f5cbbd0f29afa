"""Places in a sentence: where a name stands as a place, and in which role. Resolution to one entry: resolve.py."""

import re
from dataclasses import dataclass

from solferino.extract.sentences import Sentence, Word
from solferino.vocab.gazetteer import Entry

BROAD = frozenset(("country", "province", "region"))
MAX_RUN = 5
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name used as a place: words `first:last`, offsets of the name, its role and the gazetteer's candidates.

    `designator` is the word that says what it is ("district"); `attached` marks a name that follows another place
    after a comma or "and"; `listed` one that heads a list item.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    role: str
    entries: tuple[Entry, ...]
    designator: str | None = None
    attached: bool = False
    listed: bool = False

    @property
    def broad(self) -> bool:
        return bool(self.entries) and self.entries[0].kind in BROAD


def within(inner: PlaceMention, outer: PlaceMention) -> bool:
    """One name may lie in the other: a town in a province or country of that name."""
    return any(
        a.country == b.country and (b.kind in ("country", "region") or (b.kind == "province" and a.admin1 == b.admin1))
        for b in outer.entries
        if b.kind in BROAD
        for a in inner.entries
        if a.id != b.id
    )


@dataclass(frozen=True, slots=True)
class _Name:
    """A run of capitalised words: `first:last` the whole name, `core` the end of it without a designator inside."""

    first: int
    last: int
    core: int
    designator: str | None


def places(sentence: Sentence, taken: frozenset[int]) -> tuple[PlaceMention, ...]:
    """Places of a sentence from left to right. `taken`: words already read as dates, weapons, actors or speakers."""
    titled = _title(sentence)
    if titled is not None:
        return (titled,)
    out: list[PlaceMention] = []
    for first, last in _runs(sentence, taken):
        for name in _names(sentence, first, last):
            mention = _place(sentence, name, out, taken)
            if mention is not None:
                out.append(mention)
                break
    return tuple(out)


def _title(sentence: Sentence) -> PlaceMention | None:
    """A heading that is the name of a country or region and nothing else: "Burkina Faso"."""
    last = len(sentence.words)
    if (
        not sentence.heading
        or not last
        or not all(_is_name(word) or word.low in ("of", "the") for word in sentence.words)
    ):
        return None
    entries = sentence.vocabulary.gazetteer.lookup_region(written(sentence, 0, last))
    if not entries or entries[0].kind not in BROAD:
        return None
    return _build(sentence, 0, last, "region", entries, None, None, listed=True)


def _is_name(word: Word) -> bool:
    return word.text[:1].isupper() or (word.text[:1] in "'’‘" and word.text[1:2].isupper())


def _runs(sentence: Sentence, taken: frozenset[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words, particles inside and before ("al Ghazli") allowed."""
    out, index, words = [], 0, sentence.words
    while index < len(words):
        opens = _is_name(words[index]) or (
            words[index].low in ("al", "el") and index + 1 < len(words) and _is_name(words[index + 1])
        )
        if not opens or index in taken:
            index += 1
            continue
        end = index + 1
        while end < len(words) and end - index < MAX_RUN and end not in taken and _continues(sentence, end):
            end += 1
        out.append((index, end))
        index = end
    return out


def _continues(sentence: Sentence, at: int) -> bool:
    words = sentence.words
    gap = sentence.text[words[at - 1].end - sentence.start : words[at].start - sentence.start]
    if gap not in (" ", "-", "", "‑", "/") or _POSSESSIVE.search(words[at - 1].text):
        return False
    if _is_name(words[at]) or (words[at].text.isdecimal() and gap == "-"):
        return words[at].text not in (",", ".")
    return words[at].low in sentence.known("name_particles") and at + 1 < len(words) and _is_name(words[at + 1])


def _names(sentence: Sentence, first: int, last: int) -> list[_Name]:
    """How a run may be read: without words that are never a place, with a designator at its end split off."""
    while first < last and sentence.words[first].text in sentence.vocabulary.no_place:
        first += 1
    while last > first and sentence.words[last - 1].text in sentence.vocabulary.no_place:
        last -= 1
    if first >= last:
        return []
    for size in (3, 2, 1):
        core = last - size
        hit = sentence.vocabulary.designators.at(sentence.lows, core) if core > first else None
        if hit and hit[0] == last:
            return [_Name(first, last, core, " ".join(sentence.lows[core:last]))]
    after = sentence.vocabulary.designators.at(sentence.lows, last) if last < len(sentence.words) else None
    if after and after[1] == "region":
        plural = sentence.lows[after[0] - 1].endswith("s")  # "the X and Y regions": no part of Y's name
        return [_Name(first, last if plural else after[0], last, " ".join(sentence.lows[last : after[0]]).rstrip("s"))]
    shared = _shared_designator(sentence, last)
    if shared is not None:
        return [_Name(first, last, last, shared)]
    designator = " ".join(sentence.lows[last : after[0]]) if after else None
    return [_Name(first, last, last, designator)]


def _shared_designator(sentence: Sentence, last: int) -> str | None:
    """ "the Zaporizhzhya and Chernihiv regions": a plural designator behind the second name holds for both."""
    if last + 2 >= len(sentence.words) or sentence.lows[last] not in ("and", ",", "or"):
        return None
    for at in range(last + 2, min(last + 5, len(sentence.words))):
        hit = sentence.vocabulary.designators.at(sentence.lows, at)
        if hit and hit[1] == "region" and sentence.lows[at].endswith("s"):
            return sentence.lows[at].rstrip("s")
        if not (_is_name(sentence.words[at]) or sentence.lows[at] in ("and", ",")):
            return None
    return None


def written(sentence: Sentence, first: int, last: int) -> str:
    """The words as they stand in the text, without a possessive ending."""
    text = sentence.text[sentence.words[first].start - sentence.start : sentence.words[last - 1].end - sentence.start]
    return _POSSESSIVE.sub("", text)


def _skip_left(sentence: Sentence, index: int) -> tuple[int, str | None, bool]:
    """Step left over articles, directions and designators: where the locative ends, a designator, a direction seen."""
    lows, designator, directed = sentence.lows, None, False
    while index > 0:
        low = lows[index - 1]
        named = index > 1 and low == "of" and sentence.vocabulary.designators.at(lows, index - 2)
        if named and lows[index - 2] not in ("north", "south"):
            designator, index = lows[index - 2], index - 2
        elif low in sentence.vocabulary.directions and not (
            designator is None and index > 1 and lows[index - 2].isdecimal()
        ):
            directed, index = True, index - 1
        elif (
            low in sentence.known("place_fillers")
            or sentence.vocabulary.designators.at(lows, index - 1)
            and designator is None
            and low in ("city", "town", "village", "province", "district")
        ):
            designator = designator or (low if low not in sentence.known("place_fillers") else None)
            index -= 1
        else:
            break
    return index, designator, directed


def _locative(sentence: Sentence, index: int) -> str | None:
    """The role that the words ending at `index` give."""
    for back in (4, 3, 2, 1):
        at = index - back
        hit = sentence.vocabulary.locatives.at(sentence.lows, at) if at >= 0 else None
        if hit and hit[0] == index:
            return hit[1]
    return None


def _attached(sentence: Sentence, left: int, found: list[PlaceMention]) -> str | None:
    """The role taken over from the place just before ("Uman, central Ukraine"; "Baga and Doron Baga")."""
    if not found or left == 0:
        return None
    between = sentence.lows[found[-1].last : left]
    if len(between) <= 2 and between and all(low in (",", "and", "(", "in", "/", "or") for low in between):
        return found[-1].role
    return None


def _listed(sentence: Sentence, first: int, last: int, taken: frozenset[int]) -> bool:
    """A name that heads a list item: "BAGHDAD - In …", "DAIKUNDI: …", "12 September: Padema village, …"."""
    lows = sentence.lows
    tail = sentence.text[sentence.words[last - 1].end - sentence.start :][:3]
    opens = all(i in taken or lows[i] in ("*", "•", ":", ",", ".", "about") for i in range(first))
    if opens and first and sentence.lead:
        return True
    if opens and sentence.lead:
        return tail[:1] == ":" or tail[:2] in (" -", " –", " —") or (tail[:1] in ".," and len(lows) <= 8)
    return lows[first - 1] in (":", ".") and first <= 7 and tail[:1] in (",", ".", ":", "")


def _place(sentence: Sentence, name: _Name, found: list[PlaceMention], taken: frozenset[int]) -> PlaceMention | None:
    left, before, directed = _skip_left(sentence, name.first)
    role = "near" if "nearby" in sentence.lows[left : name.first] else _locative(sentence, left)
    inherited = _attached(sentence, left, found)
    listed = _listed(sentence, name.first, name.last, taken)
    said = _said_to_be_a_place(sentence, name.last) or _named_as_unit(sentence, name)
    if role is None and inherited is None and said:
        role = "site"
    if listed and name.first > 0 and name.first - 1 in _behind_date(sentence, name.first, taken):
        role, listed = role or "site", False  # "2019-07-03, Tajura, Libya: …"
    if role == "none" or _is_organisation(sentence, name) or _of_a_hospital(sentence, name.first):
        return None
    if role is None and inherited is None and not listed and before is None:
        return None
    if role == "near" and _aside(sentence, left, found):
        return None
    designator = name.designator or before
    kind = sentence.vocabulary.designators.at(tuple(designator.split()), 0) if designator else None
    entries = _entries(sentence, name, designator, kind[1] if kind else None)
    stop = name.last
    if role == "weak" and designator is None and not _well_known(entries):
        return None
    if not entries and name.designator is None and before is None and not said:
        shorter = _shorter(sentence, name)
        if shorter is not None:
            return (
                None
                if _person_like(sentence, name, shorter)
                else _build(
                    sentence,
                    name.first,
                    shorter,
                    _final(
                        role or inherited,
                        sentence.vocabulary.gazetteer.lookup(written(sentence, name.first, shorter)),
                        directed=directed,
                        kind=None,
                    ),
                    sentence.vocabulary.gazetteer.lookup(written(sentence, name.first, shorter)),
                    None,
                    inherited,
                    listed=listed,
                )
            )
        if role is None and inherited is None:
            return None
    final = _final(role or inherited, entries, directed=directed, kind=kind[1] if kind else None)
    return _build(sentence, name.first, stop, final, entries, designator, inherited, listed=listed)


KNOWN_POPULATION = 1_000
APPOSITION = 7  # words behind a name in which it is said to be a village
DEDICATION = ("lady", "of")  # "Our Lady of Mount Carmel" lies elsewhere


def _is_organisation(sentence: Sentence, name: _Name) -> bool:
    """A word for an organisation in the name or right behind it, or the name of a saint's place in a church's."""
    lows = sentence.lows
    inside = {*lows[name.first : name.core], *lows[name.last : name.last + 1]} & sentence.known("organisation")
    return bool(inside) or lows[max(0, name.first - 2) : name.first] == DEDICATION


def _behind_date(sentence: Sentence, first: int, taken: frozenset[int]) -> range:
    """The comma before a name that stands behind a date and before another name."""
    comma = first > 1 and sentence.lows[first - 1] == "," and first - 2 in taken
    return range(first - 1, first) if comma else range(0)


def _of_a_hospital(sentence: Sentence, first: int) -> bool:
    """ "Taken to the hospital in Haifa", "at the hospital of Abs": where the wounded went, unless it was hit."""
    lows = sentence.lows
    if first < 2 or lows[first - 1] not in ("in", "at", "of") or lows[first - 2] not in sentence.known("care"):
        return False
    return not any(True for _ in sentence.vocabulary.effects.find(lows))


def _said_to_be_a_place(sentence: Sentence, last: int) -> bool:
    """ "Baga Sola, a town in the west of Chad"."""
    behind = sentence.lows[last : last + APPOSITION]
    if behind[:1] != (",",) or len(behind) < 3 or behind[1] not in ("a", "an", "the", "one"):
        return False
    phrase = behind[2:]
    stop = next((i for i, low in enumerate(phrase) if low in (",", ".", ";", "(", "who", "which", "that")), len(phrase))
    return any(low in sentence.known("units") for low in phrase[:stop])


def _named_as_unit(sentence: Sentence, name: _Name) -> bool:
    """ "The Dahyan market", not "a Kurdish city": the word behind the name says that it is a place."""
    article = sentence.lows[name.first - 1] if name.first else ""
    return bool(name.designator) and name.designator in sentence.known("units") and article not in ("a", "an")


def _well_known(entries: tuple[Entry, ...]) -> bool:
    return bool(entries) and (entries[0].kind in BROAD or entries[0].population >= KNOWN_POPULATION)


def _aside(sentence: Sentence, left: int, found: list[PlaceMention]) -> bool:
    """A place named only for the distance of another: "Shirqat, 300 km north of Baghdad"."""
    behind = sentence.lows[found[-1].last : left] if found else ()
    return bool(behind) and behind[0] in (",", "(") and any(low[0].isdecimal() or low == "some" for low in behind)


def _entries(sentence: Sentence, name: _Name, designator: str | None, kind: str | None) -> tuple[Entry, ...]:
    core = written(sentence, name.first, name.core)
    if kind == "region" and designator:
        return sentence.vocabulary.gazetteer.lookup_region(
            f"{core} {designator}"
        ) or sentence.vocabulary.gazetteer.lookup_region(core)
    if name.designator and name.last > name.core:
        return sentence.vocabulary.gazetteer.lookup(written(sentence, name.first, name.last))
    return sentence.vocabulary.gazetteer.lookup(core)


def _shorter(sentence: Sentence, name: _Name) -> int | None:
    """Where only the first words of a run are a known place."""
    for end in range(name.last - 1, name.first, -1):
        if sentence.vocabulary.gazetteer.lookup(written(sentence, name.first, end)):
            return end
    return None


def _person_like(sentence: Sentence, name: _Name, end: int) -> bool:
    """ "Ann London", "Jean Baptiste": a known place name with more name behind it is somebody or something else."""
    return end < name.last


def _final(role: str | None, entries: tuple[Entry, ...], *, directed: bool, kind: str | None) -> str:
    if role == "near":
        return "near"
    if kind == "region" or directed:
        return "region"
    if kind is None and entries and entries[0].kind in BROAD and not any(e.kind == "settlement" for e in entries[:1]):
        return "region"
    return "site" if role in (None, "site", "region", "weak") else role


def _build(  # noqa: PLR0913 - one mention from its parts
    sentence: Sentence, first: int, last: int, role: str, entries: tuple[Entry, ...], designator: str | None,
    inherited: str | None, *, listed: bool,
) -> PlaceMention:  # fmt: skip
    name = written(sentence, first, last)
    start = sentence.words[first].start
    return PlaceMention(
        first, last, start, start + len(name), name, role, entries, designator, inherited is not None, listed
    )
