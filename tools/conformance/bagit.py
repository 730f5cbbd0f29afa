"""BagIt: the Library of Congress' conformance suite, by the bag reader of `verify.py`.

`valid` and `warning` bags must pass, `invalid` ones must not, and neither must those that leave the bag on one system
only: an export is read on any.
"""

from pathlib import Path

from tools.conformance.outcome import Outcome, outcome

from solferino.preserve.kit.verify import Bag


def run(folder: Path) -> Outcome:
    """The sixty bags."""
    base = folder / "bagit-conformance-suite"
    found = {}
    for path in sorted(base.glob("v*/*/*")):
        if path.is_dir():
            kind = path.parent.name
            passed = not Bag(str(path)).findings
            found[path.relative_to(base).as_posix()] = passed == (kind in ("valid", "warning"))
    return outcome("BagIt bags", found)
