#!/usr/bin/env python3
"""Checks an export of a Solferino case with nothing but Python (3.8 or newer) and without any network.

    python verify.py BAG [--key FINGERPRINT] [--against CHECKPOINT|BAG] [--json]

Three verdicts, never one:
  A  intact          is every file what the log says it is, and is the log whole?
  B  who and when    who says they did it, who signed, and what time do others attest?
  C  trust           whose key is it? A key inside an export proves nothing by itself.

Exit code: 0 intact, 1 not intact, 2 wrong use. This file is meant to be read. It came with the export: whoever forged
the one could forge the other: take it from elsewhere, or compare its SHA-256 with the published one.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import stat
import struct
import sys
from typing import Any, Callable, Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Tuple

CUSTODY = "data/custody/"
LARGEST_TEXT = 64 * 1024 * 1024  # bytes of a manifest or another text; entries and hashes may be larger
MOST_FILES = 5_000_000
MOST_SIGNATURES = 100  # of one checkpoint


class Finding(NamedTuple):
    """Something that is not as it should be: what kind, which file or entry, in words."""

    kind: str
    where: str
    what: str


class Unreadable(Exception):
    """A file that cannot be what it should be."""


# ---------------------------------------------------------------------------------------------------------------------
# Files: BagIt (RFC 8493 and the drafts before it)

ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
WINDOWS_PATH = re.compile(r"^(?:[A-Za-z]:|\\\\|%[A-Za-z]+%)")


def is_safe(path: str) -> bool:
    """Whether a path of a manifest stays inside the bag on every system."""
    parts = path.replace("\\", "/").split("/")
    leaves = path.startswith(("/", "~", "\\")) or WINDOWS_PATH.match(path) is not None or ".." in parts
    return bool(path) and not leaves and "\0" not in path


def bag_version(folder: str) -> Tuple[str, str]:
    """Version and encoding that `bagit.txt` names. Raises `Unreadable` unless its two lines are exactly right."""
    data = read_small(os.path.join(folder, "bagit.txt"))
    found = re.fullmatch(
        rb"BagIt-Version: (\d+\.\d+)[ \t]*\r?\nTag-File-Character-Encoding: ([A-Za-z0-9._:-]+)[ \t]*\s*", data
    )
    if found is None:
        raise Unreadable("bagit.txt does not say which version and encoding this is")
    return found.group(1).decode(), found.group(2).decode()


def read_small(path: str, limit: int = LARGEST_TEXT) -> bytes:
    """Bytes of a regular file of bounded size. Raises `Unreadable`."""
    try:
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable("not a regular file")
        if found.st_size > limit:
            raise Unreadable("too large for what it should be")
        with open(path, "rb") as file:
            return file.read(found.st_size + 1)  # as much room as it needs: a reader sets all of it aside at once
    except OSError as error:
        raise Unreadable(error.strerror or "cannot be read") from error
    except MemoryError as error:
        raise Unreadable("too large for this machine's memory") from error


def walk(folder: str) -> Iterator[Tuple[str, str]]:
    """Every path below a folder, with `/`, and what is odd about it: nothing about a regular file in a folder.

    Links are never followed. An empty folder is odd: no manifest can list one, and its name could say something.
    """
    waiting = [""]
    count = 0
    while waiting:
        base = waiting.pop()
        try:
            with os.scandir(os.path.join(folder, base)) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except (OSError, ValueError) as error:
            yield base, "a folder that cannot be read: %s" % (getattr(error, "strerror", None) or error)
            continue
        if not entries:
            yield base, "an empty folder"
        for entry in entries:
            path = base + entry.name
            count += 1
            if count > MOST_FILES:
                yield base, "more files than an export can have: the rest was not looked at"
                return
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path + "/")
            else:
                yield path, "" if entry.is_file(follow_symlinks=False) else "neither a regular file nor a folder"


def manifest_lines(text: str, where: str, version: str) -> Tuple[Dict[str, str], List[Finding]]:
    """Path to digest as a manifest lists them, and what is wrong with its lines."""
    listed: Dict[str, str] = {}
    wrong: List[Finding] = []
    for line in re.split(r"\r\n|\r|\n", text):
        found = re.fullmatch(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)", line)
        if not line.strip():
            continue
        if found is None:
            wrong.append(Finding("bag", where, "a line that is no digest and path: %r" % line[:80]))
            continue
        digest, path = found.group(1).lower(), found.group(2)
        path = re.sub("%(0[Aa]|0[Dd]|25)", lambda m: chr(int(m.group(1), 16)), path) if version >= "1.0" else path
        path = path[2:] if path.startswith("./") else path
        if not is_safe(path):
            wrong.append(Finding("path", where, "a path that leaves the bag: %r" % path[:80]))
        elif path in listed and (version >= "1.0" or listed[path] != digest):
            wrong.append(Finding("bag", where, "%s is listed twice" % path))
        else:
            listed[path] = digest
    return listed, wrong


class Bag:
    """The files of a bag, hashed once, and everything that is wrong with them as a bag."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.findings: List[Finding] = []
        self.digests: Dict[Tuple[str, str], str] = {}
        self.files: List[str] = []
        try:
            self.version, self.encoding = bag_version(folder)
            "".encode(self.encoding)
        except (Unreadable, LookupError, UnicodeError) as error:
            self.version, self.encoding = "1.0", "utf-8"
            self.add("bag", "bagit.txt", str(error))
        for path, odd in walk(folder):
            if odd:
                self.add("path", path, odd)
            else:
                self.files.append(path)
        self.payload = self._check("manifest-", [path for path in self.files if path.startswith("data/")])
        tags = [p for p in self.files if not p.startswith("data/") and not p.startswith("tagmanifest-")]
        self.tags = self._check("tagmanifest-", tags)
        self._check_fetch()

    def add(self, kind: str, where: str, what: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(kind, where, what))

    def read(self, path: str, limit: int = LARGEST_TEXT) -> bytes:
        """Bytes of a file of the bag. Raises `Unreadable`."""
        return read_small(os.path.join(self.folder, *path.split("/")), limit)

    def digest(self, path: str, algorithm: str) -> str:
        """Digest of a file, computed once; empty, and a finding, where it cannot be read."""
        if (path, algorithm) not in self.digests:
            made = hashlib.new(algorithm)
            try:
                with open(os.path.join(self.folder, *path.split("/")), "rb") as file:
                    for chunk in iter(lambda: file.read(1 << 20), b""):
                        made.update(chunk)
                self.digests[path, algorithm] = made.hexdigest()
            except OSError as error:
                self.add("unreadable", path, error.strerror or "cannot be read")
                self.digests[path, algorithm] = ""
        return self.digests[path, algorithm]

    def _check(self, prefix: str, files: List[str]) -> Dict[str, str]:
        names = [p for p in self.files if re.fullmatch(re.escape(prefix) + r"[a-z0-9]+\.txt", p)]
        if not names and prefix == "manifest-":
            self.add("bag", "manifest-sha256.txt", "there is no manifest")
        everything: Dict[str, str] = {}
        for name in names:
            algorithm = name[len(prefix) : -4]
            if algorithm not in ALGORITHMS:
                self.add("bag", name, "a digest that is not known")
                continue
            listed = self._listed(name)
            everything.update(listed)
            self._compare(name, algorithm, listed)
            if prefix == "manifest-" and self.version >= "1.0":
                for path in sorted(set(files) - set(listed)):
                    self.add("extra", path, "not listed in %s" % name)
        if prefix == "manifest-" and self.version < "1.0":
            for path in sorted(set(files) - set(everything)):
                self.add("extra", path, "listed in no manifest")
        return everything

    def _listed(self, name: str) -> Dict[str, str]:
        try:
            text = self.read(name).decode(self.encoding)
        except (Unreadable, UnicodeError) as error:
            self.add("bag", name, "cannot be read: %s" % error)
            return {}
        listed, wrong = manifest_lines(text, name, self.version)
        self.findings += wrong
        return listed

    def _compare(self, name: str, algorithm: str, listed: Dict[str, str]) -> None:
        present = set(self.files)
        found: Dict[str, str] = {}
        for path in sorted(listed):
            if path not in present:
                self.add("missing", path, "listed in %s, but not there" % name)
            elif self.digest(path, algorithm) != listed[path]:
                found[path] = self.digest(path, algorithm)
        owners = {listed[path]: path for path in sorted(found, reverse=True)}
        for path, digest in sorted(found.items()):
            twin = owners.get(digest)
            if twin is not None:
                self.add("swapped", path, "holds what %s should hold" % twin)
            else:
                self.add("changed", path, "its %s is not the one in %s" % (algorithm.upper(), name))

    def _check_fetch(self) -> None:
        if "fetch.txt" not in self.files:
            return
        try:
            lines = self.read("fetch.txt").decode(self.encoding).splitlines()
        except (Unreadable, UnicodeError) as error:
            self.add("bag", "fetch.txt", "cannot be read: %s" % error)
            return
        for line in lines:
            words = line.split(None, 2)
            if line.strip() and (len(words) != 3 or not is_safe(words[2])):
                self.add("path", "fetch.txt", "a line that leaves the bag: %r" % line[:80])


