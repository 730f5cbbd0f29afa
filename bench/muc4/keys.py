"""The key files of MUC-4: one template per incident, slots with optional fillers and alternatives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from muc4.texts import normal

SLOT = re.compile(r"(\d+)\.\s+([A-Z]+(?: [A-Z]+)*: [A-Z]+(?: [A-Z]+)*?)\s{2,}(.*)")
WANTED_TYPES = ("ATTACK", "BOMBING")
STRINGS = {
    "INCIDENT: INSTRUMENT ID": "instrument_id",
    "PERP: INDIVIDUAL ID": "perp_individual",
    "PERP: ORGANIZATION ID": "perp_organisation",
    "PHYS TGT: ID": "phys_id",
    "HUM TGT: NAME": "hum_name",
    "HUM TGT: DESCRIPTION": "hum_description",
}
VALUES = {
    "INCIDENT: DATE": "date",
    "INCIDENT: TYPE": "type",
    "INCIDENT: STAGE OF EXECUTION": "stage",
    "INCIDENT: INSTRUMENT TYPE": "instrument_type",
    "PERP: INCIDENT CATEGORY": "category",
    "PERP: ORGANIZATION CONFIDENCE": "perp_confidence",
    "PHYS TGT: TYPE": "phys_type",
    "PHYS TGT: NUMBER": "phys_number",
    "PHYS TGT: EFFECT OF INCIDENT": "phys_effect",
    "HUM TGT: TYPE": "hum_type",
    "HUM TGT: NUMBER": "hum_number",
    "HUM TGT: EFFECT OF INCIDENT": "hum_effect",
}
FIELDS = (
    "date", "country", "place", "type", "stage", "instrument_id", "instrument_type", "category", "perp_individual",
    "perp_organisation", "perp_confidence", "phys_id", "phys_type", "phys_number", "phys_effect", "hum_name",
    "hum_description", "hum_type", "hum_number", "hum_effect",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of the key: any of `options` is right; `refers` are the names of the target it belongs to."""

    options: frozenset[str]
    optional: bool = False
    refers: frozenset[str] = frozenset()


@dataclass(slots=True)
class Template:
    """One incident of the key. `optional`: it need not be found, but may."""

    document: str
    optional: bool
    fields: dict[str, list[Filler]] = field(default_factory=dict)


def templates(path: Path) -> Iterator[Template]:
    """Attack and bombing templates of one key file, in order."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="latin-1")):
        slots = _slots(block)
        kind = slots.get("INCIDENT: TYPE", [])
        if any(option in WANTED_TYPES for line in kind for option in line.strip().split(" / ")):
            yield _template(slots)


def documents(path: Path) -> list[str]:
    """Ids of all documents of one key file, relevant or not, in order."""
    found = re.findall(r"^0\.\s+MESSAGE: ID\s+(\S+)", path.read_text(encoding="latin-1"), flags=re.M)
    return list(dict.fromkeys(found))


def _slots(block: str) -> dict[str, list[str]]:
    slots: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in block.splitlines():
        match = SLOT.match(line)
        if match:
            current = slots[match.group(2)] = [match.group(3).strip()]
        elif current is not None and line.startswith("   "):
            if current[-1].endswith("/") or current[-1].replace('\\"', "").count('"') % 2:
                current[-1] += " " + line.strip()
            else:
                current.append(line.strip())
    return {name: [value for value in values if value not in ("", "-", "*")] for name, values in slots.items()}


def _template(slots: dict[str, list[str]]) -> Template:
    found = Template(slots["MESSAGE: ID"][0].split()[0], "OPTIONAL" in slots["MESSAGE: TEMPLATE"][0])
    for name, target in STRINGS.items():
        found.fields[target] = [_string(value) for value in slots.get(name, ())]
    slots["INCIDENT: DATE"] = [_day(value) for value in slots.get("INCIDENT: DATE", ())]
    for name, target in VALUES.items():
        found.fields[target] = [_value(value) for value in slots.get(name, ())]
    places = [_places(value) for value in slots.get("INCIDENT: LOCATION", ())]
    found.fields["country"] = [country for country, _ in places]
    found.fields["place"] = [place for _, place in places if place is not None]
    return found


def _day(value: str) -> str:
    """One way to write "on or before" and days below ten."""
    return re.sub(r"\b(?=\d [A-Z])", "0", re.sub(r"(^|\()-\s*", r"\1- ", value))


def _cut(value: str) -> tuple[str, str, bool]:
    """A filler without its mark of doubt, and the target it refers to."""
    optional = value.startswith("?")
    value = value.lstrip("? ").strip()
    at = re.search(r'(?<=["A-Z0-9~\-)]): (?=["\-])', value)
    return (value[: at.start()], value[at.end() :], optional) if at else (value, "", optional)


def _strings(text: str) -> frozenset[str]:
    parts = re.split(r'"\s*/\s*\??\s*"', text.replace('\\"', "'"))
    return frozenset(normal(part.strip().strip('"')) for part in parts if part.strip(' "-'))


def _string(value: str) -> Filler:
    text, refers, optional = _cut(value)
    return Filler(_strings(text), optional, _strings(refers))


def _value(value: str) -> Filler:
    text, refers, optional = _cut(value)
    options = frozenset(re.sub(r"\s+", " ", part).strip(" ?()") for part in text.split(" / "))
    return Filler(options, optional, _strings(refers))


def _places(value: str) -> tuple[Filler, Filler | None]:
    """The country, and the most specific place with its kind left out; none where the key names only a country."""
    optional = value.startswith("?")
    options = [option.strip(" (").split(": ") for option in value.lstrip("? ").split(" / ")]
    country = Filler(frozenset(option[0].strip() for option in options), optional)
    exact = [re.sub(r"\s*\([^)]*\)", "", option[-1]).strip() for option in options if len(option) > 1]
    if not exact:
        return country, None
    return country, Filler(frozenset(exact), optional or len(exact) < len(options))
