"""What was known on a day."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from tests.case.case_aids import NOW, new_case

from solferino.case import Case
from solferino.model.assessment import Assessment

EARLY = (
    "date: 2022-02-25\nsource: AP\n\nA missile strike near a clinic in Uman, Ukraine, killed four civilians and "
    "wounded 10 at around 10.30am on Thursday, the governor said.\n"
)
LATE = (
    "date: 2022-03-02\nsource: AFP\n\nA missile strike near a clinic in Uman, Ukraine, on 24 February killed six "
    "civilians and wounded nine, Human Rights Watch said on Wednesday.\n"
)
UNDATED = "source: Reuters\n\nShelling on 24 February 2022 killed two civilians in Kherson, Ukraine, doctors said.\n"


def case_of(folder: Path, **texts: str) -> Case:
    case = new_case(folder)
    (folder / "in").mkdir()
    for name, text in texts.items():
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
        case.add([str(folder / "in" / f"{name}.txt")])
    return case


def killed(found: Assessment) -> tuple[Any, ...]:
    toll = found.toll_of("killed")
    assert toll is not None
    return toll.low, toll.high


def test_only_what_was_published_by_then_counts(tmp_path: Path) -> None:
    case = case_of(tmp_path, early=EARLY, late=LATE)
    today = case.show()
    assert killed(today.assessments[0]) == (4, 6)
    then = case.show(known_on=date(2022, 3, 1))
    assert [document.name for document in then.documents] == ["early.txt"]
    assert killed(then.assessments[0]) == (4, 4)
    assert then.assessments[0].roots_max == 1 and then.sums.killed_low == 4
    assert then.left_out and "1 of 2 documents" in then.left_out[0]
    assert case.show(known_on=date(2022, 2, 24)).incidents == ()


def test_the_day_itself_is_included_and_later_days_give_the_whole_register(tmp_path: Path) -> None:
    case = case_of(tmp_path, early=EARLY, late=LATE)
    whole = case.show()
    for day in (date(2022, 3, 2), date(2030, 1, 1)):
        then = case.show(known_on=day)
        assert then.assessments == whole.assessments and then.incidents == whole.incidents
        assert (then.ledger, then.sums, then.copies) == (whole.ledger, whole.sums, whole.copies)


def test_text_without_a_date_is_known_from_the_day_it_was_received(tmp_path: Path) -> None:
    case = case_of(tmp_path, undated=UNDATED)
    assert case.show(known_on=date(2025, 12, 31)).documents == ()
    assert len(case.show(known_on=NOW.date()).documents) == 1


def test_old_figures_stay_as_they_were_when_a_new_report_comes(tmp_path: Path) -> None:
    case = case_of(tmp_path, early=EARLY)
    before = case.show(known_on=date(2022, 3, 1)).assessments
    (tmp_path / "in" / "late.txt").write_text(LATE, encoding="utf-8")
    case.add([str(tmp_path / "in" / "late.txt")])
    assert case.show(known_on=date(2022, 3, 1)).assessments == before


def test_decision_about_a_report_that_was_not_there_yet_falls_away(tmp_path: Path) -> None:
    case = case_of(tmp_path, early=EARLY, late=LATE)
    register = json.loads(case.export("json"))
    accounts = {a["document"]: a["id"] for a in register["accounts"]}
    late = next(d["id"] for d in register["documents"] if d["name"] == "late.txt")
    case.decide("reject", [accounts[late]], "misread")
    assert case.show(known_on=date(2022, 3, 1)).decisions == ()
    assert len(case.show(known_on=date(2022, 3, 3)).decisions) == 1
    assert case.show(known_on=date(2022, 3, 3)).assessments == case.show().assessments
