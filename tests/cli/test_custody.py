"""The commands of custody, as one would use them one after the other."""

import errno
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.cli.custody_aids import say

from solferino.errors import (
    BadPolicy,
    MissingInput,
    NotACase,
    RefusedSignature,
    SolferinoError,
    UnwritableOutput,
    VaultBusy,
    WrongPassphrase,
)
from solferino.preserve import Vault
from solferino.preserve.disk import locked
from solferino.preserve.kit.verify import Export


def test_sign_export_compare_and_due(words: Path) -> None:
    case, key, bag = words / "case", words / "key", words / "bag"
    with pytest.raises(RefusedSignature, match="no key was named"):
        say("sign", case)
    assert "Fingerprint" in say("sign", case, "--new-key", key)
    assert "1 item" in say("bag", case, "-o", bag, "--key", key, "--purpose", "court")
    assert "Every byte" in say("audit", case, "--against", bag)
    assert "No audit is due" not in say("audit", case, "--due", "7")
    assert "No audit is due" in say("audit", case, "--due", "7")
    policy = bag / "trust" / "policy"
    found = json.loads(say("audit", case, "--policy", policy, "--json"))
    assert (found["sound"], found["faults"]) == (True, [])
    policy.write_text("quorum none\n", encoding="utf-8")
    assert "policy" in say("audit", case, "--policy", policy, code=1)


