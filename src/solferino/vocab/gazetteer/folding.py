"""One spelling for the many ways a place name is written."""

import re
import unicodedata
from functools import lru_cache

# Apostrophes, primes, quotation marks and the signs that stand for ayn, hamza, okina and soft sign; Arabic tatweel.
_MARKS = "'’‘‛′‵`´ʹʺʻʼʽʾʿˈ׳״՚ـ\"“”„‟″«»"
# Letters with a stroke or a dot missing, which Unicode does not take apart; letters that Arabic keyboards interchange.
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŋ": "ng",
    "ɔ": "o", "ɛ": "e", "ə": "e", "æ": "ae", "œ": "oe", "þ": "th", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه",
    "ە": "ه", "ہ": "ه", "ھ": "ه",
}  # fmt: skip
_TABLE = str.maketrans({**dict.fromkeys(_MARKS), **_LETTERS})
_GAPS = re.compile(r"[\s\-‐‑‒–—―־・·_/.]+")


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Lower case without accents, strokes and apostrophes; hyphens, stops and runs of blanks become one blank.

    Works for every script; folding a folded name changes nothing.
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        name = "".join(c for c in name if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
        name = unicodedata.normalize("NFC", name)
    return _GAPS.sub(" ", name.casefold().translate(_TABLE)).strip()
