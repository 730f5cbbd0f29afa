"""Whether two lists of the dead name one person, across spellings, orders and left-out parts of a name.

For taking the same person out twice, and nothing else: a likeness of names is never proof of identity, a single name is
never enough, and ages that are more than a year apart speak against it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from solferino.model.circumstance import NamedVictim
from solferino.vocab.gazetteer.folding import fold
from solferino.vocab.rows import records, table

TABLE = "name_forms.toml"
ALIKE = 84  # of 100, of two words brought to their sounds
FEWEST_WORDS = 2
FORM = "="  # before a name that has a row of its own: it is like itself alone
SHORT = 3  # sounds; shorter words must be equal
AGE_SLACK_YEARS = 1


@dataclass(frozen=True, slots=True)
class _Forms:
    sounds: tuple[tuple[str, str], ...]
    vowels: frozenset[str]
    particles: frozenset[str]
    servant: frozenset[str]
    of_name: dict[str, str]


@cache
def _forms() -> _Forms:
    data = table(TABLE)
    rows = [[fold(name) for name in row["names"]] for row in records(TABLE, "form")]
    return _Forms(
        tuple((old, new) for old, new in data["sounds"]),
        frozenset(data["vowels"]),
        frozenset(data["particles"]),
        frozenset(data["servant"]),
        {name: row[0] for row in rows for name in row},
    )


@lru_cache(maxsize=65_536)
def key(name: str) -> tuple[str, ...]:
    """A name as the sounds of its words, sorted: equal for most spellings of one name. Particles do not count."""
    forms = _forms()
    found: list[str] = []
    joined = False
    for word in fold(name).replace(",", " ").split():
        plain = word.strip(".")
        if plain in forms.servant:
            joined = True
        elif plain not in forms.particles and plain:
            found.append(_sound(f"abd{plain}" if joined else plain))
            joined = False
    return tuple(sorted(found))


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str:
    forms = _forms()
    if word in forms.of_name:
        return f"{FORM}{forms.of_name[word]}"
    for servant in sorted(forms.servant, key=len, reverse=True):
        if word.startswith(servant) and len(word) > len(servant) + SHORT:
            rest = word.removeprefix(servant)
            return _consonants(f"abd{rest}", forms)
    return _consonants(word, forms)


def _consonants(word: str, forms: _Forms) -> str:
    for old, new in forms.sounds:
        word = word.replace(old, new)
    kept = word[:1]
    for letter in word[1:]:
        if letter not in forms.vowels and letter != kept[-1]:
            kept += letter
    return kept if len(kept) > 1 else word


def same_name(left: str, right: str) -> bool:
    """Whether two full names can be one: each word of the shorter has its like in the longer, two words at least."""
    short, long = sorted((key(left), key(right)), key=len)
    if len(short) < FEWEST_WORDS:
        return False
    free = list(long)
    for word in short:
        like = next((other for other in free if _alike(word, other)), None)
        if like is None:
            return False
        free.remove(like)
    return True


def _alike(left: str, right: str) -> bool:
    if left == right:
        return True
    if left.startswith(FORM) or right.startswith(FORM):
        return False
    return min(len(left), len(right)) > SHORT and fuzz.ratio(left, right) >= ALIKE


def same_person(left: NamedVictim, right: NamedVictim) -> bool:
    """Whether two entries can be one person: names that can be, and ages at most a year apart where both are told."""
    if left.age_years is not None and right.age_years is not None:
        near = abs(left.age_years - right.age_years) <= AGE_SLACK_YEARS
        return near and same_name(left.name, right.name)
    return same_name(left.name, right.name)


def met(left: Sequence[NamedVictim], right: Sequence[NamedVictim]) -> tuple[tuple[int, int], ...]:
    """Positions of entries that can be one person, each at most once; same spellings first.

    Entries are compared only where a word of their names has the same sound, so that long lists cost little.
    """
    index: dict[str, list[int]] = {}
    for number, entry in enumerate(right):
        for word in set(key(entry.name)):
            index.setdefault(word, []).append(number)
    pairs = {
        (n, other)
        for n, entry in enumerate(left)
        for word in set(key(entry.name))
        for other in index.get(word, ())
        if same_person(entry, right[other])
    }
    out: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for a, b in sorted(pairs, key=lambda pair: (-fuzz.ratio(left[pair[0]].name, right[pair[1]].name), pair)):
        if a not in used[0] and b not in used[1]:
            out.append((a, b))
            used[0].add(a)
            used[1].add(b)
    return tuple(sorted(out))
