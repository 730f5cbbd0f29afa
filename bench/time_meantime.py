"""Time expressions of Wikinews: recognition and values of `extract.timex`, read as news of the day of writing.

Data: `shared/bench/meantime/timex_en_bio.tsv` beside the repository (MEANTIME, 120 English texts, CC BY 4.0): words
with their TIMEX3 value, before each text its day of writing. Run it alone: `python bench/time_meantime.py`. The texts
are about business; even-numbered ones were looked at while the grammar was built, odd-numbered ones not.
"""

import re
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from time_wikiwars import Gold, Score

from solferino.extract.timex import Ground, timexes
from solferino.vocab.vocabulary import load

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "bench" / "meantime" / "timex_en_bio.tsv"
WRITTEN = re.compile(r'\*!-DCTVALUE="(\d{4}-\d\d-\d\d)')


@dataclass(slots=True)
class Text:
    """A text put together from its words, with its day of writing and its expressions."""

    written: date
    text: str = ""
    gold: list[Gold] = field(default_factory=list)

    def add(self, word: str, tag: str, value: str) -> None:
        """One word more; `tag` B- opens an expression, I- goes on with it."""
        start = len(self.text)
        self.text += word + " "
        if tag.startswith("B-"):
            self.gold.append(Gold(start, start + len(word), value))
        elif tag.startswith("I-"):
            opened = self.gold.pop()
            self.gold.append(Gold(opened.start, start + len(word), opened.value))


def read(path: Path) -> list[Text]:
    """All texts of the table."""
    texts: list[Text] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        opened = WRITTEN.match(line)
        columns = line.split("\t")
        if opened:
            texts.append(Text(date.fromisoformat(opened[1])))
        elif texts and len(columns) == 3:
            texts[-1].add(*columns)
        elif texts:
            texts[-1].text += "\n"
    return texts


def main() -> int:
    """Measure and print."""
    if not DATA.exists():
        print("data not found")
        return 0
    texts, vocabulary = read(DATA), load()
    print(f"{'':12s} {'gold':>6s} {'got':>6s} {'relaxed':>8s} {'strict':>8s} {'value':>8s} {'1 to 1':>8s}")
    for name, part in (("all", texts), ("looked at", texts[::2]), ("not seen", texts[1::2])):
        score = Score()
        for one in part:
            score.add(one.gold, timexes(one.text, 0, len(one.text), Ground(one.written), vocabulary))
        print(f"{name:12s} {score.row()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
