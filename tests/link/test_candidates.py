"""Which accounts meet: no single missing or differing value keeps two reports of one event apart."""

from datetime import date, timedelta
from math import cos, radians

from hypothesis import given
from hypothesis import strategies as st
from tests.link.account_aids import account

from solferino.link.candidates import candidates
from solferino.link.traits import all_traits
from solferino.model.claim import Account

DAY = date(2022, 2, 24)
KM_DEG = 1 / 111.2


def meet(left: Account, right: Account) -> bool:
    return candidates(all_traits([left, right])) == {(0, 1)}


@given(
    st.floats(-65, 65), st.floats(-179, 178), st.floats(0, 1), st.floats(0, 1), st.integers(0, 4), st.integers(0, 400)
)
def test_neighbouring_points_within_four_days_meet_whatever_they_are_called(
    lat: float, lon: float, north: float, east: float, apart: int, shift: int
) -> None:
    day = DAY + timedelta(shift)
    other = (lat + 10 * north * KM_DEG, lon + 10 * east * KM_DEG / cos(radians(lat)))
    a = account("one", site="Alpha", point=(lat, lon), day=day)
    b = account("two", site="Omega", point=other, day=day + timedelta(apart))
    assert meet(a, b)


def test_one_name_without_any_point_meets_within_days_and_not_after_weeks() -> None:
    a = account("one", point=None)
    assert meet(a, account("two", point=None, day=DAY + timedelta(3)))
    assert not meet(a, account("two", point=None, day=DAY + timedelta(30)))


def test_account_without_a_day_meets_all_of_its_place() -> None:
    undated = account("one", day=None)
    assert meet(undated, account("two", day=date(1999, 5, 7)))
    assert meet(undated, account("two", day=None))
    assert not meet(undated, account("two", site="Kramatorsk", point=(48.72, 37.53), day=None))


def test_account_without_a_place_meets_what_shares_its_day_and_toll() -> None:
    placeless = account("one", site=None, killed=17)
    assert meet(placeless, account("two", killed=17))
    assert meet(placeless, account("two", killed=17, day=DAY + timedelta(1)))
    assert not meet(placeless, account("two", killed=3))


def test_far_places_of_one_day_meet_only_by_something_they_share() -> None:
    far = account("two", site="Kramatorsk", point=(48.72, 37.53))
    assert not meet(account("one"), far)
    assert meet(account("one", thing="hospital"), account("two", site="Kramatorsk", thing="hospital"))


def test_accounts_of_one_document_never_meet() -> None:
    assert not meet(account("one"), account("one", number=2))


def test_an_account_meets_the_one_that_it_repeats_whatever_was_read_of_them() -> None:
    items = all_traits([account("one"), account("two", site=None, day=None)])
    assert candidates(items) == set()
    assert candidates(items, {items[1].id: items[0].id}) == {(0, 1)}
