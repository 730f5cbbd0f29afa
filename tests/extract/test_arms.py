"""Which weapons an account lists: those used, each once, by the fullest name."""

import pytest
from tests.extract.reading_aids import facts_of, only

LISTED = [
    ("A truck bomb killed six in Uman; the truck was packed with explosives.", ["truck bomb"]),
    ("Six people died in Uman when a lorry laden with explosives blew up.", ["lorry laden with explosives"]),
    ("A suicide bomber in a vest of explosives killed six in Uman.", ["vest of explosives"]),
    ("Suicide bombers killed six in Uman.", ["Suicide bombers"]),
    ("A land mine killed six people in Uman. The mine had been laid by rebels.", ["land mine"]),
    ("Two A-37 jets dropped bombs on Uman, killing six people.", ["A-37 jets", "bombs"]),
    ("Helicopters fired on people in Uman, killing six.", ["Helicopters"]),
    ("Mortar rounds killed six in Uman. The mortars stood on a hill.", ["Mortar rounds"]),
]


@pytest.mark.parametrize(("text", "arms"), LISTED)
def test_a_weapon_is_listed_once_by_its_fullest_name(text: str, arms: list[str]) -> None:
    assert [use.value.as_written for use in only(text).weapons] == arms


UNUSED = [
    "Soldiers killed four people in Uman and their rifles were recovered.",
    "Police found a pistol on the body.",
    "A helicopter evacuated the wounded after gunmen attacked Uman.",
    "The army said it hit missile launchers in Uman.",
]


@pytest.mark.parametrize("text", UNUSED)
def test_a_weapon_that_nobody_used_is_not_listed(text: str) -> None:
    assert [m.row.id for fact in facts_of(text) for m in fact.weapons] == []


def test_bombs_that_a_plane_dropped_are_named_beside_the_plane() -> None:
    text = "An Antonov dropped bombs on a market in Heiban on Monday and killed six children."
    assert {weapon.value.as_written for weapon in only(text).weapons} == {"Antonov", "bombs"}
