"""Persons named among those harmed. All names are made up."""

import pytest
from tests.extract.reading_aids import read

from solferino.model.circumstance import NamedVictim


def named(text: str) -> list[NamedVictim]:
    return [row.value for account in read(text).accounts for row in account.named_victims]


def test_persons_said_to_be_killed_are_named_with_their_ages() -> None:
    found = named(
        "A rocket hit a house in Kharkiv on 4 March 2022. Ostap Verbenko, 61, was killed and three people were injured."
    )
    assert found == [NamedVictim("Ostap Verbenko", "killed", 61)]


def test_list_of_names_and_ages_is_read_whole() -> None:
    found = named(
        "Three people were killed by shelling in Kharkiv on 4 March 2022: Ostap Verbenko, 61, Maryna Lysova (34) and "
        "Danylo Lysov, 7."
    )
    assert [(row.name, row.age_years) for row in found] == [
        ("Ostap Verbenko", 61), ("Maryna Lysova", 34), ("Danylo Lysov", 7),
    ]  # fmt: skip
    assert {row.outcome for row in found} == {"killed"}


@pytest.mark.parametrize(
    "text",
    [
        "Shelling killed two people in Kharkiv on 4 March 2022, said Ostap Verbenko, 61, who lives next door.",
        "Shelling killed two people in Kharkiv on 4 March 2022. Ostap Verbenko, 61, saw it happen.",
        "Shelling killed two people near Bila Tserkva on 4 March 2022.",
    ],
)
def test_witnesses_and_places_are_no_victims(text: str) -> None:
    assert named(text) == []
