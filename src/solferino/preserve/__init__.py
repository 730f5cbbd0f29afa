"""The vault: objects written once, an append-only log, and the audit of both."""

from solferino.preserve.audit import audit
from solferino.preserve.fault import ORPHAN, Fault
from solferino.preserve.keys import create, unlock
from solferino.preserve.signing import introduce, sign_newest
from solferino.preserve.vault import Vault
from solferino.preserve.writer import Writer

__all__ = ["ORPHAN", "Fault", "Vault", "Writer", "audit", "create", "introduce", "sign_newest", "unlock"]
