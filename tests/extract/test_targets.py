"""What was hit, and what only stands in the sentence."""

import pytest
from tests.extract.reading_aids import facts_of

HIT = [
    ("A shed and a garage burned.", ["shed", "garage"]),
    ("Four houses, a school and two shops were damaged in the shelling.", ["houses", "school", "shops"]),
    ("They damaged four houses, a petrol station and a boys' school.", ["houses", "petrol station", "school"]),
    ("The clinic, two pharmacies and a bakery were looted.", ["clinic", "pharmacies", "bakery"]),
    ("A filling station and several shops lost their windows.", ["filling station", "shops"]),
    ("A vehicle of the charity was fired upon.", ["vehicle"]),
    ("Gunmen in three pick-ups burned huts and boats.", ["huts", "boats"]),
    ("A bomb tore through a crowded bus.", ["bus"]),
]


@pytest.mark.parametrize(("text", "things"), HIT)
def test_all_things_of_a_list_share_what_was_done_to_it(text: str, things: list[str]) -> None:
    found = [m for fact in facts_of(text) for m in fact.objects if m.relation in ("hit", "damaged", "destroyed")]
    words = [" ".join(facts_of(text)[0].sentence.lows[m.first : m.last]) for m in found]
    assert words == things


SPARED = [
    "Gunmen on two motorcycles shot dead a teacher.",
    "He was shot dead at his home in Kano.",
    "A priest was shot in his car as he drove home.",
    "Two bombs exploded in Tarzan Square.",
    "A bomb exploded in Port-Bouet.",
    "Windows burst all along the road.",
]


@pytest.mark.parametrize("text", SPARED)
def test_what_people_ride_live_in_or_name_a_place_by_is_not_hit(text: str) -> None:
    assert [m.row.id for fact in facts_of(text) for m in fact.objects if m.relation != "near"] == []


@pytest.mark.parametrize(
    ("line", "thing"),
    [
        ("A shell crashed through the roof of a bakery in Omdurman.", "bakery"),
        ("A bomb went off in the foyer of a cinema in Kabul.", "cinema"),
        ("Rockets landed in the courtyard of a school in Dilling.", "school"),
        ("A car bomb ripped the front off a hotel in Mogadishu.", "hotel"),
        ("Two cars caught fire when a shell burst in Taiz.", "cars"),
        ("Rebel mortars struck the university canteen in Homs.", "canteen"),
    ],
)
def test_what_was_done_to_a_part_of_a_thing_was_done_to_it(line: str, thing: str) -> None:
    found = [fact for fact in facts_of(line) for _ in fact.objects]
    words = [" ".join(f.sentence.lows[m.first : m.last]) for f in found[:1] for m in f.objects]
    assert [word.split()[-1] for word in words] == [thing]


@pytest.mark.parametrize(
    "line",
    [
        "A booby-trapped motorcycle exploded in front of a shop in Azaz.",
        "A sniper killed a woman on a bridge in Karlovac.",
    ],
)
def test_what_an_act_happened_beside_or_on_was_not_hit(line: str) -> None:
    assert [m.relation for fact in facts_of(line) for m in fact.objects if m.relation != "near"] == []
