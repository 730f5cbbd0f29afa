"""Texts in capitals only: names stand out again, and every character keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.reading_aids import document, read

from solferino.extract.recase import capitals_only, mixed, recased
from solferino.vocab.vocabulary import load

TABLE = [
    ("THE MAYOR OF EL FASHER WAS KILLED NEAR LA PAZ.", "The mayor of El Fasher was killed near La Paz."),
    ("THE UKRAINIAN ARMY SHELLED KHERSON ON FRIDAY.", "The Ukrainian army shelled Kherson on Friday."),
    (
        "GUNMEN OF THE MORO ISLAMIC LIBERATION FRONT [MILF] FLED.",
        "Gunmen of the Moro Islamic Liberation Front [MILF] fled.",
    ),
    ("THE ARMY OF NATIONAL LIBERATION ATTACKED A BRIDGE.", "The Army of National Liberation attacked a bridge."),
    ("AN AK-47 RIFLE AND 9M79 MISSILES WERE FOUND.", "An AK-47 rifle and 9M79 missiles were found."),
    ("U.S. TROOPS LEFT GUATEMALA CITY.", "U.S. troops left Guatemala City."),
    ("HE SAID THAT THE REHABILITATION WAS SLOW.", "He said that the rehabilitation was slow."),
]


@pytest.mark.parametrize(("capitals", "wanted"), TABLE)
def test_words_are_written_small_and_names_large(capitals: str, wanted: str) -> None:
    assert recased(capitals, load()) == wanted


@given(st.text(max_size=300))
def test_capitals_keep_every_position_and_never_raise(text: str) -> None:
    upper = text.upper()
    assert len(recased(upper, load())) == len(upper)


@given(st.text(max_size=120))
def test_reading_a_text_in_capitals_never_raises_and_quotes_stay_true(text: str) -> None:
    upper = ("THREE CIVILIANS WERE KILLED WHEN A BOMB EXPLODED IN KHARKIV ON THURSDAY. " + text).upper()
    given_text = document(upper)
    for account in read(upper).accounts:
        account.anchor.check(given_text)


def test_a_text_with_small_letters_is_left_alone() -> None:
    plain = document("Three civilians were killed in KHARKIV, said the BBC. It was a Thursday, and it rained all day.")
    assert mixed(plain, load()) is plain


@pytest.mark.parametrize("headline", ["BREAKING NEWS", "UPDATE 2", "", "12 34"])
def test_a_line_in_capitals_is_too_short_to_tell(headline: str) -> None:
    assert not capitals_only(headline)


def test_a_report_in_capitals_reads_like_the_same_report_in_mixed_case() -> None:
    text = "A bomb exploded at the market of Kharkiv on Thursday. Three civilians were killed and ten were wounded."
    small, large = read(text).accounts, read(text.upper()).accounts
    assert [a.reported for a in small] == [a.reported for a in large]
    assert [a.when and a.when.value for a in small] == [a.when and a.when.value for a in large]
    assert [p.value.gazetteer_id for a in small for p in a.places] == [
        p.value.gazetteer_id for a in large for p in a.places
    ]
    assert [a.anchor.text.upper() for a in small] == [a.anchor.text for a in large]
