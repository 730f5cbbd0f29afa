"""Every form of time: its example yields its value, its counter-example does not."""

import pytest
from tests.extract.timex_aids import reported, told, values

from solferino.vocab.times import TimeForm
from solferino.vocab.vocabulary import load

FORMS = load().times.forms
OF_THE_WRITING = (
    "deictic",
    "night",
    "week",
    "weekday_span",
    "weekend",
    "lately",
)  # counted from the day of writing, so read as news


@pytest.mark.parametrize("row", FORMS, ids=[f"{n}-{f.means}-{f.value}" for n, f in enumerate(FORMS)])
def test_example_of_a_form_yields_its_value(row: TimeForm) -> None:
    found = (reported if row.means in OF_THE_WRITING else told)(row.example)
    assert row.value in values(found), row.form


@pytest.mark.parametrize("row", [f for f in FORMS if f.counter_example], ids=lambda f: str(f.counter_example))
def test_counter_example_of_a_form_does_not(row: TimeForm) -> None:
    assert row.means not in {t.rule for t in told(str(row.counter_example))}
    assert row.means not in {t.rule for t in reported(str(row.counter_example))}
