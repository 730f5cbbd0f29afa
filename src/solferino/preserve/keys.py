"""The signing key of a log: made, kept behind a passphrase, and never used against what it signed before.

A key has a folder of its own, outside the vault: `log.key` (behind a passphrase), `log.vkey` (public) and `signed`, the
last checkpoint that was signed. Whoever puts back an older vault does not put back that file: no signature is given.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ed25519

from solferino.errors import BadNote, BadProof, BrokenVault, CaseExists, NotACase, RefusedSignature
from solferino.preserve import passphrase as passphrases
from solferino.preserve.checkpoint import Checkpoint, parse_signed
from solferino.preserve.disk import Disk, locked, read_bytes
from solferino.preserve.log import replace
from solferino.preserve.note import ED25519, Note, Signature, VerifierKey, check, check_name, signed_bytes
from solferino.preserve.note import parse_key as parse_vkey
from solferino.preserve.proofs import check_consistency

SECRET, PUBLIC, STATE, LOCK = "log.key", "log.vkey", "signed", ".lock"
SECRET_HEADER = b"solferino-key/1\n"
Prove = Callable[[int], tuple[bytes, ...]]  # old size -> consistency proof up to the checkpoint at hand


@dataclass(frozen=True)
class Signer:
    """A private key in memory, with the folder that remembers what it signed."""

    folder: Path
    key: VerifierKey
    private: "ed25519.Ed25519PrivateKey"

    def sign(self, text: str, seconds: int = 0) -> Signature:
        """A signature over a text; a cosignature names its time. What may be signed is decided elsewhere."""
        value = self.private.sign(signed_bytes(text, self.key.algorithm, seconds))
        stamp = b"" if self.key.algorithm == ED25519 else seconds.to_bytes(8, "big")
        return Signature(self.key.name, self.key.id, stamp + value)


def create(folder: Path, name: str, passphrase: str, *, algorithm: int = ED25519, disk: Disk | None = None) -> Signer:
    """A new key in a folder of its own. Raises `CaseExists` where something is there, `WrongPassphrase` for none."""
    check_name(name)
    tool = disk or Disk()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseExists("the folder is not empty", where=str(folder), hint="choose a new folder for the key")
    private = ed25519.Ed25519PrivateKey.generate()
    key = VerifierKey(name, algorithm, private.public_key().public_bytes_raw())
    plain = SECRET_HEADER + f"{key}\n".encode() + private.private_bytes_raw()
    secret = passphrases.lock(plain, passphrase)
    tool.make_folder(folder)
    if os.name != "nt":
        folder.chmod(0o700)
    (folder / LOCK).touch()
    tool.write(folder / SECRET, secret)
    tool.write(folder / PUBLIC, f"{key}\n".encode())
    tool.sync_folder(folder)
    return Signer(folder, key, private)


def forget(signer: Signer) -> None:
    """Take away the folder of a key that was made and that no log took: it signed nothing that anybody has seen."""
    for name in (SECRET, PUBLIC, STATE, LOCK):
        (signer.folder / name).unlink(missing_ok=True)
    signer.folder.rmdir()


def unlock(folder: Path, passphrase: str) -> Signer:
    """The key of a folder. Raises `NotACase` where there is none, `WrongPassphrase`, `BadNote` where files differ."""
    key = public_key(folder)
    plain = passphrases.unlock(read_bytes(folder / SECRET), passphrase, str(folder))
    head, _, rest = plain.removeprefix(SECRET_HEADER).partition(b"\n")
    if not plain.startswith(SECRET_HEADER) or head.decode(errors="replace") != str(key):
        raise BadNote("the private key is not that of the public one beside it", where=str(folder))
    private = ed25519.Ed25519PrivateKey.from_private_bytes(rest)
    if private.public_key().public_bytes_raw() != key.public:
        raise BadNote("the private key is not that of the public one beside it", where=str(folder))
    return Signer(folder, key, private)


def public_key(folder: Path) -> VerifierKey:
    """The public half of a key. Raises `NotACase` where the folder holds none."""
    path = folder / PUBLIC
    if not path.is_file():
        raise NotACase("there is no key", where=str(folder), hint="make one with: solferino sign DIR --new-key FOLDER")
    return parse_vkey(read_bytes(path).decode("utf-8", errors="replace"))


def last_signed(folder: Path) -> Checkpoint | None:
    """The last checkpoint that the key signed, None before the first."""
    path = folder / STATE
    return parse_signed(read_bytes(path), str(path))[0] if path.is_file() else None


def sign_checkpoint(signer: Signer, checkpoint: Checkpoint, prove: Prove, disk: Disk) -> Note:
    """Sign a checkpoint, unless it contradicts the last one. What was signed is on disk before the signature is out.

    Raises `RefusedSignature` where the log is smaller than the one signed last, holds other entries, or is another log,
    and where the key remembers nothing: it does from the moment when a log takes it.
    """
    with locked(signer.folder / LOCK):
        _check_state(signer, checkpoint, prove)
        return _signed(signer, checkpoint, disk)


def begin(signer: Signer, checkpoint: Checkpoint, disk: Disk) -> None:
    """Let a key that was made just now remember the log that it will be made known in, as that log is."""
    with locked(signer.folder / LOCK):
        if (signer.folder / STATE).exists():
            raise RefusedSignature("this key has signed already", where=str(signer.folder), hint="make a new key")
        _signed(signer, checkpoint, disk)


def _signed(signer: Signer, checkpoint: Checkpoint, disk: Disk) -> Note:
    note = Note(checkpoint.body(), (signer.sign(checkpoint.body()),))
    check(note, [signer.key])
    if last_signed(signer.folder) != checkpoint:
        replace(signer.folder / STATE, note.encode(), disk, signer.folder)
    return note


def hand_over(before: Signer, signer: Signer, checkpoint: Checkpoint, prove: Prove, disk: Disk) -> None:
    """Sign the log as it is with the key before and with its follower, so that both remember the same state.

    Raises `RefusedSignature` where the key before signed another history; nothing is signed or remembered then.
    """
    sign_checkpoint(before, checkpoint, prove, disk)
    begin(signer, checkpoint, disk)


def _check_state(signer: Signer, checkpoint: Checkpoint, prove: Prove) -> None:
    if checkpoint.origin != signer.key.name:
        raise RefusedSignature(f"this key signs the log {signer.key.name!r}", where=checkpoint.origin)
    path = signer.folder / STATE
    if not path.is_file():
        raise RefusedSignature(
            "the key does not remember what it signed last: that file was taken away",
            where=str(path),
            hint="put it back from a copy, or put there the last signed checkpoint that somebody else holds, as the"
            " data/custody/checkpoint of an export",
        )
    last, note = parse_signed(read_bytes(path), str(path))
    if signer.key not in check(note, [signer.key]):
        raise BrokenVault("the record of what was signed last is not signed by this key", where=str(path))
    if last.size > checkpoint.size:
        raise RefusedSignature(
            f"the log has {checkpoint.size} entries; one with {last.size} was signed before",
            where=str(path),
            hint="the vault was put back to an older state: restore the newer one",
        )
    try:
        check_consistency(prove(last.size), last.root, checkpoint.root, old=last.size, new=checkpoint.size)
    except BadProof as error:
        raise RefusedSignature(
            f"the log does not begin with the {last.size} entries that were signed before",
            where=str(path),
            hint="run: solferino audit DIR --against that file",
        ) from error
