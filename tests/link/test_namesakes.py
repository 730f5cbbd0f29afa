"""One person in two lists. All names are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.link.namesakes import key, met, same_name, same_person
from solferino.model.circumstance import NamedVictim

ONE = (
    ("Mohammed Abd al-Rahman Saleh", "Muhammad Abdulrahman Salih"),
    ("Abdel Karim Youssef Hamdan", "Abd al-Karim Yusuf Hamdan"),
    ("Oleksandr Vovchenko", "Aleksandr Vovchenko"),
    ("Serhiy Tkachuk", "Sergey Tkachuk"),
    ("Vovchenko, Oleksandr", "Oleksandr Petrovych Vovchenko"),
    ("Khadija Hussein al-Masri", "Hadija Husayn Masri"),
    ("Aïssata Traoré Diallo", "Aicha Traore Diallo"),
    ("Yevhen Shcherbak", "Evgeny Shcherbak"),
    ("José Luis de la Peña", "Jose Luis Pena"),
)
TWO = (
    ("Mohammed Saleh", "Mahmoud Saleh"),
    ("Ahmed Hamdan", "Hamed Hamdan"),
    ("Oleksandr Vovchenko", "Oleksandra Vovk"),
    ("Maria Lopez", "Mario Lopes Duarte"),
    ("Ali Hassan", "Ali Hussein"),
    ("Saleh", "Mohammed Saleh"),
    ("Yusuf Omar", "Yusuf Amir"),
)


@pytest.mark.parametrize(("left", "right"), ONE)
def test_spellings_orders_and_particles_of_one_name_meet(left: str, right: str) -> None:
    assert same_name(left, right)
    assert same_name(right, left)


@pytest.mark.parametrize(("left", "right"), TWO)
def test_other_names_do_not(left: str, right: str) -> None:
    assert not same_name(left, right)


def test_ages_further_apart_than_a_year_speak_against_one_person() -> None:
    boy, man = (NamedVictim("Saleh Hamdan", "killed", age) for age in (9, 41))
    assert not same_person(boy, man)
    assert same_person(boy, NamedVictim("Salih Hamdan", "killed", 10))
    assert same_person(man, NamedVictim("Saleh Hamdan", "killed"))


def test_lists_are_matched_one_to_one_with_the_closest_spelling_first() -> None:
    left = [
        NamedVictim("Saleh Hamdan", "killed"),
        NamedVictim("Salih Hamdan", "killed"),
        NamedVictim("Amal Odeh", "killed"),
    ]
    right = [NamedVictim("Salih Hamdan", "killed"), NamedVictim("Nour Odeh", "killed")]
    assert met(left, right) == ((1, 0),)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_a_name_and_likeness_has_no_direction(left: str, right: str) -> None:
    assert same_name(left, right) == same_name(right, left)
    assert key(left) == key(left.upper()) or not left.isascii()
