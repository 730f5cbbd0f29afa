"""Whether a text is English: by the share of small words that English sentences are made of."""

import re
from functools import cache

from solferino.vocab.rows import table

SAMPLE_CHARS = 20_000
ENOUGH = 0.16  # share of function words; the annotated reports have 0.25 to 0.45, telegraphic ones less
FEW_WORDS = 12
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(table("languages/en.toml")["function_words"])


def language(text: str) -> str:
    """`en`, or `und` (undetermined) where too few of the words are English."""
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE_CHARS])]
    if not words:
        return "und"
    known = _function_words()
    share = sum(word in known for word in words) / len(words)
    enough = ENOUGH if len(words) > FEW_WORDS else ENOUGH / 3
    latin = sum(ord(c) < 0x250 for word in words for c in word) / sum(map(len, words))
    return "en" if share >= enough and latin > 0.9 else "und"
