"""Who is blamed for an act, who claims it, and who is only named beside it."""

import pytest
from tests.extract.reading_aids import facts_of, only


def roles(text: str) -> dict[str, str | None]:
    """Names of parties as written in a text, with their roles."""
    return {
        " ".join(w.text for w in fact.sentence.words[m.first : m.last]): m.role
        for fact in facts_of(text)
        for m in fact.actors
    }


def culprits(text: str) -> list[str]:
    """Who did it, by the only account of a text."""
    return [actor.value.name for actor in only(text).actors]


BLAST = "A blast outside a bank in Kirkuk killed nine people on Monday. "


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("The Ansar Liberation Brigade owned up to the bombing in a leaflet.", "Ansar Liberation Brigade"),
        ("In a message to a newsroom the Islamic State took credit.", "Islamic State"),
        ("Hamas, in a post on its channel, claimed credit for the blast.", "Hamas"),
        ("The PKK apologised for the bombing and said a fuse had failed.", "PKK"),
        ("A spokesman for the PKK said by telephone that his men had attacked the bank.", "PKK"),
    ],
)
def test_a_party_that_claims_the_act_in_any_wording_is_its_claimant(sentence: str, party: str) -> None:
    account = only(BLAST + sentence)
    assert [(a.value.name, a.value.role) for a in account.actors] == [(party, "claims_responsibility")]


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("The governor pinned the blast on Hamas.", "Hamas"),
        ("Officials laid the carnage at the door of the PKK.", "PKK"),
        ("The minister put it down to al-Qaeda.", "al-Qaeda"),
        ("Police called it the work of the PKK.", "PKK"),
        ("The blast was attributed to Hamas.", "Hamas"),
        ("The bomb had been planted by fighters of the PKK, officials said.", "PKK"),
        ("Hamas is thought to be behind the attack.", "Hamas"),
    ],
)
def test_blame_in_any_wording_names_the_culprit(sentence: str, party: str) -> None:
    assert culprits(BLAST + sentence) == [party]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody knows who owned up to it, and Hamas did not comment.",
        "The mayor pinned a medal on the fireman who had once fought Hamas.",
        "According to Hamas, the bomb was made of fertiliser.",
        "It was not the work of Hamas, police said.",
        "A statement of the PKK expressed shock.",
    ],
)
def test_a_party_that_speaks_or_is_cleared_is_no_culprit(sentence: str) -> None:
    assert culprits(BLAST + sentence) == []


def test_who_is_suspected_of_being_a_fighter_among_the_dead_did_nothing() -> None:
    text = "Nine wedding guests and three suspected Hamas fighters died in an air strike at Rafah on Monday."
    assert culprits(text) == []


def test_the_act_is_of_the_party_whose_people_or_weapon_did_it() -> None:
    text = "On Monday a drone of the Ukrainian armed forces attacked a bus in Shebekino, wounding four people."
    assert culprits(text) == ["Ukrainian armed forces"]
    assert culprits("On Monday cadres of the PKK shot dead four teachers in Lice.") == ["PKK"]


def test_a_party_that_only_tells_what_another_is_did_not_do_it() -> None:
    text = "Four teachers were shot dead in Lice on Monday by the Falcons Liberation Brigade, an offshoot of the PKK."
    assert culprits(text) == ["Falcons Liberation Brigade"]


def test_a_country_that_says_where_is_no_culprit() -> None:
    assert culprits("At least 46 worshippers were killed in an Afghan mosque bombing on Friday in Kunduz.") == []
    assert not any(roles("Rockets fired from Yemen killed three people in the Saudi border city of Najran.").values())
    assert culprits("GHAZNI, Afghanistan (KNA) - A bomb killed 46 worshippers in Ghazni on Friday.") == []
    told = roles("On Monday Nepal's Maoist rebels shot four teachers.")
    assert told["Maoist rebels"] and not told.get("Nepal's")


def test_arms_that_are_used_are_an_act_of_who_uses_them() -> None:
    text = "Ukrainian gunners fired eight rounds from a 155-mm howitzer at Donetsk on Friday, wounding five residents."
    assert culprits(text) == ["Ukrainian forces"]


