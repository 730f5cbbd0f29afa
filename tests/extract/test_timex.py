"""Times in running text: values, counted from what, and what only looks like a time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.timex_aids import reported, told, values

from solferino.extract.timex import HISTORY, Ground, timexes
from solferino.vocab.vocabulary import load

# A history that has come to 5 May 1943.
HISTORIES = [
    ("on 15 March 1943", ["1943-03-15"]),
    ("on March 15th, 1943", ["1943-03-15"]),
    ("on the 15th of March 1943", ["1943-03-15"]),
    ("on Sunday, 27 June 1950", ["1950-06-27"]),
    ("in mid-March", ["1943-03"]),
    ("by late September of 1943", ["1943-09"]),
    ("in early 1943", ["1943"]),
    ("at the end of the year", ["1943"]),
    ("in the spring of 1940", ["1940-SP"]),
    ("in the winter of 1941", ["1941-WI"]),
    ("in the 1930s", ["193"]),
    ("in the late 1980s", ["198"]),
    ("in the twentieth century", ["19"]),
    ("in the 5th century BC", ["BC04"]),
    ("in 480 BC", ["BC0480"]),
    ("from 264 to 241 BC", ["BC0264", "BC0241"]),
    ("on the night of 5/6 June", ["1943-06-05TNI", "1943-06-06"]),
    ("from 3 to 7 May", ["1943-05-03", "1943-05-07"]),
    ("between May and June 1940", ["1940-05", "1940-06"]),
    ("from 28 May to 3 June 1940", ["1940-05-28", "1940-06-03"]),
    ("the war of 1939-45", ["1939", "1945"]),
    ("between 1939 and 1945", ["1939", "1945"]),
    ("the next day", ["1943-05-06"]),
    ("two days later", ["1943-05-07"]),
    ("three weeks earlier", ["1943-04-14"]),
    ("fifteen months later", ["1944-08"]),
    ("the following year", ["1944"]),
    ("the previous month", ["1943-04"]),
    ("that same day", ["1943-05-05"]),
    ("that afternoon", ["1943-05-05TAF"]),
    ("on the morning of 7 May", ["1943-05-07TMO"]),
    ("at 05:30 on 7 May", ["1943-05-07T05:30", "1943-05-07"]),
    ("for three days", ["P3D"]),
    ("a two-month siege", ["P2M"]),
    ("over twenty-five years", ["P25Y"]),
    ("two and a half years", ["P2.5Y"]),
    ("for several weeks", ["PXW"]),
    ("a few hours", ["PTXH"]),
    ("half a century", ["P0.5CE"]),
    ("the first ten months of 1915", ["P10M", "1915"]),
    ("daily raids", ["XXXX-XX-XX"]),
    ("every night", ["XXXX-XX-XXTNI"]),
    ("20,000 tons per month", ["P1M"]),
    ("the former king is now in exile", ["PAST_REF", "PRESENT_REF"]),
    ("In December it froze. In January 1944 it thawed.", ["1943-12", "1944-01"]),
    ("In December it froze. In January it thawed.", ["1943-12", "1944-01"]),
]

# News of Wednesday, 5 May 1943.
NEWS = [
    ("yesterday", ["1943-05-04"]),
    ("the day before yesterday", ["1943-05-03"]),
    ("on Tuesday evening", ["1943-05-04TEV"]),
    ("on Thursday", ["1943-04-29"]),
    ("last Wednesday", ["1943-04-28"]),
    ("two weeks ago", ["1943-04-21"]),
    ("on 28 December", ["1942-12-28"]),
    ("in June", ["1942-06"]),
    ("at around 10.30am", ["XXXX-XX-XXT10:30"]),
    ("shortly after 8 pm", ["XXXX-XX-XXT20:00"]),
    ("at 0530 hours", ["XXXX-XX-XXT05:30"]),
    ("at half past six", ["XXXX-XX-XXT06:30"]),
    ("five days after the raid", ["P5D"]),
]

NO_TIMES = [
    "it may have been", "they march on", "a 9M79 Tochka", "some 1500 soldiers", "1,200 people", "the 38th parallel",
    "won 4-1", "10.30 metres", "£10.30", "the fall of Saigon", "a second explosion", "resolution 1970 soldiers",
    "the sun rose", "on 31 February 2022", "an M16 and 20 others", "Theresa, May and Boris", "25:00",
    "a spring in the wall",
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "wanted"), HISTORIES, ids=[phrase for phrase, _ in HISTORIES])
def test_times_of_a_history_go_on_from_the_time_spoken_of(phrase: str, wanted: list[str]) -> None:
    assert values(told(phrase)) == wanted


@pytest.mark.parametrize(("phrase", "wanted"), NEWS, ids=[phrase for phrase, _ in NEWS])
def test_times_of_news_are_counted_from_the_day_of_writing(phrase: str, wanted: list[str]) -> None:
    assert values(reported(phrase)) == wanted


@pytest.mark.parametrize("phrase", NO_TIMES)
def test_what_only_looks_like_a_time_is_none(phrase: str) -> None:
    assert [t for t in reported(phrase) if t.kind in ("date", "time")] == []


def test_words_before_a_time_say_how_exact_it_is() -> None:
    phrases = {
        "around March 1943": "APPROX",
        "early in 1943": "START",
        "the end of May 1943": "END",
        "in mid-1943": "MID",
    }
    assert {phrase: reported(phrase)[0].modifier for phrase in phrases} == phrases
    assert reported("nearly three weeks")[0].modifier == "LESS_THAN"
    assert reported("around 7am")[0].approximate


def test_a_time_says_what_it_was_counted_from() -> None:
    assert reported("on 4 May 1943")[0].anchor == "stated"
    assert reported("on 4 May")[0].anchor == "published"
    assert told("on 4 May")[0].anchor == "narrative"


def test_relative_times_stay_open_where_nothing_dates_them() -> None:
    assert reported("yesterday", None)[0].stamp is None
    assert reported("on 4 May", None)[0].value == "XXXX-05-04"
    assert reported("two days later", None)[0].value == "XXXX-XX-XX"


def test_a_look_aside_does_not_move_the_narrative() -> None:
    found = told("The rules of 1614 were used. On 7 May they met.")
    assert values(found)[-1] == "1943-05-07"


def test_a_span_knows_its_other_end() -> None:
    found = told("from 3 to 7 May 1943")[0]
    assert found.upto is not None
    assert found.upto.as_day == date(1943, 5, 7)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_written_day_has_its_value(day: date) -> None:
    for phrase in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        assert values(reported(f"It was on {phrase}.")) == [day.isoformat()]


WORDS = sorted(word for table in load().times.classes.values() for word in table)
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.integers(0, 3000).map(str), st.text(max_size=6), st.sampled_from("-–/:,.()'")),
    max_size=25,
).map(" ".join)


@given(TEXTS, st.sampled_from([HISTORY, Ground(None), Ground(date(2022, 2, 25)), Ground(date(1, 1, 1))]))
def test_no_text_raises_and_every_time_is_its_words(text: str, ground: Ground) -> None:
    end = 0
    for found in timexes(text, 0, len(text), ground, load()):
        assert text[found.start : found.end] == found.text
        assert end <= found.start < found.end
        assert found.value
        end = found.end


@pytest.mark.parametrize("unit", ["9", "about ", "the ", "1 and 2 and ", "1939-45 ", "'99 ", "(", "٣", "1,000,"])
def test_endless_texts_are_read(unit: str) -> None:
    text = unit * 5000
    for found in timexes(text, 0, len(text), HISTORY, load()):
        assert text[found.start : found.end] == found.text


@given(st.text(alphabet=st.characters(min_codepoint=1, exclude_categories=["Cs"]), max_size=30))
def test_letters_of_any_script_do_not_shift_offsets(other: str) -> None:
    text = f"{other}\nOn 15 March 1943 it began."
    assert "15 March 1943" in [t.text for t in timexes(text, 0, len(text), Ground(None), load())]
