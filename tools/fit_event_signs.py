"""Fit the weights of `event_signs.toml`: logistic regression over consecutive sentences of annotated reports.

A pair is a sentence that tells of an act and the event spoken of before it. Whether it opens another is read off
the annotation: quotes of an incident and of its claims tell which sentences are about it. Prints, for each sign, the
weight in the file and the one fitted (scaled to the threshold of `extract/same_event.py`), and the share that is right.

    python tools/fit_event_signs.py [FOLDER …]      # folders with docs/ and gold/; default: the reports at hand
"""

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from solferino.extract.entries import entries
from solferino.extract.facts import Facts
from solferino.extract.frames import Frame
from solferino.extract.going_on import agrees
from solferino.extract.overlap import Pair
from solferino.extract.reading import understand
from solferino.extract.same_event import THRESHOLD, evidence
from solferino.extract.signs import SIGNS, signs
from solferino.model.document import Document
from solferino.model.exhibit import Exhibit
from solferino.read import document
from solferino.vocab.vocabulary import Vocabulary, load

ROOT = Path(__file__).resolve().parent.parent
READ = "abdg"  # the sets of invented reports that may be looked at: the others are kept for measuring
DEFAULT = (ROOT.parent / "shared" / "reports", *(ROOT / "tests" / "corpus" / "invented" / name for name in READ))
ROUNDS, RATE, SHRINK = 3000, 0.2, 0.01
Example = tuple[tuple[str, ...], bool]


def main(arguments: list[str]) -> int:
    folders = [Path(name) for name in arguments] or [folder for folder in DEFAULT if (folder / "gold").is_dir()]
    if not folders:
        print("data not found: no folder with docs/ and gold/")
        return 0
    examples = [example for folder in folders for example in pairs(folder)]
    fitted, bias = fit(examples)
    scale = THRESHOLD / -bias if bias < 0 else 1.0
    current = load().event_signs
    print(f"{len(examples)} pairs, {sum(opens for _, opens in examples)} open another event")
    for name in SIGNS:
        seen = sum(name in held for held, _ in examples)
        print(f"{name:16} {current[name]:+.1f} {fitted[name] * scale:+.1f}  ({seen} pairs)")
    print(f"right with the weights of the file: {right(examples, current, THRESHOLD):.3f}")
    print(f"right with those fitted:            {right(examples, fitted, -bias):.3f}")
    return 0


def pairs(folder: Path) -> Iterator[Example]:
    """Signs of each pair, and whether the sentence opens another event."""
    vocabulary = load()
    for gold in sorted((folder / "gold").glob("*.json")):
        annotation = json.loads(gold.read_text(encoding="utf-8"))
        text = _read(folder / "docs" / f"{gold.stem}.txt")
        if not entries(understand(text, vocabulary).facts, text.published_on):  # in a list its entries decide
            yield from _of_document(text, annotation, vocabulary)


def _of_document(
    text: Document, annotation: dict[str, list[dict[str, object]]], vocabulary: Vocabulary
) -> Iterator[Example]:
    frames: dict[str, Frame] = {}
    current: str | None = None
    told = understand(text, vocabulary).facts
    for fact, incident in zip(told, _between([_incidents(text, annotation, fact) for fact in told]), strict=True):
        if incident is None or not evidence(fact, listed=False):
            continue
        if current is not None and agrees(frames[current], fact) and (fact.harm or fact.objects):
            yield signs(Pair(fact, frames[current])), incident != current
        frames.setdefault(incident, Frame()).add(fact)
        current = incident


def _between(about: list[set[str]]) -> list[str | None]:
    """The incident of each sentence; one without quotes between two of the same incident goes on about it."""
    out = [next(iter(found)) if len(found) == 1 else None for found in about]
    for at, found in enumerate(about):
        before = next((one for one in reversed(out[:at]) if one), None)
        after = next((next(iter(f)) for f in about[at + 1 :] if len(f) == 1), None)
        if not found and before is not None and before == after:
            out[at] = before
    return out


def _incidents(text: Document, annotation: dict[str, list[dict[str, object]]], fact: Facts) -> set[str]:
    """Incidents whose quotes meet the sentence."""
    out = set()
    for incident in annotation["incidents"]:
        claims = incident.get("claims") or []
        quotes = [incident.get("quote"), *(claim["quote"] for claim in claims)]  # type: ignore[attr-defined]
        for quote in quotes:
            start = text.text.find(str(quote), text.body_start) if quote else -1
            if start >= 0 and start < fact.sentence.end and start + len(str(quote)) > fact.sentence.start:
                out.add(str(incident["id"]))
    return out


def _read(path: Path) -> Document:
    from datetime import UTC, datetime  # noqa: PLC0415 - only a moment of receipt that nothing depends on

    data = path.read_bytes()
    return document(Exhibit("0" * 64, len(data), "text/plain", datetime.now(UTC), str(path), path.name), data)


def fit(examples: list[Example]) -> tuple[dict[str, float], float]:
    """Weights and bias by gradient descent, shrunk towards zero."""
    weights, bias = dict.fromkeys(SIGNS, 0.0), 0.0
    for _ in range(ROUNDS):
        slope, step = dict.fromkeys(SIGNS, 0.0), 0.0
        for held, opens in examples:
            error = 1 / (1 + math.exp(-(bias + sum(weights[name] for name in held)))) - opens
            step += error
            for name in held:
                slope[name] += error
        bias -= RATE * step / len(examples)
        for name in SIGNS:
            weights[name] -= RATE * (slope[name] / len(examples) + SHRINK * weights[name])
    return weights, bias


def right(examples: list[Example], weights: dict[str, float], threshold: float) -> float:
    """Share of pairs decided rightly."""
    return sum((sum(weights[n] for n in held) >= threshold) == opens for held, opens in examples) / len(examples)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
