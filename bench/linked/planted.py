"""Planted copies: texts, and some of them again, edited and cut. Which copies are found, and what is taken for one."""

import random
import re
from pathlib import Path

from linked.corpora import all_texts
from solferino.link import copies
from solferino.model.codec import digest_id
from solferino.model.document import Document

TEXTS, PLANTED, SEED = 2_000, 400, 20_220_224
LEAST_WORDS = 60
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SWAPS = {
    "said": "told reporters", "killed": "left dead", "people": "persons", "attack": "assault", "soldiers": "troops",
    "government": "authorities", "the": "this", "was": "had been", "a": "one",
}  # fmt: skip


def planted(data: Path) -> dict[str, float]:
    """Print precision and recall, and give them."""
    texts = [text for text in dict.fromkeys(all_texts(data)) if len(text.split()) >= LEAST_WORDS][:TEXTS]
    lot = random.Random(SEED)  # noqa: S311 - a lot that comes out the same every time
    chosen = lot.sample(range(len(texts)), min(PLANTED, len(texts) // 5))
    documents = [_document(f"base {n}", text) for n, text in enumerate(texts)]
    origin = {}
    for n in chosen:
        copy = _document(f"copy {n}", edited(texts[n], lot))
        origin[copy.id] = documents[n].id
        documents.append(copy)
    found = {pair.document: pair.copy_of for pair in copies(documents)}
    # texts of the corpora that repeat each other lead a copy to the first of them
    ours = {copy: found.get(source, source) for copy, source in origin.items()}
    right = sum(found.get(copy) == source for copy, source in ours.items())
    claimed = sum(copy in found for copy in ours)
    print(f"Planted copies: {len(texts)} texts, {len(chosen)} of them again, edited and cut")
    figures = {"precision": right / max(1, claimed), "recall": right / len(ours)}
    print(f"  precision {figures['precision']:.4f}, recall {figures['recall']:.4f}")
    print(f"  pairs among the texts themselves: {len(found) - claimed}")
    return figures


def _document(name: str, text: str) -> Document:
    return Document(digest_id("d", name, text), name, "bench", text, "en")


def edited(text: str, lot: random.Random) -> str:
    """As newsrooms do: words changed, sentences left out, the end cut, an opening put before, other marks."""
    sentences = SENTENCE.split(text)
    keep = lot.uniform(0.35, 1.0)
    sentences = sentences[: max(2, round(len(sentences) * keep))]
    sentences = [s for n, s in enumerate(sentences) if n < 2 or lot.random() > 0.1]  # noqa: PLR2004
    changed = lot.uniform(0.0, 0.08)
    words = [_changed(word, lot) if lot.random() < changed else word for s in sentences for word in s.split()]
    out = " ".join(words)
    if lot.random() < 1 / 3:
        out = f"This story was first published elsewhere on day {lot.randint(1, 999)} and has been shortened. {out}"
    if lot.random() < 1 / 3:
        out = out.replace("'", "’").replace('"', "”").replace(" - ", " — ")
    return out


def _changed(word: str, lot: random.Random) -> str:
    swap = SWAPS.get(word.lower())
    if swap:
        return swap
    return "" if lot.random() < 1 / 2 else f"{word} {lot.choice(('also', 'then', 'reportedly'))}"
