"""What leaves the case is in its log: which form and view, why, and the digest of what was handed out."""

import errno
import hashlib
from dataclasses import dataclass
from datetime import datetime

from solferino.preserve.leaves import EXPORT
from solferino.preserve.vault import Vault

CANNOT_WRITE = frozenset((errno.EROFS, errno.EACCES, errno.EPERM))
ALL = "all"


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What is said of an export beside its digest. Not where to: a path can name whom it is for."""

    form: str
    view: str
    items: str = ALL
    purpose: str = ""


def log_export(vault: Vault, data: bytes, said: HandedOut, *, by: str, now: datetime) -> bool:
    """Log an export; False where the case lies where nothing can be written, as on a disk of evidence."""
    detail = {
        "form": said.form,
        "view": said.view,
        "items": said.items,
        "purpose": said.purpose,
        "sha256": hashlib.sha256(data).hexdigest(),
        "size_bytes": len(data),
    }
    try:
        with vault.writing() as writer:
            writer.record(action=EXPORT, about=vault.origin, detail=detail, by=by, at=now)
    except OSError as error:
        if error.errno not in CANNOT_WRITE:
            raise
        return False
    return True
