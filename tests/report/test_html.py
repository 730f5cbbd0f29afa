"""The dossier as one HTML file."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from tests.report.case_texts import DOCUMENTS
from tests.report.cases import dossier
from tests.report.pages import LOADING, Page

from solferino import report
from solferino.model.assessment import RegisterSums
from solferino.model.circumstance import TimeSpan
from solferino.model.document import Anchored
from solferino.model.dossier import Dossier
from solferino.report.lookup import Lookup

BANNED = ("violated", "guilty", "deliberate", "murder", "proved", "irrefutable", "illegal weapon", "terrorist")


@pytest.fixture(scope="module")
def written() -> bytes:
    return report.write(dossier(), "html")


@pytest.fixture(scope="module")
def page(written: bytes) -> Page:
    return Page(written)


def empty(view: str = "restricted") -> Dossier:
    return replace(
        dossier(view),
        exhibits=(),
        documents=(),
        claims=(),
        accounts=(),
        totals=(),
        incidents=(),
        assessments=(),
        copies=(),
        decisions=(),
        ledger=(),
        sums=RegisterSums(0, 0, 0, 0, False, 0, 0, 0, False),
        custody=(),
        unread=(),
    )


def test_same_dossier_gives_the_same_bytes(written: bytes) -> None:
    assert report.write(dossier(), "html") == written


@pytest.mark.parametrize("view", ["restricted", "partner", "public"])
def test_page_loads_nothing_and_runs_nothing(view: str) -> None:
    page = Page(report.write(dossier(view), "html"))
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "audio", "video", "source"}
    for tag, attributes in page.tags:
        assert not set(attributes) & LOADING, tag
        assert not any(name.startswith("on") or name == "style" for name in attributes), tag
    assert all(link.startswith("#") for link in page.links)


def test_policy_forbids_everything_but_the_one_style_sheet(written: bytes, page: Page) -> None:
    policy = next(row["content"] for _, row in page.tags if row.get("http-equiv") == "Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", written.decode(), re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style.group(1) and "@import" not in style.group(1)


@pytest.mark.parametrize("view", ["restricted", "partner", "public"])
def test_every_link_leads_somewhere_and_every_id_is_one(view: str) -> None:
    page = Page(report.write(dossier(view), "html"))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} - set(page.ids) == set()


def test_every_statement_leads_to_its_highlighted_words_and_back(written: bytes) -> None:
    text = written.decode()
    for claim in dossier().claims:
        number = list(DOCUMENTS.values()).index(next(d for d in DOCUMENTS.values() if d.id == claim.document)) + 1
        anchor = f"w{number}-{claim.quote.start}-{claim.quote.end}"
        assert f'href="#{anchor}"' in text
        assert f'<mark id="{anchor}"' in text
    labels = re.findall(r'<div class="said" id="(s[\dG-]+)"', text)
    assert len(labels) == len(dossier().claims)
    for label in labels:
        assert f'<a class="back" href="#{label}">' in text


def test_text_of_every_document_is_printed_word_for_word(page: Page) -> None:
    assert page.passages == [document.text for document in DOCUMENTS.values()]


def test_sums_ranges_and_sources_are_on_the_front_page(page: Page) -> None:
    text = page.prose()
    front = text[: text.index("How to read this dossier")]
    assert "3–4 or more" in front
    assert "3 killed as a floor" in front
    assert "one independent source" in front
    assert "Fair at most: see there" in front
    assert "within 6 km" in front


def test_unknown_is_said_and_never_shown_as_a_sign() -> None:
    row = dossier()
    bare = replace(row.assessments[1], tolls=())
    text = Page(report.write(replace(row, assessments=(row.assessments[0], bare)), "html")).prose()
    assert "Killed not stated not stated not stated" in text
    page = Page(report.write(replace(row, assessments=(row.assessments[0], bare)), "html"))
    cells = [text.strip() for stack, text in page.texts if {"td", "dd"} & set(stack)]
    assert cells and not {"-", "–", "—", "?", "None", "null", "n/a"} & set(cells)


def test_roles_are_told_apart_from_sex_and_age(page: Page) -> None:
    text = page.prose()
    assert "6 of the injured were health workers" in text
    assert "A role, not added to the figures above" in text


def test_total_stands_in_the_ledger_and_not_in_the_sums(page: Page) -> None:
    text = page.prose()
    ledger = text[text.index("Totals beside the incidents") :]
    assert "at least 57" in ledger
    assert "civilians and military together" in ledger
    assert "if both count the same people" in text
    assert "57" not in text[: text.index("Statements about no single incident")].split("Incidents All")[0]


def test_human_decision_is_told_apart_with_its_reason(written: bytes) -> None:
    assert b'<div class="decision">' in written
    assert "Same town, same morning" in written.decode()
    assert "what D1 tells (incident 2) and what D2 tells (incident 2)" in written.decode()


def test_speaker_chain_runs_from_publisher_to_root(written: bytes) -> None:
    assert "— <bdi>Frontline Rights Monitor ← a resident of the town</bdi>, 4 March 2022" in written.decode()


def test_hedge_is_marked_in_the_quotation(written: bytes) -> None:
    assert 'Two men and two women were <mark class="hedge">reportedly</mark> killed' in written.decode()


def test_contradictions_stand_field_by_report(page: Page) -> None:
    text = page.prose()
    assert "killed number 4 (hedged) a resident of the town" in text
    assert "at least 3 the regional governor" in text
    assert "does not say" in text


@pytest.mark.parametrize("view", ["restricted", "partner", "public"])
def test_generated_words_never_say_more_than_a_source(view: str) -> None:
    page = Page(report.write(dossier(view), "html"))
    prose = page.prose().lower()
    assert not [word for word in BANNED if word in prose]
    assert not re.search(r"(?<!could be a )(?<!may be a )(?<!alleged )war crime", prose)


def test_custody_and_exhibits_close_the_dossier(page: Page) -> None:
    text = page.prose()
    for exhibit in dossier().exhibits:
        assert exhibit.id in text
    assert "a picture without a text layer" in text
    assert f"Merkle root {'9f' * 32}" in text
    assert "D4 repeats D3: 93%" in text


def test_order_of_incidents_and_assessments_does_not_matter(written: bytes) -> None:
    row = dossier()
    turned = replace(row, incidents=row.incidents[::-1], assessments=row.assessments[::-1], claims=row.claims[::-1])
    assert report.write(turned, "html") == written


@pytest.mark.parametrize("view", ["restricted", "partner", "public"])
def test_empty_register_gives_a_page_that_says_so(view: str) -> None:
    text = Page(report.write(empty(view), "html")).prose()
    assert "No incident is in this view" in text
    assert "not stated" in text


def test_incident_without_assessment_is_still_shown() -> None:
    text = Page(report.write(replace(dossier(), assessments=()), "html")).prose()
    assert "Shelling, a clinic in Huliaipole, Zaporizh" in text
    assert "Ukraine, 3 March 2022" in text


def test_page_has_language_titles_and_table_captions(page: Page) -> None:
    tags = [tag for tag, _ in page.tags]
    assert ("html", {"lang": "en"}) in page.tags
    assert tags.count("table") == tags.count("caption")
    assert tags.count("h1") == 1
    headers = [row for tag, row in page.tags if tag == "th"]
    assert headers and all("scope" in row for row in headers)


def test_running_footer_names_the_case_and_the_log_root(written: bytes) -> None:
    assert re.search(rb'@bottom-center \{ content: "log\\20 root\\20 9f9f9f9f9f9f9f9f', written)
    assert b"counter(pages)" in written


def test_rule_and_what_is_missing_are_printed_once_for_all_incidents() -> None:
    row = dossier()
    both = tuple(replace(one, indicators=row.assessments[0].indicators) for one in row.assessments)
    text = Page(report.write(replace(row, assessments=both), "html")).prose()
    assert text.count("Medical units must be respected and protected in all circumstances.") == 1
    assert text.count("Whether the unit was hit or lay near the point of impact") == 1
    assert text.count("a medical unit was hit or damaged") == 2


def test_questions_that_are_not_raised_stand_in_one_table(page: Page) -> None:
    text = page.prose()
    table = text[text.index("Questions that are not raised") :]
    assert "L19 Cluster munition any incident" in table
    assert "L06 No effective warning never by the machine" in table
    assert "L08 Medical unit 1" in table  # raised in incident 2 alone


def test_question_kept_in_its_compartment_is_no_row_of_that_table_outside_the_restricted_view() -> None:
    for view in ("partner", "public"):
        assert "Sexual violence" not in Page(report.write(dossier(view), "html")).prose()


def test_denial_is_never_left_out_of_the_attribution() -> None:
    row = dossier()
    denied = replace(row.assessments[0], attribution="contested", flags=("general_denial",))
    text = Page(report.write(replace(row, assessments=(denied, row.assessments[1])), "html")).prose()
    assert "contested: the party that is blamed denies attacks of this kind" in text
    assert "not contested by any source" not in text


def test_incidents_stand_in_order_of_day_and_hour_undated_last() -> None:
    row = dossier()
    when = row.accounts[2].when
    assert when
    early = replace(when, value=replace(when.value, time_local="04:00", precision="minute"))
    late = replace(when, value=replace(when.value, time_local="21:00", precision="minute"))

    def order(*whens: Anchored[TimeSpan] | None) -> list[str]:
        first, second, third = whens
        a = [replace(one, when=first) for one in row.accounts[:2]]
        accounts = (*a, replace(row.accounts[2], when=second), replace(row.accounts[3], when=third))
        return [case.incident.id for case in Lookup(replace(row, accounts=accounts)).cases]

    assert order(late, early, early) == ["i-yemen", "i-ukraine"]
    assert order(early, late, late) == ["i-ukraine", "i-yemen"]
    assert order(None, late, late) == ["i-yemen", "i-ukraine"]


def test_statement_about_two_regions_is_shown_with_both() -> None:
    row = dossier()
    (place,) = row.accounts[2].places
    regions = tuple(
        replace(place, value=replace(place.value, name=name, role="region", kind="province", lat_deg=lat))
        for name, lat in (("North", 15.0), ("South", 13.0))
    )
    accounts = (*row.accounts[:2], replace(row.accounts[2], places=regions), replace(row.accounts[3], places=()))
    changed = replace(row, accounts=accounts)
    assert [place.name for place in Lookup(changed).cases[0].places] == ["North", "South"]
    text = Page(report.write(changed, "html")).prose()
    assert "region of North" in text and "region of South" in text


def test_partner_file_says_itself_what_it_does_not_guarantee() -> None:
    text = Page(report.write(dossier("partner"), "html")).prose()
    assert "It does not guarantee more: quoted words, passages and file names stand as the sources wrote them" in text
