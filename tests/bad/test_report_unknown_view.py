"""A view that does not exist: nothing is written rather than too much."""

import pytest
from tests.report.cases import dossier

from solferino import report
from solferino.errors import InvalidValue


@pytest.mark.parametrize("format", report.FORMATS)
@pytest.mark.parametrize("view", ["", "Public", "all", "press"])
def test_unknown_view_writes_nothing(view: str, format: str) -> None:
    with pytest.raises(InvalidValue, match="restricted, partner, public"):
        report.write(dossier(view), format)
