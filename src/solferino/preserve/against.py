"""The vault against something kept elsewhere, an old checkpoint or export: what cannot be seen from inside."""

from collections.abc import Sequence
from pathlib import Path

from solferino.errors import BadNote, BrokenVault, MissingInput
from solferino.preserve.checkpoint import Checkpoint, parse, parse_signed
from solferino.preserve.disk import read_bytes
from solferino.preserve.fault import Fault
from solferino.preserve.kit import verify
from solferino.preserve.merkle import HASH_BYTES, leaf_hash, root_of
from solferino.preserve.note import Note, check
from solferino.preserve.signing import LogKey, log_keys
from solferino.preserve.vault import Vault

KEEP = "keep both; find out who changed which, and when"
LARGEST = 1 << 20  # bytes of a checkpoint file


def against(vault: Vault, path: Path) -> tuple[Fault, ...]:
    """What is wrong between a vault and a checkpoint file or an export. Raises `MissingInput` where neither is there.

    Kinds: `rollback` the vault is older; `rewritten` entries that an earlier checkpoint covered are others now; `fork`
    both went on from one beginning; `swapped-key` the checkpoint is signed by a key that is not the log's; `other-log`.
    """
    if path.is_dir():
        return _against_export(vault, path)
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise MissingInput("there is no checkpoint and no export", where=str(path))
    try:
        given, note = parse_signed(path.read_bytes(), str(path))
    except BrokenVault as error:
        return (Fault("unreadable", str(path), error.what, KEEP),)
    faults = _key_faults(vault, note, str(path)) + _compare(vault, given, str(path))
    return tuple(faults or _stripped(vault, given, note, str(path)))


def _against_export(vault: Vault, folder: Path) -> tuple[Fault, ...]:
    export = verify.Export(str(folder))
    faults = [Fault(f.kind, f"{folder.name}/{f.where}", f.what, KEEP) for f in export.findings]
    if export.head is None or faults:
        return tuple(faults)
    data = (folder / "data" / "custody" / "checkpoint").read_bytes()
    given, note = parse_signed(data, str(folder))
    faults = _key_faults(vault, note, folder.name)
    published = [old.size for _, old in export.older]
    faults += _compare(vault, given, folder.name, theirs=export.hashes, published=published)
    return tuple(faults or _stripped(vault, given, note, folder.name))


def _key_faults(vault: Vault, note: Note, where: str) -> list[Fault]:
    """A signed checkpoint must be signed by a key of the log."""
    keys: list[LogKey] = log_keys(vault.events())[0]
    try:
        good = check(note, [known.key for known in keys])
    except BadNote as error:
        return [Fault("signature", where, error.what, KEEP)]
    if note.signatures and not good:
        return [Fault("swapped-key", where, "it is signed by another key than the log's", KEEP)]
    return []


def _stripped(vault: Vault, given: Checkpoint, note: Note, where: str) -> list[Fault]:
    """Signatures that the vault's own checkpoint of that size must have, for a key of the log made them."""
    path = vault.path / "log" / "checkpoints" / str(given.size)
    kept = parse_signed(read_bytes(path), str(path))[1].signatures if path.is_file() else ()
    if set(note.signatures) <= set(kept):
        return []
    what = f"it is signed, and the vault's own checkpoint of {given.size} entries is not, or no more"
    return [Fault("signature", where, what, "find out who took the signature away, then sign again")]


def _compare(
    vault: Vault, given: Checkpoint, where: str, *, theirs: Sequence[bytes] = (), published: Sequence[int] = ()
) -> list[Fault]:
    if given.origin != vault.origin:
        return [Fault("other-log", where, f"it is of another log: {given.origin!r}", KEEP)]
    ours = [leaf_hash(entry) for entry in vault.entries()]
    common = min(given.size, len(ours))
    differ = next((i for i in range(common) if theirs and theirs[i] != ours[i]), None)
    if differ is None and given.size > len(ours):
        what = f"it has {given.size} entries, the vault only {len(ours)}: an older state was put back"
        return [Fault("rollback", where, what, "restore the newer state; keep the older one as evidence")]
    if differ is None and root_of(ours[: given.size]) == given.root:
        return []
    place = "" if differ is None else f" from entry {differ} on"
    if _covered(vault, given, differ, published):
        return [Fault("rewritten", where, f"entries that were published are others now{place}", KEEP)]
    return [Fault("fork", where, f"two logs went on from one beginning{place}", KEEP)]


def _covered(vault: Vault, given: Checkpoint, differ: int | None, published: Sequence[int]) -> bool:
    """Whether the difference lies in what an earlier checkpoint had covered already.

    With an export its earlier checkpoints tell; with a bare checkpoint, whether the vault has its own for that size.
    """
    if differ is not None:
        return any(size > differ for size in published)
    twin = vault.path / "log" / "checkpoints" / str(given.size)
    return twin.is_file() and len(given.root) == HASH_BYTES and parse(read_bytes(twin), str(twin)).root != given.root
