"""How well reports of one event are brought together, beside never linking and beside plain likeness of texts.

`python bench/linking.py [maverick] [copies] [ecbplus] [gvc] [scale]`. The annotated reports stand in
`bench/reports.py`. Public data are looked for in `shared/` beside the repository and skipped where they are absent.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from linked.maverick import maverick
from linked.planted import planted
from linked.scale import scale
from linked.stories import of_ecbplus, of_gvc

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "bench"
PARTS: dict[str, Callable[[Path], None]] = {
    "maverick": maverick,
    "copies": planted,
    "ecbplus": of_ecbplus,
    "gvc": of_gvc,
    "scale": scale,
}


def main(names: Sequence[str]) -> None:
    """The parts that are named, or all."""
    for name in names or PARTS:
        start = time.process_time()
        PARTS[name](DATA)
        print(f"  {time.process_time() - start:.1f} s of processor time")


if __name__ == "__main__":
    main(sys.argv[1:])
