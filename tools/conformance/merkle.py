"""RFC 6962 proofs: transparency-dev/merkle, inclusion and consistency."""

import base64
import binascii
import json
from pathlib import Path
from typing import Any

from tools.conformance.outcome import Outcome, outcome

from solferino.errors import BadProof
from solferino.preserve.proofs import check_consistency, check_inclusion


def run(folder: Path) -> Outcome:
    """Every case of both kinds."""
    found = {}
    for path in sorted((folder / "rfc6962-merkle" / "testdata").rglob("*.json")):
        kind = path.relative_to(folder / "rfc6962-merkle" / "testdata").parts[0]
        if kind in ("inclusion", "consistency"):
            case = json.loads(path.read_bytes())
            refused = _refused(kind, case)
            found[path.relative_to(folder).as_posix()] = refused == case["wantErr"]
    return outcome("RFC 6962 proofs", found)


def _refused(kind: str, case: dict[str, Any]) -> bool:
    def raw(name: str) -> bytes:
        return base64.b64decode(case[name] or "")

    try:
        proof = [base64.b64decode(item or "") for item in case["proof"] or ()]
        if kind == "inclusion":
            check_inclusion(raw("leafHash"), proof, raw("root"), index=case["leafIdx"], size=case["treeSize"])
        else:
            check_consistency(proof, raw("root1"), raw("root2"), old=case["size1"], new=case["size2"])
    except (BadProof, binascii.Error):
        return True
    return False
