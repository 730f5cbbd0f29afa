"""Groups of many reports: the mean decides, clashes exclude, order does not matter."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.account_aids import account

from solferino.link import all_traits, incidents, propose
from solferino.model.claim import Account

TOWNS = (("Uman", (48.75, 30.22)), ("Kramatorsk", (48.72, 37.53)), ("Chuhuiv", (49.83, 36.69)))


def groups(accounts: list[Account]) -> set[frozenset[str]]:
    items = all_traits(accounts)
    return {frozenset(i.accounts) for i in incidents(accounts, items, propose(items))}


@st.composite
def reports(draw: st.DrawFn) -> list[Account]:
    """Up to nine accounts of few towns and days, so that many of them meet and some clash."""
    made = []
    for number in range(draw(st.integers(2, 9))):
        town, point = draw(st.sampled_from(TOWNS))
        made.append(
            account(
                f"report {draw(st.integers(0, 6))}",
                site=draw(st.sampled_from((town, None))),
                point=point,
                day=draw(st.sampled_from((date(2022, 2, 24), date(2022, 2, 25), None))),
                killed=draw(st.sampled_from((None, 0, 4, 5, 40))),
                clock=draw(st.sampled_from((None, "07:00", "10:30"))),
                thing=draw(st.sampled_from((None, "hospital", "school"))),
                number=number + 1,
            )
        )
    return made


@settings(max_examples=150)
@given(reports(), st.randoms(use_true_random=False))
def test_order_of_arrival_changes_no_group(made: list[Account], lot: object) -> None:
    shuffled = list(made)
    lot.shuffle(shuffled)  # type: ignore[attr-defined]
    assert groups(shuffled) == groups(made)


@settings(max_examples=150)
@given(reports())
def test_no_group_holds_two_accounts_of_one_document_or_two_clock_times_far_apart(made: list[Account]) -> None:
    by_id = {a.id: a for a in made}
    for group in groups(made):
        members = [by_id[a] for a in group]
        assert len({a.document for a in members}) == len(members)
        clocks = {a.when.value.time_local for a in members if a.when and a.when.value.time_local}
        assert len(clocks) < 2


def test_report_that_is_like_only_one_of_many_stays_apart() -> None:
    """Chained by one likeness: a name of a suburb, a day later, other figures; the rest speak against it."""
    core = [account(f"r{n}", killed=4, thing="hospital") for n in range(4)]
    chained = account("late", day=date(2022, 2, 24) + timedelta(3), killed=4, thing="hospital")
    assert frozenset(a.id for a in core) in groups([*core, chained])