# ---------------------------------------------------------------------------------------------------------------------
# Hashes: RFC 6962


def leaf_hash(data: bytes) -> bytes:
    """Hash of a log entry."""
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node."""
    return hashlib.sha256(b"\1" + left + right).digest()


def proves(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a proof leads from an entry's hash to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or any(len(h) != 32 for h in (leaf, root, *proof)):
        return False
    place, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


class Tree:
    """The hashes of a log's entries with those of all whole subtrees, made once: any root takes a few steps then."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self.rows = [list(leaves)]
        while len(self.rows[-1]) > 1:
            row = self.rows[-1]
            self.rows.append([node_hash(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)])

    def root(self, low: int, high: int) -> bytes:
        """Root over the entries from `low` up to `high`; `low` is a place where a subtree of that size can begin."""
        if low == high:
            return hashlib.sha256(b"").digest()
        level = (high - low).bit_length() - 1
        half = low + (1 << level)
        if half == high:
            return self.rows[level][low >> level]
        return node_hash(self.root(low, half), self.root(half, high))

    def consistency(self, old: int, low: int, high: int, whole: bool = True) -> List[bytes]:
        """The hashes that lead from the entries up to `old` to those up to `high` (RFC 9162, 2.1.4.1)."""
        if old == high:
            return [] if whole else [self.root(low, high)]
        half = low + (1 << ((high - low - 1).bit_length() - 1))
        if old <= half:
            return self.consistency(old, low, half, whole) + [self.root(half, high)]
        return self.consistency(old, half, high, False) + [self.root(low, half)]


def proof_text(head: str, hashes: Sequence[bytes], note: bytes) -> bytes:
    """The text of a proof."""
    return ("\n".join([head] + [base64.b64encode(h).decode() for h in hashes]) + "\n\n").encode() + note


# ---------------------------------------------------------------------------------------------------------------------
# Signatures: Ed25519 (RFC 8032, 5.1.7)

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE_D = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)
Point = Tuple[int, int, int, int]


def _add(one: Point, two: Point) -> Point:
    a = (one[1] - one[0]) * (two[1] - two[0]) % PRIME
    b = (one[1] + one[0]) * (two[1] + two[0]) % PRIME
    c = 2 * one[3] * two[3] * CURVE_D % PRIME
    d = 2 * one[2] * two[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME)


