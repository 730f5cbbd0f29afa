"""Ways of writing that once led the reading astray: each with what the words say, and a look-alike that says it not."""

from datetime import date

import pytest
from tests.extract.reading_aids import facts_of, only, read

Line = tuple[str, str, int | None, int | None, int | None]


def lines(text: str) -> list[Line]:
    """outcome, kind, low, high, position of the whole"""
    return [
        (t.outcome, t.row.id, t.count.low if t.count else None, t.count.high if t.count else None, t.part_of)
        for fact in facts_of(text)
        for t in fact.tolls
    ]


FIGURES: list[tuple[str, list[Line]]] = [
    ("No one was injured.", [("injured", "person", 0, 0, None)]),
    ("One was injured.", [("injured", "person", 1, 1, None)]),
    (
        "Eleven civilians, six of them under the age of 12, were killed.",
        [("killed", "civilian", 11, 11, None), ("killed", "child", 6, 6, 0)],
    ),
    ("A boy of about 14 lost a foot.", [("injured", "boy", 1, 1, None)]),
    ("Eleven people, including boys of 14 and 16, were shot dead.", [("killed", "person", 11, 11, None)]),
    (
        "Bullets killed 102 men, 17 women and 12 children.",
        [("killed", "man", 102, 102, None), ("killed", "woman", 17, 17, None), ("killed", "child", 12, 12, None)],
    ),
    ("A nun, reached by radio, gave the number of dead as 29.", [("killed", "person", 29, 29, None)]),
    ("At noon 27 people were dead.", [("killed", "person", 27, 27, None)]),
    (
        "Three people, a father and his two sons, were killed.",
        [("killed", "person", 3, 3, None), ("killed", "man", 1, 1, 0), ("killed", "boy", 2, 2, 0)],
    ),
    (
        "Two men, a woman and a child were killed.",
        [("killed", "man", 2, 2, None), ("killed", "woman", 1, 1, None), ("killed", "child", 1, 1, None)],
    ),
    ("Fourteen people were taken to Example General Hospital.", [("injured", "person", 14, 14, None)]),
    ("The driver, a man: shrapnel wounds to the legs.", [("injured", "man", 1, 1, None)]),
    ("Sixteen of the dead were children.", [("killed", "child", 16, 16, None)]),
    (
        "Twenty-three died there. Ten of them were women and six children.",
        [("killed", "person", 23, 23, None), ("killed", "woman", 10, 10, None), ("killed", "child", 6, 6, None)],
    ),
    (
        "61 refugees were killed, of whom 34 were children and 17 women.",
        [("killed", "displaced_person", 61, 61, None), ("killed", "child", 34, 34, 0), ("killed", "woman", 17, 17, 0)],
    ),
    (
        "The number of people killed when a bomb brought the house down stands at 29.",
        [("killed", "person", 29, 29, None)],
    ),
    ("No one can tell how many died.", []),
    (
        "Six soldiers were wounded, two of them badly.",
        [("injured", "combatant", 6, 6, None), ("injured", "combatant", 2, 2, 0)],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), FIGURES, ids=[text[:40] for text, _ in FIGURES])
def test_figures_are_those_of_the_words(text: str, wanted: list[Line]) -> None:
    assert lines(text) == wanted


def test_fighters_never_make_the_civilian_minimum() -> None:
    account = only("Fourteen people, four of them gunmen, were killed in an air strike on Uman on Thursday.")
    count = account.count_of("killed")
    assert count is not None
    assert (count.low, count.high) == (10, 14)


def test_sums_since_a_time_are_no_event() -> None:
    reading = read(
        "A shell killed two people in Uman. More than 60 people have been killed since the war began in March."
    )
    assert [count.low for a in reading.accounts if (count := a.count_of("killed"))] == [2]
    assert [total.killed.low for total in reading.totals if total.killed] == [60]


def test_a_lead_is_a_sum_of_what_any_source_gives_for_its_parts() -> None:
    reading = read(
        "Gunmen killed 31 civilians in two raids in Kharkiv region, the minister said.\n\n"
        "In Izium gunmen shot dead 19 people on Sunday, the minister said.\n\n"
        "A deputy said that 24 people were killed in Izium.\n\n"
        "In Chuhuiv gunmen shot dead 12 people on Saturday."
    )
    assert sorted(c.low or 0 for a in reading.accounts if (c := a.count_of("killed"))) == [12, 19]


DAYS = [
    ("(Kyiv, 25 February 2022) A shell killed two people in Uman on 21 February.", date(2022, 2, 21)),
    ("UMAN, Friday - A shell killed two people in Uman yesterday.", date(2022, 2, 24)),
    ("A shell killed two people in Uman on 21 February. An image of 23 February shows the crater.", date(2022, 2, 21)),
]


