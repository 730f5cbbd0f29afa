"""What the vocabulary is, as one number: changes when any row does, without reading the rows as tables."""

import hashlib
from functools import cache
from importlib import resources

from solferino.errors import BrokenRow
from solferino.vocab import parties
from solferino.vocab.gazetteer.blocks import HINT
from solferino.vocab.gazetteer.own import OwnPlace
from solferino.vocab.rows import raw

OF_A_LANGUAGE = ("{}.toml", "{}_time.toml", "{}_blame.toml", "{}_deeds.toml", "{}_mishap.toml", "{}-words.txt")
FILES = (
    "persons.toml",
    "roles.toml",
    "objects.toml",
    "weapons.toml",
    *parties.FILES,
    "adversaries.toml",
    "munitions.toml",
    "countries.toml",
    "event_signs.toml",
    "zones.toml",
    "gazetteer/designators.toml",
    "gazetteer/provinces.toml",
    "gazetteer/regions.toml",
)
THINKING = (
    "link_weights.toml",
    "name_forms.toml",
    "wording.toml",
    "sources.toml",
    "differences.toml",
    "law/arithmetic.toml",
    "law/channels.toml",
    "law/facts.toml",
    "law/indicators.toml",
    "law/quantities.toml",
    "law/raising.toml",
    "law/rules.toml",
    "law/treaties.toml",
    "law/weapon_classes.toml",
)
PLACES = "places.bin"


@cache
def digest(own: tuple[OwnPlace, ...] = (), language: str = "en") -> str:
    """SHA-256 (hex) over the data files of a language and a case's own places."""
    own_files = tuple(f"languages/{name.format(language)}" for name in OF_A_LANGUAGE)
    whole = hashlib.sha256(b"\x00".join(raw(name) for name in (*own_files, *FILES)))
    whole.update(_places())
    for place in own:
        whole.update(repr(place).encode())
    return whole.hexdigest()


@cache
def thinking() -> str:
    """SHA-256 (hex) over the rows by which accounts are linked and assessed."""
    return hashlib.sha256(b"\x00".join(raw(name) for name in THINKING)).hexdigest()


def _places() -> bytes:
    """SHA-256 of the packed places. Raises `BrokenRow` where the file is missing."""
    path = resources.files("solferino.vocab").joinpath("gazetteer", PLACES)
    try:
        with resources.as_file(path) as real, real.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except FileNotFoundError as error:
        raise BrokenRow("the gazetteer's file is missing", where=PLACES, hint=HINT) from error
