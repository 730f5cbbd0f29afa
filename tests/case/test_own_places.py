"""Places that the users of a case add."""

from pathlib import Path

import pytest
from tests.case.case_aids import NOW, new_case

from solferino.case import Case
from solferino.case.own_places import own_places
from solferino.errors import UnreadableInput
from solferino.model.circumstance import Place
from solferino.vocab.gazetteer.own import parse

HEADER = "name,lat,lon,country,kind,radius\n"
REPORT = (
    "date: 2022-02-25\nsource: AP\n\nFour people were killed when shells hit Qwertivka in Ukraine on Thursday, "
    "the governor said.\n"
)


def with_report(folder: Path) -> Case:
    case = new_case(folder)
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    case.add([str(folder / "report.txt")])
    return case


def place(case: Case) -> Place:
    return next(p.value for a in case.show().accounts for p in a.places if p.value.name == "Qwertivka")


def test_a_place_of_the_case_is_found_after_rebuild_and_kept_without_the_file(tmp_path: Path) -> None:
    case = with_report(tmp_path)
    assert place(case).lat_deg is None
    file = case.folder / "gazetteer.csv"
    file.write_text(HEADER + "Qwertivka|Кверті́вка,48.5,37.9,UA,settlement,1500\n", encoding="utf-8")
    case.rebuild()
    found = place(case)
    assert (found.lat_deg, found.lon_deg, found.radius_m, found.country) == (48.5, 37.9, 1500, "UA")
    assert found.gazetteer_id is not None
    assert found.gazetteer_id.startswith("own:")
    before = case.export("json")
    file.unlink()
    case.rebuild()
    assert case.export("json") == before
    assert Case.open(case.folder, by="other", now=lambda: NOW).export("json") == before


def test_a_file_that_did_not_change_is_taken_in_once_and_an_empty_one_takes_the_rows_back(tmp_path: Path) -> None:
    case = with_report(tmp_path)
    file = case.folder / "gazetteer.csv"
    file.write_text(HEADER + "Qwertivka,48.5,37.9,UA,,\n", encoding="utf-8")
    case.rebuild()
    size = case.vault.size
    case.rebuild()
    assert case.vault.size == size
    file.write_text(HEADER, encoding="utf-8")
    case.rebuild()
    assert own_places(case.vault.events()) == ()
    assert place(case).lat_deg is None
    assert case.audit() == ()


def test_many_rows_fill_several_log_entries(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    rows = "".join(f"Village number {n},10.5,{n / 100},CD,,\n" for n in range(1500))
    (case.folder / "gazetteer.csv").write_text(HEADER + rows, encoding="utf-8")
    case.rebuild()
    assert len(own_places(case.vault.events())) == 1500
    assert sum(event.action == "gazetteer" for event in case.vault.events()) > 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "columns"),
        ("place,x,y\n", "columns"),
        (HEADER + ",1,2,UA,,\n", "without a name"),
        (HEADER + "A,x,2,UA,,\n", "no number"),
        (HEADER + "A,nan,2,UA,,\n", "outside"),
        (HEADER + "A,91,2,UA,,\n", "outside"),
        (HEADER + "A,1,2,XX,,\n", "no country"),
        (HEADER + "A,1,2,UA,castle,\n", "no such kind"),
        (HEADER + "A,1,2,UA,,-5\n", "radius"),
        (HEADER + 'A,1,2,"UA\n', "CSV"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(text: str, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        parse(text, "gazetteer.csv")


def test_nothing_is_taken_in_from_a_bad_file(tmp_path: Path) -> None:
    case = with_report(tmp_path)
    (case.folder / "gazetteer.csv").write_text(HEADER + "A,1,2,UA,,\nB,200,2,UA,,\n", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="line 3"):
        case.rebuild()
    assert own_places(case.vault.events()) == ()
    assert place(case).name == "Qwertivka"