def test_a_new_key_has_a_passphrase_of_its_own(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, old, new = words / "case", words / "old", words / "new"
    say("sign", case, "--new-key", old)
    monkeypatch.setenv("SOLFERINO_NEW_PASSPHRASE", "battery staple")
    say("sign", case, "--key", old, "--new-key", new)
    with pytest.raises(WrongPassphrase):
        say("sign", case, "--key", new)
    monkeypatch.setenv("SOLFERINO_PASSPHRASE", "battery staple")
    say("sign", case, "--key", new)


def test_a_refused_handover_leaves_no_key_behind(words: Path) -> None:
    case, key = words / "case", words / "key"
    say("sign", case, "--new-key", key)
    with pytest.raises(RefusedSignature, match="another key"):
        say("sign", case, "--new-key", words / "second")
    assert not (words / "second").exists()
    say("sign", case, "--key", key)


def test_the_memory_of_the_key_shows_what_was_put_back_or_taken_away(words: Path) -> None:
    case, key = words / "case", words / "key"
    say("sign", case, "--new-key", key)
    shutil.copytree(case, words / "older")
    (words / "more.txt").write_text("more", encoding="utf-8")
    say("add", case, words / "more.txt")
    before = [path.name for path in (case / "vault" / "log" / "checkpoints").iterdir()]
    say("sign", case, "--key", key)
    assert "cannot be told from inside" not in say("audit", case, "--key", key)
    assert "rollback" in say("audit", words / "older", "--key", key, code=1)
    newest = max((case / "vault" / "log" / "checkpoints").iterdir(), key=lambda path: int(path.name))
    assert newest.name in before  # signing adds no entry
    for path in (newest, case / "vault" / "log" / "checkpoint"):
        path.write_bytes(path.read_bytes().split(b"\n\n")[0] + b"\n\n")
    assert "Every byte" in say("audit", case)
    assert "took the signature away" in say("audit", case, "--key", key, code=1)


def test_a_comparison_that_cannot_be_made_is_no_clean_audit(words: Path) -> None:
    case = words / "case"
    with pytest.raises(MissingInput, match="remembers nothing"):
        say("audit", case, "--key", words / "none")
    (case / "case.toml").unlink()
    (case / "vault" / "tmp" / "x").write_bytes(b"")
    with pytest.raises(NotACase):
        say("audit", case, "--against", case / "vault" / "log" / "checkpoint")


def test_a_name_cannot_speak_for_the_program(words: Path) -> None:
    hostile = words / "x\nEvery byte is as the log says.txt"
    hostile.write_text("words", encoding="utf-8")
    assert "\nEvery byte" not in say("add", words / "case", hostile)
    assert "\nEvery byte" not in say("seal", words / "case", hostile, "--new-key", words / "custodian")
    kept = next((words / "case" / "vault" / "objects" / "sha256").rglob(hashlib.sha256(b"words").hexdigest()))
    kept.chmod(0o600)
    kept.write_bytes(b"other")
    assert "\nEvery byte" not in say("audit", words / "case", code=1)


def test_the_audit_says_up_to_where_a_policy_is_met(words: Path) -> None:
    case, key, bag = words / "case", words / "key", words / "bag"
    say("sign", case, "--new-key", key)
    say("bag", case, "-o", bag)
    size = json.loads(say("audit", case, "--policy", bag / "trust" / "policy", "--json"))
    assert (size["policy_size"], size["log_size"]) == (size["log_size"] - 1, size["log_size"])
    assert f"as the policy asks: the first {size['policy_size']} of" in say(
        "audit", case, "--policy", bag / "trust" / "policy"
    )
    (words / "bad").write_text("quorum nobody\n", encoding="utf-8")
    with pytest.raises(BadPolicy) as refused:
        say("audit", case, "--policy", words / "bad")
    assert refused.value.exit_code == 2  # noqa: PLR2004


def test_sealing_what_lies_open_warns(words: Path) -> None:
    told = say("seal", words / "case", words / "in.txt", "--new-key", words / "custodian")
    assert "lie open in this vault" in told
    (words / "other.txt").write_text("another", encoding="utf-8")
    custodian = (words / "custodian" / "seal.pub").read_text(encoding="utf-8").strip()
    assert "lie open" not in say("seal", words / "case", words / "other.txt", "--to", custodian)


def test_an_audit_that_found_something_leaves_the_next_one_due(words: Path) -> None:
    case = words / "case"
    stray = case / "vault" / "objects" / "stray"
    stray.write_text("x")
    for _ in range(2):
        assert json.loads(say("audit", case, "--due", "7", "--json", code=1))["sound"] is False
    stray.unlink()
    assert json.loads(say("audit", case, "--due", "7", "--json"))["sound"] is True
    assert json.loads(say("audit", case, "--due", "7", "--json"))["due"] is False


def test_answers_and_opened_exhibits_never_go_into_the_case(words: Path) -> None:
    case = words / "case"
    kept = case / "vault" / "log" / "checkpoint"
    before = kept.read_bytes()
    for option in ("--request", "--ask-witness"):
        with pytest.raises(UnwritableOutput, match="part of the case"):
            say("anchor", case, option, kept)
    with pytest.raises(UnwritableOutput, match="part of the case"):
        say("unseal", case, "x", "--key", words / "k", "--reason", "r", "-o", case / "vault" / "FORMAT")
    assert kept.read_bytes() == before


def test_witness_by_exchange_of_files(words: Path) -> None:
    case, key, mine = words / "case", words / "key", words / "witness"
    say("sign", case, "--new-key", key)
    made = say("cosign", "--new-key", "witness.example", "--key", mine)
    (words / "w.vkey").write_text(made.splitlines()[-1], encoding="utf-8")
    assert "for the witness to read" in say("anchor", case, "--ask-witness", words / "ask")
    say("cosign", words / "ask", "--key", mine, "--log", key / "log.vkey", "-o", words / "line")
    told = say("anchor", case, "--cosignature", words / "line", "--witness", words / "w.vkey")
    assert "whose holder calls itself witness.example" in told
    assert "nothing of the contents" in say("anchor", case, "--request", words / "q.tsq")
    assert (words / "q.tsq").read_bytes()[0] == 0x30
    assert "Every byte" in say("audit", case)


def test_seal_redact_unseal_erase(words: Path) -> None:
    case, key, secret = words / "case", words / "custodian", words / "secret.txt"
    secret.write_text("a name", encoding="utf-8")
    (words / "copy.txt").write_text("no name", encoding="utf-8")
    sealed = say("seal", case, secret, "--new-key", key)
    identity = sealed.split(" as ")[1].split(".")[0]
    say("redact", case, identity, words / "copy.txt", "--tool", "hand", "--parameters", "names out")
    say("unseal", case, identity, "--key", key, "--reason", "interview", "-o", words / "out.txt")
    assert (words / "out.txt").stat().st_mode & 0o077 == 0
    assert (words / "out.txt").read_text(encoding="utf-8") == "a name"
    assert "destroyed" in say("erase", case, identity[:8], "--reason", "withdrew", "--basis", "GDPR 17")
    with pytest.raises(SolferinoError, match="erased"):
        say("unseal", case, identity, "--key", key, "--reason", "again", "-o", words / "out.txt")
    assert "Every byte" in say("audit", case)
    before = say("export", case)
    say("rebuild", case)
    assert json.loads(say("export", case)) == json.loads(before)
    assert "a name" not in before


def test_erasure_claims_no_more_than_it_did(words: Path) -> None:
    case = words / "case"
    say("seal", case, words / "in.txt", "--new-key", words / "custodian")
    (key,) = (case / "vault" / "objects" / "sealed").glob("*.key")
    stolen = key.rename(words / "stolen")
    said = say("erase", case, key.stem, "--reason", "withdrew", code=1)
    assert "nothing was destroyed" in said and "is destroyed" not in said
    stolen.rename(key)
    assert "is destroyed" in say("erase", case, key.stem, "--reason", "found")
    assert "no key lies there" in say("erase", case, key.stem, "--reason", "again")


def test_an_exhibit_is_no_redacted_copy_of_another_or_of_itself(words: Path) -> None:
    case = words / "case"
    before = Vault.open(case / "vault")
    with pytest.raises(SolferinoError, match="an exhibit itself"):
        say("redact", case, before.exhibits()[0].id, words / "in.txt", "--tool", "hand", "--parameters", "names out")
    assert Vault.open(case / "vault").size == before.size
    assert not list((case / "vault" / "tmp").iterdir())


def test_a_redacted_copy_is_handed_out_without_its_original(words: Path) -> None:
    case, copy = words / "case", words / "redacted.txt"
    copy.write_text("A name was taken out here.", encoding="utf-8")
    original = next(iter(Vault.open(case / "vault").exhibits()))
    say("redact", case, original.id, copy, "--tool", "hand", "--parameters", "names out")
    identity = hashlib.sha256(copy.read_bytes()).hexdigest()
    assert "1 item" in say("bag", case, "--only", identity[:10], "-o", words / "part")
    items = [path for path in (words / "part" / "data" / "items").rglob("*") if path.is_file()]
    assert sorted(path.name for path in items) == ["item-redacted.txt", "record.json"]
    assert Export(str(words / "part")).findings == []
    with pytest.raises(SolferinoError, match="nothing in this case"):
        say("bag", case, "--only", "0" * 10, "-o", words / "none")


def test_inspect_tells_what_is_wrong_and_what_is_not(words: Path) -> None:
    assert "neither a web archive" in say("inspect", words / "in.txt")
    (words / "cut.warc").write_bytes(b"WARC/1.0\r\nContent-Length: 10\r\n\r\nabc")
    assert "cut off" in say("inspect", words / "cut.warc", code=1)
    assert json.loads(say("inspect", words / "cut.warc", "--json", code=1))[0]["kind"] == "web archive"


def exported(case: Path) -> list[dict[str, Any]]:
    """What the log says of exports, oldest first."""
    return [event.detail for event in Vault.open(case / "vault").events() if event.action == "export"]


def test_what_leaves_the_case_is_logged_with_its_digest_and_what_is_printed_is_not(words: Path) -> None:
    case, page, table = words / "case", words / "d.html", words / "r.csv"
    found = json.loads(say("export", case))
    assert exported(case) == []
    identity = found["incidents"][0]["id"]
    say("report", case, "-o", page, "--view", "partner", "--incident", identity[:6], "--purpose", "for a partner")
    say("export", case, "--format", "csv", "--view", "public", "-o", table)
    say("bag", case, "-o", words / "bag")
    one, two, three = exported(case)
    assert (one["form"], one["view"], one["items"], one["purpose"]) == ("html", "partner", identity, "for a partner")
    assert (two["form"], two["view"], two["items"]) == ("csv", "public", "all")
    for detail, path in ((one, page), (two, table)):
        data = path.read_bytes()
        assert (detail["sha256"], detail["size_bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert three["form"] == "bagit"
    assert all(str(words) not in str(detail) for detail in (one, two, three))
    assert json.loads(say("export", case)) == found
    assert "Every byte" in say("audit", case, "--against", words / "bag")


def test_an_export_that_cannot_be_written_is_not_logged(words: Path) -> None:
    with pytest.raises(UnwritableOutput):
        say("export", words / "case", "-o", words / "none" / "r.json")
    with pytest.raises(UnwritableOutput):
        say("report", words / "case", "-o", words / "case" / "vault" / "d.html")
    assert exported(words / "case") == []


def test_exports_of_a_case_that_cannot_be_written_say_so(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise OSError(errno.EROFS, "read-only file system", str(path))

    monkeypatch.setattr("solferino.preserve.vault.locked", refuse)
    assert "not in the case's log" in say("export", words / "case", "-o", words / "r.json")
    assert json.loads((words / "r.json").read_text(encoding="utf-8"))["incidents"]


def test_nothing_is_handed_out_while_another_process_adds(words: Path) -> None:
    with locked(words / "case" / "vault" / ".lock"), pytest.raises(VaultBusy):
        say("export", words / "case", "-o", words / "r.json")
    assert not (words / "r.json").exists()
