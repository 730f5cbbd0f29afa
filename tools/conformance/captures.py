"""Captures of others: WACZ fixtures of py-wacz, WARC and ARC files of warcio and py-wacz, broken ones by name."""

import json
import ssl
import warnings
import zipfile
from pathlib import Path

from cryptography import x509
from cryptography.utils import CryptographyDeprecationWarning
from tools.conformance.outcome import Outcome, outcome

from solferino.preserve import wacz, warc
from solferino.preserve.stamp import certificates

SOUND_WACZ = ("valid_example_1.wacz", "valid_example_2.wacz", "valid_signed_example_1.wacz")
BROKEN_WARC = (
    "bad.arc",  # a negative length
    "example-bad-non-chunked.warc.gz",  # compressed as a whole, a changed block
    "example-bad.warc.gz.bad",  # compressed as a whole
    "example-digest.warc",  # digests of something else
    "example-space-in-target-uri.warc.gz",
    "example-space-in-url.arc",
    "example-trunc.warc",  # cut off
    "example-wget-bad-target-uri.warc.gz",
    "example-wrong-chunks.warc.gz",
)


def system_roots() -> Path:
    """The file with the roots that this system trusts."""
    paths = ssl.get_default_verify_paths()
    system = Path(paths.cafile or paths.openssl_cafile)
    return system if system.is_file() else Path("/etc/ssl/certs/ca-certificates.crt")


def run_wacz(folder: Path) -> Outcome:
    """Five packages against the system's roots and the stamping authority's; the one under a staging root must fail."""
    base = folder / "wacz-fixtures"
    roots = certificates_of(system_roots()) + _authority(base)
    found = {p.name: (not wacz.check(p, roots).faults) == (p.name in SOUND_WACZ) for p in sorted(base.glob("*.wacz"))}
    return outcome("WACZ packages", found)


def certificates_of(path: Path) -> list[x509.Certificate]:
    """All certificates of a bundle, however many."""
    with warnings.catch_warnings():  # some old roots bend the rules; they are not ours to judge
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        return x509.load_pem_x509_certificates(path.read_bytes()) if path.is_file() else []


def _authority(base: Path) -> list[x509.Certificate]:
    """The root of the authority that stamped the packages: no system lists it, so it is trusted here by hand."""

    with zipfile.ZipFile(base / "valid_signed_example_1.wacz") as archive:
        data = json.loads(archive.read("datapackage-digest.json"))["signedData"]
    return [c for c in certificates(data["timestampCert"].encode()) if c.issuer == c.subject]


def run_warc(folder: Path) -> Outcome:
    """Twenty-one files: the broken ones must be flagged, the others must not."""
    paths = [*(folder / "warcio-data" / "data").iterdir(), *(folder / "wacz-fixtures").glob("*.warc*")]
    found = {}
    for path in sorted(paths):
        _, wrong = warc.check(path)
        found[path.name + ("" if path.parent.name == "data" else " (py-wacz)")] = bool(wrong) == (
            path.name in BROKEN_WARC
        )
    return outcome("WARC and ARC files", found)
