"""Where and when may stand in one sentence, and what happened there in the next."""

from datetime import date

import pytest
from tests.extract.reading_aids import only, read

TUESDAY = date(2022, 2, 22)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "A girl who was herding goats near Izium on Tuesday picked up something. It exploded and she was killed.",
            ["Izium"],
        ),
        # where somebody is going is not where he was hit
        ("A bus with workers was on its way to Izium on Tuesday. A shell hit it and four workers were killed.", []),
    ],
)
def test_scene_lends_its_place_and_day_to_the_harm_behind_it(text: str, places: list[str]) -> None:
    found = only(text)
    assert found.when is not None and found.when.value.date_start == TUESDAY
    assert [place.value.name for place in found.places] == places


def test_scene_of_another_paragraph_lends_nothing() -> None:
    text = "The minister visited Izium on Tuesday.\n\nA shell hit a bus near the river and four workers were killed."
    assert all(a.when is None or a.when.value.date_start != TUESDAY for a in read(text).accounts)


def test_scene_lends_nothing_to_harm_with_a_day_of_its_own() -> None:
    text = "A bus with workers went to Izium on Tuesday. On Wednesday a shell hit it and four workers were killed."
    assert all(a.when is not None and a.when.value.date_start != TUESDAY for a in read(text).accounts)


def test_scene_of_a_play_lends_nothing() -> None:
    text = "The novel is set in Uman. In the last scene a shell hits a school and kills the teacher."
    assert read(text).accounts == ()


@pytest.mark.parametrize(
    "second",
    [
        "Government guns shelled the harbour of Izium again on Wednesday.",
        "On Wednesday rockets struck a bakery in Izium.",
    ],
)
def test_blow_elsewhere_on_a_day_of_its_own_opens_an_event(second: str) -> None:
    found = read(f"A shell killed two people in Uman on Tuesday.\n\n{second}").accounts
    assert [[place.value.name for place in account.places] for account in found] == [["Uman"], ["Izium"]]


def test_day_of_a_visit_elsewhere_opens_no_event() -> None:
    text = "A shell killed two people in Uman on Tuesday.\n\nThe minister flew to Izium on Wednesday."
    assert len(read(text).accounts) == 1
