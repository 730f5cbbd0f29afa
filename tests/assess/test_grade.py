"""Grades and statuses: the first rule that matches, on the lower number of roots."""

from datetime import UTC, datetime

import pytest
from tests.assess.cases import Saying, Toll, assessed, report

from solferino.model.decision import Decision, Verdict

FOUR = (Toll("killed", "civilian", 4),)
BLAME_RUSSIA = [("Russia", "alleged_perpetrator")]
BLAME_UKRAINE = [("Ukraine", "alleged_perpetrator")]
MAYOR = Saying(("the mayor",), FOUR, actors=BLAME_RUSSIA)


def decided(verdict: Verdict, *about: str, day: int = 1) -> Decision:
    return Decision(f"d{day}", "reviewer A", datetime(2026, 3, day, tzinfo=UTC), verdict, about, "because")


def test_one_root_is_weak_and_two_are_fair() -> None:
    one = assessed(report("Outlet A", Saying((), FOUR)))
    assert (one.grade.value, one.grade.rule, one.strike_status) == ("weak", "G-WEAK", "single_source")
    two = assessed(report("Outlet A", Saying((), FOUR)), report("Outlet B", Saying((), FOUR)))
    assert (two.grade.value, two.grade.rule, two.strike_status) == ("fair", "G-FAIR", "likely")
    assert two.grade.reason == "2 independent sources report harm to civilians."


def test_two_roots_that_only_hedge_are_weak() -> None:
    reports = [report(f"Outlet {n}", Saying((), FOUR, factuality="possible")) for n in "AB"]
    assert assessed(*reports).grade.rule == "G-WEAK-HEDGED"


def test_nothing_about_people_is_unassessed_and_never_zero() -> None:
    found = assessed(report("Outlet A", Saying((), objects=[("bridge", "destroyed")])))
    assert (found.grade.value, found.grade.object_grade) == ("unassessed", "weak")
    assert found.tolls == () and found.roots_min == 0


def test_objects_have_their_own_ladder() -> None:
    hit = Saying((), objects=[("school", "hit")])
    found = assessed(report("Outlet A", hit), report("Outlet B", hit))
    assert found.grade.object_grade == "fair"
    perhaps = assessed(report("Outlet A", Saying(("the mayor",), objects=[("school", "hit")]),
                              Saying(("a teachers’ union",), stance="confirms")))  # fmt: skip
    assert (perhaps.grade.object_grade, perhaps.grade.object_at_most) == ("weak", "fair")


def test_confirmed_needs_the_party_blamed_to_accept_the_harm() -> None:
    accept = Saying(("Russia’s defence ministry",), FOUR, stance="confirms")
    found = assessed(report("Outlet A", MAYOR, accept))
    assert (found.grade.value, found.grade.rule) == ("confirmed", "G-CONFIRMED")
    assert "Russia’s defence ministry" in found.grade.reason
    assert (found.strike_status, found.attribution) == ("declared", "self_declared")


def test_the_attacked_side_saying_confirmed_gives_no_such_grade() -> None:
    other = Saying(("Ukraine’s interior ministry",), FOUR, stance="confirms")
    assert assessed(report("Outlet A", MAYOR, other)).grade.value != "confirmed"


@pytest.mark.parametrize("factuality", ["probable", "possible", "unknown"])
def test_a_hedged_admission_is_no_acceptance(factuality: str) -> None:
    accept = Saying(("Russia’s defence ministry",), FOUR, stance="confirms", factuality=factuality)  # type: ignore[arg-type]
    assert assessed(report("Outlet A", MAYOR, accept)).grade.value != "confirmed"


def test_accepting_the_strike_only_is_declared_and_not_confirmed() -> None:
    accept = Saying(("Russia’s defence ministry",), stance="confirms")
    found = assessed(report("Outlet A", MAYOR, accept))
    assert found.grade.value == "weak" and found.strike_status == "declared"


def test_a_hospital_of_the_party_blamed_does_not_accept_for_it() -> None:
    doctors = Saying(("a Russian hospital",), FOUR, stance="confirms")
    assert assessed(report("Outlet A", MAYOR, doctors)).grade.value != "confirmed"


