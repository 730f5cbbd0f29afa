"""Text that tries to act on the page: markup, quotes, control characters, reordered words, closing tags, huge size."""

from dataclasses import replace

import pytest
from tests.report.canaries import strings
from tests.report.cases import dossier
from tests.report.pages import Page

from solferino import report
from solferino.model.document import Document, Quote
from solferino.model.dossier import Dossier

HOSTILE = (
    "<script>alert(1)</script>",
    "</style></title><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% include 'x' %}",
    "]]>--><!--",
    "\u202egnp.exe\u202c",
    "a\x00b\x1b[31m\x9b",
    "lone \ud800 surrogate",
    '"; } @import url(//example.org/x.css); body { background: url(//example.org)',
    "\\22 }</style>",
)


def poisoned(text: str) -> Dossier:
    """A dossier in which names, titles, reasons and a whole document are hostile."""
    row = dossier()
    first = replace(
        row.documents[0], name=text, text=row.documents[0].text + text, url=f"javascript:{text}", notes=(text,)
    )
    speakers = tuple(replace(speaker, name=text) for speaker in row.claims[0].speakers)
    claims = (replace(row.claims[0], speakers=speakers, characterisation=text), *row.claims[1:])
    assessment = replace(row.assessments[0], title=text, roots=(text,), open_questions=(text,), verification=text)
    return replace(
        row,
        title=text,
        documents=(first, *row.documents[1:]),
        claims=claims,
        assessments=(assessment, row.assessments[1]),
        decisions=(replace(row.decisions[0], by=text, reason=text),),
        exhibits=tuple(replace(exhibit, name=text, received_from=text, media_type=text) for exhibit in row.exhibits),
        custody=tuple(replace(event, by=text, detail={text: text}) for event in row.custody[:1]),
        unread=((text, text),),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    clean, page = Page(report.write(dossier(), "html")), Page(report.write(poisoned(text), "html"))
    known = {tag for tag, _ in clean.tags}
    assert {tag for tag, _ in page.tags} <= known
    assert not any(name.startswith("on") or name == "src" for _, row in page.tags for name in row)
    assert all(link.startswith("#") for link in page.links)
    assert "49" not in page.prose() or "{{" not in text


def test_words_are_not_reordered_unseen() -> None:
    page = report.write(poisoned("\u202egnp.exe\u202c"), "html").decode()
    assert "\u202e" not in page
    assert "[U+202E]gnp.exe[U+202C]" in page


def test_title_cannot_end_the_style_sheet() -> None:
    page = report.write(poisoned('"</style><b>x'), "html").decode()
    assert page.count("</style>") == 1
    assert r'"\22 \3c \2f style\3e \3c b\3e x' in page


@pytest.mark.parametrize("format", ["csv", "geojson"])
@pytest.mark.parametrize("text", HOSTILE)
def test_other_formats_can_always_be_written(format: str, text: str) -> None:
    assert "\x00" not in report.write(poisoned(text), format).decode("utf-8")


def huge(marks: int) -> Dossier:
    row = dossier()
    body = "word " * 400_000
    text = f"{body}The end."
    spans = [Quote(row.documents[0].id, at, at + 4, text[at : at + 4]) for at in range(0, 20_000 * marks, 20_000)]
    document = Document(row.documents[0].id, "huge.txt", "text/1", text, "en")
    claims = tuple(
        replace(row.claims[1], id=f"h{n}", quote=quote, places=(), objects=()) for n, quote in enumerate(spans)
    )
    account = replace(row.accounts[2], id="ah", document=document.id, claims=tuple(claim.id for claim in claims))
    incidents = (replace(row.incidents[0], accounts=("ah",), links=(), decisions=()), row.incidents[1])
    return replace(
        row, documents=(document, *row.documents[1:]), claims=claims, accounts=(account, *row.accounts[2:]),
        incidents=incidents, totals=(), ledger=(), decisions=(),
    )  # fmt: skip


def test_huge_document_is_printed_in_part_and_says_so() -> None:
    data = report.write(huge(10), "html")
    assert len(data) < 400_000
    text = Page(data).prose()
    assert "of 2,000,008 characters, around the cited words" in text
    assert "characters not printed]" in text


def test_links_to_words_that_are_not_printed_lead_to_the_document() -> None:
    page = Page(report.write(huge(90), "html"))
    assert {link[1:] for link in page.links} - set(page.ids) == set()
    assert sum(link == "#d1" for link in page.links) > 10


def test_deeply_nested_spans_do_not_break_the_page() -> None:
    row = dossier()
    text = row.documents[0].text
    spans = [Quote(row.documents[0].id, n, len(text) - n, text[n : len(text) - n]) for n in range(150)]
    claims = tuple(replace(row.claims[1], id=f"n{n}", quote=quote) for n, quote in enumerate(spans))
    page = Page(report.write(replace(row, claims=(*row.claims, *claims)), "html"))
    assert sum(tag == "mark" for tag, _ in page.tags) > 150


def test_every_hostile_sample_reaches_the_page() -> None:
    assert any("alert(1)" in text for text in strings(poisoned(HOSTILE[0])))
    assert "alert(1)" in report.write(poisoned(HOSTILE[0]), "html").decode()
