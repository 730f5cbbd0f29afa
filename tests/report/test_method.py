"""The method text goes with what leaves the register."""

import json
from pathlib import Path

import pytest
from tests.report.cases import dossier

from solferino import report
from solferino.report import method
from solferino.vocab import wording
from solferino.vocab.arithmetic import rules


def test_documentation_has_the_text_that_exports_carry(repository: Path) -> None:
    assert (repository / "docs" / "method.md").read_text(encoding="utf-8") == method.text()


@pytest.mark.parametrize("view", ["restricted", "partner", "public"])
def test_dossier_and_register_carry_the_method_in_every_view(view: str) -> None:
    page = report.write(dossier(view), "html").decode()
    for section in method.sections():
        assert f"<h3>{section.title}</h3>" in page
    register = json.loads(report.write(dossier(view), "json"))
    assert register["method"] == {"version": "Version 1", "text": method.text(), "made_by": dossier().made_by}


def test_text_holds_what_a_recorder_must_publish_and_judges_nothing() -> None:
    titles = {section.title for section in method.sections()}
    assert titles >= {
        "Definitions",
        "What is included",
        "Independent sources",
        "Figures",
        "Grades",
        "Limits",
        "Corrections",
    }
    for section in method.sections():
        for item in section.items:
            wording.check(item)
    for says in rules().values():
        wording.check(says)
