"""Legal questions that the described facts raise (spec section 3): never an answer to them."""

from collections.abc import Iterator
from dataclasses import replace

from solferino.assess.citations import citations
from solferino.assess.human import Rulings, judged
from solferino.assess.scene import Scene
from solferino.assess.statements import statement
from solferino.assess.support import Support, Supports
from solferino.model.assessment import Element, ElementState, IndicatorResult, Statement
from solferino.vocab import wording
from solferino.vocab.law import ElementRow, IndicatorRow, Raising

DENIALS = ("general_denial", "specific_denial")


def indicators(scene: Scene, found: Supports, ruled: Rulings) -> tuple[IndicatorResult, ...]:
    """Every indicator whose facts some source describes, or that a person raised. Facts that speak against one stand
    beside it; they remove none."""
    results = []
    for row in scene.rulebook.indicators:
        if row.raising is not None and is_raised(row.raising, found):
            results.append(judged(_result(scene, row, row.raising, found, ruled), ruled))
        elif ruled.raises(row.id):
            results.append(judged(_by_hand(scene, row, found, ruled), ruled))
    return tuple(results)


def _by_hand(scene: Scene, row: IndicatorRow, found: Supports, ruled: Rulings) -> IndicatorResult:
    """A question that a person raised: no source describes the facts that raise it, or the machine never does."""
    raising = row.raising or Raising(row.title, (), (), (), (), (), (), restricted=False)
    return replace(_result(scene, row, raising, found, ruled), state="raised", sentence=wording.say("raised_by_hand"))


def is_raised(row: Raising, found: Supports) -> bool:
    """All facts of `all_of`, one of `any_of` where there are any, none of `none_of`."""
    if any(fact in found for fact in row.none_of) or not all(fact in found for fact in row.all_of):
        return False
    return not row.any_of or any(fact in found for fact in row.any_of)


def _result(scene: Scene, row: IndicatorRow, raising: Raising, found: Supports, ruled: Rulings) -> IndicatorResult:
    says, kinds = ruled.conflict
    elements = tuple(_element(scene, element, found) for element in row.elements)
    machine = [element for element in elements if element.state != "human_only"]
    supported = bool(machine) and all(element.state == "corroborated" for element in machine)
    state = "corroborated" if supported else "raised"
    caveats = (*((wording.say("restricted"),) if raising.restricted else ()), *row.caveats)
    against = raising.speaks_against if raising.restricted else (*raising.speaks_against, *DENIALS)
    return IndicatorResult(
        id=row.id,
        title=row.title,
        state="corroborated" if supported else "raised",
        sentence=_sentence(scene, row, raising, found, state),
        elements=elements,
        speaks_for=tuple(_statements(scene, _for(raising, found), found)),
        speaks_against=tuple(_statements(scene, against, found)),
        missing=row.usually_missing,
        citations=citations(scene, row, kinds),
        caveats=(*caveats, wording.say("classified", kind=says) if says else wording.say("not_classified")),
    )


def _for(row: Raising, found: Supports) -> tuple[str, ...]:
    """Facts that speak for a question: never empty where one was raised, whatever raised it is among them."""
    if row.restricted:
        return row.speaks_for
    triggers = tuple(dict.fromkeys((*row.all_of, *row.any_of)))
    facts = (*row.speaks_for, *(fact for fact in triggers if fact not in row.speaks_against))
    if not any(fact in found for fact in facts):
        facts = triggers
    return tuple(dict.fromkeys(facts))


def _element(scene: Scene, row: ElementRow, found: Supports) -> Element:
    """State of one element. What only a person can judge stays `human_only`; what nobody speaks of is unknown."""
    if row.human_only:
        return Element(row.id, row.text, "human_only")
    made = _merged(scene, row.facts, found)
    denied = _merged(scene, row.against, found)
    state: ElementState = "unknown"
    if made is not None:
        state = "corroborated" if scene.independence(made.roots).n_min > 1 else "claimed"
    if denied is not None and (made is not None or not row.facts):
        state = "contradicted"
    because = scene.order((*(made.because if made else ()), *(denied.because if denied else ())))
    return Element(row.id, row.text, state, because if state != "unknown" else ())


def _merged(scene: Scene, facts: tuple[str, ...], found: Supports) -> Support | None:
    """Any of these facts, with all who describe one of them."""
    known = [found[fact] for fact in facts if fact in found]
    if not known:
        return None
    roots = tuple(dict.fromkeys(root for support in known for root in support.roots))
    because = scene.order(key for support in known for key in support.because)
    return Support(roots, because, all(support.hedged for support in known))


def _statements(scene: Scene, facts: tuple[str, ...], found: Supports) -> Iterator[Statement]:
    for fact in facts:
        if fact in found:
            yield statement(scene.rulebook.facts[fact], found[fact])


def _sentence(scene: Scene, row: IndicatorRow, raising: Raising, found: Supports, state: str) -> str:
    """The number of sources is that of the element with the fewest: all elements have at least so many."""
    if state == "corroborated":
        made = [_merged(scene, element.facts, found) for element in row.elements if not element.human_only]
        n = min(scene.independence(support.roots).n_min for support in made if support is not None)
        return wording.say("corroborated", n=n, norm=raising.norm, open=wording.listed(row.usually_missing[:3]))
    trigger = _merged(scene, (*raising.all_of, *raising.any_of), found)
    n = scene.independence(trigger.roots).n_min if trigger else 0
    return wording.say("raised" if n > 1 else "raised_one", norm=raising.norm)
