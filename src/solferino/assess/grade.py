"""Grades and statuses by stated rules, the first that matches (spec section 1.4)."""

from collections.abc import Iterable

from solferino.assess.independence import one_name
from solferino.assess.parties import country_name
from solferino.assess.positions import (
    accepts_harm,
    accepts_strike,
    confirmations,
    general_denial,
    responsibility_claimed,
    rivals,
    specific_denial,
    stands_apart,
    status_disputed,
)
from solferino.assess.roots import Root
from solferino.assess.scene import Said, Scene
from solferino.assess.tolls import harm_roots
from solferino.model.assessment import Attribution, Grade, GradeValue, StrikeStatus
from solferino.vocab import wording

Rule = tuple[GradeValue, str, str]  # value, id of the rule, reason


def roots_of(scene: Scene) -> tuple[int, int, tuple[str, ...]]:
    """Lower and upper number of independent roots of the harm, and their names.

    Who confirms the attack without speaking of the harm adds to the upper number only.
    """
    harm = scene.independence(harm_roots(scene))
    wide = scene.independence((*harm_roots(scene), *(said.root for said in _confirming(scene))))
    if not harm.groups:
        return 0, 0, ()
    return harm.n_min, max(wide.n_max, harm.n_max), names_of(harm.roots)


def names_of(roots: Iterable[Root]) -> tuple[str, ...]:
    """Names of roots as the register writes them, sorted; of two names of one voice the fuller one."""
    unique = {root.key: root for root in roots}
    kept = [
        root
        for key, root in unique.items()
        if not any(len(other) > len(key) and root.named and one_name(other, key) for other in unique)
    ]
    return tuple(sorted(dict.fromkeys(wording.name(root.name) for root in kept)))


def _confirming(scene: Scene) -> tuple[Said, ...]:
    return tuple(said for said in confirmations(scene) if not scene.is_blamed(said.root))


def grade(scene: Scene, *, signed: bool) -> Grade:
    """The grade on the lower number of roots, and what it would be at most on the upper one. `signed`: a person has
    rejected the whole incident."""
    n_min, n_max, _ = roots_of(scene)
    value, rule, reason = _discounted(scene, signed=signed) or _decided(scene, n_min)
    if value == "unassessed":
        own, most = object_grades(scene)
        return Grade(value, rule, reason, object_grade=own, object_at_most=most)
    own, _ = object_grades(scene)
    at_most, why = _at_most(scene, value, rule, n_min, n_max)
    return Grade(value, rule, reason, at_most, why, own)


def _discounted(scene: Scene, *, signed: bool) -> Rule | None:
    """A person signed for it, and two independent roots that are not of the party blamed say so; never fewer."""
    against = (*status_disputed(scene), *specific_denial(scene))
    roots = scene.independence(said.root for said in against if stands_apart(scene, said.root))
    if not signed or roots.n_min < 2:
        return None
    return "discounted", "G-DISCOUNTED", wording.say("grade_discounted", n=roots.n_min)


def _decided(scene: Scene, n: int) -> Rule:
    if accepted := accepts_harm(scene):
        names = wording.listed(names_of(said.root for said in accepted))
        return "confirmed", "G-CONFIRMED", wording.say("grade_accepted", names=names)
    return _contested(scene) or _by_roots(scene, n)


def _contested(scene: Scene) -> Rule | None:
    if not harm_roots(scene):
        return None
    if blaming := rivals(scene):
        parties = sorted({party_name(scene, party) for _, blamed in blaming for party in blamed})
        own = {root.party for root, _ in blaming}
        denied = any(scene.is_blamed(said.root) and said.root.party in own for said in specific_denial(scene))
        reason = wording.say("grade_denied") if denied else wording.say("grade_rivals", names=wording.listed(parties))
        return "contested", "G-CONTESTED", reason
    if status_disputed(scene):
        return "contested", "G-CONTESTED", wording.say("grade_status")
    return None


def _by_roots(scene: Scene, n: int) -> Rule:
    if n == 0:
        return "unassessed", "G-NONE", wording.say("grade_none")
    if n == 1:
        return "weak", "G-WEAK", wording.say("grade_weak")
    if scene.independence(_flat_roots(scene)).n_min < 2 and n <= scene.independence(harm_roots(scene)).n_min:
        return "weak", "G-WEAK-HEDGED", wording.say("grade_hedged", n=n)
    return "fair", "G-FAIR", wording.say("grade_fair", n=n)


def _flat_roots(scene: Scene) -> list[Root]:
    """Roots that state harm at least once without a hedge on it."""
    return [
        said.root
        for said in scene.said
        if said.asserts and not said.hedged and any(not line.hedged for line in said.lines)
    ]


def _at_most(
    scene: Scene, value: GradeValue, rule: str, n_min: int, n_max: int
) -> tuple[GradeValue | None, str | None]:
    if rule not in ("G-WEAK", "G-FAIR") or n_max <= n_min:
        return None, None
    better = _by_roots(scene, n_max)[0]
    if better == value:
        return None, None
    harm = scene.independence(harm_roots(scene))
    if harm.n_max > n_min:
        groups = [group for group in harm.groups if len(group) > 1]
        names = names_of(root for group in groups for root in group)
        return better, wording.say("at_most_independent", names=wording.listed(names))
    names = names_of(said.root for said in _confirming(scene))
    return better, wording.say("at_most_confirmation", names=wording.listed(names))


def object_grades(scene: Scene) -> tuple[GradeValue | None, GradeValue | None]:
    """The same ladder for harm to objects: on the lower number of roots, and on the upper where that differs."""
    roots = [
        said.root
        for said in scene.said
        if said.asserts
        and any(
            thing.value.relation in ("hit", "damaged", "destroyed") and thing.value.protection for thing in said.objects
        )
    ]
    if not roots:
        return None, None
    found = scene.independence(roots)
    wide = scene.independence((*roots, *(said.root for said in _confirming(scene))))
    low: GradeValue = "contested" if rivals(scene) else ("fair" if found.n_min > 1 else "weak")
    return low, ("fair" if low == "weak" and wide.n_max > 1 else None)


def strike_status(scene: Scene) -> StrikeStatus:
    """Whether the attack itself is declared, contested, likely (two roots or more), or one source's word."""
    if accepts_strike(scene):
        return "declared"
    if any(scene.is_blamed(said.root) for said in specific_denial(scene)):
        return "contested"
    roots = scene.independence(said.root for said in scene.said if said.asserts)
    return "unknown" if not roots.groups else ("likely" if roots.n_min > 1 else "single_source")


def attribution(scene: Scene) -> Attribution:
    """Who is held responsible: by themselves, by others without contest, or contested. Never more than is said.

    A denial contests it, a general one too: "uncontested" beside a denial would mislead. The flags say which it is.
    """
    if not scene.blamed:
        return "unknown"
    denied = any(scene.is_blamed(said.root) for said in specific_denial(scene))
    if rivals(scene) or denied or general_denial(scene):
        return "contested"
    return "self_declared" if responsibility_claimed(scene) or accepts_strike(scene) else "uncontested_reported"


def party_name(scene: Scene, party: str) -> str:
    """A party as sources name it, a state by its name."""
    if party.startswith("state:"):
        return country_name(party.removeprefix("state:")) or party
    from_sources = sorted(actor.value.name for said in scene.said for actor in said.actors if actor.value.id == party)
    return wording.name(from_sources[0] if from_sources else party.removeprefix("name:"))
