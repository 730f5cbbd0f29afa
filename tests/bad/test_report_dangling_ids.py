"""A dossier whose parts name ids that are not in it: it is still shown, and says what is missing."""

from dataclasses import replace

from tests.report.cases import dossier
from tests.report.pages import Page

from solferino import report
from solferino.model.circumstance import Place


def test_missing_claims_documents_and_accounts_do_not_break_the_page() -> None:
    row = dossier()
    account = replace(row.accounts[0], claims=("gone",), document="f" * 64)
    incident = replace(row.incidents[0], accounts=("a1", "gone"))
    changed = replace(row, accounts=(account, *row.accounts[1:]), incidents=(incident, row.incidents[1]))
    for view in ("restricted", "partner", "public"):
        page = Page(report.write(replace(changed, view=view), "html"))
        assert {link[1:] for link in page.links} - set(page.ids) == set()
    assert "document not listed" in Page(report.write(changed, "html")).prose()


def test_quote_outside_its_text_is_not_highlighted() -> None:
    row = dossier()
    beyond = replace(row.claims[0], quote=replace(row.claims[0].quote, start=10**6, end=10**6 + 5))
    page = Page(report.write(replace(row, claims=(beyond, *row.claims[1:])), "html"))
    assert "w1-1000000-1000005" not in page.ids
    assert {link[1:] for link in page.links} - set(page.ids) == set()


def test_place_at_the_pole_or_the_date_line_still_gives_a_map() -> None:
    row = dossier()
    for lat, lon in ((89.9, 0.0), (-89.9, 179.99), (0.0, -180.0)):
        spot = Place("Edge", "site", None, None, lat, lon, 20_000_000)
        places = (replace(row.accounts[0].places[0], value=spot),)
        changed = replace(row, accounts=(replace(row.accounts[0], places=places), *row.accounts[2:]))
        assert b'<figure class="map">' in report.write(changed, "html")
