"""Signed notes, keys and policies: the exact format or nothing."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from solferino.errors import BadNote
from solferino.preserve import policy
from solferino.preserve.note import (
    COSIGNATURE,
    ED25519,
    Note,
    Signature,
    VerifierKey,
    check,
    parse,
    parse_key,
    signed_bytes,
)

TEXT = "log.example\n3\nroot\n"


def key(name: str, algorithm: int = ED25519) -> tuple[VerifierKey, Ed25519PrivateKey]:
    private = Ed25519PrivateKey.from_private_bytes(name.encode().ljust(32, b"."))
    return VerifierKey(name, algorithm, private.public_key().public_bytes_raw()), private


def signed(name: str, text: str = TEXT, algorithm: int = ED25519, seconds: int = 7) -> Signature:
    public, private = key(name, algorithm)
    stamp = seconds.to_bytes(8, "big") if algorithm == COSIGNATURE else b""
    return Signature(name, public.id, stamp + private.sign(signed_bytes(text, algorithm, seconds)))


def test_note_comes_back_and_its_signers_are_told() -> None:
    note = Note(TEXT, (signed("log.example"), signed("witness", algorithm=COSIGNATURE), signed("stranger")))
    known = [key("log.example")[0], key("witness", COSIGNATURE)[0]]
    assert parse(note.encode()) == note
    assert check(note, known) == {known[0]: 0, known[1]: 7}
    assert parse_key(str(known[0])) == known[0]


def test_signature_over_another_text_or_time_is_refused() -> None:
    with pytest.raises(BadNote):
        check(Note(TEXT, (signed("log.example", "other\n"),)), [key("log.example")[0]])
    good = signed("witness", algorithm=COSIGNATURE)
    moved = Signature(good.name, good.key_id, b"\0" * 8 + good.value[8:])
    with pytest.raises(BadNote):
        check(Note(TEXT, (moved,)), [key("witness", COSIGNATURE)[0]])


def test_right_signature_under_another_name_or_id_is_no_signature() -> None:
    good = signed("log.example")
    for other in (Signature("other", good.key_id, good.value), Signature(good.name, b"abcd", good.value)):
        assert check(Note(TEXT, (other,)), [key("log.example")[0]]) == {}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text\n",
        b"text\n\n",
        b"text\n\n- name AAAAAAAA\n",
        b"text\n\n\xe2\x80\x94 name AAAAAAAA",
        b"text\n\n\xe2\x80\x94 name AAAAAAA\n",
        b"text\n\n\xe2\x80\x94 name AAAAAA==\n",
        b"text\n\n\xe2\x80\x94 na+me AAAAAAAA\n",
        b"text\n\n\xe2\x80\x94  AAAAAAAA\n",
        b"text\n\n\xe2\x80\x94 name\n",
        b"text\r\n\n\xe2\x80\x94 name AAAAAAAA\n",
        b"a\x00b\n\n\xe2\x80\x94 name AAAAAAAA\n",
        b"a\xffb\n\n\xe2\x80\x94 name AAAAAAAA\n",
        b"text\n\n" + b"\xe2\x80\x94 name AAAAAAAA\n" * 101,
        b"x" * 1_000_001,
    ],
)
def test_malformed_notes_are_refused(data: bytes) -> None:
    with pytest.raises(BadNote):
        parse(data)


@pytest.mark.parametrize("change", ["name", "id", "short", "kind", "spelling"])
def test_malformed_keys_are_refused(change: str) -> None:
    good = key("log.example")[0]
    name, identity, blob = str(good).split("+", 2)
    bad = {
        "name": f"other+{identity}+{blob}",
        "id": f"{name}+00000000+{blob}",
        "short": f"{name}+{identity}+{blob[:-4]}",
        "kind": str(VerifierKey(name, 9, good.public)),
        "spelling": f"{name}+{identity}+{blob} ",
    }[change]
    if change == "spelling":
        assert parse_key(bad) == good
        bad = bad.replace("+", " +", 1)
    with pytest.raises(BadNote):
        parse_key(bad)


def text_of_policy(quorum: str) -> str:
    lines = [f"log {key('log.example')[0]}"]
    lines += [f"witness {name} {key(name, COSIGNATURE)[0]}" for name in ("x1", "x2", "x3", "y1")]
    lines += ["# a comment", "", "group x 2 x1 x2 x3", "group all all x y1", f"quorum {quorum}"]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("quorum", "signers", "met"),
    [
        ("none", (), True),
        ("x1", (), False),
        ("x1", ("x1",), True),
        ("x", ("x1",), False),
        ("x", ("x1", "x3"), True),
        ("all", ("x1", "x3"), False),
        ("all", ("x1", "x3", "y1"), True),
    ],
)
def test_policy_asks_for_its_quorum(quorum: str, signers: tuple[str, ...], met: bool) -> None:
    found = policy.parse(text_of_policy(quorum).encode())
    note = Note(TEXT, (signed("log.example"), *(signed(name, algorithm=COSIGNATURE) for name in signers)))
    assert found.satisfied(note, "log.example") is met
    assert not found.satisfied(note, "other.example")
    assert not found.satisfied(Note(TEXT, note.signatures[1:]), "log.example")


@pytest.mark.parametrize(
    "line",
    [
        "quorum x",
        "quorum nobody",
        "group none any x1",
        "group z any later",
        "group z 0 y1",
        "group z 2 y1",
        "group z any x1",
        "witness x1 name+00+AA",
        "witness again VKEY",
        "log",
        "other words",
        "quorum none\x01",
    ],
)
def test_malformed_policies_are_refused(line: str) -> None:
    text = text_of_policy("all") + line.replace("VKEY", str(key("x1", COSIGNATURE)[0])) + "\n"
    with pytest.raises(BadNote):
        policy.parse(text.encode())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (parse, policy.parse):
        try:
            read(data)
        except BadNote:
            continue
