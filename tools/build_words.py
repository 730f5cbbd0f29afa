"""Build `vocab/languages/en-words.txt`: English words that are written small, by which upper-case texts are read.

Run by hand where the public data lie: `python tools/build_words.py DATA`, where DATA holds the folders `syntax-ewt`
(UD English-EWT, CC BY-SA 4.0), `meantime` (Wikinews, CC BY 4.0) and `places` (GeoVirus, Wikinews). Words are counted
small and capitalised inside sentences; kept are those that are mostly small, or small often enough.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree  # noqa: S405 - files of the project's own data

OFTEN = 3  # times written small, whatever the other count says
TARGET = Path(__file__).resolve().parent.parent / "src/solferino/vocab/languages/en-words.txt"
HEAD = """# English words written small inside sentences. Made by tools/build_words.py; counted in UD English-EWT
# (CC BY-SA 4.0), MEANTIME (Wikinews, CC BY 4.0) and GeoVirus (Wikinews, CC BY 2.5). Offered under CC BY-SA 4.0.
"""


def treebank(folder: Path) -> Iterator[list[str]]:
    """Sentences of the treebank."""
    for path in sorted(folder.glob("*.conllu")):
        words: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if columns[0].isdecimal():
                words.append(columns[1])
            elif not line:
                yield words
                words = []


def wikinews(path: Path) -> Iterator[list[str]]:
    """Sentences of MEANTIME."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) > 3:
            found[columns[0], columns[1]].append(columns[3])
    yield from found.values()


def geovirus(path: Path) -> Iterator[list[str]]:
    """Sentences of GeoVirus."""
    for text in ElementTree.parse(path).iter("text"):  # noqa: S314 - a file of the project's own data
        for piece in re.split(r"(?<=[.!?])\s", text.text or ""):
            yield re.findall(r"\w+", piece)


def main() -> int:
    """Count and write."""
    data = Path(sys.argv[1])
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    sources = (
        treebank(data / "syntax-ewt"),
        wikinews(data / "meantime/en/meantime.conll"),
        geovirus(data / "places/GeoVirus.xml"),
    )
    for source in sources:
        for words in source:
            small.update(word for word in words if word.isalpha() and word.isascii() and word.islower())
            large.update(word.lower() for word in words[1:] if word.isalpha() and word[0].isupper())
    kept = sorted(word for word in small if len(word) > 1 and (small[word] > large[word] or small[word] >= OFTEN))
    TARGET.write_text(HEAD + "\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
