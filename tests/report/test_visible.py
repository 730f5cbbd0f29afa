"""What would act on the page is shown by a sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup

from solferino.report.visible import finalize, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a␀b"),
        ("a\x1bb", "a␛b"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("a\ud800b", "a\ufffdb"),
        ("a\x9bb", "a\ufffdb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\u200fعربي", "\u200fعربي"),
    ],
)
def test_signs_that_act_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_visible_text_can_always_be_written_and_is_stable(text: str) -> None:
    once = visible(text)
    assert visible(once) == once
    once.encode("utf-8")


def test_a_page_never_prints_none_or_an_undefined_name() -> None:
    with pytest.raises(TypeError, match="not stated"):
        finalize(None)
    with pytest.raises(UndefinedError):
        str(finalize(StrictUndefined(name="missing")))
    assert finalize(Markup("<b>")) == Markup("<b>")
    assert finalize(3) == "3"
