"""Other recorders' rules on the same figures, and every voice's figure with its use."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.cases import Report, Saying, Setting, Toll, assessed, report

from solferino.model.assessment import Assessment, TollRange
from solferino.model.circumstance import NamedVictim, Outcome
from solferino.model.document import Anchored
from solferino.model.incident import CopyPair
from solferino.vocab.arithmetic import methods, rules

NUMBERS = st.one_of(
    st.integers(0, 40), st.tuples(st.integers(0, 9), st.integers(9, 40)), st.sampled_from([">=3", "dozens"])
)
VOICES = st.sampled_from([(), ("the mayor",), ("Amnesty",), ("?a resident",), ("Russia’s defence ministry",)])
SAYINGS = st.builds(
    lambda by, number, blames: Saying(
        by, [Toll("killed", "civilian", number)], actors=[("Russia", "alleged_perpetrator")] if blames else []
    ),
    VOICES,
    NUMBERS,
    st.booleans(),
)
DAYS = st.sampled_from([date(2022, 2, 25), date(2022, 3, 1), date(2022, 4, 1), None])
REPORTS = st.lists(st.tuples(SAYINGS, DAYS), min_size=1, max_size=5)


def reports_of(rows: list[tuple[Saying, date | None]]) -> list[Report]:
    return [report(f"Outlet {n}", saying, published=day) for n, (saying, day) in enumerate(rows)]


def killed(number: object, day: date = date(2022, 2, 25), *by: str) -> Report:
    return report(f"Outlet {number} {day} {by}", Saying(by, [Toll("killed", "civilian", number)]), published=day)  # type: ignore[arg-type]


def toll(found: Assessment, outcome: Outcome = "killed") -> TollRange:
    row = found.toll_of(outcome)
    assert row is not None
    return row


def by_method(row: TollRange) -> dict[str, tuple[int | None, int | None, int | None]]:
    return {one.method: (one.low, one.best, one.high) for one in row.aggregates}


def test_rules_of_others_stand_beside_ours() -> None:
    found = assessed(killed(3), killed(5), killed(5, date(2022, 3, 1)), killed(9, date(2022, 4, 1)))
    assert by_method(toll(found)) == {
        "ours": (5, 5, 9),
        "ucdp": (3, 5, 9),
        "airwars": (3, None, 9),
        "conservative": (3, 3, 3),
        "latest": (3, 9, 9),
    }


def test_newest_figure_of_a_source_counts_and_its_older_one_does_not() -> None:
    early = report("Wire", Saying((), [Toll("killed", "civilian", 2)]), published=date(2022, 2, 25))
    late = report("Wire", Saying((), [Toll("killed", "civilian", 6)]), published=date(2022, 3, 2))
    row = toll(assessed(early, late, killed(4, date(2022, 2, 26))))
    assert by_method(row)["latest"] == (4, 6, 6)
    assert [one.use for one in row.inputs] == ["superseded", "counted", "counted"]


def test_party_blamed_lowers_the_rules_that_hear_it_and_no_other() -> None:
    blame = report(
        "Outlet A", Saying(("the mayor",), [Toll("killed", "civilian", 10)], actors=[("Russia", "alleged_perpetrator")])
    )
    lower = report(
        "Outlet B", Saying(("Russia’s defence ministry",), [Toll("killed", "civilian", 3)], stance="confirms")
    )
    row = toll(assessed(blame, lower))
    assert by_method(row)["ours"] == (10, 10, 10)
    assert by_method(row)["airwars"] == (10, None, 10)
    assert by_method(row)["ucdp"] == (3, 10, 10)
    assert by_method(row)["conservative"] == (3, 3, 3)
    assert {one.speaker: one.use for one in row.inputs}["Russia’s defence ministry"] == "party_blamed"


def test_disputed_status_brings_the_low_to_zero_where_the_recorder_does_so() -> None:
    blame = Saying(("the mayor",), [Toll("killed", "civilian", 10)], actors=[("Russia", "alleged_perpetrator")])
    dispute = Saying(("Human Rights Watch",), stance="disputes", words="The dead were fighters")
    row = toll(assessed(report("Outlet A", blame, dispute)))
    assert by_method(row)["airwars"] == (0, None, 10)
    assert by_method(row)["conservative"] == (10, 10, 10)


def test_recorders_who_count_no_injured_have_no_figure_for_them() -> None:
    row = toll(assessed(report("Outlet A", Saying((), [Toll("injured", "person", 4)]))), "injured")
    assert "ucdp" not in by_method(row) and by_method(row)["airwars"] == (4, None, 4)


def test_carrier_and_collection_are_shown_and_count_for_nothing() -> None:
    own = report("Amnesty International", Saying(("?a resident",), [Toll("killed", "civilian", 4)]))
    passed = report("Outlet A", Saying(("Amnesty",), [Toll("killed", "civilian", 4)]))
    uses = {one.speaker: (one.use, one.group) for one in toll(assessed(own, passed)).inputs}
    assert uses == {"a resident, to Amnesty International": ("counted", 1), "Amnesty": ("passed_on", None)}


def test_figure_of_several_places_is_shown_as_left_out() -> None:
    one = report("Outlet A", Saying((), [Toll("killed", "civilian", 4)]))
    both = report("Outlet B", Saying((), [Toll("killed", "civilian", 9)], scope="composite"))
    row = toll(assessed(one, both))
    assert (row.best, row.high) == (4, 4)
    assert [(i.value, i.use) for i in row.inputs if i.use != "counted"] == [("9", "several_places")]


def test_every_rule_and_method_has_a_sentence() -> None:
    found = assessed(killed(3), killed(5), report("Outlet X", Saying((), [Toll("killed", "boy", 1)])))
    row = toll(found)
    assert set(row.rules) <= set(rules())
    assert {one.method for one in row.aggregates} == set(methods())
    assert all(one.says and one.after for one in methods().values())


@settings(max_examples=60)
@given(REPORTS)
def test_every_method_gives_figures_that_somebody_stated_in_their_order(rows: list[tuple[Saying, date | None]]) -> None:
    for row in assessed(*reports_of(rows)).tolls:
        stated = {end for one in row.inputs for end in (one.low, one.high)} | {0}
        for one in row.aggregates:
            assert {one.low, one.best, one.high} - {None} <= stated, "no mean"
            if one.low is not None and one.high is not None:
                assert one.low <= (one.low if one.best is None else one.best) <= one.high
        found = by_method(row)
        assert found["ours"] == (row.low, row.best, row.high)
        lowest = found["conservative"][0]
        assert lowest == found["ucdp"][0]
        assert lowest is None or all(ends[0] is None or "status_contested" in row.flags or ends[0] >= lowest
                                     or method == "ours" for method, ends in found.items())  # fmt: skip


@settings(max_examples=40)
@given(REPORTS, st.randoms(use_true_random=False))
def test_inputs_and_methods_do_not_depend_on_the_order(
    rows: list[tuple[Saying, date | None]], shuffled: Random
) -> None:
    reports = reports_of(rows)
    before = assessed(*reports).tolls
    shuffled.shuffle(reports)
    assert assessed(*reports).tolls == before


def test_copies_change_no_input() -> None:
    original = killed(4)
    copy = report("Copy", Saying((), [Toll("killed", "civilian", 4)]))
    before = toll(assessed(original))
    pair = CopyPair(copy.document.id, original.document.id, 1.0)
    assert by_method(toll(assessed(original, copy, copies=[pair]))) == by_method(before)


# --- people named one by one (C5)


def naming(one: Report, *names: str) -> Report:
    quote = one.account.anchor
    victims = tuple(Anchored(NamedVictim(name, "killed"), (quote,), "test") for name in names)
    return replace(one, account=replace(one.account, named_victims=victims))


def test_three_people_named_raise_best_and_high_and_not_low() -> None:
    row = toll(assessed(naming(killed(1), "Anna Berg", "Boris Chan", "Clara Diaz")))
    assert (row.low, row.best, row.high) == (1, 3, 3)
    assert "C5" in row.rules and "derived" in row.flags


def test_one_name_in_two_spellings_or_reports_is_one_person() -> None:
    row = toll(assessed(naming(killed(1), "Anna Berg", "Berg"), naming(killed(1, date(2022, 3, 1)), "Anna B. Berg")))
    assert (row.low, row.best, row.high) == (1, 1, 1)


def test_people_of_another_report_add_where_no_word_of_the_name_was_there() -> None:
    row = toll(assessed(naming(killed(1), "Anna Berg"), naming(killed(1, date(2022, 3, 1)), "Boris Chan")))
    assert (row.low, row.best, row.high) == (1, 2, 2)


def test_names_in_a_report_of_fighters_raise_nothing() -> None:
    mixed = report("Outlet A", Saying((), [Toll("killed", "civilian", 1), Toll("killed", "combatant", 2)]))
    row = toll(assessed(naming(mixed, "Anna Berg", "Boris Chan", "Clara Diaz")))
    assert (row.low, row.best, row.high) == (1, 1, 1)


def test_names_in_a_statement_about_several_places_raise_nothing() -> None:
    both = report("Outlet A", Saying((), [Toll("killed", "civilian", 9)]), setting=Setting(composite=True))
    row = toll(assessed(killed(1), naming(both, "Anna Berg", "Boris Chan")))
    assert (row.best, row.high) == (1, 1)
