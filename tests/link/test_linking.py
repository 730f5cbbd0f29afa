"""Which accounts are one event, and why."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.link.account_aids import account

from solferino.link import all_traits, copies, features, incidents, propose, weighing
from solferino.link.features import FEATURES
from solferino.model.circumstance import NamedVictim
from solferino.model.claim import Account
from solferino.model.codec import digest_id
from solferino.model.decision import Decision, Verdict
from solferino.model.document import Anchored, Document
from solferino.model.incident import Incident, Link

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def grouped(accounts: list[Account], *decisions: Decision) -> list[set[str]]:
    return [set(i.accounts) for i in made(accounts, *decisions)]


def made(accounts: list[Account], *decisions: Decision) -> tuple[Incident, ...]:
    items = all_traits(accounts)
    return incidents(accounts, items, propose(items), decisions)


def links_of(*accounts: Account) -> tuple[Link, ...]:
    return propose(all_traits(accounts))


def decision(verdict: Verdict, *about: str) -> Decision:
    return Decision("d1", "tester", NOW, verdict, about, "because")


def test_same_place_day_and_toll_are_one_event_with_reasons() -> None:
    a, b = account("one", killed=4), account("two", site="Uman’", killed=4)
    (link,) = links_of(a, b)
    assert link.band == "linked"
    assert {r.feature for r in link.reasons} >= {"same_site", "same_day", "same_killed"}
    assert link.score == pytest.approx(sum(r.weight for r in link.reasons))
    assert grouped([a, b]) == [{a.id, b.id}]


def test_different_towns_of_one_night_stay_apart() -> None:
    a, b = account("one", killed=4), account("two", site="Kramatorsk", point=(48.72, 37.53), killed=4)
    assert grouped([a, b]) == [{a.id}, {b.id}]


def test_same_town_a_week_later_stays_apart() -> None:
    a, b = account("one", killed=22), account("two", day=date(2022, 3, 3), killed=22)
    assert grouped([a, b]) == [{a.id}, {b.id}]


def test_two_strikes_hours_apart_stay_apart() -> None:
    a, b = account("one", clock="10:00"), account("two", clock="13:20")
    assert grouped([a, b]) == [{a.id}, {b.id}]


def test_accounts_of_one_document_are_never_one_event() -> None:
    a, b, c = account("one", killed=3), account("one", killed=3, number=2), account("two", killed=3)
    groups = grouped([a, b, c])
    assert {a.id, b.id} not in [g & {a.id, b.id} for g in groups]
    assert len(groups) == 2


def test_two_strikes_on_one_town_in_one_night_pair_by_their_tolls() -> None:
    a1, a2 = account("one", killed=3), account("one", killed=10, number=2)
    b1, b2 = account("two", killed=3), account("two", killed=19, number=2)
    assert grouped([a1, a2, b1, b2]) == [{a1.id, b1.id}, {a2.id, b2.id}]


def test_day_and_country_alone_are_not_enough() -> None:
    a, b = account("one", site=None, killed=4), account("two", site=None, killed=9)
    assert grouped([a, b]) == [{a.id}, {b.id}]


def test_what_is_missing_counts_neither_way() -> None:
    a, b = account("one", killed=4, day=None), account("two", killed=4)
    (link,) = links_of(a, b)
    assert not {r.feature for r in link.reasons} & {"same_day", "date_clash"}


def test_people_outrank_scores() -> None:
    a, b = account("one", killed=4), account("two", killed=4)
    c = account("three", site="Kramatorsk", point=(48.72, 37.53))
    assert grouped([a, b, c], decision("split", a.id, b.id)) == [{a.id}, {b.id}, {c.id}]
    assert grouped([a, b, c], decision("merge", a.id, c.id)) == [{a.id, b.id, c.id}]
    merged_incident = digest_id("i", c.id)
    assert grouped([a, b, c], decision("merge", digest_id("i", a.id), merged_incident))[0] >= {a.id, c.id}


def test_incident_keeps_its_id_when_reports_come_in() -> None:
    a, b = account("one", killed=4), account("two", killed=4)
    alone, both = made([a]), made([a, b])
    assert alone[0].id == both[0].id


@given(st.permutations(range(5)))
def test_links_do_not_depend_on_the_order_of_accounts(order: list[int]) -> None:
    some = [
        account("one", killed=4), account("two", killed=4), account("three", killed=5),
        account("four", site="Kramatorsk", point=(48.72, 37.53)), account("five", day=date(2022, 3, 3)),
    ]  # fmt: skip
    wanted = {frozenset(g) for g in grouped(some)}
    assert {frozenset(g) for g in grouped([some[i] for i in order])} == wanted


def test_every_feature_explains_itself_and_every_weight_is_used() -> None:
    assert all(feature.__doc__ for feature in FEATURES)
    source = Path(features.__file__).read_text(encoding="utf-8")
    named = (
        set(re.findall(r'"([a-z_]+)"', source))
        | {
            f"{how}_{what}"
            for how in ("none", "same", "same_many", "only_one", "close", "far")
            for what in ("killed", "injured")
        }
        | {f"{how}{what}{end}" for what in ("target", "context") for how, end in (("same_", ""), ("", "_clash"))}
    )
    assert set(weighing.default().of) - named == {"copied_text"}


def test_persons_named_by_both_are_a_reason_and_bring_together_what_shares_no_place() -> None:
    a, b, c = (
        replace(
            one, named_victims=tuple(Anchored(NamedVictim(name, "killed"), (one.anchor,), "test") for name in names)
        )
        for one, names in (
            (account("one", killed=2), ("Salih Hamdan", "Amal Odeh")),
            (account("two", site=None, killed=2), ("Saleh Hamdan", "Odeh Amal")),
            (account("three", site=None), ("Nour Hamdan",)),
        )
    )
    link = links_of(a, b, c)[0]
    assert (link.left, link.right) == (a.id, b.id)
    assert {"same_victims", "same_killed"} <= {r.feature for r in link.reasons}
    assert grouped([a, b, c]) == [{a.id, b.id}, {c.id}]


def text(words: str) -> Document:
    return Document(digest_id("d", words), "a.txt", "text/1", words, "en")


STORY = " ".join(f"word{i % 97} thing{i}" for i in range(120))


def test_edited_and_cut_copies_are_found_and_others_are_not() -> None:
    edited = STORY.replace("thing60", "matter").replace("thing90 ", "")
    first, copy, cut, other = text(STORY), text(edited), text(STORY[: len(STORY) // 3]), text(STORY[::-1])
    found = copies([first, copy, cut, other])
    assert [(pair.document, pair.copy_of) for pair in found] == [(copy.id, first.id), (cut.id, first.id)]
    assert all(pair.containment > 0.8 for pair in found)


def test_departures_of_a_copy_are_quoted_from_both_texts() -> None:
    first = text(STORY)
    copy = text(STORY.replace("thing60 ", "").replace("thing70", "matter more") + " and its end")
    (pair,) = copies([first, copy])
    told = [(c.original.text if c.original else None, c.copy.text if c.copy else None) for c in pair.changes or ()]
    assert told == [("thing60", None), ("thing70", "matter more"), (None, "and its end")]
    for change in pair.changes or ():
        for quote, document in ((change.original, first), (change.copy, copy)):
            if quote:
                quote.check(document)


def test_texts_too_long_to_compare_are_copies_without_departures() -> None:
    long = " ".join(f"word{i}" for i in range(5_000))
    (pair,) = copies([text(long), text(long + " more")])
    assert pair.changes is None


def test_copy_of_a_copy_points_to_the_first() -> None:
    second, third = text(STORY + " a little more"), text(STORY + " a little more still")
    found = copies([text(STORY), second, third])
    assert {pair.copy_of for pair in found} == {text(STORY).id}
