"""Known sources: publishers, agencies, bodies, ministries."""

import re
from functools import cache, lru_cache

from solferino.errors import BrokenRow
from solferino.model.document import Source
from solferino.vocab.gazetteer.folding import fold
from solferino.vocab.rows import records, table

FILE = "sources.toml"
_RETOLD = re.compile(r"\s*\(retold\)\s*$")
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")


@cache
def _index() -> dict[str, Source]:
    kinds = frozenset(table(FILE)["kinds"])
    found: dict[str, Source] = {}
    for row in records(FILE, "source"):
        if row["kind"] not in kinds:
            raise BrokenRow(f"no such kind of source: {row['kind']}", where=f"{FILE}: {row['id']}")
        source = Source(
            row["id"], row["name"], row["kind"], row.get("side"), row.get("owner"), row.get("country"),
            tuple(row.get("republishes", ())),
        )  # fmt: skip
        for name in (row["name"], *row.get("other_names", ())):
            if found.setdefault(_key(name), source) is not source:
                raise BrokenRow(f"two sources are called {name!r}", where=f"{FILE}: {row['id']}")
    return found


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


@lru_cache(maxsize=16_384)
def identify(name: str) -> Source | None:
    """The known source of that name, None where there is none; a bracket behind the name is left aside."""
    plain = _RETOLD.sub("", name)
    return _index().get(_key(plain)) or _index().get(_key(_ASIDE.sub("", plain)))
