"""Where voices stand: who blames whom, who denies, who accepts, who disputes that the victims were civilians."""

from collections.abc import Callable, Mapping
from functools import cache

from solferino.assess.figures import COMBATANT
from solferino.assess.parties import generic_parties, party_of_actor
from solferino.assess.roots import Root
from solferino.assess.scene import Said, Scene
from solferino.vocab.phrases import PhraseTable
from solferino.vocab.rows import records
from solferino.vocab.words import split_words

DENYING = frozenset({"denies", "disputes"})
OF_NO_PARTY = frozenset(
    {"international organisation", "ngo on site", "ngo remote", "medical staff", "emergency service", "wire on site"}
)
FLAT = frozenset({"asserted", "reported"})


def general_denial(scene: Scene) -> tuple[Said, ...]:
    """The party that is blamed denies attacks of this kind, without naming this one."""
    return tuple(said for said in scene.said if said.stance == "denies" and said.general and scene.is_blamed(said.root))


def specific_denial(scene: Scene) -> tuple[Said, ...]:
    """Denials of this attack, or of a part in it."""
    return tuple(said for said in scene.said if said.stance == "denies" and not said.general)


def attack_reported(scene: Scene) -> tuple[Said, ...]:
    """Statements that it happened."""
    return tuple(said for said in scene.said if said.asserts)


def responsibility_claimed(scene: Scene) -> tuple[Said, ...]:
    """A side says, or is said to say, that it carried out the attack."""
    return tuple(
        said for said in scene.said if any(actor.value.role == "claims_responsibility" for actor in said.actors)
    )


COMPUTED: Mapping[str, Callable[[Scene], tuple[Said, ...]]] = {
    "general_denial": general_denial,
    "specific_denial": specific_denial,
    "attack_reported": attack_reported,
    "responsibility_claimed": responsibility_claimed,
}


def confirmations(scene: Scene) -> tuple[Said, ...]:
    """Statements that confirm the attack without a toll of their own: they may or may not cover the harm."""
    return tuple(
        said
        for said in scene.said
        if said.stance == "confirms" and said.factuality in FLAT and not said.lines and not said.root.publisher
    )


def accepts_strike(scene: Scene) -> tuple[Said, ...]:
    """A party that is blamed accepts that it carried out the attack."""
    own = tuple(said for said in scene.said if said.stance == "confirms" and scene.is_blamed(said.root))
    return (*own, *responsibility_claimed(scene))


def accepts_harm(scene: Scene) -> tuple[Said, ...]:
    """The one party that is blamed accepts, without a hedge, that people who are no fighters were harmed."""
    if len(scene.blamed) != 1:
        return ()
    return tuple(
        said
        for said in scene.said
        if said.stance == "confirms"
        and said.asserts
        and scene.is_blamed(said.root)
        and any(_harm(line.value.kind, line.value.count) and not line.hedged for line in said.lines)
    )


def _harm(kind: str, count: object) -> bool:
    return kind != COMBATANT and getattr(count, "high", None) != 0


def blame(scene: Scene) -> Mapping[Root, frozenset[str]]:
    """Each root that blames, with the parties it names; a word such as `militants` names none."""
    found: dict[Root, set[str]] = {}
    for said in scene.said:
        named = {party_of_actor(a.value) for a in said.actors if a.value.role == "alleged_perpetrator"}
        if named - generic_parties() and (said.asserts or said.general):
            found.setdefault(said.root, set()).update(named - generic_parties())
    return {root: frozenset(parties) for root, parties in found.items()}


def rivals(scene: Scene) -> tuple[tuple[Root, frozenset[str]], ...]:
    """Roots that blame parties which another root does not blame; empty where all agree or one says nothing."""
    rows = sorted(blame(scene).items(), key=lambda row: row[0].key)
    return tuple(
        (root, parties)
        for root, parties in rows
        if any(not parties & others for other, others in rows if other.key != root.key)
    )


def status_disputed(scene: Scene) -> tuple[Said, ...]:
    """Sources known to be none of the party blamed that dispute that the victims were civilians."""
    return tuple(
        said
        for said in scene.said
        if said.stance in DENYING and stands_apart(scene, said.root) and speaks_of_fighters(said)
    )


def fighters_told(scene: Scene) -> tuple[Said, ...]:
    """Whoever says that fighters were hit where others speak of people or civilians, the party blamed among them."""
    return tuple(
        said
        for said in scene.said
        if (said.stance in DENYING and speaks_of_fighters(said))
        or (
            said.asserts
            and any(line.value.kind == COMBATANT for line in said.lines)
            and all(line.value.kind == COMBATANT for line in said.lines)
        )
    )


def stands_apart(scene: Scene, root: Root) -> bool:
    """Whether a voice is known to be none of a party that is blamed: of another party, or of a kind that is of none.

    Somebody of whom nothing is known may speak for anyone.
    """
    if not root.named:
        return False
    return root.kind in OF_NO_PARTY if root.party is None else root.party not in scene.blamed


def speaks_of_fighters(said: Said) -> bool:
    """The statement has a word for fighters in it."""
    words = split_words(said.text)
    return any(line.value.kind == COMBATANT for line in said.lines) or bool(_fighters().find(words))


@cache
def _fighters() -> PhraseTable[bool]:
    rows = [row for row in records("persons.toml", "person") if row.get("combatant")]
    return PhraseTable((word, True) for row in rows for word in row["words"])
