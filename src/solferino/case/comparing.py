"""What a case says beside other cases. A part of `Case`."""

from __future__ import annotations  # the nouns are named in signatures: their modules are loaded when used

from collections.abc import Sequence
from typing import Protocol

from solferino.assess.coding import compared
from solferino.case.reconciling import reconciled
from solferino.case.undercounting import undercount
from solferino.model.coding import Coding
from solferino.model.dossier import Dossier
from solferino.model.reconciliation import Reconciliation
from solferino.model.undercount import Undercount
from solferino.read.coding import sheet


class Shown(Protocol):
    """Whatever shows a register."""

    def dossier(self) -> Dossier: ...


class Comparing:
    """Verbs of a case that look at other cases. They read only; neither log is changed."""

    def reconcile(self: Shown, other: Shown) -> Reconciliation:
        """The incidents of this register against those of another."""
        return reconciled(self.dossier(), other.dossier())

    def undercount(self: Shown, others: Sequence[Shown]) -> Undercount:
        """How many incidents none of the registers holds, with what is assumed, or why that cannot be said."""
        return undercount([self.dossier(), *(other.dossier() for other in others)])

    def code(self: Shown, sheets: Sequence[tuple[str, bytes]], *, program: bool = False) -> Coding:
        """How far coders agree on what the accounts say; each sheet with its coder's name. Raises `UnreadableInput`."""
        dossier = self.dossier()
        read_in = [sheet(data, coder) for coder, data in sheets]
        return compared(read_in, accounts=dossier.accounts, documents=dossier.documents, program=program)
