"""The worked example of the specification: five incidents of one morning, from one article and with others."""

from dataclasses import replace
from datetime import date

from tests.assess.cases import Report, Saying, Setting, Toll, assessed, raised, range_of, report

from solferino.assess import assess_all, ledger, sums
from solferino.model.assessment import Assessment, LedgerLine
from solferino.model.circumstance import Count
from solferino.model.claim import Speaker, Total
from solferino.model.document import Quote
from solferino.model.incident import Incident
from solferino.vocab import law

TOWN = ("Vuhledar", "site", "settlement")
BLAME = [("Russia", "alleged_perpetrator")]
DENIAL = Saying(
    ("Russia’s defence ministry",),
    stance="denies",
    factuality="denied",
    scope="general",
    words="It denied attacking cities",
)


def outlet(*sayings: Saying, setting: Setting, salt: str) -> Report:
    return report("The Independent", *sayings, DENIAL, setting=setting, salt=salt)


def vuhledar() -> Report:
    amnesty = ("Amnesty International",)
    return outlet(
        Saying(
            amnesty,
            [Toll("killed", "civilian", 4), Toll("injured", "person", 10)],
            [("hospital", "near")],
            actors=BLAME,
        ),
        Saying(
            (),
            [Toll("killed", "woman", 2), Toll("killed", "man", 2), Toll("injured", "health_worker", 6, overlay=True)],
        ),
        Saying(amnesty, weapons=[("ballistic missile", "9m79")], stance="asserts"),
        Saying(("Ukraine’s interior ministry",), stance="confirms"),
        setting=Setting("missile_or_rocket", TOWN, clock="10:30"),
        salt="I1",
    )


def vuhledar_others() -> tuple[Report, ...]:
    ngo = "Human Rights Watch"
    there = Setting("missile_or_rocket", TOWN, clock="10:30")
    toll = [
        Toll("killed", "person", 4),
        Toll("injured", "person", 10),
        Toll("injured", "health_worker", 6, 1, overlay=True),
    ]
    hrw = report(
        ngo,
        Saying(("?a doctor",), toll, [("hospital", "damaged"), ("ambulance", "damaged")]),
        Saying(("?a hospital manager",), toll),
        Saying((), weapons=[("cluster munition carrier", "9m79")], stance="asserts"),
        setting=there,
        published=date(2022, 2, 25),
    )
    officials = report(
        "Wire",
        Saying(("the regional governor",), [Toll("killed", "person", 4), Toll("injured", "person", 10)], actors=BLAME),
        Saying(("Ukraine’s interior ministry", "an interior ministry adviser"), [Toll("killed", "person", 4)]),
        setting=there,
    )
    group = report(
        "Bellingcat", Saying((), weapons=[("cluster munition carrier", "9m79")], stance="asserts"), setting=there
    )
    return hrw, officials, group


def chuhuiv() -> Report:
    return outlet(
        Saying((), [Toll("killed", "man", 1), Toll("injured", "woman", 2)], factuality="reported"),
        Saying(
            ("Amnesty International",),
            objects=[("air_base", "intended"), ("apartment_block", "hit")],
            weapons=[("missile or rocket", None)],
            factuality="probable",
        ),
        setting=Setting("missile_or_rocket", ("Chuhuiv", "site", "settlement"), clock="08:00"),
        salt="I2",
    )


def chuhuiv_others() -> tuple[Report, ...]:
    there = Setting("missile_or_rocket", ("Chuhuiv", "site", "settlement"))
    service = report(
        "TSN",
        Saying(("State Emergency Service",), [Toll("killed", "boy", 1), Toll("injured", "person", 12)]),
        setting=there,
    )
    agency = report("The National", Saying(("AFP",), [Toll("killed", "man", 1)]), setting=there)
    group = report(
        "Amnesty International",
        Saying(("?a resident",), [Toll("killed", "man", 1), Toll("injured", "woman", 2)]),
        setting=there,
    )
    archive = report(
        "Airwars",
        Saying(("?local people",), [Toll("killed", "man", 1), Toll("injured", "person", (12, 19))]),
        setting=there,
    )
    return service, agency, group, archive


def uman() -> Report:
    return outlet(
        Saying(("Amnesty International",), [Toll("killed", "man", 1)], [("restaurant", "damaged")], actors=BLAME),
        setting=Setting("other", ("Uman", "site", "settlement"), clock="07:00"),
        salt="I3",
    )


def uman_others() -> tuple[Report, ...]:
    there = Setting("shelling", ("Uman", "site", "settlement"), clock="07:00")
    head = Saying(
        ("the regional head",),
        [Toll("killed", "man", 1), Toll("injured", "person", 5)],
        weapons=[("artillery shell", None)],
    )
    return (report("Censor.net", head, setting=there),)


def ambulances() -> Report:
    return outlet(
        Saying(("Ukraine’s health minister",), objects=[("ambulance", "hit")], stance="accuses", actors=BLAME),
        setting=Setting("small_arms", ("Zaporizhzhia", "region", "province"), day=date(2022, 2, 25), composite=True),
        salt="I4",
    )


