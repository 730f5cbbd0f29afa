"""RFC 3161 time stamps: requests, and what a response proves once its chain, its nonce and its authority are checked.

rfc3161-client decides; `openssl ts` is asked as well where it is there. Real authorities send sets that are not in DER
order, and bare tokens: a copy is put right for reading, the bytes as received are what is kept.
"""

from __future__ import annotations  # certificates are named in signatures: their library is loaded when used

import hashlib
import shutil
import subprocess  # noqa: S404 - openssl as a second opinion, with fixed words and files of our own
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import rfc3161_client as client
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from solferino.errors import BadAnchor
from solferino.preserve.kit.verify import Unreadable, der, der_parts, parse_stamp

LARGEST_RESPONSE = 1 << 20  # bytes
MOST_CERTIFICATES = 50
SEQUENCE, OID, CERTIFICATES = 0x30, 0x06, 0xA0


@dataclass(frozen=True, slots=True)
class Stamped:
    """What a time stamp proves, and who says so."""

    time: datetime
    authority: str
    authority_sha256: str
    pinned: bool
    authority_expires: datetime
    self_issued: bool
    openssl: str

    def says(self) -> dict[str, str | bool]:
        """The same as a log entry holds it."""
        times = {"time": self.time.isoformat(), "authority_expires": self.authority_expires.isoformat()}
        whose = {"authority": self.authority, "authority_sha256": self.authority_sha256, "openssl": self.openssl}
        return {**times, **whose, "pinned": self.pinned, "self_issued": self.self_issued}


def request(message: bytes) -> bytes:
    """A request for a stamp over a message: its SHA-256 and a nonce, nothing else."""
    builder = client.TimestampRequestBuilder().data(message).hash_algorithm(client.HashAlgorithm.SHA256)
    return builder.nonce(nonce=True).cert_request(cert_request=True).build().as_bytes()


def certificates(pem: bytes) -> list[x509.Certificate]:
    """Certificates of a PEM file, or the one of a DER file. Raises `BadAnchor`."""
    try:
        if b"-----BEGIN" not in pem:
            return [x509.load_der_x509_certificate(pem)]
        found = x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise BadAnchor("there is no certificate in this file", hint="give a chain with --chain") from error
    if len(found) > MOST_CERTIFICATES:
        raise BadAnchor("too many certificates to be one chain")
    return found


def normalised(data: bytes) -> bytes:
    """A copy that strict readers take: a bare token in its frame, certificates in DER order. Raises `BadAnchor`."""
    if len(data) > LARGEST_RESPONSE:
        raise BadAnchor("too large to be a time stamp")
    try:
        tag, start, end = der(data)
        if tag == SEQUENCE and der(data, start)[0] == OID:
            data = _sequence(b"\x30\x03\x02\x01\x00" + data[:end])
        return _in_order(data)
    except Unreadable as error:
        raise BadAnchor(f"this is no time stamp: {error}") from error


def _sequence(inner: bytes) -> bytes:
    size = len(inner)
    length = bytes([size]) if size < 0x80 else b"\x82" + size.to_bytes(2, "big") if size < 1 << 16 else b""  # noqa: PLR2004
    if not length:
        raise Unreadable("a token too large to be one")
    return b"\x30" + length + inner


def _in_order(data: bytes) -> bytes:
    """The certificates of the token sorted by their bytes: the same length, the same signature, only their order."""
    _, start, end = der(data)
    parts = der_parts(data, start, end)
    if len(parts) < 2:  # noqa: PLR2004 - a refusal has no token
        return data
    content = der_parts(data, parts[1][2], parts[1][3])
    signed = der_parts(data, content[1][2], content[1][3])[0] if len(content) > 1 else None
    for tag, _, low, high in der_parts(data, signed[2], signed[3]) if signed else ():
        if tag == CERTIFICATES:
            pieces = sorted(data[p[1] : p[3]] for p in der_parts(data, low, high))
            data = data[:low] + b"".join(pieces) + data[high:]
    return data


def check(
    response: bytes, message: bytes, chain: Sequence[x509.Certificate], *, asked: bytes = b"", pinned: bytes = b""
) -> Stamped:
    """What a response proves about a message, and what `openssl` says to it. Raises `BadAnchor`.

    `asked` is the request whose nonce must come back, `pinned` the certificate (PEM) that alone may have signed.
    """
    found, authority = _proved(response, message, chain, asked=asked, pinned=pinned)
    return replace(found, openssl=openssl(response, message, chain, authority))


def check_again(response: bytes, message: bytes, chain: Sequence[x509.Certificate], *, asked: bytes) -> Stamped:
    """What a kept response proves about its message; `openssl` is not asked. Raises `BadAnchor`."""
    return _proved(response, message, chain, asked=asked, pinned=b"")[0]


