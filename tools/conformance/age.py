"""age: the C2SP/CCTV vectors, by the library that seals. What it takes or refuses otherwise than asked is pinned."""

import hashlib
import zlib
from pathlib import Path

import pyrage
from tools.conformance.outcome import Outcome, outcome

TOO_DEAR = (
    "scrypt_work_factor_23",
)  # asks for 8 GiB; whether the library tries depends on the machine's speed: not run


def run(folder: Path) -> Outcome:
    """All vectors."""
    found = {}
    for path in sorted((folder / "cctv-age" / "testdata").iterdir()):
        head, _, body = path.read_bytes().partition(b"\n\n")
        lines = [line.split(": ", 1) for line in head.decode().splitlines()]
        fields = {name: value for name, value in lines if name != "identity"}
        identities = [value for name, value in lines if name == "identity"]
        if fields.get("compressed") == "zlib":
            body = zlib.decompress(body)
        if path.name in TOO_DEAR:
            found[path.name] = False
            continue
        found[path.name] = _decrypted(body, identities, fields.get("passphrase")) == _wanted(fields)
    return outcome("CCTV age vectors", found)


def _wanted(fields: dict[str, str]) -> str | None:
    return fields["payload"] if fields["expect"] == "success" else None


def _decrypted(body: bytes, identities: list[str], passphrase: str | None) -> str | None:
    """SHA-256 of what comes out, None where it is refused."""
    try:
        if passphrase is not None:
            plain = pyrage.passphrase.decrypt(body, passphrase)
        else:
            plain = pyrage.decrypt(body, [pyrage.x25519.Identity.from_str(text) for text in identities])
    except (pyrage.DecryptError, pyrage.IdentityError):
        return None
    return hashlib.sha256(plain).hexdigest()
