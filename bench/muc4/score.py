"""Scoring: templates of one document paired one to one, fillers compared exactly."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from muc4.keys import FIELDS, Filler, Template

Response = Mapping[str, Sequence[tuple[str, str]]]  # field -> (value, name of the target it belongs to)


@dataclass(slots=True)
class Tally:
    """Right, given and wanted fillers per field; templates likewise under `events`."""

    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def f1(self, *names: str) -> tuple[float, float, float]:
        """Precision, recall and F1 over some fields."""
        right, given, wanted = (sum(t[n] for n in names) for t in (self.right, self.given, self.wanted))
        p, r = right / given if given else 0.0, right / wanted if wanted else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def tally(keys: Sequence[Template], responses: Sequence[Response], total: Tally, *, referring: bool = False) -> None:
    """Add one document's figures. `referring`: a filler must also belong to the right target."""
    pairs = _paired(keys, responses, referring)
    matched = {key for key, _ in pairs}
    for key, response in pairs:
        _count(keys[key], responses[response], total, referring)
    for position, template in enumerate(keys):
        if position not in matched and not template.optional:
            total.wanted["events"] += 1
            for name in FIELDS:
                total.wanted[name] += sum(not filler.optional for filler in template.fields[name])
    for position, response in enumerate(responses):
        if position not in {r for _, r in pairs}:
            total.given["events"] += 1
            for name in FIELDS:
                total.given[name] += len(response.get(name, ()))


def _count(template: Template, response: Response, total: Tally, referring: bool) -> None:
    total.given["events"] += 1
    total.wanted["events"] += 1
    total.right["events"] += _same_type(template, response)
    for name in FIELDS:
        values = response.get(name, ())
        used = matched_fillers(template.fields[name], values, referring)
        total.right[name] += len(used)
        total.given[name] += len(values)
        total.wanted[name] += sum(i in used or not f.optional for i, f in enumerate(template.fields[name]))


def _same_type(template: Template, response: Response) -> bool:
    return bool(matched_fillers(template.fields["type"], response.get("type", ()), False))


def matched_fillers(fillers: Sequence[Filler], values: Sequence[tuple[str, str]], referring: bool) -> set[int]:
    """Positions of the key's fillers that are matched, each by a value of its own (largest matching)."""
    taken: dict[int, int] = {}

    def fits(filler: Filler, value: tuple[str, str]) -> bool:
        return value[0] in filler.options and (not referring or not filler.refers or value[1] in filler.refers)

    def place(value: int, seen: set[int]) -> bool:
        for at, filler in enumerate(fillers):
            if at not in seen and fits(filler, values[value]):
                seen.add(at)
                if at not in taken or place(taken[at], seen):
                    taken[at] = value
                    return True
        return False

    for value in range(len(values)):
        place(value, set())
    return set(taken)


def _paired(keys: Sequence[Template], responses: Sequence[Response], referring: bool) -> list[tuple[int, int]]:
    """The pairing with the most right fillers; templates of one type first, pairs without any right filler never."""

    def gain(key: int, response: int) -> int:
        fields = keys[key].fields
        right = sum(len(matched_fillers(fields[n], responses[response].get(n, ()), referring)) for n in FIELDS)
        return right and 100 * right + _same_type(keys[key], responses[response])

    gains = [[gain(k, r) for r in range(len(responses))] for k in range(len(keys))]

    @cache
    def best(key: int, free: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        if key == len(keys):
            return 0, ()
        out = best(key + 1, free)
        for r in range(len(responses)):
            if free >> r & 1 and gains[key][r]:
                value, pairs = best(key + 1, free & ~(1 << r))
                out = max(out, (value + gains[key][r], ((key, r), *pairs)), key=lambda item: item[0])
        return out

    return list(best(0, (1 << len(responses)) - 1)[1])
