"""Every fact and every indicator row against its own example and counter-example."""

import pytest
from tests.assess.cases import Saying, assessed, case_of, raised, report, report_of

from solferino.assess.gather import scene
from solferino.assess.index import Index
from solferino.assess.positions import COMPUTED
from solferino.assess.support import supports
from solferino.model.incident import Incident
from solferino.vocab import law, wording
from solferino.vocab.rows import records

FACTS = records("law/facts.toml", "fact")
RAISED = records("law/raising.toml", "raise")


def facts_of(spec: dict[str, object]) -> set[str]:
    one = report_of(spec)
    index = Index(accounts=[one.account], claims=one.claims, documents=[one.document], copies=())
    return set(supports(scene(Incident("i", (one.account.id,)), index, law.load())))


@pytest.mark.parametrize("row", FACTS, ids=lambda row: str(row["id"]))
def test_example_makes_the_fact_and_counter_example_does_not(row: dict[str, dict[str, object]]) -> None:
    assert str(row["id"]) in facts_of(row["example"])
    assert str(row["id"]) not in facts_of(row["counter_example"])


@pytest.mark.parametrize("row", RAISED, ids=lambda row: str(row["id"]))
def test_example_raises_the_indicator_and_counter_example_does_not(row: dict[str, dict[str, object]]) -> None:
    assert str(row["id"]) in raised(case_of(row["example"]))
    assert str(row["id"]) not in raised(case_of(row["counter_example"]))


def test_every_computed_fact_has_its_function_and_every_function_its_fact() -> None:
    named = {row["computed"] for row in FACTS if "computed" in row}
    assert named == set(COMPUTED)


def test_every_fact_is_used_by_an_indicator() -> None:
    used = {"general_denial", "specific_denial"}
    for indicator in law.load().indicators:
        if indicator.raising:
            row = indicator.raising
            used.update((*row.all_of, *row.any_of, *row.none_of, *row.speaks_for, *row.speaks_against))
            used.update(fact for element in indicator.elements for fact in (*element.facts, *element.against))
    parts = {part for row in FACTS for part in row.get("both", ())}
    assert {row["id"] for row in FACTS} - used - parts == set()


def test_no_text_of_a_row_judges() -> None:
    for row in FACTS:
        wording.check(row["text"])
    for row in RAISED:
        wording.check(row["norm"])
        for question in row.get("questions", ()):
            wording.check(question)
            assert question.endswith("?")


def test_a_fact_that_only_a_denial_mentions_does_not_raise_an_indicator() -> None:
    denial = Saying(("Russia",), objects=[("hospital", "hit")], stance="denies", factuality="denied")
    assert "L08" not in raised(assessed(report("Wire", denial)))
