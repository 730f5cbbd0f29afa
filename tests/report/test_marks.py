"""Highlighted spans in hostile text."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.report.marks import Back, Span, marked, passages
from solferino.report.visible import visible

TEXT = "A shell struck the clinic, a resident said."


def span(start: int, end: int, kind: str = "claim") -> Span:
    return Span(start, end, f"w-{start}-{end}", (kind,))


class Balance(HTMLParser):
    """Fails on an end tag that does not close the innermost open element."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag


def test_nested_spans_become_nested_marks() -> None:
    page = marked(TEXT, [span(0, 25), span(8, 14, "value")])
    assert page == (
        '<mark id="w-0-25" class="claim">A shell <mark id="w-8-14" class="value">struck</mark> the clinic</mark>'
        ", a resident said."
    )


def test_crossing_spans_are_cut_where_they_cross() -> None:
    page = marked("abcdef", [span(0, 4), span(2, 6, "value")])
    assert page == (
        '<mark id="w-0-4" class="claim">ab<mark id="w-2-6" class="value">cd</mark></mark>'
        '<mark class="value again">ef</mark>'
    )


def test_way_back_stands_after_the_last_word() -> None:
    page = marked(TEXT, [Span(0, 7, "w", ("claim",), (Back("1.2", "#s1-2"),))])
    assert page.startswith('<mark id="w" class="claim">A shell</mark><a class="back" href="#s1-2">1.2</a> struck')


def test_offsets_count_code_points_not_bytes_or_utf16_units() -> None:
    assert marked("🏥 клініка", [span(2, 9)]) == '🏥 <mark id="w-2-9" class="claim">клініка</mark>'


def test_markup_in_a_text_is_never_markup_on_the_page() -> None:
    hostile = "<script>alert(1)</script><mark id='x'>\"&'"
    assert "<script" not in marked(hostile, [span(3, 12)])
    assert "<mark id='x'>" not in marked(hostile, [])


@given(
    text=st.text(max_size=60),
    pairs=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12, unique=True),
)
def test_any_spans_give_balanced_marks_around_the_same_text(text: str, pairs: list[tuple[int, int]]) -> None:
    page = marked(text, [span(start, end) for start, end in pairs])
    parser = Balance()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    inside = {f"w-{start}-{end}" for start, end in pairs if start < end <= len(text)}
    assert sorted(parser.ids) == sorted(inside)
    pieces = re.sub(r"</?mark[^>]*>", "", page)
    assert unescape(pieces).replace("\n", "") == visible(text).replace("\n", "")


def test_short_text_is_printed_whole() -> None:
    assert passages(500, [span(10, 20)], cap=1000) == ((0, 500),)


def test_huge_text_is_printed_around_its_spans_and_its_beginning() -> None:
    found = passages(1_000_000, [span(500_000, 500_100)], cap=200_000)
    assert found == ((0, 2000), (498_000, 502_100))


def test_touching_passages_become_one() -> None:
    assert passages(1_000_000, [span(3000, 3010), span(5000, 5010)], cap=200_000) == ((0, 7010),)


@given(
    starts=st.lists(st.integers(0, 999_000), max_size=300),
    cap=st.integers(1_000, 200_000),
    context=st.sampled_from([None, 300]),
)
def test_passages_never_overlap_nor_pass_the_cap(starts: list[int], cap: int, context: int | None) -> None:
    found = passages(1_000_000, [span(start, start + 50) for start in starts], cap=cap, context=context)
    assert all(a[1] <= b[0] for a, b in zip(found, found[1:], strict=False))
    limit = max(cap, 2_000)  # the beginning is printed whatever the cap
    assert sum(end - start for start, end in found) <= limit


@pytest.mark.parametrize("cap", [1, 500])
def test_partner_passages_leave_the_beginning_out(cap: int) -> None:
    assert passages(10_000, [], cap=cap, context=300) == ()
