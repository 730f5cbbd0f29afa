"""Anchors: what others attest about a checkpoint. They lie in `anchors/<size>/`, and the log names each file's digest.

Only a checkpoint is ever sent to anybody: one note of a few lines that says nothing of the contents.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from solferino.errors import BadAnchor, BadNote, BrokenVault, UnknownItem
from solferino.model.exhibit import CustodyEvent
from solferino.preserve import ots, stamp
from solferino.preserve.attesting import said_faults
from solferino.preserve.checkpoint import parse_signed
from solferino.preserve.disk import read_bytes
from solferino.preserve.fault import ORPHAN, Fault
from solferino.preserve.kept import Kept, attested, published
from solferino.preserve.kit.verify import Unreadable, parse_stamp
from solferino.preserve.leaves import ANCHOR
from solferino.preserve.log import replace
from solferino.preserve.note import COSIGNATURE, Note, Signature, VerifierKey, check, parse_key, parse_signature
from solferino.preserve.objects import file_sha256
from solferino.preserve.policy import Policy
from solferino.preserve.proof_text import WitnessRequest
from solferino.preserve.signing import log_keys
from solferino.preserve.tile_reader import TileReader
from solferino.preserve.vault import Vault

REQUEST = re.compile(r"[0-9a-f]{12}")  # names of a request's files: the beginning of its digest


class Anchors:
    """Asks for anchors of a vault's newest checkpoint, keeps and logs the answers. `by` is who acts, `now` when."""

    def __init__(self, vault: Vault, *, by: str, now: datetime) -> None:
        self.vault = vault
        self.by = by
        self.now = now

    def ask_stamp(self) -> tuple[Path, bytes]:
        """A request for a time stamp over the newest checkpoint, kept until its answer comes; nothing is sent."""
        message = self.vault.note().encode()
        query = stamp.request(message)
        name = hashlib.sha256(query).hexdigest()[:12]
        with self.vault.writing():
            folder = self.vault.path / "anchors" / str(self.vault.size)
            self.vault.disk.make_folder(folder)
            for ending, data in ((".note", message), (".tsq", query)):
                replace(folder / f"{name}{ending}", data, self.vault.disk, self.vault.path / "tmp")
            self.vault.disk.sync_folder(folder)
        return folder / f"{name}.tsq", query

    def ask_witness(self, old: int) -> bytes:
        """A request to a witness who saw `old` entries last. Raises `BadProof` where the log is smaller."""
        reader = TileReader(self.vault.path / "log", self.vault.size)
        return WitnessRequest(old, reader.consistency(old), self.vault.note().encode()).encode()

    def accept_stamp(self, response: bytes, chain: bytes, authority: bytes) -> CustodyEvent:
        """Keep and log the answer to a request of this vault. Raises `BadAnchor` where it answers none or fails."""
        try:
            read = parse_stamp(stamp.normalised(response))
        except Unreadable as error:
            raise BadAnchor(f"this is no time stamp: {error}") from error
        for query, size, asked, message in self._requests():
            if read.digest != hashlib.sha256(message).digest() or query.with_suffix(".tsr").exists():
                continue
            try:
                found = stamp.check(response, message, stamp.certificates(chain), asked=asked, pinned=authority)
            except BadAnchor as error:
                if "nonce" in error.what:
                    continue
                raise
            files = {f"{query.stem}.tsr": response, f"{query.stem}.pem": chain}
            kept = {f"{query.stem}.tsq": asked, f"{query.stem}.note": message}
            return self._keep(size, ("rfc3161", files, kept, found.says()))
        raise BadAnchor("it answers no request of this case", hint="first: solferino anchor DIR --request FILE")

    def _requests(self) -> Iterator[tuple[Path, str, bytes, bytes]]:
        """Requests that lie in the vault: file and size, the query, and the checkpoint that it is about."""
        for kept in attested(self.vault.path):
            query, size = kept.path.with_suffix(".tsq"), str(kept.checkpoint.size)
            if kept.path.suffix == ".note" and kept.path.parent.name == size and query.is_file():
                yield query, size, read_bytes(query), kept.data

    def accept_ots(self, proof: bytes) -> CustodyEvent:
        """Keep and log an OpenTimestamps proof over a checkpoint that was kept. Raises `BadAnchor`."""
        read = ots.parse(proof)
        for kept in (*published(self.vault.path), *attested(self.vault.path)):
            if read.algorithm == "sha256" and read.digest == hashlib.sha256(kept.data).digest():
                name = hashlib.sha256(proof).hexdigest()[:12]
                says = {"attestations": [found.says({}) for found in read.attestations]}
                files = {f"{name}.ots": proof, f"{name}.note": kept.data}
                return self._keep(str(kept.checkpoint.size), ("opentimestamps", files, {}, says))
        raise BadAnchor("it is a proof for something else than a checkpoint of this case")

    def accept_cosignature(self, line: bytes, witness: VerifierKey) -> CustodyEvent:
        """Keep and log a witness's signature over any signed checkpoint of this log, be it the newest or not.

        Raises `BadAnchor` where it is over none, or is kept already: what that witness said first is not replaced.
        """
        try:
            if witness.algorithm != COSIGNATURE:
                raise BadNote("the key of a log, not of a witness", where=witness.name)
            signatures = tuple(parse_signature(text) for text in line.decode("utf-8").splitlines())
        except (BadNote, UnicodeDecodeError) as error:
            raise BadAnchor(f"this is no cosignature: {error}") from error
        mine = tuple(s for s in signatures if (s.name, s.key_id) == (witness.name, witness.id))
        kept, seconds = self._cosigned(mine, witness)
        size, name = str(kept.checkpoint.size), f"{witness.id.hex()}.cosignature"
        if any(f"{size}/{name}" in event.detail["files"] for event in self.vault.events() if event.action == ANCHOR):
            raise BadAnchor(f"what this witness signed of {size} entries is kept already", where=witness.name)
        files = {name: Note(kept.note.text, (*kept.note.signatures, *mine)).encode()}
        says = {"witness": str(witness), "unix_time": seconds}
        return self._keep(size, ("cosignature", files, {}, says))

    def _cosigned(self, signatures: tuple[Signature, ...], witness: VerifierKey) -> tuple[Kept, int]:
        """The kept checkpoint that a witness's signatures are over, and the time they name. Raises `BadAnchor`."""
        for kept in (*published(self.vault.path), *attested(self.vault.path)):
            if not (kept.note.signatures and signatures):
                continue  # a witness signs what the log's key has signed
            try:
                return kept, check(Note(kept.note.text, signatures), [witness])[witness]
            except BadNote:
                continue
        hint = "ask again: solferino anchor DIR --ask-witness FILE"
        raise BadAnchor("the witness signed no checkpoint of this case", where=witness.name, hint=hint)

    def _keep(self, size: str, made: tuple[str, dict[str, bytes], dict[str, bytes], dict[str, Any]]) -> CustodyEvent:
        """Write the new files, then the log entry that names all of them."""
        kind, files, kept, says = made
        with self.vault.writing() as writer:
            folder = self.vault.path / "anchors" / size
            self.vault.disk.make_folder(folder)
            for name, data in files.items():
                self.vault.disk.remove(folder / name)
                self.vault.disk.write(folder / name, data)
            self.vault.disk.sync_folder(folder)
            digests = {f"{size}/{n}": hashlib.sha256(d).hexdigest() for n, d in {**files, **kept}.items()}
            detail = {"kind": kind, "log_size": int(size), "files": digests, "says": says}
            return writer.record(action=ANCHOR, about=self.vault.origin, detail=detail, by=self.by, at=self.now)


