"""One spelling for the many ways a place name is written."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"['’‘ʼʿʾ`´]")
_GAPS = re.compile(r"[\s\-‐‑‒–—_/.]+")


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Lower case without accents and apostrophes; hyphens, stops and runs of blanks become one blank."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _GAPS.sub(" ", _MARKS.sub("", plain)).strip().casefold()
