"""Heads of list entries: what opens an entry, and which names in it are places."""

from datetime import date

import pytest
from tests.extract.reading_aids import read

from solferino.model.claim import Account


def _told(text: str) -> list[tuple[list[str], date | None]]:
    return [(_names(a), a.when.value.date_start if a.when else None) for a in read(text, date(2020, 6, 1)).accounts]


def _names(account: Account) -> list[str]:
    return [place.value.name for place in account.places]


def test_numbered_lines_of_names_open_entries_and_say_where_also_where_no_gazetteer_has_the_name() -> None:
    text = (
        "(1) Quevaltepec, Chalatenango. On 14 April 2020 five shells fell among the houses, and a woman was killed.\n\n"
        "(2) San Tomás Las Cañas, Usulután. Four days after that a pickup ran over a mine; five people died."
    )
    assert _told(text) == [
        (["Quevaltepec", "Chalatenango"], date(2020, 4, 14)),
        (["San Tomás Las Cañas", "Usulután"], date(2020, 4, 18)),
    ]


def test_a_line_that_names_a_unit_opens_an_entry() -> None:
    text = (
        "Nikopol district. Shells killed a man in the morning.\n\n"
        "Kryvyi Rih. A drone fell on a school and wounded two people."
    )
    assert [len(names) for names, _ in _told(text)] == [1, 1]


@pytest.mark.parametrize("between", [": ", " - ", " – "])
def test_place_and_day_before_a_mark_open_an_entry(between: str) -> None:
    text = (
        f"Libya, 3 May 2020{between}Rockets hit a hospital in Tripoli and wounded a patient.\n\n"
        f"Syria, 6 March 2020{between}A barrel bomb killed two people in Idlib.\n\n"
        f"Yemen, 26 January 2020{between}An ambulance was fired on in Hodeidah and its driver was killed."
    )
    found = read(text, date(2020, 6, 1)).accounts
    assert [a.when.value.date_start for a in found if a.when] == [date(2020, 5, 3), date(2020, 3, 6), date(2020, 1, 26)]
    assert not any(account.background for account in found)


def test_a_dateline_with_the_day_before_the_month_dates_no_act() -> None:
    text = "KABUL, 3 September 2019 - An operation left 11 civilians dead in Khogyani district on 30 August."
    assert _told(text)[0][1] == date(2019, 8, 30)


@pytest.mark.parametrize(
    "head",
    [
        "JERUSALEM, 20 Mar. - ",
        "JERUSALEM, March 20: ",
        "JERUSALEM/RAMALLAH, 20 March 2011 (IRIN) - ",
        "[Jerusalem, 20 March 2011] ",
        "(AFP, 20 March) ",
        "20 March 2011, Jerusalem - ",
        "By Our Staff Correspondent, Jerusalem, March 20: ",
        "Jerusalem, 20/03/2011 - ",
    ],
)
def test_datelines_in_many_manners_say_neither_where_nor_when_it_happened(head: str) -> None:
    text = f"{head}Militants fired mortar shells into a farm near Sderot on Saturday, wounding two civilians."
    (account,) = read(text, date(2011, 3, 20)).accounts
    assert account.when is not None
    assert account.when.value.date_start == date(2011, 3, 19)
    assert [place.value.name for place in account.places] == ["Sderot"]


def test_a_day_and_a_place_before_a_colon_head_an_entry() -> None:
    text = "2011-03-20, Sderot, Israel: mortar shells wounded two civilians."
    assert _told(text) == [(["Sderot"], date(2011, 3, 20))]


def test_a_city_in_brackets_before_a_dash_is_no_place_of_an_event() -> None:
    text = "(Nairobi) – On 29 January 2020, soldiers shot dead 30 civilians in Merawi, a rights group said."
    assert _told(text) == [(["Merawi"], date(2020, 1, 29))]


def test_an_act_dated_within_a_month_is_no_sum_of_the_month() -> None:
    assert len(read("Two teachers were shot dead in Uman early this month.").accounts) == 1
    assert not read("Two teachers and nine nurses have been killed this month.").accounts