def _times(number: int, point: Point) -> Point:
    found: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = _add(found, point)
        point, number = _add(point, point), number >> 1
    return found


def _recover(y: int, odd: int) -> Optional[int]:
    """The x of a point with that y, None where there is none."""
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * ROOT_OF_MINUS_ONE % PRIME
    if (x * x - square) % PRIME or (x == 0 and odd):
        return None
    return x if x & 1 == odd else PRIME - x


def _decode(data: bytes) -> Optional[Point]:
    number = int.from_bytes(data, "little")
    y, odd = number & ((1 << 255) - 1), number >> 255
    x = _recover(y, odd) if y < PRIME else None
    return None if x is None else (x, y, 1, x * y % PRIME)


def _encode(point: Point) -> bytes:
    inverse = pow(point[2], PRIME - 2, PRIME)
    x, y = point[0] * inverse % PRIME, point[1] * inverse % PRIME
    return (y | ((x & 1) << 255)).to_bytes(32, "little")


BASE_Y = 4 * pow(5, PRIME - 2, PRIME) % PRIME
BASE_X = _recover(BASE_Y, 0) or 0
BASE: Point = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % PRIME)


def ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature over a message is that of a public key."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, scalar = _decode(public), int.from_bytes(signature[32:], "little")
    if key is None or scalar >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(digest, "little") % ORDER
    minus = (PRIME - key[0], key[1], key[2], PRIME - key[3])
    return _encode(_add(_times(scalar, BASE), _times(challenge, minus))) == signature[:32]


# ---------------------------------------------------------------------------------------------------------------------
# Signed notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature)


