"""The vault: objects written once, an append-only log, and the audit of both."""

from solferino.preserve.audit import ORPHAN, Fault, audit
from solferino.preserve.vault import Vault, Writer

__all__ = ["ORPHAN", "Fault", "Vault", "Writer", "audit"]
