"""The vault: objects written once, an append-only log, and the audit of both."""

from solferino.preserve.against import against
from solferino.preserve.anchors import Anchors, describe, policy_faults, policy_size
from solferino.preserve.audit import audit
from solferino.preserve.bag import Bagged, free_place, preserved, write_bag
from solferino.preserve.disk import Disk
from solferino.preserve.fault import ORPHAN, Fault
from solferino.preserve.inspecting import Inspected, inspect
from solferino.preserve.keys import STATE, Signer, create, forget, unlock
from solferino.preserve.leaves import ANCHOR, AUDIT, EXPORT
from solferino.preserve.note import COSIGNATURE, parse_key
from solferino.preserve.ots import parse_headers
from solferino.preserve.policy import parse as parse_policy
from solferino.preserve.sealing import (
    Erasure,
    Unsealed,
    create_custodian,
    erase,
    loaded,
    seal,
    sealed,
    unlock_custodian,
    unseal,
)
from solferino.preserve.signing import introduce, log_keys, sign_newest, signed_size
from solferino.preserve.stamp import certificates
from solferino.preserve.vault import Vault
from solferino.preserve.witness import cosign, last_seen
from solferino.preserve.writer import Writer

__all__ = [
    "ANCHOR",
    "AUDIT",
    "COSIGNATURE",
    "EXPORT",
    "ORPHAN",
    "STATE",
    "Anchors",
    "Bagged",
    "Disk",
    "Erasure",
    "Fault",
    "Inspected",
    "Signer",
    "Unsealed",
    "Vault",
    "Writer",
    "against",
    "audit",
    "certificates",
    "cosign",
    "create",
    "create_custodian",
    "describe",
    "erase",
    "forget",
    "inspect",
    "introduce",
    "last_seen",
    "parse_headers",
    "parse_key",
    "parse_policy",
    "policy_faults",
    "policy_size",
    "preserved",
    "seal",
    "sealed",
    "sign_newest",
    "unlock",
    "unlock_custodian",
    "unseal",
    "free_place",
    "loaded",
    "write_bag",
    "log_keys",
    "signed_size",
]
