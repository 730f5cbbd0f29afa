"""Pairs of accounts that may be one event, and the sum of reasons for and against."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from solferino.link.candidates import candidates
from solferino.link.composite import are_whole_and_part, part
from solferino.link.features import FEATURES
from solferino.link.traits import Traits
from solferino.link.weighing import Weights, default
from solferino.model.incident import Link

# With weights set by hand, a link of its own accord needs one of these, or two of the second kind: a day and a
# country are not enough.
STRONG = frozenset(("same_site", "same_spot", "same_town", "other_spot", "near_site", "copied_text"))
TELLING = frozenset(
    (
        "same_object",
        "same_killed",
        "same_many_killed",
        "same_injured",
        "same_weapon",
        "same_clock",
        "same_victim",
        "same_victims",
    )
)
DATED = frozenset(("same_day", "days_meet", "same_days", "same_start", "day_within", "copied_text"))


@dataclass(frozen=True, slots=True)
class Repeats:
    """What only repeats: documents by the text that they copy, accounts by the first one of the event they repeat."""

    texts: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[str, str] = field(default_factory=dict)

    def text(self, document: str) -> str:
        """The text that a document goes back to, itself where it is no copy."""
        return self.texts.get(document, document)

    def first(self, account: str) -> str:
        """The account that one repeats, itself where it repeats none."""
        return self.accounts.get(account, account)


NOTHING = Repeats()


def propose(items: Sequence[Traits], *, repeats: Repeats = NOTHING, weights: Weights | None = None) -> tuple[Link, ...]:
    """Links of the bands `linked`, `proposed` and `part`, strongest first. Never of two accounts of one document."""
    order = {item.id: number for number, item in enumerate(items)}
    pairs = candidates(items, repeats.accounts)
    found = compared(((items[a], items[b]) for a, b in pairs), repeats=repeats, weights=weights)
    return tuple(sorted(found, key=lambda link: strongest_first(link, order)))


def compared(
    pairs: Iterable[tuple[Traits, Traits]], *, repeats: Repeats = NOTHING, weights: Weights | None = None
) -> list[Link]:
    """Links of the bands `linked`, `proposed` and `part` of pairs, the account received first on the left."""
    first = repeats.first
    found = (score(a, b, copied=first(a.id) == first(b.id), weights=weights) for a, b in pairs)
    return [link for link in found if link is not None and link.band != "apart"]


def strongest_first(link: Link, order: Mapping[str, int]) -> tuple[float, int, int]:
    """Sort key of links; `order` is that of receipt."""
    return -link.score, order[link.left], order[link.right]


def score(left: Traits, right: Traits, *, copied: bool = False, weights: Weights | None = None) -> Link | None:
    """The link of two accounts with its reasons, None where nothing can be compared. `copied`: one repeats another."""
    table = weights or default()
    found = [table.reason(*met) for feature in FEATURES if (met := feature(left, right)) is not None]
    if are_whole_and_part(left, right):
        return part(left, right, found, table)
    if copied and not any(reason.weight < 0 for reason in found):
        found.append(table.reason("copied_text", "one repeats the text of the other"))
    if not found:
        return None
    names = {reason.feature for reason in found}
    return Link(left.id, right.id, tuple(found), _band(sum(r.weight for r in found), names, table))


def _band(total: float, names: set[str], weights: Weights) -> str:
    sure = weights.learned or bool(names & STRONG) or len(names & TELLING) >= 2
    dated = weights.learned or bool(names & DATED) or bool(names & TELLING)
    if total >= weights.linked and sure and dated:
        return "linked"
    return "proposed" if total >= weights.proposed else "apart"
