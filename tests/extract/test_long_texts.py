"""Long texts: what is compared with what stays bounded, and the same things are found as in short ones."""

from tests.extract.reading_aids import facts_of, only

from solferino.extract.figures import figures
from solferino.extract.frames import FIRST_SEEN, LAST_SEEN, Frame
from solferino.extract.ranges import current
from solferino.vocab.phrases import PhraseTable

SENTENCE = "A shell killed two people in Uman on Monday, a doctor said. "


def test_a_long_event_is_compared_by_its_first_and_last_sentences() -> None:
    frame = Frame()
    told = facts_of(SENTENCE * 100)
    for fact in told:
        frame.add(fact)
    assert len(frame.seen) == FIRST_SEEN + LAST_SEEN
    assert (frame.seen[0], frame.seen[-1]) == (told[0], told[-1])
    assert frame.has_harm


def test_one_figure_repeated_a_hundred_times_stays_one_figure() -> None:
    account = only(SENTENCE * 100)
    assert [(t.value.outcome, t.value.count) for t in account.tolls] == [
        (t.value.outcome, t.value.count) for t in only(SENTENCE).tolls
    ]


def test_a_figure_that_says_more_replaces_one_far_before_it() -> None:
    filler = "A house burned in Uman. " * 60
    found = figures(facts_of(f"At least 50 people were killed. {filler} In all, 50 people were killed."))
    assert [figure.mention.count.high for figure in current(found) if figure.mention.count] == [50]


def test_phrases_found_once_are_found_again_and_not_for_other_words() -> None:
    table = PhraseTable([("shot dead", 1), ("shot", 2)])
    words = ("two", "shot", "dead")
    assert table.find(words) == table.find(words) == ((1, 3, 1),)
    assert table.find(("one", "shot")) == ((1, 2, 2),)
    changing = ["shot"]
    assert table.find(changing) == ((0, 1, 2),)
    changing.append("dead")
    assert table.find(changing) == ((0, 2, 1),)
