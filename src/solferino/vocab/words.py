"""How a text falls into words: one pattern for the rows and for the documents they are looked up in."""

import re
from functools import lru_cache

# A word: abbreviations with inner dots (U.S., a.m.), numbers with separators (4,000; 10.30; 22:30), letters and digits
# with inner apostrophes. Anything else that is not blank is a mark of its own. Hyphens separate words.
WORD = re.compile(
    r"[^\W\d_]\.(?:[^\W\d_]\.)+"
    r"|\d+(?:[.,:]\d+)*(?=[^\w]|$)"
    r"|[^\W_]+(?:['’ʼ‘][^\W_]+)*"
    r"|[^\w\s]"
)
_CURLY = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
HYPHENS = frozenset("-‐‑")


def fold_word(word: str) -> str:
    """Lower case with straight apostrophes and without a possessive ending."""
    low = word.lower().translate(_CURLY)
    return low[:-2] if low.endswith("'s") else low


@lru_cache(maxsize=8192)
def split_words(phrase: str) -> tuple[str, ...]:
    """Folded words of a phrase, hyphens dropped."""
    return tuple(fold_word(word) for word in WORD.findall(phrase) if word not in HYPHENS)
