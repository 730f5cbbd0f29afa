"""Documents to events by their words alone: ECB+ (two like events per topic) and the Gun Violence Corpus.

Weights are learned on the other of the two corpora. Beside them: single link over TF-IDF at the threshold that is best
on the very texts, which no user could know.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from math import log, sqrt
from pathlib import Path

from linked.corpora import Story, ecbplus, gvc
from linked.maverick import grouped
from linked.measures import b_cubed, show
from solferino.link.learning import fit, pattern
from solferino.link.traits import Traits, traits
from solferino.link.weighing import Weights
from solferino.model.claim import Account
from solferino.model.codec import digest_id
from solferino.model.document import Quote

TOKEN = re.compile(r"[a-z0-9]{2,}")


def of_ecbplus(data: Path) -> dict[str, float]:
    """ECB+ validation part with weights from the Gun Violence Corpus."""
    return _print("ECB+, validation part", ecbplus(data), gvc(data))


def of_gvc(data: Path) -> dict[str, float]:
    """Gun Violence Corpus, development part, with weights from ECB+."""
    return _print("Gun Violence Corpus, development part", gvc(data), ecbplus(data))


def _print(name: str, stories: Sequence[Story], others: Sequence[Story]) -> dict[str, float]:
    if not stories or not others:
        print(f"{name}: data not found")
        return {}
    gold = {story.key: story.event for story in stories}
    print(f"{name}: {len(stories)} documents of {len(set(gold.values()))} events")
    show("never link", {key: key for key in gold}, gold)
    best, threshold = _best_tfidf(stories)
    plain = show(f"TF-IDF, single link, best threshold {threshold:.2f}", best, gold)
    accounts, items = _read(stories)
    groups = grouped(accounts, items, _learned(others))
    keys = {account.id: story.key for account, story in zip(accounts, stories, strict=True)}
    ours = show("weights learned on the other corpus", {keys[a]: g for a, g in groups.items()}, gold)
    return {**ours, "above_tfidf": ours["b3_f1"] - plain["b3_f1"]}


def _read(stories: Sequence[Story]) -> tuple[list[Account], list[Traits]]:
    accounts = [_account(story) for story in stories]
    return accounts, [traits(account, story.text) for account, story in zip(accounts, stories, strict=True)]


def _account(story: Story) -> Account:
    quote = Quote(digest_id("d", story.key), 0, 1, "x")
    return Account(digest_id("a", story.key), quote.document, None, False, None, (), (), (), (), (), (), (), quote)


def _learned(stories: Sequence[Story]) -> Weights:
    _, items = _read(stories)
    rows = list(zip(items, stories, strict=True))
    return fit((pattern(a, b), left.event == right.event) for (a, left), (b, right) in combinations(rows, 2))


def _best_tfidf(stories: Sequence[Story]) -> tuple[dict[str, int], float]:
    gold = {story.key: story.event for story in stories}
    pairs = _cosines(stories)
    tried = [(_single(stories, pairs, n / 100), n / 100) for n in range(4, 80, 2)]
    return max(tried, key=lambda row: b_cubed(row[0], gold)[2])


def _cosines(stories: Sequence[Story]) -> dict[tuple[int, int], float]:
    counts = [Counter(TOKEN.findall(story.text.lower())) for story in stories]
    known = Counter(token for count in counts for token in count)
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    pairs: dict[tuple[int, int], float] = Counter()  # type: ignore[assignment]
    for number, count in enumerate(counts):
        vector = {t: n * (log((1 + len(stories)) / (1 + known[t])) + 1) for t, n in count.items()}
        length = sqrt(sum(value * value for value in vector.values())) or 1.0
        for token, value in vector.items():
            for other, theirs in index[token]:
                pairs[other, number] += theirs * value / length
            index[token].append((number, value / length))
    return pairs


def _single(stories: Sequence[Story], pairs: dict[tuple[int, int], float], threshold: float) -> dict[str, int]:
    group = list(range(len(stories)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for (a, b), likeness in pairs.items():
        if likeness >= threshold:
            group[root(a)] = root(b)
    return {story.key: root(number) for number, story in enumerate(stories)}
