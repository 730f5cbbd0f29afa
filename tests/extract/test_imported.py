"""Rows of registers by a mapping: precision codes, odd rows, whose word it is."""

from datetime import date

import pytest
from tests.read.table_aids import imported

from solferino.extract.imported import party_of
from solferino.model.circumstance import Count
from solferino.model.claim import Account
from solferino.vocab.mapping import names

HEAD = "nr,day,end,code,place,lat,lon,how,low,best,high,civilians,told\n"
MAPPING = """
name = "Register"
unit = "incident"
id = "nr"
source = "told"
date = { start = "day", end = "end", precision = "code", codes = { 1 = "day", 2 = "week", 3 = "month", 4 = "year" } }
[place]
name = "place"
lat = "lat"
lon = "lon"
precision = "how"
radius_m = { 1 = 5000, 2 = 25000 }
area = ["2"]
default_radius_m = 50000
[killed]
low = "low"
best = "best"
high = "high"
[[killed.part]]
kind = "civilian"
best = "civilians"
"""


def one(row: str) -> tuple[Account, tuple[str, ...]]:
    table, reading = imported(HEAD + row + "\n", MAPPING)
    (account,), (claim,) = reading.accounts, reading.claims
    for values in (account.places, account.tolls, account.labels, (account.when,) if account.when else ()):
        for value in values:
            for quote in value.quotes:
                quote.check(table.document)
    assert claim.speakers[0].kind == "dataset"
    return account, reading.notes


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("1", date(2022, 3, 9), date(2022, 3, 9)),
        ("2", date(2022, 3, 3), date(2022, 3, 15)),
        ("3", date(2022, 3, 1), date(2022, 3, 31)),
        ("4", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_day_stands_for_the_widest_stretch_its_code_allows(code: str, first: date, last: date) -> None:
    account, notes = one(f"1,2022-03-09,,{code},Uman,,,,,,,,")
    assert account.when is not None and notes == ()
    assert (account.when.value.date_start, account.when.value.date_end) == (first, last)


def test_first_and_last_day_of_the_row_outrank_its_code() -> None:
    account, _ = one("1,2022-03-09,2022-03-12,2,Uman,,,,,,,,")
    assert account.when is not None and account.when.value.date_end == date(2022, 3, 12)


@pytest.mark.parametrize(("code", "radius", "role"), [("1", 5000, "site"), ("2", 25000, "region"), ("", 50000, "site")])
def test_place_code_becomes_a_radius(code: str, radius: int, role: str) -> None:
    account, notes = one(f"1,2022-03-09,,1,Uman,48.7,30.2,{code},,,,,")
    place = account.places[0].value
    assert (place.radius_m, place.role, notes) == (radius, role, ())


def test_unknown_place_code_is_odd_and_takes_the_widest_reach() -> None:
    account, notes = one("1,2022-03-09,,1,Uman,48.7,30.2,9,,,,,")
    assert account.places[0].value.radius_m == 50000
    assert len(notes) == 1 and notes[0].startswith("row 1: how “9” has no meaning")


@pytest.mark.parametrize(
    ("figures", "count", "notes"),
    [
        ("3,4,5", Count(3, 5), 0),
        (",4,", Count(4, 4), 0),
        ("0,0,0", Count(0, 0), 0),
        ("3,,", Count(3, None), 0),
        ("10,9,12", Count(10, 12), 1),
        ("1,9,5", Count(1, 5), 1),
        ("5,4,3", Count(4, 4), 1),
        ("5,,3", None, 1),
        ("x,4,1.5", Count(4, 4), 2),
        (",-2,", None, 1),
        (",,", None, 0),
    ],
)
def test_impossible_figures_are_flagged_and_left_empty(figures: str, count: Count | None, notes: int) -> None:
    account, found = one(f"1,2022-03-09,,1,Uman,,,,{figures},,")
    assert account.count_of("killed") == count
    assert len(found) == notes


def test_part_is_a_part_and_one_larger_than_its_whole_is_left_empty() -> None:
    account, notes = one("1,2022-03-09,,1,Uman,,,,,4,,3,")
    assert [(t.value.kind, t.value.part_of) for t in account.tolls] == [("person", None), ("civilian", 0)]
    account, notes = one("1,2022-03-09,,1,Uman,,,,,4,,5,")
    assert [t.value.kind for t in account.tolls] == ["person"] and len(notes) == 1


def test_part_alone_is_no_whole() -> None:
    account, _ = one("1,2022-03-09,,1,Uman,,,,,,,5,")
    assert account.reported == ()
    assert [t.value.part_of for t in account.tolls] == [None]


@pytest.mark.parametrize(
    "row",
    [
        "1,2022-03-09,2022-03-01,1,Uman,,,,,,,,",
        "1,2022-02-30,,1,Uman,,,,,,,,",
        "1,yesterday,,1,Uman,,,,,,,,",
        "1,2022-03-09,,7,Uman,,,,,,,,",
        "1,2022-03-09,,1,Uman,95,30,1,,,,,",
        "1,2022-03-09,,1,Uman,48,nan,1,,,,,",
    ],
)
def test_odd_rows_are_kept_and_say_their_number(row: str) -> None:
    account, notes = one(row)
    assert account.places[0].value.name == "Uman" and account.places[0].value.lat_deg is None
    assert len(notes) == 1 and notes[0].startswith("row 1: ")


def test_empty_row_and_id_used_twice_are_kept() -> None:
    _, reading = imported(f"{HEAD}1,2022-03-09,,1,Uman,,,,,,,,\n,,,,,,,,,,,,\n1,,,,,,,,,,,,\n", MAPPING)
    assert len({account.id for account in reading.accounts}) == 3
    assert reading.notes == ("row 3: has the id of row 1, “1”",)


def test_source_of_a_row_is_its_root_and_the_register_only_carries_it() -> None:
    _, reading = imported(f"{HEAD}1,2022-03-09,,1,Uman,,,,,4,,,AP\n2,2022-03-09,,1,Uman,,,,,4,,,\n", MAPPING)
    assert [[voice.name for voice in claim.speakers] for claim in reading.claims] == [["Register", "AP"], ["Register"]]


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Government of Ukraine", "state:UA"),
        ("Military Forces of Russia (2000-)", "state:RU"),
        ("Unidentified Armed Group (Sudan)", None),
        ("Civilians (Ukraine)", None),
        ("Opposition of Syria", None),
    ],
)
def test_parties_are_known_by_what_stands_before_the_brackets(name: str, party: str | None) -> None:
    assert party_of(name) == party


