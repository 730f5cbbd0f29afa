"""Which account of a text each account of its copies repeats."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.link.account_aids import account

from solferino.link import Repeats, all_traits, incidents, parted, propose, repeats
from solferino.link.repeating import completed
from solferino.model.claim import Account
from solferino.model.incident import CopyPair


def elsewhere(document: str, number: int = 1) -> Account:
    return account(document, site="Kramatorsk", point=(48.72, 37.53), number=number)


def found(accounts: list[Account], *copies: str, of: str = "first") -> Repeats:
    return repeats(all_traits(accounts), [CopyPair(name, of, 1.0) for name in copies])


def test_like_events_of_one_text_are_repeated_in_their_order() -> None:
    first, copy = ([account(name, number=n) for n in (1, 2)] for name in ("first", "copy"))
    assert found([*first, *copy], "copy").accounts == {copy[0].id: first[0].id, copy[1].id: first[1].id}


def test_the_same_in_everything_goes_before_a_like_one() -> None:
    small, large = account("first", killed=4, number=1), account("first", killed=5, number=2)
    only_large = account("copy", killed=5)
    assert found([small, large, only_large], "copy").accounts == {only_large.id: large.id}


def test_what_a_copy_adds_of_another_place_repeats_nothing() -> None:
    first, copy, added = account("first"), account("copy"), elsewhere("copy", 2)
    assert found([first, copy, added], "copy").accounts == {copy.id: first.id}


def test_a_second_copy_repeats_what_the_first_copy_added() -> None:
    first, added, again = account("first"), elsewhere("copy"), elsewhere("again")
    assert found([first, added, again], "copy", "again").accounts == {again.id: added.id}


def test_accounts_that_somebody_parted_do_not_repeat_each_other() -> None:
    first, copy = account("first"), account("copy")
    items = all_traits([first, copy])
    pair = frozenset((first.id, copy.id))
    assert not repeats(items, [CopyPair("copy", "first", 1.0)], parted({pair: False})).accounts


def test_a_copy_fills_in_what_the_first_account_does_not_state_and_nothing_else() -> None:
    bare = account("first", day=None, killed=4)
    full = account("copy", killed=5, clock="00:00", thing="hospital")
    a, b = all_traits([bare, full])
    assert completed(a, b) == replace(
        a, first_day=b.first_day, last_day=b.last_day, clock_min=0, objects=frozenset(("hospital",))
    )
    assert completed(b, a) == b


def test_copies_do_not_decide_which_of_two_like_events_a_report_joins() -> None:
    """Thirty copies that dropped the hospital would outvote the text that named it."""
    one, other = account("first", killed=4, thing="hospital"), account("first", killed=4, thing="school", number=2)
    late = account("late", killed=4, thing="school")
    copies = [account(f"copy {n}", killed=4, thing=None, number=k) for n in range(30) for k in (1, 2)]
    assert joined([one, other, late]) == joined([one, other, *copies, late]) == {late.id, other.id}


def joined(accounts: list[Account]) -> set[str]:
    """The first two texts' accounts that the last one lies with."""
    items = all_traits(accounts)
    known = found(accounts, *dict.fromkeys(a.document for a in accounts if a.document.startswith("copy")))
    groups = incidents(accounts, items, propose(items, repeats=known), repeats=known)
    (group,) = (set(i.accounts) for i in groups if accounts[-1].id in i.accounts)
    return {key for key in group if key in (accounts[0].id, accounts[1].id, accounts[-1].id)}


@given(st.lists(st.lists(st.sampled_from((None, 0, 4, 5, 40)), min_size=1, max_size=3), min_size=2, max_size=5))
def test_one_to_one_and_never_changed_by_later_copies(told: list[list[int | None]]) -> None:
    names = [f"d{number}" for number in range(len(told))]
    documents = [
        [account(name, killed=n, day=date(2022, 2, 24), number=k + 1) for k, n in enumerate(figures)]
        for name, figures in zip(names, told, strict=True)
    ]
    flat = [one for document in documents for one in document]
    whole = found(flat, *names[1:], of="d0").accounts
    for document in documents:
        firsts = [whole.get(one.id, one.id) for one in document]
        assert len(set(firsts)) == len(firsts)
    assert not set(whole.values()) & whole.keys()
    earlier = [one for document in documents[:-1] for one in document]
    known = {one.id for one in earlier}
    assert found(earlier, *names[1:-1], of="d0").accounts == {a: b for a, b in whole.items() if a in known}
