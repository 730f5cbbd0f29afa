"""Distances and directions before a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.reading_aids import document

from solferino.extract.distances import LONGEST_M, Distance, distance_before
from solferino.extract.sentences import Sentence, sentences
from solferino.vocab.vocabulary import load


def sentence(text: str) -> Sentence:
    return sentences(document(text), load())[0]


STATED = [
    ("40 km northwest of", Distance(40_000, 315)),
    ("some 90 km north-west of", Distance(90_000, 315)),
    ("about six miles north of", Distance(9_654, 0)),
    ("2km from", Distance(2_000, None)),
    ("1.5 kilometres to the south of", Distance(1_500, 180)),
    ("twenty five kilometers east of", Distance(25_000, 90)),
    ("800 metres outside", Distance(800, None)),
    ("north of", None),
    ("40 people north of", None),
    ("km of", None),
    ("of", None),
    ("90,000 km north of", None),
    ("0 km from", None),
    ("5 km north south of", Distance(5_000, None)),
]


@pytest.mark.parametrize(("words", "wanted"), STATED)
def test_a_distance_is_read_before_the_place(words: str, wanted: Distance | None) -> None:
    read = sentence(f"It happened {words} Jilib.")
    at = next(i for i, word in enumerate(read.words) if word.text == "Jilib")
    assert distance_before(read, at) == wanted


WORDS = st.sampled_from(["40", "km", "miles", "north", "west", "of", "from", "six", "the", "٣", "1.5", "12km", "Ⅳ"])


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_no_words_break_it(words: list[str]) -> None:
    read = sentence(" ".join(words) + " Jilib")
    for index in range(len(read.words) + 1):
        found = distance_before(read, index)
        assert found is None or 0 < found.away_m <= LONGEST_M
