"""How well reports are read: figures on every annotated set at hand, side by side, and their spread over conflicts.

Sets: the annotated reports in `shared/` beside the repository, where they are, and the invented ones in
`tests/corpus/invented`. Every set goes through the whole program; `tests/corpus/score.py` compares the register with
the annotations. No rule is trained, so there is nothing to leave out and fold over: instead each conflict is scored
alone, and the worst are named. Run it alone: `python bench/reports.py [set …]`, with sets out of `reference` and
the letters of the invented ones.
"""

import importlib.util
import json
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from solferino.case import Case

ROOT = Path(__file__).resolve().parent.parent
SCORER = ROOT / "tests" / "corpus" / "score.py"
SETS = {
    "reference": ROOT.parent / "shared" / "reports",
    **{name: ROOT / "tests" / "corpus" / "invented" / name for name in "abcdefghi"},
}
WORST = 5
FIELDS = (
    "event_family",
    "date",
    "time_local",
    "killed",
    "injured",
    "site",
    "country",
    "victims_f1",
    "objects_f1",
    "weapons_f1",
    "alleged_actor",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One set, scored: figures by name, `fields_f1` by conflict, and the seconds of processor time."""

    figures: dict[str, float]
    conflicts: dict[str, float]
    seconds: float


def scorer() -> ModuleType:
    """The scorer, loaded from its file."""
    spec = importlib.util.spec_from_file_location("corpus_scorer", SCORER)
    if spec is None or spec.loader is None:
        raise ImportError(SCORER.name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def measure(folder: Path) -> Measured:
    """Read `folder/docs` through the whole program and compare with `folder/gold`."""
    with tempfile.TemporaryDirectory() as scratch:
        register = Path(scratch) / "register.json"
        start = time.process_time()
        case = Case.create(Path(scratch) / "case", title="Annotated reports", by="bench")
        case.add([str(folder / "docs")])
        register.write_bytes(case.export("json"))
        seconds = time.process_time() - start
        return Measured(*scored(folder, register), seconds)


def scored(folder: Path, register: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Figures of the whole set, and `fields_f1` of each conflict with values to find."""
    score = scorer()
    clusters = score.load_json(folder / "clusters.json", "clusters")
    documents = score.load_gold(folder / "gold", None)
    read = score.load_register(register, documents)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in documents:
        groups[json.loads((folder / "gold" / f"{name}.json").read_text(encoding="utf-8"))["conflict"]].append(name)
    alone = {}
    for conflict, names in groups.items():
        headline = score.score({name: documents[name] for name in names}, read, clusters)[0]["headline"]
        if headline["fields_recall"].n:  # the number of values wanted: none in negatives and in pure background
            alone[conflict] = float(headline["fields_f1"].value)
    return figures(*score.score(documents, read, clusters)), alone


def figures(scores: dict[str, Any], outcomes: list[Any]) -> dict[str, float]:
    """The scorer's figures under the names of the floors and of the page of benchmarks."""

    def value(table: str, figure: str) -> float:
        found = scores[table][figure].value
        return 1.0 if found is None else float(found)  # nothing wanted and nothing said

    negatives = [outcome for outcome in outcomes if not outcome.doc.gold]
    found = {f"accounts_{name}": value("accounts", name) for name in ("precision", "recall", "f1")}
    found |= {f"fields_{name}": value("headline", f"fields_{name}") for name in ("precision", "recall", "f1")}
    found |= {name: value("fields", name) for name in FIELDS}
    found |= {name: value("fields", name) for name in ("claims_f1", "claim_quote_recall")}
    return found | {
        "totals_f1": value("totals", "f1"),
        "linking_b3_f1": value("linking", "b3_f1"),
        "copies_precision": value("copies", "precision"),
        "copies_recall": value("copies", "recall"),
        "false_accounts_over_negatives": float(sum(len(outcome.false) for outcome in negatives)),
        "unanchored": sum(len(outcome.doc.unanchored) + outcome.doc.lost_totals for outcome in outcomes),
    }


def table(measured: dict[str, Measured]) -> Iterable[str]:
    """All figures, one a line, sets side by side."""
    yield " ".join([f"{'figure':<32}", *(f"{name:>10}" for name in measured)])
    for name in next(iter(measured.values())).figures:
        form = ".0f" if name in ("false_accounts_over_negatives", "unanchored") else ".3f"
        yield " ".join([f"{name:<32}", *(f"{one.figures[name]:>10{form}}" for one in measured.values())])
    yield " ".join([f"{'seconds of processor time':<32}", *(f"{one.seconds:>10.1f}" for one in measured.values())])


def spread(name: str, conflicts: dict[str, float]) -> Iterable[str]:
    """How `fields_f1` differs between the conflicts of a set, and where it is worst."""
    values = list(conflicts.values())
    yield (
        f"{name}: {len(values)} conflicts, mean {statistics.mean(values):.3f}, median {statistics.median(values):.3f}, "
        f"best {max(values):.3f}; worst:"
    )
    for conflict, reached in sorted(conflicts.items(), key=lambda pair: (pair[1], pair[0]))[:WORST]:
        yield f"  {reached:.3f}  {conflict}"


def main() -> int:
    """Measure and print."""
    wanted = sys.argv[1:] or list(SETS)
    unknown = [name for name in wanted if name not in SETS]
    if unknown:
        print(f"no such set: {', '.join(unknown)}. There are: {', '.join(SETS)}", file=sys.stderr)
        return 2
    measured = {name: measure(SETS[name]) for name in wanted if (SETS[name] / "docs").is_dir()}
    if not measured:
        print(f"none of these sets is here: {', '.join(wanted)}", file=sys.stderr)
        return 2
    print("\n".join(table(measured)))
    print("\nfields_f1 of each conflict alone")
    for name, one in measured.items():
        print("\n".join(spread(name, one.conflicts)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
