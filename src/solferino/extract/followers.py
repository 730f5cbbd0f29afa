"""Armed people known by whom they follow: "forces loyal to the outgoing president", "gunmen led by Captain Example"."""

from collections.abc import Iterator

from solferino.extract.sentences import Sentence
from solferino.vocab.gazetteer import fold
from solferino.vocab.parties import ActorRow

TIES = (("loyal", "to"), ("allied", "to"), ("allied", "with"), ("faithful", "to"), ("led", "by"), ("commanded", "by"))
BACKERS = ("supporters", "followers", "partisans", "backers", "loyalists")
ARTICLES = ("the", "a", "an", "his", "her")
TITLES = ("mr", "mrs", "ms", "dr", "gen", "col", ".")
LONGEST_NAME = 5
FEW = 3  # words before the name of the one they follow: "the ousted former president"


def followers(sentence: Sentence) -> Iterator[tuple[int, int, ActorRow]]:
    """Such people in a sentence: word span and a row of their own."""
    lows = sentence.lows
    for at, low in enumerate(lows):
        tie = next((tie for tie in TIES if lows[at + 1 : at + 3] == tie), None)
        begin = at + 3 if tie and low in sentence.known("armed_people") else None
        if low in BACKERS and lows[at + 1 : at + 2] == ("of",):
            begin = at + 2
        end = _leader(sentence, begin) if begin is not None else None
        if end is not None:
            words = sentence.words
            name = sentence.text[words[at].start - sentence.start : words[end - 1].end - sentence.start]
            written = name if at else name[:1].lower() + name[1:]
            yield at, end, ActorRow(f"named:{fold(name)}", written)


def _leader(sentence: Sentence, begin: int) -> int | None:
    """The end of the words for a leader: an office, a name, or both."""
    lows, words, at = sentence.lows, sentence.words, begin
    while at < len(lows) and (lows[at] in ARTICLES or lows[at] in TITLES):
        at += 1
    first = at
    while at < len(lows) and at - first < FEW and lows[at] in sentence.known("leaders_are"):
        at += 1
    office = at > first and lows[at - 1] in sentence.known("roles") | {"president", "warlord", "general", "colonel"}
    name = at
    while at < len(words) and at - name < LONGEST_NAME and words[at].text[:1].isupper() and words[at].text.isalpha():
        at += 1
    return at if office or at > name else None
