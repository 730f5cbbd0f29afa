"""What an audit names: something that is not as the log says."""

from dataclasses import dataclass

ORPHAN = "orphan"
RESTORE = "restore this file from a copy you trust; keep the damaged one as evidence"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as the log says. `where` is a path below the vault."""

    kind: str
    where: str
    what: str
    hint: str = RESTORE
