"""People outrank the machine, whatever comes in later; what no longer finds its object is told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

from hypothesis import given
from hypothesis import strategies as st
from tests.link.account_aids import account

from solferino.link import all_traits, incidents, mark, propose, settled
from solferino.model.claim import Account
from solferino.model.decision import Decision, Verdict
from solferino.model.document import Quote

NOW = datetime(2026, 1, 1, tzinfo=UTC)
UMAN = [account(name, killed=4) for name in ("one", "two", "three")]
KRAMATORSK = [account(name, site="Kramatorsk", point=(48.72, 37.53), killed=50) for name in ("four", "five")]
JILIB = [account(name, site="Jilib", point=(0.49, 42.77), day=date(2021, 1, 3), killed=2) for name in ("six", "seven")]
ALL = [*UMAN, *KRAMATORSK, *JILIB]
_numbers = count(10)


def decision(verdict: Verdict, *groups: Sequence[Account]) -> Decision:
    marks = tuple(tuple(mark(a) for a in group) for group in groups)
    about = tuple(m.account for group in marks for m in group)
    return Decision(f"d{next(_numbers)}", "tester", NOW, verdict, about, "because", marks)


def grouped(accounts: Sequence[Account], *decisions: Decision) -> set[frozenset[str]]:
    items = all_traits(accounts)
    return {frozenset(i.accounts) for i in incidents(accounts, items, propose(items), decisions)}


def ids(*accounts: Account) -> frozenset[str]:
    return frozenset(a.id for a in accounts)


def test_whole_incidents_are_merged_though_their_reports_clash() -> None:
    assert grouped(ALL) == {ids(*UMAN), ids(*KRAMATORSK), ids(*JILIB)}
    merged = decision("merge", [*UMAN, *KRAMATORSK])
    assert grouped(ALL, merged) == {ids(*UMAN, *KRAMATORSK), ids(*JILIB)}


def test_report_that_comes_in_later_joins_the_merged_incident() -> None:
    merged = decision("merge", [*UMAN, *KRAMATORSK])
    late = account("late", killed=4)
    assert grouped([*ALL, late], merged) == {ids(*UMAN, *KRAMATORSK, late), ids(*JILIB)}


def test_account_that_is_merged_alone_leaves_its_companions_behind() -> None:
    moved = decision("merge", [UMAN[0], *KRAMATORSK], UMAN[1:])
    assert grouped(ALL, moved) == {ids(UMAN[0], *KRAMATORSK), ids(*UMAN[1:]), ids(*JILIB)}


def test_split_takes_accounts_out_together() -> None:
    out = decision("split", UMAN[:2], UMAN[2:])
    assert grouped(ALL, out) == {ids(*UMAN[:2]), ids(UMAN[2]), ids(*KRAMATORSK), ids(*JILIB)}


@given(st.sets(st.sampled_from(range(3)), min_size=1, max_size=2))
def test_split_after_merge_restores_what_was(chosen: set[int]) -> None:
    parts = [(UMAN, KRAMATORSK, JILIB)[i] for i in sorted(chosen)] + [[account("eight", site="Bounti", point=None)]]
    accounts = [*ALL, *parts[-1]]
    merged = decision("merge", [a for part in parts for a in part])
    assert len(grouped(accounts, merged)) == len(grouped(accounts)) - len(parts) + 1
    assert grouped(accounts, merged, decision("split", *parts)) == grouped(accounts)


@given(st.permutations(range(3)))
def test_order_of_unrelated_decisions_does_not_matter(order: list[int]) -> None:
    makers: list[Callable[[], Decision]] = [
        lambda: decision("split", UMAN[:1], UMAN[1:]),
        lambda: decision("merge", [*KRAMATORSK, *JILIB]),
        lambda: decision("reject", UMAN[1:2]),
    ]
    first, other = [make() for make in makers], [makers[i]() for i in order]
    assert grouped(ALL, *first) == grouped(ALL, *other)


@given(st.permutations(range(len(ALL))))
def test_order_of_receipt_does_not_matter_to_decisions(order: list[int]) -> None:
    made = [decision("merge", [*UMAN, *KRAMATORSK]), decision("split", UMAN[:1], [*UMAN[1:], *KRAMATORSK])]
    assert grouped([ALL[i] for i in order], *made) == grouped(ALL, *made)


pairs = st.tuples(st.sampled_from(("merge", "split")), st.sampled_from(ALL), st.sampled_from(ALL))


@given(st.lists(pairs, max_size=6))
def test_every_account_is_in_exactly_one_incident_and_the_last_word_stands(
    asked: list[tuple[Verdict, Account, Account]],
) -> None:
    made = [decision(v, [a, b]) if v == "merge" else decision(v, [a], [b]) for v, a, b in asked if a is not b]
    groups = grouped(ALL, *made)
    assert sorted(key for group in groups for key in group) == sorted(a.id for a in ALL)
    if made:
        last = made[-1]
        pair = {m.account for m in last.marks}
        together = any(pair <= group for group in groups)
        assert together if last.verdict == "merge" and len(made) == 1 else True
        assert not together if last.verdict == "split" else True


def test_withdrawn_decision_counts_no_more_and_withdrawal_can_be_withdrawn() -> None:
    merged = decision("merge", [*UMAN, *KRAMATORSK])
    back = replace(decision("withdraw", UMAN[:1]), about=(merged.id,), groups=())
    again = replace(decision("withdraw", UMAN[:1]), about=(back.id,), groups=())
    assert grouped(ALL, merged, back) == grouped(ALL)
    assert grouped(ALL, merged, back, again) == grouped(ALL, merged)


def renamed(one: Account, *, start: int, end: int, text: str) -> Account:
    return replace(one, id="anew", anchor=Quote(one.document, start, end, text))


def test_account_is_found_again_by_its_words_and_that_is_told() -> None:
    made = decision("reject", UMAN[:1])
    (now,) = settled([made], [renamed(UMAN[0], start=1, end=2, text="x"), *UMAN[1:]])
    assert (now.marks[0].now, len(now.moved), now.lost) == ("anew", 1, ())


def test_account_that_is_gone_is_told_and_no_other_takes_its_place() -> None:
    made = decision("reject", UMAN[:1])
    (now,) = settled([made], [renamed(UMAN[0], start=900, end=950, text="elsewhere"), *UMAN[1:]])
    assert [m.account for m in now.lost] == [UMAN[0].id]
    (gone,) = settled([made], UMAN[1:])
    assert gone.lost and not gone.moved


def test_two_accounts_of_the_same_words_are_not_guessed_between() -> None:
    made = decision("reject", UMAN[:1])
    twins = [replace(UMAN[0], id="anew"), replace(UMAN[0], id="asecond")]
    (now,) = settled([made], twins)
    assert now.lost
