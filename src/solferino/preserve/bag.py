"""Exports that a stranger can check: a BagIt 1.0 folder with items, log, proofs, anchors and a program to check them.

Entries that are not disclosed appear as hashes only: their number and order show that nothing was left out in silence.
"""

import base64
import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from solferino import __version__
from solferino.errors import BrokenVault, CaseExists, MissingInput, RefusedInput, UnknownItem, UnwritableOutput
from solferino.model.exhibit import CustodyEvent
from solferino.preserve.anchors import policy_text, witnesses
from solferino.preserve.checkpoint import parse_signed
from solferino.preserve.copying import COPY_BYTES
from solferino.preserve.disk import read_bytes
from solferino.preserve.kit.verify import Export, is_safe, named_anchors, record_text, safe_name
from solferino.preserve.leaves import ANCHOR, DERIVE, GENESIS, RECEIVE
from solferino.preserve.merkle import leaf_hash
from solferino.preserve.objects import object_path, regular_file
from solferino.preserve.proof_text import InclusionProof, WitnessRequest
from solferino.preserve.signing import KEY, log_keys
from solferino.preserve.tile_reader import TileReader
from solferino.preserve.vault import Vault
from solferino.preserve.verify_text import verify_text

AUDIT = "solferino audit names every place; restore it from a copy you trust"
ALWAYS = frozenset((GENESIS, KEY, ANCHOR))  # what checks need; an `export` entry names another recipient


@dataclass(frozen=True, slots=True)
class Bagged:
    """What an export holds."""

    items: int
    disclosed: int
    entries: int
    root: str
    signed: bool
    bytes_total: int


def write_bag(vault: Vault, target: Path, *, only: frozenset[str] | None = None) -> Bagged:
    """Write an export of all exhibits, or of those whose ids are given.

    Raises `CaseExists`, `UnknownItem`, `UnwritableOutput`, and `BrokenVault` where the vault does not hold what its log
    says: nothing is handed out that the recipient would find to be forged.
    """
    folder = free_place(vault, target)
    events = vault.events()
    receipts = preserved(events)
    chosen = {k: v for k, v in receipts.items() if only is None or k in only}
    if only is not None and set(only) - set(chosen):
        raise UnknownItem("no such exhibit", where=", ".join(sorted(only - set(chosen))))
    disclosed = [e for e in events if only is None or e.action in ALWAYS or e.about in chosen]
    try:
        folder.mkdir(parents=True)
        with ExitStack() as undone:
            undone.callback(shutil.rmtree, folder)
            _custody(vault, folder, disclosed)
            _items(vault, folder, chosen)
            _anchors(vault, folder, events)
            total = _bag_files(folder, vault.origin)
            _checked(folder)
            folder.rename(target)
            undone.pop_all()  # it is whole and in its place: nothing is to be taken away
    except OSError as error:
        raise UnwritableOutput(f"the export cannot be written: {error.strerror}", where=str(folder)) from error
    return Bagged(len(chosen), len(disclosed), vault.size, vault.root(), bool(vault.note().signatures), total)


def _checked(folder: Path) -> None:
    """Raise `BrokenVault` where the program that goes with an export would find something wrong with it."""
    findings = Export(str(folder)).findings
    if findings:
        raise BrokenVault(f"the export would not be intact: {findings[0].what}", where=findings[0].where, hint=AUDIT)


def free_place(vault: Vault, target: Path) -> Path:
    """The folder in which an export is made before it gets its name.

    Raises `CaseExists` where one of the two is taken, be it by a link that leads nowhere, and `UnwritableOutput` where
    the export would lie in the vault: the audit would find it there, and its reader the vault.
    """
    folder = target.with_name(target.name + ".partial")
    for path in (target, folder):
        if path.exists() or path.is_symlink():
            raise CaseExists("there is something already", where=str(path), hint="choose a new folder for the export")
    if target.resolve().is_relative_to(vault.path.resolve()):
        hint = "choose a folder outside the vault"
        raise UnwritableOutput("an export cannot lie in the vault itself", where=str(target), hint=hint)
    return folder


def preserved(events: Iterable[CustodyEvent]) -> dict[str, CustodyEvent]:
    """What an export can hold, exhibits and working copies, by id with the first entry of each."""
    found: dict[str, CustodyEvent] = {}
    for event in events:
        if event.action in (RECEIVE, DERIVE):
            found.setdefault(event.about, event)
    return found


