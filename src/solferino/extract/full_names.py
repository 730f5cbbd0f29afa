"""The fullest form in which a text gives a personal name: "Example" is the Ann Mary Example named before or later."""

from collections.abc import Sequence

from solferino.extract.persons import name_end
from solferino.extract.sentences import Sentence

LONGEST = 6  # words of a name


def named(found: Sequence[Sentence]) -> tuple[str, ...]:
    """All personal names of two words or more, as written, the longest first."""
    out: dict[str, int] = {}
    for sentence in found:
        at = 0
        while at < len(sentence.words):
            end = name_end(sentence, at)
            if 1 < end - at <= LONGEST:
                first, last = sentence.words[at].start, sentence.words[end - 1].end
                out.setdefault(sentence.text[first - sentence.start : last - sentence.start], end - at)
            at = max(end, at + 1)
    return tuple(sorted(out, key=lambda name: (-out[name], name)))


def fullest(name: str, known: Sequence[str]) -> str:
    """The one longest name that holds the words of this one in order; itself where there is none, or several."""
    words = name.split()
    longer = [other for other in known if len(other.split()) > len(words) and _holds(other.split(), words)]
    ends = {other.split()[0] for other in longer}
    return longer[0] if longer and len(ends) == 1 else name


def _holds(longer: Sequence[str], words: Sequence[str]) -> bool:
    rest = iter(longer)
    return all(any(word == other for other in rest) for word in words)
