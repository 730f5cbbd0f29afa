"""Casualty arithmetic, rule by rule."""

from datetime import date

import pytest
from tests.assess.cases import Saying, Setting, Toll, assessed, range_of, report

from solferino.model.document import Source
from solferino.vocab.facts import vague_words
from solferino.vocab.rows import records


def killed(number: object, kind: str = "civilian") -> list[Toll]:
    return [Toll("killed", kind, number)]  # type: ignore[arg-type]


def flags(found: object) -> tuple[str, ...]:
    toll = found.toll_of("killed")  # type: ignore[attr-defined]
    assert toll is not None
    return tuple(toll.flags)


def test_low_is_what_two_independent_roots_support() -> None:
    reports = [report(f"Outlet {n}", Saying((), killed(n))) for n in (3, 5, 9)]
    assert range_of(assessed(*reports)) == (5, 5, 9)


def test_single_root_gives_its_own_low_and_says_so() -> None:
    found = assessed(report("Outlet A", Saying((), killed((3, 5)))))
    assert range_of(found) == (3, 3, 5)
    assert "single_root" in flags(found)


def test_at_least_stays_open_upwards() -> None:
    found = assessed(report("Outlet A", Saying((), killed(">=57"))))
    toll = found.toll_of("killed")
    assert range_of(found) == (57, 57, 57)
    assert toll and toll.open_ended and "open_upper" in toll.flags


def test_best_is_a_value_that_somebody_gives_and_no_mean() -> None:
    reports = [report(f"Outlet {n}", Saying((), killed(number))) for n, number in enumerate((10, 10, 20, 31))]
    low, best, high = range_of(assessed(*reports))
    assert (low, best, high) == (20, 20, 31)
    tie = [report(f"Outlet {n}", Saying((), killed(number))) for n, number in enumerate((10, 10, 20))]
    assert range_of(assessed(*tie)) == (10, 10, 20)


def test_silence_is_no_zero_and_a_stated_zero_is() -> None:
    silent = assessed(report("Outlet A", Saying((), [Toll("injured", "person", 2)])))
    assert silent.toll_of("killed") is None
    stated = assessed(report("Outlet A", Saying((), killed(0))))
    assert range_of(stated) == (0, 0, 0)


def test_word_without_a_number_gives_a_range_and_no_best() -> None:
    found = assessed(report("Outlet A", Saying((), killed("dozens"))))
    assert range_of(found) == (12, None, 24)
    assert "vague" in flags(found)


def test_harm_without_number_or_word_is_a_range_without_ends() -> None:
    assert range_of(assessed(report("Outlet A", Saying((), killed(None))))) == (None, None, None)


def test_harm_without_number_supports_one_beside_a_figure() -> None:
    reports = [report("Outlet A", Saying((), killed(4))), report("Outlet B", Saying((), killed(None)))]
    assert range_of(assessed(*reports)) == (1, 4, 4)


def test_fighters_are_no_civilians() -> None:
    lines = [*killed(19), Toll("killed", "combatant", 30)]
    assert range_of(assessed(report("Outlet A", Saying((), lines)))) == (19, 19, 19)
    assert assessed(report("Outlet A", Saying((), killed(30, "combatant")))).toll_of("killed") is None


def test_kinds_without_civilian_are_marked_as_not_stated() -> None:
    assert "population_not_stated" in flags(assessed(report("Outlet A", Saying((), killed(3, "person")))))
    assert "population_not_stated" not in flags(assessed(report("Outlet A", Saying((), killed(3)))))


def test_composite_statement_gives_no_numbers() -> None:
    found = assessed(report("Outlet A", Saying((), killed(6)), setting=Setting(composite=True)))
    assert found.tolls == () and "composite" in found.flags


def test_total_gives_no_incident_numbers() -> None:
    assert assessed(report("Outlet A", Saying((), killed(57), scope="total"))).tolls == ()


def test_part_is_never_added_to_its_whole() -> None:
    lines = [*killed(4), Toll("killed", "woman", 2, 0), Toll("killed", "man", 2, 0)]
    assert range_of(assessed(report("Outlet A", Saying((), lines)))) == (4, 4, 4)


def test_parts_of_another_voice_are_a_floor() -> None:
    one = Saying(("Amnesty",), killed(4))
    other = Saying(("Human Rights Watch",), [Toll("killed", "woman", 2), Toll("killed", "man", 1)])
    assert range_of(assessed(report("Outlet A", one), report("Outlet B", other)))[0] == 3


def test_denial_with_a_figure_changes_no_number() -> None:
    denial = Saying(("Russia",), killed(0), stance="denies", factuality="denied")
    found = assessed(report("Outlet A", Saying(("the mayor",), killed(7)), denial))
    assert range_of(found) == (7, 7, 7)


def test_party_blamed_does_not_lower_the_harm() -> None:
    blame = Saying(("the mayor",), killed(10), actors=[("Russia", "alleged_perpetrator")])
    lower = Saying(("Russia’s defence ministry",), killed(3), stance="confirms")
    found = assessed(report("Outlet A", blame, lower))
    assert range_of(found) == (10, 10, 10)
    higher = Saying(("Russia’s defence ministry",), killed(12), stance="confirms")
    assert range_of(assessed(report("Outlet A", blame, higher)))[2] == 12


def test_own_later_report_replaces_the_earlier_figure() -> None:
    early = report("Outlet A", Saying((), killed(2000)), published=date(2022, 2, 25))
    late = report("Outlet A", Saying((), killed(150)), published=date(2022, 3, 2))
    assert range_of(assessed(early, late)) == (150, 150, 150)


