"""Which sentences tell of one event: ways of going on about it, of opening another, and of telling of none."""

from datetime import date

import pytest
from tests.extract.reading_aids import only, read

LEAD = "A shell killed five people in Uman on Monday."


def dead(text: str) -> list[int | None]:
    """The largest figure of dead of each account that is not background."""
    found = [account for account in read(text).accounts if not account.background]
    return [
        max((t.value.count.high or 0 for t in a.tolls if t.value.outcome == "killed" and t.value.count), default=None)
        for a in found
    ]


@pytest.mark.parametrize(
    "later",
    [
        "A sixth, a girl of nine, died in hospital on Tuesday.",
        "Six people were buried in the town on Wednesday.",
        "Twelve people were taken to hospital, and on Tuesday two of them were in a critical condition.",
    ],
)
def test_what_becomes_of_the_dead_and_hurt_later_is_no_event_of_its_own(later: str) -> None:
    account = only(f"{LEAD} {later}")
    assert account.when is not None
    assert account.when.value.date_start == date(2022, 2, 21)


def test_people_killed_on_a_later_day_are() -> None:
    assert dead(f"{LEAD} Two people were killed on Tuesday.") == [5, 2]


def test_a_pronoun_goes_on_about_those_told_of() -> None:
    text = "Soldiers brought nine bodies out of Uman on Thursday. They were killed on Monday by rebels north of Izium."
    assert dead(text) == [9]


def test_a_new_attack_without_a_toll_opens_an_event_where_it_names_another_place() -> None:
    text = f"{LEAD} Hours after it a missile came down in Izium."
    assert [a.places[0].value.name for a in read(text).accounts] == ["Uman", "Izium"]
    assert len(read(f"{LEAD} Hours after it a missile came down in the town.").accounts) == 1


def test_a_thing_that_was_damaged_brings_in_no_other_attack() -> None:
    text = "A bomb went off at a health centre in Uman on Monday. The door and an ambulance were damaged."
    assert len(read(text).accounts) == 1


def test_a_headline_that_the_text_tells_in_full_is_no_event_of_its_own() -> None:
    text = "War without witnesses: bombs on the Donetsk region\n\nA shell killed five people in Uman on Monday."
    assert dead(text) == [5]
    repeated = "Ukraine: over 280 pupils abducted in Izium\n\nMore than 280 pupils were abducted near Uman on Monday."
    assert len(read(repeated).accounts) == 1


def test_a_headline_with_a_figure_of_its_own_stays() -> None:
    text = "Nine abducted in Izium\n\nA shell killed five people in Uman on Monday."
    assert len(read(text).accounts) == 2


def test_an_event_brought_to_mind_is_background() -> None:
    text = f"{LEAD} The deaths brought back Izium, where shells killed a hundred people in a shelter in 2015."
    assert [account.background for account in read(text).accounts] == [False, True]
    assert [a.background for a in read(f"{LEAD} In Izium shells killed nine people in a shelter.").accounts] == [
        False, False,
    ]  # fmt: skip


def test_what_was_shot_down_without_harm_is_no_attack() -> None:
    text = f"{LEAD} In Izium air defences shot down three drones; all fell in a plantation without consequences."
    assert dead(text) == [5]
    hurt = f"{LEAD} In Izium air defences shot down three drones; debris killed two people."
    assert dead(hurt) == [5, 2]
    assert dead(f"{LEAD} Gunmen intercepted cars in Izium and shot dead two people.") == [5, 2]


def test_a_figure_compared_with_others_of_its_time_is_no_sum() -> None:
    assert dead("Gunmen killed 22 people in Uman on Monday, in the deadliest attack of the province this year.") == [22]
    assert dead("Gunmen have killed 22 people in attacks in the province this year.") == []


def test_the_dead_of_a_year_and_a_country_are_a_sum() -> None:
    text = f"{LEAD} More than 8,000 people died in the violence in Ukraine last year, a monitoring group says."
    assert dead(text) == [5]


def test_where_some_of_the_dead_came_from_is_no_site_of_another_event() -> None:
    account = only(f"{LEAD} Two of the dead were women from the nearby town of Izium, hospital sources said.")
    assert [place.value.name for place in account.places if place.value.role == "site"] == ["Uman"]


