"""Which facts sources describe, and who describes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from solferino.assess.figures import COMBATANT
from solferino.assess.grade import names_of
from solferino.assess.positions import COMPUTED
from solferino.assess.roots import Root
from solferino.assess.scene import Said, Scene
from solferino.assess.weapons import traits_of
from solferino.model.assessment import Statement
from solferino.model.circumstance import TollLine
from solferino.model.claim import Account
from solferino.model.document import Quote
from solferino.vocab import wording
from solferino.vocab.facts import FactRow
from solferino.vocab.words import split_words


@dataclass(frozen=True, slots=True)
class Support:
    """Who describes a fact. `hedged`: nobody without a hedge."""

    roots: tuple[Root, ...]
    because: tuple[str, ...]
    hedged: bool


Supports = Mapping[str, Support]


def supports(scene: Scene) -> Supports:
    """Every fact that some source describes, by id."""
    found: dict[str, Support] = {}
    for row in scene.rulebook.facts.values():
        support = _both(row, found, scene) if row.both else _support(row, scene)
        if support is not None:
            found[row.id] = support
    return found


def _support(row: FactRow, scene: Scene) -> Support | None:
    if row.computed is not None:
        voices: Iterable[Said] = COMPUTED[row.computed](scene)
    else:
        voices = (said for said in scene.said if (row.any_voice or said.asserts) and says(row, said))
    found = [(said.root, said.because, said.hedged) for said in voices]
    found += [scene.root_at(account, quote) for account, quote in _of_accounts(row, scene)]
    if not found:
        return None
    because = scene.order(key for _, keys, _ in found for key in keys)
    roots = dict.fromkeys(root for root, _, _ in found)
    return Support(tuple(roots), because, all(hedged for _, _, hedged in found))


def _of_accounts(row: FactRow, scene: Scene) -> Iterator[tuple[Account, Quote]]:
    """Words that make a fact of an account as a whole: its type of event, or the kind of place it names as site."""
    for account in scene.accounts:
        if account.event_type and account.event_type.value in row.events:
            yield account, account.event_type.quotes[0]
        for place in account.places:
            if place.value.role == "site" and place.value.kind in row.places:
                yield account, place.quotes[0]


def says(row: FactRow, said: Said) -> bool:
    """Whether one statement makes a fact."""
    things = any(
        (thing.value.kind in row.objects or thing.value.protection in row.protection)
        and (not row.relations or thing.value.relation in row.relations)
        for thing in said.objects
    )
    people = (row.outcomes or row.victims) and any(_person(row, line.value) for line in said.lines)
    arms = (row.weapons or row.traits) and any(
        weapon.value.kind in row.weapons or traits_of(weapon.value) & row.traits for weapon in said.weapons
    )
    return bool(things or people or arms or next(row.words.find(split_words(said.text)), None))


def _person(row: FactRow, line: TollLine) -> bool:
    if line.kind == COMBATANT or (line.count is not None and line.count.high == 0):
        return False
    if row.outcomes and line.outcome in row.outcomes and not row.victims:
        return True
    return line.kind in row.victims


def _both(row: FactRow, found: Supports, scene: Scene) -> Support | None:
    """Two facts at once rest on the roots that give both; where none does, on those of the rarer one."""
    parts = [found.get(part) for part in row.both]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    shared = [root for root in known[0].roots if all(root in part.roots for part in known)]
    rarest = min(known, key=lambda part: len(part.roots))
    because = scene.order(key for part in known for key in part.because)
    return Support(tuple(shared) or rarest.roots, because, any(part.hedged for part in known))


def statement(row: FactRow, support: Support) -> Statement:
    """`According to A and B, a medical unit was hit or damaged.`"""
    template = "said_hedged" if support.hedged else "said"
    text = wording.say(template, names=wording.listed(names_of(support.roots)), fact=row.text)
    return Statement(text, support.because)
