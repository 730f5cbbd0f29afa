"""Places: names that were given, resolved to points; and places found in raw text. TR-News and GeoVirus.

    python bench/places.py [--half even|odd|all] [--errors N] [--json FILE]

The data (shared/bench/places beside the repository) are read here and never copied; where they are absent the benchmark
says "data not found" and stops. Rules were written while looking at the even-numbered documents; the odd-numbered
half is the figure to believe. Definitions stand in docs/benchmarks.md.
"""

import argparse
import json
import sys
import xml.etree.ElementTree as ET  # noqa: S405 - files of the project's own shared data
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from solferino.extract.spotting import toponyms
from solferino.extract.toponyms import Toponym, named
from solferino.model.document import Document
from solferino.model.geometry import distance_m
from solferino.vocab.gazetteer import Gazetteer
from solferino.vocab.vocabulary import load

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "bench" / "places"
NEAR_M = 161_000  # 100 miles: the usual measure of geoparsing
SETS = ("TR-News", "GeoVirus")


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym as annotated; without a point where the annotators found none."""

    start: int
    end: int
    name: str
    lat_deg: float | None
    lon_deg: float | None
    feature: str

    def away_m(self, lat_deg: float, lon_deg: float) -> float:
        assert self.lat_deg is not None  # noqa: S101 - asked only of toponyms with a point
        assert self.lon_deg is not None  # noqa: S101
        return distance_m(self.lat_deg, self.lon_deg, lat_deg, lon_deg)


@dataclass(frozen=True, slots=True)
class Text:
    number: int
    document: Document
    gold: tuple[Gold, ...]


def texts(name: str, half: str) -> Iterator[Text]:
    """Documents of one set with their toponyms. Offsets that do not hold the phrase are sought nearby."""
    root = ET.parse(FOLDER / f"{name}.xml").getroot()  # noqa: S314
    for number, article in enumerate(root):
        if half == "all" or (half == "odd") == bool(number % 2):
            text = article.findtext("text") or ""
            document = Document(f"{number:04}", f"{name} {number}", "text", text, "en")
            yield Text(number, document, tuple(_gold(article, text)))


def _all(phrase: str, text: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)


def _gold(article: ET.Element, text: str) -> Iterator[Gold]:
    for element in article.iter():
        if element.tag not in ("toponym", "location"):
            continue
        phrase = element.findtext("phrase") or element.findtext("name") or ""
        start = int(element.findtext("start") or 0)
        start = min(_all(phrase, text), key=lambda at: abs(at - start), default=start)
        tag = element.find("gaztag") if element.tag == "toponym" else element
        lat = tag.findtext("lat") if tag is not None else None
        lon = tag.findtext("lon") if tag is not None else None
        code = tag.findtext("fcode") if tag is not None else None
        feature = f"{tag.findtext('fclass')}.{code}" if tag is not None and code else ""
        lat_deg, lon_deg = (float(lat), float(lon)) if lat and lon else (None, None)
        yield Gold(start, start + len(phrase), phrase, lat_deg, lon_deg, feature)


def group(gold: Gold, gazetteer: Gazetteer) -> str:
    """Feature class: GeoNames' where the data have it, else what the gazetteer's first place of that name is."""
    if gold.feature:
        code = gold.feature
        if code.startswith("A.PCL"):
            return "country"
        return {"A.ADM1": "province"}.get(code, {"A": "other unit", "P": "settlement"}.get(code[0], "feature"))
    found = gazetteer.lookup(gold.name)
    return found[0].kind if found else "unlisted"


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def summary(away: Sequence[float | None]) -> dict[str, float]:
    known = [metres for metres in away if metres is not None]
    return {
        "n": len(away),
        "found": round(len(known) / len(away), 3) if away else 0.0,
        "within_161_km": round(sum(metres <= NEAR_M for metres in known) / len(away), 3) if away else 0.0,
        "median_km": round(median(known) / 1000, 1) if known else -1.0,
    }


def given_names(name: str, half: str, errors: int) -> dict[str, dict[str, float]]:
    """(a) Every annotated name is given with its document: how far is our point from the annotated one?"""
    vocabulary = load()
    away: dict[str, list[float | None]] = defaultdict(list)
    missed: dict[str, int] = defaultdict(int)
    for text in texts(name, half):
        wanted = [gold for gold in text.gold if gold.lat_deg is not None]
        answers = named(text.document, [(gold.start, gold.end) for gold in text.gold], vocabulary)
        by_span = {(top.start, top.end): top for top in answers}
        for gold in wanted:
            answer = by_span.get((gold.start, gold.end))
            point = answer.point if answer else None
            metres = gold.away_m(*point) if point else None
            towns = (e for e in vocabulary.gazetteer.lookup(gold.name) if e.kind == "settlement")
            largest = max(towns, key=lambda e: e.population, default=None)
            base = gold.away_m(largest.lat_deg, largest.lon_deg) if largest else None
            kind = group(gold, vocabulary.gazetteer)
            for table in ("all", kind):
                away[table].append(metres)
                away[f"baseline {table}"].append(base)
            if metres is None or metres > NEAR_M:
                where = f"{gold.name} ({kind} {gold.lat_deg},{gold.lon_deg})"
                missed[f"{where} -> {answer.entry.id + ' ' + str(point) if answer and answer.entry else None}"] += 1
    for line, times in sorted(missed.items(), key=lambda item: -item[1])[:errors]:
        print(f"    {times:3}  {line}")
    return {table: summary(rows) for table, rows in sorted(away.items())}


def raw_text(name: str, half: str, errors: int) -> dict[str, float]:
    """(b) The text alone is given. See docs/benchmarks.md for what counts."""
    vocabulary = load()
    seen = right = hit = recognised = known = claimed = 0
    wrong: dict[str, int] = defaultdict(int)
    for text in texts(name, half):
        answers = toponyms(text.document, vocabulary)
        taken: set[int] = set()
        for answer in answers:
            over = [i for i, g in enumerate(text.gold) if g.start < answer.end and answer.start < g.end]
            fresh = [i for i in over if i not in taken]
            if over and not fresh:
                continue  # a second answer on one annotated name is neither right nor wrong
            taken.update(fresh)
            if fresh and all(text.gold[i].lat_deg is None for i in fresh):
                continue
            placed = [text.gold[i] for i in fresh if text.gold[i].lat_deg is not None]
            claimed += 1
            recognised += bool(placed)
            good = bool(placed and answer.point and min(g.away_m(*answer.point) for g in placed) <= NEAR_M)
            seen += answer.point is not None
            right += good
            hit += good
            if not good:
                label = "far" if placed else "false"
                wrong[f"{label:6} {answer.name!r} {context(text.document.text, answer)}"] += 1
        wanted = [i for i, g in enumerate(text.gold) if g.lat_deg is not None]
        known += len(wanted)
        for i in wanted:
            if i not in taken:
                wrong[f"missed {text.gold[i].name!r} {context(text.document.text, text.gold[i])}"] += 1
    for line, times in sorted(wrong.items(), key=lambda item: (item[0][:6], -item[1]))[: errors or 0]:
        print(f"    {times:3}  {line}")
    return {
        "gold": known,
        "answers": claimed,
        "with_point": seen,
        **scores("recognition", recognised, claimed, known),
        **scores("placed", right, seen, known),
    }


def context(text: str, span: "Gold | Toponym") -> str:
    return "…" + text[max(0, span.start - 25) : span.end + 25].replace("\n", " ") + "…"


def scores(name: str, right: int, claimed: int, known: int) -> dict[str, float]:
    precision = right / claimed if claimed else 0.0
    recall = right / known if known else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {f"{name}_p": round(precision, 3), f"{name}_r": round(recall, 3), f"{name}_f1": round(f1, 3)}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("even", "odd", "all"), default="all")
    parser.add_argument("--errors", type=int, default=0, help="show so many errors of each table")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    options = parser.parse_args()
    if not FOLDER.is_dir():
        print("data not found: shared/bench/places beside the repository")
        return 0
    figures: dict[str, object] = {}
    for name in SETS:
        given = given_names(name, options.half, options.errors)
        raw = raw_text(name, options.half, options.errors)
        figures[name] = {"given": given, "raw": raw}
        print(f"{name}, {options.half} documents: names given")
        for table, row in given.items():
            print(f"  {table:24} " + "  ".join(f"{key} {value}" for key, value in row.items()))
        print(f"{name}, {options.half} documents: raw text")
        print("  " + "  ".join(f"{key} {value}" for key, value in raw.items()))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
