"""Figures of the dead and hurt in less common words: counts, lists of names, ordinals, wounds, people led away."""

import pytest
from tests.extract.reading_aids import facts_of, only, read
from tests.extract.test_tolls import lines

from solferino.model.circumstance import Count

Toll = tuple[str, str, int | None, int | None]


def told(text: str) -> list[Toll]:
    """The toll lines of the only account: outcome, kind, low, high."""
    out: list[Toll] = []
    for line in only(text).tolls:
        count = line.value.count
        out.append((line.value.outcome, line.value.kind, count.low if count else None, count.high if count else None))
    return out


def span(text: str, outcome: str = "killed") -> tuple[int | None, int | None]:
    """Lowest and highest figure of an outcome in the only account."""
    counts = [line.count for line in only(text).reported if line.outcome == outcome]
    return (counts[0].low, counts[0].high) if counts else (None, None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A strike killed 20 people in Uman. A teacher who buried them said he had counted 23.", (20, 23)),
        ("A strike killed 20 people in Uman. The ministry stuck to 12.", (12, 20)),
        ("The dead of the strike on Uman were put at 13 by the diocese.", (13, 13)),
        ("A raid on Uman killed many. A committee gave us a list with 58 names.", (58, 58)),
        ("A raid on Uman killed nine people. We were able to confirm four through relatives.", (4, 9)),
        ("A raid on Uman killed nine people. Nine is also the figure of the observatory.", (9, 9)),
        ("A blast left 12 dead in Uman according to the press, 15 according to a doctor.", (12, 15)),
        ("In Uman, where a bomb went off, the number of dead was given first as 14, then as 21.", (21, 21)),
        ("A blast in Uman killed two more people, which makes seven.", (7, 7)),
        ("The deaths bring to 19 the number of people killed in the blast in Uman.", (19, 19)),
    ],
)
def test_a_bare_number_behind_words_of_counting_counts_the_dead(text: str, wanted: tuple[int, int]) -> None:
    assert span(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A strike killed nine people in Uman. The mayor gave three reasons.",
        "A strike killed nine people in Uman. It was 20 minutes before help came.",
        "A strike killed nine people in Uman. The mayor confirmed two were children.",
        "A strike killed nine people in Uman. The clinic has 40 beds and counted 12 nurses.",
        "A strike killed nine people in Uman. He counted to ten and ran.",
        "A strike killed nine people in Uman. On most days 300 shells fell; on Sunday it was 3,000.",
    ],
)
def test_numbers_that_count_other_things_leave_the_toll_as_it_is(text: str) -> None:
    assert span(text) == (9, 9)


def test_names_on_a_list_have_kinds_of_their_own() -> None:
    text = "A raid on Uman killed many. The list has 47 names. Nineteen are those of children."
    assert told(text) == [("killed", "person", 47, 47), ("killed", "child", 19, 19)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Twelve passengers died at once in Uman by a mine, and a thirteenth, a girl of nine, in hospital.", "girl"),
        ("A mine killed 12 people in Uman. A thirteenth, a nurse, died on Monday.", "health_worker"),
    ],
)
def test_one_more_counted_off_makes_the_figure_one_more(text: str, wanted: str) -> None:
    assert told(text) == [("killed", "person", 13, 13), ("killed", wanted, 1, 1)]


def test_a_third_of_them_is_a_share_and_a_third_wounded_is_one_person() -> None:
    assert span("Five people were shot dead in Uman. A third of them were women.") == (5, 5)
    assert lines("Soldiers killed two men and wounded a third.") == [
        ("killed", "man", 2, 2, None),
        ("injured", "person", 1, 1, None),
    ]


def test_figures_joined_by_one_predicate_are_one_line_where_a_kind_is_not_given() -> None:
    text = "The driver and three passengers, two of them girls, died in a blast in Uman."
    assert told(text) == [("killed", "person", 4, 4), ("killed", "girl", 2, 2)]
    assert told("A shell killed a grandmother, her daughter and a baby in Uman.") == [
        ("killed", "woman", 1, 1),
        ("killed", "girl", 1, 1),
        ("killed", "child", 1, 1),
    ]
    assert told("A shell killed a grandmother, her niece and a baby in Uman.") == [
        ("killed", "woman", 2, 2),
        ("killed", "child", 1, 1),
    ]


