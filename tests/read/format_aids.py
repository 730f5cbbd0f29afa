"""Small files of every format, made as other programs make them."""

import io
import zipfile
from collections.abc import Sequence

import docx
from tests.preserve.vault_aids import NOW

from solferino.model.exhibit import Exhibit

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Four killed at a market | Example Wire</title>
<meta property="og:site_name" content="Example Wire"><link rel="canonical" href="https://example.org/2024/03/02/market">
{head}</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Four killed at a market</h1>
<figure><img src="x.jpg"><figcaption>Rescuers at the market on Saturday.</figcaption></figure>
<p>Four civilians were killed on Saturday when a missile hit a market in Uman, the regional governor said. Eleven people
were wounded, among them two children.</p><h2>What is known</h2>
<p>The governor said the missile was fired from a ship. The ministry of defence denied that it had hit a market, and
said that it was looking into the reports that had reached it.</p><ul><li>Four dead</li><li>Eleven wounded</li></ul>
<table><tr><th>Place</th><th>Killed</th></tr><tr><td>Uman</td><td>4</td></tr></table></article>
<footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>"""
LINKED = '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","datePublished":"2001-01-01"},{"@type":\
"NewsArticle","datePublished":"2024-03-02T23:15:00+00:00","dateModified":"2024-03-09"}]}</script>'
SENTENCES = (
    "On 3 March 2022 five civilians were killed when shells fell on the market of Uman, the mayor of the town said.",
    "Nine people were wounded, three of them children, and forty shops burned down before the fire was put out.",
)


def exhibit(data: bytes, name: str) -> Exhibit:
    """A file that was received."""
    return Exhibit("0" * 64, len(data), "", NOW, name, name)


def page(head: str = LINKED) -> bytes:
    """A web page as newspapers make them."""
    return PAGE.replace("{head}", head).encode()


def word() -> bytes:
    """A Word document with a title, a list and a table."""
    made = docx.Document()
    made.add_heading("Shelling of a market", 0)
    for sentence in SENTENCES:
        made.add_paragraph(sentence)
    made.add_paragraph("one dead baker", style="List Bullet")
    table = made.add_table(2, 2)
    for row, texts in zip(table.rows, (("Place", "Killed"), ("Uman", "5")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def opendocument(body: str | None = None) -> bytes:
    """An ODT document."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text", "table")
    )
    inner = body or (
        "<text:h>Shelling of a market</text:h>"
        + "".join(f"<text:p>{sentence}</text:p>" for sentence in SENTENCES)
        + "<text:list><text:list-item><text:p>one dead<text:s/>baker<office:annotation><text:p>sure?</text:p>"
        "</office:annotation></text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Uman</text:p></table:table-cell>"
        "<table:table-cell><text:p>5</text:p></table:table-cell></table:table-row></table:table>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:document-content {names}><office:body><office:text>{inner}</office:text></office:body>"
        archive.writestr("content.xml", f'<?xml version="1.0"?>{content}</office:document-content>')
    return out.getvalue()


def rtf() -> bytes:
    """An RTF document."""
    return ("{\\rtf1\\ansi{\\b Shelling of a market}\\par " + "\\par ".join(SENTENCES) + "\\par}").encode()


def mail(body: str = "\n".join(SENTENCES), kind: str = "text/plain") -> bytes:
    """A mail with an attachment."""
    return (
        "Return-Path: <desk@example.org>\r\nFrom: Desk <desk@example.org>\r\nTo: register@example.org\r\n"
        "Message-ID: <1@example.org>\r\nDate: Mon, 7 Mar 2022 23:30:00 +0200\r\n"
        "Subject: =?utf-8?q?Shelling_of_a_market?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: {kind}; charset=utf-8\r\n\r\n{body}\r\n--b\r\n"
        'Content-Type: image/jpeg; name="photo.jpg"\r\nContent-Disposition: attachment; filename="photo.jpg"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n"
    ).encode()


def subrip() -> bytes:
    """Subtitles whose sentences run over several cues."""
    words = " ".join(SENTENCES).split()
    cues = [" ".join(words[at : at + 7]) for at in range(0, len(words), 7)]
    return "\n\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n<i>{cue}</i>" for n, cue in enumerate(cues, 1)
    ).encode()


def webvtt() -> bytes:
    """The same as WebVTT."""
    return b"WEBVTT\n\n" + subrip().replace(b",000", b".000")


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with these lines on its pages, one font, nothing compressed."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 11 Tf 60 780 Td {shown}ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + tail


def wrapped(text: str, width: int = 60) -> list[str]:
    """Lines of a paragraph, as a page sets them."""
    lines, line = [], ""
    for word_ in text.split():
        if len(line) + len(word_) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word_}".strip()
    return [*lines, line]
