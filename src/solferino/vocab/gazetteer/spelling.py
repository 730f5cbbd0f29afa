"""Keys that a name keeps when it is written over from another script in different ways.

The key leaves vowels out, since transliterations agree on them least (Chuhuiv, Chuguev), and writes consonants that
stand for one sound of Ukrainian, Russian or Arabic with one letter (kh, g, h; k, q; v, w, f). It finds candidates;
`likeness` ranks them.
"""

import re
from itertools import product

from rapidfuzz import distance

from solferino.vocab.gazetteer.folding import fold

# Folded letters, so without those that differ by a mark (й, ї, ё, ў).
_CYRILLIC = (
    "а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh "
    "щ=shch ъ= ы=y ь= э=e ю=iu я=ia ғ=g қ=q ң=n һ=h ө=o ү=u ј=i љ=l њ=n ћ=ch ђ=dj џ=dj"
)
_FROM_CYRILLIC = str.maketrans(dict(pair.split("=") for pair in _CYRILLIC.split()))
# The Arabic article, also where its l has taken on the sound behind it: "Ma`arrat an Nu`man".
_ARTICLE = re.compile(r"\b(?:al|el|ul|a[shdrntz]|e[sdrntz]|ash|esh|ath|adh) (?=\w{2})")
_DIGRAPHS = re.compile(
    r"(?P<C>tsch|shch|dsch|tch|tsj|dzh|sch|sh|ch|zh|dj|sj|tj|sz|cz)|(?P<S>ts|tz)|(?P<H>kh|gh)|(?P<F>ph)|(?P<T>th)|(?P<D>dh)"
    r"|(?P<B>bh)|(?P<K>ck)|(?P<u>ou|oo)|(?P<i>ee|ij|iy|yi|yy|ie|ei|ai|ay|ey)"
)
_LETTERS = str.maketrans("szghkqcvfpbdtlmnrxaeiouy", "SSHHKKKVVPBDTLMNRKaiiuui")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("", "", "aiu")
SHORTEST_KEY = 3  # with fewer consonants the key says too little to be asked without a country
MOST_READINGS = 4


def _readings(plain: str) -> tuple[str, ...]:
    """Letters that one language reads so and another so: w as v or u, j as zh or y, g as h or zh, soft c as s or k."""
    choices: list[tuple[str, str]] = []
    if "w" in plain:
        choices.append(("w", "u"))
    if "j" in plain:
        choices.append(("j", "i"))
    if re.search("g[eiy]", plain):
        choices.append(("g", "j"))
    out = {plain: None}
    for picks in product(*(((), choice) for choice in choices)):
        text = plain
        for old, new in (pick for pick in picks if pick):
            text = re.sub("g(?=[eiy])", new, text) if old == "g" else text.replace(old, new)
        out[text] = None
    return tuple(out)[:MOST_READINGS]


def _sounded(plain: str) -> str:
    """Consonants in capitals, one for each group of sounds; vowels as a, i or u."""
    text = re.sub(r"c(?=[eiy])", "s", plain).replace("w", "v")
    text = _DIGRAPHS.sub(lambda found: f"\0{found.lastgroup}", text)
    text = re.sub(r"\0(.)|(.)", lambda m: m[1] or m[2].replace("j", "C").translate(_LETTERS), text)
    text = text.replace("F", "V")
    return _DOUBLED.sub(r"\1", re.sub("H$", "", text))


def _latin(name: str) -> str:
    plain = fold(name).translate(_FROM_CYRILLIC)
    return "".join(c for c in _ARTICLE.sub("", plain + " ") if "a" <= c <= "z")


def spelling_keys(name: str) -> tuple[str, ...]:
    """The keys of a name, one for each way to read it; none for a name without Latin or Cyrillic letters."""
    keys: dict[str, None] = {}
    for reading in _readings(_latin(name)):
        sounded = _sounded(reading)
        if sounded:
            keys[("a" if sounded[0] in "aiu" else "") + sounded.translate(_VOWELS)] = None
    return tuple(keys)


def likeness(left: str, right: str) -> float:
    """How alike two names sound, from 0 to 1: the share of sounds that need no change."""
    return max(
        distance.Levenshtein.normalized_similarity(_sounded(a), _sounded(b))
        for a in _readings(_latin(left))
        for b in _readings(_latin(right))
    )
