"""The founding article, read from the shared data beside the repository; it is never part of the repository."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from solferino import read
from solferino.extract import accounts
from solferino.model.claim import Account, Claim, Reading
from solferino.model.document import Document
from solferino.model.exhibit import Exhibit
from solferino.vocab.vocabulary import load

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def article(shared: Path) -> Document:
    data = (shared / "reports" / "docs" / "d000.txt").read_bytes()
    exhibit = Exhibit(
        hashlib.sha256(data).hexdigest(), len(data), "", datetime(2026, 1, 1, tzinfo=UTC), "/in", "d000.txt"
    )
    return read.document(exhibit, data)


@pytest.fixture(scope="module")
def reading(article: Document) -> Reading:
    return accounts(article, load())


def at(reading: Reading, site: str) -> Account:
    (found,) = [a for a in reading.accounts if site in [p.value.name for p in a.places if p.value.role == "site"]]
    return found


def claims_of(reading: Reading, account: Account) -> list[Claim]:
    return [claim for claim in reading.claims if claim.id in account.claims]


@pytest.mark.parametrize(("site", "clock"), [("Vuhledar", "10:30"), ("Chuhuiv", "08:00"), ("Uman", "07:00")])
def test_three_strikes_are_dated_in_local_time(reading: Reading, site: str, clock: str) -> None:
    account = at(reading, site)
    assert account.when is not None
    when = account.when.value
    assert (when.date_start, when.date_end, when.time_local) == (date(2022, 2, 24), date(2022, 2, 24), clock)
    assert when.approximate
    assert when.earliest is not None and str(when.earliest.tzinfo) == "Europe/Kyiv"


@pytest.mark.parametrize(("site", "killed", "injured"), [("Vuhledar", 4, 10), ("Chuhuiv", 1, 2), ("Uman", 1, None)])
def test_tolls_are_those_of_the_text(reading: Reading, site: str, killed: int, injured: int | None) -> None:
    account = at(reading, site)
    dead, hurt = account.count_of("killed"), account.count_of("injured")
    assert dead is not None and (dead.low, dead.high) == (killed, killed)
    assert (hurt and hurt.low) == injured


def test_breakdowns_are_parts_and_hedges_stay_with_them(reading: Reading) -> None:
    lines = at(reading, "Vuhledar").tolls
    assert [(t.value.kind, t.value.count.low if t.value.count else None, t.value.part_of) for t in lines] == [
        ("civilian", 4, None),
        ("person", 10, None),
        ("woman", 2, 0),
        ("man", 2, 0),
        ("health_worker", 6, 1),
    ]
    assert [bool(t.hedges) for t in lines] == [False, False, True, True, False]
    assert lines[2].hedges[0].quote.text == "reportedly"
    assert lines[4].value.overlay


def test_objects_and_weapons_belong_to_their_strike(reading: Reading) -> None:
    vuhledar, chuhuiv, uman = at(reading, "Vuhledar"), at(reading, "Chuhuiv"), at(reading, "Uman")
    assert [(o.value.kind, o.value.relation) for o in vuhledar.objects] == [("hospital", "near")]
    assert [(w.value.id, w.value.as_written) for w in vuhledar.weapons] == [("9m79", "9M79 Tochka ballistic missile")]
    assert ("apartment_block", "hit") in [(o.value.kind, o.value.relation) for o in chuhuiv.objects]
    assert [w.value.kind for w in chuhuiv.weapons] == ["missile or rocket"]
    assert [(o.value.kind, o.value.relation) for o in uman.objects] == [("restaurant", "damaged")]
    assert uman.weapons == ()


def test_likely_target_is_kept_with_its_hedge(reading: Reading) -> None:
    (target,) = [o for o in at(reading, "Chuhuiv").objects if o.value.relation == "intended"]
    assert target.value.as_written == "Chuhuiv Air Base"
    assert [h.factuality for h in target.hedges] == ["probable"]


def test_confirmation_belongs_to_vuhledar_only(reading: Reading) -> None:
    (confirmation,) = [c for c in reading.claims if c.stance == "confirms"]
    vuhledar = at(reading, "Vuhledar")
    assert confirmation.id in vuhledar.claims
    assert [a for a in reading.accounts if confirmation.id in a.claims] == [vuhledar]
    assert set(confirmation.about) <= set(vuhledar.claims)
    assert "interior ministry" in confirmation.root.name


def test_two_more_accusations_are_accounts_without_figures(reading: Reading) -> None:
    others = [a for a in reading.accounts if a.id not in {at(reading, s).id for s in ("Vuhledar", "Chuhuiv", "Uman")}]
    assert [[o.value.kind for o in a.objects] for a in others] == [["ambulance"], ["hospital"]]
    assert all(a.reported == () and a.tolls == () for a in others)
    assert [p.value.name for p in others[0].places] == ["Zaporizhzhya", "Chernihiv"]
    assert [p.value.role for p in others[0].places] == ["region", "region"]


def test_denial_is_kept_as_a_statement_on_the_whole(reading: Reading) -> None:
    (denial,) = [c for c in reading.claims if c.stance == "denies"]
    assert denial.scope == "general"
    assert denial.factuality == "denied"
    assert "defence ministry" in denial.root.name
    assert denial.about


def test_country_figure_is_a_total_of_the_government(reading: Reading) -> None:
    (total,) = reading.totals
    assert total.killed is not None and (total.killed.low, total.killed.open_ended) == (57, True)
    assert total.population == "civilian"
    assert total.speakers[-1].name == "UK government"
    assert all((count := a.count_of("killed")) is None or count.low != 57 for a in reading.accounts)


def test_every_quote_stands_in_the_article(article: Document, reading: Reading) -> None:
    for claim in reading.claims:
        claim.quote.check(article)