def hospital() -> Report:
    return outlet(
        Saying(("Ukraine’s health minister",), objects=[("hospital", "hit")], actors=BLAME),
        setting=Setting("small_arms", ("Chernihiv", "site", "settlement"), day=date(2022, 2, 25)),
        salt="I5",
    )


def hospital_others() -> tuple[Report, ...]:
    there = Setting("shelling", ("Chernihiv", "site", "settlement"), day=date(2022, 2, 25))
    chief = Saying(
        ("the chief doctor",),
        [Toll("killed", "person", 0), Toll("injured", "person", 0)],
        [("hospital", "near"), ("hospital", "damaged")],
        words="There was fighting on the road",
    )
    return (report("Suspilne", chief, setting=there),)


def alone() -> tuple[Assessment, ...]:
    reports = [vuhledar(), chuhuiv(), uman(), ambulances(), hospital()]
    return assess_all(
        [Incident(f"i{number}", (one.account.id,)) for number, one in enumerate(reports, 1)],
        accounts=[one.account for one in reports],
        claims=[claim for one in reports for claim in one.claims],
        documents=[one.document for one in reports],
        copies=(),
        decisions=(),
        rulebook=law.load(),
    )


# --- from the article alone


def test_vuhledar_is_weak_and_fair_only_if_the_confirmation_covers_the_harm() -> None:
    found = assessed(vuhledar())
    assert (found.roots_min, found.roots_max) == (1, 2)
    assert found.roots == ("Amnesty International",)
    assert (found.grade.value, found.grade.at_most) == ("weak", "fair")
    assert found.grade.at_most_reason == "if the confirmation by Ukraine’s interior ministry covers the harm"
    assert range_of(found) == (4, 4, 4)
    assert range_of(found, "injured") == (10, 10, 10)
    killed = found.toll_of("killed")
    assert killed and "single_root" in killed.flags and not killed.open_ended


def test_six_health_workers_are_a_role_among_the_injured_and_not_added() -> None:
    lines = {(line.outcome, line.kind): line for line in assessed(vuhledar()).victims}
    staff = lines["injured", "health_worker"]
    assert (staff.low, staff.high, staff.overlay) == (6, 6, True)
    assert (lines["killed", "woman"].low, lines["killed", "man"].high) == (2, 2)


def test_vuhledar_raises_the_questions_of_the_worked_example() -> None:
    found = assessed(vuhledar())
    assert {"L03", "L08", "L10", "L18"} <= raised(found).keys()
    assert "L19" not in raised(found), "a carrier that may also be unitary is no cluster munition"
    assert {"weapon_shared_by_both_sides", "general_denial"} <= set(found.flags)
    assert found.title == "Missile strike, Vuhledar, 24 February 2022"
    for result in found.indicators:
        assert any("Russia’s defence ministry" in row.text for row in result.speaks_against), result.id


def test_hospital_only_near_leaves_the_hit_unknown() -> None:
    medical = next(result for result in assessed(vuhledar()).indicators if result.id == "L08")
    states = {element.id: element.state for element in medical.elements}
    assert states == {"L08-E1": "claimed", "L08-E2": "unknown", "L08-E3": "unknown", "L08-E4": "human_only"}


def test_chuhuiv_air_base_speaks_against_and_removes_no_question() -> None:
    found = assessed(chuhuiv())
    assert range_of(found) == (1, 1, 1) and range_of(found, "injured") == (2, 2, 2)
    assert found.grade.value == "weak" and (found.roots_min, found.roots_max) == (1, 1)
    assert {"L02", "L03", "L04", "L05", "L18"} <= raised(found).keys() and "L01" not in raised(found)
    for result in found.indicators:
        if result.id in ("L02", "L03", "L18"):
            assert any("a military object was the intended target" in row.text for row in result.speaks_against)


def test_uman_is_weak_with_a_restaurant_damaged() -> None:
    found = assessed(uman())
    assert range_of(found) == (1, 1, 1) and found.toll_of("injured") is None
    assert found.grade.value == "weak" and "L02" in raised(found)


def test_ambulances_and_hospital_have_no_toll_and_a_grade_for_the_objects_only() -> None:
    for found, indicator in ((assessed(ambulances()), "L09"), (assessed(hospital()), "L08")):
        assert found.tolls == ()
        assert (found.grade.value, found.grade.object_grade) == ("unassessed", "weak")
        assert indicator in raised(found) and found.strike_status == "single_source"
    assert "composite" in assessed(ambulances()).flags


def test_sums_are_what_the_careful_organisation_published() -> None:
    total = sums(alone())
    assert (total.killed_low, total.injured_low) == (6, 12)
    assert (total.killed_unknown, total.injured_unknown) == (2, 3)


def five() -> tuple[list[Report], list[Incident]]:
    """The five reports as accounts of one article, with an incident for each."""
    reports = [vuhledar(), chuhuiv(), uman(), ambulances(), hospital()]
    return reports, [Incident(f"i{number}", (one.account.id,)) for number, one in enumerate(reports, 1)]


