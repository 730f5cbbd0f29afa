"""Accidents, disasters, quarrels and memorials make no current account; attacks told with the same words do."""

import pytest
from tests.extract.reading_aids import only, read

MISHAPS = [
    "Nine workers were killed in Uman on Thursday when a crane fell on them. The wind had been too strong.",
    "Eighteen people died near Uman on Friday. Their overloaded boat had capsized in rough seas, the coast guard said.",
    "An explosion at a fireworks workshop in Uman killed 31 people on Friday. A blast had destroyed it before.",
    "A helicopter came down in thick fog near Uman on Friday, killing all nine on board. The rebels had no role in it.",
    "A truck hit a bus at a level crossing near Uman on Friday and killed twelve. Residents attacked the driver.",
    "The army blew up captured ammunition near Uman on Friday with controlled explosions. Nobody was hurt.",
    "Men tried to rob a shop in Uman on Friday and shot a guard dead. Their car was found burnt out.",
    "A bus burst a tyre near Uman on Friday; nine died. The road has been the scene of ambushes.",
    "Only a drill: gunmen seize a ship\n\nIn the script a bomb kills five people in Uman on Friday.",
    "Police freed 40 hostages near Uman on Friday. No ransom was paid.",
]


@pytest.mark.parametrize("text", MISHAPS)
def test_harm_by_mishap_makes_no_account(text: str) -> None:
    assert read(text).accounts == ()


ATTACKS = [
    ("A bus plunged into a ravine near Uman on Monday after gunmen opened fire at it; 12 passengers died.", 12),
    ("An explosion tore through a market in Uman on Friday and killed 21 people. Several cars caught fire.", 21),
    ("Nine people died near Uman on Monday when their lorry overturned. It had run over a landmine.", 9),
    (
        "A blast killed 46 people in a mosque in Uman on Friday. The roof collapsed. No group claimed responsibility.",
        46,
    ),
    ("A bomb hidden in a gas cylinder exploded in Uman on Monday, killing six people.", 6),
]


@pytest.mark.parametrize(("text", "killed"), ATTACKS)
def test_what_an_attack_set_off_hides_no_attack(text: str, killed: int) -> None:
    assert {(r.outcome, r.count.low) for r in only(text).reported} == {("killed", killed)}


FIGHTERS = [
    "Two soldiers were killed when their vehicle struck a roadside bomb near Uman on Monday.",
    "The army killed 14 militants in an air strike near Uman on Monday. No civilians were harmed, it said.",
]


@pytest.mark.parametrize("text", FIGHTERS)
def test_fighters_and_their_vehicle_make_no_account(text: str) -> None:
    assert read(text).accounts == ()


def test_fighters_beside_a_house_leave_an_account() -> None:
    assert only("A shell killed two soldiers and destroyed a house in Uman on Monday.").objects


LOOKS_BACK = [
    ("Hundreds met on Friday to mark the anniversary of the massacre in which soldiers shot 45 people in Uman.", True),
    ("Two men were found guilty on Friday of the bombing of a cafe in Uman in 2009 in which five people died.", True),
    ("Police shot dead five protesters in Uman on Thursday, the anniversary of the coup.", False),
    ("Shells killed 13 people in Uman on Thursday, days before the anniversary of the massacre of 1999.", False),
]


@pytest.mark.parametrize(("text", "background"), LOOKS_BACK)
def test_what_a_memorial_or_a_court_speaks_of_lies_back(text: str, background: bool) -> None:
    assert only(text).background is background