def witnesses(events: Iterable[CustodyEvent]) -> list[VerifierKey]:
    """Keys of the witnesses whose cosignatures the log names."""
    found: dict[str, VerifierKey] = {}
    for event in events:
        if event.action == ANCHOR and event.detail.get("kind") == "cosignature":
            text = event.detail["says"]["witness"]
            found[text] = parse_key(text)
    return list(found.values())


def policy_text(vault: Vault) -> str:
    """The keys that the log names, as a trust policy that asks for no witness: who reads it decides whom to trust."""
    lines = [f"log {known.key}" for known in log_keys(vault.events())[0]]
    lines += [f"witness {key.name} {key}" for key in witnesses(vault.events())]
    return "".join(f"{line}\n" for line in [*lines, "quorum none"])


def policy_faults(vault: Vault, policy: Policy, where: str) -> tuple[Fault, ...]:
    """A fault unless some checkpoint of this log is signed and cosigned as a policy asks."""
    try:
        if policy_size(vault, policy):
            return ()
    except BadNote as error:
        return (Fault("signature", where, error.what, "ask who signed it"),)
    return (Fault("policy", where, "no checkpoint is signed and cosigned as the policy asks", "ask its witnesses"),)


def policy_size(vault: Vault, policy: Policy) -> int:
    """Entries covered by the largest checkpoint that is signed as a policy asks, 0 where none is. Raises `BadNote`."""
    notes: dict[str, Note] = {}
    sizes: dict[str, int] = {}
    for kept in (*published(vault.path), *attested(vault.path)):
        before = notes.get(kept.note.text, Note(kept.note.text))
        signatures = dict.fromkeys((*before.signatures, *kept.note.signatures))
        notes[kept.note.text] = Note(kept.note.text, tuple(signatures))
        sizes[kept.note.text] = kept.checkpoint.size
    return max((sizes[text] for text, note in notes.items() if policy.satisfied(note, vault.origin)), default=0)


