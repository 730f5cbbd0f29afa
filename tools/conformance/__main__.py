"""Run every suite and print its count: `python -m tools.conformance [FOLDER]`."""

import sys
from pathlib import Path

from tools.conformance.suites import SUITES

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Exit code 1 where a suite comes out otherwise than pinned."""
    folder = Path(arguments[0]) if arguments else ROOT.parent / "shared" / "conformance"
    if not folder.is_dir():
        print(f"No suites in {folder}. Give the folder that holds them.", file=sys.stderr)
        return 2
    wrong = 0
    for run, pinned in SUITES:
        outcome = run(folder)
        as_pinned = (outcome.cases, outcome.deviations) == (pinned.cases, pinned.deviations)
        wrong += not as_pinned
        print(outcome.line() + ("" if as_pinned else f"\n    NOT AS PINNED: {pinned.line()}"), flush=True)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