def test_numbered_paragraphs_are_read_sentence_by_sentence() -> None:
    text = (
        "(1) Uman, Cherkasy region. On Monday a shell fell. A woman was killed.\n\n"
        "(2) Izium, Kharkiv region. On Tuesday a mine went off. Two men were killed."
    )
    assert dead(text) == [1, 2]


def test_a_country_or_a_code_opens_an_entry() -> None:
    by_country = "HAITI. On Monday gunmen shot dead two men in Jérémie.\n\nMEXICO. A mine killed a woman in Colima."
    assert [a.places[0].value.name for a in read(by_country).accounts] == ["Jérémie", "Colima"]
    coded = (
        "UKR-2202-11. 21 February 2022. Uman, Cherkasy region. Militia shot dead two men.\n\n"
        "UKR-2202-12. 23 February 2022. Izium, Kharkiv region. Militia shot dead three men."
    )
    assert [str(a.when.value.date_start) for a in read(coded).accounts if a.when] == ["2022-02-21", "2022-02-23"]


def test_a_text_that_rules_an_attack_out_tells_none() -> None:
    text = (
        "A loud explosion near a bus stop in Uman on Monday sent people running. Eleven were said to be dead. The "
        "police chief dispelled the reports: no bomb was involved. A transformer of the power company had burst."
    )
    assert read(text).accounts == ()


def test_a_headline_of_several_events_joins_none_of_them() -> None:
    text = (
        "Family killed in Uman; drone hits Izium\n\nTen people were killed by a shell in Uman on Monday.\n\n"
        "A drone exploded in an apartment block in Izium on Tuesday and wounded two people."
    )
    found = read(text).accounts
    assert [[p.value.name for p in a.places if p.value.role == "site"] for a in found] == [["Uman"], ["Izium"]]


def test_what_monitors_hear_and_see_is_not_the_attack() -> None:
    heard = f"{LEAD} On Tuesday the Mission heard 37 undetermined explosions in Izium."
    assert dead(heard) == [5]
    seen = only(
        "On 20 February the Mission saw a crater in Uman. A mortar round had killed a man there on 18 February."
    )
    assert seen.when is not None
    assert seen.when.value.date_start == date(2022, 2, 18)


def test_the_day_of_a_governors_sum_is_no_event() -> None:
    text = f"{LEAD}\n\nLosses for the day in the Kharkiv region: 2 dead, 9 wounded."
    assert dead(text) == [5]
    assert [total.killed.low for total in read(text).totals if total.killed] == [2]


def test_an_explosive_derails_a_train() -> None:
    text = "A passenger train was derailed by an explosive charge near Uman on Monday. Nobody was hurt."
    assert len(read(text).accounts) == 1
    assert read("A passenger train was derailed near Uman on Monday. Nobody was hurt.").accounts == ()


def test_who_is_quoted_speaks_of_the_event_at_hand() -> None:
    text = "Shells killed five people at a market in Uman on Monday. {} said a mechanic."
    assert dead(text.format('"The first shell hit a water pump, the second killed two women,"')) == [5]
    assert dead(text.format('"On Tuesday a mine in Izium killed two women,"')) == [5, 2]


def test_an_older_figure_is_of_the_event_at_hand() -> None:
    text = f"{LEAD} Before that, the health director of Izium had initially spoken of nine people killed."
    account = only(text)
    assert [place.value.name for place in account.places if place.value.role == "site"] == ["Uman"]


def test_words_that_begin_sentences_and_names_of_faiths_are_no_places() -> None:
    for text in (
        "More than 300 people have been killed in Kharkiv region since the war began.",
        "On Monday a bomb killed two people in a Roman Catholic church in Uman.",
    ):
        places = [p.value.name for a in read(text).accounts for p in a.places]
        assert not {"More", "Roman"} & set(places)


def test_where_people_were_killed_rules_no_attack_out() -> None:
    for spot in ("an illegal mining site", "a fuel tanker", "a bush refinery"):
        assert dead(f"Armed men killed 12 people at {spot} in Uman on Monday.") == [12], spot