def _proved(
    response: bytes, message: bytes, chain: Sequence[x509.Certificate], *, asked: bytes, pinned: bytes
) -> tuple[Stamped, x509.Certificate]:
    data = normalised(response)
    try:
        read = client.decode_timestamp_response(data)
        info = parse_stamp(data)
    except (ValueError, Unreadable) as error:
        raise BadAnchor(f"the response cannot be read: {error}") from error
    signer = certificates(pinned)[0] if pinned else None if read.signed_data.certificates else _stamping(chain)
    _check_nonce(info.nonce, asked)
    _run(read, message, chain, signer)
    authority = signer or _signer(read)
    if authority is None:
        raise BadAnchor("the response does not carry the authority's certificate", hint="give it with --authority")
    found = Stamped(
        time=read.tst_info.gen_time.astimezone(UTC),
        authority=authority.subject.rfc4514_string(),
        authority_sha256=hashlib.sha256(authority.public_bytes(serialization.Encoding.DER)).hexdigest(),
        pinned=signer is not None,
        authority_expires=authority.not_valid_after_utc,
        self_issued=authority.issuer == authority.subject,
        openssl="not asked",
    )
    return found, authority


def client_reads(data: bytes) -> tuple[bytes, int]:
    """Digest and serial number as rfc3161-client reads them. Raises `ValueError`."""
    info = client.decode_timestamp_response(data).tst_info
    return bytes(info.message_imprint.message), int(info.serial_number)


def _check_nonce(nonce: int | None, asked: bytes) -> None:
    if not asked:
        return
    try:
        _, start, end = der(asked)
        numbers = [p for p in der_parts(asked, start, end)[2:] if p[0] == 2]  # noqa: PLR2004 - INTEGER
        wanted = int.from_bytes(asked[numbers[0][2] : numbers[0][3]], "big") if numbers else None
    except Unreadable as error:
        raise BadAnchor("the request that was kept cannot be read") from error
    if wanted is not None and wanted != nonce:
        raise BadAnchor("the time stamp answers another request: its nonce differs")


def _run(
    read: client.TimeStampResponse, message: bytes, chain: Sequence[x509.Certificate], signer: x509.Certificate | None
) -> None:
    builder = client.VerifierBuilder(tsa_certificate=signer)
    for certificate in chain:
        if certificate.issuer == certificate.subject:
            builder = builder.add_root_certificate(certificate)
        else:
            builder = builder.add_intermediate_certificate(certificate)
    try:
        builder.build().verify_message(read, message)
    except (client.VerificationError, ValueError) as error:
        raise BadAnchor(f"the time stamp does not hold: {error}") from error


def _stamping(chain: Sequence[x509.Certificate]) -> x509.Certificate | None:
    """The certificate of a chain that may stamp: used where the response carries none."""
    for certificate in chain:
        try:
            uses = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        except x509.ExtensionNotFound:
            continue
        if x509.oid.ExtendedKeyUsageOID.TIME_STAMPING in uses:
            return certificate
    return None


def _signer(read: client.TimeStampResponse) -> x509.Certificate | None:
    """The certificate that the token names as its signer's, by its serial number."""
    wanted = {(info.issuer, info.serial_number) for info in read.signed_data.signer_infos}
    for data in read.signed_data.certificates:
        certificate = x509.load_der_x509_certificate(data)
        if (certificate.issuer, certificate.serial_number) in wanted:
            return certificate
    return None


def openssl(response: bytes, message: bytes, chain: Sequence[x509.Certificate], signer: x509.Certificate) -> str:
    """What `openssl ts` says: `agrees`, `differs`, or `not asked` where it is not installed."""
    program = shutil.which("openssl")
    if program is None:
        return "not asked"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pem = b"".join(c.public_bytes(serialization.Encoding.PEM) for c in chain)
        tag, start, _ = der(response)
        bare = tag == SEQUENCE and der(response, start)[0] == OID
        own = signer.public_bytes(serialization.Encoding.PEM)
        for file, data in (("r", response), ("m", message), ("c", pem), ("s", own)):
            (folder / file).write_bytes(data)
        words = ["ts", "-verify", "-in", "r", "-data", "m", "-CAfile", "c", "-untrusted", "s"]
        words += ["-token_in"] if bare else []
        words += ["-attime", str(int(_time_of(response)))]
        done = subprocess.run([program, *words], cwd=folder, capture_output=True, timeout=30, check=False)  # noqa: S603
    return "agrees" if done.returncode == 0 else "differs"


def _time_of(response: bytes) -> float:
    text = parse_stamp(response).time.rstrip("Z").split(".")[0]
    return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()