class Key(NamedTuple):
    """A public key: its name, kind (1 signs, 4 cosigns), bytes."""

    name: str
    kind: int
    public: bytes

    def id(self) -> bytes:
        """The four bytes that signature lines name it by."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def text(self) -> str:
        """As it is written: name, id and key."""
        blob = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return "%s+%s+%s" % (self.name, self.id().hex(), blob)

    def fingerprint(self) -> str:
        """What two people read to each other."""
        return hashlib.sha256(self.public).hexdigest()


def parse_key(text: str) -> Key:
    """Read name+id+key. Raises `Unreadable`."""
    parts = text.strip().split("+", 2)
    try:
        blob = base64.b64decode(parts[2], validate=True)
        key = Key(parts[0], blob[0], blob[1:])
    except (IndexError, ValueError) as error:
        raise Unreadable("not a public key") from error
    if len(key.public) != 32 or key.kind not in (1, 4) or key.id().hex() != parts[1]:
        raise Unreadable("a key that is not the one its id names")
    return key


class Checkpoint(NamedTuple):
    """Origin, size and root of the log, the text that is signed, and the signature lines."""

    origin: str
    size: int
    root: bytes
    text: str
    signatures: Tuple[Tuple[str, bytes, bytes], ...]

    def plain(self) -> str:
        """The three lines that a log of this program writes, and signs, for these values: no more."""
        return "%s\n%d\n%s\n" % (self.origin, self.size, base64.b64encode(self.root).decode())


def parse_checkpoint(data: bytes) -> Checkpoint:
    """Read a checkpoint and its signature lines. Raises `Unreadable`."""
    try:
        whole = data.decode("utf-8")
        at = whole.rindex("\n\n")
        text, lines = whole[: at + 1], whole[at + 2 :].split("\n")
        origin, size, root = text.split("\n")[:3]
        if len(lines) > MOST_SIGNATURES + 1:
            raise ValueError("more signatures than a note can have")
        found = [_signature(line) for line in lines[:-1]]
        value = Checkpoint(origin, int(size), base64.b64decode(root, validate=True), text, tuple(found))
    except (ValueError, IndexError) as error:
        raise Unreadable("not a checkpoint") from error
    if not text.startswith(value.plain()) or lines[-1] or value.size < 0 or len(value.root) != 32 or "\r" in whole:
        raise Unreadable("a checkpoint with odd lines")
    return value


def _signature(line: str) -> Tuple[str, bytes, bytes]:
    dash, name, blob = line.split(" ")
    data = base64.b64decode(blob, validate=True)
    if dash != "\u2014" or not name or len(data) < 5 or base64.b64encode(data).decode() != blob:
        raise ValueError(line)
    return name, data[:4], data[4:]


def signed_by(note: Checkpoint, key: Key) -> Optional[int]:
    """None where the key has no line; else the time it names, 0 for a plain signature, -1 where a line is wrong."""
    lines = [value for name, identity, value in note.signatures if (name, identity) == (key.name, key.id())]
    times = [_signed_at(note, key, value) for value in lines]
    return min(times) if times else None


def _signed_at(note: Checkpoint, key: Key, value: bytes) -> int:
    if key.kind == 1:
        return 0 if ed25519(key.public, note.text.encode(), value) else -1
    if len(value) != 72:
        return -1
    (seconds,) = struct.unpack(">Q", value[:8])
    good = ed25519(key.public, ("cosignature/v1\ntime %d\n" % seconds + note.text).encode(), value[8:])
    return int(seconds) if good else -1


# ---------------------------------------------------------------------------------------------------------------------
# Time stamps: what an RFC 3161 response says, read from its DER. Its signature is checked by openssl (see VERIFY.txt).

INTEGER, OCTETS, OID, IN_PIECES, SEQUENCE, SET, TAGGED = 0x02, 0x04, 0x06, 0x24, 0x30, 0x31, 0xA0
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
STAMP_INFO = bytes.fromhex("060b2a864886f70d0109100104")  # id-ct-TSTInfo
DIGESTS = {
    bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
    bytes.fromhex("2b0e03021a"): "sha1",
}


def der(data: bytes, at: int = 0) -> Tuple[int, int, int]:
    """Tag, start and end of the value that begins at a place. Raises `Unreadable`."""
    if at + 2 > len(data):
        raise Unreadable("DER that ends early")
    tag, length, start = data[at], data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4 or start + count > len(data):
            raise Unreadable("DER with a length that none can have")
        length, start = int.from_bytes(data[start : start + count], "big"), start + count
    if start + length > len(data):
        raise Unreadable("DER that ends early")
    return tag, start, start + length


def der_parts(data: bytes, start: int, end: int) -> List[Tuple[int, int, int, int]]:
    """The values inside a value: tag, begin, start, end. Raises `Unreadable`."""
    parts = []
    while start < end:
        tag, inner, after = der(data, start)
        if after > end:
            raise Unreadable("DER that runs over its frame")
        parts.append((tag, start, inner, after))
        start = after
    return parts


class Stamp(NamedTuple):
    """What a time stamp says: digest and its kind, time, number, nonce."""

    algorithm: str
    digest: bytes
    time: str
    serial: int
    nonce: Optional[int]


def _inside(data: bytes, start: int, end: int, *tags: int) -> List[Tuple[int, int, int, int]]:
    """The values inside a value, which must begin with these tags. Raises `Unreadable`."""
    parts = der_parts(data, start, end)
    if [part[0] for part in parts[: len(tags)]] != list(tags):
        raise Unreadable("not a time stamp")
    return parts


def _stamp_info(data: bytes) -> Tuple[int, int]:
    """Where the fields of the TSTInfo begin and end that the token's signature covers, found from frame to frame.

    Response (status, token) or bare token; SignedData (version, digests, content); content (kind, octets). What looks
    like one elsewhere, as in the status, nobody signed.
    """
    _, _, low, high = _inside(data, 0, der(data)[2], SEQUENCE)[0]
    if der(data, low)[0] != OID:
        _, _, low, high = _inside(data, low, high, SEQUENCE, SEQUENCE)[1]
    kind, frame = _inside(data, low, high, OID, TAGGED)[:2]
    signed = _inside(data, frame[2], frame[3], SEQUENCE)[0]
    content = _inside(data, signed[2], signed[3], INTEGER, SET, SEQUENCE)[2]
    name, octets = _inside(data, content[2], content[3], OID, TAGGED)[:2]
    if (data[kind[1] : kind[3]], data[name[1] : name[3]]) != (SIGNED_DATA, STAMP_INFO):
        raise Unreadable("not a time stamp")
    tag, _, low, high = der_parts(data, octets[2], octets[3])[0]
    if tag == IN_PIECES:
        tag, _, low, high = der_parts(data, low, high)[0]
    if tag != OCTETS:
        raise Unreadable("not a time stamp")
    _, _, low, high = _inside(data, low, high, SEQUENCE)[0]
    return low, high


def parse_stamp(data: bytes) -> Stamp:
    """Read what a response or a bare token says. Raises `Unreadable`."""
    parts = der_parts(data, *_stamp_info(data))
    try:
        imprint = der_parts(data, parts[2][2], parts[2][3])
        kind = der_parts(data, imprint[0][2], imprint[0][3])[0]
        time = data[parts[4][2] : parts[4][3]].decode("ascii")
        numbers = [int.from_bytes(data[p[2] : p[3]], "big") for p in parts[5:] if p[0] == 2]
        name = DIGESTS.get(data[kind[2] : kind[3]], "unknown")
        serial = int.from_bytes(data[parts[3][2] : parts[3][3]], "big")
        return Stamp(name, data[imprint[1][2] : imprint[1][3]], time, serial, numbers[0] if numbers else None)
    except (IndexError, UnicodeDecodeError) as error:
        raise Unreadable("a time stamp that lacks a part") from error


# ---------------------------------------------------------------------------------------------------------------------
# The case: entries, proofs, items


def named_anchors(entries: Iterable[Dict[str, Any]]) -> Dict[str, str]:
    """Path to SHA-256 of every file that entries on anchors name; a later entry outranks an earlier one."""
    named: Dict[str, str] = {}
    for entry in entries:
        detail = entry.get("detail")
        files = detail.get("files") if entry.get("action") == "anchor" and isinstance(detail, dict) else None
        named.update({"anchors/%s" % name: str(files[name]) for name in files} if isinstance(files, dict) else {})
    return named


def named_witnesses(entries: Iterable[Dict[str, Any]]) -> List[str]:
    """Keys of the witnesses whose cosignatures entries name, each once."""
    found: Dict[str, None] = {}
    for entry in entries:
        detail = entry.get("detail")
        if entry.get("action") == "anchor" and isinstance(detail, dict) and detail.get("kind") == "cosignature":
            says = detail.get("says")
            found[str(says.get("witness") if isinstance(says, dict) else "")] = None
    return list(found)


LAYOUT = frozenset(CUSTODY + name for name in ("entries.jsonl", "leaf-hashes", "checkpoint")) | frozenset(
    "bagit.txt bag-info.txt manifest-sha256.txt tagmanifest-sha256.txt VERIFY.txt verify.py "
    "trust/log.vkey trust/witnesses trust/policy".split()
)
ALWAYS = frozenset(("genesis", "key", "anchor"))  # entries that every export discloses, for checks need them
LOGGED = ("name", "sha256", "sha512", "size_bytes", "media_type")
LONGEST_NAME = 80


def safe_name(name: Any) -> str:  # noqa: ANN401 - whatever an entry holds
    """The name of an item's file, which every system can hold; the true one stands in the record."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "_", str(name or "")).strip("._")[-LONGEST_NAME:]
    return "item-%s" % plain if plain and plain != "record.json" else "item"


