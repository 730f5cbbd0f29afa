"""WACZ files of others: hashes, captures, digest, signature, time stamp, chains. Nothing is unpacked to disk.

The six steps: listed files have their hashes; the digest is that of the list; the signature is over the digest; the
time stamp is over the signature; the package was made within ten minutes of it; both chains end in given roots. The
captures inside are checked record by record as well.
"""

from __future__ import annotations  # certificates are named in signatures: their library is loaded when used

import base64
import hashlib
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import exceptions, x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from solferino.errors import BadAnchor
from solferino.preserve import stamp, warc
from solferino.preserve.kit.verify import Unreadable, parse_stamp
from solferino.preserve.zips import UNPACKING

PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
CAPTURES = (".warc", ".warc.gz", ".arc", ".arc.gz")
LARGEST_TEXT, LARGEST_MEMBER, PIECE = 64 << 20, 64 << 30, 1 << 20
LONGEST_CHAIN, MOST_RESOURCES = 10, 100_000
CLOSE = timedelta(minutes=10)  # between the making of a package and its time stamp (wacz-auth 0.1.0)


UNREADABLE = (*UNPACKING, KeyError, TypeError, AttributeError, BadAnchor)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a package; who signed it by its own account, and what could not be checked."""

    faults: tuple[str, ...]
    signed_by: str
    notes: tuple[str, ...]


class _Bad(ValueError):
    """A step fails, and those after it cannot be taken."""


def check(path: Path, roots: Sequence[x509.Certificate] = ()) -> Checked:
    """Check a package. Never raises for what the file holds."""
    faults: list[str] = []
    notes: list[str] = []
    signer = "nobody"
    try:
        with zipfile.ZipFile(path) as archive:
            _measured(archive, path.stat().st_size)
            package = _text(archive, PACKAGE)
            faults += _resources(archive, _object(package))
            faults += _captures(archive, notes)
            if DIGEST in archive.namelist():
                signer = _signed(package, _object(_text(archive, DIGEST)), roots, faults, notes)
            else:
                notes.append("there is no digest of the package and no signature")
    except UNREADABLE as error:
        faults.append(f"it cannot be read: {error}")
    return Checked(tuple(faults), signer, tuple(notes))


def _measured(archive: zipfile.ZipFile, size: int) -> None:
    infos = archive.infolist()
    if sum(info.compress_size for info in infos) > size:
        raise _Bad("its members lie over each other")
    if sum(info.file_size for info in infos) > LARGEST_MEMBER:
        raise _Bad("it grows beyond measure")


def _text(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > LARGEST_TEXT:
        raise _Bad(f"{name} is too large to be one")
    return archive.read(name)


def _object(data: bytes) -> dict[str, Any]:
    found = json.loads(data)
    if not isinstance(found, dict):
        raise _Bad("a text that is no JSON object")
    return found


def _resources(archive: zipfile.ZipFile, package: dict[str, Any]) -> Iterator[str]:
    """Step 1: each listed file is there with its hash and size, and none else."""
    names = dict.fromkeys(archive.namelist())
    if len(names) != len(archive.namelist()):
        yield "two members have one name"
    listed: set[str] = set()
    for row in package["resources"][:MOST_RESOURCES]:
        name = str(row["path"])
        again, there = name in listed, name in names
        listed.add(name)
        if again or not there:
            yield f"{name} is listed twice" if again else f"{name} is listed but not there"
            continue
        stats = row.get("stats", row)
        kind, _, value = str(stats["hash"]).rpartition(":")
        made, size = _hashed(archive, name, kind or str(row.get("hashing", "sha256")))
        if made != value or size != stats.get("bytes", size):
            yield f"{name} is not what the list says"
    for name in names:
        if name not in listed and name not in (PACKAGE, DIGEST) and not name.endswith("/"):
            if name != "pages/pages.jsonl":  # early writers did not list it
                yield f"{name} is not listed"


def _captures(archive: zipfile.ZipFile, notes: list[str]) -> Iterator[str]:
    """What is wrong with the records of the captures that the package holds."""
    for member in archive.infolist():
        if not member.filename.lower().endswith(CAPTURES):
            continue
        if member.file_size > LARGEST_MEMBER:
            raise _Bad(f"{member.filename} grows beyond measure")
        with archive.open(member) as file:
            records, found = warc.check_file(file)
        notes.append(f"{records} records in {member.filename}")
        yield from (f"{member.filename}: record {f.record}: {f.what}" for f in found)


def _hashed(archive: zipfile.ZipFile, name: str, kind: str) -> tuple[str, int]:
    if kind not in ("sha256", "sha512", "sha384", "sha224", "sha1", "md5"):
        raise _Bad(f"an unknown digest {kind!r}")
    made, size = hashlib.new(kind), 0
    with archive.open(name) as file:
        while piece := file.read(PIECE):
            made.update(piece)
            size += len(piece)
            if size > LARGEST_MEMBER:
                raise _Bad(f"{name} grows beyond measure")
    return made.hexdigest(), size


def _signed(
    package: bytes, digest: dict[str, Any], roots: Sequence[x509.Certificate], faults: list[str], notes: list[str]
) -> str:
    """Steps 2 to 6; who signed by the package's own account."""
    made = "sha256:" + hashlib.sha256(package).hexdigest()
    if digest.get("hash") != made:
        faults.append("the digest is not that of the list")
    data = digest.get("signedData")
    if not isinstance(data, dict):
        notes.append("it is not signed")
        return "nobody"
    if data.get("hash") != made:
        faults.append("what was signed is not the digest of the list")
    signature = base64.b64decode(data["signature"], validate=True)
    if "domainCert" not in data:
        key = serialization.load_der_public_key(base64.b64decode(data["publicKey"], validate=True))
        faults += _over(key, signature, made)
        notes.append("signed by a bare key: whose it is, and when, the package cannot show")
        return f"key {hashlib.sha256(base64.b64decode(data['publicKey'])).hexdigest()}"
    chain = stamp.certificates(data["domainCert"].encode())
    faults += _over(chain[0].public_key(), signature, made)
    faults += _time(data, chain[0])
    faults += _chain(chain, roots, "domain", notes)
    faults += _chain(stamp.certificates(data["timestampCert"].encode()), roots, "time stamp", notes)
    try:
        names = chain[0].extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound as error:
        raise BadAnchor("the certificate names no domain") from error
    if data.get("domain") not in names.get_values_for_type(x509.DNSName):
        faults.append("the certificate is not that of the domain")
    return str(data.get("domain"))


