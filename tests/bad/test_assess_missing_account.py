"""An incident whose account or document is not given is an error that names it, never an empty assessment."""

import pytest
from tests.assess.cases import Saying, Toll, report

from solferino.assess import assess
from solferino.errors import UnknownItem
from solferino.model.incident import Incident
from solferino.vocab import law

ONE = report("Outlet A", Saying((), [Toll("killed", "civilian", 4)]))


def test_missing_account_is_named() -> None:
    with pytest.raises(UnknownItem, match="account a-missing"):
        assess(
            Incident("i1", ("a-missing",)), accounts=[], claims=[], documents=[], copies=(), decisions=(),
            rulebook=law.load(),
        )  # fmt: skip


def test_missing_document_is_named() -> None:
    with pytest.raises(UnknownItem, match=f"document {ONE.document.id}"):
        assess(
            Incident("i1", (ONE.account.id,)), accounts=[ONE.account], claims=ONE.claims, documents=[], copies=(),
            decisions=(), rulebook=law.load(),
        )  # fmt: skip
