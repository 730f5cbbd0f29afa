"""Which kind of act a report tells of: the main act, not what came of it or who was armed."""

import pytest
from tests.extract.reading_aids import only


def kind(text: str) -> str:
    """The kind of the single account of a text."""
    account = only(text)
    assert account.event_type is not None
    return account.event_type.value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A missile fired from a drone killed six people in Uman on Thursday.", "drone"),
        ("A missile fired by a warplane hit a bus in Uman on Thursday, killing nine people.", "airstrike"),
        (
            "Air raid sirens sounded before a missile hit a house in Uman on Thursday, killing two people.",
            "missile_or_rocket",
        ),
        (
            "Gunners fired eight rounds from a howitzer at the market of Uman on Thursday, killing two people.",
            "shelling",
        ),
        ("A drone fired on a funeral in Uman on Thursday, killing seven people.", "drone"),
        ("An Israeli bomb brought down a house in Tyre on Thursday, killing nine people.", "airstrike"),
        ("A bomb brought down a house in Tyre on Thursday, killing nine people.", "bombing_ied"),
        ("Gunmen abducted six teachers in Kano on Thursday. Two of them were found dead.", "abduction"),
        ("Gunmen carried off 60 pupils from Kano on Thursday and shot dead a guard.", "abduction"),
        ("Gunmen shot dead 60 people in Kano on Thursday and kidnapped a priest.", "small_arms"),
        ("Gunmen killed nine people in Kano on Thursday.", "small_arms"),
        ("Fighters led 12 men behind the mosque of Gao on Thursday and shot them dead.", "execution"),
        ("Soldiers shot dead 12 men at the market of Gao on Thursday.", "small_arms"),
        (
            "A US drone strike killed an aid worker in Kabul on Thursday, not a suicide bomber, the report says.",
            "drone",
        ),
        ("Two Scuds fired at Aleppo on Thursday killed 40 people.", "missile_or_rocket"),
        ("Three boys were killed in Kunduz on Thursday when a shell exploded as they played with it.", "mine_or_uxo"),
        ("Militiamen burned down 60 houses in Gao on Thursday.", "arson"),
    ],
)
def test_main_act_decides(text: str, wanted: str) -> None:
    assert kind(text) == wanted


def test_fire_that_shells_started_is_shelling() -> None:
    assert (
        kind("A barn in Uman burned down on Thursday and a man was hurt. The village was under mortar fire.")
        == "shelling"
    )


def test_means_told_later_serve_where_the_act_names_none() -> None:
    assert kind("The raid on Uman killed six people on Thursday. Two jets had come from the north.") == "airstrike"
