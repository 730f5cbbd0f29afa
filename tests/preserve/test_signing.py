"""A key signs one history only, and the audit names every signature that is not the log's."""

import shutil
from pathlib import Path

import pytest
from tests.preserve.vault_aids import NOW, intake, new_vault

from solferino.errors import BrokenVault, CaseExists, NotACase, RefusedSignature, WrongPassphrase
from solferino.preserve import ORPHAN, Anchors, Vault, audit, keys
from solferino.preserve.checkpoint import Checkpoint
from solferino.preserve.disk import Disk
from solferino.preserve.keys import Signer
from solferino.preserve.note import Note, check
from solferino.preserve.signing import introduce, log_keys, sign_newest, signed_size
from solferino.preserve.tile_reader import TileReader


@pytest.fixture(scope="module")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: the passphrase is slow on purpose."""
    folder = tmp_path_factory.mktemp("key") / "key"
    keys.create(folder, "solferino.test/case", "correct horse")
    return folder


@pytest.fixture
def signer(key_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Signer:
    """The key with a memory of its own; the slow way from a passphrase is tested once, below."""
    folder = tmp_path / "key"
    shutil.copytree(key_folder, folder)
    made = quick_key(folder)
    return Signer(folder, made.key, made.private)


def quick_key(folder: Path, seed: bytes = b"1") -> Signer:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    from solferino.preserve.note import ED25519, VerifierKey  # noqa: PLC0415

    folder.mkdir(exist_ok=True)
    (folder / ".lock").touch()
    private = Ed25519PrivateKey.from_private_bytes(seed.ljust(32, b"."))
    return Signer(folder, VerifierKey("solferino.test/case", ED25519, private.public_key().public_bytes_raw()), private)


def thief(folder: Path, vault: Vault, size: int = 1) -> Signer:
    """The log's key in other hands, with a memory of its own: of an older checkpoint than the last one it signed."""
    shutil.rmtree(folder, ignore_errors=True)
    stolen = quick_key(folder)
    reader = TileReader(vault.path / "log", vault.size)
    keys.begin(stolen, Checkpoint(vault.origin, size, reader.root(size)), Disk())
    return stolen


def add(vault: Vault, *names: str) -> None:
    with vault.writing() as writer:
        writer.deposit_all([intake(name.encode(), name) for name in names])


def test_key_opens_with_its_passphrase_only(key_folder: Path, tmp_path: Path) -> None:
    assert keys.unlock(key_folder, "correct horse").key == keys.public_key(key_folder)
    with pytest.raises(WrongPassphrase):
        keys.unlock(key_folder, "wrong")
    with pytest.raises(CaseExists):
        keys.create(key_folder, "x", "y")
    with pytest.raises(WrongPassphrase):
        keys.create(tmp_path / "none", "x", "")
    with pytest.raises(NotACase):
        keys.unlock(tmp_path / "none", "x")
    assert b"PRIVATE" not in (key_folder / "log.key").read_bytes()


def test_signed_log_passes_the_audit_and_grows_on(tmp_path: Path, signer: Signer) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    first = sign_newest(vault, [signer])
    assert signer.key in check(first, [signer.key])
    assert sign_newest(vault, [signer]) == first
    add(vault, "a", "b")
    assert audit(vault.path) == ()
    assert Vault.open(vault.path).note().signatures == ()
    second = sign_newest(vault, [signer])
    assert audit(vault.path) == ()
    assert Vault.open(vault.path).note() == second


def test_older_vault_forked_vault_and_other_log_are_not_signed(tmp_path: Path, signer: Signer) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    shutil.copytree(vault.path, tmp_path / "old")
    add(vault, "a")
    sign_newest(vault, [signer])
    old = Vault.open(tmp_path / "old")
    with pytest.raises(RefusedSignature, match="was signed before"):
        sign_newest(old, [signer])
    add(old, "b")
    with pytest.raises(RefusedSignature, match="does not begin"):
        sign_newest(old, [signer])
    add(old, "c")
    with pytest.raises(RefusedSignature, match="does not begin"):
        sign_newest(old, [signer])
    assert old.note().signatures == ()
    with pytest.raises(RefusedSignature, match="not the key"):
        sign_newest(vault, [quick_key(tmp_path / "other", b"2")])


