"""How a language writes time: classes of words, and forms made of them."""

from dataclasses import dataclass
from typing import Any

from solferino.errors import BrokenRow
from solferino.vocab.rows import table


@dataclass(frozen=True, slots=True)
class TimeForm:
    """One way to write a time.

    `means` names the rule that gives its value, `check` the one that looks at the words around it, `article` lets
    "the" belong to it. `example` must yield `value`, `counter_example` must not.
    """

    means: str
    form: str
    check: str | None
    article: bool
    example: str
    value: str
    counter_example: str | None


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """Classes (`MONTH`: word -> what it stands for), macros (pieces of forms) and forms of one language.

    `around` are the words by which a time is told from what only looks like one, `day_parts` the words for parts of the
    day in which an act may fall, `capitals` words that mean a time only with a capital, `homonyms` months that are also
    other words.
    """

    classes: dict[str, dict[str, Any]]
    macros: dict[str, str]
    forms: tuple[TimeForm, ...]
    around: dict[str, frozenset[str]]
    day_parts: dict[str, tuple[str, ...]]
    capitals: frozenset[str]
    homonyms: frozenset[str]


def time_words(file: str, months: dict[str, int], weekdays: dict[str, int]) -> TimeWords:
    """Read the table of forms. Raises `BrokenRow` where a row lacks what it needs."""
    data = table(file)
    short = {
        name: number
        for name, number in months.items()
        if any(other.startswith(name) for other in months if other != name)
    }
    return TimeWords(
        {**data["words"], "MONTH": months, "ABBR": short, "WEEKDAY": weekdays},
        data["macros"],
        tuple(_form(row, file) for row in data["form"]),
        {name: frozenset(words) for name, words in data["around"].items()},
        {name: tuple(words) for name, words in data["day_parts"].items()},
        frozenset(data["capitals"]),
        frozenset(data["homonyms"]),
    )


def _form(row: dict[str, Any], file: str) -> TimeForm:
    try:
        needed = row["means"], row["form"], row["example"], row["value"]
    except KeyError as error:
        raise BrokenRow(f"a form of time without {error}", where=file, hint=str(row)) from error
    means, form, example, value = needed
    return TimeForm(means, form, row.get("check"), bool(row.get("article")), example, value, row.get("counter_example"))
