"""Keys as the log knows them, and signatures on its newest checkpoint.

A key is made known by an entry that it signs itself; a later key also needs the signature of the one before it. So the
log says which key may have signed a checkpoint of which size.
"""

import base64
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from solferino.errors import BadNote, RefusedSignature
from solferino.model.exhibit import CustodyEvent
from solferino.preserve.fault import Fault
from solferino.preserve.kept import attested, published
from solferino.preserve.keys import Signer, begin, hand_over, sign_checkpoint
from solferino.preserve.log import add_signatures
from solferino.preserve.note import Note, Signature, VerifierKey, check_signature, from_base64, parse_key
from solferino.preserve.tile_reader import TileReader
from solferino.preserve.vault import Vault

KEY = "key"
UNSIGNED = "sign it again with the log's key: that refuses where the log is not the one that it signed"
RESTORE_KEY = "ask who put it there; the log's keys stand in its entries `key`"


@dataclass(frozen=True, slots=True)
class LogKey:
    """A key of the log, and the sizes of the log that it may sign: [since, until], `until` None for the present one."""

    key: VerifierKey
    since: int
    until: int | None = None

    def may_sign(self, size: int) -> bool:
        """Whether a checkpoint of that size can carry its signature."""
        return self.since <= size and (self.until is None or size <= self.until)


def _statement(origin: str, old: str, new: str) -> str:
    return f"solferino-key-change/1\n{origin}\n{old or 'no key before'}\n{new}\n"


def introduce(vault: Vault, signer: Signer, *, by: str, now: datetime, before: Signer | None = None) -> CustodyEvent:
    """Log a key, signed by itself and by the one it follows. Raises `RefusedSignature` where that one is missing.

    The key before must agree with the log as it is; the new one remembers what that one signed last. Both come first.
    """
    with vault.writing() as writer:
        keys, _ = log_keys(vault.events())
        old = str(keys[-1].key) if keys else ""
        if (str(before.key) if before else "") != old:
            raise RefusedSignature(
                "the log has another key",
                where=old,
                hint="the present key must sign the new one: give its folder",
            )
        reader = _agreeing(vault, keys)
        if before is None:
            begin(signer, vault.checkpoint, vault.disk)
        else:
            hand_over(before, signer, vault.checkpoint, reader.consistency, vault.disk)
        text = _statement(vault.origin, old, str(signer.key))
        detail = {
            "vkey": str(signer.key),
            "previous": old,
            "signature": base64.b64encode(signer.sign(text).value).decode(),
            "previous_signature": base64.b64encode(before.sign(text).value).decode() if before else "",
        }
        return writer.record(action=KEY, about=signer.key.fingerprint(), detail=detail, by=by, at=now)


def log_keys(events: Iterable[CustodyEvent]) -> tuple[list[LogKey], list[Fault]]:
    """Keys that the log introduced, oldest first, and what is wrong with how it did."""
    keys: list[LogKey] = []
    faults: list[Fault] = []
    origin = ""
    for event in events:
        origin = origin or event.about
        if event.action != KEY:
            continue
        try:
            key = _introduced(origin, event, keys[-1].key if keys else None)
        except (BadNote, KeyError, TypeError, AttributeError) as error:
            faults.append(Fault("swapped-key", f"log entry {event.index}", f"a key that was not handed over: {error}"))
            continue
        if keys:
            keys[-1] = LogKey(keys[-1].key, keys[-1].since, event.index + 1)
        keys.append(LogKey(key, event.index + 1))
    return keys, faults


def _introduced(origin: str, event: CustodyEvent, before: VerifierKey | None) -> VerifierKey:
    detail = event.detail
    key = parse_key(detail["vkey"])
    old = str(before) if before else ""
    if detail["previous"] != old or key.name != origin:
        raise BadNote("it does not follow the key before it", where=key.name)
    text = _statement(origin, old, str(key))
    check_signature(text, Signature(key.name, key.id, from_base64(detail["signature"], "its signature")), key)
    if before is not None:
        value = from_base64(detail["previous_signature"], "the old key's signature")
        check_signature(text, Signature(before.name, before.id, value), before)
    return key


def sign_newest(vault: Vault, signers: Sequence[Signer]) -> Note:
    """Sign the newest checkpoint with the log's key; with the one before it as well right after a change of keys.

    Raises `RefusedSignature` where a key is not the log's, or the log is not what its keys signed or others attested
    before: what the key itself remembers, and what lies in the vault, its kept checkpoints and its anchors.
    """
    with vault.writing():
        checkpoint, note = vault.checkpoint, vault.note()
        keys, _ = log_keys(vault.events())
        reader = _agreeing(vault, keys)
        signatures = {(s.name, s.key_id): s for s in note.signatures}
        for signer in signers:
            if not any(known.key == signer.key and known.may_sign(checkpoint.size) for known in keys):
                raise RefusedSignature("this is not the key of the log", where=str(signer.folder))
            made = sign_checkpoint(signer, checkpoint, reader.consistency, vault.disk)
            signatures |= {(s.name, s.key_id): s for s in made.signatures}
        signed = Note(note.text, tuple(signatures.values()))
        if signed != note:
            add_signatures(vault.path / "log", signed, vault.disk)
        return signed


def _agreeing(vault: Vault, keys: Sequence[LogKey]) -> TileReader:
    """The log's hashes, where it begins with all that its keys signed and others attested; else `RefusedSignature`."""
    reader = TileReader(vault.path / "log", vault.size)
    signed = (one for one in published(vault.path) if not signature_faults(one.note, one.checkpoint.size, keys, ""))
    seen = (one for one in attested(vault.path) if one.checkpoint.origin == vault.origin)
    for one in itertools.chain((one for one in signed if one.note.signatures), seen):
        size, where = one.checkpoint.size, str(one.path)
        if size > vault.size or reader.root(size) != one.checkpoint.root:
            what = f"the log does not begin with the {size} entries that were signed or attested before"
            raise RefusedSignature(what, where=where, hint="run: solferino audit DIR; keep both, find out who and when")
    return reader


def signed_size(vault: Path, keys: Sequence[LogKey]) -> int:
    """Entries covered by the largest checkpoint that a key of the log signed; 0 where none is signed."""
    rows = list(published(vault))  # the newest comes first: what is larger belongs to a log that was put back
    signed = (one for one in rows if one.note.signatures and one.checkpoint.size <= rows[0].checkpoint.size)
    good = (one.checkpoint.size for one in signed if not signature_faults(one.note, one.checkpoint.size, keys, ""))
    return next(good, 0)


def signature_faults(note: Note, size: int, keys: Sequence[LogKey], where: str) -> list[Fault]:
    """Signature lines of a checkpoint that no key of the log can have made. Unsigned checkpoints have none."""
    faults = []
    for signature in note.signatures:
        known = next((k for k in keys if (k.key.name, k.key.id) == (signature.name, signature.key_id)), None)
        if known is None:
            faults.append(Fault("signature", where, "a signature by a key that the log does not know", RESTORE_KEY))
        elif not known.may_sign(size):
            faults.append(Fault("swapped-key", where, "by a key that the log had not yet, or no more", RESTORE_KEY))
        else:
            try:
                check_signature(note.text, signature, known.key)
            except BadNote as error:
                faults.append(Fault("signature", where, error.what))
    return faults
