"""Which clock time of a report is the attack's, and which half of the day it means."""

import pytest
from tests.extract.reading_aids import only

BOMB = "A bomb killed six people at a market in Uman, Ukraine, on Thursday"


def shown(text: str) -> str | None:
    """The local time of the single account of a text."""
    account = only(text)
    assert account.when is not None
    return account.when.value.time_local


@pytest.mark.parametrize(
    ("sentence", "clock"),
    [
        ("It happened at 9.40 a.m., a trader said.", "09:40"),
        ("It was about a quarter to eleven in the evening when the stalls went up.", "22:45"),
        ("The attackers had arrived on motorcycles at about 3 p.m.", "15:00"),
        ("Two helicopters came from the south at about 10:15am.", "10:15"),
        ("The explosion was heard at 7:05 p.m. and the bodies arrived at the morgue at 9 p.m.", "19:05"),
        ("Hoodlums had arrived at around 10:30pm, shooting in all directions.", "22:30"),
        ("Ambulances reached the place at 11 p.m.", None),
        ("Police arrived at 8 p.m. and sealed off the street.", None),
        ("The dead were buried at 10 a.m. the next day.", None),
        ("A curfew begins at 8 p.m.", None),
        ("The mayor will hold a press conference at 6 p.m.", None),
        ("The bodies were brought to the clinic at 4.30 p.m.", None),
    ],
)
def test_time_is_that_of_the_attack_and_not_of_what_came_after(sentence: str, clock: str | None) -> None:
    assert shown(f"{BOMB}. {sentence}") == clock


@pytest.mark.parametrize(
    ("part", "clock"), [("afternoon", "15:10"), ("evening", "03:10"), ("morning", "03:10")],
)  # fmt: skip
def test_half_of_the_day_told_of_the_event_is_that_of_an_hour_that_fits_it(part: str, clock: str) -> None:
    assert shown(f"{BOMB} {part}. The bomb went off at ten past three.") == clock


def test_hour_written_out_to_the_full_is_not_moved_by_a_part_of_the_day() -> None:
    assert shown(f"{BOMB} afternoon. The bomb went off at 03:10.") == "03:10"


def test_evening_by_which_the_dead_were_counted_moves_no_hour() -> None:
    assert shown(f"{BOMB} when it went off at half past ten. By evening six dead had been counted.") == "10:30"
