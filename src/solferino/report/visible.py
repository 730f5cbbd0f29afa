"""Text of documents is hostile: make what would act on the page visible instead."""

from jinja2.runtime import Undefined
from markupsafe import Markup

CONTROL_PICTURES = 0x2400
KEPT = "\t\n"
REPLACED = "\ufffd"
# Embeddings, overrides and isolates reorder words on the page: an investigator must see that they are there.
REORDERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))

_TABLE: dict[int, str] = {
    **{code: chr(CONTROL_PICTURES + code) for code in range(0x20) if chr(code) not in KEPT},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), REPLACED),
    **{code: f"[U+{code:04X}]" for code in REORDERING},
    **dict.fromkeys(range(0xD800, 0xE000), REPLACED),
    0xFFFE: REPLACED,
    0xFFFF: REPLACED,
}
_TABLE[0x0D] = "\n"


def visible(text: str) -> str:
    """The same words with control characters, bidirectional overrides and lone surrogates shown by a sign."""
    return text.replace("\r\n", "\n").translate(_TABLE)


def finalize(value: object) -> object:
    """What every expression of a template passes through before escaping. `None` on a page is a fault, not a word."""
    if value is None:
        raise TypeError("a template prints an unknown value; it must say 'not stated'")
    if isinstance(value, Markup | Undefined):
        return value
    return visible(str(value))
