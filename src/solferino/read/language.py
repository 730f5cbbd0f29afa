"""Whether a text is English: by its share of the small words of sentences, in lists and notes by that of all words."""

import re
from functools import cache

from solferino.vocab.rows import raw, table

SAMPLE_CHARS = 20_000
ENOUGH = 0.16  # share of function words; the annotated reports have 0.25 to 0.45, telegraphic ones less
FEW_WORDS = 12
# Lists and notes leave small words out ("Militants attacked village, burned 40 houses"): of their words 0.66 were
# known in a list of events, of those of sixteen other languages in Latin letters 0.33 at most.
MOSTLY = 0.45
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(table("languages/en.toml")["function_words"])


@cache
def _words() -> frozenset[str]:
    lines = raw("languages/en-words.txt").decode("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def language(text: str) -> str:
    """`en`, or `und` (undetermined) where too few of the words are English."""
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE_CHARS])]
    if not words:
        return "und"
    known = _function_words()
    share = sum(word in known for word in words) / len(words)
    enough = ENOUGH if len(words) > FEW_WORDS else ENOUGH / 3
    latin = sum(ord(c) < 0x250 for word in words for c in word) / sum(map(len, words))
    listed = sum(word in known or word in _words() for word in words) / len(words) >= MOSTLY
    return "en" if (share >= enough or listed) and latin > 0.9 else "und"
