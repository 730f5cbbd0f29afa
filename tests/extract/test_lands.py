"""In which country an event lies: where the text says so, and never by whose forces struck."""

import pytest
from tests.extract.reading_aids import only

LANDS = [
    ("A truck bomb killed nine people in the central Somali town of Qwertoweyne on Monday.", {"SO"}),
    ("Four people died when a shell hit the Lebanese village of Qwertinayel on Monday.", {"LB"}),
    ("Gunmen shot dead seven herders in Ethiopia's Somali Region on Monday.", {"ET"}),
    ("Haiti, a week after the raid\n\nOn Monday a gang shot dead four people in the rice fields.", {"HT"}),
    ("In the Cabo Delgado province of Mozambique armed men beheaded three guards in Qwertonga on Monday.", {"MZ"}),
    # whose jets they were does not say where the village lies
    ("Israeli jets bombed Qwertinayel on Monday, killing four people.", set()),
    ("Jets bombed a market on Monday, killing four people.", set()),
    # two countries that are named alike: none is taken for that of a place that nobody knows
    ("Sudan and Chad blame each other. On Monday shells killed four people in Qwertonga.", set()),
]


@pytest.mark.parametrize(("text", "lands"), LANDS)
def test_country_is_that_which_the_text_speaks_of(text: str, lands: set[str]) -> None:
    assert {place.value.country for place in only(text).places if place.value.country} == lands


def test_land_of_the_text_is_quoted_where_it_stands_and_makes_no_spot() -> None:
    found = only("Haiti, a week after the raid\n\nOn Monday a gang shot dead four people in the rice fields.")
    assert [(p.value.name, p.value.role, p.quotes[0].text, p.quotes[0].start) for p in found.places] == [
        ("Haiti", "region", "Haiti", 0)
    ]
