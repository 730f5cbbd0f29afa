"""Places by name."""

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


def test_every_hand_row_is_found_by_its_name_and_example(gazetteer: Gazetteer) -> None:
    for row in records("gazetteer/regions.toml", "region"):
        assert any(e.id == f"region:{row['id']}" for e in gazetteer.lookup(row["name"])), row["id"]
        assert row["name"].split()[0] in row["example"]


def test_every_country_row_has_a_place(gazetteer: Gazetteer) -> None:
    rows = records("countries.toml", "country")
    placed = [row["iso2"] for row in rows if gazetteer.country(row["iso2"])]
    assert len(placed) >= 240
    adjectives = [row for row in rows if row.get("adjectives")]
    assert len(adjectives) >= 170


def test_opening_reads_only_the_head_of_the_file() -> None:
    data = raw("gazetteer/places.bin")
    places = PackedPlaces(data, "places.bin")
    assert places.entries > 230_000
    assert places.names > 500_000
    held = sum(len(getattr(places, name)) for name in ("_zones", "_units"))
    assert held < 5_000, "names and entries stay in the file"


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
