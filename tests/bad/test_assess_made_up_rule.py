"""A rulebook that cites a rule outside the closed registry stops the assessment."""

from dataclasses import replace

import pytest
from tests.assess.cases import Saying, assessed, report

from solferino.errors import UnknownRule
from solferino.vocab import law


def test_made_up_sub_paragraph_is_refused_when_it_would_be_cited() -> None:
    book = law.load()
    forged = tuple(replace(row, norms_iac=(*row.norms_iac, "ap1-51-9")) for row in book.indicators)
    one = report("Outlet A", Saying((), objects=[("hospital", "hit")]))
    with pytest.raises(UnknownRule, match="ap1-51-9"):
        assessed(one, book=replace(book, indicators=forged))