@pytest.mark.parametrize(("text", "wanted"), DAYS)
def test_lines_of_issue_and_pictures_date_no_act(text: str, wanted: date) -> None:
    when = only(text).when
    assert when is not None
    assert when.value.date_start == wanted


def test_headings_of_names_and_days_open_sections() -> None:
    reading = read(
        "Two helicopters and a village\n\nUman, 2 December 2021\n\nA bomb killed 18 people in the market.\n\n"
        "Near Izium, January 2022\n\nGunmen shot dead five passengers of a bus."
    )
    told = {a.places[0].value.name: a.when.value.date_start for a in reading.accounts if a.places and a.when}
    assert told["Uman"] == date(2021, 12, 2)
    assert len(reading.accounts) == 2


def test_paragraphs_that_open_with_a_place_are_entries() -> None:
    reading = read(
        "Summary of Wednesday\n\nUman. A drone dropped an explosive device on a lorry. No one was hurt.\n\n"
        "Izium. A shell killed a man at a bus stop.\n\nChuhuiv. Shells wounded two women."
    )
    assert [a.places[0].value.name for a in reading.accounts] == ["Uman", "Izium", "Chuhuiv"]


def test_posts_of_a_live_page_tell_of_one_event() -> None:
    reading = read(
        "War live: latest from Uman\n\n10:30 A fifth body\n\nFive people died in Uman when a missile hit a house.\n\n"
        "04:50 Sirens\n\nA missile hit a house in Uman this morning."
    )
    assert len([a for a in reading.accounts if a.places and a.places[0].value.name == "Uman"]) == 1


def test_what_happened_next_elsewhere_is_another_event() -> None:
    reading = read(
        "Soldiers shot dead 27 men in Uman on Monday. Two days later the same convoy halted at the market of Izium. "
        "Eleven people were shot dead."
    )
    assert sorted(c.low or 0 for a in reading.accounts if (c := a.count_of("killed"))) == [11, 27]


ACTS = [
    ("On Wednesday a bus was torn apart by an improvised mine near Uman; two people died.", "mine_or_uxo"),
    ("Two delegates and their interpreter were seized on the road at Uman on Monday.", "abduction"),
    ("A fighter jet dropped two bombs on a school in Uman on Monday and killed two people.", "airstrike"),
]


@pytest.mark.parametrize(("text", "wanted"), ACTS)
def test_the_act_is_told_by_weapon_or_by_what_was_done(text: str, wanted: str) -> None:
    kind = only(text).event_type
    assert kind is not None
    assert kind.value == wanted


NO_ATTACKS = [
    "Five people died when household gas blew up a block in Uman. There was no attack, the governor said.",
    "Residents of Uman heard explosions: a film crew was at work. Forty extras fired blanks for the television series.",
    "Hackers struck hospitals in Uman with ransomware. The malware hit a children's hospital first.",
    "A bomb of the Second World War lay in the river at Uman. Bomb disposal experts took out its detonators.",
]


@pytest.mark.parametrize("text", NO_ATTACKS)
def test_no_attack_is_made_of_accidents_films_and_old_bombs(text: str) -> None:
    assert read(text).accounts == ()


def test_what_is_no_attack_does_not_hide_what_is_one_far_away() -> None:
    drill = "In the drill a rocket hit the hall. In the scenario two people were killed in the mock attack."
    between = "\n\n".join(f"The weather in week {number} was dry and the harvest went on." for number in range(30))
    reading = read(f"{drill}\n\n{between}\n\nA shell killed two people in Uman on Thursday.")
    assert [a.places[0].value.name for a in reading.accounts] == ["Uman"]


BLAMED: list[tuple[str, str | None]] = [
    ("Gunmen shot dead two people in a town in Burkina Faso's Sahel region on Monday.", None),
    ("Rockets fired from Yemen killed three people in Najran on Monday.", None),
    ("Officials held the Taliban responsible for the blast that killed two people in Kabul on Monday.", "Taliban"),
    ("A shell killed two people in Uman on Monday. The ministry laid the blame on Hezbollah.", "Hezbollah"),
    ("A note accused them of being police informers; gunmen shot dead two men in Uman on Monday.", None),
]


@pytest.mark.parametrize(("text", "wanted"), BLAMED)
def test_who_is_blamed_is_whom_the_words_blame(text: str, wanted: str | None) -> None:
    named = {a.value.name for account in read(text).accounts for a in account.actors}
    assert (wanted in named) if wanted else not named & {"Burkina Faso", "Yemen", "police"}


