"""One test for each format: the text as a person reads it, its parts, and what the file says of itself."""

from datetime import date

import pytest
from tests.read import format_aids as made

from solferino.errors import UnreadableInput
from solferino.model.document import Document
from solferino.read import document, media_type
from solferino.read.pdf import paragraphs

FIRST, SECOND = made.SENTENCES


def read(data: bytes, name: str, **said: object) -> Document:
    return document(made.exhibit(data, name), data, **said)  # type: ignore[arg-type]


def parts(found: Document, kind: str) -> list[str]:
    return [found.text[part.start : part.end] for part in found.parts if part.kind == kind]


def test_page_gives_its_report_without_menus_and_its_captions_apart() -> None:
    found = read(made.page(), "market.html")
    assert found.body.startswith("Four killed at a market\n\nFour civilians were killed on Saturday when")
    assert "\n\n- Four dead\n- Eleven wounded\n\nPlace | Killed\nUman | 4\n" in found.body
    assert not any(word in found.text for word in ("Sport", "newsletter"))
    assert parts(found, "heading") == ["Four killed at a market", "What is known"]
    assert parts(found, "caption") == ["Rescuers at the market on Saturday."]
    assert "Rescuers" not in found.body
    assert (found.source_name, found.url) == ("Example Wire", "https://example.org/2024/03/02/market")
    assert (found.reader, found.language) == ("html/1", "en")


def test_page_is_dated_by_the_best_evidence_and_conflicts_are_noted() -> None:
    found = read(made.page(), "market.html")
    assert (found.published_on, found.published_basis) == (date(2024, 3, 2), "the page's JSON-LD")
    assert found.notes == ()
    same_instant = '<meta property="article:published_time" content="2024-03-03T01:15:00+02:00">'
    assert read(made.page(made.LINKED + same_instant), "market.html").notes == ()
    other = read(made.page('<meta name="dc.date" content="2024-03-05">'), "market.html")
    assert (other.published_on, other.published_basis) == (date(2024, 3, 5), "the page's tag dc.date")
    assert other.notes == ("the page's address gives 2024-03-02, the page's tag dc.date 2024-03-05",)
    address = read(made.page(""), "market.html")
    assert (address.published_on, address.published_basis) == (date(2024, 3, 2), "the page's address")
    assert read(made.page(), "market.html", published_on=date(2020, 1, 1)).published_basis == "option"


def test_word_and_opendocument_keep_the_order_of_paragraphs_lists_and_tables() -> None:
    for data, name, reader in ((made.word(), "a.docx", "docx/1"), (made.opendocument(), "a.odt", "odt/1")):
        found = read(data, name)
        assert found.text.startswith(f"Shelling of a market\n\n{FIRST}\n\n{SECOND}\n\n- one dead baker\n")
        assert found.text.rstrip().endswith("Uman | 5")
        assert found.reader == reader
    assert parts(read(made.word(), "a.docx"), "title") == ["Shelling of a market"]
    assert read(made.opendocument(), "a.odt").notes == ("not read: notes, comments or tracked changes in it",)


def test_rtf_is_read() -> None:
    assert read(made.rtf(), "a.rtf").text == f"Shelling of a market\n\n{FIRST}\n\n{SECOND}\n\n"


def test_mail_gives_subject_body_day_and_counts_attachments() -> None:
    found = read(made.mail(), "a.eml")
    assert found.text.startswith("From: Desk <desk@example.org>\nTo: register@example.org\nDate: Mon, 07 Mar 2022")
    assert found.body == f"Shelling of a market\n\n{FIRST} {SECOND}\n\n"
    assert (found.published_on, found.published_basis) == (date(2022, 3, 7), "the mail's Date line")
    assert found.notes == ("1 attachment, not part of this text",)
    pages = read(made.mail(made.PAGE.replace("{head}", ""), "text/html"), "a.eml")
    assert "Four civilians were killed on Saturday" in pages.body and "Sport" not in pages.body


def test_subtitles_are_joined_to_sentences_and_keep_their_times() -> None:
    for data, name, time in (
        (made.subrip(), "a.srt", "00:00:02,000 --> 00:00:03,000"),
        (made.webvtt(), "a.vtt", "00:00:02.000 --> 00:00:03.000"),
    ):
        found = read(data, name)
        assert found.text.strip() == f"{FIRST} {SECOND}"
        assert (found.parts[1].kind, found.parts[1].label) == ("cue", time)


def test_pdf_lines_are_put_together_and_running_heads_left_out() -> None:
    pages = [
        [f"Situation report - page {n}", *made.wrapped(f"{at}, {FIRST}"), *made.wrapped(SECOND), end, "Restricted"]
        for n, at, end in ((1, "Early", "Noon."), (2, "Later that day", "Evening."), (3, "Afterwards", "Night."))
    ]
    found = read(made.pdf(pages), "a.pdf")
    assert "page" not in found.text and "Restricted" not in found.text
    assert found.text.count(FIRST) == found.text.count(SECOND) == len(pages)
    assert [(part.kind, part.label) for part in found.parts] == [("page", "1"), ("page", "2"), ("page", "3")]
    assert found.notes == ("lines that stand at the edge of most pages (2) were left out",)


def test_pages_without_text_are_named_and_a_file_of_them_is_not_read() -> None:
    found = read(made.pdf([made.wrapped(FIRST), []]), "a.pdf")
    assert found.notes == ("not read: page 2: no text there, perhaps a scan",)
    with pytest.raises(UnreadableInput, match="may be scans"):
        read(made.pdf([[]]), "a.pdf")


def test_broken_words_are_whole_again_and_items_stand_alone() -> None:
    lines = [
        "Shells fell on the market of the town of Uman and des-",
        "troyed forty shops.",
        "- five dead",
        "- nine hurt",
    ]
    assert paragraphs(lines) == [
        "Shells fell on the market of the town of Uman and des-troyed forty shops.",
        "- five dead",
        "- nine hurt",
    ]
    assert paragraphs([lines[0][:-1] + "\ufffe", *lines[1:]])[0].endswith("and destroyed forty shops.")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (made.page(), "x", "text/html"),
        (b"\xef\xbb\xbf<!-- saved --><HTML><body>x</body></HTML>", "x.txt", "text/html"),
        (b"<p>a fragment</p>", "x.html", "text/html"),
        (b"The <html> tag was named in the text.", "x.txt", "text/plain"),
        (made.word(), "x.bin", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (made.opendocument(), "x.zip", "application/vnd.oasis.opendocument.text"),
        (made.mail(), "x", "message/rfc822"),
        (b"From: the desk\nsource: AP\n\nFive people were killed.\n", "x.txt", "text/plain"),
        (made.subrip(), "x.txt", "application/x-subrip"),
        (made.webvtt(), "x", "text/vtt"),
        (b"PK\x03\x04 something else", "x.docx", "application/zip"),
    ],
)
def test_kind_is_told_by_content_not_by_name(data: bytes, name: str, kind: str) -> None:
    assert media_type(data, name) == kind
