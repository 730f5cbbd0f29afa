"""Which words name places, and which place of a name is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.reading_aids import document

from solferino.extract.bearings import MARGIN
from solferino.extract.spotting import toponyms
from solferino.extract.toponyms import Toponym, named
from solferino.model.document import Document
from solferino.model.geometry import distance_m
from solferino.vocab.vocabulary import load


def found(text: str) -> dict[str, Toponym]:
    return {toponym.name: toponym for toponym in toponyms(document(text), load())}


SPOTTED = [
    ("Two shells fell in Uman.", ["Uman"]),
    ("The road from Homs to Hama was closed.", ["Homs", "Hama"]),
    ("They fled the Middle East, Darfur and the Horn of Africa.", ["Middle East", "Darfur", "Horn of Africa"]),
    ("A boat sank in the Black Sea.", ["Black Sea"]),
    ("GOMA (Reuters) - Two people died.", ["GOMA"]),
    ("He lives in Tulsa, Okla., with his wife.", ["Tulsa", "Okla."]),
    ("The fire was in Metcalfe County.", ["Metcalfe County"]),
    ("Ukraine's president spoke.", ["Ukraine"]),
    ("The United States said no.", ["United States"]),
]


@pytest.mark.parametrize(("text", "names"), SPOTTED, ids=lambda value: str(value)[:30])
def test_names_of_places_are_found(text: str, names: list[str]) -> None:
    assert list(found(text)) == names


NO_PLACES = [
    "Russian troops came back.",
    "Mr Paris Hilton said that nothing had happened.",
    "Judge Florence Jordan ruled against him.",
    "The White House denied it.",
    "It cost US$40 and everything is OK now.",
    "On Sunday the Ministry of Health spoke.",
    "Dr Milan Kharkov went home.",
    "",
    "!!! ??? 123",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_people_their_adjectives_and_governments_are_no_places(text: str) -> None:
    assert found(text) == {}


MEANT = [
    ("Shells hit Uman in central Ukraine.", "Uman", (48.75, 30.22)),
    ("The fair in Uman, south of Mérida in Yucatán, Mexico, was cancelled.", "Uman", (20.88, -89.75)),
    ("He came from Paris, Texas, to see her.", "Paris", (33.66, -95.55)),
    ("In France, Paris was quiet.", "Paris", (48.85, 2.35)),
    ("Rockets fell on Vuhledar and Chuhuiv in Ukraine.", "Vuhledar", (47.78, 37.25)),
    ("Rockets fell on Vuhledar and Chuhuiv in Ukraine.", "Chuhuiv", (49.84, 36.69)),
    ("Rockets fell near Chernihiv.", "Chernihiv", (51.51, 31.29)),
    ("Fighting went on in the Zaporizhzhya region of Ukraine.", "Zaporizhzhya", (47.85, 35.12)),
    ("Fighting in Sa'ada and Hodeidah, Yemen.", "Sa'ada", (16.94, 43.76)),
    ("Georgia and Alabama, two states of the U.S., sent help to Texas.", "Georgia", (32.75, -83.5)),
    ("Georgia, Armenia and Azerbaijan signed.", "Georgia", (42.0, 43.5)),
]


@pytest.mark.parametrize(("text", "name", "point"), MEANT, ids=lambda value: str(value)[:40])
def test_the_text_decides_which_place_of_a_name_is_meant(text: str, name: str, point: tuple[float, float]) -> None:
    toponym = found(text)[name]
    assert toponym.point is not None
    assert distance_m(*toponym.point, *point) < 100_000


def test_what_the_text_leaves_open_keeps_its_candidates() -> None:
    toponym = found("Something happened in San Juan.")["San Juan"]
    assert toponym.entry is None or len(toponym.entries) > 1
    assert MARGIN > 0
    village = found("Ukraine: the village of Ivanivka was shelled.")["Ivanivka"]
    assert village.entry is None
    assert len(village.entries) > 3


def test_names_that_are_given_need_no_evidence() -> None:
    text = "Turkish and Homs"
    answers = named(document(text), [(0, 7), (12, 16)], load())
    assert [t.entry.id if t.entry else None for t in answers] == ["country:TR", "169575"]


def test_places_of_two_countries_stay_apart_over_a_long_text() -> None:
    text = "In Ukraine shells fell on Uman. " + "Nothing else was known. " * 200 + "In Syria they fell on Homs."
    answers = found(text)
    assert {answers["Uman"].entry and answers["Uman"].entry.country, answers["Homs"].entry and "SY"} == {"UA", "SY"}


TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)


@given(TEXT)
def test_no_text_breaks_it_and_offsets_hold_in_any_script(text: str) -> None:
    for toponym in toponyms(Document("0" * 64, "x", "text/1", text, "en"), load()):
        assert text[toponym.start : toponym.end] == toponym.name
        assert toponym.entry is None or toponym.entry in toponym.entries


NAMES = st.sampled_from(
    ["Uman", "Paris", "Чугуїв", "San José", "Gaza", "حلب", "London, Ont.", "the Nile", "U.S.", "Kivu"]
)


@given(st.lists(st.one_of(NAMES, st.sampled_from(["in", "and", ",", "said", "Mr", ".", "\n"])), max_size=30))
def test_names_in_any_order_give_the_same_answer_twice(words: list[str]) -> None:
    text = " ".join(words)
    first, second = (toponyms(document(text), load()) for _ in range(2))
    assert first == second
