"""Which events are background, and leads that sum up several attacks."""

from datetime import date

from tests.extract.reading_aids import read


def _told(text: str, published: date = date(2020, 11, 19)) -> list[tuple[str | None, bool]]:
    found = read(text, published).accounts
    return [(str(a.when.value.date_start) if a.when else None, a.background) for a in found]


def test_a_report_that_begins_with_the_older_event_tells_both() -> None:
    older = "On 2 November gunmen shot dead six farmers in Uman, Ukraine."
    later = "On 15 November a bomb killed a man in Izium."
    assert _told(f"{older}\n\n{later}") == [("2020-11-02", False), ("2020-11-15", False)]
    assert _told(f"{later}\n\n{older}") == [("2020-11-15", False), ("2020-11-02", True)]


def test_the_day_on_which_a_report_comes_out_is_none_of_the_events_it_sums_up() -> None:
    text = (
        "Jets bombed bakeries in Aleppo province, the group said today.\n\n"
        "On August 16 a shell killed 60 people in front of a bakery in Azaz.\n\n"
        "On August 23 a shell killed ten people outside a bakery in Manbij."
    )
    assert _told(text) == [(None, False), ("2020-08-16", False), ("2020-08-23", False)]


def test_a_lead_on_a_series_of_attacks_is_a_total_also_where_not_all_victims_are_counted() -> None:
    text = (
        "A series of attacks in and around Baghdad killed 14 people on Thursday, police said.\n\n"
        "In the deadliest, a bomb exploded at a market in Shaab, killing seven people.\n\n"
        "Another bomb went off in Madain, killing three.\n\n"
        "In Dora, gunmen stormed a house and shot dead a money changer and his wife."
    )
    found = read(text, date(2016, 6, 3))
    assert [total.killed.low for total in found.totals if total.killed] == [14]
    assert len(found.accounts) == 3


def test_a_lead_on_one_attack_is_no_total() -> None:
    text = "A bomb killed 14 people in Baghdad on Thursday.\n\nAnother bomb went off in Madain, killing three."
    found = read(text, date(2016, 6, 3))
    assert not found.totals
    assert len(found.accounts) == 2


def test_a_lead_on_acts_in_several_provinces_told_again_below_is_an_overview() -> None:
    text = (
        "In Yala a school was set alight, in Pattani a teacher was shot dead, in Narathiwat a bomb went off.\n\n"
        "The school burned down in Yala on Monday.\n\nThe teacher was shot dead in Pattani on Tuesday.\n\n"
        "The bomb in Narathiwat exploded at a market on Tuesday and wounded nine people."
    )
    assert [day for day, _ in _told(text)] == ["2020-11-16", "2020-11-17", "2020-11-17"]


def test_an_inquiry_that_works_out_when_it_was_dates_the_act() -> None:
    text = (
        "The video went viral on 10 July 2018. Soldiers shoot dead two women outside a village called Krovomafa. "
        "We put the killings between 20 March and 5 April 2015."
    )
    account = read(text, date(2018, 9, 24)).accounts[0]
    assert account.when is not None
    assert (account.when.value.date_start, account.when.value.date_end) == (date(2015, 3, 20), date(2015, 4, 5))
    assert [place.value.name for place in account.places] == ["Krovomafa"]


def test_where_somebody_works_is_no_place_of_the_act() -> None:
    text = "Gunmen shot dead the deputy director of Quelmane school in Izium on Monday."
    assert [place.value.name for place in read(text).accounts[0].places] == ["Izium"]


def test_figures_given_for_a_place_open_its_event() -> None:
    text = (
        "Four people died at Barja, the ministry said of a strike on Monday.\n\n"
        "For Deir Billa, about 15 kilometres from Batroun, it reported two killed."
    )
    assert [[place.value.name for place in account.places] for account in read(text).accounts] == [
        ["Barja"],
        ["Deir Billa"],
    ]


def test_blame_for_one_act_is_not_shared_with_the_others() -> None:
    text = (
        "On Monday a bomb exploded in a noodle shop in Yala and killed a man. The street was busy. Windows broke. "
        "People ran.\n\nOn Tuesday fire destroyed a school in Pattani and killed two people.\n\n"
        "Officials spoke of revenge: Boko Haram are believed to have bombed the noodle shop."
    )
    named = {a.places[0].value.name: [actor.value.name for actor in a.actors] for a in read(text).accounts}
    assert named["Pattani"] == []


def test_the_third_of_a_series_is_another_than_the_second() -> None:
    text = (
        "Strikes hit three homes in Uman on Monday. In the first, 12 people died. "
        "The second strike killed seven. Three siblings were the dead of the third."
    )
    tolls = [[toll.value.count.low for toll in a.tolls if toll.value.count] for a in read(text).accounts]
    assert tolls[-2:] == [[7], [3]]


def test_a_suburb_without_a_name_gets_it_from_the_sentence_behind() -> None:
    text = (
        "Helicopters dropped bombs on a rebel-held suburb of Aleppo on Tuesday, activists said.\n\n"
        "The committees said at least 26 people were killed in Masaken Hanano."
    )
    assert len(read(text).accounts) == 1
    other = text.replace("a rebel-held suburb of Aleppo", "Aleppo").replace("Masaken Hanano", "Homs")
    assert len(read(other).accounts) == 2


def test_a_street_told_of_in_one_paragraph_with_its_town_lies_in_it() -> None:
    text = "Rebels fired rockets at the town of Nahariya on Monday. One hit Jabotinsky Street and killed a pensioner."
    assert len(read(text).accounts) == 1


def test_what_is_told_behind_an_earlier_raid_is_not_of_its_day() -> None:
    text = (
        "Jets bombed a bakery in Aleppo on Tuesday and killed 26 people.\n\n"
        "The earlier raid, last Thursday, killed seven customers in Sakhour.\n\n"
        "In Damascus a car bomb exploded as employees were leaving for work, killing three."
    )
    assert _told(text, date(2012, 10, 3))[-1] == ("2012-10-02", False)


def test_old_ordnance_that_is_seen_and_hurts_nobody_makes_no_account() -> None:
    assert not read("Near Molodizhne unexploded ordnance was seen for the first time.").accounts
    assert read("Near Molodizhne unexploded ordnance went off and killed a boy.").accounts


def test_a_scene_set_elsewhere_opens_the_event_that_follows() -> None:
    text = (
        "In Sai Buri district two men shot dead a teacher on Monday.\n\n"
        "In Rangae district of Narathiwat, a headman was going home. Three bullets of a pistol hit him."
    )
    assert len(read(text).accounts) == 2
    assert len(read(text.replace("Three bullets of a pistol hit him.", "He knew the teacher.")).accounts) == 1
