"""What an incident rests on, counted by stated rows (spec section 1.4, the evidence profile)."""

from collections import Counter
from collections.abc import Mapping

from solferino.assess.persons import named
from solferino.assess.scene import Scene
from solferino.assess.tolls import OUTCOMES, harm_roots
from solferino.model.evidence import Profile
from solferino.vocab.evidence import first_hand, level_of

UNKNOWN = "not known"
HEALTH_PEOPLE = frozenset({"health_worker", "patient"})
HURT = frozenset({"hit", "damaged", "destroyed"})


def profile(scene: Scene) -> Profile:
    """Independent voices of the harm by kind; voices that may be one count once, by the kind nearest to the event."""
    voices = _voices(scene)
    told = Counter(kind for root in {said.root.key: said.root for said in scene.said}.values() if (kind := root.kind))
    return Profile(
        kinds=tuple(sorted(voices.items())),
        first_hand=sum(n for kind, n in voices.items() if kind in first_hand()),
        named=max((named(scene, outcome) for outcome in OUTCOMES), default=0),
        documents=told["document"],
        images=told["image or video"],
        remnants=told["physical remnant"],
        health_level=level_of(_of_any_harm(scene)) if _health(scene) else None,
    )


def _voices(scene: Scene) -> Mapping[str, int]:
    groups = scene.independence(harm_roots(scene)).groups
    return Counter(_nearest([root.kind for root in group]) for group in groups)


def _of_any_harm(scene: Scene) -> Mapping[str, int]:
    """Voices that assert the attack at all: an ambulance that is hit with nobody in it counts for health care too."""
    groups = scene.independence(said.root for said in scene.said if said.asserts).groups
    return Counter(_nearest([root.kind for root in group]) for group in groups)


def _nearest(kinds: list[str | None]) -> str:
    """Of voices that may be one the kind that was there itself, else the first by name."""
    known = sorted(kind for kind in kinds if kind)
    return next((kind for kind in known if kind in first_hand()), known[0] if known else UNKNOWN)


def _health(scene: Scene) -> bool:
    """Medical objects that were hurt, or health workers and patients among those harmed."""
    things = any(
        thing.value.protection == "medical" and thing.value.relation in HURT
        for said in scene.said
        if said.asserts
        for thing in said.objects
    )
    return things or any(line.value.kind in HEALTH_PEOPLE for said in scene.said if said.asserts for line in said.lines)
