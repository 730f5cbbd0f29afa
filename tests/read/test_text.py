"""Plain text as it arrives: encodings, headers, odd files."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino import read
from solferino.errors import UnreadableInput
from solferino.model.document import Document
from solferino.model.exhibit import Exhibit

ENGLISH = "Four people were killed in the town on Thursday, and the police said that it was a missile.\n"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def document(data: bytes, name: str = "a.txt", **options: object) -> Document:
    exhibit = Exhibit(hashlib.sha256(data).hexdigest(), len(data), "", NOW, "/in", name)
    return read.document(exhibit, data, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_give_the_same_text(encoding: str) -> None:
    found = document((ENGLISH + "Zaporizhzhya – “said”\n").encode(encoding))
    assert found.text == ENGLISH + "Zaporizhzhya – “said”\n"
    assert found.language == "en"


def test_legacy_encoding_is_guessed_and_noted() -> None:
    text = "Загинули четверо цивільних, десятеро поранені. Про це повідомила прокуратура області у четвер. " * 4
    found = document(text.encode("windows-1251"))
    assert "Загинули четверо" in found.text
    assert any("a guess" in note for note in found.notes)
    assert found.language == "und"


def test_line_ends_are_kept_so_that_offsets_hold() -> None:
    data = ENGLISH.replace("\n", "\r\n").encode() * 2
    assert document(data).text.encode() == data


def test_nul_characters_are_kept_and_noted() -> None:
    found = document(ENGLISH.encode() + b"\x00" + ENGLISH.encode())
    assert "\x00" in found.text
    assert any("NUL" in note for note in found.notes)


@pytest.mark.parametrize("data", [b"", b" \n\r\n", b"\xef\xbb\xbf", b"\x00"])
def test_nothing_is_said_to_be_nothing(data: bytes) -> None:
    with pytest.raises(UnreadableInput) as caught:
        document(data)
    assert "preserved" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "called"),
    [
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"PK\x03\x04...", "ZIP"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_formats_without_a_reader_are_named(data: bytes, called: str) -> None:
    with pytest.raises(UnreadableInput, match=called):
        document(data, "report.txt")


def test_seven_megabytes_are_read() -> None:
    data = ENGLISH.encode() * (7_000_000 // len(ENGLISH))
    assert len(document(data).text) == len(data)


def test_more_than_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(UnreadableInput, match="at most 8 MB"):
        document(b"a " * (33 * 2**20))


def test_header_lines_are_read_and_stay_part_of_the_text() -> None:
    found = document(f"date: 2022-04-08\nsource: AP (retold)\nurl: https://example.org/a\n\n{ENGLISH}".encode())
    assert found.text[found.body_start :] == ENGLISH
    assert (found.published_on, found.published_basis) == (date(2022, 4, 8), "header")
    assert found.source_name == "AP"
    assert found.source is not None and found.source.name == "Associated Press"
    assert found.url == "https://example.org/a"


def test_front_matter_of_markdown_is_a_header() -> None:
    found = document(f"---\ndate: 2022-04-08\nsource: AFP\n---\n\n{ENGLISH}".encode(), "a.md")
    assert found.reader == "markdown/1"
    assert found.text[found.body_start :] == ENGLISH
    assert found.published_on == date(2022, 4, 8)


def test_date_run_into_the_text_is_cut_off() -> None:
    found = document(f" date 2022-02-25 {ENGLISH}".encode())
    assert found.text[found.body_start :] == ENGLISH
    assert (found.published_on, found.published_basis) == (date(2022, 2, 25), "first line")


def test_option_outranks_header_and_no_date_stays_unknown() -> None:
    data = f"date: 2022-04-08\n\n{ENGLISH}".encode()
    assert document(data, published_on=date(2022, 4, 9)).published_on == date(2022, 4, 9)
    bare = document(ENGLISH.encode())
    assert (bare.published_on, bare.published_basis, bare.body_start) == (None, None, 0)


def test_header_with_an_impossible_date_is_noted() -> None:
    found = document(f"date: 2022-02-31\nsource: AP\n\n{ENGLISH}".encode())
    assert found.published_on is None
    assert any("2022-02-31" in note for note in found.notes)


def test_first_lines_with_colons_that_are_no_header_stay_text() -> None:
    found = document(f"Live: what we know\nUpdate: more\n\n{ENGLISH}".encode())
    assert found.body_start == 0


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    try:
        found = document(data)
    except UnreadableInput as error:
        assert error.what and error.hint
    else:
        assert 0 <= found.body_start <= len(found.text)


@pytest.mark.shared
def test_founding_article_begins_behind_its_date(shared: Path) -> None:
    data = (shared / "reports" / "docs" / "d000.txt").read_bytes()
    found = document(data, "d000.txt")
    assert found.text.encode() == data
    assert found.published_on == date(2022, 2, 25)
    assert found.text[found.body_start :].startswith("Russia has")


NOTES = (
    "24 June 2022. Militants attacked village, burned forty houses; 1 woman taken, escaped same night. Fatalities: 2."
)
OTHERS = (
    "Al menos siete personas murieron el lunes en un ataque con coche bomba contra la estación de policía de Cali.",
    "Pelo menos sete pessoas morreram num ataque de insurgentes na aldeia de Nkoe.",
    "Bij een raketaanval op een flatgebouw in de stad zijn maandag zeker zeven mensen omgekomen, meldt de gouverneur.",
)


def test_notes_without_small_words_are_english() -> None:
    assert document(NOTES.encode()).language == "en"


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages_in_latin_letters_are_not(text: str) -> None:
    assert document(text.encode()).language == "und"
