"""How well reports of one event are brought together, beside never linking and beside plain likeness of texts.

`python bench/linking.py [maverick] [copies] [ecbplus] [gvc] [scale] [adding] [--json FILE]`. The annotated reports
stand in `bench/reports.py`. Public data are looked for in `shared/` beside the repository and skipped where absent.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from linked.adding import adding
from linked.maverick import maverick
from linked.planted import planted
from linked.scale import scale
from linked.stories import of_ecbplus, of_gvc

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "bench"
PARTS: dict[str, Callable[[Path], dict[str, float]]] = {
    "maverick": maverick,
    "copies": planted,
    "ecbplus": of_ecbplus,
    "gvc": of_gvc,
    "scale": scale,
    "adding": adding,
}


def main() -> None:
    """The parts that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    figures = {}
    for name in chosen.parts or PARTS:
        start = time.process_time()
        figures[name] = PARTS[name](DATA)
        print(f"  {time.process_time() - start:.1f} s of processor time")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
