"""Ed25519: C2SP/wycheproof, by the library that the program signs with and by the routine in the bag's `verify.py`."""

import json
from collections.abc import Callable
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from tools.conformance.outcome import Outcome, outcome

from solferino.preserve.kit.verify import ed25519


def run(folder: Path) -> Outcome:
    """All cases by the library."""
    return outcome("Wycheproof Ed25519", _cases(folder, _by_library))


def run_kit(folder: Path) -> Outcome:
    """All cases by the routine that travels with an export."""
    return outcome("Wycheproof Ed25519, by verify.py", _cases(folder, ed25519))


def _by_library(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _cases(folder: Path, verify: Callable[[bytes, bytes, bytes], bool]) -> dict[str, bool]:
    data = json.loads((folder / "wycheproof-subset" / "ed25519_test.json").read_bytes())
    found = {}
    for group in data["testGroups"]:
        public = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            good = verify(public, bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]))
            found[f"{case['tcId']} {case['comment']}"] = good == (case["result"] == "valid")
    return found
