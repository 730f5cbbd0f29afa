"""Whom a text makes the culprit: words by which doers are told, and words that tell of other acts or other people."""

import pytest
from tests.extract.reading_aids import read

BOMB = "A car bomb killed twelve people in Beledweyne on Monday. "
SHOT = "Six villagers were shot dead near Kukawa, Nigeria, on Monday. "


def culprits(text: str) -> list[str]:
    """The culprits of the only account of a text."""
    (account,) = read(text).accounts
    return [actor.value.name for actor in account.actors]


@pytest.mark.parametrize(
    "words",
    [
        "The governor sees al-Shabaab behind it.",
        "The governor held the al-Qaeda-linked al-Shabaab movement responsible.",
        "It was planted on the orders of an al-Shabaab commander, the governor said.",
        "The governor spoke of a crime by al-Shabaab.",
        "The army said al-Shabaab fighters had planted it.",
        "The attackers wore masks; they were from al-Shabaab, a guard said.",
        "The men had introduced themselves as al-Shabaab.",
        "Al-Shabaab's armed wing said it had planted it.",
        "Only al-Shabaab has car bombs, the governor said.",
    ],
)
def test_whoever_words_make_the_doer_is_the_culprit(words: str) -> None:
    assert culprits(BOMB + words)[0].lower() in ("al-shabaab", "al-shabab"), words


@pytest.mark.parametrize(
    "words",
    [
        "Al-Shabaab has attacked the town before.",
        "Nobody has claimed it, though al-Shabaab has carried out similar attacks.",
        "Al-Shabaab, which holds the countryside, has in the past claimed bombings in the town.",
        "Al-Shabaab has stepped up its attacks this year.",
        "The region has seen many attacks by al-Shabaab.",
        "The army killed 27 al-Qaeda militants in the hills, the ministry said.",
        "The governor does not see al-Shabaab behind it.",
        "The governor held al-Shabaab to its promise.",
        "The governor had no doubt; they were not from al-Shabaab.",
    ],
)
def test_who_is_only_known_for_such_acts_or_fought_elsewhere_is_no_culprit(words: str) -> None:
    assert culprits(BOMB + words) == [], words


def test_doers_are_told_behind_a_reduced_clause() -> None:
    assert culprits("Eritrean troops going from house to house killed 90 people in Axum on Monday.") == [
        "Eritrean troops"
    ]
    assert culprits("Chadian soldiers sent to guard the wells shot six herders near Abéché on Monday.") == [
        "Chadian soldiers"
    ]
    killed = culprits("Six herders whom Chadian soldiers were sent to guard were killed near Abéché on Monday.")
    assert killed == []


def test_uniforms_of_a_party_are_a_disguise() -> None:
    text = (
        "Fighters of Islamic State disguised in uniforms of the Free Syrian Army came into Kobani on Monday and shot "
        "six people in their homes."
    )
    assert culprits(text) == ["Islamic State"]
    assert culprits(SHOT + "The killers came in the camouflage of the army.") == []


def test_an_enemy_of_somebody_is_nobody_in_particular() -> None:
    assert culprits(BOMB + '"We will attack our enemy anywhere," said a spokesman, whose group took credit.') == []


def test_a_country_that_says_where_a_group_is_from_is_not_the_culprit() -> None:
    text = (
        "The army blamed the Allied Democratic Forces, a Ugandan armed group, for killing 20 people in Beni on Monday."
    )
    assert culprits(text) == ["Allied Democratic Forces"]


def test_numbered_units_are_the_army_of_the_land() -> None:
    text = "Troops of the Fourth Brigade shot six peasants near Granada, Colombia, on Monday, relatives said."
    assert culprits(text) == ["Colombian army"]
    assert (
        culprits("Six peasants were shot near Granada, Colombia, on Monday. The Second Division of the league rested.")
        == []
    )


def test_soldiers_are_those_of_the_land_that_the_places_speak_of() -> None:
    text = (
        "Army helicopters fired on a school in Let Yet Kone on Monday, killing six, a worker in Sagaing, Myanmar, said."
    )
    assert culprits(text) == ["Burmese army"] or culprits(text) == ["Myanmar army"]


def test_a_name_between_marks_is_read_whole() -> None:
    text = "A bomb killed two people in Birmingham on Monday. Letters signed “Army of Wrath” claimed the bombing."
    assert culprits(text) == ["Army of Wrath"]


def test_what_is_told_in_the_present_is_done_as_well() -> None:
    day = "16 July, morning. Chadian soldiers {} the quarter of the herders. Nine herders are shot dead in Abéché."
    assert culprits(day.format("enter and burn down"))[0].startswith("Chad")
    assert culprits(day.format("stand guard around")) == []


def test_forces_of_a_country_are_its_forces_with_its_name_behind() -> None:
    assert culprits("The armed forces of Armenia shelled a village near Tartar on Monday and killed six people.") == [
        "Armenia"
    ]


def test_short_forms_in_capitals_are_not_read_from_small_words() -> None:
    words = "Al-Shabaab, which is fighting the government, said in a statement that it had carried out the attack."
    assert culprits(BOMB + words)[0].lower() == "al-shabaab"


def test_a_verdict_blames_the_group_of_the_convict() -> None:
    words = "A court sentenced a former commander of {} to 19 years in prison for the killing."
    assert culprits(BOMB + words.format("al-Shabaab"))[0].lower() == "al-shabaab"
    assert culprits(BOMB + "A court sentenced a commander of al-Shabaab to 19 years in prison for smuggling.") == []
