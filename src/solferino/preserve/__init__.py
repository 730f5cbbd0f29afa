"""The vault: objects written once, an append-only log, and the audit of both."""

from solferino.preserve.against import against
from solferino.preserve.audit import audit
from solferino.preserve.bag import Bagged, write_bag
from solferino.preserve.fault import ORPHAN, Fault
from solferino.preserve.keys import Signer, create, unlock
from solferino.preserve.leaves import AUDIT, EXPORT
from solferino.preserve.signing import introduce, sign_newest
from solferino.preserve.vault import Vault
from solferino.preserve.writer import Writer

__all__ = [
    "AUDIT",
    "EXPORT",
    "ORPHAN",
    "Bagged",
    "Fault",
    "Signer",
    "Vault",
    "Writer",
    "against",
    "audit",
    "create",
    "introduce",
    "sign_newest",
    "unlock",
    "write_bag",
]
