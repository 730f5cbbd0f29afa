"""Days named by an event: resolved where the text says when the event began, else left open."""

from datetime import date

import pytest
from tests.extract.reading_aids import only

ACT = "A missile struck a school in Uman, Ukraine, on the {} day of the {} and killed four people."


@pytest.mark.parametrize(
    ("said", "ordinal", "event", "day"),
    [
        ("Russia launched its invasion on 24 February 2022.", "first", "invasion", date(2022, 2, 24)),
        ("The offensive began on 3 January 2022, the ministry said.", "third", "offensive", date(2022, 1, 5)),
        ("Hundreds have fled since fighting broke out on 3 January.", "2nd", "fighting", date(2022, 1, 4)),
    ],
)
def test_day_of_an_event_counts_from_its_beginning(said: str, ordinal: str, event: str, day: date) -> None:
    account = only(f"{ACT.format(ordinal, event)}\n\n{said}")
    assert account.when is not None
    assert (account.when.value.date_start, account.when.value.date_end) == (day, day)
    assert account.when.value.anchor == "account"


@pytest.mark.parametrize(
    "said",
    [
        "The mayor spoke of the invasion on 24 February 2022.",
        "The ceasefire began on 24 February 2022.",
        "The school was built in 1995.",
    ],
)
def test_day_of_an_event_stays_open_where_the_text_does_not_date_it(said: str) -> None:
    account = only(f"{ACT.format('first', 'invasion')}\n\n{said}")
    assert account.when is None or account.when.value.date_start is None


def test_year_told_of_a_thing_is_not_the_day_of_the_act() -> None:
    account = only("A missile struck a school in Uman, Ukraine, and killed four people.\n\nIt was built in 1995.")
    assert account.when is None or account.when.value.date_start is None
