"""Words that lay an act on a party or by which a party claims one: the rows of `en_blame.toml`."""

from solferino.extract.predicates import trimmed
from solferino.extract.sentences import Sentence

BEFORE_REACH = 4  # words between "the work of" and the party: articles, "suspected", a sort of people
LAID_REACH = 14  # words from "pinned" to the party
AFTER_REACH = 4
CLAIM_REACH = 6  # words between a party and its claim: adverbs, "'s spokesman later", "in a leaflet"
STOPS = (",", ";", ":", ".", "said", "that", "who", "which", "but")
NOT = ("no", "not", "never", "nobody", "without", "neither", "cannot")
MEANT = ("it", "this", "that", "both", "them", "these", "all")


def blamed_by_row(sentence: Sentence, first: int, last: int) -> bool:
    """Words of blame before or behind the party at `first:last`."""
    return _before(sentence, first) or _laid(sentence, first) or _after(sentence, last)


def _before(sentence: Sentence, first: int) -> bool:
    """ "The work of the Example Front"."""
    found = [hit for hit in sentence.vocabulary.blame_before.find(sentence.lows[:first])]
    if not found or first - found[-1][1] > BEFORE_REACH:
        return False
    return not (_broken(sentence, found[-1][1], first) or _negated(sentence, found[-1][0]))


def _laid(sentence: Sentence, first: int) -> bool:
    """ "Pinned the attack on the Example Front": the act, or a word for it, stands between."""
    start = max(0, first - LAID_REACH)
    lows = sentence.lows[start:first]
    for opens, after, closing in sentence.vocabulary.blame_laid.find(lows):
        for close in closing:
            at = _last(lows, close)
            if at < after or len(lows) - at - len(close) > BEFORE_REACH or _negated(sentence, start + opens):
                continue
            act = set(lows[after:at]) & {*MEANT, *sentence.known("acts_meant")}
            struck = any(after <= a < at for a, _, _ in sentence.vocabulary.triggers.find(lows))
            if (act or struck) and not _broken(sentence, start + at, first):
                return True
    return False


def _last(lows: tuple[str, ...], words: tuple[str, ...]) -> int:
    """Where `words` stand last, -1 where they do not."""
    return next((at for at in range(len(lows) - len(words), -1, -1) if lows[at : at + len(words)] == words), -1)


def _after(sentence: Sentence, last: int) -> bool:
    """ "The Example Front was blamed"."""
    gap = _behind(sentence, last)
    hit = next(iter(sentence.vocabulary.blame_after.find(gap)), None)
    return hit is not None and hit[0] <= AFTER_REACH and _plain(sentence, gap[: hit[0]])


def claims_act(sentence: Sentence, first: int, last: int) -> bool:
    """ "The Example Front, in a message, owned up to the attack"."""
    gap = _behind(sentence, last)
    hit = next(iter(sentence.vocabulary.act_claims.find(gap)), None)
    if hit is None or hit[0] > CLAIM_REACH or not _plain(sentence, gap[: hit[0]]):
        return False
    return not {"that", "who", "whether", "by"} & {*sentence.lows[max(0, first - 2) : first]}


def _behind(sentence: Sentence, last: int) -> tuple[str, ...]:
    """The words behind a party, without what stands between commas."""
    return trimmed(sentence.lows[last : last + 30])


def _plain(sentence: Sentence, gap: tuple[str, ...]) -> bool:
    """Nothing in between denies, opens another clause or says something else."""
    others = {*STOPS, *NOT, *sentence.known("clause_openers")} & set(gap)
    return not others and not any(True for _ in sentence.vocabulary.speech.find(gap))


def _broken(sentence: Sentence, start: int, first: int) -> bool:
    return bool({*STOPS} & set(sentence.lows[start:first]))


def _negated(sentence: Sentence, at: int) -> bool:
    return bool({*NOT} & set(sentence.lows[max(0, at - 3) : at]))
