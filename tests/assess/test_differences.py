"""Every rule of differences by its example and counter-example."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.assess.cases import Number, Report, Saying, Setting, Toll, assessed, report

from solferino.model.assessment import Contradiction
from solferino.vocab.rows import records

RULES = records("differences.toml", "rule")
FIGURE = re.compile(r"(?P<n>\d+) (?P<families>families )?(?P<outcome>killed|injured)")
PLACE = re.compile(r"(?P<name>.+) @ (?P<lat>[\d.]+), (?P<lon>[\d.]+), (?P<reach>\d+) m")


def of_count(value: str, who: str) -> Report:
    number: Any = f">={value.split()[-1]}" if value.startswith("at least") else int(value)
    return report(who, Saying((), [Toll("killed", "civilian", number)]))


def of_date(value: str, who: str) -> Report:
    days, _, clock = value.partition(" ")
    first, _, last = days.partition("/")
    until = date.fromisoformat(last) if last else None
    return report(who, Saying(), setting=Setting(day=date.fromisoformat(first), until=until, clock=clock or None))


def of_place(value: str, who: str) -> Report:
    found = PLACE.fullmatch(value)
    assert found
    point, reach = (float(found["lat"]), float(found["lon"])), int(found["reach"])
    return report(who, Saying(), setting=Setting(place=(found["name"], "site", None), point=point, radius_m=reach))


def of_object(value: str, who: str) -> Report:
    return report(who, Saying((), objects=[(value, "hit")]))


def of_weapon(value: str, who: str) -> Report:
    kind, _, model = value.partition(": ")
    return report(who, Saying((), weapons=[(kind, model or None)]))


def of_figures(value: str, who: str) -> Report:
    found = list(FIGURE.finditer(value))
    tolls = [Toll(row["outcome"], "civilian", int(row["n"])) for row in found]  # type: ignore[arg-type]
    words = "Five families" if any(row["families"] for row in found) else "People"
    return report(who, Saying((), tolls, words=words))


MAKERS: dict[str, tuple[str, Callable[[str, str], Report]]] = {
    "refined-count": ("killed", of_count),
    "refined-date": ("date", of_date),
    "refined-clock": ("date", of_date),
    "refined-place": ("place", of_place),
    "refined-object": ("object", of_object),
    "refined-weapon": ("weapon", of_weapon),
    **dict.fromkeys(
        ("killed-or-injured", "killed-or-casualties", "families-or-people", "thousands"), ("killed", of_figures)
    ),
}


def found(rule: dict[str, Any], values: list[str]) -> list[Contradiction]:
    field, make = MAKERS[rule["id"]]
    rows = assessed(*(make(value, f"Outlet {n}") for n, value in enumerate(values))).contradictions
    return [row for row in rows if (row.field, row.kind) == (field, rule["kind"])]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_rule_is_found_in_its_example_in_either_order_and_not_in_its_counter_example(rule: dict[str, Any]) -> None:
    (row,) = found(rule, rule["example"])
    assert len(row.positions) >= 2
    assert row.question
    (again,) = found(rule, rule["example"][::-1])
    assert {p.value for p in again.positions} == {p.value for p in row.positions}
    assert found(rule, rule["counter_example"]) == []


def told(*by: str, figures: tuple[Number, ...]) -> list[Report]:
    return [report(f"Outlet {n}", Saying(by, [Toll("killed", "civilian", one)])) for n, one in enumerate(figures)]


def test_field_that_contradicts_itself_has_no_row_of_refinement_too() -> None:
    rows = [row for row in assessed(*told(figures=(3, ">=3", 7))).contradictions if row.field == "killed"]
    assert [row.kind for row in rows] == ["count"]


def test_one_voice_that_becomes_more_exact_does_not_differ_from_itself() -> None:
    mayor = told("the mayor", figures=(5, ">=3"))
    assert "refinement" not in {row.kind for row in assessed(*mayor).contradictions}
