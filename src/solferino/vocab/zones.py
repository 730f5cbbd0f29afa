"""Time zones as reports print them, and countries that keep several clocks."""

import re
from dataclasses import dataclass
from datetime import timedelta, timezone
from functools import cache

from solferino.vocab.rows import table

STAMP = re.compile(r"([A-Z]+)([+-]\d{1,2})?")
MOST_HOURS = 14  # no clock is further from UTC


@dataclass(frozen=True, slots=True)
class Zones:
    """`stamps`: the zone that letters beside a clock time mean. `several`: countries (ISO 3166) with many clocks."""

    stamps: dict[str, timezone]
    several: frozenset[str]

    def stamp(self, name: str | None) -> timezone | None:
        """The zone that a stamp means: `GMT`, `UTC+3`; None where it is not known."""
        found = STAMP.fullmatch(name.upper()) if name else None
        base = self.stamps.get(found[1]) if found else None
        if found is None or base is None or not found[2]:
            return base
        hours = int(found[2])
        return timezone(base.utcoffset(None) + timedelta(hours=hours)) if abs(hours) <= MOST_HOURS else None


@cache
def zones() -> Zones:
    """The table of zones."""
    data = table("zones.toml")
    stamps = {name: timezone(timedelta(hours=hours), name) for name, hours in data["stamps"].items()}
    return Zones(stamps, frozenset(data["countries"]["several"]))
