"""OpenTimestamps: the examples of its client, read offline; digests of the files beside them."""

import hashlib
from pathlib import Path

from tools.conformance.outcome import Outcome, outcome

from solferino.errors import BadAnchor
from solferino.preserve.ots import Proof, parse


def run(folder: Path) -> Outcome:
    """Thirteen proofs that must be read, three that must not."""
    base = folder / "ots-examples" / "examples"
    found = {}
    for path in sorted(base.rglob("*.ots")):
        name = path.relative_to(base).as_posix()
        try:
            proof: Proof | None = parse(path.read_bytes())
        except BadAnchor:
            proof = None
        found[name] = (proof is None) if path.parent.name == "invalid" else proof is not None and _honest(path, proof)
    return outcome("OpenTimestamps examples", found)


def _honest(path: Path, proof: Proof) -> bool:
    """The digest is that of the file beside it, where there is one, and no attestation is called checked."""
    beside = path.with_suffix("")
    same = not beside.exists() or hashlib.new(proof.algorithm, beside.read_bytes()).digest() == proof.digest
    words = [found.says({}) for found in proof.attestations]
    return same and bool(words) and all("not checked" in w or "not attested yet" in w for w in words)
