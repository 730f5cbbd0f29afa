"""Lists of the dead add up; figures that come on top of others are added, parts are not."""

import pytest
from tests.extract.reading_aids import only

RAID = "Gunmen attacked the farm of Tarva on Sunday."


def _killed(text: str) -> int | None:
    count = only(text).count_of("killed")
    return count.low if count is not None and count.low == count.high else None


@pytest.mark.parametrize(
    ("told", "killed"),
    [
        ("The victims were a mother, her two daughters and two neighbours, the mayor said.", 5),
        ("The victims were named as Ivo Marten, Lena Osk and Piet Aro.", 3),
        ("Those killed were Ivo Marten, 34, his wife Lena, 30, and their sons Omar, 6, and Ali, 4.", 4),
        ("The dead are Ivo Marten, 71; Lena Osk, 66, a weaver; and a novice of 11, Brother Aro.", 3),
        ("The dead are a woman of 62, who could not run, and a man of 35, who went back for his goats.", 2),
        ("A nurse read out the names of the dead: two cooks who were at the well, a guard and four pupils.", 7),
    ],
)
def test_a_list_of_the_dead_is_counted(told: str, killed: int) -> None:
    assert _killed(f"{RAID} {told}") == killed


@pytest.mark.parametrize(
    "told",
    [
        "The dead were buried on Monday.",
        "The dead were all farmers.",
        "Two of the dead were named as Ivo Marten and Lena Osk.",
        "Those killed were his friends and neighbours, Mr Marten said.",
        "The dead included Ivo Marten, 40, and his son.",
    ],
)
def test_what_is_no_whole_list_leaves_the_figure_alone(told: str) -> None:
    assert _killed(f"Gunmen attacked the farm of Tarva on Sunday and killed five. {told}") == 5


@pytest.mark.parametrize(
    ("told", "killed"),
    [
        ("A car bomb killed seven people in Tarva on Monday. Two more died overnight.", 9),
        ("A car bomb hit Tarva on Monday. Seven people were killed on the spot and two died in hospital.", 9),
        ("A car bomb killed seven people in Tarva on Monday. Two more died, raising the toll to nine.", 9),
        ("A car bomb killed nine people in Tarva on Monday. Seven died at once, two in hospital.", 9),
        ("A car bomb killed nine people in Tarva on Monday. The other three cars did not go off.", 9),
    ],
)
def test_who_died_later_is_added_where_no_figure_holds_all(told: str, killed: int) -> None:
    assert _killed(told) == killed
