"""Derived tables."""

import sqlite3
from pathlib import Path

import pytest
from tests.extract.reading_aids import document, read

from solferino.errors import UnanchoredQuote
from solferino.extract import accounts
from solferino.model.document import Document
from solferino.store import Filed, Register, Whole, ordinal
from solferino.vocab.vocabulary import load

TEXT = "Four civilians were killed in a missile strike in Uman, the governor said on Thursday."


def fill(register: Register, text: str = TEXT) -> None:
    with register.changing() as changes:
        changes.put_document(document(text), read(text), position=0, made_by="test")


def test_values_come_out_as_they_went_in(tmp_path: Path) -> None:
    register = Register.open(tmp_path / "r.sqlite")
    fill(register)
    reading = read(TEXT)
    assert register.documents() == (document(TEXT),)
    assert register.accounts() == reading.accounts
    assert register.claims() == reading.claims
    assert register.totals() == reading.totals
    assert register.known() == {document(TEXT).id: "test"}


def test_quote_that_is_not_in_the_text_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    register = Register.open(tmp_path / "r.sqlite")
    other = document(TEXT.replace("Four", "Five"))
    with pytest.raises(UnanchoredQuote), register.changing() as changes:
        changes.put_document(other, read(TEXT), position=0, made_by="test")
    assert register.documents() == ()
    assert register.accounts() == ()


def test_forgetting_a_document_forgets_what_was_read_from_it(tmp_path: Path) -> None:
    register = Register.open(tmp_path / "r.sqlite")
    fill(register)
    with register.changing() as changes:
        changes.forget(document(TEXT).id)
    assert (register.documents(), register.accounts(), register.claims()) == ((), (), ())


def test_change_that_fails_leaves_the_old_state(tmp_path: Path) -> None:
    register = Register.open(tmp_path / "r.sqlite")
    fill(register)
    with pytest.raises(RuntimeError), register.changing() as changes:
        changes.forget(document(TEXT).id)
        raise RuntimeError
    assert len(register.documents()) == 1


def test_documents_keep_the_order_of_receipt(tmp_path: Path) -> None:
    register = Register.open(tmp_path / "r.sqlite")
    made = [Document(str(i) * 64, f"{i}.txt", "text/1", TEXT, "en") for i in (3, 1, 2)]
    with register.changing() as changes:
        for position, found in reversed(list(enumerate(made))):
            changes.put_document(found, accounts(found, load()), position=position, made_by="test")
    assert [d.name for d in register.documents()] == ["3.txt", "1.txt", "2.txt"]
    assert [c.document for c in register.claims()] == [d.id for d in made]


def test_whole_is_replaced_not_added_to(tmp_path: Path) -> None:
    register = Register.open(tmp_path / "r.sqlite")
    empty = Whole((), (), ())
    for _ in range(2):
        with register.changing() as changes:
            changes.clear_whole()
            changes.put_whole(empty, ordinals={}, positions={})
            changes.note("state", "one")
    assert register.whole() == empty
    assert register.meta("state") == "one"
    register.clear()
    assert register.meta("state") is None


def test_register_of_another_shape_is_derived_anew(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with sqlite3.connect(path) as old:
        old.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        old.execute("CREATE TABLE copies (position INTEGER PRIMARY KEY, payload BLOB)")
        old.execute("INSERT INTO meta VALUES ('state', 'up to date')")
    register = Register.open(path)
    assert register.meta("state") is None
    assert register.whole() == Whole((), (), ())
    register.close()
    assert Register.open(path).meta("shape") == register.meta("shape")


def test_account_meets_those_that_tell_its_keys_and_not_those_that_only_ask_as_it_does(tmp_path: Path) -> None:
    register = Register.open(tmp_path / "r.sqlite")
    rows = [
        Filed(ordinal(n, 0), f"a{n}", f"d{n}", b"{}", keys)
        for n, keys in enumerate(({7: False}, {7: True}, {8: False}))
    ]
    with register.changing() as changes:
        changes.file(rows, {})
    assert register.kept.meeting({7: True}) == {ordinal(0, 0)}
    assert register.kept.meeting({7: False, 9: False}) == {ordinal(0, 0), ordinal(1, 0)}
    assert register.kept.meeting({}) == set()
