"""The founding article read by the program itself, then assessed; its text stays outside the repository."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from solferino import assess, read
from solferino.extract import accounts
from solferino.model.assessment import Assessment, LedgerLine, RegisterSums
from solferino.model.exhibit import Exhibit
from solferino.model.incident import Incident
from solferino.vocab import law
from solferino.vocab.vocabulary import load

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def register(shared: Path) -> tuple[dict[str, Assessment], tuple[LedgerLine, ...], RegisterSums]:
    """Assessments by the place in their title, the ledger, the sums."""
    data = (shared / "reports" / "docs" / "d000.txt").read_bytes()
    received = datetime(2026, 1, 1, tzinfo=UTC)
    document = read.document(
        Exhibit(hashlib.sha256(data).hexdigest(), len(data), "", received, "/in", "d000.txt"), data
    )
    reading = accounts(document, load())
    incidents = [Incident(f"i{number}", (account.id,)) for number, account in enumerate(reading.accounts)]
    found = assess.assess_all(
        incidents,
        accounts=reading.accounts,
        claims=reading.claims,
        documents=[document],
        copies=(),
        decisions=(),
        rulebook=law.load(),
    )
    lines = assess.ledger(
        reading.totals, incidents=incidents, assessments=found, accounts=reading.accounts, documents=[document]
    )
    return {one.title.split(", ", 1)[1]: one for one in found}, lines, assess.sums(found)


def test_each_strike_has_the_grade_of_the_worked_example(
    register: tuple[dict[str, Assessment], tuple[LedgerLine, ...], RegisterSums],
) -> None:
    found = register[0]
    vuhledar = found["Vuhledar, 24 February 2022"]
    assert (vuhledar.roots_min, vuhledar.roots_max, vuhledar.grade.value, vuhledar.grade.at_most) == (
        1,
        2,
        "weak",
        "fair",
    )
    assert {"L03", "L08", "L10", "L18"} <= {row.id for row in vuhledar.indicators}
    assert {"weapon_shared_by_both_sides", "general_denial"} <= set(vuhledar.flags)
    chuhuiv = next(row for title, row in found.items() if "Chuhuiv" in title)
    assert chuhuiv.grade.value == "weak"
    assert {"L02", "L03", "L05", "L18"} <= {row.id for row in chuhuiv.indicators}
    assert found["Uman, 24 February 2022"].grade.value == "weak"
    assert found["Chernihiv, 25 February 2022"].grade.value == "unassessed"
    assert len(found) == 5


def test_sums_are_those_the_organisation_published(
    register: tuple[dict[str, Assessment], tuple[LedgerLine, ...], RegisterSums],
) -> None:
    sums = register[2]
    assert (sums.killed_low, sums.injured_low, sums.killed_unknown) == (6, 12, 2)


def test_fifty_seven_is_a_total_beside_the_six_and_fifty_one_are_not_located(
    register: tuple[dict[str, Assessment], tuple[LedgerLine, ...], RegisterSums],
) -> None:
    (line,) = register[1]
    assert (line.killed_low, line.population, line.killed_in_incidents) == (57, "civilian", 6)
    assert line.open_ended and line.contradiction is None and line.killed_not_located == 51
