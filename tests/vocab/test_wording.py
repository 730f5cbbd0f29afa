"""Generated text: one table of sentences, and words that none of them may hold."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.errors import BrokenRow, ForbiddenWording
from solferino.vocab import wording
from solferino.vocab.rows import records, table

FORBIDDEN = records("wording.toml", "forbidden")


@pytest.mark.parametrize("row", FORBIDDEN, ids=lambda row: str(row["pattern"]))
def test_example_is_refused_and_counter_example_is_not(row: dict[str, str]) -> None:
    with pytest.raises(ForbiddenWording):
        wording.check(row["example"])
    assert wording.check(row["counter_example"]) == row["counter_example"]
    assert row["why"]


BANNED = (
    "violated", "guilty", "deliberate", "deliberately", "murder", "proved", "irrefutable", "illegal weapon",
    "war crime", "war crimes", "confirmed", "terrorist", "Terrorists", "DELIBERATELY",
)  # fmt: skip
VALUES = (
    "names", "name", "fact", "norm", "open", "n", "outer", "outcome", "event", "place", "day", "first", "second", "low",
    "high", "sum", "total", "populations",
    "things", "rows", "file", "kind", "most", "least", "inner", "outer", "of", "other",
)  # fmt: skip


@pytest.mark.parametrize("word", BANNED)
def test_word_is_refused_bare_and_allowed_inside_quotation_marks(word: str) -> None:
    with pytest.raises(ForbiddenWording):
        wording.check(f"The attack was {word}, it seems.")
    for left, right in ("“”", '""', "«»"):
        wording.check(f"One source speaks of {left}{word}{right}.")


def test_possible_crimes_may_be_named_as_possible() -> None:
    wording.check("Amnesty says that the acts may be war crimes.")
    with pytest.raises(ForbiddenWording):
        wording.check("It may have been dark. It was a war crime.")


def test_the_grade_may_be_called_by_its_name() -> None:
    wording.check("The incident is graded Confirmed.")
    with pytest.raises(ForbiddenWording):
        wording.check("The attack is confirmed.")


def test_unclosed_quotation_mark_hides_nothing() -> None:
    with pytest.raises(ForbiddenWording):
        wording.check("“They were guilty.")


def test_every_sentence_passes_its_own_check() -> None:
    fill = dict.fromkeys(VALUES, "x")
    for key, text in table("wording.toml")["templates"].items():
        needs = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert needs <= fill.keys(), key
        assert wording.say(key, **{name: fill[name] for name in needs})
    for text in (*table("wording.toml")["labels"].values(), *table("wording.toml")["populations"].values()):
        wording.check(text)


def test_sentence_that_is_not_there_or_misses_a_value_is_an_error() -> None:
    with pytest.raises(BrokenRow, match="no sentence"):
        wording.say("verdict")
    with pytest.raises(BrokenRow, match="misses"):
        wording.say("raised")


def test_judging_value_is_refused_and_a_name_that_judges_is_quoted() -> None:
    with pytest.raises(ForbiddenWording):
        wording.say("said", names="X", fact="the army murdered them")
    name = wording.name("Victims of Terrorism “Union”")
    assert name == "“Victims of Terrorism ‘Union’”"
    assert wording.say("said", names=name, fact="people were hurt") == f"According to {name}, people were hurt."


@given(st.text(max_size=80))
def test_any_name_fits_into_a_sentence(text: str) -> None:
    wording.say("said", names=wording.name(text), fact="people were hurt")


def test_names_are_listed_in_words() -> None:
    assert [wording.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_label_of_an_unknown_value_is_spelled_out() -> None:
    assert wording.label("small_arms") == "Shooting or firing"
    assert wording.label("laser_beam") == "laser beam"