def anchor_faults(vault: Path, events: Iterable[CustodyEvent], roots: Mapping[int, bytes]) -> Iterator[Fault]:
    """Anchors that are not what the log says, or speak of another history than the log's."""
    entries = [event.detail for event in events if event.action == ANCHOR]
    named: dict[str, str] = {name: digest for detail in entries for name, digest in detail["files"].items()}
    base = vault / "anchors"
    present = {p.relative_to(base).as_posix() for p in base.rglob("*") if p.is_file()} if base.is_dir() else set()
    for name in sorted(set(named) - present):
        yield Fault("missing", f"anchors/{name}", "an anchor that the log names is not there")
    for name in sorted(present):
        where = f"anchors/{name}"
        if name not in named and _waits(base / name, roots):
            yield Fault(ORPHAN, where, "a request that no answer came to yet", "ask again, or leave it")
        elif name not in named:
            yield Fault("unexpected", where, "an anchor that no log entry names", "add it with: solferino anchor")
        elif file_sha256(base / name) != named[name]:
            yield Fault("anchor", where, "the bytes are not those that were logged")
        elif name.endswith((".note", ".cosignature")):
            yield from _other_history(base / name, where, roots)
    for detail in entries:
        files = detail["files"]
        if all(named[n] == files[n] and n in present and file_sha256(base / n) == files[n] for n in files):
            yield from said_faults(vault, detail)


def _waits(path: Path, roots: Mapping[int, bytes]) -> bool:
    """Whether a file is a request as the vault writes it: a query over a checkpoint of this log, or that checkpoint."""
    query, note = path.with_suffix(".tsq"), path.with_suffix(".note")
    if path not in (query, note) or not note.is_file() or not REQUEST.fullmatch(path.stem):
        return False
    try:
        message = read_bytes(note)
        checkpoint, _ = parse_signed(message, str(note))
        asked = read_bytes(query) if query.exists() else None  # cut off between the two
    except BrokenVault:
        return False
    named = asked is None or hashlib.sha256(asked).hexdigest().startswith(path.stem)
    ours = str(checkpoint.size) == path.parent.name and roots.get(checkpoint.size) == checkpoint.root
    return named and ours and (asked is None or hashlib.sha256(message).digest() in asked)


def _other_history(path: Path, where: str, roots: Mapping[int, bytes]) -> Iterator[Fault]:
    try:
        checkpoint, _ = parse_signed(read_bytes(path), where)
    except BrokenVault as error:
        yield Fault("anchor", where, error.what)
        return
    if checkpoint.size in roots and roots[checkpoint.size] != checkpoint.root:
        yield Fault(
            "rewritten", where, "others attested another history of this log", "keep both; find out who and when"
        )


def describe(event: CustodyEvent, headers: Mapping[int, bytes] | None = None, vault: Path | None = None) -> str:
    """What an anchor shows, in words; names prove nothing, keys do, for whoever learned them elsewhere.

    Raises `UnknownItem` for an event that is none.
    """
    if event.action != ANCHOR:
        raise UnknownItem("that log entry is no anchor", where=str(event.index))
    detail, says = event.detail, event.detail["says"]
    head = f"{detail['log_size']} log entries"
    if detail["kind"] == "rfc3161":
        pinned = "was pinned by who kept the answer" if says["pinned"] else "was not pinned"
        who = f"an authority that calls itself {says['authority']}; its certificate {pinned}"
        who = "self-issued time, no outside witness" if says["self_issued"] else who
        return f"{head} existed before {says['time']}: {who}; openssl {says['openssl']}"
    if detail["kind"] == "cosignature":
        key = parse_key(says["witness"])
        who = f"the key {key.fingerprint()}, whose holder calls itself {key.name}"
        return f"{head} were seen at {says['unix_time']} (Unix time, their clock) by {who}"
    name = next((n for n in detail["files"] if n.endswith(".ots")), "")
    found = ots.parse(read_bytes(vault / "anchors" / name)).attestations if vault else ()
    words = [a.says(headers or {}) for a in found] or says["attestations"]
    return f"{head}: OpenTimestamps: {'; '.join(words)}"
