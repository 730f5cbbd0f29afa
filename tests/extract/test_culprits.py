"""Whom reports call the doer in other words: on whose ground, in what uniform, by what adverbs, under what name."""

from datetime import date
from typing import Any

import pytest
from tests.extract.reading_aids import facts_of, read
from tests.extract.test_blame import culprits

from solferino.vocab.rows import records

BLAST = "A bomb on a bus near Kirkuk killed nine people on Monday. "


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Suspicion quickly fell on the PKK.", "PKK"),
        ("The blast was attributed by the governor to the PKK.", "PKK"),
        ("The army said the PKK was behind it.", "PKK"),
        ("The bombing bore the imprint of the PKK, the mayor said.", "PKK"),
        ("The killers were PKK men, a guard said.", "PKK"),
        ("A guard recognised the bombers as PKK.", "PKK"),
        ("The PKK claimed Monday's bus bombing.", "PKK"),
        ("The PKK said it did it.", "PKK"),
        ("The PKK said its fighters were responsible.", "PKK"),
    ],
)
def test_blame_and_claims_are_known_in_many_wordings(sentence: str, party: str) -> None:
    assert culprits(BLAST + sentence) == [party]


@pytest.mark.parametrize(
    "sentence",
    [
        "The victims were PKK men, a guard said.",
        "The killers were not PKK men, a guard said.",
        "The PKK claimed the bombing was carried out by others.",
        "The PKK held rallies on the road behind it.",
        "The mayor, once a guest of the PKK, attributed the heat to the weather.",
    ],
)
def test_words_like_those_of_blame_do_not_blame(sentence: str) -> None:
    assert culprits(BLAST + sentence) == []


def test_what_people_wear_is_not_who_they_are() -> None:
    assert culprits("Men in army uniforms shot dead six farmers near Kirkuk on Monday.") == []
    assert culprits("Gunmen dressed as soldiers shot dead six farmers near Kirkuk on Monday.") == []
    assert culprits("Police in riot gear shot dead six farmers near Kirkuk on Monday.") == ["police"]


def test_fire_from_the_ground_of_a_party_is_its_fire() -> None:
    text = "Rockets hit a bus near Kirkuk on Monday and killed nine people. They came from areas held by the PKK."
    assert culprits(text) == ["PKK"]
    assert culprits("Rockets hit a bus in an area held by the PKK near Kirkuk on Monday and killed nine.") == []


def test_a_name_before_armed_people_is_whose_they_are() -> None:
    assert culprits("PKK rebels hacked nine people to death near Kirkuk on Monday.") == ["PKK"]
    assert culprits("PKK men in the hills killed four children near Kirkuk on Monday.") == ["PKK"]
    assert culprits("A bomb aimed at a PKK patrol killed four children near Kirkuk on Monday.") == []
    assert culprits("Gunmen killed three soldiers in an ambush near Kirkuk on Monday; a farmer died too.") == []


def test_the_enemy_is_whom_reports_from_a_country_mean_by_it() -> None:
    told = "shelled a market in {} on Monday. Two women were killed, the mayor wrote."
    assert culprits("The occupiers " + told.format("Kherson")) == ["Russia"]
    assert culprits("The occupiers " + told.format("Goma")) == ["occupiers"]


def test_a_capital_that_speaks_is_its_government() -> None:
    told = "A missile hit a house in Goris on Monday and killed three people. "
    assert culprits(told + "Yerevan blamed Baku.") == ["Azerbaijan"]
    assert culprits(told + "The road to Baku was closed.") == []


def test_forces_are_called_by_their_adjective_and_not_by_their_machines() -> None:
    assert culprits("Chadian soldiers shot nine herders in Abeche on Monday.") == ["Chadian soldiers"]
    assert culprits("Nato aircraft hit a column of refugees near Prizren on Monday and killed seventy people.") == [
        "Nato"
    ]


@pytest.mark.parametrize("row", records("adversaries.toml", "adversary"), ids=lambda row: str(row["country"]))
def test_every_row_of_adversaries_has_examples_that_hold(row: dict[str, Any]) -> None:
    def meant(line: str) -> list[str | None]:
        read = facts_of(line, date(row.get("until", 2022), 2, 25))
        return [m.row.id for fact in read for m in fact.actors if m.role]

    assert row["party"] in meant(row["example"])
    assert row["party"] not in meant(row["counter_example"])


def by_event(text: str) -> list[list[str]]:
    """Culprits of each account, in the order of the text."""
    accounts = sorted(read(text).accounts, key=lambda account: account.anchor.start)
    return [[actor.value.name for actor in account.actors] for account in accounts]


TWO = (
    "Roads were closed in the north. Shops stayed shut. Schools did too. "
    "Gunmen shot dead four farmers at Kirkuk on Monday.\n\n"
    "A bomb killed three nurses at Mosul on Tuesday, police said.\n\n"
)


def test_blame_for_attacks_told_before_is_shared_and_what_comes_later_is_not() -> None:
    assert by_event(TWO + "The governor blamed the PKK for both attacks.") == [["PKK"], ["PKK"]]
    later = "\n\nIn Basra, two boys were killed by a mortar shell on Wednesday."
    assert by_event(TWO + "The governor blamed the PKK for both attacks." + later)[2] == []


def test_a_party_told_as_the_doer_at_one_place_is_not_shared_with_the_acts_of_unknown_people() -> None:
    text = TWO + "At Tikrit the PKK shelled a mill on Tuesday and killed two millers."
    assert by_event(text) == [[], [], ["PKK"]]


def test_those_who_come_and_kill_are_doers_and_an_army_that_comes_is_not() -> None:
    came = "{} entered Lice on Monday. Nine farmers were hacked to death there in the attack."
    assert culprits(came.format("A column of about 40 PKK rebels raided a chapel and")) == ["PKK"]
    came = "Gunmen hacked nine farmers to death in Lice on Monday. {} stopped at the scene of the attack."
    assert culprits(came.format("The Turkish army")) == []


def test_those_who_are_pursued_did_not_do_it() -> None:
    text = "Turkish soldiers in pursuit of PKK fighters opened fire in a market in Lice on Monday and killed seven men."
    assert culprits(text) == ["Turkish soldiers"]


def test_a_second_verb_has_the_same_doer() -> None:
    text = "PKK rebels waited in the scrub by the road to Lice on Monday and then shot at a bus, killing nine people."
    assert culprits(text) == ["PKK"]


def test_an_ambush_of_presumed_rebels_is_theirs_and_not_of_those_who_fell_into_it() -> None:
    text = "A convoy under army escort fell into an ambush of presumed PKK near Lice on Monday. Three traders died."
    assert culprits(text) == ["PKK"]


def test_one_sort_of_doers_in_the_lead_did_what_is_told_below_it() -> None:
    text = (
        "Nine people were killed by bandits in two villages of Zamfara.\n\n"
        "At Kanoma five people were shot dead on Saturday.\n\n"
        "At Dansadau four farmers were hacked to death on Sunday."
    )
    assert [names for names in by_event(text) if names != ["Bandits"] and names != ["bandits"]] == []
