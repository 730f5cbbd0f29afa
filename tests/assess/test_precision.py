"""Codes for day and place, the evidence profile, and how far other voices bear a figure out."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.cases import Report, Saying, Setting, Toll, assessed, report

from solferino.assess.credibility import credible
from solferino.model.evidence import Precision
from solferino.model.reckoning import Input
from solferino.report import profiles
from solferino.vocab import precision as table
from solferino.vocab.evidence import level_of
from solferino.vocab.rows import records

PLACES = {
    "in Testburg": ("site", "settlement", 2_000),
    "near Testburg": ("near", "settlement", 10_000),
    "60 km from Testburg": ("near", "settlement", 60_000),
    "in Testburg district": ("region", "district", 20_000),
    "in Testburg province": ("region", "province", 90_000),
    "in the country": ("region", "country", 600_000),
}
DAY = date(2022, 2, 24)


def told(setting: Setting, by: str = "a doctor") -> Report:
    return report("Morning Bulletin", Saying(by=[by], tolls=[Toll("killed", "civilian", 4)]), setting=setting)


@pytest.mark.parametrize("row", records("law/precision.toml", "day"), ids=lambda row: f"{row['scheme']} {row['code']}")
def test_example_of_a_day_has_its_code_and_the_counter_example_another(row: dict[str, Any]) -> None:
    def code(span: str) -> int | None:
        first, last = (date.fromisoformat(part) for part in span.split("/"))
        return table.day_code(row["scheme"], (last - first).days + 1)

    assert code(row["example"]) == row["code"] != code(row["counter_example"])


@pytest.mark.parametrize("row", records("law/precision.toml", "place"), ids=lambda r: f"{r['scheme']} {r['code']}")
def test_example_of_a_place_has_its_code_and_the_counter_example_another(row: dict[str, Any]) -> None:
    def code(words: str) -> int | None:
        return table.place_code(row["scheme"], [PLACES[words]])

    assert code(row["example"]) == row["code"] != code(row["counter_example"])


@given(st.integers(1, 400))
def test_a_longer_stretch_is_never_coded_as_more_exact(days: int) -> None:
    for scheme in table.SCHEMES:
        now, longer = table.day_code(scheme, days), table.day_code(scheme, days + 1)
        assert now is not None and longer is not None and now <= longer


def test_codes_follow_the_most_exact_account_and_say_nothing_where_nothing_is_stated() -> None:
    town = told(Setting())
    province = told(Setting(place=("Testland", "region", "province"), radius_m=90_000))
    codes = assessed(town, province).precision
    assert codes is not None and (codes.ucdp_date, codes.ucdp_place, codes.acled_time, codes.acled_place) == (
        1,
        1,
        1,
        1,
    )
    blank = assessed(told(Setting(day=None, place=None))).precision
    assert blank == Precision(None, None, None, None, 1)


def test_a_month_and_a_province_are_coded_so() -> None:
    wide = Setting(
        place=("Testland", "region", "province"), radius_m=90_000, until=DAY + timedelta(days=29), composite=True
    )
    codes = assessed(told(wide)).precision
    assert codes is not None and (codes.ucdp_date, codes.ucdp_place, codes.clarity) == (4, 4, 2)


def test_a_code_that_nobody_read_up_says_so() -> None:
    month = assessed(told(Setting(until=DAY + timedelta(days=29)))).precision
    day = assessed(told(Setting())).precision
    assert month is not None and "time 3 (unchecked)" in profiles.precision(month)
    assert day is not None and "unchecked" not in profiles.precision(day)


def test_profile_counts_voices_once_and_knows_who_was_there() -> None:
    doctor = report("Morning Bulletin", Saying(by=["a doctor at the hospital"], tolls=[Toll("killed", "civilian", 4)]))
    office = report("Evening Star", Saying(by=["the health ministry"], tolls=[Toll("killed", "civilian", 4)]))
    found = assessed(doctor, office).evidence
    assert found is not None
    assert sum(n for _, n in found.kinds) == assessed(doctor, office).roots_min
    assert found.first_hand == 1 and found.health_level is None


def test_a_level_for_health_care_only_where_health_care_was_hurt() -> None:
    one = Saying(by=["a doctor"], objects=[("hospital", "hit")])
    assert assessed(report("Morning Bulletin", one)).evidence.health_level == "probable"  # type: ignore[union-attr]
    near = Saying(by=["a doctor"], objects=[("hospital", "near")], tolls=[Toll("killed", "civilian", 4)])
    assert assessed(report("Morning Bulletin", near)).evidence.health_level is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("voices", "level"),
    [
        ({}, None),
        ({"media repeating": 3}, "rumour"),
        ({"national official": 1}, "possible"),
        ({"national official": 1, "ngo remote": 1}, "probable"),
        ({"eyewitness": 1}, "probable"),
        ({"eyewitness": 1, "medical staff": 1}, "confirmed"),
        ({"victim or family": 1}, "confirmed"),
    ],
)
def test_levels(voices: dict[str, int], level: str | None) -> None:
    assert level_of(voices) == level


def voice(group: int | None, low: int | None, high: int | None, *, least: bool = False, about: bool = False) -> Input:
    use = "counted" if group else "passed_on"
    return Input("x", "a", "d", None, "v", low, high, least, False, use, group, (), approximate=about)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("others", "digit"),
    [
        ([], 3),
        ([voice(2, 4, 4)], 2),
        ([voice(2, 4, 4), voice(3, 3, 3, least=True)], 1),
        ([voice(2, 6, 6)], 4),
        ([voice(2, 6, 6), voice(3, 7, 7)], 5),
        ([voice(2, 4, 4), voice(3, 7, 7)], 2),
        ([voice(2, 5, 5, about=True)], 3),
        ([voice(1, 9, 9)], 3),
        ([voice(None, 4, 4)], 3),
    ],
)
def test_digit_by_agreement_of_other_voices(others: list[Input], digit: int) -> None:
    assert credible([voice(1, 4, 4), *others])[0].credibility == digit
    assert credible(list(reversed([voice(1, 4, 4), *others])))[-1].credibility == digit


def test_a_figure_that_does_not_count_or_has_no_number_is_not_compared() -> None:
    rows = credible([voice(None, 4, 4), voice(1, None, None), voice(2, 4, 4)])
    assert [row.credibility for row in rows] == [6, 6, 3]
