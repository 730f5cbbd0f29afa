"""What holds of a register whatever comes in, and in whatever order."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case.growth_aids import NOW, Told, carried, copied, event, grow, link_anew, put, register, stories, told

from solferino import link
from solferino.model.assessment import Assessment
from solferino.model.claim import Speaker
from solferino.model.decision import Decision
from solferino.model.exhibit import CustodyEvent
from solferino.store import Register

COPIES = 50
LONG_ENOUGH = 60  # characters of a text that can be told to be a copy


def linked(documents: Sequence[Told], events: Sequence[CustodyEvent] = ()) -> Register:
    made = register()
    put(made, documents)
    link_anew(made, events)
    return made


def said(found: Assessment) -> object:
    """What an assessment says, without the names that follow the order of receipt."""
    tolls = [(t.outcome, t.low, t.best, t.high, t.roots_min, t.roots_max) for t in found.tolls]
    return tolls, found.grade.value, found.roots_min, found.roots_max, found.attribution, found.strike_status


def content(found: Register) -> dict[frozenset[str], object]:
    """Each group of accounts with what is said of it."""
    whole = found.whole()
    return {frozenset(i.accounts): said(a) for i, a in zip(whole.incidents, whole.assessments, strict=True)}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_order_of_arrival_changes_no_incident_and_nothing_that_is_said_of_it(data: st.DataObject) -> None:
    documents = data.draw(stories(repeating=False))
    shuffled = data.draw(st.permutations(documents))
    grown = register()
    for position, one in enumerate(shuffled):
        grow(grown, [one], position, ())
    assert content(grown) == content(linked(documents))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_merge_then_split_or_withdraw_restores_the_register(data: st.DataObject) -> None:
    documents = data.draw(stories())
    before = linked(documents)
    incidents = before.whole().incidents
    if len(incidents) < 2:
        return
    one, other = data.draw(st.permutations(incidents))[:2]
    by_id = {account.id: account for account in before.accounts()}
    left, right = (tuple(link.mark(by_id[key]) for key in i.accounts) for i in (one, other))
    about = (one.id, other.id)
    merge = event(3, Decision("new", "tester", NOW, "merge", about, "one event", (left + right,)))
    split = event(4, Decision("new", "tester", NOW, "split", about, "two events", (left, right)))
    withdraw = event(4, Decision("new", "tester", NOW, "withdraw", ("d3",), "a mistake"))
    assert frozenset((*one.accounts, *other.accounts)) in content(linked(documents, [merge]))
    assert content(linked(documents, [merge, split])) == content(before)
    assert content(linked(documents, [merge, withdraw])) == content(before)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_fifty_copies_change_no_grade_and_no_count(data: st.DataObject) -> None:
    documents = [one for one in data.draw(stories(most=5)) if len(one.document.text) > LONG_ENOUGH]
    if not documents:
        return
    original = data.draw(st.sampled_from(documents))
    before = linked(documents)
    ending = data.draw(st.sampled_from(("", " Reported first elsewhere.")))
    many = [copied(original, 1000 + n, f"Carrier {n}", ending and f"{ending} Number {n}.") for n in range(COPIES)]
    after = linked([*documents, *many])
    assert len(after.whole().copies) >= COPIES
    kept = {account.id for one in documents for account in one.reading.accounts}
    assert {group & kept: text for group, text in content(after).items() if group & kept} == content(before)


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_fifty_carriers_of_one_voice_change_no_grade_and_no_count(data: st.DataObject) -> None:
    root = data.draw(
        st.sampled_from((Speaker("the health ministry", kind="national official"), Speaker("Human Rights Watch")))
    )
    first = carried(data.draw(told(1)), 1, "Carrier 0", root)
    many = [carried(first, 1000 + n, f"Carrier {n}", root) for n in range(COPIES)]
    after = linked([first, *many])
    assert not after.whole().copies
    kept = {account.id for account in first.reading.accounts}
    assert {group & kept: text for group, text in content(after).items() if group & kept} == content(linked([first]))
