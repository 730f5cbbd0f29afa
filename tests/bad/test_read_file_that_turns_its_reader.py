"""A file that breaks, hangs or captures the program that parses it ends the child at worst; the next file is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.read import format_aids as made

from solferino.errors import UnreadableInput
from solferino.read import document, formats
from solferino.read.apart.room import Room

HERE = str(Path(__file__).parent)
READER = "readers_that_misbehave"


@pytest.fixture
def room() -> Iterator[Room]:
    opened = Room(120, paths=(HERE,))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("eat", "more than is allowed"),
        ("crash", "broke off"),
        ("leave", "broke off"),
        ("recurse", "more than is allowed"),
        ("write", "not allowed"),
        ("call", "not allowed"),
        ("run", "not allowed"),
        ("endless", "million characters"),
        ("unpaired", "cannot be read|broke off"),
        ("no_such_deed", "cannot be read"),
    ],
)
def test_reason_is_told_and_the_next_file_is_read(room: Room, tmp_path: Path, deed: str, words: str) -> None:
    target = tmp_path / "made"
    with pytest.raises(UnreadableInput, match=words):
        room.ask(READER, str(target), deed.encode())
    assert not target.exists()
    assert room.ask("solferino.read.subtitles", "a.srt", made.subrip()).text.startswith("On 3 March")


def test_reader_that_never_ends_is_stopped() -> None:
    room = Room(1, paths=(HERE,))
    try:
        with pytest.raises(UnreadableInput, match="more than 1 s"):
            room.ask(READER, "x", b"sleep")
    finally:
        room.close()


def test_what_a_library_prints_is_no_answer(room: Room) -> None:
    assert room.ask(READER, "x", b"chatter").text == "sound"


def test_not_even_code_below_python_can_write_a_file(room: Room, tmp_path: Path) -> None:
    target = tmp_path / "made"
    try:
        said = room.ask(READER, str(target), b"write_below").text
    except UnreadableInput:
        said = "-1"
    assert said == "-1"
    assert not target.exists() or target.stat().st_size == 0


def test_parts_outside_the_text_are_refused(monkeypatch: pytest.MonkeyPatch, room: Room) -> None:
    monkeypatch.setattr("solferino.read.apart.ask", room.ask)
    monkeypatch.setitem(formats.FORMATS, "text/vtt", formats.Format("x/1", READER))
    data = b"WEBVTT"
    monkeypatch.setattr("tests.read.format_aids.webvtt", lambda: data)
    with pytest.raises(UnreadableInput):
        document(made.exhibit(data, "a.vtt"), data)
