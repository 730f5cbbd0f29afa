"""Surnames stand for the fullest form that a text gives."""

import pytest
from tests.extract.reading_aids import document

from solferino.extract.full_names import fullest, named
from solferino.extract.sentences import sentences
from solferino.vocab.vocabulary import load


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Example", "Ann Mary Example"),
        ("Ann Example", "Ann Mary Example"),
        ("Ben Example", "Ben Example"),
        ("Other", "Other"),
    ],
)
def test_a_surname_stands_for_the_full_name(name: str, wanted: str) -> None:
    assert fullest(name, ("Ann Mary Example", "Ann Example", "Carl Different")) == wanted


def test_two_people_of_one_surname_are_not_mixed_up() -> None:
    assert fullest("Example", ("Ann Example", "Ben Example")) == "Example"


def test_names_of_two_words_or_more_are_found() -> None:
    read = document("Police said that Ann Mary Example had left. On Monday she met Carl Different in Kharkiv.")
    assert named(sentences(read, load())) == ("Ann Mary Example", "Carl Different")