def test_own_later_report_replaces_what_others_passed_on_before() -> None:
    early = report("Outlet A", Saying(("Amnesty",), killed(3)), published=date(2022, 2, 25))
    late = report("Amnesty International", Saying((), killed(4)), published=date(2022, 3, 2))
    assert range_of(assessed(early, late)) == (4, 4, 4)


def test_later_carrier_replaces_nothing() -> None:
    early = report("Outlet A", Saying(("the mayor",), killed(4)), published=date(2022, 2, 25))
    late = report("Outlet B", Saying(("the mayor",), killed(3)), published=date(2022, 3, 2))
    assert range_of(assessed(early, late)) == (3, 3, 4)


def test_man_of_one_report_and_boy_of_another_are_two_people() -> None:
    reports = [report("Outlet A", Saying((), killed(1, "man"))), report("Outlet B", Saying((), killed(1, "boy")))]
    assert range_of(assessed(*reports)) == (1, 2, 2)


def test_figure_of_one_root_alone_is_supported_by_two_at_zero_only() -> None:
    one = report("Outlet A", Saying((), [*killed(4), Toll("injured", "person", 5)]))
    other = report("Outlet B", Saying((), killed(4)))
    assert range_of(assessed(one, other), "injured") == (0, 5, 5)


def test_disputed_status_of_victims_brings_the_low_to_zero() -> None:
    blame = Saying(("the mayor",), killed(10), actors=[("Russia", "alleged_perpetrator")])
    dispute = Saying(("Human Rights Watch",), stance="disputes", words="The dead were fighters")
    found = assessed(report("Outlet A", blame, dispute))
    assert range_of(found) == (0, 10, 10) and "status_contested" in flags(found)


@pytest.mark.parametrize("voice", ["Russia’s defence ministry", "Nobody Known", "?a man"])
def test_party_blamed_or_an_unknown_voice_does_not_put_the_status_in_doubt(voice: str) -> None:
    blame = Saying(("the mayor",), killed(10), actors=[("Russia", "alleged_perpetrator")])
    dispute = Saying((voice,), stance="disputes", words="The dead were fighters")
    assert range_of(assessed(report("Outlet A", blame, dispute))) == (10, 10, 10)


def test_publisher_with_a_source_row_is_superseded_by_its_row() -> None:
    row = Source("a", "Outlet A")
    early = report("Outlet A", Saying((), killed(3)), source=row, published=date(2022, 2, 24))
    late = report("Outlet A", Saying((), killed(4)), source=row, published=date(2022, 2, 25))
    assert range_of(assessed(early, late)) == (4, 4, 4)


# --- kinds of person


def test_kind_of_person_keeps_the_range_of_those_who_break_it_down() -> None:
    one = report("Outlet A", Saying((), [*killed(4), Toll("killed", "woman", 2, 0)]))
    other = report("Outlet B", Saying((), killed(4)))
    (line,) = assessed(one, other).victims
    assert (line.kind, line.low, line.high) == ("woman", 2, 2)


def test_role_is_kept_apart_from_sex_and_age() -> None:
    lines = [Toll("killed", "man", 1), Toll("killed", "journalist", 1, 0, overlay=True)]
    found = assessed(report("Outlet A", Saying((), lines)))
    assert range_of(found) == (1, 1, 1)
    assert {line.kind: line.overlay for line in found.victims} == {"man": False, "journalist": True}


def test_parts_beyond_their_whole_are_a_contradiction_and_not_repaired() -> None:
    lines = [*killed(4), Toll("killed", "woman", 3, 0), Toll("killed", "man", 2, 0)]
    found = assessed(report("Outlet A", Saying((), lines)))
    (row,) = [row for row in found.contradictions if row.kind == "partition"]
    assert [position.value for position in row.positions] == ["4", "at least 5"]
    assert range_of(found) == (4, 4, 4)


def test_boys_are_children_too() -> None:
    lines = [*killed(4), Toll("killed", "child", 3, 0), Toll("killed", "boy", 2, 0), Toll("killed", "man", 1, 0)]
    assert "partition" not in {row.kind for row in assessed(report("Outlet A", Saying((), lines))).contradictions}


# --- vague words


def test_every_vague_word_has_a_source_and_a_range() -> None:
    for row in records("law/quantities.toml", "vague"):
        assert row["source"] and 0 <= row["low"] <= row["high"]
    assert (vague_words()["dozens"].low, vague_words()["dozens"].high) == (12, 24)
    assert vague_words()["several"].open_upper


@pytest.mark.parametrize(
    ("word", "low", "high", "opened"),
    [
        ("several", 2, 2, True),
        ("some", 2, 2, True),
        ("others", 2, 2, True),
        ("many", 2, 10, True),
        ("a family", 2, 2, True),
        ("a couple", 2, 2, False),
        ("half a dozen", 6, 6, False),
        ("dozens", 12, 24, False),
        ("tens", 10, 20, False),
        ("hundreds", 100, 200, False),
    ],
)
def test_vague_words_mean_what_the_table_of_the_method_says(word: str, low: int, high: int, opened: bool) -> None:
    row = vague_words()[word]
    assert (row.low, row.high, row.open_upper) == (low, high, opened)
    found = assessed(report("Outlet A", Saying((), killed(word))))
    assert range_of(found) == (low, None, high), "a word gives a range and is no figure that somebody stated"
    assert ("open_upper" in flags(found)) == opened and "vague" in flags(found)


def test_unknown_word_gives_no_number() -> None:
    assert range_of(assessed(report("Outlet A", Saying((), killed("oodles"))))) == (None, None, None)
