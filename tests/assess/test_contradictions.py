"""What is a contradiction, and what is only a more exact word."""

from datetime import date

import pytest
from tests.assess.cases import Report, Saying, Setting, Toll, assessed, report

from solferino.model.assessment import Assessment, Contradiction


def killed(number: object, *by: str, **more: object) -> Saying:
    return Saying(by, [Toll("killed", "civilian", number)], **more)  # type: ignore[arg-type]


def rows(*reports: Report) -> dict[tuple[str, str], Contradiction]:
    return {(row.field, row.kind): row for row in assessed(*reports).contradictions}


def kinds(found: Assessment) -> set[str]:
    return {row.kind for row in found.contradictions}


def test_different_figures_are_listed_with_their_speakers() -> None:
    found = rows(report("Outlet A", killed(3, "the mayor")), report("Outlet B", killed(">=5", "Amnesty")))
    row = found["killed", "count"]
    assert sorted((p.speaker, p.value) for p in row.positions) == [("Amnesty", "at least 5"), ("the mayor", "3")]
    assert row.question.startswith("How many people were killed")
    assert all(position.claims for position in row.positions)


@pytest.mark.parametrize(("left", "right"), [(5, ">=3"), ("~50", 52), ((3, 6), 4), (4, 4), (4, None), (">=3", ">=9")])
def test_figures_that_one_number_fits_are_no_contradiction(left: object, right: object) -> None:
    found = assessed(report("Outlet A", killed(left)), report("Outlet B", killed(right)))
    assert "count" not in kinds(found)


@pytest.mark.parametrize(("left", "right"), [(3, 4), (0, 2), (">=5", 4), ("~50", 70), ("dozens", 3)])
def test_figures_that_no_number_fits_are_one(left: object, right: object) -> None:
    found = assessed(report("Outlet A", killed(left)), report("Outlet B", killed(right)))
    assert "count" in kinds(found)


def test_one_voice_that_repeats_itself_is_shown_once() -> None:
    carried = [report(f"Outlet {n}", killed(3, "the mayor")) for n in range(4)]
    other = report("Outlet X", killed(5, "Amnesty"))
    row = rows(*carried, other)["killed", "count"]
    assert sorted(position.speaker for position in row.positions) == ["Amnesty", "the mayor"]


def test_figure_of_the_party_blamed_is_shown_though_it_does_not_count() -> None:
    blame = killed(10, "the mayor", actors=[("Russia", "alleged_perpetrator")])
    own = killed(3, "Russia’s defence ministry", stance="confirms")
    assert len(rows(report("Outlet A", blame, own))["killed", "count"].positions) == 2


def test_denial_stands_beside_those_who_say_that_it_happened() -> None:
    blame = killed(4, "the mayor", actors=[("Russia", "alleged_perpetrator")])
    no = Saying(("Russia",), stance="denies", factuality="denied")
    row = rows(report("Outlet A", blame, no))["whether it happened", "occurrence"]
    assert [(p.speaker, p.value) for p in row.positions] == [("the mayor", "happened"), ("Russia", "denied")]


def test_model_and_class_of_one_weapon_are_no_contradiction() -> None:
    named = Saying(("Amnesty",), weapons=[("ballistic missile", "9m79")])
    for other in ("missile", "missile or rocket", "weapon system", "cluster munition carrier", "unheard-of kind"):
        assert "weapon" not in kinds(
            assessed(report("Outlet A", named), report("Outlet B", Saying((), weapons=[(other, None)])))
        )


@pytest.mark.parametrize("other", ["artillery shell", "one-way attack drone", "cruise missile"])
def test_another_class_of_weapon_is_one(other: str) -> None:
    named = Saying(("Amnesty",), weapons=[("ballistic missile", "9m79")])
    found = rows(report("Outlet A", named), report("Outlet B", Saying((), weapons=[(other, None)])))
    assert {p.value for p in found["weapon", "weapon"].positions} == {"9m79", other}


def test_system_and_missile_of_one_family_are_no_contradiction() -> None:
    one = Saying((), weapons=[("ballistic missile", "9m79")])
    system = Saying((), weapons=[("weapon system", "tochka")])
    assert "weapon" not in kinds(assessed(report("Outlet A", one), report("Outlet B", system)))
    rival = Saying((), weapons=[("weapon system", "iskander")])
    assert "weapon" in kinds(assessed(report("Outlet A", one), report("Outlet B", rival)))


