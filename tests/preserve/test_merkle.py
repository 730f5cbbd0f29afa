"""The hash tree against its definition in RFC 6962."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.errors import BrokenVault
from solferino.preserve.checkpoint import parse as parse_checkpoint
from solferino.preserve.kit.verify import Tree
from solferino.preserve.leaves import decode, encode
from solferino.preserve.merkle import EMPTY_ROOT, HASH_BYTES, leaf_hash, root_of
from solferino.preserve.proofs import check_consistency
from solferino.preserve.tiles import WIDTH, entry_bundles, hash_tiles, split_hashes, tile_path, unpack_bundle


def by_definition(entries: list[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1, word for word."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    split = 1
    while split * 2 < len(entries):
        split *= 2
    left, right = by_definition(entries[:split]), by_definition(entries[split:])
    return hashlib.sha256(b"\x01" + left + right).digest()


@pytest.mark.parametrize("size", [0, 1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 513, 600])
def test_root_is_that_of_the_definition(size: int) -> None:
    entries = [str(i).encode() for i in range(size)]
    assert root_of([leaf_hash(e) for e in entries]) == by_definition(entries)


@given(st.lists(st.binary(max_size=20), max_size=40))
def test_any_log_has_the_root_of_the_definition(entries: list[bytes]) -> None:
    assert root_of([leaf_hash(e) for e in entries]) == by_definition(entries)


def test_the_program_of_an_export_has_the_same_roots_and_proofs() -> None:
    leaves = [leaf_hash(str(number).encode()) for number in range(40)]
    for new in range(1, 41):
        tree = Tree(leaves[:new])
        for old in range(1, new + 1):
            proof = tuple(tree.consistency(old, 0, new))
            assert tree.root(0, old) == root_of(leaves[:old])
            check_consistency(proof, root_of(leaves[:old]), root_of(leaves[:new]), old=old, new=new)


def test_empty_tree_has_the_hash_of_nothing() -> None:
    assert root_of([]) == EMPTY_ROOT


@pytest.mark.parametrize(
    ("number", "width", "path"),
    [
        (0, 256, "tile/0/000"),
        (5, 17, "tile/0/005.p/17"),
        (1234, 256, "tile/0/x001/234"),
        (1234567, 256, "tile/0/x001/x234/567"),
    ],
)
def test_tile_paths_follow_the_public_format(number: int, width: int, path: str) -> None:
    assert tile_path("0", number, width) == path


@pytest.mark.parametrize("size", [1, 255, 256, 257, 600])
def test_tiles_hold_every_leaf_and_the_level_above(size: int) -> None:
    leaves = [leaf_hash(str(i).encode()) for i in range(size)]
    tiles = hash_tiles(leaves)
    bottom = [h for name, data in tiles.items() if name.startswith("tile/0/") for h in split_hashes(data)]
    assert bottom == leaves
    above = [h for name, data in tiles.items() if name.startswith("tile/1/") for h in split_hashes(data)]
    assert above == [root_of(leaves[i * WIDTH : (i + 1) * WIDTH]) for i in range(size // WIDTH)]
    assert all(len(data) % HASH_BYTES == 0 for data in tiles.values())


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_bundles_give_their_entries_back(entries: list[bytes]) -> None:
    bundles = entry_bundles(entries)
    assert [e for name, data in bundles.items() for e in unpack_bundle(data, name)] == entries


@given(st.binary(max_size=300))
def test_any_bundle_entry_or_checkpoint_is_read_or_refused(data: bytes) -> None:
    for read in (unpack_bundle, parse_checkpoint, lambda d, _: decode(0, d)):
        try:
            read(data, "here")
        except BrokenVault:
            continue


@given(
    st.dictionaries(
        st.sampled_from(["about", "action", "at", "by", "detail", "x"]), st.none() | st.integers() | st.text()
    )
)
def test_any_json_is_an_entry_or_refused(row: dict[str, object]) -> None:
    try:
        event = decode(0, json.dumps(row).encode())
    except BrokenVault as error:
        assert error.where == "log entry 0"
        return
    assert event.at.tzinfo is not None
    assert isinstance(event.detail, dict)


def test_entry_whose_time_has_no_offset_is_refused() -> None:
    row = {"about": "a", "action": "note", "at": "2022-02-25T10:00:00", "by": "a", "detail": {}}
    with pytest.raises(BrokenVault, match="offset"):
        decode(0, json.dumps(row).encode())
    assert decode(0, json.dumps({**row, "at": row["at"] + "+00:00"}).encode()).action == "note"  # type: ignore[operator]


def test_entries_that_say_the_same_have_other_hashes_and_no_field_goes_unread() -> None:
    row = {"about": "a", "action": "note", "at": "2022-02-25T10:00:00+00:00", "by": "a", "detail": {}}
    event = decode(0, json.dumps(row).encode())
    first, second = encode(event), encode(event)
    assert leaf_hash(first) != leaf_hash(second)
    assert decode(0, first) == decode(0, second) == event
    for odd in ({"x": "a message"}, {"salt": "short"}, {"salt": 5}):
        with pytest.raises(BrokenVault, match="cannot be read"):
            decode(0, json.dumps({**row, **odd}).encode())
