"""Rules behind an indicator, from the closed registry, with where the states stood on the day of the incident."""

from datetime import date
from functools import lru_cache

from solferino.assess.parties import iso3_of
from solferino.assess.scene import Scene
from solferino.model.assessment import Citation
from solferino.vocab.law import NOT_SET, IndicatorRow, Rule, Rulebook

KINDS_OF_CONFLICT = {
    "iac": "applies in international armed conflict",
    "niac": "applies in other armed conflicts",
    "both": "",
}


def citations(scene: Scene, row: IndicatorRow, kinds: frozenset[str]) -> tuple[Citation, ...]:
    """Custom first, then treaties, then what may be argued as a crime, for these kinds of conflict (`iac`, `niac`).

    Raises `UnknownRule` for an id that the registry does not hold."""
    day = scene.days[0] if scene.days else None
    concerned = scene.once("states concerned", lambda: states(scene))
    return _citations(scene.rulebook, row.cited_in(kinds), concerned, day)


@lru_cache(maxsize=8192)
def _citations(
    book: Rulebook, cited: tuple[str, ...], concerned: tuple[str, ...], day: date | None
) -> tuple[Citation, ...]:
    """The same for every incident of one day between the same states."""
    rules = [book.rule(key) for key in cited]
    ordered = sorted(rules, key=lambda rule: (rule.treaty is not None, rule.instrument == "rs"))
    return tuple(
        Citation(
            rule=rule.id,
            citation=rule.citation,
            title=rule.title,
            statement=rule.statement,
            source=rule.source,
            checked=rule.checked,
            treaty_note=treaty_note(book, rule, concerned, day),
        )
        for rule in ordered
    )


def treaty_note(book: Rulebook, rule: Rule, concerned: tuple[str, ...], day: date | None) -> str | None:
    """For a treaty rule: which of the states concerned was bound on that day. None for custom that applies always."""
    scope = KINDS_OF_CONFLICT[rule.applies]
    if rule.treaty is None:
        return f"{scope}." if scope else None
    notes = [book.treaty_note(rule.treaty, state, day) for state in concerned]
    known = list(dict.fromkeys(note for note in notes if note != NOT_SET)) or [NOT_SET]
    return "; ".join(part for part in (*known, scope) if part) + "."


def states(scene: Scene) -> tuple[str, ...]:
    """Three-letter codes of the states concerned: those that are blamed, and those on whose territory it happened."""
    blamed = [party.removeprefix("state:") for party in scene.blamed if party.startswith("state:")]
    codes = [iso3_of(code) for code in dict.fromkeys((*blamed, *scene.countries))]
    return tuple(code for code in codes if code)
