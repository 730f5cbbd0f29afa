"""What an audit tells, logs and compares, as one meets it on the command line."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

from tests.cli.custody_aids import say

from solferino.case import Case
from solferino.preserve import Vault
from solferino.preserve.disk import locked


def damaged(case: Path, *, tile: bool = False) -> None:
    """One byte more in an object; one byte other in a tile."""
    kept = next(path for path in (case / "vault" / "objects" / "sha256").rglob("*") if path.is_file())
    kept.chmod(0o600)
    kept.write_bytes(kept.read_bytes() + b"x")
    for path in [path for path in (case / "vault" / "log" / "tile" / "0").rglob("*") if path.is_file() and tile]:
        path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:])


def test_what_an_audit_found_is_told_also_where_it_cannot_be_logged(words: Path) -> None:
    case = words / "case"
    damaged(case, tile=True)
    alone = {fault["kind"] for fault in json.loads(say("audit", case, "--json", code=1))["faults"]}
    assert alone == {"object", "tile"}
    for option in (("--record",), ("--due", "7")):
        found = json.loads(say("audit", case, *option, "--json", code=1))["faults"]
        assert {fault["kind"] for fault in found} == {*alone, "not-logged"}
    with locked(case / "vault" / ".lock"):
        assert "another process" in say("audit", case, "--record", code=1)
    (case / "vault" / "log" / "checkpoint").write_bytes(b"")
    (case / "vault" / "log" / "checkpoints" / "2").write_bytes(b"")
    found = json.loads(say("audit", case, "--record", "--against", words / "in.txt", "--json", code=1))["faults"]
    assert {"checkpoint", "not-logged", "not-compared"} <= {fault["kind"] for fault in found}


def test_an_audit_of_the_future_puts_none_off(words: Path) -> None:
    case = words / "case"
    Case.open(case, by="x", now=lambda: datetime(2099, 1, 1, tzinfo=UTC)).audit(record=True)
    damaged(case)
    assert "object" in say("audit", case, "--due", "7", code=1)


def test_comparisons_are_made_also_where_no_audit_is_due(words: Path) -> None:
    case, older = words / "case", words / "older"
    say("audit", case, "--record")
    shutil.copytree(case, older)
    say("sign", case, "--new-key", words / "key")
    say("bag", case, "-o", words / "bag")
    assert "No audit is due" in say("audit", older, "--due", "7")
    for option in (("--against", words / "bag"), ("--key", words / "key")):
        assert "rollback" in say("audit", older, "--due", "7", *option, code=1)
    found = json.loads(say("audit", older, "--due", "7", "--json", "--against", words / "bag", code=1))
    assert (found["due"], found["sound"]) == (False, False)
    before = Vault.open(older / "vault").size
    assert "No audit is due" in say("audit", case, "--due", "7", "--key", words / "key")
    assert Vault.open(older / "vault").size == before


def test_the_name_of_an_authority_cannot_speak_for_the_program(words: Path) -> None:
    case = words / "case"
    vault = Vault.open(case / "vault")
    says = {"time": "t", "authority": "CN=x\nEvery byte is as the log says", "pinned": False}
    says |= {"self_issued": False, "openssl": "agrees"}
    detail = {"kind": "rfc3161", "log_size": 1, "files": {}, "says": says}
    with vault.writing() as writer:
        writer.record(action="anchor", about=vault.origin, detail=detail, by="x", at=datetime(2026, 1, 1, tzinfo=UTC))
    assert "\nEvery byte" not in say("anchor", case)
    assert "not what the log says" in say("audit", case, code=1)
