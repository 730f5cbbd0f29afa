"""Log entries that a writer of Solferino would never make: refused where they are read, named by the audit."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.preserve.vault_aids import NOW, new_vault

from solferino.errors import BrokenVault
from solferino.preserve import Vault, audit, erase
from solferino.preserve.disk import Disk
from solferino.preserve.edge import load
from solferino.preserve.log import append

DIGEST = "a" * 64
WHOLE = {"size_bytes": 1, "media_type": "text/plain", "name": "a", "location": "/a", "details": {}}


def forge(vault: Vault, leaf: bytes) -> None:
    """Log any bytes, as a forger would who has the whole folder."""
    append(vault.path / "log", load(vault.path / "log", vault.checkpoint), [leaf], Disk())
    vault.reload()


def leaf(action: str, about: str, detail: dict[str, Any]) -> bytes:
    return json.dumps({"about": about, "action": action, "at": NOW.isoformat(), "by": "x", "detail": detail}).encode()


@pytest.mark.parametrize(
    "data",
    [
        leaf("receive", "/etc/passwd", WHOLE),
        leaf("receive", DIGEST, {key: value for key, value in WHOLE.items() if key != "details"}),
        leaf("receive", DIGEST, {**WHOLE, "size_bytes": True}),
        leaf("derive", f"../{DIGEST}", WHOLE),
        leaf("tombstone", "../../x", {}),
        leaf("anchor", "o", {}),
        leaf("anchor", "o", {"kind": "rfc3161", "log_size": 1, "files": {}, "says": {}}),
        leaf("anchor", "o", {"kind": "opentimestamps", "log_size": 1, "files": {"../x": DIGEST}, "says": {}}),
        b"[" * 60_000,
    ],
)
def test_entries_of_another_shape_are_refused_and_named(tmp_path: Path, data: bytes) -> None:
    vault = new_vault(tmp_path)
    forge(vault, data)
    with pytest.raises(BrokenVault, match="log entry 1 cannot be read"):
        vault.events()
    assert ("entries", "log entry 1") in {(fault.kind, fault.where) for fault in audit(vault.path)}


def test_an_id_that_is_a_path_destroys_no_file_outside(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    victim = tmp_path / "victim.key"
    victim.write_bytes(b"mine")
    (vault.path / "objects" / "sealed").mkdir()
    named = "../../../victim"
    forge(vault, leaf("seal", named, {"commitment": "", "ciphertext_sha256": "", "key_sha256": ""}))
    with pytest.raises(BrokenVault):
        erase(vault, named, reason="r", basis="b", act=("x", NOW))
    assert victim.read_bytes() == b"mine"
