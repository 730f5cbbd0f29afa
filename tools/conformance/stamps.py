"""RFC 3161: fixtures of rfc3161-client with their expected verdicts, and five tokens of real authorities."""

import calendar
import hashlib
import subprocess
import tempfile
import time
from pathlib import Path

from cryptography import x509
from tools.conformance.captures import system_roots
from tools.conformance.outcome import Outcome, outcome

from solferino.errors import BadAnchor
from solferino.preserve.kit.verify import parse_stamp
from solferino.preserve.stamp import certificates, check, client_reads, normalised

HELLO = b"hello"
NO_ROOT = "self_signed.tsr"  # of a national authority whose policy certificate is neither in the token nor among roots
# response: (folder, request, good); the message is what the folder's notes say was stamped
FIXTURES = {
    "test_tsa/response.tsr": ("request.der", True),
    "test_tsa/other_response.tsr": ("request.der", False),
    "test_tsa/response-injected-certs.tsr": ("request.der", True),
    "sigstage/response-sha256.tsr": ("", True),
    "sigstage/response-sha384.tsr": ("", True),
    "sigstage/response-sha512.tsr": ("", True),
    "sigstage/response-invalid-signature.tsr": ("", False),
    "sigstage/response-no-embedded-cert.tsr": ("", True),
    "sigstore.mock/response-expired.tsr": ("", True),
    "identrust/issue-104.tsr": ("", True),
}


def run(folder: Path) -> Outcome:
    """The ten fixtures."""
    base = folder / "rfc3161-fixtures" / "fixtures"
    found = {}
    for name, (request, good) in FIXTURES.items():
        path = base / name
        chain = certificates((path.parent / "ts_chain.pem").read_bytes())
        asked = (path.parent / request).read_bytes() if request else b""
        found[name] = _holds(path.read_bytes(), _message(path), chain, asked) is good
    return outcome("RFC 3161 fixtures", found)


def _message(path: Path) -> bytes:
    payload = path.parent / "payload"
    return payload.read_bytes() if payload.exists() else HELLO


def _holds(response: bytes, message: bytes, chain: list[x509.Certificate], asked: bytes) -> bool:
    try:
        check(response, message, chain, asked=asked)
    except BadAnchor:
        return False
    return True


def run_real(folder: Path) -> Outcome:
    """Five tokens of real authorities: read by both readers after being put right, saying the same."""
    found = {}
    for path in sorted((folder / "rfc3161-real-tsa" / "timestamping").iterdir()):
        try:
            data = normalised(path.read_bytes())
            stamp = parse_stamp(data)
            found[path.name] = client_reads(data) == (stamp.digest, stamp.serial)
            found[path.name] &= len(stamp.digest) == hashlib.new(stamp.algorithm).digest_size
        except (BadAnchor, ValueError):
            found[path.name] = False
    return outcome("RFC 3161 tokens of real authorities", found)


def run_chains(folder: Path) -> Outcome:
    """The signatures and chains of the same five, by openssl, at the time they name, against the system's roots."""
    found = {}
    for path in sorted((folder / "rfc3161-real-tsa" / "timestamping").iterdir()):
        data = normalised(path.read_bytes())
        found[path.name] = _chained(data) == (path.name != NO_ROOT)
    return outcome("RFC 3161 chains of real authorities", found)


def _chained(data: bytes) -> bool:
    stamp = parse_stamp(data)
    moment = calendar.timegm(time.strptime(stamp.time[:14], "%Y%m%d%H%M%S"))
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        command = ["openssl", "ts", "-verify", "-digest", stamp.digest.hex(), "-in", file.name]
        command += ["-CAfile", str(system_roots()), "-attime", str(moment)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