def test_memory_of_what_was_signed_cannot_be_edited(tmp_path: Path, signer: Signer) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    sign_newest(vault, [signer])
    state = signer.folder / "signed"
    state.write_bytes(Note(state.read_text(encoding="utf-8").split("\n\n")[0] + "\n").encode())
    add(vault, "a")
    with pytest.raises(BrokenVault, match="not signed by this key"):
        sign_newest(vault, [signer])


def fork(vault: Vault, to: Path, *names: str) -> Vault:
    """A copy of a vault that went on by itself."""
    shutil.copytree(vault.path, to)
    other = Vault.open(to)
    add(other, *names)
    return other


def test_a_key_whose_memory_was_taken_away_signs_nothing(tmp_path: Path, signer: Signer) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    other = fork(vault, tmp_path / "fork", "b")
    add(vault, "a")
    signed = sign_newest(vault, [signer])
    state = signer.folder / "signed"
    state.unlink()
    for one in (other, vault):
        with pytest.raises(RefusedSignature, match="does not remember"):
            sign_newest(one, [signer])
    with pytest.raises(RefusedSignature, match="does not remember"):
        introduce(other, quick_key(tmp_path / "later", b"2"), by="tester", now=NOW, before=signer)
    state.write_bytes(signed.encode())  # from an export, say
    assert sign_newest(vault, [signer]) == signed
    with pytest.raises(RefusedSignature):
        sign_newest(other, [signer])


def test_what_lies_in_the_vault_is_remembered_for_a_key_with_an_older_memory(tmp_path: Path, signer: Signer) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    other = fork(vault, tmp_path / "fork", "b")
    add(vault, "a")
    sign_newest(vault, [signer])
    kept = vault.path / "log" / "checkpoints" / str(vault.size)
    shutil.copy(kept, other.path / "log" / "checkpoints")
    with pytest.raises(RefusedSignature, match="signed or attested before"):
        sign_newest(other, [thief(tmp_path / "stolen", other)])
    assert "checkpoint" in {fault.kind for fault in audit(other.path)}


def test_an_anchor_of_another_history_stops_the_signature(tmp_path: Path, signer: Signer) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    other = fork(vault, tmp_path / "fork", "b")
    add(vault, "a")
    Anchors(vault, by="tester", now=NOW).ask_stamp()
    shutil.copytree(vault.path / "anchors", other.path / "anchors")
    with pytest.raises(RefusedSignature, match="signed or attested before"):
        sign_newest(other, [thief(tmp_path / "stolen", other)])
    sign_newest(vault, [signer])


def test_a_signed_checkpoint_of_a_longer_log_is_named_and_nothing_is_written_over_it(
    tmp_path: Path, signer: Signer
) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    shutil.copytree(vault.path, tmp_path / "old")
    add(vault, "a")
    sign_newest(vault, [signer])
    kept = vault.path / "log" / "checkpoints" / str(vault.size)
    old = Vault.open(tmp_path / "old")
    shutil.copy(kept, old.path / "log" / "checkpoints")
    where = f"log/checkpoints/{vault.size}"
    assert [(f.kind, f.where) for f in audit(old.path)] == [("signature", "log/checkpoint"), ("rollback", where)]
    with pytest.raises(BrokenVault, match="put back"):
        add(old, "b")
    assert (old.path / where).read_bytes() == kept.read_bytes()
    unsigned = kept.read_bytes().split(b"\n\n")[0] + b"\n\n"
    (old.path / where).write_bytes(unsigned)  # what a cut leaves
    add(old, "b", "c")
    assert audit(old.path)[1:] == ()