def beside(*totals: Total) -> tuple[LedgerLine, ...]:
    """The ledger lines of totals that the article states, in the order given."""
    reports, incidents = five()
    accounts = [replace(one.account, document=totals[0].document) for one in reports]
    documents = [one.document for one in reports]
    found = ledger(totals, incidents=incidents, assessments=alone(), accounts=accounts, documents=documents)
    return tuple(sorted(found, key=lambda line: -(line.killed_low or 0)))


def of_the_article(killed: Count, injured: Count | None, who: str, scope: str, at: int) -> Total:
    document = vuhledar().document
    speakers = (Speaker("The Independent"), Speaker(who))
    return Total(document.id, killed, injured, "civilian", scope, speakers, Quote.of(document, at, at + 5))


def test_fifty_seven_of_a_country_leave_fifty_one_that_no_incident_holds() -> None:
    (line,) = beside(of_the_article(Count(57, None), None, "UK government", "Ukraine", 0))
    assert (line.killed_low, line.killed_in_incidents, line.killed_not_located) == (57, 6, 51)
    assert line.contradiction is None and line.open_ended and line.population == "civilian"


def test_figures_of_the_organisation_are_what_the_incidents_add_up_to() -> None:
    (line,) = beside(of_the_article(Count(6, None), Count(12, None), "Amnesty International", "three attacks", 6))
    assert (line.killed_in_incidents, line.injured_in_incidents) == (6, 12)
    assert (line.killed_not_located, line.injured_not_located) == (0, 0)
    assert line.contradiction is None


def test_one_figure_for_civilians_and_for_everybody_is_told_as_a_contradiction() -> None:
    stated = of_the_article(Count(57, None), None, "UK government", "Ukraine", 0)
    upstream = replace(
        of_the_article(Count(57, 57), Count(169, 169), "Ukraine’s health minister", "Ukraine", 6), population="mixed"
    )
    lines = beside(stated, upstream)
    assert all(line.contradiction and "civilians and military together" in line.contradiction for line in lines)


def test_sums_with_all_reports_are_those_of_the_worked_example() -> None:
    found = [
        assessed(vuhledar(), *vuhledar_others()),
        assessed(chuhuiv(), *chuhuiv_others()),
        assessed(uman(), *uman_others()),
        assessed(hospital(), *hospital_others()),
    ]
    total = sums(found)
    assert (total.killed_low, total.killed_high) == (6, 7)
    assert (total.injured_low, total.injured_high) == (12, 34)
    assert sum(toll.best or 0 for one in found if (toll := one.toll_of("killed"))) == 7
    assert sum(toll.best or 0 for one in found if (toll := one.toll_of("injured"))) == 27


# --- with the other reports


def test_vuhledar_with_others_is_fair_on_two_roots_at_least() -> None:
    found = assessed(vuhledar(), *vuhledar_others())
    assert found.grade.value == "fair"
    assert (found.roots_min, found.roots_max) == (2, 5), "officials may have their figures from the hospital"
    assert range_of(found) == (4, 4, 4) and range_of(found, "injured") == (10, 10, 10)
    states = raised(found)
    assert states["L03"] == states["L18"] == states["L19"] == "corroborated"
    assert states["L08"] == states["L09"] == states["L10"] == "raised"
    cluster = next(result for result in found.indicators if result.id == "L19")
    notes = [row.treaty_note or "" for row in cluster.citations]
    assert any("Russia" in note and "Ukraine" in note for note in notes), "the treaty binds neither, and that is told"
    assert {row.field for row in found.contradictions} >= {"hospital"}
    assert "weapon" not in {row.kind for row in found.contradictions}, "a more exact name is no conflict"


def test_chuhuiv_with_others_counts_the_man_and_the_boy() -> None:
    found = assessed(chuhuiv(), *chuhuiv_others())
    assert range_of(found) == (1, 2, 2)
    assert range_of(found, "injured") == (2, 12, 19)
    assert found.grade.value == "fair"
    killed = found.toll_of("killed")
    assert killed and "C5" in killed.rules and "derived" in killed.flags


def test_uman_with_others_gives_injured_that_one_root_alone_reports() -> None:
    found = assessed(uman(), *uman_others())
    assert range_of(found) == (1, 1, 1) and range_of(found, "injured") == (0, 5, 5)
    assert found.grade.value == "fair" and {"L02", "L03"} <= raised(found).keys()


def test_hospital_with_the_chief_doctor_has_a_stated_zero() -> None:
    found = assessed(hospital(), *hospital_others())
    assert range_of(found) == (0, 0, 0) and range_of(found, "injured") == (0, 0, 0)
    assert (found.grade.value, found.grade.object_grade, found.grade.object_at_most) == ("unassessed", "weak", "fair")
    medical = next(result for result in found.indicators if result.id == "L08")
    assert any("there was fighting nearby" in row.text for row in medical.speaks_against)
    assert next(e for e in medical.elements if e.id == "L08-E2").state == "contradicted"