def shown_place(location: Any) -> str:  # noqa: ANN401 - whatever an entry holds
    """Where an item came from, for its record: an address on the network as it is, of a path the file's name only.

    Folders carry the names of people and their machines.
    """
    text = str(location or "")
    network = re.match(r"(?!file:)[A-Za-z][A-Za-z0-9+.-]+://", text, re.IGNORECASE)
    return text if network else re.split(r"[/\\]", text.rstrip("/\\"))[-1]


def record_text(index: int, entry: Dict[str, Any]) -> bytes:
    """The `record.json` beside an item: what its receipt says of it."""
    detail = entry["detail"]
    record = {key: detail.get(key) for key in LOGGED}
    record.update(entry=index, file=safe_name(detail.get("name")), received=shown_place(detail.get("location")))
    return json.dumps(record, indent=1, sort_keys=True).encode()


def entries_text(raw: Dict[int, bytes]) -> bytes:
    """The one way in which disclosed entries are written: exact bytes by index, a line each, in the log's order."""
    rows = [json.dumps({"entry": base64.b64encode(raw[i]).decode(), "index": i}) for i in sorted(raw)]
    return "".join("%s\n" % row for row in rows).encode()


def ranges(numbers: Iterable[int]) -> str:
    """Ascending numbers in few words, as `1, 4-7`."""
    runs: List[List[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join("%d" % low if low == high else "%d-%d" % (low, high) for low, high in runs)


def receipts_of(entries: Dict[int, Dict[str, Any]]) -> List[Tuple[int, Dict[str, Any]]]:
    """The first receipt of each item among entries, with its index, in the log's order."""
    found: Dict[str, Tuple[int, Dict[str, Any]]] = {}
    for index in sorted(entries):
        entry = entries[index]
        if entry.get("action") in ("receive", "derive") and isinstance(entry.get("detail"), dict):
            found.setdefault(str(entry.get("about")), (index, entry))
    return list(found.values())


class Export:
    """Everything that an export says, checked against everything else it says."""

    def __init__(self, folder: str) -> None:
        self.bag = Bag(folder)
        self.findings = self.bag.findings
        self.entries: Dict[int, Dict[str, Any]] = {}
        self.raw: Dict[int, bytes] = {}
        self.hashes: List[bytes] = []
        self.head: Optional[Checkpoint] = None
        self.newest = b""
        self.tree = Tree([])
        self.older: List[Tuple[str, Checkpoint]] = []
        self.keys: List[Tuple[Key, int, Optional[int]]] = []
        self.stamps: List[str] = []
        self.signers: List[str] = []
        for path in self.bag.files:
            if not path.startswith(("data/", "tagmanifest-")) and path not in self.bag.tags:
                self.bag.add("extra", path, "listed in no manifest")
        self._tag_manifest()
        for step in (self._log, self._entries, self._keys, self._proofs, self._older, self._signed, self._items):
            step()
        for step in (self._anchors, self._trust, self._whole, self._complete):
            step()

    def _whole(self) -> None:
        """An export discloses everything, or what is about its items and what checks need: nothing in between.

        What else speaks of one that disclosed everything, from which somebody took entries out.
        """
        items = {str(entry.get("about")) for _, entry in receipts_of(self.entries)}
        others = [
            index
            for index, entry in self.entries.items()
            if entry.get("action") not in ALWAYS and str(entry.get("about")) not in items
        ]
        if others and self.withheld():
            what = "withheld, where only an export of everything discloses entry %d" % min(others)
            self.bag.add("missing", "log entries %s" % self.withheld(), what)

    def withheld(self) -> str:
        """Places in the log of the entries that are there as hashes only."""
        return ranges(index for index in range(len(self.hashes)) if index not in self.raw)

    def _tag_manifest(self) -> None:
        """No manifest holds the digest of this one: each of its bytes must be what the program that wrote it writes."""
        if (self.bag.version, self.bag.encoding) != ("1.0", "UTF-8"):
            self.bag.add("bag", "bagit.txt", "not the version and encoding of an export: names could be read otherwise")
        data = self._guard("tagmanifest-sha256.txt", bytes)
        if data is not None and not re.fullmatch(rb"(?:[0-9a-f]{64}  [^\r\n]+\n)+", data):
            self.bag.add("bag", "tagmanifest-sha256.txt", "not written as exports are")

    def _guard(self, path: str, read: Callable[[bytes], Any]) -> Any:  # noqa: ANN401 - whatever the file holds
        try:
            return read(self.bag.read(path, 1 << 34))
        except (Unreadable, ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
            self.bag.add("unreadable", path, str(error) or type(error).__name__)
            return None

    def _log(self) -> None:
        self.head = self._guard(CUSTODY + "checkpoint", parse_checkpoint)
        self.newest = self._guard(CUSTODY + "checkpoint", bytes) or b""
        whole = self._guard(CUSTODY + "leaf-hashes", bytes) or b""
        self.hashes = [whole[i : i + 32] for i in range(0, len(whole), 32)]
        self.tree = Tree(self.hashes)
        if self.head is None:
            return
        if len(whole) != 32 * self.head.size:
            self.bag.add("log", CUSTODY + "leaf-hashes", "not as many entries as the checkpoint says")
        self.findings += self._words(self.head, CUSTODY + "checkpoint")
        if self.tree.root(0, len(self.hashes)) != self.head.root:
            self.bag.add("root", CUSTODY + "checkpoint", "the entries do not have the root that the checkpoint names")

    def _entries(self) -> None:
        whole = self._guard(CUSTODY + "entries.jsonl", bytes) or b""
        for line in whole.splitlines():
            try:
                row = json.loads(line)
                index, data = row["index"], base64.b64decode(row["entry"], validate=True)
                entry = json.loads(data)
                if type(index) is not int:
                    raise TypeError("its index is no number")
                known = self.hashes[index] if 0 <= index < len(self.hashes) else b""
                self.raw[index], self.entries[index] = data, dict(entry)
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                self.bag.add("unreadable", CUSTODY + "entries.jsonl", "an entry that cannot be read: %s" % error)
                continue
            if leaf_hash(data) != known:
                self.bag.add("entry", "log entry %d" % index, "not the entry that was logged")
        if whole != entries_text(self.raw):
            self.bag.add("unreadable", CUSTODY + "entries.jsonl", "not each entry once and in order, as exports are")
        if self.head is not None and self.entries.get(0, {}).get("about") != self.head.origin:
            self.bag.add("log", "log entry 0", "the log does not begin with the origin that the checkpoint names")

    def _keys(self) -> None:
        """Keys that the log introduced, each signed by itself and by the one before it."""
        for index in sorted(self.entries):
            entry = self.entries[index]
            if entry.get("action") != "key":
                continue
            before = self.keys[-1] if self.keys else None
            try:
                key = self._introduced(entry["detail"], before[0] if before else None)
            except (Unreadable, KeyError, TypeError, ValueError, AttributeError) as error:
                self.bag.add("swapped-key", "log entry %d" % index, "a key that was not handed over: %s" % error)
                continue
            if before is not None:
                self.keys[-1] = (before[0], before[1], index + 1)
            self.keys.append((key, index + 1, None))

    def _introduced(self, detail: Dict[str, str], before: Optional[Key]) -> Key:
        key, origin = parse_key(detail["vkey"]), self.head.origin if self.head else ""
        old = detail["previous"]
        text = "solferino-key-change/1\n%s\n%s\n%s\n" % (origin, old or "no key before", detail["vkey"])
        if not ed25519(key.public, text.encode(), base64.b64decode(detail["signature"])):
            raise Unreadable("it did not sign its own entry")
        if before is None and not old:
            return key
        if before is None or parse_key(old) != before:
            raise Unreadable("it does not follow the key before it")
        if not ed25519(before.public, text.encode(), base64.b64decode(detail["previous_signature"])):
            raise Unreadable("the key before it did not sign")
        return key

    def _proofs(self) -> None:
        for path in [p for p in self.bag.files if p.endswith(".tlog-proof")]:
            self._guard(path, lambda data, path=path: self._proof(path, data))  # type: ignore[misc]
        for path in [p for p in self.bag.files if p.startswith("proofs/consistency-")]:
            self._guard(path, lambda data, path=path: self._consistency(path, data))  # type: ignore[misc]

    def _proof(self, path: str, data: bytes) -> None:
        head, _, rest = data.partition(b"\n\n")
        lines = head.decode("ascii").split("\n")
        note = parse_checkpoint(rest)
        if lines[0] != "c2sp.org/tlog-proof@v1" or not lines[1].startswith("index "):
            raise Unreadable("not a proof")
        index, hashes = int(lines[1][6:]), [base64.b64decode(line, validate=True) for line in lines[2:]]
        leaf = leaf_hash(self.raw[index]) if index in self.raw else b""
        if path != "proofs/%09d.tlog-proof" % index:
            self.bag.add("proof", path, "the proof of entry %d in the place of another" % index)
        elif self.head is None or note.text != self.head.text or not proves(leaf, index, note.size, hashes, note.root):
            self.bag.add("proof", path, "does not lead from entry %d to the checkpoint" % index)
        elif data != proof_text("c2sp.org/tlog-proof@v1\nindex %d" % index, hashes, self.newest):
            self.bag.add("proof", path, "not written as proofs are")

    def _consistency(self, path: str, data: bytes) -> None:
        """The proof is the one that the hashes of the entries give."""
        old = int(path[len("proofs/consistency-") : -len(".txt")].split("-")[0])
        size = len(self.hashes)
        right = 0 < old < size
        if not right or data != proof_text("old %d" % old, self.tree.consistency(old, 0, size), self.newest):
            self.bag.add("proof", path, "does not lead from the older checkpoint to the newest")

    def _older(self) -> None:
        """Earlier checkpoints are beginnings of this log."""
        folder = CUSTODY + "checkpoints/"
        for path in [p for p in self.bag.files if p.startswith(folder)]:
            note = self._guard(path, parse_checkpoint)
            if note is None:
                continue
            self.older.append((path, note))
            for finding in self.compare(note, path):
                self.findings.append(finding)

    def compare(self, note: Checkpoint, where: str) -> List[Finding]:
        """What is wrong between a checkpoint from elsewhere or earlier and this log."""
        if self.head is None:
            return []
        if note.origin != self.head.origin:
            return [Finding("other-log", where, "a checkpoint of another log: %r" % note.origin[:80])]
        if self._words(note, where):
            return self._words(note, where)
        if note.size > len(self.hashes):
            return [Finding("rollback", where, "it has %d entries, this log only %d" % (note.size, len(self.hashes)))]
        if self.tree.root(0, note.size) != note.root:
            return [Finding("rewritten", where, "this log does not begin with the %d entries it names" % note.size)]
        return []

    @staticmethod
    def _words(note: Checkpoint, where: str) -> List[Finding]:
        """A checkpoint has its three lines and no other words, which nobody of this log wrote."""
        odd = note.text != note.plain()
        return [Finding("forged", where, "lines that no checkpoint of this log has")] if odd else []

    def against(self, path: str) -> List[Finding]:
        """What is wrong between this log and a checkpoint file or an export that was kept elsewhere."""
        if not os.path.isdir(path):
            note = parse_checkpoint(read_small(path))
            return self.compare(note, path) + self._strangers(note, path)
        other = Export(path)
        if other.head is None or self.head is None or other.findings:
            raise Unreadable("an export that is not intact itself")
        found = self._strangers(other.head, path)
        common = range(min(len(self.hashes), len(other.hashes)))
        differ = next((index for index in common if self.hashes[index] != other.hashes[index]), None)
        if differ is None or other.head.origin != self.head.origin:
            return found + self.compare(other.head, path)
        covered = any(note.size > differ for _, note in other.older)
        what = "entries that were published are others now" if covered else "two logs went on from one beginning"
        return [*found, Finding("rewritten" if covered else "fork", path, "%s, from entry %d on" % (what, differ))]

    def _strangers(self, note: Checkpoint, where: str) -> List[Finding]:
        """A checkpoint of this log is signed by a key of this log."""
        known = [key for key, _, _ in self.keys]
        lines = [(name, identity) for name, identity, _ in note.signatures if name == note.origin]
        if self.head is None or note.origin != self.head.origin or not lines:
            return []
        if any(signed_by(note, key) == -1 for key in known):
            return [Finding("signature", where, "the signature is not that of its key over this text")]
        if not any((key.name, key.id()) in lines for key in known):
            return [Finding("swapped-key", where, "it is signed by another key than this log's")]
        return []

    def _signed(self) -> None:
        """Signature lines of every checkpoint are by keys that the log had at that size."""
        notes = [(CUSTODY + "checkpoint", self.head)] if self.head else []
        for path, note in [*notes, *self.older]:
            if not note.signatures and note is not self.head:
                self.bag.add("signature", path, "an earlier checkpoint that nobody signed: exports hold none")
            if len({line[:2] for line in note.signatures}) < len(note.signatures):
                self.bag.add("signature", path, "two signature lines of one key")
            for name, identity in dict.fromkeys(line[:2] for line in note.signatures):
                known = next((k for k in self.keys if (k[0].name, k[0].id()) == (name, identity)), None)
                if known is None:
                    self.bag.add("swapped-key", path, "a signature by a key that the log does not know")
                elif note.size < known[1] or (known[2] is not None and note.size > known[2]):
                    self.bag.add("swapped-key", path, "signed by a key that the log had not yet, or no more")
                elif signed_by(note, known[0]) != 0:
                    self.bag.add("signature", path, "the signature is not that of its key over this text")
                elif note is self.head:
                    self.signers.append(known[0].fingerprint())

    def _trust(self) -> None:
        """Copies of the keys that the log introduced and of the witnesses that it names: those and no others."""
        keys = [key.text() for key, _, _ in self.keys]
        seen = named_witnesses(self.entries[index] for index in sorted(self.entries))
        policy = ["log %s" % key for key in keys]
        policy += ["witness %s %s" % (key.split("+")[0], key) for key in seen] + ["quorum none"]
        for name, lines in (("log.vkey", keys), ("witnesses", seen), ("policy", policy)):
            if self._guard("trust/%s" % name, bytes) != "".join("%s\n" % line for line in lines).encode():
                self.bag.add("swapped-key", "trust/%s" % name, "not the keys that the log names")

    def _items(self) -> None:
        """There is one item for each receipt that is disclosed, in the log's order, with what the log says of it."""
        wanted: Dict[str, Tuple[int, Dict[str, Any]]] = {}
        for number, (index, entry) in enumerate(receipts_of(self.entries), 1):
            place = "data/items/%06d/" % number
            wanted[place + "record.json"] = wanted[place + safe_name(entry["detail"].get("name"))] = (index, entry)
        present = [path for path in self.bag.files if path.startswith("data/items/")]
        for path in sorted(set(wanted) - set(present)):
            self.bag.add("missing", path, "log entry %d says that it was received" % wanted[path][0])
        for path in sorted(present):
            if path not in wanted:
                self.bag.add("forged", path, "no entry of the log speaks of this file in this place")
            elif path.endswith("/record.json"):
                if self._guard(path, bytes) != record_text(*wanted[path]):
                    self.bag.add("forged", path, "it says other things than the log")
            else:
                self._item(path, wanted[path][1])

    def _item(self, path: str, entry: Dict[str, Any]) -> None:
        size = os.stat(os.path.join(self.bag.folder, *path.split("/"))).st_size
        if not self.bag.digest(path, "sha256") == entry.get("about") == entry["detail"].get("sha256"):
            self.bag.add("forged", path, "not the bytes that the log says")
        elif entry["detail"].get("size_bytes") != size:
            self.bag.add("forged", path, "not of the size that the log says")

    def _complete(self) -> None:
        """Nothing but what an export holds; a proof for each disclosed entry and each earlier checkpoint."""
        size = self.head.size if self.head else 0
        wanted = {"proofs/%09d.tlog-proof" % index for index in self.raw}
        wanted |= {"proofs/consistency-%d-%d.txt" % (note.size, size) for _, note in self.older}
        for path in sorted(wanted - set(self.bag.files)):
            self.bag.add("missing", path, "every disclosed entry and earlier checkpoint comes with its proof")
        known = wanted | {CUSTODY + "checkpoints/%d" % note.size for _, note in self.older}
        for path in self.bag.files:
            if path not in known and not path.startswith(("data/items/", "anchors/")) and path not in LAYOUT:
                self.bag.add("extra", path, "no file that an export holds")

    def _anchors(self) -> None:
        """Anchors are the files that the log names, byte for byte; only then is what they say repeated."""
        named = named_anchors(self.entries[index] for index in sorted(self.entries))
        present = [path for path in self.bag.files if path.startswith("anchors/")]
        for path in sorted(set(named) - set(present)):
            self.bag.add("missing", path, "the log names this anchor, but it is not there")
        for path in sorted(present):
            if path not in named:
                self.bag.add("extra", path, "no entry of the log names this anchor")
            elif self.bag.digest(path, "sha256") != named[path]:
                self.bag.add("forged", path, "not the bytes that were logged")
            else:
                self._attested(path)

    def _attested(self, path: str) -> None:
        """Time stamps speak of a checkpoint of this log; cosignatures are by witnesses that the log names."""
        if path.endswith(".tsr"):
            self._guard(path, lambda data: self._stamp(path, data))
        elif path.endswith(".cosignature"):
            self._guard(path, lambda data: self._cosigned(path, data))
        elif path.endswith(".ots"):
            self.stamps.append("%s: an OpenTimestamps proof; attested, not checked against block headers" % path)

    def _stamp(self, path: str, data: bytes) -> None:
        stamp = parse_stamp(data)
        message = self.bag.read(path[:-4] + ".note")
        found = self.compare(parse_checkpoint(message), path)
        self.findings += found
        made = hashlib.new(stamp.algorithm, message).digest() if stamp.algorithm != "unknown" else b""
        if made != stamp.digest:
            self.bag.add("stamp", path, "it is a time stamp of something else")
        elif not found:
            text = "%s: says that %s existed before %s" % (path, path[:-4] + ".note", stamp.time)
            self.stamps.append(text + " (its signature: see VERIFY.txt)")

    def _cosigned(self, path: str, data: bytes) -> None:
        note = parse_checkpoint(data)
        found = self.compare(note, path)
        self.findings += found
        witnesses = self._guard("trust/witnesses", lambda text: [parse_key(line) for line in text.decode().split()])
        for key in witnesses or ():
            seconds = signed_by(note, key)
            if seconds == -1:
                self.bag.add("signature", path, "a cosignature that is not by the key %s" % key.fingerprint())
            elif seconds is not None and not found:
                who = "the key %s, whose holder calls itself %s," % (key.fingerprint(), key.name)
                self.stamps.append("%s: %s saw %d entries at %d (Unix time)" % (path, who, note.size, seconds))


# ---------------------------------------------------------------------------------------------------------------------
# Verdicts


def trusted(export: Export, asked: str) -> str:
    """What the key that was named says of this log; a finding where it did not sign the newest checkpoint.

    That the log introduces a key does not show that its holder made this log: anybody can copy a public entry.
    """
    if not export.keys or export.keys[-1][0].fingerprint() != asked:
        export.bag.add("swapped-key", "trust/log.vkey", "the log's key is not the one you named")
    elif asked not in export.signers:
        export.bag.add("signature", CUSTODY + "checkpoint", "the key you named did not sign the newest checkpoint")
    else:
        return "matches the key you named, which signed the newest checkpoint"
    return "NOT by the key you named"


def report(export: Export, asked_key: str, against: Iterable[str]) -> Dict[str, Any]:
    """The three verdicts as plain values."""
    for path in against:
        try:
            export.findings += export.against(path)
        except Unreadable as error:
            export.findings.append(Finding("unreadable", path, str(error)))
    size = export.head.size if export.head else 0
    actors = sorted({str(entry.get("by")) for entry in export.entries.values()})
    keys = [{"name": key.name, "fingerprint": key.fingerprint()} for key, _, _ in export.keys]
    trust = trusted(export, asked_key.lower()) if asked_key else "compare it yourself"
    return {
        "intact": not export.findings,
        "findings": [finding._asdict() for finding in export.findings],
        "entries": size,
        "disclosed": len(export.entries),
        "withheld": export.withheld(),
        "root": export.head.root.hex() if export.head else "",
        "actors": actors,
        "signed_by": ["log key %s" % signer for signer in export.signers],
        "stamps": export.stamps,
        "keys": keys,
        "trust": trust if keys else "no key: nobody signed this log",
    }


def plain(text: str) -> str:
    """A text as one line that cannot steer a terminal: signs that are not printed, or not known there, as codes."""
    shown = "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return shown.encode(encoding, "backslashreplace").decode(encoding)


def say(text: str) -> None:
    """Print a line."""
    print(plain(text))


def tell(found: Dict[str, Any]) -> None:
    """Print the three verdicts."""
    say("A. INTACT: %s" % ("yes" if found["intact"] else "NO"))
    say("   %(entries)d log entries, %(disclosed)d of them disclosed, root %(root)s" % found)
    for finding in found["findings"]:
        say("   [%(kind)s] %(where)s: %(what)s" % finding)
    say("B. WHO AND WHEN")
    say("   Named in the log, by their own clocks: %s" % ", ".join(found["actors"]))
    for line in found["signed_by"] or ["nobody signed the newest checkpoint"]:
        say("   Signed: %s" % line)
    if found["withheld"]:
        say("   Withheld, with whatever time stamps, cosignatures and items they name: entries %(withheld)s" % found)
    for line in found["stamps"] or ["no time stamp and no cosignature: the times are those of the machine alone"]:
        say("   %s" % line)
    say("C. TRUST")
    for key in found["keys"]:
        say("   log key of %(name)s, fingerprint %(fingerprint)s" % key)
    say("   %s. Compare the fingerprint with the one in the signed statement" % found["trust"])
    say("   or with the person who holds the key. A key inside an export proves nothing by itself.")


def main(words: List[str]) -> int:
    """Read the command line, print, give back the exit code."""
    options: Dict[str, List[str]] = {"--key": [], "--against": []}
    folders, as_json = [], False
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word in options and rest:
            options[word].append(rest.pop(0))
        elif word == "--json":
            as_json = True
        elif word.startswith("-"):
            print(__doc__, file=sys.stderr)
            return 2
        else:
            folders.append(word)
    folder = folders[0] if folders else os.path.dirname(os.path.abspath(__file__))
    if len(folders) > 1 or not os.path.isdir(folder):
        print(__doc__, file=sys.stderr)
        return 2
    if "" in options["--key"] or len(options["--key"]) > 1:
        print("--key needs a fingerprint, and one only", file=sys.stderr)
        return 2
    found = report(Export(folder), (options["--key"] or [""])[0], options["--against"])
    if as_json:
        print(json.dumps(found, indent=1))
    else:
        tell(found)
    return 0 if found["intact"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
