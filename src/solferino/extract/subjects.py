"""What may be the subject of a verb: nothing behind a preposition, and no other verb between."""

from solferino.extract.sentences import Sentence

OBJECT_OF = frozenset(
    (
        "against",
        "amid",
        "at",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "on",
        "onto",
        "over",
        "to",
        "towards",
        "under",
    )
)
ARTICLES = ("the", "a", "an", "this", "these", "those", "two", "some", "several")
PARTICIPLE_OF = frozenset(("with", "in", "by", "to", "from", "as", "on", "at", "out"))  # "armed with", "dressed in"
SHORTEST_VERB = 5  # letters of a regular past tense; shorter words in -ed are mostly none ("bed", "red")


def behind_preposition(sentence: Sentence, at: int, lows: tuple[str, ...] | None = None) -> bool:
    """The words that begin at `at` stand behind a preposition, articles between."""
    words = sentence.lows if lows is None else lows
    while at and words[at - 1] in ARTICLES:
        at -= 1
    return at > 0 and (words[at - 1] in OBJECT_OF or (lows is not None and words[at - 1] in ("of", "with", "by")))


def other_verb(sentence: Sentence, gap: tuple[str, ...]) -> bool:
    """A finite verb stands in the gap: what is told behind it may be of something else."""
    irregular = sentence.known("irregular_past") | sentence.known("past")
    for at, low in enumerate(gap):
        regular = low.endswith("ed") and len(low) >= SHORTEST_VERB and low not in sentence.known("ed_adjectives")
        participle = {*gap[at + 1 : at + 2]} & PARTICIPLE_OF
        if low in irregular or (regular and not participle):
            return True
    return False