def test_days_and_hours_that_do_not_meet_are_listed() -> None:
    morning = report("Outlet A", killed(4), setting=Setting(clock="07:00"))
    noon = report("Outlet B", killed(4), setting=Setting(clock="12:30"))
    row = rows(morning, noon)["date", "date"]
    assert sorted(p.value for p in row.positions) == ["24 February 2022, 07:00", "24 February 2022, 12:30"]
    near = report("Outlet B", killed(4), setting=Setting(clock="07:40"))
    assert "date" not in kinds(assessed(morning, near))
    next_day = report("Outlet B", killed(4), setting=Setting(day=date(2022, 2, 25)))
    assert "date" in kinds(assessed(morning, next_day))
    unknown = report("Outlet B", killed(4), setting=Setting(day=None))
    assert "date" not in kinds(assessed(morning, unknown))


def test_town_and_region_are_no_contradiction() -> None:
    town = report("Outlet A", killed(4))
    region = report("Outlet B", killed(4), setting=Setting(place=("Test region", "region", "province")))
    assert "place" not in kinds(assessed(town, region))


def test_sites_too_far_apart_are_listed_and_neighbouring_points_are_not() -> None:
    town = report("Outlet A", killed(4))
    elsewhere = report(
        "Outlet B", killed(4), setting=Setting(place=("Farville", "site", "settlement"), point=(49.8, 36.7))
    )
    assert {p.value for p in rows(town, elsewhere)["place", "place"].positions} == {"Testburg", "Farville"}
    suburb = report("Outlet B", killed(4), setting=Setting(place=("Suburb", "site", "settlement"), point=(47.83, 37.3)))
    assert "place" not in kinds(assessed(town, suburb))


def test_voice_that_says_both_hit_and_near_contradicts_nobody() -> None:
    both = report("Outlet A", Saying(("the mayor",), objects=[("hospital", "hit"), ("hospital", "near")]))
    near = report("Outlet B", Saying(("Amnesty",), objects=[("hospital", "near")]))
    assert "label" not in kinds(assessed(both, near))


def test_hit_and_only_near_are_two_descriptions() -> None:
    hit = report("Outlet A", Saying(("the mayor",), objects=[("hospital", "hit")]))
    near = report("Outlet B", Saying(("Amnesty",), objects=[("hospital", "near")]))
    assert {p.value for p in rows(hit, near)["hospital", "label"].positions} == {"hit", "near"}
    damaged = report("Outlet B", Saying(("Amnesty",), objects=[("hospital", "damaged")]))
    assert "label" not in kinds(assessed(hit, damaged))


def test_one_dead_described_as_a_man_and_as_a_boy() -> None:
    man = report("Outlet A", Saying(("the mayor",), [Toll("killed", "man", 1)]))
    boy = report("Outlet B", Saying(("Amnesty",), [Toll("killed", "boy", 1)]))
    assert {p.value for p in rows(man, boy)["person killed", "label"].positions} == {"man", "boy"}


def test_words_such_as_militants_contradict_no_name() -> None:
    blame = killed(4, "the mayor", actors=[("Russia", "alleged_perpetrator")])
    one = report("Outlet A", blame)
    vague = killed(4, "Amnesty")
    other = report("Outlet B", vague)
    assert "actor" not in kinds(assessed(one, other))


def test_dispute_that_the_dead_were_civilians_is_listed() -> None:
    blame = killed(4, "the mayor", actors=[("Russia", "alleged_perpetrator")])
    dispute = Saying(("Human Rights Watch",), stance="disputes", words="The dead were fighters")
    row = rows(report("Outlet A", blame, dispute))["who was harmed", "population"]
    assert {p.value for p in row.positions} == {"4 civilians", "fighters or military"}


def test_hedged_positions_say_so() -> None:
    sure = report("Outlet A", killed(3, "the mayor"))
    unsure = report("Outlet B", killed(5, "Amnesty", factuality="possible"))
    row = rows(sure, unsure)["killed", "count"]
    assert {p.speaker: p.hedged for p in row.positions} == {"the mayor": False, "Amnesty": True}


def test_party_blamed_that_speaks_of_fighters_is_listed_with_its_number() -> None:
    blame = killed(19, "the mayor", actors=[("Russia", "alleged_perpetrator")])
    own = Saying(("Russia’s defence ministry",), [Toll("killed", "combatant", "~30")])
    row = rows(report("Outlet A", blame), report("Outlet B", own))["who was harmed", "population"]
    assert {p.value for p in row.positions} == {"19 civilians", "about 30 fighters"}
