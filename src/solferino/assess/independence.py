"""How many roots are independent: a range (spec section 2).

In the lower number unnamed people count once, and so do the officials of one party, the officials of a place with the
staff of its hospitals, and a publisher with those whom it passes on; in the upper number each stands alone. Carriers,
copies, and voices that only pass on another root never add one. One person or office under several spellings is one
voice.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from solferino.assess.roots import Root
from solferino.vocab.facts import hearsay, titles

MEDICAL = "medical staff"  # whom officials of their country may have the figures from
DATASET = "dataset"  # a collection of others' reports: a carrier wherever anybody else speaks
ENDING = re.compile(r"(?:iy|yy|yi|ii|ij|yj)$")  # Zelenskyy, Zelenskiy, Zelensky: spellings of one name
Key = tuple[str, ...]
Keys = Mapping[Key, frozenset[Key]]


@dataclass(frozen=True, slots=True)
class Independence:
    """Groups of roots that may be one voice (`groups`: lower number) and that are one for certain (`certain`)."""

    groups: tuple[tuple[Root, ...], ...]
    certain: tuple[tuple[Root, ...], ...]

    @property
    def n_min(self) -> int:
        return len(self.groups)

    @property
    def n_max(self) -> int:
        return len(self.certain)

    @property
    def roots(self) -> tuple[Root, ...]:
        """Each voice once, by its fullest name."""
        return tuple(max(group, key=lambda root: (len(root.key), root.name)) for group in self.certain)


def independence(
    roots: Iterable[Root], cites: Keys, leans: Keys | None = None, home: str | None = None
) -> Independence:
    """How many of these roots are independent. `cites`: which roots a voice passes on (key to keys); `leans`: whom a
    publisher passes on in other parts of its report; `home`: the party of the place."""
    counted = counted_roots(roots, cites)
    behind = leans or {}

    def perhaps(left: Root, right: Root) -> bool:
        leaning = right.key in behind.get(left.key, ()) or left.key in behind.get(right.key, ())
        return leaning or _perhaps_same(left, right) or _from_hospitals(left, right, home)

    somebody = [root for root in counted if not _is_hearsay(root)]
    return Independence(_joined(somebody or counted, perhaps), _joined(counted, _same))


def counted_roots(roots: Iterable[Root], cites: Keys) -> tuple[Root, ...]:
    """The roots without those that pass on another of them, and without collections. Two that cite each other stay."""
    unique = {root.key: root for root in sorted(roots, key=lambda root: (root.key, root.publisher, root.name))}
    kept = []
    for key, root in unique.items():
        passed = cites.get(key, frozenset())
        carried = [other for other in unique if other != key and other in passed and key not in cites.get(other, ())]
        if not carried:
            kept.append(root)
    own = [root for root in kept if root.kind != DATASET]
    return tuple(own or kept)


def _joined(roots: Sequence[Root], same: Callable[[Root, Root], bool]) -> tuple[tuple[Root, ...], ...]:
    """Roots in groups: whatever is linked by `same`, directly or through others."""
    groups: list[list[Root]] = []
    for root in roots:
        linked = [group for group in groups if any(same(root, other) for other in group)]
        merged = [root, *(other for group in linked for other in group)]
        groups = [group for group in groups if group not in linked] + [merged]
    ordered = (tuple(sorted(group, key=lambda root: root.key)) for group in groups)
    return tuple(sorted(ordered, key=lambda group: group[0].key))


def _same(left: Root, right: Root) -> bool:
    """One voice for certain: one name inside the other, one owner, or one republishes the other."""
    if left.named and right.named and one_name(left.key, right.key):
        return True
    if left.owner is not None and left.owner == right.owner:
        return True
    return left.key in right.republishes or right.key in left.republishes


def _perhaps_same(left: Root, right: Root) -> bool:
    """Perhaps one voice: unnamed people of two reports, or two officials of one party."""
    if _same(left, right) or not (left.named or right.named):
        return True
    return left.official_of is not None and left.official_of == right.official_of


def _from_hospitals(left: Root, right: Root, home: str | None) -> bool:
    """An official of the place and the staff of a hospital: the official may have the figure from there."""
    places = {home, "local"} - {None}
    pairs = ((left, right), (right, left))
    return any(one.kind == MEDICAL and other.official_of in places for one, other in pairs)


def _is_hearsay(root: Root) -> bool:
    """`reports`, `media`: nobody, or somebody who is counted already."""
    if root.named or root.key[:1] != ("?",):
        return False
    words = root.key[1 : root.key.index("?", 1)]
    return " ".join(words) in hearsay()


def one_name(left: Key, right: Key) -> bool:
    """`Amnesty International` and `Amnesty`, `President Volodymyr Zelenskyy` and `Volodymyr Zelensky`."""
    pairs = ((left, right), (_bare(left), _bare(right)))
    return any(_holds(whole, part) or _holds(part, whole) for whole, part in pairs)


@cache
def _bare(key: Key) -> Key:
    """A name without words of office in front, accents and the spelling of its endings."""
    words = list(key)
    while len(words) > 1 and words[0] in titles():
        words.pop(0)
    if words[0] in titles() or words[0] == "of":  # `President of the Republic`, `police spokesman`: an office, no name
        words = list(key)
    plain = ("".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)) for word in words)
    return tuple(ENDING.sub("y", word) for word in plain)


def _holds(whole: Key, part: Key) -> bool:
    """Whether a name begins or ends with another one."""
    return whole[: len(part)] == part or whole[-len(part) :] == part
