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
    "A hillside slid on to a hamlet near Uman on Friday; eleven people are dead.",
    "Nine people died in Uman on Friday when the floor of a tractor trailer broke under them.",
    "A man of 60 was bitten to death by two dogs in his garden in Uman on Friday.",
    "A fighter pilot died near Uman on Friday when his MiG failed on a training sortie and fell on a barn.",
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


UNREAL = [
    "A rumour that gunmen had stormed a school in Uman emptied the town on Friday. There had been no attack.",
    "The embassy warned its citizens on Friday that armed groups may be planning attacks on hotels in Uman.",
    "Firemen practised how to deal with a bomb in the station of Uman on Friday. Thirty 'wounded' were carried out.",
    "The new play is set in Uman. In the last scene a shell hits the school and kills the teacher.",
    "Parliament voted on Friday for a law under which whoever kidnaps a child in Uman faces the death penalty.",
    "The motion of no confidence was shot down in Uman on Friday; the coalition partner had come under heavy fire.",
    "Peace talks in Uman are to end years of violence. Hundreds of people have been killed.",
    "The rebels said on Friday that they had shot down an army helicopter near Uman.",
    "A play about the war opens in Uman on Friday. In it, snipers shoot a couple on the Sava bridge.",
    "Lawmakers in Uman shot down the president's tax bill on Friday. It had been bombarded with amendments.",
    "A hunter shot dead a hiker near Uman on Friday. He had taken him for a boar.",
    "A strike by nurses hit the hospitals of Uman on Friday.",
]


@pytest.mark.parametrize("text", UNREAL)
def test_what_is_feared_rehearsed_forbidden_or_only_said_so_makes_no_account(text: str) -> None:
    assert not [account for account in read(text).accounts if not account.background]


REAL = [
    "Gunmen attacked a school in Uman on Friday. A rumour that more had come emptied the town.",
    "The law was passed after gunmen kidnapped a child in Uman on Friday.",
    "The prime minister, who faces a motion of no confidence, visited Uman, where a bomb killed nine on Friday.",
    "Gunmen shot nine villagers near Uman on Friday. Hundreds of people have been killed this year.",
    "Gunmen shot a teachers' union leader at a level crossing near Uman on Friday. His union wants higher wages.",
]


@pytest.mark.parametrize("text", REAL)
def test_an_attack_told_beside_such_words_stays_one(text: str) -> None:
    assert len(read(text).accounts) == 1


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
    ("Uman on Friday marked 22 years since shells fell on its market and killed 40 people.", True),
    ("Thousands came to Uman on Friday to bury 17 victims of the massacre of July 1995.", True),
    ("Relatives in Uman on Friday buried 17 victims of the massacre of Monday.", False),
    ("Police shot dead five protesters in Uman on Thursday, the anniversary of the coup.", False),
    ("Shells killed 13 people in Uman on Thursday, days before the anniversary of the massacre of 1999.", False),
]


@pytest.mark.parametrize(("text", "background"), LOOKS_BACK)
def test_what_a_memorial_or_a_court_speaks_of_lies_back(text: str, background: bool) -> None:
    assert only(text).background is background
