"""A mapping that does not fit is refused in words; the table is preserved, and a mapping that fits can follow."""

from pathlib import Path

import pytest
from tests.case.case_aids import new_case

from solferino.errors import BadMapping, RefusedInput, SolferinoError, UnreadableInput
from solferino.vocab.mapping import parse

GOOD = 'name = "R"\nunit = "incident"\ndate = { start = "day" }\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "no TOML"),
        ('name = "R"\nunit = "incident"\n', "date"),
        (GOOD + 'deaths = "n"\n', "deaths"),
        (GOOD.replace("incident", "events"), "events"),
        (GOOD + "[killed]\n", "number without a column"),
        (GOOD + '[killed]\nbest = "n"\nkind = "hero"\n', "hero"),
        (GOOD + '[event]\ncolumn = "t"\nvalues = { a = "war" }\n', "war"),
        (GOOD + '[place]\nlat = "lat"\n', "belong together"),
        (GOOD + '[place]\nlat = "lat"\nlon = "lon"\n', "point without a radius"),
    ],
)
def test_broken_mapping_names_what_is_wrong(text: str, words: str) -> None:
    with pytest.raises(BadMapping, match=words) as caught:
        parse(text, "r.toml")
    assert caught.value.where == "r.toml" and caught.value.hint


@pytest.mark.parametrize(
    ("data", "mapping", "kind", "words"),
    [
        (b"when,n\n2022-01-01,1\n", GOOD, BadMapping, r"'day' \(date.start\)"),
        (b"day\n", GOOD, UnreadableInput, "no rows"),
        (b"", GOOD, UnreadableInput, "no rows"),
        (b'{"day": 1}', GOOD, UnreadableInput, "no list of objects"),
        (b"[1]", GOOD, UnreadableInput, "no list of objects"),
        (b"[{]", GOOD, UnreadableInput, "no JSON"),
    ],
)
def test_table_that_does_not_fit_is_preserved_and_not_read(
    tmp_path: Path, data: bytes, mapping: str, kind: type[SolferinoError], words: str
) -> None:
    (tmp_path / "t.csv").write_bytes(data)
    (tmp_path / "m.toml").write_text(mapping)
    case = new_case(tmp_path)
    with pytest.raises(kind, match=words):
        case.import_register(str(tmp_path / "t.csv"), str(tmp_path / "m.toml"))
    case.vault.reload()
    (kept,) = case.vault.exhibits()
    assert case.vault.read(kept.id) == data
    assert "mapping" not in kept.details


def test_mapping_that_fits_follows_one_that_did_not(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("when,n\n2022-01-01,1\n")
    (tmp_path / "m.toml").write_text(GOOD)
    (tmp_path / "n.toml").write_text(GOOD.replace('"day"', '"when"'))
    case = new_case(tmp_path)
    with pytest.raises(BadMapping):
        case.import_register(str(tmp_path / "t.csv"), str(tmp_path / "m.toml"))
    case.import_register(str(tmp_path / "t.csv"), str(tmp_path / "n.toml"))
    assert len(case.vault.exhibits()) == 1
    assert len(case.show().accounts) == 1


def test_mapping_too_large_for_the_log_is_refused_before_anything_is_kept(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("day\n2022-01-01\n")
    (tmp_path / "m.toml").write_text("x" * 50_000)
    case = new_case(tmp_path)
    size = case.vault.size
    with pytest.raises(BadMapping, match="more than 40000 bytes"):
        case.import_register(str(tmp_path / "t.csv"), str(tmp_path / "m.toml"))
    assert (case.vault.size, case.vault.exhibits()) == (size, ())


def test_unknown_name_lists_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("day\n2022-01-01\n")
    with pytest.raises(BadMapping, match="no mapping is called 'gdelt'") as caught:
        new_case(tmp_path).import_register(str(tmp_path / "t.csv"), "gdelt")
    assert "ucdp-ged" in str(caught.value.hint)


def test_folder_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.csv", "b.csv"):
        (tmp_path / "in" / name).write_text("day\n2022-01-01\n")
    with pytest.raises(RefusedInput, match="a folder is no table"):
        new_case(tmp_path).import_register(str(tmp_path / "in"), "acled")
