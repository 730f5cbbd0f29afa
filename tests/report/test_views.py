"""What leaves in each view."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from math import cos, radians, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.canaries import planted, seen, strings
from tests.report.case_texts import CLINIC, HULIAIPOLE
from tests.report.cases import dossier

from solferino import report
from solferino.model.circumstance import NamedVictim, Place, TollLine
from solferino.model.document import Anchored
from solferino.model.dossier import Dossier
from solferino.model.incident import Change, CopyPair, Link, Reason
from solferino.report.draw.frame import METRES_PER_DEGREE
from solferino.report.views import offices, project
from solferino.report.views.places import published

# The publication list: a free text leaves the public view only if its field stands here.
PUBLIC_FIELDS = {
    "Dossier.title",
    "Dossier.made_by",
    "Document.url",  # of reports that anyone can find
    "Source.name",  # of publishers with an office
    "Speaker.name",  # of offices in such reports
    "Place.name",  # of towns and regions the gazetteer knows
    "IndicatorResult.title",
    "IndicatorResult.missing",
    "IndicatorResult.caveats",
    "Element.text",
    "Citation.citation",
    "Citation.title",
    "Citation.statement",
    "Citation.source",
    "Citation.treaty_note",
}


@pytest.fixture(scope="module")
def public() -> Dossier:
    return project(planted(dossier("public")))


@pytest.mark.parametrize("format", report.FORMATS)
def test_public_view_holds_no_text_outside_the_publication_list(format: str) -> None:
    page = report.write(planted(dossier("public")), format).decode()
    assert seen(page) - PUBLIC_FIELDS == set()
    assert "Source.name" in seen(page) or format == "geojson"


def test_public_projection_itself_holds_no_text_outside_the_publication_list(public: Dossier) -> None:
    found = seen("\n".join(strings(public)))
    assert found - PUBLIC_FIELDS == set()
    assert found >= {"Dossier.title", "Speaker.name", "Place.name", "Element.text"}


def test_restricted_view_shows_what_the_public_view_keeps_back() -> None:
    page = report.write(planted(dossier()), "html").decode()
    kept_back = {"Decision.reason", "Exhibit.received_from", "Statement.text", "Position.value", "Reason.detail"}
    assert kept_back <= seen(page)


def test_planting_reaches_private_speakers_and_documents() -> None:
    found = seen("\n".join(strings(planted(dossier()))))
    assert {"Quote.text", "Document.text", "Speaker.name", "Assessment.title", "CustodyEvent.by"} <= found


def test_public_view_names_no_person_without_an_office(public: Dossier) -> None:
    names = {speaker.name for claim in public.claims for speaker in claim.speakers if speaker.named}
    assert names
    assert not any("resident" in name for name in names)
    page = report.write(dossier("public"), "html").decode()
    assert "a resident" not in page
    assert "Frontline Rights Monitor" in page


def test_publisher_without_a_public_address_is_not_named() -> None:
    page = report.write(dossier("public"), "html").decode()
    assert "Morning Bulletin" not in page


def test_organisation_without_a_row_is_not_named_from_a_report_that_is_not_public() -> None:
    shown = [claim for claim in project(dossier("public")).claims if claim.document == "document-4"]
    assert [[speaker.named for speaker in claim.speakers] for claim in shown] == [[False, False]]


@pytest.mark.parametrize(
    "name", ["Ukraine’s interior ministry", "Russia’s defence ministry", "Amnesty", "the French army", "UK government"]
)
def test_offices_and_organisations_stay_whatever_the_report(name: str) -> None:
    assert offices.is_office(name)
    row = dossier("public")
    hidden = row.claims[-1]
    claim = replace(hidden, speakers=(hidden.speakers[0], replace(hidden.speakers[1], name=name, kind=None)))
    shown = project(replace(row, claims=(*row.claims[:-1], claim))).claims[-1]
    assert shown.speakers[1].name == name and shown.speakers[1].named


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("Jane Example", None, "name not published"),
        ("Jane Example", "local official", "local official (name not published)"),
        ("Governor Jane Example", None, "local official (name not published)"),
        ("Nurse Jane Example", None, "medical staff (name not published)"),
        ("Paris Example", None, "name not published"),
        ("Unknown Village Committee", None, "name not published"),
        ("the army’s Jane Example", "eyewitness", "eyewitness (name not published)"),
    ],
)
def test_who_is_not_known_by_a_row_stays_unnamed_with_the_kind_at_most(name: str, kind: str | None, shown: str) -> None:
    assert not offices.is_office(name)
    assert offices.shown(name, kind) == shown
    assert offices.shown(shown, kind) == shown


def test_partner_view_keeps_back_rare_words_and_departures_of_copies() -> None:
    """Both may be names of persons."""
    whole = dossier()
    quote = whole.accounts[0].anchor
    link = Link(
        whole.accounts[0].id, whole.accounts[-1].id,
        (
            Reason("words_most", 0.9, "Zebedyah, Quorra"),
            Reason("same_victim", 1.2, "Zebedyah Quorra / Zebedya Kwora"),
            Reason("same_day", 2.0, "2022-02-24"),
        ),
        "proposed",
    )  # fmt: skip
    pair = CopyPair(whole.documents[0].id, whole.documents[-1].id, 0.9, (Change(quote, None),))
    incident = replace(whole.incidents[0], links=(link,))
    victim = Anchored(NamedVictim("Zebedyah Quorra", "killed", 40), (quote,), "test")
    whole = replace(whole, accounts=(replace(whole.accounts[0], named_victims=(victim,)), *whole.accounts[1:]))
    shown = project(replace(whole, view="partner", incidents=(incident,), copies=(pair,)))
    assert [r.detail for r in shown.incidents[0].links[0].reasons] == ["", "", "2022-02-24"]
    assert not any(account.named_victims for account in shown.accounts)
    assert shown.copies[0].changes is None
    restricted = project(replace(whole, incidents=(incident,), copies=(pair,)))
    assert restricted.accounts[0].named_victims
    assert restricted.incidents[0].links[0].reasons[0].detail == "Zebedyah, Quorra"
    assert restricted.copies[0].changes


def test_public_view_holds_no_hash_of_a_file() -> None:
    page = report.write(dossier("public"), "html").decode()
    assert not any(exhibit.id in page for exhibit in dossier().exhibits)


def test_place_of_a_clinic_is_published_as_a_region_only() -> None:
    shown = project(dossier("public"))
    places = [row.value for account in shown.accounts[:2] for row in account.places]
    assert {place.role for place in places} == {"region"}
    assert not any("clinic" in place.name or "Huliaipole" in place.name for place in places)
    assert all(place.radius_m and place.radius_m >= 50_000 for place in places)
    assert all(place.lat_deg != CLINIC.lat_deg and place.lat_deg != HULIAIPOLE.lat_deg for place in places)
    page = report.write(dossier("public"), "html").decode()
    assert "Huliaipole" not in page


def test_victims_of_an_attack_on_health_care_are_not_split_in_public() -> None:
    shown = {row.incident: row for row in project(dossier("public")).assessments}
    assert shown["i-ukraine"].victims == ()
    assert [line.kind for line in shown["i-yemen"].victims] == ["child"]


def test_distance_to_an_objective_stays_in_the_restricted_view() -> None:
    assert "about 400 m from the clinic" in report.write(dossier(), "html").decode()
    partner = report.write(dossier("partner"), "html").decode()
    assert "An army checkpoint is reported [distance kept in the restricted view] from the clinic." in partner
    assert "checkpoint" not in report.write(dossier("public"), "html").decode()


def test_unchecked_rules_are_marked_in_restricted_and_dropped_in_public() -> None:
    assert "unchecked: not compared with the text" in report.write(dossier(), "html").decode()
    page = report.write(dossier("public"), "html").decode()
    assert "unchecked:" not in page
    assert "Additional Protocol I, article 12" not in page
    assert "Rule 28" in page


def test_partner_view_masks_persons_and_custody() -> None:
    shown = project(dossier("partner"))
    chains = [speaker for claim in shown.claims for speaker in claim.speakers]
    assert not any(speaker.name == "reviewer A" for speaker in chains)
    assert {event.by for event in shown.custody} == {""}
    assert {exhibit.received_from for exhibit in shown.exhibits} == {""}
    assert "reviewer A" not in report.write(dossier("partner"), "html").decode()


def test_partner_view_masks_a_private_name_wherever_the_machine_repeats_it() -> None:
    row = dossier("partner")
    person = replace(row.claims[0].speakers[1], name="Witness Q", named=True)
    claim = replace(row.claims[0], speakers=(row.claims[0].speakers[0], person))
    first = replace(row.assessments[0], roots=("Witness Q, to the monitor", "Witness Quite Other"))
    shown = project(replace(row, claims=(claim, *row.claims[1:]), assessments=(first, row.assessments[1])))
    assert shown.assessments[0].roots == ("name not published, to the monitor", "Witness Quite Other")
    assert shown.claims[0].speakers[1].name == "name not published"
    assert shown.claims[0].speakers[0].name == "Frontline Rights Monitor"


def test_partner_view_prints_passages_around_cited_words_only() -> None:
    row = dossier("partner")
    first = replace(row.documents[0], text=row.documents[0].text + "x" * 5000 + "tail end")
    page = report.write(replace(row, documents=(first, *row.documents[1:])), "html").decode()
    assert "tail end" not in page
    assert "Printed in part" in page


@pytest.mark.parametrize("view", ["restricted", "partner", "public"])
def test_projecting_twice_changes_nothing(view: str) -> None:
    once = project(dossier(view))
    assert project(once) == once


def test_restricted_view_is_the_whole_dossier() -> None:
    assert project(dossier()) == dossier()


def test_incidents_of_the_last_days_are_not_public_yet() -> None:
    row = replace(dossier("public"), made_at=datetime(2022, 3, 20, tzinfo=UTC))
    shown = project(row)
    assert [incident.id for incident in shown.incidents] == ["i-yemen"]
    assert shown.left_out and "last 30 days" in shown.left_out[0]
    assert (shown.sums.killed_low, shown.sums.injured_high, shown.sums.incidents) == (0, 3, 1)
    assert shown.ledger[0].incidents == ()
    assert shown.ledger[0].killed_in_incidents == 0
    assert not any("Huliaipole" in text or "Zaporizhzhia" in text for text in strings(shown))
    assert len(project(replace(row, view="partner")).incidents) == 2


def test_sexual_violence_is_in_no_view_but_the_restricted_one() -> None:
    row = dossier("partner")
    account = row.accounts[2]
    assert account.event_type
    hidden = replace(
        account,
        event_type=replace(account.event_type, value="sexual_violence"),
        tolls=(replace(account.tolls[0], value=TollLine("sexual_violence", "woman")),),
    )
    changed = replace(row, accounts=(*row.accounts[:2], hidden, row.accounts[3]))
    for view in ("partner", "public"):
        shown = project(replace(changed, view=view))
        assert [incident.id for incident in shown.incidents] == ["i-ukraine"]
        assert "sexual" not in report.write(replace(changed, view=view), "html").decode().lower()
        assert any("left out" in sentence for sentence in shown.left_out)


@given(
    lat=st.floats(-80, 80),
    lon=st.floats(-179, 179),
    radius=st.integers(1, 200_000),
    sensitive=st.booleans(),
    gazetteer=st.sampled_from([None, "geonames:1"]),
)
def test_published_circle_holds_the_exact_one(
    lat: float, lon: float, radius: int, sensitive: bool, gazetteer: str | None
) -> None:
    exact = Place("X", "site", "UA", gazetteer, lat, lon, radius, None, "Province")
    shown = published(exact, sensitive=sensitive)
    assert shown.lat_deg is not None and shown.lon_deg is not None and shown.radius_m is not None
    north = (shown.lat_deg - lat) * METRES_PER_DEGREE
    east = (shown.lon_deg - lon) * METRES_PER_DEGREE * cos(radians(lat))
    assert sqrt(north**2 + east**2) + radius <= shown.radius_m + 1
    assert shown.radius_m >= (50_000 if sensitive or gazetteer is None else 10_000)
    assert published(shown, sensitive=sensitive) == shown


def test_geojson_gives_published_points_even_in_the_restricted_view() -> None:
    features = json.loads(report.write(dossier(), "geojson"))["features"]
    clinic = next(row for row in features if row["id"] == "i-ukraine")
    assert clinic["geometry"]["coordinates"] == [36.5, 47.5]
    assert clinic["properties"]["radius_m"] >= 50_000
    assert "Huliaipole" not in json.dumps(features)


@pytest.mark.parametrize("kind", ["settlement", "facility", "region"])
def test_a_place_of_the_case_leaves_without_its_name(kind: str) -> None:
    own = Place("Safe house", "site", "UA", "own:safe_house:UA:48.5000,37.9000", 48.5, 37.9, 500, kind)
    shown = published(own, sensitive=False)
    assert shown.name != "Safe house"
    assert shown.radius_m is not None
    assert shown.radius_m >= 50_000
