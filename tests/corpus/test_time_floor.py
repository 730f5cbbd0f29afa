"""Times of war histories, against the floors."""

import importlib.util
import json
from pathlib import Path

import pytest

from solferino.extract.timex import HISTORY, timexes
from solferino.vocab.vocabulary import load

pytestmark = pytest.mark.shared
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


def test_values_on_war_histories_reach_their_floors(shared: Path, repository: Path) -> None:
    spec = importlib.util.spec_from_file_location("time_wikiwars", repository / "bench" / "time_wikiwars.py")
    assert spec is not None and spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    whole, unseen = bench.Score(), bench.Score()
    paths = sorted((shared / "bench" / "time-wikiwars" / "keyinline").glob("*.xml"))
    for number, path in enumerate(paths):
        text, gold = bench.read(path)
        found = timexes(text, 0, len(text), HISTORY, load())
        whole.add(gold, found)
        if number % 2 == 0:
            unseen.add(gold, found)
    assert whole.gold == 2659
    assert whole.value_f1() >= FLOORS["wikiwars_value_f1"]
    assert unseen.value_f1() >= FLOORS["wikiwars_unseen_value_f1"]
