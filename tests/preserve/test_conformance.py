"""The public suites come out as pinned: `python -m tools.conformance` prints the counts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tools.conformance.outcome import Outcome
from tools.conformance.suites import SUITES, Pinned


@pytest.mark.shared
@pytest.mark.parametrize(("run", "pinned"), SUITES, ids=lambda part: getattr(part, "__module__", "").rsplit(".", 1)[-1])
def test_suite_comes_out_as_pinned(shared: Path, run: Callable[[Path], Outcome], pinned: Pinned) -> None:
    found = run(shared / "conformance")
    assert (found.cases, found.deviations) == (pinned.cases, pinned.deviations), found.line()
