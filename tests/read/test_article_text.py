"""Web pages of newspapers against the text that people marked on them; the figure of `bench/article_text.py`."""

import json
from pathlib import Path

import pytest
from bench.article_text import score

FLOORS = Path(__file__).parents[1] / "corpus" / "floors.json"


@pytest.mark.shared
def test_reports_on_pages_are_found(shared: Path) -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))["article_text"]["shingle_f1"]
    assert score(shared / "bench" / "article-text").f1 >= floor
