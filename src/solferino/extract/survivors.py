"""Figures that follow from who survived: "only four of the 19 passengers survived", "seven died, the rest was hurt"."""

import re
from collections.abc import Sequence
from functools import cache

from solferino.extract.people import PERSON, noun_after
from solferino.extract.quantities import Quantity
from solferino.extract.sentences import Sentence
from solferino.extract.toll_mentions import TollMention
from solferino.model.circumstance import Count
from solferino.vocab.vocabulary import PersonRow

ABOARD = (("aboard",), ("on",), ("in",), ("inside",), ("who",))  # behind a number: people, if they survived
_ONE = r"(?P<one>(?:only |just )?(?:the|a|an|his|her|their|one) (?:single )?(?:\w+ ){1,3}(?:alone )?(?:had |has )?)"
_SOME = r"(?:only |just |barely )?#(?P<part>\d+) (?:\w+ ){0,4}?"
_SAVED = (
    rf"{_SOME}(?:out )?of #(?P<base>\d+) (?:[^,;]{{1,80}}? )?(?P<told>SURVIVED)\b",
    rf"\bof #(?P<base>\d+) (?:[^;]{{0,90}}? )??(?:, )?(?:{_SOME}|{_ONE})(?P<told>SURVIVED)\b",
    rf"(?:{_SOME}|{_ONE})(?P<told>SURVIVED) (?:out )?of #(?P<base>\d+) ",
    r"\b(?P<none>none|nobody|not one|no one|not a single one) of #(?P<base>\d+) (?:[^,;]{1,80}? )??"
    r"(?P<told>SURVIVED)\b",
    r"\b(?P<none>no) (?P<told>survivors) (?:among|of|from) #(?P<base>\d+) ",
    r"\b(?:all|everyone|everybody) (?:but|except|bar) #(?P<part>\d+) of #(?P<base>\d+) (?:[^,;]{1,80}? )??"
    r"(?P<told>KILLED)\b",
    r"\b(?:all|everyone|everybody) (?:but|except|bar) (?P<one>(?:one|a|the|his|her) )(?:\w+ ){0,2}?of #(?P<base>\d+) "
    r"(?:[^,;]{1,80}? )??(?P<told>KILLED)\b",
)
_REST = (
    r"#(?P<base>\d+) (?:[^#]{0,90})#(?P<part>\d+) (?:[^#]{0,60})?\b(?:KILLED)\b(?:[^#]{0,60})"
    r"\bthe (?:rest|others|remainder|remaining ones)(?: of them)? (?:were |was |are |being |all |only )*"
    r"(?P<told>INJURED)\b"
)


def left_over(sentence: Sentence, found: Sequence[Quantity]) -> list[TollMention]:
    """Figures given by those who came away: a base less its survivors, the rest of a base."""
    if not {"survived", "survivors", "survive", "alive", "but", "rest", "others", "remainder", "tell"} & set(
        sentence.lows
    ):
        return []
    exact = [q for q in found if q.count.low and q.count.low == q.count.high and not q.count.approximate]
    text, starts = _marked(sentence, exact)
    out: list[TollMention] = []
    phrases = sentence.vocabulary.phrases
    for pattern in _patterns(phrases["survival"], phrases["deadly"], phrases["hurt_only"]):
        for match in pattern.finditer(text):
            mention = _mention(sentence, exact, match, starts)
            if mention is not None and not any(m.outcome == mention.outcome for m in out):
                out.append(mention)
    return out


@cache
def _patterns(*words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The patterns with the words of those who came away, died, were hurt."""
    out = []
    for pattern in (*_SAVED, _REST):
        for name, words_of_it in zip(("SURVIVED", "KILLED", "INJURED"), words, strict=True):
            pattern = pattern.replace(name, "|".join(sorted(words_of_it, key=len, reverse=True)))
        out.append(re.compile(pattern))
    return tuple(out)


def _marked(sentence: Sentence, exact: Sequence[Quantity]) -> tuple[str, list[tuple[int, int]]]:
    """The folded words with "#0", "#1" for the figures, and where each word begins in that text."""
    at = {q.first: (number, q.last) for number, q in enumerate(exact)}
    text, starts, index = "", [], 0
    while index < len(sentence.lows):
        starts.append((len(text), index))
        if index in at:
            number, last = at[index]
            text += f"#{number} "
            index = last
        else:
            text += sentence.lows[index] + " "
            index += 1
    return text, starts


def _mention(
    sentence: Sentence, exact: Sequence[Quantity], match: re.Match[str], starts: list[tuple[int, int]]
) -> TollMention | None:
    groups = match.groupdict()
    base = exact[int(groups["base"])]
    part = exact[int(groups["part"])] if groups.get("part") else None
    row = _people(sentence, base)
    saved = 0 if groups.get("none") else (part.count.low or 0) if part else 1
    size = (base.count.low or 0) - saved
    if row is None or part is base or size <= 0:
        return None
    told = [index for start, index in starts if match.start("told") <= start < match.end("told")]
    outcome = "injured" if groups["told"] in sentence.vocabulary.phrases["hurt_only"] else "killed"
    first = min(base.first, part.first) if part else base.first
    last = max(base.last, part.last) if part else base.last
    return TollMention(outcome, row, Count(size, size), first, last, (told[0], told[-1] + 1))


def _people(sentence: Sentence, base: Quantity) -> PersonRow | None:
    """Whom the base counts: people by a noun, or those in or on something."""
    noun = noun_after(sentence, base.last)
    if noun is not None:
        return noun[1]
    return PERSON if sentence.lows[base.last : base.last + 1] in ABOARD else None