def test_who_fires_behind_when_is_the_doer() -> None:
    text = "Two people were killed when police opened fire at a rally in Conakry on Monday."
    assert culprits(text) == ["police"]


def test_an_army_without_a_name_is_that_of_the_country_told_of() -> None:
    text = "Niger: herders shot. On Monday soldiers shot dead four herders near Tillaberi in western Niger."
    assert culprits(text) == ["Nigerien soldiers"]
    both = "Mali and Niger reported raids. On Monday soldiers shot dead four herders near the border."
    assert culprits(both) == ["soldiers"]


def test_the_junta_is_not_always_that_of_one_country() -> None:
    text = "On Monday the junta bombed a market in Djibo in Burkina Faso and killed nine people."
    assert culprits(text) == ["Burkinabe junta"]


def test_a_party_is_called_as_the_text_calls_it() -> None:
    text = "Two men were shot dead in Lurgan on Sunday. The Ulster Freedom Fighters claimed responsibility."
    assert culprits(text) == ["Ulster Freedom Fighters"]
    text = (
        "On Monday the RSF shelled the market of El Fasher, killing nine people, said the Rapid Support Forces' foes."
    )
    assert culprits(text) == ["Rapid Support Forces"]


def test_who_usually_does_such_things_is_no_culprit() -> None:
    assert culprits(BLAST + "Hamas is often blamed for such attacks.") == []
    assert culprits(BLAST + "The army has been fighting the PKK in the area for years.") == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Black Axe, a street gang, shot dead four students in Benin City on Monday.", "Black Axe"),
        ("Four students were shot dead in Benin City on Monday by gunmen of the Sunset Commando.", "Sunset Commando"),
        ("On Monday the Oromo Dawn Front (ODF) shot dead 25 people in the village of Gimbi.", "Oromo Dawn Front"),
        (
            "Forces loyal to the outgoing president shelled a market in Abidjan on Monday, killing 25 people.",
            "forces loyal to the outgoing president",
        ),
        ("Gunmen led by Captain Ben Example shot four people in Goma on Monday.", "gunmen led by Captain Ben Example"),
        ("Police suspect the Tritiya Dal, a splinter group, of killing two men in Ranchi on Monday.", "Tritiya Dal"),
    ],
)
def test_a_party_that_no_row_holds_is_called_as_written(text: str, party: str) -> None:
    assert culprits(text) == [party]


@pytest.mark.parametrize(
    ("told", "party"),
    [
        ("The PKK issued a statement. It said its fighters had planted the device.", "PKK"),
        (
            "Ann Example, a PKK spokeswoman, met reporters. She said the group had carried out the attack.",
            "PKK",
        ),
        ("The Houthi-run channel al-Example said the group's missile force had struck the bank.", "Houthi forces"),
    ],
)
def test_a_claim_behind_a_pronoun_or_by_a_channel_is_the_partys(told: str, party: str) -> None:
    account = only(BLAST + told)
    assert [(a.value.name, a.value.role) for a in account.actors] == [(party, "claims_responsibility")]


@pytest.mark.parametrize(
    "told",
    [
        "The PKK met Hamas. It said its fighters had planted the device.",
        "Ann Example, a teacher, had fled the PKK. She said the group had carried out the attack.",
        "The PKK issued a statement. It said its fighters had nothing to do with it.",
    ],
)
def test_a_pronoun_that_may_mean_another_claims_nothing(told: str) -> None:
    assert "claims_responsibility" not in [actor.value.role for actor in only(BLAST + told).actors]


def test_the_rebels_are_the_one_armed_party_that_the_text_names() -> None:
    text = "The Oromo Dawn Front (ODF) is active in Wellega. On Monday the rebels shot dead nine farmers in Gimbi."
    assert culprits(text) == ["Oromo Dawn Front"]
    two = "The PKK and Hamas are active in the province. On Monday the rebels shot dead nine farmers in Gimbi."
    assert culprits(two) == ["rebels"]
