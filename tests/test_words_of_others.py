"""No sentence of the founding article stands in this repository: its phenomena are shown in sentences of our own."""

import re
from pathlib import Path

import pytest

RUN = 8  # words in a row; shorter runs are the common stock of the language
WORD = re.compile(r"[\w’'-]+")


def words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


@pytest.mark.shared
def test_no_file_repeats_a_run_of_words_of_the_founding_article(
    shared: Path, repository: Path, repository_files: tuple[Path, ...]
) -> None:
    article = runs((shared / "reports" / "docs" / "d000.txt").read_text(encoding="utf-8"))
    assert len(article) > 300
    repeated = {}
    for path in repository_files:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if found := runs(text) & article:
            repeated[path.relative_to(repository).as_posix()] = sorted(" ".join(run) for run in found)
    assert repeated == {}


def test_quotation_marks_and_lines_hide_no_run() -> None:
    assert runs('a "b c" d,\n"e" f g h') == {("a", "b", "c", "d", "e", "f", "g", "h")}
