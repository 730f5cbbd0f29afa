"""A fact in words: what each source says, and apart from it what only the vocabulary knows."""

from collections.abc import Iterable, Iterator

from solferino.assess.grade import names_of
from solferino.assess.support import Match, Support, voices
from solferino.model.assessment import Statement
from solferino.vocab import wording
from solferino.vocab.facts import FactRow


def statement(row: FactRow, support: Support) -> Statement:
    """`According to A and B, a medical unit was hit or damaged.` A hedge stays with the voice that hedges.

    Where the vocabulary says what a named thing is, the source is given its own words only:
    `According to A, the weapon was “X”. Not said by these sources but the register’s own knowledge: … (row).`
    """
    named = [match for match in support.matches if match.thing]
    plain = [match for match in support.matches if not match.thing]
    sentences = [*_voiced(row.text, plain), *_named(row, named)]
    if named:
        rows = sorted({part for match in named for part in match.row.split("; ") if part})
        sentences.append(wording.say("own", fact=row.own, rows="; ".join(rows)))
    return Statement(" ".join(sentences), support.because)


def _named(row: FactRow, named: list[Match]) -> Iterator[str]:
    """One sentence for each set of voices that use the same words."""
    spoken: dict[tuple[str, bool], list[Match]] = {}
    for match in named:
        words = " ".join(match.thing.split())
        spoken.setdefault((words.lower(), match.hedged), []).append(match)
    for (_, _), group in sorted(spoken.items()):
        thing = "“" + " ".join(group[0].thing.replace("“", "‘").replace("”", "’").split()) + "”"
        yield from _voiced(wording.say(row.said, things=thing), group)


def _voiced(fact: str, matches: Iterable[Match]) -> Iterator[str]:
    """Those who say it without a hedge, then those who say it only with one."""
    flat = [match for match in matches if not match.hedged]
    sure = set(voices(flat))
    hedged = [match for match in matches if match.hedged and match.root not in sure]
    for template, group in (("said", flat), ("said_hedged", hedged)):
        if group:
            yield wording.say(template, names=wording.listed(names_of(voices(group))), fact=fact)