def _over(key: object, signature: bytes, text: str) -> Iterator[str]:
    """Step 3: the signature is over the digest."""
    try:
        if not isinstance(key, ec.EllipticCurvePublicKey):
            yield "a key of a kind that packages are not signed with"
            return
        key.verify(signature, text.encode(), ec.ECDSA(hashes.SHA256()))
    except exceptions.InvalidSignature:
        yield "the signature is not that of the key over the digest"


def _time(data: dict[str, Any], signer: x509.Certificate) -> Iterator[str]:
    """Steps 4 and 5: the stamp is over the signature, and close to when the package says it was made."""
    try:
        raw = stamp.normalised(base64.b64decode(data["timeSignature"], validate=True))
        info = parse_stamp(raw)
        moment = datetime.strptime(info.time.split(".")[0].rstrip("Z"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except (Unreadable, BadAnchor, ValueError) as error:
        yield f"the time stamp cannot be read: {error}"
        return
    try:
        stamp.check(raw, data["signature"].encode(), stamp.certificates(data["timestampCert"].encode()))
    except BadAnchor as error:
        yield f"the time stamp does not hold: {error.what}"
    if info.algorithm == "unknown" or hashlib.new(info.algorithm, data["signature"].encode()).digest() != info.digest:
        yield "the time stamp is not over the signature"
    created = datetime.fromisoformat(str(data["created"]).replace("Z", "+00:00"))
    if abs(moment - created) > CLOSE:
        yield "the time stamp is more than ten minutes from when it says it was made"
    if not signer.not_valid_before_utc <= moment <= signer.not_valid_after_utc:
        yield "the domain's certificate was not valid at that time"


def _chain(
    chain: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
    what: str,
    notes: list[str],
) -> Iterator[str]:
    """Step 6: each certificate is issued by the next, and one of them by a root that was given."""
    if not chain or len(chain) > LONGEST_CHAIN:
        yield f"the {what} certificates are no chain"
        return
    anchored = False
    for lower, upper in zip(chain, [*chain[1:], None], strict=True):
        anchored = anchored or any(_issued(lower, root) or lower == root for root in roots)
        if upper is not None and not anchored and not _issued(lower, upper):
            yield f"the {what} certificates do not follow each other"
            return
    end = chain[-1].issuer.rfc4514_string()
    if not roots:
        notes.append(f"the {what} chain ends in {end}: give roots that you trust to have it checked")
    elif not anchored:
        yield f"the {what} chain ends in {end}, which is none of the roots that were given"


def _issued(lower: x509.Certificate, upper: x509.Certificate) -> bool:
    try:
        lower.verify_directly_issued_by(upper)
        return upper.extensions.get_extension_for_class(x509.BasicConstraints).value.ca  # else any site could issue
    except (ValueError, TypeError, exceptions.InvalidSignature, x509.ExtensionNotFound):
        return False
