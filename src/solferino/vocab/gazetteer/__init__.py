"""The offline gazetteer: names of countries, provinces, regions and settlements, and where they are.

Built by `tools/build_gazetteer.py` from GeoNames data; `regions.toml` and `countries.toml` add what GeoNames has not.
"""

from solferino.vocab.gazetteer.atlas import Entry, Gazetteer
from solferino.vocab.gazetteer.folding import fold

__all__ = ["Entry", "Gazetteer", "fold"]
