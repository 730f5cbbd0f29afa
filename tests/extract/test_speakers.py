"""Who says it: voices told of in clauses, by whose count, above a list, and how they go on."""

import pytest
from tests.extract.reading_aids import facts_of, read


def voices(text: str) -> list[str]:
    return [voice.name for fact in facts_of(text) for voice in fact.voices]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("A farmer who helped to dig the graves counted 31 bodies.", "A farmer"),
        ("Ann Example, who lives near the market, said 12 people were killed.", "Ann Example"),
        ("A committee that went to the area maintains that eight of the dead were villagers.", "A committee"),
        ("Eighty people were hurt, by the hospital's count.", "the hospital"),
        ("Newspapers laid the raid at the door of Hamas.", "Newspapers"),
        ("The state government pinned the attack on Hamas.", "The state government"),
        ("Nine people died, state radio said.", "state radio"),
        (
            "According to a communiqué of the security services there were 28 dead.",
            "a communiqué of the security services",
        ),
        ("Al-Shabaab, which controls the road, said through its radio that 32 soldiers had died.", "Al-Shabaab"),
    ],
)
def test_a_voice_is_found(text: str, voice: str) -> None:
    assert voices(text) == [voice]


@pytest.mark.parametrize(
    "text",
    [
        "Suspected militants burned two vehicles.",
        "The kidnapping of a volunteer was laid to bandits.",
        "The soldiers laid mines on the road to the town.",
        "Nine people died by the river count office.",
    ],
)
def test_what_is_told_is_no_voice(text: str) -> None:
    assert voices(text) == []


def test_the_mayor_is_not_the_ministry_that_spoke_before() -> None:
    text = "Russia's defence ministry said its forces hit a hotel. Eleven people were wounded, the mayor said."
    assert voices(text)[-1] == "the mayor"
    text = "Russia's defence ministry said its forces hit a hotel. Eleven people were wounded, the ministry said."
    assert voices(text)[-1] == "Russia's defence ministry"


def test_according_to_her_is_the_person_who_spoke() -> None:
    text = "Ann Example, a nurse, said ten people died. According to her, nine others were wounded."
    assert voices(text) == ["Ann Example", "Ann Example"]


def speakers(text: str) -> dict[str, list[str]]:
    return {claim.quote.text: [speaker.name for speaker in claim.speakers[1:]] for claim in read(text).claims}


def test_a_count_right_behind_goes_on_in_the_same_voice() -> None:
    text = "A shell killed four people in Kharkiv on Monday, doctors said. Nine others were hurt."
    assert speakers(text)["Nine others were hurt."] == ["doctors"]
    apart = "A shell killed four people in Kharkiv on Monday, doctors said.\n\nOn Sunday two people were hurt in Uman."
    assert not any(names for quote, names in speakers(apart).items() if quote.startswith("On Sunday"))


def test_who_issues_a_list_speaks_in_its_entries() -> None:
    text = """Attacks of the day, as published by the governor on Wednesday morning:

Shebekino. At 08:15 a drone hit a bus. Two people were wounded.

Murom, Shebekino district. At 09:30 a shell hit a house. One man died.
"""
    assert {tuple(names) for names in speakers(text).values()} == {("governor",)}


@pytest.mark.parametrize(
    ("text", "spoke"),
    [
        ("A mason who asked not to be named said he hid. Nine people died, he said.", "A mason"),
        (
            "Nine people died, a military communique issued on Tuesday said. It said a mine went off.",
            "a military communique",
        ),
        ("A clerk retorted that nobody came. He said nine people died.", "A clerk"),
    ],
)
def test_people_and_papers_without_a_name_are_meant_by_the_next_pronoun(text: str, spoke: str) -> None:
    assert {name for name in voices(text)} == {spoke}


def test_its_spokesman_speaks_for_the_body_that_spoke_before() -> None:
    text = "The Example Ministry said nine people died in a blast. Its spokesman said two more were hurt."
    assert voices(text)[-1] == "Example Ministry spokesman"


def test_a_word_for_an_attack_says_nothing() -> None:
    assert voices("Nine people died, the blast said.") == []
