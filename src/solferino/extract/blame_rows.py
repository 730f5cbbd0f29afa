"""Words that lay an act on a party or by which a party claims one: the rows of `en_blame.toml`."""

from solferino.extract.predicates import trimmed
from solferino.extract.sentences import Sentence

LOOKS_BACK = 18  # words before a party among which words of blame may stand
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
    """ "The work of the Example Front", "suspicion immediately fell on the Example Front"."""
    lows, places = unhindered(sentence, max(0, first - LOOKS_BACK), first)
    found = sentence.vocabulary.blame_before.find(lows)
    if not found or len(lows) - found[-1][1] > BEFORE_REACH:
        return False
    opens, after = places[found[-1][0]], places[found[-1][1] - 1] + 1
    return not (_broken(sentence, after, first) or _negated(sentence, opens))


def _laid(sentence: Sentence, first: int) -> bool:
    """ "Pinned the attack on the Example Front", "attributed by the mayor to it": the act is between or before."""
    lows, places = unhindered(sentence, max(0, first - LOOKS_BACK), first)
    for opens, after, closing in sentence.vocabulary.blame_laid.find(lows):
        for close in closing:
            at = _last(lows, close)
            if at < after or len(lows) - at - len(close) > BEFORE_REACH or _negated(sentence, places[opens]):
                continue
            before = _passive(lows, opens, at) or after == at  # "a bomb that the mayor attributes to …"
            begins, ends = (0, opens) if before else (after, at)
            if _tells_act(sentence, lows, begins, ends) and not _broken(sentence, places[at], first):
                return True
    return False


def _passive(lows: tuple[str, ...], opens: int, close: int) -> bool:
    """ "The raid, attributed by the mayor to …", "was blamed by the police on …": who blames stands behind "by"."""
    return lows[opens + 1 : opens + 2] == ("by",) and opens + 1 < close


def _tells_act(sentence: Sentence, lows: tuple[str, ...], begins: int, ends: int) -> bool:
    act = set(lows[begins:ends]) & {*MEANT, *sentence.known("acts_meant")}
    return bool(act) or any(begins <= a < ends for a, _, _ in sentence.vocabulary.triggers.find(lows))


def unhindered(sentence: Sentence, first: int, last: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Words without the adverbs among them ("was later widely blamed"), and where each stands in the sentence."""
    passing = sentence.once("adverbs", lambda: {at for at, low in enumerate(sentence.lows) if _adverb(sentence, low)})
    kept = [at for at in range(first, last) if at not in passing]
    return tuple(sentence.lows[at] for at in kept), tuple(kept)


def _adverb(sentence: Sentence, low: str) -> bool:
    if low in sentence.known("passing_adverbs"):
        return True
    return low.endswith("ly") and len(low) > SHORTEST_ADVERB and low not in sentence.known("no_adverbs")


SHORTEST_ADVERB = 5  # letters of "newly"; shorter words in -ly are mostly none ("only" is listed)


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
    if _claims_in_brief(sentence, first, gap):
        return True
    hits = sentence.vocabulary.act_claims.find(gap)
    at = next((a for a, b, _ in hits if not {*gap[b : b + 1]} & sentence.known("be")), None)
    if at is None:
        near = enumerate(gap[: CLAIM_REACH + 1])
        at = next((i for i, low in near if _claims_by_verb(sentence, gap, i, low) or _admits(sentence, gap, i)), None)
    if at is None or at > CLAIM_REACH or not _plain(sentence, gap[:at]):
        return False
    return not {"that", "who", "whether", "by"} & {*sentence.lows[max(0, first - 2) : first]}


def _claims_in_brief(sentence: Sentence, first: int, gap: tuple[str, ...]) -> bool:
    """ "Passengers shot; Example Front claims", "Example Front claimed (leaflet, 3 May)": no object."""
    opens = first == 0 or sentence.lows[first - 1] in (";", ":", "–", "—")
    ends = gap[1:2] in ((), (",",), (";",), (".",), ("(",), ("–",), ("—",))
    return opens and ends and gap[:1] != () and gap[0] in ("claims", "claimed")


def _claims_by_verb(sentence: Sentence, gap: tuple[str, ...], at: int, verb: str) -> bool:
    """ "Claimed Sunday's twin bombings", "claimed it": a verb of claiming and an act as its object, no subject."""
    if verb not in sentence.known("claims_acts"):
        return False
    ends = [b for a, b, _ in sentence.vocabulary.triggers.find(gap) if at < a <= at + ACT_REACH]
    ends += [i + 1 for i in range(at + 1, min(len(gap), at + ACT_REACH + 1)) if gap[i] in ITS_ACT]
    ends += [i + 1 for i in range(at + 1, min(len(gap), at + ACT_REACH + 1)) if gap[i] in sentence.known("acts_meant")]
    if not ends:
        return False
    act = min(ends)
    between = gap[at + 1 : act]
    clause = {*STOPS, *sentence.known("be"), *sentence.known("pronouns")} - {"it"}
    ahead = gap[act] if act < len(gap) else "."
    subject = ahead in sentence.known("be") or ahead in GOES_ON or ahead.endswith("ed")
    return not (clause & set(between) or subject)


def _admits(sentence: Sentence, gap: tuple[str, ...], at: int) -> bool:
    """ "Admitted planting it", "confessed to shelling the school": a verb of owning up and what was done."""
    if gap[at] not in sentence.known("owns_up"):
        return False
    done = at + 1 + (gap[at + 1 : at + 2] == ("to",))
    if done >= len(gap) or not gap[done].endswith("ing"):
        return False
    return gap[done] in sentence.known("done_by_party") or sentence.vocabulary.triggers.at(gap, done) is not None


ACT_REACH = 6  # words from "claimed" to the act
ITS_ACT = ("it", "both", "them", "this")
GOES_ON = ("had", "has", "have", "killed", "hit", "struck", "would", "will", "could", "by", "came", "left", "took")


def _behind(sentence: Sentence, last: int) -> tuple[str, ...]:
    """The words behind a party, without adverbs and what stands between commas."""
    gap = list(trimmed(unhindered(sentence, last, min(len(sentence.lows), last + 30))[0]))
    if gap[:1] == ["in"] and gap[1:2] != [] and gap[1] in ("a", "an", "its", "their") and len(gap) > SHORTEST_MESSAGE:
        at = next((i for i in range(2, 2 + MESSAGE_REACH) if gap[i] in sentence.known("messages")), None)
        gap = gap[at + 1 :] if at is not None else gap  # "in a statement", "in an audio message"
    return tuple(gap)


SHORTEST_MESSAGE = 5
MESSAGE_REACH = 3  # words from "in a" to "message"


def _plain(sentence: Sentence, gap: tuple[str, ...]) -> bool:
    """Nothing in between denies, opens another clause or says something else."""
    others = {*STOPS, *NOT, *sentence.known("clause_openers")} & set(gap)
    return not others and not any(True for _ in sentence.vocabulary.speech.find(gap))


def _broken(sentence: Sentence, start: int, first: int) -> bool:
    return bool({*STOPS} & set(sentence.lows[start:first]))


def _negated(sentence: Sentence, at: int) -> bool:
    return bool({*NOT} & set(sentence.lows[max(0, at - 3) : at]))
