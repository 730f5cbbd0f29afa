"""Human targets: names, descriptions, kinds, numbers, what became of them."""

from collections.abc import Sequence

from muc4.tables import EFFECTS, STANDINGS
from muc4.texts import normal
from solferino.extract.facts import Facts
from solferino.extract.full_names import fullest
from solferino.extract.victims import Victim
from solferino.model.circumstance import Count

FIELDS = ("hum_name", "hum_description", "hum_type", "hum_number", "hum_effect")
NOBODY = {("injured", "killed"): "NO INJURY OR DEATH", ("injured",): "NO INJURY", ("killed",): "NO DEATH"}
Fillers = dict[str, list[tuple[str, str]]]


def people(facts: Sequence[Facts], names: Sequence[str]) -> Fillers:
    """The fillers of one event."""
    out: Fillers = {name: [] for name in FIELDS}
    seen: dict[str, int] = {}
    told = [
        (fact, v) for fact in facts for v in fact.victims if not v.combatant and (v.outcome in EFFECTS or not v.outcome)
    ]
    groups: set[tuple[str | None, int]] = set()
    for fact, victim in told:
        size = victim.count.low if victim.count else None
        if size and size > 1:
            if (victim.outcome, size) in groups:
                continue  # the same people once more
            groups.add((victim.outcome, size))
        _add(out, seen, victim, *_told(fact, victim, names))
    zeros = {m.outcome for fact in facts for m in fact.tolls if m.count is not None and m.count.high == 0}
    none = NOBODY.get(tuple(sorted(zeros & {"killed", "injured"})))
    if none and not any(effect in ("DEATH", "INJURY") for effect, _ in out["hum_effect"]):
        out["hum_effect"].append((none, "-"))
    return out


def _told(fact: Facts, victim: Victim, names: Sequence[str]) -> tuple[str, str]:
    """Name in its fullest form, and description."""
    name = normal(fullest(written(fact, victim.name), names)) if victim.name else ""
    return name, words(fact, victim.role) if victim.role else ""


def _add(out: Fillers, seen: dict[str, int], victim: Victim, name: str, role: str) -> None:
    key = name or role
    if not key or any(_same(key, other) for other in seen):
        return
    seen[key] = 1
    if name:
        out["hum_name"].append((name, name))
    if role:
        out["hum_description"].append((role, name))
    standing = victim.standing or ""
    kind = (
        "FORMER " + STANDINGS[standing]
        if victim.former and standing in ("government",)
        else STANDINGS.get(standing, "CIVILIAN")
    )
    if victim.former and standing == "military":
        kind = "FORMER ACTIVE MILITARY"
    out["hum_type"].append((kind, key))
    out["hum_number"].append((number(victim.count), key))
    if victim.outcome:
        out["hum_effect"].append((EFFECTS[victim.outcome], key))


def _same(one: str, other: str) -> bool:
    """One name holds the other: "Oqueli" and "Hector Oqueli Colindres"."""
    a, b = set(one.split()), set(other.split())
    return a <= b or b <= a


def words(fact: Facts, span: tuple[int, int]) -> str:
    """Words of a sentence in the form of the task."""
    return normal(written(fact, span))


def written(fact: Facts, span: tuple[int, int]) -> str:
    """Words of a sentence as they stand, without a possessive ending."""
    first, last = fact.sentence.words[span[0]].start, fact.sentence.words[span[1] - 1].end
    text = fact.sentence.text[first - fact.sentence.start : last - fact.sentence.start]
    return text.removesuffix("'S").removesuffix("'s")


def number(count: Count | None) -> str:
    """A number in the form of the task."""
    if count is None or (count.low is None and count.high is None):
        return "PLURAL"
    if count.high is None:
        return f"{count.low}-"
    if count.low is None:
        return f"-{count.high}"
    if count.low != count.high:
        return f"{count.low}-{count.high}"
    return f"~{count.low}" if count.approximate else str(count.low)
