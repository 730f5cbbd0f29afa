"""Sums beside an event: at the end of its sentence, of many places, of another clause."""

import pytest
from tests.extract.reading_aids import only, read


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Shelling killed two people in Nikopol on Monday, bringing to 45 the number killed there this year.", 2),
        (
            "Gunmen shot dead a journalist in Tijuana on Monday, bringing to five those killed in Mexico this year.",
            1,
        ),
        ("A bomb killed two people in Nikopol on Monday, bringing the death toll to nine.", 9),
        ("Gunmen on motorcycles killed 30 people in eight villages of Rabah district on Friday.", 30),
    ],
)
def test_event_keeps_its_own_figure(text: str, killed: int) -> None:
    count = only(text).count_of("killed")
    assert count is not None
    assert (count.low, count.high) == (killed, killed)


def test_figure_of_many_places_without_a_day_is_a_total() -> None:
    told = read(
        "At least 187 civilians were killed in 27 villages of the state. On 3 April gunmen killed 21 in Nikopol."
    )
    assert [total.killed.low for total in told.totals if total.killed] == [187]


def test_time_of_an_aside_makes_no_total() -> None:
    found = only(
        "Bombs fell on Nikopol on Monday. The school, in which nobody is taught since 2021, was hit, two men were hurt."
    )
    count = found.count_of("injured")
    assert count is not None
    assert count.low == 2
