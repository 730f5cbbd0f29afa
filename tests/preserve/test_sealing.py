"""Sealed exhibits: readable by custodians only, bound to the log, erasable without a gap."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.preserve.vault_aids import NOW, intake, new_vault

from solferino.errors import BrokenVault, CaseExists, InvalidValue, UnknownItem, WrongPassphrase
from solferino.preserve import Erasure, Vault, audit, erase, seal, unseal, write_bag
from solferino.preserve.disk import Disk
from solferino.preserve.kit import verify
from solferino.preserve.sealing import commitment, create_custodian, unlock_custodian

ACT = ("tester", NOW)
WORDS = "Amal, tel. 555 0123, saw it from the roof"


def custodian() -> tuple[str, str]:
    """Public and private key, without the slow passphrase."""
    made = pyrage.x25519.Identity.generate()
    return str(made.to_public()), str(made)


def everything(path: Path) -> bytes:
    return b"".join(p.read_bytes() for p in sorted(path.rglob("*")) if p.is_file())


def sealed_vault(tmp_path: Path) -> tuple[Vault, str, str]:
    vault, (public, private) = new_vault(tmp_path), custodian()
    identity = seal(vault, intake(WORDS.encode(), "statement of Amal.txt", "/home of Amal"), [public])
    return vault, identity, private


def test_sealed_exhibit_comes_back_to_its_custodian_only(tmp_path: Path) -> None:
    vault, identity, private = sealed_vault(tmp_path)
    found = unseal(vault, identity, private, reason="interview", act=ACT)
    assert (found.data, found.record["name"]) == (WORDS.encode(), "statement of Amal.txt")
    assert [e.action for e in vault.events()] == ["genesis", "seal", "unseal"]
    assert audit(vault.path) == ()
    with pytest.raises(WrongPassphrase):
        unseal(vault, identity, custodian()[1], reason="curiosity", act=ACT)
    with pytest.raises(InvalidValue, match="reason"):
        unseal(vault, identity, private, reason=" ", act=ACT)
    with pytest.raises(UnknownItem):
        unseal(vault, "0" * 32, private, reason="x", act=ACT)
    assert vault.size == 3


def test_nothing_in_vault_or_export_tells_what_was_sealed(tmp_path: Path) -> None:
    vault, _, _ = sealed_vault(tmp_path)
    write_bag(vault, tmp_path / "bag")
    assert verify.Export(str(tmp_path / "bag")).findings == []
    digest = hashlib.sha256(WORDS.encode()).hexdigest()
    for place in (vault.path, tmp_path / "bag"):
        for words in (b"Amal", b"statement of", b"555 0123", digest.encode(), bytes.fromhex(digest)):
            assert words not in everything(place)
    assert vault.exhibits() == ()


def test_erasure_destroys_the_key_and_leaves_a_tombstone(tmp_path: Path) -> None:
    vault, identity, private = sealed_vault(tmp_path)
    before = vault.size
    became = erase(vault, identity, reason="withdrew consent", basis="GDPR 17", act=ACT)
    assert became is Erasure.DESTROYED
    assert not list((vault.path / "objects" / "sealed").glob("*.key"))
    event = vault.events()[-1]
    assert (event.action, event.detail["basis"], vault.size) == ("tombstone", "GDPR 17", before + 1)
    assert audit(vault.path) == ()
    with pytest.raises(UnknownItem):
        unseal(vault, identity, private, reason="x", act=ACT)
    assert erase(vault, identity, reason="again", basis="", act=ACT) is Erasure.BEFORE
    assert vault.size == before + 1
    with pytest.raises(UnknownItem):
        erase(vault, "0" * 32, reason="x", basis="", act=ACT)


def test_key_that_survived_its_erasure_is_named(tmp_path: Path) -> None:
    vault, identity, _ = sealed_vault(tmp_path)
    key = next((vault.path / "objects" / "sealed").glob("*.key"))
    data = key.read_bytes()
    erase(vault, identity, reason="withdrew", basis="", act=ACT)
    key.write_bytes(data)
    assert [f.kind for f in audit(vault.path)] == ["not-erased"]
    erase(vault, identity, reason="withdrew", basis="", act=ACT)
    assert audit(vault.path) == ()


def test_erasure_says_where_the_key_was_not_there_or_was_another(tmp_path: Path) -> None:
    for place, junk, expected in (("one", None, Erasure.MISSING), ("two", b"junk", Erasure.ANOTHER)):
        (tmp_path / place).mkdir()
        vault, identity, private = sealed_vault(tmp_path / place)
        (key,) = (vault.path / "objects" / "sealed").glob("*.key")
        stolen = key.rename(tmp_path / f"{place}.stolen").read_bytes()
        if junk is not None:
            key.write_bytes(junk)
        assert erase(vault, identity, reason="withdrew", basis="", act=ACT) is expected
        assert (audit(vault.path), key.exists()) == ((), False)
        key.write_bytes(stolen)
        assert erase(vault, identity, reason="found", basis="", act=ACT) is Erasure.DESTROYED


def test_changed_and_missing_parts_are_named(tmp_path: Path) -> None:
    vault, identity, private = sealed_vault(tmp_path)
    for path in sorted((vault.path / "objects" / "sealed").iterdir()):
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        assert [(f.kind, f.where) for f in audit(vault.path)] == [("object", path.relative_to(vault.path).as_posix())]
        with pytest.raises((BrokenVault, WrongPassphrase)):
            unseal(vault, identity, private, reason="x", act=ACT)
        path.unlink()
        assert [f.kind for f in audit(vault.path)] == ["missing"]
        path.write_bytes(whole)
    (vault.path / "objects" / "sealed" / f"{'0' * 32}.age").write_bytes(b"x")
    assert [f.kind for f in audit(vault.path)] == ["orphan"]


def test_sealing_for_nobody_or_for_a_wrong_key_is_refused(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    for custodians in ([], ["age1nonsense"], [""]):
        with pytest.raises(InvalidValue):
            seal(vault, intake(b"x"), custodians)
    assert vault.size == 1


def test_custodians_key_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    public = create_custodian(tmp_path / "k", "open", Disk())
    assert str(pyrage.x25519.Identity.from_str(unlock_custodian(tmp_path / "k", "open")).to_public()) == public
    with pytest.raises(WrongPassphrase):
        unlock_custodian(tmp_path / "k", "shut")
    with pytest.raises(CaseExists):
        create_custodian(tmp_path / "k", "open", Disk())
    with pytest.raises(WrongPassphrase):
        create_custodian(tmp_path / "n", "", Disk())


def test_redacted_copy_is_bound_to_its_original_and_is_no_exhibit(tmp_path: Path) -> None:
    vault, identity, _ = sealed_vault(tmp_path)
    with vault.writing() as writer:
        copy = intake(b"saw it from a roof", "redacted.txt")
        child = writer.derive(copy, identity, tool="hand", parameters="names out")
    detail = vault.events()[-1].detail
    assert (detail["parent"], detail["tool"], detail["parameters"]) == (identity, "hand", "names out")
    assert vault.read(child) == b"saw it from a roof"
    assert (vault.exhibits(), audit(vault.path)) == ((), ())
    write_bag(vault, tmp_path / "bag")
    assert verify.Export(str(tmp_path / "bag")).findings == []
    assert (tmp_path / "bag" / "data" / "items" / "000001" / "item-redacted.txt").is_file()


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=50), st.binary(max_size=50))
def test_commitment_binds_to_key_and_record(key: bytes, one: bytes, two: bytes) -> None:
    assert (commitment(key, one) == commitment(key, two)) is (one == two)


def test_a_file_too_large_to_be_kept_in_memory_by_others_is_sealed_whole(tmp_path: Path) -> None:
    vault, (public, private) = new_vault(tmp_path), custodian()
    path = tmp_path / "film.mp4"
    path.write_bytes(b"a film" * 1000)
    large = replace(intake(b"a film"), file=str(path))
    identity = seal(vault, large, [public])
    assert unseal(vault, identity, private, reason="interview", act=ACT).data == path.read_bytes()


def test_what_no_memory_holds_is_not_sealed_and_the_limit_is_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "film.mp4"
    with path.open("wb") as file:
        file.truncate((1 << 30) + 1)
    large = replace(intake(b"a film"), file=str(path))
    with pytest.raises(InvalidValue, match="too large to be sealed"):
        seal(new_vault(tmp_path), large, [custodian()[0]])
