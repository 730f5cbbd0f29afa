"""Casualty figures: how many, of what kind, as part of what."""

import pytest
from tests.extract.reading_aids import facts_of, only

from solferino.extract.toll_mentions import TollMention

Line = tuple[str, str, int | None, int | None, int | None]


def lines(text: str) -> list[Line]:
    """outcome, kind, low, high, position of the whole"""
    return [shape(t) for fact in facts_of(text) for t in fact.tolls]


def shape(t: TollMention) -> Line:
    return (t.outcome, t.row.id, t.count.low if t.count else None, t.count.high if t.count else None, t.part_of)


CASES: list[tuple[str, list[Line]]] = [
    (
        "Five civilians were killed and 11 wounded by shells.",
        [("killed", "civilian", 5, 5, None), ("injured", "person", 11, 11, None)],
    ),
    ("At least 70 lost their lives.", [("killed", "person", 70, None, None)]),
    ("As many as 20 civilians died.", [("killed", "civilian", None, 20, None)]),
    (
        "That attack killed 17 people and injured 36 more.",
        [("killed", "person", 17, 17, None), ("injured", "person", 36, 36, None)],
    ),
    (
        "Thirty-six women, 22 men and a boy of eight died; five others were hurt.",
        [
            ("killed", "woman", 36, 36, None),
            ("killed", "man", 22, 22, None),
            ("killed", "boy", 1, 1, None),
            ("injured", "person", 5, 5, None),
        ],
    ),
    ("Fifty people died, five of them children.", [("killed", "person", 50, 50, None), ("killed", "child", 5, 5, 0)]),
    (
        "Troops killed 21 or more civilians, 13 children and a pregnant woman among them.",
        [("killed", "civilian", 21, None, None), ("killed", "child", 13, 13, 0), ("killed", "woman", 1, 1, 0)],
    ),
    (
        "The ministry counts 50 killed and 77 injured.",
        [("killed", "person", 50, 50, None), ("injured", "person", 77, 77, None)],
    ),
    ("Civilian man, 55, killed.", [("killed", "man", 1, 1, None)]),
    ("Woman, 60, wounded.", [("injured", "woman", 1, 1, None)]),
    ("A girl of 13 was killed.", [("killed", "girl", 1, 1, None)]),
    ("- health workers killed: 6", [("killed", "person", 6, 6, None)]),
    ("More than 280 pupils have been carried off.", [("abducted", "child", 280, None, None)]),
    ("Nobody was injured.", [("injured", "person", 0, 0, None)]),
    (
        "A second strike took the lives of 17 children and two women.",
        [("killed", "child", 17, 17, None), ("killed", "woman", 2, 2, None)],
    ),
    ("Between 10 and 15 villagers were abducted.", [("abducted", "civilian", 10, 15, None)]),
    ("The number of dead rose to 4,000 people killed.", [("killed", "person", 4000, 4000, None)]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_figures_are_read_with_kind_and_part(text: str, wanted: list[Line]) -> None:
    assert lines(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Thirty to 40 surgeons are operating at once.",
        "About 4,000 people had been waiting at the station.",
        "Two missiles had been fired at it.",
        "It is 113 km south of the city.",
        "Resolution 1199 demanded a halt.",
        "Some 600 inmates live there.",
    ],
)
def test_numbers_that_are_no_victims_make_no_line(text: str) -> None:
    assert lines(text) == []


def test_vague_words_are_kept_as_words() -> None:
    (line,) = [t for f in facts_of("Dozens were killed in the strike.") for t in f.tolls]
    assert line.count is not None
    assert (line.count.low, line.count.high, line.count.vague) == (None, None, "dozens")


def test_fighters_are_no_civilian_figure() -> None:
    (fact,) = facts_of("Fifteen soldiers were killed and six are missing.")
    assert fact.harm == ()
    assert len(fact.tolls) == 2


def test_breakdown_in_a_later_sentence_is_part_of_the_whole_before_it() -> None:
    account = only(
        "Five civilians were killed and 11 wounded in a missile strike in Uman.\n\n"
        "Two men and three women were reportedly killed, and seven health workers were among the injured."
    )
    parts = [(t.value.kind, t.value.part_of, t.value.overlay) for t in account.tolls]
    assert parts == [
        ("civilian", None, False),
        ("person", None, False),
        ("man", 0, False),
        ("woman", 0, False),
        ("health_worker", 1, True),
    ]
    killed, injured = account.count_of("killed"), account.count_of("injured")
    assert killed is not None and (killed.low, killed.high) == (5, 5)
    assert injured is not None and (injured.low, injured.high) == (11, 11)


def test_hedge_stays_with_the_part_it_hedges() -> None:
    account = only(
        "Four civilians were killed in a missile strike in Uman.\n\nTwo men and two women were reportedly killed."
    )
    hedged = [bool(line.hedges) for line in account.tolls]
    assert hedged == [False, True, True]


def test_two_sources_give_a_range_and_a_superseded_figure_gives_none() -> None:
    account = only(
        "An air strike hit the market in Uman on Thursday.\n\nThe hospital counted 20 killed, the ministry said.\n\n"
        "At least 26 people were killed, the governor said.\n\nEarlier reports spoke of 14 dead."
    )
    killed = account.count_of("killed")
    assert killed is not None
    assert (killed.low, killed.high or killed.low) == (20, 26)
