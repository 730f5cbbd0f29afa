"""Places by name."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.errors import BrokenRow
from solferino.model.geometry import EARTH_RADIUS_M, distance_m
from solferino.vocab.gazetteer import Gazetteer, fold
from solferino.vocab.gazetteer.packed import PackedPlaces
from solferino.vocab.rows import raw, records


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize("name", ["Chuhuiv", "Chuguev", "Чугуїв", "chuhuiv", "CHUHUIV"])
def test_spellings_and_scripts_lead_to_one_place(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name)[0].id == "710374"


def test_small_towns_are_known(gazetteer: Gazetteer) -> None:
    (entry,) = gazetteer.lookup("Vuhledar")
    assert (entry.country, entry.timezone) == ("UA", "Europe/Kyiv")
    assert distance_m(entry.lat_deg, entry.lon_deg, 47.78, 37.25) < 2_000
    assert 2_000 < entry.radius_m < 5_000


def test_all_candidates_are_kept_most_populous_first(gazetteer: Gazetteer) -> None:
    assert [e.country for e in gazetteer.lookup("Uman")] == ["UA", "MX"]


def test_unknown_names_give_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Qwertyville-on-Nowhere") == ()
    assert gazetteer.lookup("") == ()
    assert not gazetteer.has("Qwertyville")


@pytest.mark.parametrize("name", ["Kharkiv region", "Kharkiv Oblast", "Kharkiv"])
def test_designators_are_left_aside_for_regions(gazetteer: Gazetteer, name: str) -> None:
    found = gazetteer.lookup_region(name)
    assert [(e.kind, e.admin1) for e in found] == [("province", "UA.07")]


@pytest.mark.parametrize(
    ("name", "country"), [("Ukraine", "UA"), ("DR Congo", "CD"), ("Palestine", "PS"), ("Burma", "MM"), ("Syria", "SY")]
)
def test_countries_go_by_their_names(gazetteer: Gazetteer, name: str, country: str) -> None:
    found = gazetteer.lookup(name)[0]
    assert (found.kind, found.id) == ("country", f"country:{country}")


def test_ids_lead_back_to_their_place(gazetteer: Gazetteer) -> None:
    for name in ("Uman", "Ukraine", "Donbas", "Rafah"):
        entry = gazetteer.lookup(name)[0]
        assert gazetteer.entry(entry.id) == entry
    province = gazetteer.lookup_region("Kharkiv region")[0]
    assert gazetteer.entry(province.id) == province
    assert gazetteer.entry("1") is None
    assert gazetteer.entry("nonsense") is None


REGIONS = records("gazetteer/regions.toml", "region")
DESIGNATORS = records("gazetteer/designators.toml", "designator")
PROVINCES = records("gazetteer/provinces.toml", "province")


@pytest.mark.parametrize("row", REGIONS, ids=lambda row: row["id"])
def test_a_region_is_found_by_all_its_names(gazetteer: Gazetteer, row: dict[str, Any]) -> None:
    for name in (row["name"], *row.get("other_names", ())):
        assert any(e.id == f"region:{row['id']}" for e in gazetteer.lookup(name)), name
    assert any(name in row["example"] for name in (row["name"], *row.get("other_names", ())))


@pytest.mark.parametrize("row", REGIONS, ids=lambda row: row["id"])
def test_a_region_holds_the_settlements_its_row_names_and_not_the_one_outside(
    gazetteer: Gazetteer, row: dict[str, Any]
) -> None:
    def away(place: str) -> float:
        name, _, country = place.partition(":")
        town = next(e for e in gazetteer.lookup(name) if e.kind == "settlement" and e.country == country)
        return distance_m(row["lat_deg"], row["lon_deg"], town.lat_deg, town.lon_deg)

    assert all(away(place) <= row["radius_km"] * 1000 for place in row["contains"])
    assert away(row["outside"]) > row["radius_km"] * 1000


@pytest.mark.parametrize("row", DESIGNATORS, ids=lambda row: row["word"])
def test_a_designator_is_left_aside_where_its_row_says(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    assert gazetteer.lookup_region(row["example"]), row["example"]
    if "counter_example" in row:
        assert not gazetteer.lookup_region(row["counter_example"]), row["counter_example"]


@pytest.mark.parametrize("row", PROVINCES, ids=lambda row: row["code"])
def test_a_province_goes_by_the_names_kept_by_hand(gazetteer: Gazetteer, row: dict[str, Any]) -> None:
    for name in row.get("other_names", ()):
        assert any(e.admin1 == row["code"] for e in gazetteer.lookup_region(name)), name


@pytest.mark.parametrize(
    ("written", "known"), [("Chuhuyev", "Chuhuyiv"), ("Vugledar", "Vuhledar"), ("Kramatorsk'", "Kramatorsk")]
)
def test_names_written_over_in_another_way_are_proposed(gazetteer: Gazetteer, written: str, known: str) -> None:
    assert known in [entry.name for entry in gazetteer.near_spellings(written, country="UA")]


def test_nothing_is_proposed_for_what_sounds_like_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.near_spellings("Qwertyville-on-Nowhere", country="UA") == ()


def test_settlements_around_a_point_come_nearest_first(gazetteer: Gazetteer) -> None:
    uman = gazetteer.lookup("Uman")[0]
    found = gazetteer.near(uman.lat_deg, uman.lon_deg, 30_000)
    assert found[0] == uman
    away = [distance_m(uman.lat_deg, uman.lon_deg, e.lat_deg, e.lon_deg) for e in found]
    assert away == sorted(away)
    assert away[-1] <= 30_000


def test_every_country_row_has_a_place(gazetteer: Gazetteer) -> None:
    rows = records("countries.toml", "country")
    placed = [row["iso2"] for row in rows if gazetteer.country(row["iso2"])]
    assert len(placed) >= 240
    adjectives = [row for row in rows if row.get("adjectives")]
    assert len(adjectives) >= 170


def test_opening_reads_only_the_head_of_the_file() -> None:
    places = PackedPlaces(raw("gazetteer/places.bin"), "places.bin")
    assert places.entries > 230_000
    held = [name for name in vars(places.names._blocks) if name == "_listed"]  # noqa: SLF001
    assert held == [], "directories are read at the first question"


def test_a_damaged_block_is_named_when_it_is_asked_for() -> None:
    data = raw("gazetteer/places.bin")
    kept = 2 * len(data) // 3
    places = PackedPlaces(data[:kept] + bytes(len(data) - kept), "places.bin")
    with pytest.raises(BrokenRow, match="damaged"):
        for row in range(1, 180):
            for column in range(0, 360, 7):
                places.in_square(row - 90, column - 180)


@pytest.mark.parametrize("cut", [0, 7, 100, -1])
def test_damaged_file_is_named_with_what_to_do(cut: int) -> None:
    data = raw("gazetteer/places.bin")
    with pytest.raises(BrokenRow, match="install Solferino again"):
        PackedPlaces(data[:cut], "places.bin")


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


POINT = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(POINT, POINT)
def test_distance_is_the_same_both_ways_and_never_more_than_half_round(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    there, back = distance_m(*a, *b), distance_m(*b, *a)
    assert there == pytest.approx(back, abs=1e-3)
    assert 0 <= there <= 3.1416 * EARTH_RADIUS_M
