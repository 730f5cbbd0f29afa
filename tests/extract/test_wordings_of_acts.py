"""Acts told with restraint, with the people between the words, or by what was done to them."""

import pytest
from tests.extract.reading_aids import only, read

ACTS = [
    ("Soldiers forced themselves on seven girls in a dormitory in Uman on Sunday night.", "sexual_violence"),
    ("Four women were violated by armed men near Uman on Sunday, a nurse said.", "sexual_violence"),
    ("Fighters kept nine girls as wives in Uman in January.", "sexual_violence"),
    ("Police in Uman kicked and beat two journalists outside the court on Monday.", "other"),
    ("Soldiers with bulldozers pulled down eleven homes in Uman on Monday.", "other"),
    ("Somebody threw acid at a school in Uman on Monday; nine pupils have burns.", "other"),
    ("A car drove into worshippers in Uman on Monday; two men died. The driver had wanted to kill Muslims.", "other"),
    ("Herdsmen reduced 45 houses to ashes in Uman on Monday.", "arson"),
    ("Men in masks pushed the editor into a minibus in Uman on Monday and drove off.", "abduction"),
    ("Twelve aid workers have not been heard of since men stopped their cars near Uman on Monday.", "abduction"),
    ("Fourteen villagers were found with throats cut near Uman on Monday.", "execution"),
    ("Soldiers opened up on a rally in Uman on Monday. Doctors counted 87 bodies.", "small_arms"),
    ("A girl of ten trod on something behind the school of Uman on Sunday. She lost a leg.", "mine_or_uxo"),
]


@pytest.mark.parametrize(("text", "kind"), ACTS)
def test_act_is_known_however_it_is_told(text: str, kind: str) -> None:
    found = only(text)
    assert found.event_type is not None
    assert found.event_type.value == kind


NONE = [
    "Bulldozers cleared the rubble of a school in Uman on Monday. An earthquake had killed 40 pupils there.",
    "Demonstrators pulled down a statue in Uman on Monday and kicked it into a river.",
    "A lorry ploughed into a crowd in Uman on Monday after its brakes failed, killing seven people.",
    "Sappers lifted 40 mines near Uman on Monday. The field will be sown in spring.",
    "The committee reduced the fee in Uman on Monday to five dollars.",
]


@pytest.mark.parametrize("text", NONE)
def test_the_same_words_of_something_else_make_no_account(text: str) -> None:
    assert read(text).accounts == ()


def test_fighters_counted_among_the_dead_are_not_the_doers() -> None:
    text = "They killed nine people in Uman on Monday, five vigilantes among them, and whisked away the bride."
    assert only(text).actors == ()
