"""Who is told as the doer: by what verbs, how far from them, where in a clause; and whom "its jets" mean."""

from typing import Any

import pytest
from tests.extract.reading_aids import facts_of, only
from tests.extract.test_blame import culprits

from solferino.vocab.rows import records

BLAST = "A blast in a bank in Kirkuk killed nine people on Monday. "


def doers(text: str) -> set[str]:
    """Ids of parties told or blamed as doers."""
    return {m.row.id for fact in facts_of(text) for m in fact.actors if m.role == "alleged_perpetrator"}


@pytest.mark.parametrize("row", records("languages/en_deeds.toml", "deed"), ids=lambda row: str(row["id"]))
def test_words_for_deeds_make_their_subject_the_doer(row: dict[str, Any]) -> None:
    assert "taliban" in doers(row["example"])
    assert "taliban" not in doers(row["counter_example"])


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("PKK men in pursuit of the killers of a guard reportedly opened fire in the market of Lice.", "pkk"),
        ("A teacher was shot early on Monday in Lice, as an informer, by PKK guerrillas, his sister said.", "pkk"),
        ("A teacher was killed on Monday outside his house in the village of Lice by PKK guerrillas.", "pkk"),
        ("The PKK exploded a mine beside a bus in Lice on Monday, killing four.", "pkk"),
        ("Four men were killed in Lice by gunmen whom a guard identified as PKK.", "pkk"),
        ("Four men were killed in Lice. “It was the PKK,” the governor said.", "pkk"),
        ("Two girls died in Poonch when Pakistani troops resorted to unprovoked firing.", "state:PK"),
        ("The Russians launched two missiles at Kherson on Monday and killed a woman.", "state:RU"),
    ],
)
def test_doers_are_known_in_more_places_of_a_sentence(text: str, party: str) -> None:
    assert party in doers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mine kills eight on Turkish bus, jets hit the north.",
        "Turkish troops have freed 180 captives from a camp near Lice since January.",
        "Nine people were hacked to death in Lice. The army has been fighting the PKK there since 1984.",
        "Our men shot four guards in Lice because vigilantes had killed our brother, he said.",
        "TURKEY WEEKLY INCIDENT REVIEW",
    ],
)
def test_who_is_hit_or_does_something_else_is_no_doer(text: str) -> None:
    assert not doers(text) & {"state:TR", "pkk", "vigilantes", "government_forces"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The PKK admitted planting it.",
        "The PKK said the bomb had been meant for a police patrol.",
        "The PKK named the bomber.",
        "Its target was an army patrol, the PKK said; its men “accurately struck a column”.",
    ],
)
def test_who_says_at_whom_its_act_was_aimed_claims_it(sentence: str) -> None:
    account = only(BLAST + sentence)
    assert [(a.value.name, a.value.role) for a in account.actors] == [("PKK", "claims_responsibility")]


def test_the_police_that_say_whom_a_bomb_was_meant_for_claim_nothing() -> None:
    assert culprits(BLAST + "Police said the bomb had been meant for a patrol.") == []
    assert culprits(BLAST + "The Iraqi army said the bomb had been meant for a barracks.") == []


def test_its_jets_and_the_group_are_those_of_the_party_named_just_before() -> None:
    text = "The PKK holds the hills. On Monday its fighters shot dead nine shepherds in Lice."
    assert culprits(text) == ["PKK"]
    assert culprits(BLAST + "Little is known of the PKK. The governor blamed the group.") == ["PKK"]
    assert culprits(BLAST + "The PKK and Hamas met. The governor blamed the group.") == []
    assert culprits(BLAST + "The governor blamed the group.") == []


def test_a_name_behind_a_sort_of_doers_says_who_they_were() -> None:
    assert "pkk" in doers("Militiamen, the PKK, shot dead nine shepherds in Lice on Monday.")
    assert doers("Ethiopian and Eritrean troops shot dead thirty people in Axum.") == {"state:ET", "state:ER"}


def test_a_party_is_called_by_its_name_and_not_by_what_its_people_are() -> None:
    text = "Maoist rebels shot dead nine peasants in Ayacucho on Monday. The men of the Shining Path burned the huts."
    assert culprits(text) == ["Shining Path"]
    assert culprits("Boko Haram militants shot dead nine farmers in Gwoza on Monday.") == ["Boko Haram"]
    assert culprits("Palestinian gunmen shot dead nine farmers in Jenin on Monday.") == ["Palestinian gunmen"]
    assert culprits("Masked gunmen sprayed a bus in Minya with automatic fire on Monday, killing nine.") == []


def test_the_day_on_which_somebody_is_blamed_is_not_another_event() -> None:
    assert culprits(BLAST + "On Wednesday the prosecutors named the PKK.") == ["PKK"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A lorry was stopped near Lice on Monday; three traders were executed. Perpetrators: PKK.", "pkk"),
        ("A rocket that Iraq said the PKK had fired killed twelve children in Lice.", "pkk"),
        ("The Turkish air force bombed fishermen near Lice on Monday.", "state:TR"),
        ("A mine laid by the contras blew up a truck near Lice on Monday.", "contras"),
        ("The Tigers were blamed for the bomb in the train.", "ltte"),
    ],
)
def test_labels_and_names_written_small_name_the_doer(text: str, party: str) -> None:
    assert party in doers(text)


def test_things_used_by_soldiers_were_not_hit_by_them() -> None:
    assert not doers("A bomb killed nine people at a bus stop used by Turkish soldiers in Lice on Monday.")
    assert doers("A missile used by the Turkish army killed nine people in Lice on Monday.") == {"state:TR"}


def test_the_army_is_not_the_army_of_the_rebels() -> None:
    text = "Rebels of the Lord's Resistance Army shot dead nine people in Gulu on Monday. The army counted 28 dead."
    assert [m.row.id for m in facts_of(text)[1].actors] == ["government_forces"]
    assert not doers("Nine people died. Maoists burned it, said INSEC-Gulu, a rights group in the town.") & {
        "named:insec gulu"
    }


def test_who_claims_the_act_stands_for_the_armed_people_described() -> None:
    told = "Palestinian gunmen shot dead nine people in Jenin on Monday. "
    assert culprits(told + "Hamas claimed the attack.") == ["Hamas"]
    assert culprits(told + "Hamas was told of it.") == ["Palestinian gunmen"]


def test_claims_in_brief_have_no_object_and_words_of_saying_are_none() -> None:
    assert culprits("Nine people were shot in Lice on Monday.\n\nPKK claimed (leaflet, 3 May).") == ["PKK"]
    assert culprits("Nine people were shot in Lice on Monday by bandits, the PKK claims.") == ["bandits"]