def test_rival_culprits_are_contested() -> None:
    rival = Saying(("Russia’s defence ministry",), actors=BLAME_UKRAINE, stance="accuses")
    found = assessed(report("Outlet A", MAYOR, rival))
    assert (found.grade.value, found.attribution) == ("contested", "contested")
    assert {row.kind for row in found.contradictions} >= {"actor"}


def test_two_culprits_named_together_are_no_rivals() -> None:
    both = Saying(("the mayor",), FOUR, actors=[*BLAME_RUSSIA, ("the coalition", "alleged_perpetrator")])
    other = Saying(("Amnesty",), FOUR, actors=BLAME_RUSSIA)
    found = assessed(report("Outlet A", both), report("Outlet B", other))
    assert (found.grade.value, found.attribution) == ("fair", "uncontested_reported")


def test_general_denial_contests_the_attribution_and_neither_grade_nor_strike() -> None:
    no = Saying(("Russia’s defence ministry",), stance="denies", factuality="denied", scope="general")
    found = assessed(report("Outlet A", MAYOR, no))
    assert (found.grade.value, found.attribution, found.strike_status) == ("weak", "contested", "single_source")
    assert "general_denial" in found.flags and "specific_denial" not in found.flags
    assert "Does the denial by Russia’s defence ministry speak of this attack?" in found.open_questions


def test_specific_denial_contests_strike_and_attribution_but_not_the_harm() -> None:
    no = Saying(("Russia’s defence ministry",), stance="denies", factuality="denied")
    found = assessed(report("Outlet A", MAYOR, no))
    assert (found.grade.value, found.attribution, found.strike_status) == ("weak", "contested", "contested")


def test_specific_denial_with_another_culprit_is_contested() -> None:
    no = Saying(("Russia’s defence ministry",), stance="denies", factuality="denied")
    blame = Saying(("Russia’s defence ministry",), actors=BLAME_UKRAINE, stance="accuses")
    found = assessed(report("Outlet A", MAYOR, no, blame))
    assert found.grade.value == "contested" and "denies this attack" in found.grade.reason


def test_discounted_needs_two_roots_apart_from_the_party_blamed_and_a_person() -> None:
    no = [
        Saying((name,), stance="denies", factuality="denied")
        for name in ("Human Rights Watch", "the State Emergency Service")
    ]
    rejected = decided("reject", "i1")
    assert assessed(report("Outlet A", MAYOR, *no), decisions=[rejected]).grade.value == "discounted"
    assert assessed(report("Outlet A", MAYOR, *no)).grade.value != "discounted"
    assert assessed(report("Outlet A", MAYOR, no[0]), decisions=[rejected]).grade.value != "discounted"
    party = [
        Saying((name,), stance="denies", factuality="denied") for name in ("Russia’s defence ministry", "the Kremlin")
    ]
    assert assessed(report("Outlet A", MAYOR, *party), decisions=[rejected]).grade.value != "discounted"


def test_attribution_is_unknown_where_nobody_is_blamed() -> None:
    found = assessed(report("Outlet A", Saying((), FOUR)))
    assert found.attribution == "unknown"
    assert "Who carried out the attack?" in found.open_questions


def test_claimed_responsibility_is_self_declared() -> None:
    own = Saying(("a spokesman",), actors=[("the coalition", "claims_responsibility")])
    found = assessed(report("Outlet A", Saying((), FOUR), own))
    assert (found.attribution, found.strike_status) == ("self_declared", "declared")


def test_only_a_person_verifies() -> None:
    one = report("Outlet A", Saying((), FOUR))
    assert assessed(one).verification == "unverified"
    assert assessed(one, decisions=[decided("accept", "i1")]).verification == "accepted"
    assert assessed(one, decisions=[decided("verify", "i1")]).verification == "verified"
    assert assessed(one, decisions=[decided("verify", one.account.id)]).verification == "verified"
    later = [decided("verify", "i1"), decided("reject", "i1", day=2)]
    assert assessed(one, decisions=later).verification == "unverified"
    assert assessed(one, decisions=[decided("merge", "i1", "i2")]).verification == "unverified"