def test_files_below_the_folder_of_checkpoints_do_not_pass_as_leftovers(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    for name in ("log/checkpoints/sub/1", "log/checkpoints/sub/words", "log/checkpoints/words", "tmp/sub/words"):
        (vault.path / name).parent.mkdir(exist_ok=True)
        (vault.path / name).write_bytes(b"words")
        assert name in [f.where for f in audit(vault.path) if f.kind != ORPHAN]
        (vault.path / name).unlink()


def test_new_key_is_handed_over_by_the_old_one(tmp_path: Path, signer: Signer) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    sign_newest(vault, [signer])
    later = quick_key(tmp_path / "later", b"2")
    with pytest.raises(RefusedSignature, match="another key"):
        introduce(vault, later, by="tester", now=NOW)
    introduce(vault, later, by="tester", now=NOW, before=signer)
    note = sign_newest(vault, [signer, later])
    assert set(check(note, [signer.key, later.key])) == {signer.key, later.key}
    add(vault, "a")
    with pytest.raises(RefusedSignature, match="not the key"):
        sign_newest(vault, [signer])
    sign_newest(vault, [later])
    assert audit(vault.path) == ()
    found, faults = log_keys(vault.events())
    assert ([k.key for k in found], faults) == ([signer.key, later.key], [])


def test_a_fork_cannot_be_signed_by_way_of_a_new_key(tmp_path: Path, signer: Signer) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    shutil.copytree(vault.path, tmp_path / "old")
    shutil.copytree(vault.path, tmp_path / "older")
    add(vault, "a")
    sign_newest(vault, [signer])
    old, later = Vault.open(tmp_path / "old"), quick_key(tmp_path / "later", b"2")
    add(old, "b")
    with pytest.raises(RefusedSignature, match="does not begin"):
        introduce(old, later, by="tester", now=NOW, before=signer)
    assert [event.action for event in old.events()].count("key") == 1
    with pytest.raises(RefusedSignature, match="not the key"):
        sign_newest(old, [later])
    introduce(vault, later, by="tester", now=NOW, before=signer)
    assert (remembered := keys.last_signed(later.folder)) is not None
    assert remembered == keys.last_signed(signer.folder)


def test_a_log_whose_signatures_were_taken_away_is_named(tmp_path: Path, signer: Signer) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    sign_newest(vault, [signer])
    add(vault, "a")
    known, _ = log_keys(vault.events())
    assert (audit(vault.path), signed_size(vault.path, known)) == ((), vault.size - 1)
    log = vault.path / "log"
    for path in (log / "checkpoint", *(log / "checkpoints").iterdir()):
        path.write_bytes(path.read_bytes().split(b"\n\n")[0] + b"\n\n")
    assert [(f.kind, f.where) for f in audit(vault.path)] == [("signature", "log/checkpoint")]
    assert signed_size(vault.path, known) == 0


def test_key_that_was_not_handed_over_is_named(tmp_path: Path, signer: Signer) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    sign_newest(vault, [signer])
    thief = quick_key(tmp_path / "thief", b"3")
    detail = {"vkey": str(thief.key), "previous": str(signer.key), "signature": "AAAA", "previous_signature": "AAAA"}
    with vault.writing() as writer:
        writer.record(action="key", about=thief.key.fingerprint(), detail=detail, by="thief", at=NOW)
    assert [f.kind for f in audit(vault.path)] == ["swapped-key"]


def test_every_byte_of_a_signed_checkpoint_counts(tmp_path: Path, signer: Signer) -> None:
    vault = new_vault(tmp_path)
    introduce(vault, signer, by="tester", now=NOW)
    sign_newest(vault, [signer])
    add(vault, "a")
    sign_newest(vault, [signer])
    for path in [vault.path / "log" / "checkpoint", *(vault.path / "log" / "checkpoints").iterdir()]:
        whole = path.read_bytes()
        for place in range(0, len(whole), 3):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            assert path.relative_to(vault.path).as_posix() in {f.where for f in audit(vault.path)}, (path, place)
        path.write_bytes(whole)
    assert audit(vault.path) == ()
