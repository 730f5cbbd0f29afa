"""Places of two public sets against the floors: names given, and found in raw text."""

import json
from pathlib import Path

import pytest
from bench import places

pytestmark = pytest.mark.shared
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))["places"]


@pytest.mark.parametrize("name", places.SETS)
def test_places_reach_their_floors(shared: Path, name: str) -> None:
    if not (shared / "bench" / "places").is_dir():
        pytest.skip("needs shared/bench/places")
    given = places.given_names(name, "all", 0)["all"]
    raw = places.raw_text(name, "all", 0)
    assert given["within_161_km"] >= FLOORS[f"{name} given"]
    assert raw["placed_f1"] >= FLOORS[f"{name} raw f1"]
