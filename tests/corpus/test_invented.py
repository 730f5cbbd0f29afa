"""The whole program on each set of invented reports, against its floors."""

import json
from pathlib import Path

import pytest
from bench.reports import measure
from tests.corpus.annotations import INVENTED, SETS

FLOORS: dict[str, float] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
AT_LEAST = ("fields_f1", "accounts_f1")
AT_MOST = ("false_accounts_over_negatives", "unanchored")
WITH_FLOORS = tuple(name for name in SETS if f"invented_{name}_{AT_LEAST[0]}" in FLOORS)  # not yet those just written


@pytest.mark.parametrize("name", WITH_FLOORS)
def test_set_reaches_its_floors(name: str) -> None:
    figures = measure(INVENTED / name).figures
    floors = {figure: FLOORS[f"invented_{name}_{figure}"] for figure in (*AT_LEAST, *AT_MOST)}
    reached = {figure: round(figures[figure], 3) for figure in floors}
    assert [figure for figure in AT_LEAST if figures[figure] < floors[figure]] == [], (reached, floors)
    assert [figure for figure in AT_MOST if figures[figure] > floors[figure]] == [], (reached, floors)


def test_every_floor_of_an_invented_set_is_compared() -> None:
    known = {f"invented_{name}_{figure}" for name in WITH_FLOORS for figure in (*AT_LEAST, *AT_MOST)}
    assert {name for name in FLOORS if name.startswith("invented_")} == known
