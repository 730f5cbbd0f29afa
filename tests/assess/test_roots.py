"""Roots and independence: carriers, copies, unnamed people, officials of one party."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assess.cases import Report, Saying, Toll, assessed, report

from solferino.assess.parties import fold, kind_of_name, party_of_name
from solferino.model.document import Source
from solferino.model.incident import CopyPair
from solferino.vocab.rows import records, table

FOUR = (Toll("killed", "civilian", 4),)


def numbers(*reports: object, **more: object) -> tuple[int, int]:
    found = assessed(*reports, **more)  # type: ignore[arg-type]
    return found.roots_min, found.roots_max


def test_outlets_that_carry_one_speaker_are_one_root() -> None:
    carried = [report(f"Outlet {n}", Saying(("the regional governor",), FOUR)) for n in range(5)]
    assert numbers(*carried) == (1, 1)


def test_speaker_is_the_same_under_another_spelling() -> None:
    one = report("Outlet A", Saying(("Amnesty",), FOUR))
    other = report("Outlet B", Saying(("Amnesty International",), FOUR))
    assert numbers(one, other) == (1, 1)
    spoken = report("Outlet C", Saying(("the Farmers' League on Thursday",), FOUR))
    plain = report("Outlet D", Saying(("Farmers’ League",), FOUR))
    assert numbers(spoken, plain) == (1, 1)


def test_named_speakers_of_different_bodies_are_independent() -> None:
    one = report("Outlet A", Saying(("Amnesty",), FOUR))
    other = report("Outlet B", Saying(("Human Rights Watch",), FOUR))
    assert numbers(one, other) == (2, 2)


def test_unnamed_people_of_two_reports_count_once_at_least_and_twice_at_most() -> None:
    one = report("Outlet A", Saying(("Amnesty", "?a local source"), FOUR))
    other = report("Outlet B", Saying(("?health workers",), FOUR))
    found = assessed(one, other)
    assert (found.roots_min, found.roots_max) == (1, 2)
    assert found.roots == ("a local source, to Amnesty", "health workers, to Outlet B")
    assert (found.grade.value, found.grade.at_most) == ("weak", "fair")
    assert found.grade.at_most_reason and "cannot be told apart" in found.grade.at_most_reason


def test_officials_of_one_party_count_once_at_least() -> None:
    one = report("Outlet A", Saying(("the regional governor",), FOUR))
    other = report("Outlet B", Saying(("an interior ministry adviser",), FOUR))
    assert numbers(one, other) == (1, 2)


def test_official_without_a_country_in_the_name_is_of_the_place() -> None:
    one = report("Outlet A", Saying(("the regional governor",), FOUR))
    other = report("Outlet B", Saying(("Ukraine’s interior ministry",), FOUR))
    abroad = report("Outlet B", Saying(("Poland’s interior ministry",), FOUR))
    assert numbers(one, other) == (1, 2)
    assert numbers(one, abroad) == (2, 2)


def test_official_of_the_place_may_have_the_figure_from_its_hospital() -> None:
    hospital = report("Outlet B", Saying(("the chief doctor",), FOUR))
    assert numbers(report("Outlet A", Saying(("the regional governor",), FOUR)), hospital) == (1, 2)
    assert numbers(report("Outlet A", Saying(("Poland’s interior ministry",), FOUR)), hospital) == (2, 2)
    assert numbers(report("Outlet A", Saying(("Amnesty",), FOUR)), hospital) == (2, 2)


def test_publisher_that_passes_on_a_speaker_adds_no_root() -> None:
    one = report("Outlet A", Saying(("Amnesty",), FOUR), Saying((), [Toll("killed", "woman", 2)]))
    assert numbers(one) == (1, 1)
    assert assessed(one).roots == ("Amnesty",)


def test_publisher_alone_is_the_root() -> None:
    assert assessed(report("Outlet A", Saying((), FOUR))).roots == ("Outlet A",)


def test_chain_through_a_second_outlet_rests_on_its_deepest_voice() -> None:
    own = report("Amnesty International", Saying(("?a resident",), FOUR))
    passed = report("Outlet A", Saying(("Amnesty",), FOUR))
    assert numbers(own, passed) == (1, 1)


def test_two_outlets_that_cite_each_other_still_count_as_a_root() -> None:
    one = report("Outlet A", Saying(("Outlet B",), FOUR))
    other = report("Outlet B", Saying(("Outlet A",), FOUR))
    assert numbers(one, other)[0] >= 1


def test_agency_in_brackets_is_the_root_of_both_its_customers() -> None:
    one = report("National Post (Reuters)", Saying((), FOUR))
    other = report("Defence Page (Reuters)", Saying((), FOUR))
    assert numbers(one, other) == (1, 1)


def test_outlets_of_one_owner_are_not_independent() -> None:
    rows = [Source(name, name, owner="one house") for name in ("Outlet A", "Outlet B")]
    assert numbers(*(report(row.name, Saying((), FOUR), source=row) for row in rows)) == (1, 1)


def test_outlet_that_republishes_another_is_not_independent() -> None:
    first = Source("a", "Outlet A")
    second = Source("b", "Outlet B", republishes=("Outlet A",))
    assert numbers(*(report(row.name, Saying((), FOUR), source=row) for row in (first, second))) == (1, 1)


def test_outlet_that_republishes_is_not_independent_under_whatever_name_the_agency_goes() -> None:
    assert numbers(*(report(name, Saying((), FOUR)) for name in ("Yahoo News", "AP"))) == (1, 1)
    assert numbers(*(report(name, Saying((), FOUR)) for name in ("Yahoo News", "The Guardian"))) == (2, 2)


@pytest.mark.parametrize(
    "words", ["KYIV (Reuters) - Four died", "Four died. This story was originally published by Reuters"]
)
def test_text_that_says_whose_it_is_has_that_house_as_its_root(words: str) -> None:
    outlet = credited("Outlet A", words)
    assert assessed(outlet).roots == ("Reuters",)
    assert numbers(outlet, report("Reuters", Saying((), FOUR))) == (1, 1)


def test_who_had_it_first_may_be_whom_the_others_have_it_from() -> None:
    outlet = credited("Outlet A", "The strike, first reported by Outlet B, killed four")
    assert numbers(outlet, report("Outlet B", Saying((), FOUR))) == (1, 2)


def credited(publisher: str, words: str) -> Report:
    """A report that opens with these words."""
    one = report(publisher, Saying((), FOUR))
    return replace(
        one,
        document=replace(one.document, text=f"{one.document.text}\n{words}.", body_start=len(one.document.text) + 1),
    )


def test_copy_adds_no_root_and_no_claim() -> None:
    original = report("Outlet A", Saying((), FOUR, words="Four people died"))
    copy = report("Outlet B", Saying((), FOUR, words="Four people died"))
    pair = CopyPair(copy.document.id, original.document.id, 0.97)
    assert numbers(original, copy) == (2, 2)
    found = assessed(original, copy, copies=[pair])
    assert (found.roots_min, found.roots_max) == (1, 1)
    killed = found.toll_of("killed")
    assert killed and killed.because == (original.claims[0].id,)


def test_unnamed_voice_of_a_copy_is_that_of_its_original() -> None:
    original = report("Outlet A", Saying(("?a resident",), FOUR))
    copy = report("Outlet B", Saying(("?a resident",), FOUR))
    pair = CopyPair(copy.document.id, original.document.id, 0.97)
    assert numbers(original, copy) == (1, 2)
    assert numbers(original, copy, copies=[pair]) == (1, 1)


def test_confirmation_with_a_figure_is_a_root_and_without_one_only_perhaps() -> None:
    base = Saying(("Amnesty",), FOUR)
    bare = report("Outlet A", base, Saying(("the interior ministry",), stance="confirms"))
    full = report("Outlet A", base, Saying(("the interior ministry",), FOUR, stance="confirms"))
    assert numbers(bare) == (1, 2)
    assert numbers(full) == (2, 2)


def test_stated_zero_is_no_root_of_harm() -> None:
    assert numbers(report("Outlet A", Saying((), [Toll("killed", "person", 0)]))) == (0, 0)


def test_collection_of_reports_is_no_root_beside_others() -> None:
    archive = Source("archive", "Archive", "dataset")
    one = report("Archive", Saying((), FOUR), source=archive)
    other = report("Outlet A", Saying((), FOUR))
    assert numbers(one) == (1, 1)
    assert numbers(one, other) == (1, 1)
    assert assessed(one, other).roots == ("Outlet A",)


def test_date_of_publication_changes_no_root() -> None:
    days = [date(2022, 2, 25), date(2022, 3, 9), None]
    found = [report("Outlet A", Saying(("the mayor",), FOUR), published=day) for day in days]
    assert numbers(*found) == (1, 1)


@pytest.mark.parametrize("row", records("law/channels.toml", "channel"), ids=lambda row: str(row["kind"]))
def test_kind_of_source_is_told_by_its_example(row: dict[str, str]) -> None:
    assert kind_of_name(row["example"]) == row["kind"]
    assert kind_of_name(row["counter_example"]) != row["kind"]
    assert row["kind"] in table("sources.toml")["kinds"]


def test_party_is_told_by_name_adjective_and_capital_words() -> None:
    assert party_of_name("Russia’s defence ministry") == "state:RU"
    assert party_of_name("the French army") == "state:FR"
    assert party_of_name("the Pentagon") == "state:US"
    assert party_of_name("a resident of the town") is None
    assert party_of_name("the French and the Malian army") is None


def test_names_fold_without_article_case_and_day() -> None:
    assert fold("The French army on Thursday") == fold("French Army") == ("french", "army")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyrylenko", "Pavlo Kyrylenko"),
        ("President Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("President Zelenskyy", "Volodymyr Zelenskiy"),
    ],
)
def test_one_person_under_two_spellings_is_one_source_with_one_name(one: str, other: str) -> None:
    found = assessed(report("Outlet A", Saying((one,), FOUR)), report("Outlet B", Saying((other,), FOUR)))
    assert (found.roots_min, found.roots_max) == (1, 1)
    assert len(found.roots) == 1


def test_two_offices_with_one_word_in_common_stay_two() -> None:
    one = report("Outlet A", Saying(("the President of Ruritania",), FOUR))
    other = report("Outlet B", Saying(("the President of Freedonia",), FOUR))
    assert numbers(one, other)[1] == 2


def test_reports_by_nobody_add_nothing_to_the_lower_number() -> None:
    one = report("Outlet A", Saying(("Amnesty",), FOUR))
    other = report("Outlet B", Saying(("?reports",), FOUR))
    assert numbers(one, other) == (1, 2)
    assert numbers(other) == (1, 1)


def test_publisher_is_not_surely_independent_of_those_whom_it_passes_on_elsewhere() -> None:
    both = report("Outlet A", Saying((), FOUR), Saying(("Amnesty",), [], words="Amnesty spoke of another place"))
    own = report("Amnesty International", Saying((), FOUR))
    elsewhere = replace(both, account=replace(both.account, claims=(both.claims[0].id,)))
    assert numbers(elsewhere, own) == (1, 2)
    assert any("or from Amnesty, whom the same report passes on?" in row for row in assessed(elsewhere).open_questions)


def test_publisher_that_nobody_names_is_not_called_by_its_file_alone() -> None:
    one = report("Outlet A", Saying((), FOUR))
    bare = replace(one, document=replace(one.document, source_name=None))
    assert assessed(bare).roots == ("the publisher of Outlet A.txt (not stated)",)
