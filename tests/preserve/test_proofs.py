"""Proofs made by the log lead to its roots, for every size that is odd at a tile's edge, and no others do."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.preserve.vault_aids import NOW, new_vault

from solferino.errors import BadProof, BrokenVault
from solferino.model.exhibit import CustodyEvent
from solferino.preserve.merkle import leaf_hash, levels, root_of
from solferino.preserve.proof_text import InclusionProof, WitnessRequest, parse_inclusion, parse_request
from solferino.preserve.proofs import check_consistency, check_inclusion, consistency, inclusion
from solferino.preserve.tile_reader import TileReader


def leaves_of(size: int) -> list[bytes]:
    return [leaf_hash(str(i).encode()) for i in range(size)]


@given(st.integers(1, 70), st.data())
def test_every_leaf_is_proved_and_no_other_place_is(size: int, data: st.DataObject) -> None:
    leaves = leaves_of(size)
    nodes = levels(leaves)
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion(index, size, lambda level, at: nodes[level][at])
    root = root_of(leaves)
    check_inclusion(leaves[index], proof, root, index=index, size=size)
    other = data.draw(st.integers(0, size - 1).filter(lambda i: i != index)) if size > 1 else None
    if other is not None:
        with pytest.raises(BadProof):
            check_inclusion(leaves[index], proof, root, index=other, size=size)
    for changed in ((*proof, root), proof[:-1] if proof else (root,)):
        with pytest.raises(BadProof):
            check_inclusion(leaves[index], changed, root, index=index, size=size)


@given(st.integers(1, 70), st.data())
def test_every_earlier_tree_is_proved_to_be_the_beginning(size: int, data: st.DataObject) -> None:
    leaves = leaves_of(size)
    nodes = levels(leaves)
    old = data.draw(st.integers(1, size))
    proof = consistency(old, size, lambda level, at: nodes[level][at])
    before, after = root_of(leaves[:old]), root_of(leaves)
    check_consistency(proof, before, after, old=old, new=size)
    with pytest.raises(BadProof):
        check_consistency(proof, root_of([*leaves[: old - 1], b"x" * 32]), after, old=old, new=size)


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 511, 513, 700])
def test_tiles_on_disk_give_the_same_proofs(tmp_path: Path, size: int) -> None:
    vault = new_vault(tmp_path)
    with vault.writing() as writer:
        writer.record_all([CustodyEvent(-1, NOW, "tester", "note", str(i), {}) for i in range(size - 1)])
    reader = TileReader(vault.path / "log", vault.size)
    leaves = [leaf_hash(entry) for entry in vault.entries()]
    assert reader.root() == root_of(leaves) == vault.checkpoint.root
    for index in {0, 1, 254, 255, 256, 510, 511, 512, size - 1} & set(range(size)):
        check_inclusion(leaves[index], reader.inclusion(index), vault.checkpoint.root, index=index, size=size)
        old = index + 1
        proof = reader.consistency(old)
        check_consistency(proof, reader.root(old), vault.checkpoint.root, old=old, new=size)
        assert reader.root(old) == root_of(leaves[:old])


def test_log_grown_in_small_steps_has_the_tiles_of_one_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda count: "0" * 2 * count)  # else no two entries are alike
    events = [CustodyEvent(-1, NOW, "tester", "note", str(i), {}) for i in range(600)]
    once, steps = new_vault(tmp_path / "a"), new_vault(tmp_path / "b")
    with once.writing() as writer:
        writer.record_all(events)
    for start, end in ((0, 1), (1, 200), (200, 256), (256, 599), (599, 600)):
        with steps.writing() as writer:
            writer.record_all(events[start:end])
    files = [
        {p.relative_to(v.path).as_posix(): p.read_bytes() for p in (v.path / "log" / "tile").rglob("*") if p.is_file()}
        for v in (once, steps)
    ]
    assert files[0] == files[1]


def test_changed_tile_stops_the_writer(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    with vault.writing() as writer:
        writer.record_all([CustodyEvent(-1, NOW, "tester", "note", str(i), {}) for i in range(5)])
    tile = vault.path / "log" / "tile" / "0" / "000.p" / "6"
    tile.write_bytes(bytes(32) + tile.read_bytes()[32:])
    with pytest.raises(BrokenVault), vault.writing() as writer:
        writer.record(action="note", about="x", detail={}, by="tester", at=NOW)


def test_texts_of_proofs_come_back_and_odd_ones_are_refused() -> None:
    proof = InclusionProof(5, (b"a" * 32, b"b" * 32), b"checkpoint\n", b"more")
    assert parse_inclusion(proof.encode()) == proof
    assert parse_inclusion(InclusionProof(0, (), b"x\n").encode()).hashes == ()
    request = WitnessRequest(3, (b"c" * 32,), b"checkpoint\n")
    assert parse_request(request.encode()) == request
    good = proof.encode()
    for bad in (
        good.replace(b"tlog-proof@v1", b"tlog-proof@v2"),
        good.replace(b"index 5", b"index 05"),
        good.replace(b"index 5", b"index -5"),
        good.replace(b"index 5\n", b""),
        good.replace(b"YWFh", b"YWF", 1),
        good.replace(b"\n\n", b"\n"),
        good.replace(b"extra bW9yZQ==", b"extra bW9yZR=="),
        b"",
    ):
        with pytest.raises(BadProof):
            parse_inclusion(bad)
    for bad in (
        b"old x\n\nc\n",
        b"old 1\nAA==\n\nc\n",
        b"new 1\n\nc\n",
        b"old 1\n" + b"\n".join([b"Y" * 44] * 64) + b"\n\nc\n",
    ):
        with pytest.raises(BadProof):
            parse_request(bad)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for parse in (parse_inclusion, parse_request):
        try:
            parse(data)
        except BadProof:
            continue
