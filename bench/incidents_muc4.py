"""Incidents of MUC-4: fields of attack and bombing templates against the raw keys, and how well events are found.

Run: `python bench/incidents_muc4.py [first|second|both] [--every N] [--json FILE]`. Data: `shared/bench/incidents-muc4`
beside the repository; without it the command says so and ends well.

**What is scored.** The 13 development key files (1,300 documents, upper case). The first seven are for building, the
last six are only scored. Templates of type ATTACK or BOMBING count, others (kidnapping, arson, robbery) are left out on
both sides. Twenty fields: date; country and most specific place (the first and last part of LOCATION, without the kind
in brackets); type; stage; instrument id and type; incident category; perpetrator individual, organisation, confidence;
physical target id, type, number, effect; human target name, description, type, number, effect. Left out: message id,
template number, foreign nation, total number.

**When a filler is right.** It equals one alternative of the key (`/`), after capitals, single blanks, no quotation
marks, and without article, possessive or number before a noun phrase ("THE", "TWO": the task lets systems give or leave
them); values of closed lists, dates and numbers are compared as they stand. Each filler of the key is matched at most
once. Fillers marked `?` are not missed where they are absent, optional templates neither. A document's templates are
paired one to one with the key's so that most fillers are right; fillers of templates without a partner are wrong or
missed. Micro-F1 is taken over all fillers of all fields. The stricter figure asks in addition that a filler belong to
the right target ("CIVILIAN: PEASANTS"). Events: a template is found where its partner has the same type.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from pathlib import Path

from muc4.keys import FIELDS, Template, documents, templates
from muc4.score import Tally, tally
from muc4.slots import responses
from muc4.texts import texts

from solferino.vocab.vocabulary import load

DATA = Path(__file__).resolve().parent.parent.parent / "shared/bench/incidents-muc4"
BUILDING = 7  # key files that may be looked at


def measure(paths: list[tuple[Path, Path]], every: int) -> tuple[Tally, Tally, int]:
    """Figures without and with references to targets, and the number of documents read: each `every`th."""
    vocabulary, plain, referring = load(), Tally(), Tally()
    count = 0
    for key_file, text_file in paths:
        wanted: dict[str, list[Template]] = defaultdict(list)
        for template in templates(key_file):
            wanted[template.document].append(template)
        keyed = set(documents(key_file))
        for position, (identity, document, dateline) in enumerate(texts(text_file)):
            if identity in keyed and position % every == 0:
                given = responses(document, dateline, vocabulary)
                tally(wanted[identity], given, plain)
                tally(wanted[identity], given, referring, referring=True)
                count += 1
    return plain, referring, count


def show(name: str, plain: Tally, referring: Tally, count: int) -> dict[str, float]:
    """Print the table of one half; its chief figures."""
    print(f"\n{name}: {count} documents\n\n| field | precision | recall | F1 | right | given | wanted |")
    print("|---|---|---|---|---|---|---|")
    for field in (*FIELDS, "events"):
        p, r, f1 = plain.f1(field)
        right, given, wanted = plain.right[field], plain.given[field], plain.wanted[field]
        print(f"| {field} | {p:.3f} | {r:.3f} | {f1:.3f} | {right} | {given} | {wanted} |")
    p, r, f1 = plain.f1(*FIELDS)
    strict = referring.f1(*FIELDS)[2]
    print(f"\nall fields: precision {p:.3f}, recall {r:.3f}, micro-F1 {f1:.3f}; with the right target {strict:.3f}")
    return {"fields_f1": f1, "fields_f1_referring": strict, "events_f1": plain.f1("events")[2]}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("half", nargs="?", default="both", choices=("first", "second", "both"))
    parser.add_argument("--every", type=int, default=1, help="read each Nth document only")
    parser.add_argument("--json", type=Path, help="write the chief figures there")
    chosen = parser.parse_args()
    if not DATA.is_dir():
        print("data not found: shared/bench/incidents-muc4")
        return 0
    paths = list(zip(sorted((DATA / "keys").iterdir()), sorted((DATA / "texts").iterdir()), strict=True))
    halves = {"first": paths[:BUILDING], "second": paths[BUILDING:]}
    figures = {}
    for half, files in halves.items():
        if chosen.half in (half, "both"):
            start = time.process_time()
            figures[half] = show(f"{half} half", *measure(files, chosen.every))
            print(f"{time.process_time() - start:.1f} s of processor time")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
