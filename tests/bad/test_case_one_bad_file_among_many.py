"""One file that cannot be taken in as it is keeps none of the others out."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.case.case_aids import new_case, reports
from tests.preserve.vault_aids import intake, new_vault

from solferino.collect.path import PATH_BYTES
from solferino.errors import MissingInput, SolferinoError
from solferino.preserve import write_bag
from solferino.preserve.kit import verify

NO_UTF8 = b"\xff\xfe \xc3\xbc.txt"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_name_that_is_no_text_is_taken_in_with_its_bytes(tmp_path: Path) -> None:
    folder = reports(tmp_path / "in")
    odd = os.path.join(os.fsencode(folder), NO_UTF8)  # noqa: PTH118 - bytes
    with open(odd, "wb") as file:  # noqa: PTH123 - bytes
        file.write(b"A note.")
    case = new_case(tmp_path)
    added = case.add([str(folder)])
    assert (len(added.received), added.refused) == (4, ())
    found = next(exhibit for exhibit in case.vault.exhibits() if exhibit.details.get(PATH_BYTES))
    assert (found.name, bytes.fromhex(found.details[PATH_BYTES])) == ("%ff%fe \xfc.txt", os.path.realpath(odd))
    assert not case.add([str(folder)]).received
    write_bag(case.vault, tmp_path / "bag")
    assert verify.Export(str(tmp_path / "bag")).findings == []
    assert verify.shown_place(found.received_from) == found.name


def test_a_large_file_that_is_gone_when_it_is_copied_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    gone = replace(intake(b"beginning", "film.mp4"), file=str(tmp_path / "film.mp4"))
    refused: list[SolferinoError] = []
    with vault.writing() as writer:
        kept = writer.deposit_all([intake(b"one", "1.txt"), gone, intake(b"two", "2.txt")], refused.append)
        with pytest.raises(MissingInput):
            writer.deposit(gone)
    assert [exhibit.name for exhibit in kept] == ["1.txt", "2.txt"] == [e.name for e in vault.exhibits()]
    assert [error.where for error in refused] == [gone.file]