@pytest.mark.parametrize(
    ("text", "outcome", "kind", "count"),
    [
        ("Gunmen dragged two nurses from the clinic into the bush.", "abducted", "health_worker", 2),
        ("The raiders took 14 women hostage.", "abducted", "woman", 14),
        ("The men took six people away with them.", "abducted", "person", 6),
        ("A boy of 12 lost his right foot.", "injured", "boy", 12),
        ("A boy was hit in the left leg by a sniper.", "injured", "boy", 1),
        ("Eleven people had one or both hands cut off.", "injured", "person", 11),
        ("Three farmers suffered deep machete cuts.", "injured", "civilian", 3),
        ("At least seven people have shrapnel wounds.", "injured", "person", 7),
    ],
)
def test_harm_in_several_words_is_read(text: str, outcome: str, kind: str, count: int) -> None:
    ((found, row, low, _, _),) = lines(text)
    assert (found, row, low) == (outcome, kind, 1 if "of 12" in text else count)


@pytest.mark.parametrize(
    "text",
    [
        "He took two pictures of the crowd with them.",
        "The family lost a cow and two goats.",
        "Two guards hit the back of the van.",
        "Six men were hit in the back of the head.",
        "They drove off with two cars.",
        "Two nurses live with wounds of the past.",
    ],
)
def test_words_that_only_look_like_harm_make_no_line(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed or wounded when a bomb went off in Uman.",
        "Twenty people were killed and injured by mines in Uman.",
        "The bomb in Uman left 20 dead or wounded.",
    ],
)
def test_one_figure_for_killed_and_wounded_together_fills_neither(text: str) -> None:
    assert lines(text) == []
    assert all(not account.reported for account in read(text).accounts)


@pytest.mark.parametrize("text", ['0"', "a fifteenth", "put it at 3", "117 “", "took", "lost his", "was hit in"])
def test_words_that_break_off_are_read(text: str) -> None:
    assert read(text).accounts == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The toll of the blast in Uman stands at 29 dead, not the 54 announced at first.", (29, 29)),
        ("A blast in Uman killed 21 people, up from an earlier 14 dead.", (21, 21)),
        ("A blast in Uman killed 21 people. At least 11 people were dead, the police had said at first.", (21, 21)),
        ("A blast in Uman killed 21 people. Initially, the police spoke of 14 dead.", (21, 21)),
    ],
)
def test_only_the_figure_that_the_words_replace_is_superseded(text: str, wanted: tuple[int, int]) -> None:
    assert span(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen came to Uman at dawn. They shot eight men; relatives buried the dead at noon.", (8, 8)),
        ("A strike hit a school in Uman. Later gunmen shot eight men. Nobody knows how they are.", (None, None)),
        ("Police shot five protesters in Uman, killing two.", (2, 2)),
        ("An attack on Uman left ten people dead; they were shot one after another.", (10, 10)),
    ],
)
def test_people_shot_are_dead_only_where_the_text_tells_of_dead(text: str, wanted: tuple[int, int]) -> None:
    assert span(text) == wanted


def test_fighters_told_of_in_a_sentence_of_their_own_are_taken_off_the_minimum() -> None:
    text = "A truck blew up in Uman on Monday, killing nine people. Seven of the dead were police conscripts."
    assert span(text) == (2, 9)


@pytest.mark.parametrize(
    "text",
    [
        "In the first quarter of the year we recorded 403 killings.",
        "The number of civilians killed in Yemen since March 2015 is put at 3,960.",
        "Armed groups killed at least 51 people in four provinces that year.",
        "The forum spoke after a week in which at least 18 civilians were killed in the west.",
        "The number of people killed in Aceh this year has passed 700 dead.",
    ],
)
def test_figures_of_a_period_are_totals(text: str) -> None:
    reading = read("A strike killed two people in Uman on Monday.\n\n" + text)
    assert [account.count_of("killed") for account in reading.accounts] == [Count(2, 2)]
    assert len(reading.totals) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A raid on Uman left 26 people dead. On Friday the mayor brought this figure down to 19.", (19, 19)),
        ("The ministry has raised the toll of the morning's strike on the market in Uman to 13.", (13, 13)),
        ("Four passengers of a bus, two of them students on their way home, were shot dead in Uman.", (4, 4)),
        ("Gunmen killed 22 people in Uman on Sunday, in the deadliest attack on the province this year.", (22, 22)),
        ("A raid on Uman killed nine people. Sixteen were counted at first, since six had hidden.", (9, 9)),
    ],
)
def test_figures_that_correct_or_stand_apart(text: str, wanted: tuple[int, int]) -> None:
    assert span(text) == wanted


