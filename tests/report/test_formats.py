"""The other formats and the list of formats."""

import csv
import io
import json
from dataclasses import replace

import pytest
from tests.report.cases import dossier

from solferino import report
from solferino.errors import UnknownFormat
from solferino.model.dossier import Dossier


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_formats_are_the_page_and_every_export() -> None:
    assert report.FORMATS[0] == "html"
    assert {"csv", "geojson"} <= set(report.FORMATS)


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match="html, .*csv, geojson"):
        report.write(dossier(), "docx")


@pytest.mark.parametrize("format", ["csv", "geojson"])
@pytest.mark.parametrize("view", ["restricted", "partner", "public"])
def test_same_dossier_gives_the_same_bytes(format: str, view: str) -> None:
    assert report.write(dossier(view), format) == report.write(dossier(view), format)


def test_an_export_never_gets_more_than_its_view(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[Dossier] = []

    def write(row: Dossier) -> bytes:
        got.append(row)
        return b""

    monkeypatch.setattr("solferino.report.exports.csv.write", write)
    assert report.write(dossier("public"), "csv") == b""
    assert got[0].exhibits == () and not any(document.text for document in got[0].documents)


def test_csv_has_one_row_for_each_incident_with_ranges() -> None:
    first, second = rows(report.write(dossier(), "csv"))
    assert (first["id"], second["id"]) == ("i-yemen", "i-ukraine")
    assert (second["killed_low"], second["killed_high"], second["killed_open_ended"]) == ("3", "4", "yes")
    assert second["indicators"] == "L08:raised"
    assert (first["place"], first["place_role"], first["radius_m"]) == ("Al Tuhayta", "near", "6000")


def test_csv_leaves_unknown_empty_and_zero_zero() -> None:
    row = dossier()
    bare = replace(row.assessments[0], tolls=())
    yemen, ukraine = rows(report.write(replace(row, assessments=(bare, row.assessments[1])), "csv"))
    assert (ukraine["killed_low"], ukraine["killed_open_ended"]) == ("", "")
    assert yemen["killed_high"] == "0"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_csv_never_starts_a_text_with_a_formula(start: str) -> None:
    row = dossier()
    hostile = replace(row.assessments[0], title=f"{start}HYPERLINK(1)\nnext line")
    _, ukraine = rows(report.write(replace(row, assessments=(hostile, row.assessments[1])), "csv"))
    assert ukraine["title"] == f"'{start}HYPERLINK(1) next line"


def test_geojson_has_points_with_radius_and_null_for_unknown_places() -> None:
    row = dossier()
    nowhere = tuple(replace(account, places=()) for account in row.accounts[:2])
    found = json.loads(report.write(replace(row, accounts=(*nowhere, *row.accounts[2:])), "geojson"))
    yemen, ukraine = found["features"]
    assert yemen["geometry"] == {"type": "Point", "coordinates": [43.2, 14.2]}
    assert yemen["properties"]["radius_m"] == 10_000
    assert ukraine["geometry"] is None
    assert ukraine["properties"]["killed"] == {
        "low": 3,
        "best": 4,
        "high": 4,
        "open_ended": True,
        "hedged": False,
    }


def test_hedge_of_a_figure_and_of_a_line_of_victims_is_in_every_export() -> None:
    row = dossier()
    first = row.assessments[0]
    tolls = tuple(replace(toll, hedged=True) for toll in first.tolls)
    victims = tuple(replace(line, hedged=line.kind == "man") for line in first.victims)
    changed = replace(row, assessments=(replace(first, tolls=tolls, victims=victims), row.assessments[1]))
    table = rows(report.write(changed, "csv"))[1]
    assert (table["killed_hedged"], table["injured_hedged"]) == ("yes", "yes")
    assert json.loads(report.write(changed, "geojson"))["features"][1]["properties"]["killed"]["hedged"] is True
    incidents = {one["id"]: one for one in json.loads(report.write(changed, "json"))["incidents"]}
    assert incidents["i-ukraine"]["toll"]["killed"]["hedged"] is True
    assert {line["kind"] for line in incidents["i-ukraine"]["victims"] if line["hedged"]} == {"man"}