def test_who_says_that_the_act_was_its_own_claims_it() -> None:
    account = only(
        "A bomb killed two people in Kabul on Monday. The Taliban said that its men had carried out the bombing."
    )
    assert [(a.value.name, a.value.role) for a in account.actors] == [("Taliban", "claims_responsibility")]


def test_the_party_that_is_hit_did_not_do_it() -> None:
    (fact,) = facts_of("Russia, as one paper has reported, is striking Ukraine with missiles.")
    assert {(m.row.name, m.role) for m in fact.actors if m.row.name == "Ukraine"} == {("Ukraine", None)}


VOICES = [
    ("No one claimed responsibility for the blast.", []),
    ("Two claims were made for one bomb.", []),
    ("According to local authorities 85 bodies were buried.", ["local authorities"]),
    ("According to the police he had tried to seize a weapon.", ["the police"]),
    ("Rebels lined people up outside the mill and told a boy to start.", []),
]


@pytest.mark.parametrize(("text", "wanted"), VOICES)
def test_only_speakers_speak(text: str, wanted: list[str]) -> None:
    assert [voice.name for fact in facts_of(text) for voice in fact.voices] == wanted


def test_he_is_the_person_named_last_and_it_the_body() -> None:
    facts = facts_of(
        "Amnesty inspected images. Ukraine's interior ministry confirmed the attack. Amnesty found a missile. "
        "It said the weapon was inaccurate."
    )
    assert [voice.name for voice in facts[-1].voices] == ["Amnesty"]


THINGS: list[tuple[str, set[str], set[str]]] = [
    ("A van loaded with some 300 lb of explosive blew up at a hotel in Uman.", {"restaurant"}, {"car_bomb"}),
    ("A truck that was taking them to a farm ran over a mine near Uman; two people died.", {"vehicle"}, {"landmine"}),
    ("Gunmen on motorcycles opened fire in the market of Uman.", {"market"}, set()),
    ("The men were shot at a mill beside the Example mine near Uman.", set(), set()),
]


@pytest.mark.parametrize(("text", "things", "arms"), THINGS)
def test_vehicles_are_weapons_or_hit_or_neither(text: str, things: set[str], arms: set[str]) -> None:
    facts = facts_of(text)
    assert {o.row.id for f in facts for o in f.objects if o.relation != "near"} & {
        "vehicle",
        "restaurant",
        "market",
    } == (things)
    assert {w.row.id for f in facts for w in f.weapons} & {"car_bomb", "landmine"} == arms


def test_the_same_vehicle_told_again_is_one_thing() -> None:
    account = only("A drone hit a minibus in Uman on Monday and killed two people. The vehicle is burnt out.")
    assert [o.value.kind for o in account.objects] == ["bus"]


def test_bullets_and_numbers_end_no_sentence_and_hide_none() -> None:
    facts = facts_of("• Uman: a house was bombed on Monday. Seventeen people died.\n\n1. On Monday a shell fell.")
    assert [fact.sentence.text for fact in facts] == [
        "• Uman: a house was bombed on Monday.", "Seventeen people died.", "1. On Monday a shell fell.",
    ]  # fmt: skip


def test_one_more_dead_told_in_a_shorter_sentence_is_quoted_from_it() -> None:
    account = only(
        "Long before dawn on Thursday, near the gate of a mill beside the river, fourteen people were killed by a bomb "
        "in Uman.\n\nA fifteenth died."
    )
    (line,) = [line for line in account.tolls if line.value.count is not None]
    assert line.value.count is not None
    assert line.value.count.low == 15
    assert [quote.text for quote in line.quotes] == ["A fifteenth", "died"]


@pytest.mark.parametrize(
    "line",
    [
        "09:20 The UN counts 691 people killed since 4 April and 4,012 wounded.",
        "For all of Friday, by comparison: one person killed, nine wounded, 31 settlements under fire.",
    ],
)
def test_figure_of_a_period_in_a_post_is_a_total(line: str) -> None:
    reading = read(f"08:10 A shell killed two people in Uman.\n\n{line}\n\n11:30 Shells wounded a man in Izium.")
    assert (len(reading.accounts), len(reading.totals)) == (2, 1)


def test_title_or_weekday_cut_short_is_no_place() -> None:
    text = "A shell killed two people in Uman. The spokesman for the north, Lt. Peter Example, put the dead at three."
    assert [place.value.name for place in only(text).places] == ["Uman"]
    assert [place.value.name for place in only("Mon 21 February - two men shot dead in Uman").places] == ["Uman"]
