"""One neutral line for each incident."""

from datetime import date

import pytest
from tests.assess.cases import Saying, Setting, Toll, assessed, report

from solferino.assess.title import MONTHS

TOLL = [Toll("killed", "civilian", 1)]


def titled(setting: Setting, *weapons: str) -> str:
    return assessed(
        report("Outlet A", Saying((), TOLL, weapons=[(kind, None) for kind in weapons]), setting=setting)
    ).title


@pytest.mark.parametrize(
    ("weapons", "words"),
    [
        (("missile",), "Missile strike"),
        (("ballistic missile",), "Missile strike"),
        (("unguided rocket",), "Rocket strike"),
        (("missile or rocket",), "Missile or rocket strike"),
        (("missile", "rocket"), "Missile or rocket strike"),
        ((), "Missile or rocket strike"),
    ],
)
def test_missile_and_rocket_are_told_apart_only_where_a_source_does(weapons: tuple[str, ...], words: str) -> None:
    assert titled(Setting("missile_or_rocket"), *weapons) == f"{words}, Testburg, 24 February 2022"


def test_what_is_not_stated_is_said() -> None:
    assert titled(Setting(None, None, day=None)) == "Attack, place not stated, date not stated"


def test_reference_point_is_near() -> None:
    assert titled(Setting("airstrike", ("Jilib", "near", "settlement"))) == "Air strike, near Jilib, 24 February 2022"


def test_dateline_capitals_are_written_as_a_name() -> None:
    assert "Mosul" in titled(Setting("bombing_ied", ("MOSUL", "site", "settlement")))
    assert "KDP" in titled(Setting("bombing_ied", ("KDP", "site", "settlement")))


def test_type_that_most_accounts_give_wins_and_the_plainest_only_alone() -> None:
    reports = [
        report(f"Outlet {n}", Saying((), TOLL), setting=Setting(e)) for n, e in enumerate(("other", "other", "drone"))
    ]
    assert assessed(*reports).title.startswith("Drone strike")


def test_months_are_twelve_in_order() -> None:
    assert [date(2022, n, 1).strftime("%B") for n in range(1, 13)] == list(MONTHS)


def test_place_that_most_accounts_name_wins() -> None:
    names = ("Aburg", "Testburg", "Testburg")
    reports = [
        report(f"Outlet {n}", Saying((), TOLL), setting=Setting(place=(name, "site", "settlement")))
        for n, name in enumerate(names)
    ]
    assert "Testburg" in assessed(*reports).title
