"""Time expressions of WikiWars: recognition, values and speed of `extract.timex`, read as histories.

Data: `shared/bench/time-wikiwars` beside the repository (22 Wikipedia articles on wars, 2,659 TIMEX2; Mazur and Dale;
CC BY-SA 3.0). Run it alone: `python bench/time_wikiwars.py [--errors N]`. It prints three rows: all documents, the
even-numbered ones that the grammar was built on, and the odd-numbered ones that it was not.
"""

import argparse
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from solferino.extract.timex import HISTORY, Timex, timexes
from solferino.vocab.vocabulary import load

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "bench" / "time-wikiwars" / "keyinline"
TAG = re.compile(r"<(/?)TIMEX2([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
RUNS = 3
LEAST_VALUE_F1, LEAST_KB_S = 0.80, 210


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated expression: offsets into the text, its value, None where the annotators gave none."""

    start: int
    end: int
    value: str | None


def read(path: Path) -> tuple[str, list[Gold]]:
    """The text of a document and its expressions, nested ones included."""
    source = path.read_text(encoding="utf-8")
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    pieces: list[str] = []
    length = position = 0
    opened: list[tuple[int, str | None]] = []
    gold: list[Gold] = []
    for tag in TAG.finditer(body):
        piece = body[position : tag.start()]
        pieces.append(piece)
        length, position = length + len(piece), tag.end()
        if tag[1]:
            start, value = opened.pop()
            gold.append(Gold(start, length, value))
        else:
            opened.append((length, dict(ATTRIBUTE.findall(tag[2])).get("val") or None))
    return "".join(pieces) + body[position:], sorted(gold, key=lambda g: (g.start, -g.end))


@dataclass(slots=True)
class Score:
    """Counts over documents. `gold_*` are expressions of the annotators, `got_*` ours."""

    gold: int = 0
    got: int = 0
    gold_met: int = 0
    got_met: int = 0
    exact: int = 0
    gold_valued: int = 0
    got_valued: int = 0
    paired_valued: int = 0

    def add(self, gold: list[Gold], got: tuple[Timex, ...]) -> None:
        """One document more."""
        self.gold += len(gold)
        self.got += len(got)
        pairs = overlaps(gold, got)
        right = [(g, t) for g, t in pairs if gold[g].value is not None and gold[g].value == got[t].value]
        self.gold_met += len({g for g, _ in pairs})
        self.got_met += len({t for _, t in pairs})
        self.gold_valued += len({g for g, _ in right})
        self.got_valued += len({t for _, t in right})
        self.exact += len({(g.start, g.end) for g in gold} & {(t.start, t.end) for t in got})
        taken: set[int] = set()
        for g in sorted({g for g, _ in right}):
            free = [t for h, t in right if h == g and t not in taken]
            taken.update(free[:1])
        self.paired_valued += len(taken)

    def row(self) -> str:
        """The figures as a line."""
        relaxed = f1(self.got_met / max(1, self.got), self.gold_met / max(1, self.gold))
        strict = f1(self.exact / max(1, self.got), self.exact / max(1, self.gold))
        return (
            f"{self.gold:6d} {self.got:6d} {relaxed:8.3f} {strict:8.3f} {self.value_f1():8.3f}"
            f" {f1(self.paired_valued / max(1, self.got), self.paired_valued / max(1, self.gold)):8.3f}"
        )

    def value_f1(self) -> float:
        """Any overlap and exact value."""
        return f1(self.got_valued / max(1, self.got), self.gold_valued / max(1, self.gold))


def f1(precision: float, recall: float) -> float:
    """Harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overlaps(gold: list[Gold], got: tuple[Timex, ...]) -> list[tuple[int, int]]:
    """All pairs that share a character."""
    return [(g, t) for g, a in enumerate(gold) for t, b in enumerate(got) if a.start < b.end and b.start < a.end]


def kind(value: str | None) -> str:
    """The kind of a value, for the table."""
    if value is None:
        return "no value"
    shapes = (
        (r"P\w*\d|PX|PTX", "duration"), (r".*_REF", "pointing word"), (r"(BC)?\d{1,3}$", "decade, century"),
        (r"(BC)?\d{4}$", "year"),
        (r"(BC)?\d{4}-\d\d$", "month"), (r"(BC)?\d{4}-\d\d-\d\d$", "day"), (r".*-(SP|SU|FA|WI)$", "season"),
        (r".*T", "time of day"), (r".*X", "partly unknown"),
    )  # fmt: skip
    return next((name for shape, name in shapes if re.match(shape, value)), "other")


def table(documents: list[tuple[str, list[Gold], tuple[Timex, ...]]]) -> str:
    """Of each kind of value: how many there are, met, and met with the right value."""
    there: Counter[str] = Counter()
    met: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for _, gold, got in documents:
        for g in gold:
            over = [t for t in got if g.start < t.end and t.start < g.end]
            name = kind(g.value)
            there[name] += 1
            met[name] += bool(over)
            right[name] += any(t.value == g.value for t in over)
    lines = [f"{name:18s} {n:6d} {met[name]:6d} {right[name]:6d}" for name, n in there.most_common()]
    return "\n".join([f"{'kind of value':18s} {'there':>6s} {'met':>6s} {'right':>6s}", *lines])


def errors(documents: list[tuple[str, list[Gold], tuple[Timex, ...]]], most: int) -> None:
    """What was annotated and got wrong in the documents the grammar was built on."""
    for text, gold, got in documents[1::2]:
        for g in gold:
            over = [t for t in got if g.start < t.end and t.start < g.end]
            if not any(t.value == g.value for t in over):
                show(text, g.start, g.end, str(g.value), [f"{t.text!r} {t.value} {t.rule}" for t in over])
        for t in got:
            if not any(g.start < t.end and t.start < g.end for g in gold):
                show(text, t.start, t.end, "-", [f"{t.text!r} {t.value} {t.rule}"])
        most -= 1
        if most == 0:
            return


def show(text: str, start: int, end: int, value: str, got: list[str]) -> None:
    """One error with the words around it."""
    around = f"{text[max(0, start - 35) : start]}[{text[start:end]}]{text[end : end + 25]}".replace("\n", "|")
    print(f"{value:18s} {got}  {around}")


def main() -> int:
    """Measure and print. Exit 1 below the floors."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", type=int, default=0, help="list the errors in so many documents")
    arguments = parser.parse_args()
    paths = sorted(DATA.glob("*.xml"))
    if not paths:
        print("data not found")
        return 0
    vocabulary = load()
    sources = [read(path) for path in paths]
    size_kb = sum(len(text.encode()) for text, _ in sources) / 1000
    seconds = []
    for _ in range(RUNS):
        begin = time.process_time()
        found = [timexes(text, 0, len(text), HISTORY, vocabulary) for text, _ in sources]
        seconds.append(time.process_time() - begin)
    documents = [(text, gold, got) for (text, gold), got in zip(sources, found, strict=True)]
    if arguments.errors:
        errors(documents, arguments.errors)
    print(f"{'':12s} {'gold':>6s} {'got':>6s} {'relaxed':>8s} {'strict':>8s} {'value':>8s} {'1 to 1':>8s}")
    for name, part in (("all", documents), ("built on", documents[1::2]), ("not seen", documents[::2])):
        score = Score()
        for _, gold, got in part:
            score.add(gold, got)
        print(f"{name:12s} {score.row()}")
    whole = Score()
    for _, gold, got in documents:
        whole.add(gold, got)
    speed = size_kb / min(seconds)
    print(f"{speed:.0f} kB/s on one core (best of {RUNS}, {size_kb:.0f} kB)\n\n{table(documents)}")
    print(f"\nwanted: value at least {LEAST_VALUE_F1}, at least {LEAST_KB_S} kB/s")
    return 0 if whole.value_f1() >= LEAST_VALUE_F1 and speed >= LEAST_KB_S else 1


if __name__ == "__main__":
    sys.exit(main())
