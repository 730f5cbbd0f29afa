"""Cases as overlapping lists."""

from pathlib import Path

from tests.case.case_aids import NOW

from solferino.case import Case

TOWNS = tuple("Uman Kherson Odesa Lviv Mykolaiv Poltava Sumy Chernihiv Zhytomyr Ternopil Rivne".split())


def case_of(folder: Path, publisher: str, towns: tuple[str, ...]) -> Case:
    """A case with one report by a publisher for each town, a day apart."""
    case = Case.create(folder / publisher, title=publisher, by="tester", now=lambda: NOW)
    place = folder / f"{publisher}-in"
    place.mkdir()
    for town in towns:
        day = TOWNS.index(town) + 1
        (place / f"{town}.txt").write_text(
            f"date: 2022-03-{day + 1:02d}\nsource: {publisher}\n\nShelling of {town}, Ukraine, on {day} March 2022 "
            f"killed {day + 1} civilians, a resident told {publisher}.\n",
            encoding="utf-8",
        )
    case.add([str(place)])
    return case


def test_overlap_is_read_from_links_and_gives_a_figure(tmp_path: Path) -> None:
    one, other = case_of(tmp_path, "AP", TOWNS[:9]), case_of(tmp_path, "AFP", TOWNS[2:])
    found = one.undercount([other])
    assert found.overlap.lists == ("A: AP", "B: AFP")
    assert dict(found.overlap.cells) == {(True, True): 7, (True, False): 2, (False, True): 2}
    assert found.refused is None
    assert 11 <= found.estimates[0].total <= 12
    assert other.undercount([one]).estimates[0].total == found.estimates[0].total


def test_case_and_itself_is_no_second_list(tmp_path: Path) -> None:
    one = case_of(tmp_path, "AP", TOWNS)
    found = one.undercount([one])
    assert found.estimates == () and found.refused is not None and "11 of the 11 documents" in found.refused


def test_too_few_incidents_are_refused_and_the_table_is_shown(tmp_path: Path) -> None:
    found = case_of(tmp_path, "AP", TOWNS[:4]).undercount([case_of(tmp_path, "AFP", TOWNS[3:6])])
    assert found.refused is not None and "lists or more: 1" in found.refused
    assert found.overlap.recorded == 6
