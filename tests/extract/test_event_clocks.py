"""Which clock time of a report is the attack's, and which half of the day it means."""

import pytest
from tests.extract.reading_aids import only, read

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
        ("A charge buried in the road, which nobody had seen, went off at 6.15 a.m.", "06:15"),
        ("The crew of an ambulance were shot at 11:20 a.m. as they got out.", "11:20"),
        ("The ambulance reached the clinic at 11:20 a.m.", None),
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


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        (
            "A shell killed two women in Uman, Ukraine, shortly after 8 a.m. on Thursday. "
            "An hour later rockets killed three people at the market of Lviv.",
            ["08:00", "09:00"],
        ),
        (
            "A column of cars left Uman, Ukraine, at midday on Thursday. "
            "Half an hour later helicopters fired rockets at it and killed nine people.",
            ["12:30"],
        ),
        (
            "A shell killed two women in Uman, Ukraine, on Thursday. An hour later rockets killed three in Lviv.",
            [None, None],
        ),
        (
            "A shell killed two women in Uman, Ukraine, at 8 a.m. on Thursday. By 11 a.m. five bodies had been found. "
            "An hour later rockets killed three in Lviv.",
            ["08:00", "12:00"],
        ),
    ],
)
def test_time_told_by_its_distance_is_counted_from_the_clock_time_named_last(
    text: str, clocks: list[str | None]
) -> None:
    assert [account.when and account.when.value.time_local for account in read(text).accounts] == clocks


def test_scene_told_before_the_attack_gives_its_hour() -> None:
    text = (
        "They came a little after one in the morning, some forty of them.\n\n"
        "Militiamen burned nine houses and shot dead two men in Uman, Ukraine, on Thursday."
    )
    assert shown(text) == "01:00"
    assert shown(text.replace("They came", "The line of issue was closed")) is None


POSTS = (
    "Rockets on Lviv\n\n21:40 That is all for tonight.\n\n18:30 The hospital now has four dead.\n\n"
    "16:10 Three people were killed in Lviv, Ukraine, on Thursday when rockets hit a bakery."
)


def test_posts_with_the_latest_first_have_no_clock_times_of_acts() -> None:
    assert {account.when and account.when.value.time_local for account in read(POSTS).accounts} == {None}
    told = POSTS.replace("16:10 Three", "16:10 At 3:50 p.m. three")
    assert "15:50" in {account.when and account.when.value.time_local for account in read(told).accounts}


def test_hour_alone_opens_an_entry() -> None:
    text = (
        "Kherson region, 24 February\n\n8:05. Uman. A drone hit a car, the driver was killed.\n\n"
        "Around noon. Lviv. A bomb fell on a school, two teachers were killed.\n\n"
        "11:15. Kherson. Shells wounded a woman."
    )
    assert "12:00" in {account.when and account.when.value.time_local for account in read(text).accounts}


def test_hour_written_out_to_the_full_is_not_moved_by_a_part_of_the_day() -> None:
    assert shown(f"{BOMB} afternoon. The bomb went off at 03:10.") == "03:10"


def test_evening_by_which_the_dead_were_counted_moves_no_hour() -> None:
    assert shown(f"{BOMB} when it went off at half past ten. By evening six dead had been counted.") == "10:30"