def put(folder: Path, name: str, data: bytes) -> None:
    """Write one file of an export."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _custody(vault: Vault, folder: Path, disclosed: Sequence[CustodyEvent]) -> None:
    entries, reader = vault.entries(), TileReader(vault.path / "log", vault.size)
    head = vault.note().encode()
    rows = [
        json.dumps({"entry": base64.b64encode(entries[e.index]).decode(), "index": e.index}, sort_keys=True)
        for e in disclosed
    ]
    put(folder, "data/custody/entries.jsonl", "".join(f"{row}\n" for row in rows).encode())
    put(folder, "data/custody/leaf-hashes", b"".join(leaf_hash(entry) for entry in entries))
    put(folder, "data/custody/checkpoint", head)
    for event in disclosed:
        proof = InclusionProof(event.index, reader.inclusion(event.index), head)
        put(folder, f"proofs/{event.index:09d}.tlog-proof", proof.encode())
    for path in sorted((vault.path / "log" / "checkpoints").glob("*")):
        data = read_bytes(path)
        checkpoint, note = parse_signed(data, str(path))
        if note.signatures and checkpoint.size < vault.size:
            put(folder, f"data/custody/checkpoints/{checkpoint.size}", data)
            request = WitnessRequest(checkpoint.size, reader.consistency(checkpoint.size), head)
            put(folder, f"proofs/consistency-{checkpoint.size}-{vault.size}.txt", request.encode())
    keys, _ = log_keys(vault.events())
    put(folder, "trust/log.vkey", "".join(f"{known.key}\n" for known in keys).encode())


def _items(vault: Vault, folder: Path, chosen: dict[str, CustodyEvent]) -> None:
    for number, (identity, event) in enumerate(chosen.items(), 1):
        name = safe_name(event.detail.get("name"))
        place = f"data/items/{number:06d}"
        put(folder, f"{place}/record.json", record_text(event.index, {"detail": event.detail}))
        _copy(object_path(vault.path, identity), folder / place / name, identity)


def _copy(source: Path, target: Path, identity: str) -> None:
    """Copy an object whose bytes have that SHA-256. Raises `BrokenVault` where they have not."""
    digest = hashlib.sha256()
    try:
        with regular_file(source) as (file, _), target.open("wb") as copied:
            while piece := file.read(COPY_BYTES):
                digest.update(piece)
                copied.write(piece)
    except (MissingInput, RefusedInput) as error:
        raise BrokenVault("an object that the log names is missing or is a link", where=identity, hint=AUDIT) from error
    if digest.hexdigest() != identity:
        raise BrokenVault("an object is not what was received", where=identity, hint=AUDIT)


def _anchors(vault: Vault, folder: Path, events: Iterable[CustodyEvent]) -> None:
    """The files that the log names, with the bytes that it names; what else lies beside them concerns nobody."""
    named = named_anchors({"action": event.action, "detail": event.detail} for event in events)
    for name, digest in sorted(named.items()):
        data = read_bytes(vault.path / name) if is_safe(name) else b""
        if hashlib.sha256(data).hexdigest() != digest:
            raise BrokenVault("an anchor is not what was logged", where=name, hint=AUDIT)
        put(folder, name, data)
    put(folder, "trust/policy", policy_text(vault).encode())
    put(folder, "trust/witnesses", "".join(f"{key}\n" for key in witnesses(vault.events())).encode())


def _bag_files(folder: Path, origin: str) -> int:
    """The files that make it a bag; bytes of the payload."""
    program = resources.files("solferino.preserve.kit").joinpath("verify.py").read_bytes()
    put(folder, "verify.py", program)
    stamps = sorted(path.relative_to(folder).as_posix() for path in folder.glob("anchors/*/*.tsr"))
    put(folder, "VERIFY.txt", verify_text(origin, stamps, hashlib.sha256(program).hexdigest()).encode())
    put(folder, "bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    payload = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    total = sum(path.stat().st_size for path in payload)
    info = f"Bag-Software-Agent: Solferino {__version__}\nExternal-Identifier: {origin}\n"
    put(folder, "bag-info.txt", f"{info}Payload-Oxum: {total}.{len(payload)}\n".encode())
    put(folder, "manifest-sha256.txt", _manifest(folder, payload))
    tags = sorted(p for p in folder.rglob("*") if p.is_file() and "data" not in p.relative_to(folder).parts[:1])
    put(folder, "tagmanifest-sha256.txt", _manifest(folder, tags))
    return total


def _manifest(folder: Path, paths: Iterable[Path]) -> bytes:
    lines = []
    for path in paths:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    return "".join(lines).encode()
