"""The audit of a case's vault, even of one too damaged to be opened."""

from pathlib import Path

from solferino import preserve
from solferino.case.deriving import Progress, quiet
from solferino.case.layout import VAULT
from solferino.errors import NotACase


def audit_folder(folder: Path, progress: Progress = quiet) -> tuple[preserve.Fault, ...]:
    """Audit the vault of a case, even of one so damaged that it cannot be opened. Raises `NotACase`."""
    if not (folder / VAULT).is_dir():
        raise NotACase("there is no case here", where=str(folder), hint=f"make one with: solferino init {folder}")
    return preserve.audit(folder / VAULT, lambda done, of: progress("audit", done, of))