def test_parts_behind_a_colon_are_parts() -> None:
    assert lines("By the account of the drivers, nine died: five women, three men, and a girl of eleven.") == [
        ("killed", "person", 9, 9, None),
        ("killed", "woman", 5, 5, 0),
        ("killed", "man", 3, 3, 0),
        ("killed", "girl", 1, 1, 0),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A 62-year-old man was wounded.", [("injured", "man", 1)]),
        ("A nine-year-old boy and his 70-year-old grandmother died.", [("killed", "boy", 1), ("killed", "woman", 1)]),
        ("A 73-year-old was killed.", [("killed", "person", 1)]),
        ("Three siblings, aged 4, 7 and 11, were killed.", [("killed", "person", 3)]),
        ("A mother and her three children died.", [("killed", "woman", 1), ("killed", "child", 3)]),
        (
            "They killed the headman, his wife and two sons.",
            [("killed", "civilian", 1), ("killed", "woman", 1), ("killed", "boy", 2)],
        ),
        ("Killed were a nurse and four patients.", [("killed", "health_worker", 1), ("killed", "patient", 4)]),
        ("The dead included a girl and her aunt.", [("killed", "girl", 1), ("killed", "woman", 1)]),
        ("Among the dead are three journalists.", [("killed", "journalist", 3)]),
        ("An ambulance was hit, killing three of its staff.", [("killed", "health_worker", 3)]),
        ("Two employees of the television station were wounded.", [("injured", "journalist", 2)]),
        ("The charity said that four of its workers had been killed.", [("killed", "aid_worker", 4)]),
        ("Two workers of the factory were wounded.", [("injured", "civilian", 2)]),
        ("The bus took women to a farm. Two of them died.", [("killed", "woman", 2)]),
        ("The men stood apart from the women. Two of them were executed.", [("killed", "person", 2)]),
        ("The dead were buried by five men.", []),
    ],
)
def test_people_by_age_kinship_order_of_words_and_employer(text: str, wanted: list[tuple[str, str, int]]) -> None:
    assert [(outcome, kind, low) for outcome, kind, low, _, _ in lines(text)] == wanted


def test_a_row_of_people_is_no_apposition_without_a_closing_mark() -> None:
    text = "Two beggars, a vendor and a policeman lost their lives."
    assert [part for *_, part in lines(text)] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Four of those wounded in Uman died, so that 26 people had now been buried.", (26, 26)),
        ("A strike on Uman left 21 people dead. Shells fell at night but caused no casualties.", (21, 21)),
        ("At least nine villagers were killed in Uman incl. a nurse; a church source says 13.", (9, 13)),
        ("The driver and three patients ascended as martyrs when shells hit Uman.", (4, 4)),
    ],
)
def test_increments_zeros_of_other_acts_and_short_style(text: str, wanted: tuple[int, int]) -> None:
    assert span(text) == wanted


def test_one_person_of_so_many_years_is_one_and_a_crew_of_so_many_are_so_many() -> None:
    assert lines("A watchman of 67 was hurt.") == [("injured", "man", 1, 1, None)]
    assert [low for *_, low, _, _ in lines("A crew of 12 was killed.")] == [12]


def test_a_part_without_a_kind_makes_no_line_but_one_with_a_noun_does() -> None:
    text = "Two villagers, a headman and his cousin, were strangled in Uman."
    assert told(text) == [("killed", "civilian", 2, 2)]
    text = "A strike on Uman hurt 28 people, four of them rescue workers."
    assert told(text) == [("injured", "person", 28, 28), ("injured", "person", 4, 4)]


@pytest.mark.parametrize(
    ("text", "outcome", "count"),
    [
        ("Soldiers hacked 19 villagers to death in Uman.", "killed", 19),
        ("A crowd burned two men alive in Uman.", "killed", 2),
        ("Six villagers had their throats cut in Uman.", "killed", 6),
        ("The barrage cost seven villagers their lives.", "killed", 7),
    ],
)
def test_deaths_told_by_a_verb_and_its_end(text: str, outcome: str, count: int) -> None:
    told = [(t.outcome, t.count.low) for f in facts_of(text) for t in f.tolls if t.count]
    assert (outcome, count) in told


def test_the_verb_alone_tells_no_death() -> None:
    for text in (
        "Soldiers hacked 19 trees down.",
        "They beat two men.",
        "The repair cost seven families their savings.",
    ):
        assert [t for f in facts_of(text) for t in f.tolls if t.outcome == "killed"] == []


def killed(text: str) -> Count | None:
    return next((r.count for r in only(text).reported if r.outcome == "killed"), None)


def test_figures_of_one_sentence_that_make_up_an_earlier_one_are_its_parts() -> None:
    lead = "Eleven people were killed when a shell hit a clinic in Uman on Monday."
    later = "The blast killed nine people at once, a doctor said; two people died on the way."
    assert killed(f"{lead} {later}") == Count(11, 11)
    assert killed(f"{lead} {later.replace('nine', 'eight')}") == Count(2, 11)


def test_a_round_figure_gives_way_to_the_floor_it_was_made_from() -> None:
    text = (
        "Nearly 60 dead in Uman\n\nA drone struck a camp in Uman on Monday. At least {} people died, aid workers say."
    )
    assert killed(text.format(59)) == Count(59, None)
    assert killed(text.format(40)) == Count(40, 60, approximate=True)
