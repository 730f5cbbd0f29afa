"""Which facts sources describe, and who describes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from solferino.assess.figures import COMBATANT
from solferino.assess.positions import COMPUTED
from solferino.assess.roots import Root
from solferino.assess.scene import Said, Scene
from solferino.assess.weapons import rows_of, traits_of
from solferino.model.circumstance import ObjectHit, TollLine
from solferino.model.claim import Account
from solferino.model.document import Anchored
from solferino.vocab.facts import FactRow
from solferino.vocab.law import Rulebook
from solferino.vocab.words import split_words


@dataclass(frozen=True, slots=True)
class Match:
    """One voice that describes a fact. `hedged`: it puts a hedge on these very words.

    `thing`: its words for a weapon, place or object of which only the vocabulary (`row`) knows what it is, else empty.
    """

    root: Root
    because: tuple[str, ...]
    hedged: bool
    thing: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """Who describes a fact. `hedged`: nobody without a hedge."""

    roots: tuple[Root, ...]
    because: tuple[str, ...]
    hedged: bool
    matches: tuple[Match, ...] = ()


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
        found = [Match(said.root, said.because, said.hedged) for said in COMPUTED[row.computed](scene)]
    else:
        heard = scene.once("heard", lambda: _heard(scene))
        voices = (one for one in heard.of(row) if row.any_voice or one.asserts)
        found = [match for one in voices for match in says(row, one)]
    if row.events or row.places:
        found += _of_accounts(row, scene)
    if not found:
        return None
    because = scene.order(key for match in found for key in match.because)
    roots = dict.fromkeys(match.root for match in found)
    return Support(tuple(roots), because, all(match.hedged for match in found), tuple(dict.fromkeys(found)))


def _of_accounts(row: FactRow, scene: Scene) -> Iterator[Match]:
    """Words that make a fact of an account as a whole: its type of event, or the kind of place it names as site."""
    for account in scene.accounts:
        if account.event_type and account.event_type.value in row.events:
            yield _at(scene, account, account.event_type)
        for place in account.places:
            if place.value.role == "site" and place.value.kind in row.places:
                match = _at(scene, account, place)
                known = f"gazetteer: {place.value.name}, {place.value.kind}"
                yield replace(match, thing=place.value.name, row=known) if row.own else match


def _at(scene: Scene, account: Account, value: Anchored[Any]) -> Match:
    root, because, _ = scene.root_at(account, value.quotes[0])
    return Match(root, because, bool(value.hedges))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement prepared for all facts. `worded`: facts of which its words hold a phrase."""

    said: Said
    asserts: bool
    worded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heard:
    """The statements of a scene, with the places in it of those that hold things, arms, people, or words of a fact."""

    spoken: tuple[Spoken, ...]
    things: frozenset[int]
    arms: frozenset[int]
    people: frozenset[int]
    worded: Mapping[str, frozenset[int]]

    def of(self, row: FactRow) -> list[Spoken]:
        """Statements that have anything of the sort that makes this fact: most have nothing of it."""
        found = self.worded.get(row.id, frozenset())
        for wanted, places in (
            (row.objects or row.protection, self.things),
            (row.weapons or row.traits, self.arms),
            (row.outcomes or row.victims, self.people),
        ):
            found = found | places if wanted else found
        return [self.spoken[place] for place in sorted(found)]


def _heard(scene: Scene) -> Heard:
    heads = _heads(scene.rulebook)
    spoken = tuple(Spoken(said, said.asserts, _worded(said.text, heads)) for said in scene.said)
    return Heard(
        spoken,
        frozenset(place for place, one in enumerate(spoken) if one.said.objects),
        frozenset(place for place, one in enumerate(spoken) if one.said.weapons),
        frozenset(place for place, one in enumerate(spoken) if one.said.lines),
        {
            fact: frozenset(place for place, one in enumerate(spoken) if fact in one.worded)
            for fact in {fact for one in spoken for fact in one.worded}
        },
    )


@lru_cache(maxsize=4)
def _heads(rulebook: Rulebook) -> Mapping[str, tuple[FactRow, ...]]:
    """Facts by the words with which their phrases begin."""
    found: dict[str, list[FactRow]] = {}
    for row in rulebook.facts.values():
        for word in row.words.heads:
            found.setdefault(word, []).append(row)
    return {word: tuple(rows) for word, rows in found.items()}


def _worded(text: str, heads: Mapping[str, tuple[FactRow, ...]]) -> frozenset[str]:
    words = split_words(text)
    rows = {row.id: row for word in words for row in heads.get(word, ())}
    return frozenset(key for key, row in rows.items() if row.words.find(words))


def says(row: FactRow, spoken: Spoken) -> Iterator[Match]:
    """What one statement gives for a fact, thing by thing: a hedge on one of them is none on the others."""
    said = spoken.said
    for item in said.objects:
        if _object(row, item.value):
            known = f"objects.toml: {item.value.kind}" if row.own else ""
            thing = item.value.as_written if row.own else ""
            yield Match(said.root, said.because, bool(item.hedges), thing, known)
    for arm in said.weapons:
        if arm.value.kind in row.weapons or traits_of(arm.value) & row.traits:
            known = rows_of(arm.value, row.traits) if row.own else ""
            thing = arm.value.as_written if row.own else ""
            yield Match(said.root, said.because, bool(arm.hedges), thing, known)
    if row.outcomes or row.victims:
        lines = [line for line in said.lines if _person(row, line.value)]
        if lines:
            yield Match(said.root, said.because, all(line.hedged for line in lines))
    if row.id in spoken.worded:
        yield Match(said.root, said.because, said.hedged)


def _object(row: FactRow, thing: ObjectHit) -> bool:
    listed = thing.kind in row.objects or thing.protection in row.protection
    return listed and (not row.relations or thing.relation in row.relations)


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
    roots = tuple(shared) or rarest.roots
    hedged = any(part.hedged for part in known)
    return Support(roots, because, hedged, tuple(Match(root, because, hedged) for root in roots))


def voices(matches: Iterable[Match]) -> tuple[Root, ...]:
    return tuple(dict.fromkeys(match.root for match in matches))