def test_program_has_mappings_for_five_registers() -> None:
    assert names() == ("acled", "airwars", "iraq-body-count", "timemap", "ucdp-ged")


SUMS = MAPPING.replace('high = "high"\n', 'high = "high"\nadds_up = ["civilians", "told"]\n')


@pytest.mark.parametrize(
    ("cells", "odd"),
    [
        ("4,5,6,3,2", ()),
        ("4,5,6,3,1", ("best 5 of those killed is not the sum of its parts, 4",)),
        ("4,5,6,3,", ()),
        ("4,,6,3,1", ()),
    ],
)
def test_a_best_estimate_that_is_not_the_sum_of_its_parts_is_noted_and_kept(cells: str, odd: tuple[str, ...]) -> None:
    _, reading = imported(f"{HEAD}1,2022-03-09,,1,Uman,,,,{cells}\n", SUMS.replace('source = "told"\n', ""))
    assert tuple(note.split(": ", 1)[-1] for note in reading.notes if "sum" in note) == odd
    best = next(
        (label.value.value for label in reading.accounts[0].labels if label.value.scheme == "best_killed"), None
    )
    assert best == ("5" if ",5," in cells else None)


def test_low_above_best_is_noted_and_the_row_kept() -> None:
    account, notes = one("1,2022-03-09,,1,Uman,,,,7,5,9,3,")
    assert any("below low 7" in note for note in notes) and account.count_of("killed") == Count(7, 9)
