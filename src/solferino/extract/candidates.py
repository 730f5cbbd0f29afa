"""What a name may mean: every place of the gazetteer that is written so, whole or without the word for its kind."""

from functools import lru_cache

from solferino.vocab import countries
from solferino.vocab.gazetteer import Entry, Gazetteer
from solferino.vocab.vocabulary import Vocabulary
from solferino.vocab.words import split_words

MOST = 24  # places of one name that are weighed; gazetteers know "San José" 300 times
MOST_DISTRICTS = 6
_STATES = ("republic", "kingdom", "federation", "state", "emirate", "sultanate", "union")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=16_384)
def candidates(written: str, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """Places that a name may mean, the likeliest kinds first; empty where the gazetteer has none."""
    gazetteer = vocabulary.gazetteer
    words = written.split()
    if len(words) > 1 and words[0].lower() == "the":
        written, words = " ".join(words[1:]), words[1:]
    short = gazetteer.abbreviated(written)
    if short is not None:
        return (short,)
    found = _listed(written, gazetteer)
    if not found and len(words) > 1:
        found = _without_kind(words, vocabulary) or _listed(_spelled_out(words), gazetteer)
    areas = tuple(e for e in found if e.kind in ("country", "region", "province"))
    return (areas + tuple(e for e in found if e not in areas))[:MOST] if len(found) > MOST else found


def country_of_adjective(written: str, vocabulary: Vocabulary) -> Entry | None:
    """The country that an adjective of it speaks of: "Turkish" is Turkey, "Turks" is not read."""
    row = countries.of_adjective(written)
    return vocabulary.gazetteer.country(row.iso2) if row else None


def _listed(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Under that name, or, of a unit, without the word for it: "Metcalfe County", "Idlib province"."""
    exact = gazetteer.lookup(name)
    if exact:
        return (*exact, *gazetteer.lookup_district(name)[:MOST_DISTRICTS])
    return gazetteer.lookup_region(name) or gazetteer.lookup_district(name)


def _without_kind(words: list[str], vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """ "northern Uganda" is in Uganda, "Chuhuiv Air Base" at Chuhuiv, "city of Uman" is Uman."""
    lows = split_words(" ".join(words))
    inner = next((i for i, low in enumerate(lows) if low not in vocabulary.directions), len(lows))
    if 0 < inner < len(words):
        return _listed(" ".join(words[inner:]), vocabulary.gazetteer)
    for size in (3, 2, 1):
        head = len(lows) - size
        hit = vocabulary.designators.at(lows, head) if head > 0 else None
        if hit and hit[0] == len(lows) and len(words) > head:
            while head > 1 and lows[head - 1] in vocabulary.lists["facility_words"]:
                head -= 1
            return _listed(" ".join(words[:head]), vocabulary.gazetteer)
    for at in range(1, len(lows) - 1):
        if lows[at] == "of" and lows[at - 1] in _STATES:  # "People's Republic of China"
            return vocabulary.gazetteer.lookup_region(" ".join(words[at + 1 :]))
    hit = vocabulary.designators.at(lows, 0)
    if hit and len(lows) > hit[0] + 1 and lows[hit[0]] == "of":
        return _listed(" ".join(words[hit[0] + 1 :]), vocabulary.gazetteer)
    return ()


def _spelled_out(words: list[str]) -> str:
    """ "St. Petersburg" is Saint Petersburg."""
    head = words[0].lower().rstrip(".")
    return " ".join([_SHORT.get(head, words[0]), *words[1:]])
