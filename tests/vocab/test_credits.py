"""Lines in which a text says whose it is."""

from typing import Any

import pytest

from solferino.vocab.credits import Credits, credits_of
from solferino.vocab.rows import records


@pytest.mark.parametrize("row", records("credits.toml", "credit"), ids=lambda row: str(row["id"]))
def test_credit_is_found_in_its_example_and_not_in_its_counter_example(row: dict[str, Any]) -> None:
    wanted = Credits("Outlet A") if row["says"] == "text" else Credits(None, ("Outlet A",))
    assert credits_of(row["example"]) == wanted
    assert credits_of(row["counter_example"]) == Credits()


@pytest.mark.parametrize(
    ("opening", "house"),
    [
        ("KYIV (Reuters) - Four people died.", "Reuters"),
        ("UMAN, Ukraine (AP) — Four people died.", "Associated Press"),
        ("Goma, March 3 (AFP) – Four people died.", "Agence France-Presse"),
        ("Four people (two of them women) - all of one family - died.", None),
        ("Aleppo (Syria) - Four people died.", None),
        ("The camp (UNHCR) - the largest - was hit.", None),
    ],
)
def test_agency_in_a_dateline_is_known_and_other_brackets_are_none(opening: str, house: str | None) -> None:
    assert credits_of(opening).text == house


def test_what_is_said_in_the_middle_of_a_long_text_takes_nothing_over() -> None:
    middle = "The photographs were first published by Outlet A. "
    assert credits_of(f"{'Words go on. ' * 60}{middle}{'Words go on. ' * 60}").text is None
