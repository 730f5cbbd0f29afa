"""Cases for tests: a clock that stands still and short reports of invented events."""

from datetime import UTC, datetime
from pathlib import Path

from solferino.case import Case

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

REPORTS = {
    "one.txt": (
        "date: 2022-02-25\nsource: AP\n\nA missile strike near a clinic in Uman, Ukraine, killed four civilians and "
        "wounded 10 at around 10.30am on Thursday, the governor said.\n\n"
        "Two men and two women were reportedly killed.\n"
    ),
    "two.txt": (
        "date: 2022-02-25\nsource: AFP\n\nAt least three people were killed when a missile hit a hospital in Uman, "
        "Ukraine, on Thursday, doctors said.\n\nRussia’s defence ministry denied the attack.\n"
    ),
    "none.txt": "date: 2022-02-25\nsource: AFP\n\nThe council met in Uman on Thursday and spoke of the new school.\n",
}


def reports(folder: Path) -> Path:
    """A folder with the reports."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def new_case(folder: Path) -> Case:
    """An empty case."""
    return Case.create(folder / "case", title="Test case", by="tester", now=lambda: NOW)


def filled(folder: Path) -> Case:
    """A case with the reports in it."""
    case = new_case(folder)
    case.add([str(reports(folder / "in"))])
    return case
