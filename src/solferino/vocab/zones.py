"""Time zones as reports print them, and countries that keep several clocks."""

from dataclasses import dataclass
from datetime import timedelta, timezone
from functools import cache

from solferino.vocab.rows import table


@dataclass(frozen=True, slots=True)
class Zones:
    """`stamps`: the zone that letters beside a clock time mean. `several`: countries (ISO 3166) with many clocks."""

    stamps: dict[str, timezone]
    several: frozenset[str]


@cache
def zones() -> Zones:
    """The table of zones."""
    data = table("zones.toml")
    stamps = {name: timezone(timedelta(hours=hours), name) for name, hours in data["stamps"].items()}
    return Zones(stamps, frozenset(data["countries"]["several"]))
