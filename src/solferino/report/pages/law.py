"""Questions of law: every rule, every list of what is missing once, in an appendix that the incidents refer to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from solferino.model.assessment import Citation, IndicatorResult, Statement
from solferino.report.lookup import Case, Lookup
from solferino.report.views import allowed
from solferino.vocab import law

COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Note:
    """Where states stood towards a treaty: `mark` is `a`, `b`, …"""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A rule with its number and, by incident where they differ, the marks of its treaty notes."""

    number: int
    rule: Citation
    notes: list[tuple[str, list[int]]]


@dataclass(frozen=True, slots=True)
class Question:
    """What is the same for a question of law in every incident."""

    id: str
    title: str
    rules: list[int]
    missing: tuple[str, ...]
    caveats: tuple[str, ...]
    incidents: list[int]


@dataclass(frozen=True, slots=True)
class Unraised:
    """A question that no facts raise, or that some incidents do not raise."""

    id: str
    title: str
    where: str


@dataclass(frozen=True, slots=True)
class Law:
    rules: list[Cited]
    notes: list[Note]
    questions: list[Question]
    general: list[str]
    missing: list[str]
    unraised: list[list[Unraised]]


def pages(lookup: Lookup) -> Law:
    """The appendix of law over all incidents."""
    rows = [(case, row) for case in lookup.cases if case.assessment for row in case.assessment.indicators]
    notes = _notes(rows)
    rules = _rules(rows, {note.text: note.mark for note in notes})
    numbers = {cited.rule.rule: cited.number for cited in rules}
    results = {row.id: row for _, row in rows}
    general = _shared([row.caveats for row in results.values()])
    missing = _common([row.missing for row in results.values()])
    questions = [
        Question(
            id=row.id,
            title=row.title,
            rules=sorted({numbers[citation.rule] for citation in row.citations}),
            missing=_marked(row.missing, missing),
            caveats=tuple(text for text in row.caveats if text not in general),
            incidents=[case.number for case, other in rows if other.id == row.id],
        )
        for row in sorted(results.values(), key=lambda row: row.id)
    ]
    return Law(rules, notes, questions, general, missing, _unraised(lookup, questions))


def _notes(rows: Iterable[tuple[Case, IndicatorResult]]) -> list[Note]:
    texts = dict.fromkeys(c.treaty_note for _, row in rows for c in row.citations if c.treaty_note)
    return [Note(_letters(n), text) for n, text in enumerate(texts) if text]


def _letters(n: int) -> str:
    """`a` to `z`, then `aa`."""
    return (_letters(n // 26 - 1) if n >= 26 else "") + chr(ord("a") + n % 26)


def _rules(rows: Iterable[tuple[Case, IndicatorResult]], marks: dict[str, str]) -> list[Cited]:
    rules: dict[str, Citation] = {}
    where: dict[str, dict[str, dict[int, None]]] = {}
    for case, row in rows:
        for citation in row.citations:
            rules.setdefault(citation.rule, citation)
            mark = marks.get(citation.treaty_note or "", "")
            if mark:
                where.setdefault(citation.rule, {}).setdefault(mark, {})[case.number] = None
    order = {key: n for n, key in enumerate(law.load().rules)}
    ordered = sorted(rules.values(), key=lambda rule: (order.get(rule.rule, len(order)), rule.rule))
    return [
        Cited(n, rule, [(mark, list(numbers)) for mark, numbers in sorted(where.get(rule.rule, {}).items())])
        for n, rule in enumerate(ordered, 1)
    ]


def _shared(lists: list[tuple[str, ...]]) -> list[str]:
    """What stands in every list, where there are several."""
    if len(lists) < 2:
        return []
    return [text for text in lists[0] if all(text in other for other in lists[1:])]


def _common(lists: list[tuple[str, ...]]) -> list[str]:
    """The longest list of what is missing that ends several others: it is printed once, as M."""
    ends = Counter(missing[first:] for missing in lists for first in range(len(missing) - 1))
    shared = sorted(((n * len(end), end) for end, n in ends.items() if n > 1), reverse=True)
    return list(shared[0][1]) if shared else []


def _marked(missing: tuple[str, ...], common: list[str]) -> tuple[str, ...]:
    if common and missing[-len(common) :] == tuple(common):
        return (*missing[: -len(common)], "M")
    return missing


def _unraised(lookup: Lookup, questions: list[Question]) -> list[list[Unraised]]:
    """Every other question of the rulebook, in rows of a compact table."""
    cases = [case.number for case in lookup.cases if case.assessment]
    raised = {question.id: question.incidents for question in questions}
    restricted = lookup.dossier.view != "restricted"
    found = []
    for row in law.load().indicators:
        missing = [number for number in cases if number not in raised.get(row.id, [])]
        if missing and not (restricted and row.id in allowed.COMPARTMENT_INDICATORS):
            where = "any incident" if len(missing) == len(cases) else ", ".join(map(str, missing))
            found.append(Unraised(row.id, row.title, where if row.raising else "never by the machine"))
    return [found[n : n + COLUMNS] for n in range(0, len(found), COLUMNS)]


@dataclass(frozen=True, slots=True)
class Row:
    """A question of one incident; `bears_for` and `bears_against` are letters of its facts."""

    result: IndicatorResult
    bears_for: list[str]
    bears_against: list[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The facts of one incident that bear on its questions, each once, and the questions that refer to them."""

    facts: list[tuple[str, Statement]]
    rows: list[Row]


def sheet(indicators: tuple[IndicatorResult, ...]) -> Sheet:
    """Facts lettered in the order in which the questions use them."""
    used = [(row.speaks_for, row.speaks_against) for row in indicators]
    facts = list(dict.fromkeys(fact for sides in used for side in sides for fact in side))
    letters = {fact: _letters(n) for n, fact in enumerate(facts)}
    rows = [
        Row(row, [letters[fact] for fact in row.speaks_for], [letters[fact] for fact in row.speaks_against])
        for row in indicators
    ]
    return Sheet([(letters[fact], fact) for fact in facts], rows)
