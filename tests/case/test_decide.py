"""What people decide outranks the program, is told apart from it, and survives every rebuild."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.case.case_aids import filled, new_case, reports

from solferino.case import Case
from solferino.errors import RefusedDecision
from solferino.report import write
from solferino.vocab import law

OTHER_TOWN = (
    "date: 2022-02-25\nsource: DPA\n\nSeven civilians were killed when shells hit a market in Kramatorsk, Ukraine, "
    "on Thursday, the police said.\n"
)


def register(case: Case) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(case.export("json"))
    return found


def two_towns(folder: Path) -> Case:
    case = filled(folder)
    (folder / "other.txt").write_text(OTHER_TOWN, encoding="utf-8")
    case.add([str(folder / "other.txt")])
    assert [len(i["accounts"]) for i in register(case)["incidents"]] == [2, 1]
    return case


def dossier_sums(case: Case) -> tuple[int, int]:
    sums = case.show().sums
    return sums.incidents, sums.killed_high


def test_merge_joins_whole_incidents_and_split_parts_them_again(tmp_path: Path) -> None:
    case = two_towns(tmp_path)
    before = register(case)
    uman, kramatorsk = (incident["id"] for incident in before["incidents"])
    case.decide("merge", [uman, kramatorsk], "one salvo")
    (merged,) = register(case)["incidents"]
    assert len(merged["accounts"]) == 3
    assert dossier_sums(case) == (1, 7)
    case.rebuild()
    assert [len(i["accounts"]) for i in register(case)["incidents"]] == [3]
    case.decide("split", [before["incidents"][1]["accounts"][0]], "two towns after all")
    after = register(case)
    assert [i["accounts"] for i in after["incidents"]] == [i["accounts"] for i in before["incidents"]]
    assert [i["toll"] for i in after["incidents"]] == [i["toll"] for i in before["incidents"]]


def test_rejected_incident_stays_visible_and_counts_in_no_sum(tmp_path: Path) -> None:
    case = two_towns(tmp_path)
    uman = register(case)["incidents"][0]["id"]
    assert dossier_sums(case) == (2, 11)
    made = case.decide("reject", [uman], "a rumour")
    case.rebuild()
    assert dossier_sums(case) == (1, 7)
    found = register(case)
    assert found["incidents"][0]["rejected_by"] == made.id
    assert [a["rejected_by"] for a in found["accounts"]].count(made.id) == 2
    page = write(case.dossier(), "html").decode()
    assert "Rejected by tester, 2 January 2026: a rumour." in page
    case.decide("accept", [uman], "seen with own eyes")
    assert dossier_sums(case) == (2, 11)


def test_rejected_account_grades_the_others_no_more(tmp_path: Path) -> None:
    case = two_towns(tmp_path)
    incident = register(case)["incidents"][0]
    documents = {d["id"]: d["name"] for d in register(case)["documents"]}
    accounts = {documents[a["document"]]: a["id"] for a in register(case)["accounts"]}
    made = case.decide("reject", [accounts["one.txt"]], "read wrongly")
    found = register(case)["incidents"][0]
    assert (found["id"], found["rejected_by"], found["left_out"]) == (incident["id"], None, [accounts["one.txt"]])
    assert found["toll"]["killed"]["high"] == 3
    assert found["assessment"]["roots_max"] < incident["assessment"]["roots_max"]
    assert made.id in found["decisions"]


def test_report_that_comes_in_after_a_rejection_stands_and_a_person_is_asked(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    folder = reports(tmp_path / "in")
    case.add([str(folder / "one.txt")])
    case.decide("reject", [register(case)["incidents"][0]["id"]], "a rumour")
    case.add([str(folder / "two.txt")])
    (found,) = register(case)["incidents"]
    assert found["rejected_by"] is None and len(found["left_out"]) == 1
    assert any("still stand" in question for question in found["assessment"]["open_questions"])


def test_corrected_field_stands_and_what_was_read_stays_beside_it(tmp_path: Path) -> None:
    case = two_towns(tmp_path)
    account = register(case)["incidents"][1]["accounts"][0]
    made = case.decide("correct", [account], "the page says nine", field="killed", value="9")
    case.decide("correct", [account], "Friday is meant", field="date", value="2022-02-25")
    case.rebuild()
    found = next(a for a in register(case)["accounts"] if a["id"] == account)
    assert (found["reported"]["killed"]["min"], found["when"]["date_start"]) == (9, "2022-02-25")
    assert found["corrections"][0] == {"field": "killed", "machine": "7", "value": "9", "decision": made.id}
    assert register(case)["incidents"][1]["toll"]["killed"]["high"] == 9
    assert "Read by the program as" in write(case.dossier(), "html").decode()
    case.decide("withdraw", [made.id], "misread")
    assert register(case)["incidents"][1]["toll"]["killed"]["high"] == 7


@pytest.mark.parametrize(
    ("field", "value", "path", "expected"),
    [
        ("injured", "3-5", ("reported", "injured", "max"), 5),
        ("killed", "", ("reported", "killed"), None),
        ("killed", "8+", ("reported", "killed", "open_ended"), True),
        ("time", "07:15", ("when", "time_local"), "07:15"),
        ("event", "airstrike", ("event_type",), "airstrike"),
        ("place", "Sloviansk @ 48.85, 37.6, 4000", ("places", 0, "radius_m"), 4000),
        ("background", "yes", ("background",), True),
    ],
)
def test_every_field_can_be_corrected(
    tmp_path: Path, field: str, value: str, path: tuple[str | int, ...], expected: object
) -> None:
    case = two_towns(tmp_path)
    account = register(case)["incidents"][1]["accounts"][0]
    case.decide("correct", [account], "read again", field=field, value=value)
    found: Any = next(a for a in register(case)["accounts"] if a["id"] == account)
    for step in path:
        found = found[step]
    assert found == expected


def test_verified_and_set_aside_are_marked(tmp_path: Path) -> None:
    case = two_towns(tmp_path)
    incident = register(case)["incidents"][0]
    questions = [row["id"] for row in incident["assessment"]["indicators"]]
    case.decide("verify", [incident["id"]], "visited the site")
    case.decide("set_aside", [incident["id"]], "another court has it", field=questions[0])
    case.decide("verify", [incident["id"]], "compared with the rules", field=questions[1])
    found = register(case)["incidents"][0]["assessment"]
    assert found["verification"] == "verified"
    assert [row["state"] for row in found["indicators"]][:2] == ["set_aside", "reviewed"]


def questions(case: Case, number: int = 0) -> dict[str, Any]:
    return {row["id"]: row for row in register(case)["incidents"][number]["assessment"]["indicators"]}


def test_an_element_for_people_is_set_by_a_decision_alone_and_taken_back_with_it(tmp_path: Path) -> None:
    case = two_towns(tmp_path)
    incident = register(case)["incidents"][0]["id"]
    name, result = next(iter(questions(case).items()))
    human = next(row["id"] for row in result["elements"] if row["state"] == "human_only")
    made = case.decide("verify", [incident], "read the order", field=human, value="met")
    row = next(row for row in questions(case)[name]["elements"] if row["id"] == human)
    assert (row["state"], row["ruled"], row["ruled_by"]) == ("human_only", "met", made.id)
    assert f"met in a reviewer&#39;s judgement (decision {made.id})" in write(case.dossier(), "html").decode()
    assert all(row["ruled"] is None for row in questions(case, 1)[name]["elements"])
    case.decide("withdraw", [made.id], "the order was a copy")
    assert all(row["ruled"] is None for row in questions(case)[name]["elements"])


def test_a_person_puts_a_question_that_the_machine_never_raises(tmp_path: Path) -> None:
    case = two_towns(tmp_path)
    incident = register(case)["incidents"][0]["id"]
    assert "L06" not in questions(case)
    case.decide("verify", [incident], "nobody was warned, say all who fled", field="L06")
    assert questions(case)["L06"]["state"] == "reviewed" and "L06" not in questions(case, 1)


def test_a_reviewed_list_of_victims_gives_the_best_figure_and_never_lifts_the_low_one(tmp_path: Path) -> None:
    case = two_towns(tmp_path)
    incident = register(case)["incidents"][1]
    low, high = (incident["toll"]["killed"][end] for end in ("low", "high"))
    made = case.decide("verify", [incident["id"]], "names compared", field="victims", value=f"killed={high + 2}")
    found = register(case)["incidents"][1]["toll"]["killed"]
    assert (found["low"], found["best"], found["high"]) == (low, high + 2, high + 2)
    assert "reviewed_list" in found["flags"]
    case.decide("verify", [incident["id"]], "only these are known by name", field="victims", value=f"killed={low - 1}")
    shorter = register(case)["incidents"][1]["toll"]["killed"]
    assert (shorter["best"], "reviewed_list_shorter" in shorter["flags"]) == (incident["toll"]["killed"]["best"], True)
    case.decide("withdraw", [made.id], "two were counted twice")
    assert register(case)["incidents"][1]["toll"]["killed"]["best"] == incident["toll"]["killed"]["best"]


def test_a_classified_conflict_cites_its_own_rules(tmp_path: Path) -> None:
    case = two_towns(tmp_path)
    incident = register(case)["incidents"][0]["id"]
    name, before = next((key, row) for key, row in questions(case).items() if len(row["citations"]) > 1)
    for kind in ("iac", "niac"):
        case.decide("verify", [incident], "as the commission of inquiry has it", field="conflict", value=kind)
        wanted = next(row for row in law.load().indicators if row.id == name).cited_in(frozenset((kind,)))
        assert set(questions(case)[name]["citations"]) == set(wanted) <= set(before["citations"])
    assert set(questions(case, 1)[name]["citations"]) == set(before["citations"])


@pytest.mark.parametrize(
    ("verdict", "number", "options", "words"),
    [
        ("split", [1], {}, "one account only"),
        ("split", [0, 1], {}, "different incidents already"),
        ("merge", [0], {}, "two incidents"),
        ("correct", [0], {"field": "killed", "value": "4"}, "more than one account"),
        ("correct", [1], {"field": "killed", "value": "many"}, "no number"),
        ("correct", [1], {"field": "colour", "value": "red"}, "no field"),
        ("correct", [1], {}, "a field and its value"),
        ("set-aside", [0], {}, "question of law"),
        ("set-aside", [0], {"field": "L99"}, "not raised"),
        ("verify", [0], {"field": "L99"}, "no question of law called L99"),
        ("verify", [0], {"field": "L03-E1", "value": "met"}, "read from what sources say"),
        ("verify", [0], {"field": "L03-E3", "value": "yes"}, "one of met, not_met, open"),
        ("verify", [0], {"field": "L03-E3"}, "one of met, not_met, open"),
        ("verify", [0], {"field": "L03", "value": "met"}, "takes no value"),
        ("verify", [0], {"field": "conflict", "value": "war"}, "one of iac, occupation, niac, unclear"),
        ("verify", [0], {"value": "met"}, "takes no field"),
        ("verify", [0], {"field": "victims", "value": "many"}, "killed=4"),
        ("verify", [0], {"field": "victims", "value": "killed=4,killed=5"}, "killed=4"),
        ("accept", [0], {"field": "L01"}, "takes no field"),
    ],
)
def test_decisions_that_would_do_nothing_are_refused_and_leave_no_trace(
    tmp_path: Path, verdict: str, number: list[int], options: dict[str, str], words: str
) -> None:
    case = two_towns(tmp_path)
    incidents = [row["id"] for row in register(case)["incidents"]]
    with pytest.raises(RefusedDecision, match=words):
        case.decide(verdict, [incidents[n] for n in number], "because", **options)
    assert register(case)["decisions"] == []
