"""Where a name stands as a place of an event, in which role, and what becomes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.reading_aids import facts_of, only, read

from solferino.model.geometry import distance_m

ROLES = [
    ("A shell fell in Uman.", [("Uman", "site")]),
    ("Vuhledar was shelled overnight.", [("Vuhledar", "site")]),
    ("Rockets rained down on Chernihiv.", [("Chernihiv", "site")]),
    ("An airstrike on Pazigyi killed 20 people.", [("Pazigyi", "site")]),
    ("Two died in the Kharkiv region.", [("Kharkiv region", "region")]),
    ("Two died in central Mosul.", [("Mosul", "site")]),
    ("Two died in eastern Ukraine.", [("Ukraine", "region")]),
    ("A bomb burst near Baghdad.", [("Baghdad", "near")]),
    ("Two died in western Kabul.", [("Kabul", "site")]),
    ("Two died in northern Idlib.", [("Idlib", "region")]),
    ("Two died in the south of Chad.", [("Chad", "region")]),
    ("Two died to the south of Chad.", [("Chad", "near")]),
    ("Two pupils were shot dead in the North-West.", [("North-West", "region")]),
    ("Gunmen killed two in the hills of Nuba.", [("Nuba", "region")]),
    ("A missile hit the Black Sea port of Odesa.", [("Black Sea", "region"), ("Odesa", "site")]),
    ("Two died in the port of Odesa.", [("Odesa", "site")]),
    ("A strike hit Hajjah's Mustaba district.", [("Hajjah", "region"), ("Mustaba district", "region")]),
    ("A bomb killed two near the Borno state capital, Maiduguri.", [("Maiduguri", "near")]),
    ("Some 20 kilometres short of Sebba men opened fire.", [("Sebba", "near")]),
    ("An hour's drive from Sebba men shot two people dead.", [("Sebba", "near")]),
    ("A bomber killed 33 people at a tribal meeting in Abu Ghraib.", [("Abu Ghraib", "site")]),
    ("After a meeting in Abu Ghraib the minister said two people had been killed.", []),
    ("Two died in Hamouria, according to the Observatory in Britain.", [("Hamouria", "site")]),
    ("A convoy was hit 40 km north-west of El Fasher.", [("El Fasher", "near")]),
    (
        "13 July 2019: Noukeltouoga, Gourma province: two men were shot dead.",
        [("Noukeltouoga", "site"), ("Gourma province", "region")],
    ),
    ("A mortar round hit the Barakh resort.", [("Barakh resort", "site")]),
    ("An airstrike on Sagaing village killed two.", [("Sagaing", "region")]),
    ("Two died in the West Bank.", [("West Bank", "region")]),
    ("A boat was hit in the Black Sea.", [("Black Sea", "region")]),
    ("Ten were killed in the Horn of Africa.", [("Horn of Africa", "region")]),
    ("A mine blew up a bus on the road between Garowe and Bosaso.", [("Garowe", "near"), ("Bosaso", "near")]),
    ("A car was shot at on the highway from Kabul to Kandahar.", [("Kabul", "near"), ("Kandahar", "near")]),
    ("A bomb killed two in Omagh, Co. Tyrone.", [("Omagh", "site"), ("Tyrone", "region")]),
    (
        "A bomber killed 12 people in Lashkar Gah, the provincial capital of Helmand.",
        [("Lashkar Gah", "site"), ("Helmand", "region")],
    ),
    (
        "A bomb killed two in the Karrada district of Baghdad.",
        [("Karrada district", "site"), ("Baghdad", "site")],
    ),
    (
        "Shells killed four in the Masisi district of North Kivu.",
        [("Masisi district", "region"), ("North Kivu", "region")],
    ),
    ("Two died in the Jaran area of central Mali.", [("Jaran", "region"), ("Mali", "region")]),
    ("Five were shot dead in Tumaco, Nariño.", [("Tumaco", "site"), ("Nariño", "region")]),
    ("Two died in Douma, Damascus.", [("Douma", "site"), ("Damascus", "site")]),
    ("A strike in Aleppo's eastern countryside killed six.", [("Aleppo", "region")]),
    ("Two farmers were killed in Yemen's Hadramawt.", [("Hadramawt", "region")]),
    ("A drone killed a man at the Kuwait roundabout.", [("Kuwait roundabout", "site")]),
    ("An air strike hit the Salam Nasser Hospital.", [("Salam Nasser Hospital", "site")]),
    ("Gunmen stormed the Hotel Wardan in Baidoa.", [("Hotel Wardan", "site"), ("Baidoa", "site")]),
    ("A bomb exploded in Jolo cathedral.", [("Jolo", "site")]),
    ("Gunmen burned 40 houses in Port-au-Prince.", [("Port-au-Prince", "site")]),
    (
        "Novaya Zarka, Shebekino district: a drone hit a house at about noon.",
        [("Novaya Zarka", "site"), ("Shebekino district", "region")],
    ),
    ("A bomb exploded near the Senchara Muen pagoda.", [("Senchara Muen pagoda", "near")]),
    ("Shells hit Mbau, a village north of Beni.", [("Mbau", "site")]),
    ("Bandits raided Kuru-Kuru and Jarka villages.", [("Kuru-Kuru", "site"), ("Jarka", "site")]),
    (
        "Kozarka and Gora-Padol in the same district were also under fire.",
        [("Kozarka", "site"), ("Gora-Padol", "site")],
    ),
    ("Villagers of Kirtash said gunmen killed nine people.", [("Kirtash", "site")]),
    ("Residents of Aleppo said shells fell on a school in Azaz.", [("Azaz", "site")]),
    ("A blast in the Afghan capital, Kabul, killed 80.", [("Kabul", "site")]),
    ("A bomb went off near the police headquarters in Bismil.", [("Bismil", "site")]),
    ("In Geneva, the office said 30 people were killed in Hama.", [("Hama", "site")]),
    (
        "Five dead in Ramat Gan; Iran says an ambulance was bombed in Tabriz.",
        [("Ramat Gan", "site"), ("Tabriz", "site")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ROLES, ids=lambda value: str(value)[:40])
def test_a_place_has_the_role_its_words_give_it(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [place for fact in facts_of(text) for place in fact.places]
    assert [(place.name, place.role) for place in found] == wanted


NOWHERE = [
    "An aid group in Khartoum said so.",
    "The wounded were taken to the hospital in Haifa.",
    "Moscow denied it.",
    "He flew from Paris to Berlin.",
    "Ann London saw it.",
    "One of the dead was a citizen of Canada.",
    "Rights Solidarity, in Geneva, confirmed three names.",
    "Russian troops fired rockets.",
    "At Connaught Hospital doctors counted nine dead.",
    "The bus, bound for Medan, came under fire.",
    "The ministry in Sana counted ten dead.",
    "The claims of the Kiev regime were denied at 20:15 Moscow time.",
    "The attackers came from the direction of the Rusizi river.",
    "Six were killed on the East-West Highway.",
    "Fighting between Armenia and Azerbaijan killed two civilians.",
    "The charity, which has its office in Nairobi, counted ten dead.",
    "Brent crude rose in Asian trading.",
    "A shell fell near the Blue Kiosk Monument.",
]


@pytest.mark.parametrize("text", NOWHERE)
def test_where_nothing_happened_is_no_place_of_an_event(text: str) -> None:
    assert [place.name for fact in facts_of(text) for place in fact.places] == []


def test_a_distance_gives_a_point_with_a_radius_that_holds_it() -> None:
    account = only("Four people were killed in Sudan in a strike 40 km north-west of El Fasher.")
    place = next(p.value for p in account.places if p.value.role == "near")
    assert place.lat_deg is not None
    assert place.lon_deg is not None
    away = distance_m(place.lat_deg, place.lon_deg, 13.63, 25.35)
    assert 35_000 < away < 45_000
    assert place.lat_deg > 13.63
    assert place.lon_deg < 25.35
    assert place.radius_m is not None
    assert place.radius_m >= 10_000


def test_a_facility_stands_by_the_town_it_is_named_after_without_its_number() -> None:
    account = only("Six people were killed in Ukraine when missiles hit the Chuhuiv Air Base.")
    place = account.places[0].value
    assert (place.country, place.kind, place.gazetteer_id) == ("UA", "facility", None)
    assert place.lat_deg == pytest.approx(49.84, abs=0.05)
    assert place.candidates


def test_several_villages_of_one_name_are_candidates_without_a_point() -> None:
    account = only("Two people were killed when the village of Ivanivka in Ukraine was shelled.")
    place = next(p.value for p in account.places if p.value.name == "Ivanivka")
    assert (place.country, place.lat_deg) == ("UA", None)
    assert len(place.candidates) > 1


def test_an_unknown_village_keeps_its_name_and_country() -> None:
    place = only("Two people were killed in the village of Qwertivka in Ukraine.").places[0].value
    assert (place.name, place.country, place.lat_deg) == ("Qwertivka", "UA", None)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ten people were killed in Uman, the Ukrainian police said.", "UA"),
        ("Ten people were killed in Uman, in Mexico's state of Yucatán.", "MX"),
        ("Ten people were killed in Tripoli. Libyan officials blamed nobody.", "LY"),
        ("Ten people were killed in Tripoli, Lebanon.", "LB"),
    ],
)
def test_the_country_spoken_of_decides_between_places_of_one_name(text: str, country: str) -> None:
    (account,) = read(text).accounts
    assert account.places[0].value.country == country


def test_a_unit_of_an_unknown_name_is_not_looked_for_in_another_country() -> None:
    (account,) = read(
        "In the Democratic Republic of the Congo, four people were killed in Mekuma, Mambasa territory."
    ).accounts
    assert {place.value.country for place in account.places} == {"CD"}


def test_a_headline_about_two_places_lends_an_event_only_its_own() -> None:
    text = (
        "Car bomb kills 17 in Sidon; engineer seized in Beirut\n\n"
        "A car bomb killed 17 people in Sidon on Thursday, police said.\n\n"
        "In another attack gunmen abducted an engineer in Beirut."
    )
    first = read(text).accounts[0]
    assert [place.value.name for place in first.places if place.value.role == "site"] == ["Sidon"]


def test_an_event_of_another_day_does_not_take_over_the_place_told_before() -> None:
    text = (
        "Two drivers were shot dead in Garm on 3 February 2022.\n\n"
        "On 14 February 2022 a mine killed a boy and his uncle beneath a lorry."
    )
    later = [a for a in read(text).accounts if a.event_type and a.event_type.value == "mine_or_uxo"]
    assert [place.value.name for account in later for place in account.places] == []


PIECES = [
    "Four people were killed", "in", "near", "40 km north of", "Uman", "Чугуїв", "حلب", "the", "West Bank", "district",
    ",", ".", "\n", "Ann", "Air Base", "on Thursday", "by", "Russian troops", "said", "𐍈𐌰", "San José",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_whatever_stands_around_places_their_words_are_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for account in read(text).accounts:
        for place in account.places:
            assert all(text[quote.start : quote.end] == quote.text for quote in place.quotes)
            assert place.value.lat_deg is None or place.value.radius_m


def test_sentence_that_points_at_the_act_adds_its_place() -> None:
    account = only(
        "An airstrike in Uman killed nine people on Thursday. That strike was on the Tel Sultan neighbourhood."
    )
    assert {"Uman", "Tel Sultan"} <= {place.value.name for place in account.places}


def test_place_of_what_an_act_avenged_is_not_its_own() -> None:
    account = only("Gunmen shot dead nine people in Uman on Thursday to avenge raids on mosques in Izium.")
    assert [place.value.name for place in account.places if place.value.role == "site"] == ["Uman"]
