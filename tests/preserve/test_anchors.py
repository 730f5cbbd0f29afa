"""What others attest: time stamps of a made-up authority, OpenTimestamps proofs, witnesses."""

import hashlib
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from tests.preserve.test_bag import resealed
from tests.preserve.test_signing import add, quick_key, thief
from tests.preserve.vault_aids import NOW, new_vault

from solferino.errors import BadAnchor, BadNote, BrokenVault
from solferino.preserve import Anchors, Vault, audit, bag, describe, ots, parse_policy, policy_faults, stamp, write_bag
from solferino.preserve.disk import Disk
from solferino.preserve.keys import Signer
from solferino.preserve.kit import verify
from solferino.preserve.note import COSIGNATURE, VerifierKey
from solferino.preserve.signing import introduce, sign_newest
from solferino.preserve.witness import Refused, cosign, last_seen

OPENSSL = shutil.which("openssl")
CONFIG = """
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
[stamper]
basicConstraints = CA:false
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = t
[t]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True)
class Authority:
    """An authority for tests, made with openssl."""

    folder: Path

    def run(self, *words: str) -> None:
        done = subprocess.run([str(OPENSSL), *words], cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def issue(self, name: str) -> None:
        make = ("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "conf")
        self.run(*make, "-keyout", f"{name}.key", "-subj", f"/CN={name}", "-out", f"{name}.csr")
        sign = ("x509", "-req", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "3000")
        self.run(*sign, "-in", f"{name}.csr", "-extfile", "conf", "-extensions", "stamper", "-out", f"{name}.pem")

    def answer(self, query: bytes, name: str = "stamper") -> bytes:
        (self.folder / "query").write_bytes(query)
        words = ("-signer", f"{name}.pem", "-inkey", f"{name}.key", "-config", "conf", "-section", "t")
        self.run("ts", "-reply", "-queryfile", "query", *words, "-out", "reply")
        return (self.folder / "reply").read_bytes()

    def pem(self, name: str) -> bytes:
        return (self.folder / f"{name}.pem").read_bytes()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    if OPENSSL is None:
        pytest.skip("needs openssl to play an authority")
    made = Authority(tmp_path_factory.mktemp("authority"))
    (made.folder / "conf").write_text(CONFIG)
    (made.folder / "serial").write_text("01\n")
    make = ("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "conf")
    made.run(
        *make, "-keyout", "root.key", "-subj", "/CN=root", "-days", "3000", "-extensions", "root", "-out", "root.pem"
    )
    made.issue("stamper")
    made.issue("other")
    return made


def signed_vault(tmp_path: Path) -> Vault:
    tmp_path.mkdir(exist_ok=True)
    vault, key = new_vault(tmp_path), quick_key(tmp_path / "key")
    introduce(vault, key, by="tester", now=NOW)
    add(vault, "a", "b")
    sign_newest(vault, [key])
    return vault


def anchors(vault: Vault) -> Anchors:
    return Anchors(vault, by="tester", now=NOW)


def test_stamp_is_kept_logged_audited_and_exported(tmp_path: Path, authority: Authority) -> None:
    vault = signed_vault(tmp_path)
    _, query = anchors(vault).ask_stamp()
    assert [f.kind for f in audit(vault.path)] == ["orphan", "orphan"]
    event = anchors(vault).accept_stamp(authority.answer(query), authority.pem("root"), authority.pem("stamper"))
    says = event.detail["says"]
    assert (says["openssl"], says["pinned"], says["self_issued"]) == ("agrees", True, False)
    assert "calls itself CN=stamper; its certificate was pinned by who kept the answer" in describe(event)
    unproved = replace(event, detail={**event.detail, "says": {**says, "pinned": False}})
    assert "calls itself CN=stamper; its certificate was not pinned" in describe(unproved)
    assert audit(vault.path) == ()
    write_bag(vault, tmp_path / "bag")
    export = verify.Export(str(tmp_path / "bag"))
    assert export.findings == []
    assert any("existed before" in line for line in export.stamps)
    note = next((tmp_path / "bag" / "anchors").glob("*/*.note"))
    words = ("ts", "-verify", "-in", str(note.with_suffix(".tsr")), "-data", str(note), "-CAfile", "root.pem")
    authority.run(*words, "-untrusted", "stamper.pem")


def packed(tag: int, data: bytes) -> bytes:
    """A value in DER."""
    return bytes([tag, 0x82]) + len(data).to_bytes(2, "big") + data


def test_a_time_in_a_part_that_nobody_signed_is_not_read(tmp_path: Path, authority: Authority) -> None:
    response = authority.answer(stamp.request(b"text"))
    true = verify.parse_stamp(response)
    at = response.find(verify.STAMP_INFO) + len(verify.STAMP_INFO)
    octets = response[at : verify.der(response, at)[2]]
    other = verify.STAMP_INFO + octets.replace(true.time.encode(), b"19990101000000Z")
    assert other[len(verify.STAMP_INFO) :] != octets
    _, start, end = verify.der(response)
    token = verify.der_parts(response, start, end)[1]
    status = packed(0x30, b"\x02\x01\x00" + packed(0x30, packed(0x0C, other)))
    forged = packed(0x30, status + response[token[1] : token[3]])
    assert verify.parse_stamp(forged) == true
    assert verify.parse_stamp(response[token[1] : token[3]]) == true
    with pytest.raises(verify.Unreadable):
        verify.parse_stamp(packed(0x30, status))


def test_anchors_of_an_export_are_those_that_the_log_names(tmp_path: Path, authority: Authority) -> None:
    vault, mine, log = signed_vault(tmp_path), witness(tmp_path / "w"), quick_key(tmp_path / "key").key
    anchors(vault).accept_cosignature(cosign(mine, anchors(vault).ask_witness(0), [log], NOW, Disk()), mine.key)
    _, query = anchors(vault).ask_stamp()
    anchors(vault).accept_stamp(authority.answer(query), authority.pem("root"), b"")
    write_bag(vault, tmp_path / "bag")
    bag = tmp_path / "bag"
    tsr = next((bag / "anchors").rglob("*.tsr"))
    old = verify.parse_stamp(tsr.read_bytes()).time.encode()
    for name, data, expected in (
        (tsr, tsr.read_bytes().replace(old, b"19990101000000Z"), "forged"),
        (tsr.with_suffix(".pem"), b"-----another-----", "forged"),
        (tsr.with_suffix(".note"), None, "missing"),
        (tsr, None, "missing"),
        (tsr.with_name("zz.ots"), b"junk", "extra"),
        (bag / "trust" / "witnesses", b"", "swapped-key"),
        (bag / "trust" / "policy", b"quorum none\n", "swapped-key"),
    ):
        before = name.read_bytes() if name.exists() else b""
        name.unlink(missing_ok=True)
        if data is not None:
            name.write_bytes(data)
        export = verify.Export(str(resealed(bag)))
        where = name.relative_to(bag).as_posix()
        assert (expected, where) in {(f.kind, f.where) for f in export.findings}, where
        assert not any(where in line or "1999" in line for line in export.stamps)
        name.write_bytes(before) if before else name.unlink()
    assert verify.Export(str(resealed(bag))).findings == []


@pytest.mark.parametrize("data", [b"other", None])
def test_an_anchor_that_is_not_what_was_logged_is_not_handed_out(tmp_path: Path, data: bytes | None) -> None:
    vault, mine, log = signed_vault(tmp_path), witness(tmp_path / "w"), quick_key(tmp_path / "key").key
    anchors(vault).accept_cosignature(cosign(mine, anchors(vault).ask_witness(0), [log], NOW, Disk()), mine.key)
    (path,) = (vault.path / "anchors").rglob("*.cosignature")
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BrokenVault):
        write_bag(vault, tmp_path / "bag")
    assert not list(tmp_path.glob("bag*"))


def test_stamp_without_its_nonce_of_another_authority_or_log_is_refused(tmp_path: Path, authority: Authority) -> None:
    vault = signed_vault(tmp_path)
    _, query = anchors(vault).ask_stamp()
    root = authority.pem("root")
    message = vault.note().encode()
    for response, chain, pinned, words in (
        (authority.answer(stamp.request(message)), root, b"", "answers no request"),
        (authority.answer(stamp.request(b"else")), root, b"", "answers no request"),
        (authority.answer(query, "other"), root, authority.pem("stamper"), "does not hold"),
        (authority.answer(query), authority.pem("stamper"), b"", "does not hold"),
        (authority.answer(query), b"no pem", b"", "no certificate"),
        (b"\x30\x03\x02\x01\x02", root, b"", "not|no"),
    ):
        with pytest.raises(BadAnchor, match=words):
            anchors(vault).accept_stamp(response, chain, pinned)
    assert [e.action for e in vault.events()].count("anchor") == 0


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("rfc3161", "time", "1999-01-01T00:00:00+00:00"),
        ("rfc3161", "authority", "CN=court"),
        ("rfc3161", "self_issued", True),
        ("cosignature", "unix_time", 1),
        ("cosignature", "witness", str(VerifierKey("court", COSIGNATURE, bytes(32)))),
    ],
)
def test_an_entry_that_says_else_than_its_anchor_is_named(
    tmp_path: Path, authority: Authority, kind: str, name: str, value: str | int
) -> None:
    vault, mine, log = signed_vault(tmp_path), witness(tmp_path / "w"), quick_key(tmp_path / "key").key
    _, query = anchors(vault).ask_stamp()
    anchors(vault).accept_stamp(authority.answer(query), authority.pem("root"), b"")
    sign_newest(vault, [quick_key(tmp_path / "key")])
    anchors(vault).accept_cosignature(cosign(mine, anchors(vault).ask_witness(0), [log], NOW, Disk()), mine.key)
    assert audit(vault.path) == ()
    (event,) = [e for e in vault.events() if e.action == "anchor" and e.detail["kind"] == kind]
    detail = {**event.detail, "says": {**event.detail["says"], name: value}}
    with vault.writing() as writer:
        writer.record(action="anchor", about=event.about, detail=detail, by="forger", at=NOW)
    assert [f.kind for f in audit(vault.path)] == ["anchor"]


def test_a_stamp_of_another_size_than_its_entry_says_is_named(tmp_path: Path) -> None:
    vault = signed_vault(tmp_path)
    event = anchors(vault).accept_ots(a_proof(vault.note().encode())[0])
    with vault.writing() as writer:
        detail = {**event.detail, "log_size": 999}
        writer.record(action="anchor", about=event.about, detail=detail, by="forger", at=NOW)
    assert [f.kind for f in audit(vault.path)] == ["anchor"]


def test_a_request_without_its_checkpoint_or_in_a_folder_of_another_name_has_no_answer(
    tmp_path: Path, authority: Authority
) -> None:
    vault = signed_vault(tmp_path)
    path, query = anchors(vault).ask_stamp()
    shutil.copytree(path.parent, path.parent.with_name("words"))
    path.with_suffix(".note").unlink()
    with pytest.raises(BadAnchor, match="answers no request"):
        anchors(vault).accept_stamp(authority.answer(query), authority.pem("root"), b"")


def test_every_byte_of_a_kept_stamp_counts(tmp_path: Path, authority: Authority) -> None:
    vault = signed_vault(tmp_path)
    _, query = anchors(vault).ask_stamp()
    anchors(vault).accept_stamp(authority.answer(query), authority.pem("root"), b"")
    for path in sorted((vault.path / "anchors").rglob("*.*")):
        whole = path.read_bytes()
        for place in range(0, len(whole), max(1, len(whole) // 10)):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            assert [f.where for f in audit(vault.path)] == [path.relative_to(vault.path).as_posix()]
        path.unlink()
        assert [f.kind for f in audit(vault.path)] == ["missing"]
        path.write_bytes(whole)
    assert audit(vault.path) == ()


def test_history_rewritten_with_the_same_key_contradicts_its_stamps(
    tmp_path: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = signed_vault(tmp_path / "true")
    _, query = anchors(vault).ask_stamp()
    anchors(vault).accept_stamp(authority.answer(query), authority.pem("root"), b"")
    (tmp_path / "false").mkdir()
    other, key = new_vault(tmp_path / "false"), quick_key(tmp_path / "false" / "key")
    introduce(other, key, by="tester", now=NOW)
    add(other, "a", "something else")
    sign_newest(other, [key])
    shutil.copytree(vault.path / "anchors", other.path / "anchors")
    event = next(e for e in vault.events() if e.action == "anchor")
    with other.writing() as writer:
        writer.record(action="anchor", about=event.about, detail=event.detail, by="tester", at=NOW)
    assert "rewritten" in {f.kind for f in audit(other.path)}
    with pytest.raises(BrokenVault, match="would not be intact"):
        write_bag(other, tmp_path / "bag")
    monkeypatch.setattr(bag, "_checked", lambda _: None)  # as whoever rewrote it would
    write_bag(other, tmp_path / "bag")
    assert "rewritten" in {f.kind for f in verify.Export(str(tmp_path / "bag")).findings}


# --- witnesses


def witness(folder: Path, seed: bytes = b"w") -> Signer:
    folder.mkdir(exist_ok=True)
    (folder / ".lock").touch()
    private = Ed25519PrivateKey.from_private_bytes(seed.ljust(32, b"."))
    return Signer(folder, VerifierKey("witness.example", COSIGNATURE, private.public_key().public_bytes_raw()), private)


def test_witness_signs_what_goes_on_from_what_they_saw(tmp_path: Path) -> None:
    vault, mine = signed_vault(tmp_path), witness(tmp_path / "w")
    log = [quick_key(tmp_path / "key").key]
    line = cosign(mine, anchors(vault).ask_witness(0), log, NOW, Disk())
    event = anchors(vault).accept_cosignature(line, mine.key)
    assert f"key {mine.key.fingerprint()}, whose holder calls itself witness.example" in describe(event)
    seen = last_seen(mine, vault.origin)
    assert seen is not None and seen.size == 4
    add(vault, "c")
    sign_newest(vault, [quick_key(tmp_path / "key")])
    again = cosign(mine, anchors(vault).ask_witness(4), log, NOW, Disk())
    anchors(vault).accept_cosignature(again, mine.key)
    assert audit(vault.path) == ()
    write_bag(vault, tmp_path / "bag")
    export = verify.Export(str(tmp_path / "bag"))
    assert export.findings == []
    told = f"the key {mine.key.fingerprint()}, whose holder calls itself witness.example, saw"
    assert sum(told in text for text in export.stamps) == 2


def test_policy_asks_for_log_and_witness(tmp_path: Path) -> None:
    vault, mine, log = signed_vault(tmp_path), witness(tmp_path / "w"), quick_key(tmp_path / "key").key
    text = f"log {log}\nwitness w {mine.key}\nquorum w\n"
    assert [f.kind for f in policy_faults(vault, parse_policy(text.encode()), "p")] == ["policy"]
    assert policy_faults(vault, parse_policy(f"log {log}\nquorum none\n".encode()), "p") == ()
    line = cosign(mine, anchors(vault).ask_witness(0), [log], NOW, Disk())
    anchors(vault).accept_cosignature(line, mine.key)
    assert policy_faults(vault, parse_policy(text.encode()), "p") == ()
    write_bag(vault, tmp_path / "bag")
    found = parse_policy((tmp_path / "bag" / "trust" / "policy").read_bytes())
    assert (found.logs, list(found.witnesses.values()), found.quorum) == ((log,), [mine.key], "none")
    assert verify.Export(str(tmp_path / "bag")).findings == []


def test_witness_refuses_with_the_status_of_the_protocol(tmp_path: Path) -> None:
    vault, mine, key = signed_vault(tmp_path), witness(tmp_path / "w"), quick_key(tmp_path / "key")
    shutil.copytree(vault.path, tmp_path / "fork")
    log, first = [key.key], anchors(vault).ask_witness(0)

    def status(request: bytes, known: list[VerifierKey]) -> int:
        with pytest.raises(Refused) as caught:
            cosign(mine, request, known, NOW, Disk())
        return caught.value.status

    assert status(b"nonsense", log) == 400
    assert status(first, []) == 404
    assert status(first, [quick_key(tmp_path / "x", b"5").key]) == 403
    assert status(first.replace(b"old 0", b"old 9"), log) == 400
    assert status(first.replace(b"old 0", b"old 2"), log) == 409
    assert last_seen(mine, vault.origin) is None
    cosign(mine, first, log, NOW, Disk())
    assert status(first, log) == 409
    fork = Vault.open(tmp_path / "fork")
    add(fork, "x")
    sign_newest(fork, [thief(tmp_path / "key", fork)])
    good = anchors(fork).ask_witness(4)
    cosign(mine, good, log, NOW, Disk())
    add(vault, "y", "z")
    sign_newest(vault, [thief(tmp_path / "key", vault)])
    assert status(anchors(vault).ask_witness(5), log) == 422
    with pytest.raises(BadNote, match="key of its own"):
        cosign(quick_key(tmp_path / "key"), first, log, NOW, Disk())


def test_cosignature_of_another_text_or_person_is_not_kept(tmp_path: Path) -> None:
    vault, mine = signed_vault(tmp_path), witness(tmp_path / "w")
    line = cosign(mine, anchors(vault).ask_witness(0), [quick_key(tmp_path / "key").key], NOW, Disk())
    for text, key in (
        (line, witness(tmp_path / "v", b"v").key),
        (line[:-10] + b"AAAAAAAAA\n", mine.key),
        (b"", mine.key),
        (line, quick_key(tmp_path / "key").key),
    ):
        with pytest.raises(BadAnchor):
            anchors(vault).accept_cosignature(text, key)


def test_two_witnesses_sign_one_size_and_neither_is_replaced(tmp_path: Path) -> None:
    vault, log = signed_vault(tmp_path), quick_key(tmp_path / "key").key
    one, two = witness(tmp_path / "one"), witness(tmp_path / "two", b"2")
    asked = anchors(vault).ask_witness(0)
    said = [(cosign(who, asked, [log], NOW, Disk()), who.key) for who in (one, two)]
    add(vault, "later")
    assert {anchors(vault).accept_cosignature(*words).detail["log_size"] for words in said} == {4}
    again = cosign(one, asked.replace(b"old 0", b"old 4"), [log], NOW.replace(year=2027), Disk())
    with pytest.raises(BadAnchor, match="kept already"):
        anchors(vault).accept_cosignature(again, one.key)
    assert audit(vault.path) == ()
    text = f"log {log}\nwitness a {one.key}\nwitness b {two.key}\ngroup g all a b\nquorum g\n"
    assert policy_faults(vault, parse_policy(text.encode()), "p") == ()
    write_bag(vault, tmp_path / "bag")
    export = verify.Export(str(tmp_path / "bag"))
    assert (export.findings, len(export.stamps)) == ([], 2)


# --- OpenTimestamps


def a_proof(message: bytes, header_root: bytes | None = None) -> tuple[bytes, bytes]:
    """A proof that appends and hashes, and the commitment that it ends with."""
    digest = hashlib.sha256(message).digest()
    commitment = hashlib.sha256(digest + b"salt").digest()
    body = b"\xf0\x04salt\x08" + b"\xff\x00" + ots.PENDING + b"\x09\x08https://" + b"\x00" + ots.BITCOIN + b"\x01\x05"
    return ots.MAGIC + b"\x01\x08" + digest + body, commitment


def test_proof_is_labelled_by_what_was_checked(tmp_path: Path) -> None:
    vault = signed_vault(tmp_path)
    data, commitment = a_proof(vault.note().encode())
    event = anchors(vault).accept_ots(data)
    assert "attested, not checked against block headers" in describe(event, {}, vault.path)
    assert "promised by https://, not attested yet" in describe(event, {}, vault.path)
    header = bytes(36) + commitment + (1_700_000_000).to_bytes(4, "little") + b"\xff\xff\x7f\x21" + bytes(4)
    assert "in the block whose header was given" in describe(event, {5: header}, vault.path)
    assert "NOT in the block" in describe(event, {5: bytes(68) + header[68:]}, vault.path)
    assert "no proof of work" in describe(event, {5: header[:72] + bytes(8)}, vault.path)
    assert audit(vault.path) == ()
    older = a_proof((vault.path / "log" / "checkpoints" / "2").read_bytes())[0]
    assert anchors(vault).accept_ots(older).detail["log_size"] == 2
    with pytest.raises(BadAnchor, match="something else"):
        anchors(vault).accept_ots(a_proof(b"other")[0])
    assert ots.parse_headers(f"5 {header.hex()}\n\n") == {5: header}
    for bad in ("5", "x " + header.hex(), "5 abcd"):
        with pytest.raises(BadAnchor):
            ots.parse_headers(bad)


@given(st.binary(max_size=300))
def test_any_proof_or_token_is_read_or_refused(data: bytes) -> None:
    for read in (ots.parse, stamp.normalised, lambda d: ots.parse(ots.MAGIC + b"\x01\x08" + bytes(32) + d)):
        try:
            read(data)
        except BadAnchor:
            continue


@given(st.integers(0, 200), st.binary(min_size=1, max_size=3))
def test_changed_proof_is_read_or_refused(place: int, piece: bytes) -> None:
    data = a_proof(b"x")[0]
    try:
        ots.parse(data[:place] + piece + data[place + len(piece) :])
    except BadAnchor:
        return


def test_proofs_that_would_never_end_are_refused() -> None:
    head = ots.MAGIC + b"\x01\x08" + bytes(32)
    for bad in (head + b"\xf2" * 400, head + (b"\xff\xf2" * 300), head + b"\xf3" * 20, head + b"\x00" * 8):
        with pytest.raises(BadAnchor):
            ots.parse(bad)
