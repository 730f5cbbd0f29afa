"""What holds for every case: order, carriers, denials, new roots, sides."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.cases import Report, Saying, Setting, Toll, assessed, report

from solferino.assess import assess
from solferino.model.assessment import Assessment, Contradiction
from solferino.model.codec import to_json
from solferino.model.incident import CopyPair, Incident
from solferino.vocab import law, wording

NUMBERS = st.one_of(
    st.integers(0, 60),
    st.tuples(st.integers(0, 20), st.integers(20, 60)),
    st.sampled_from([">=3", ">=12", "~30", "dozens", "several", None]),
)
VOICES = st.sampled_from(
    [
        (),
        ("the mayor",),
        ("Amnesty",),
        ("?a resident",),
        ("Human Rights Watch", "?a doctor"),
        ("Ukraine’s interior ministry",),
    ]
)
OBJECTS = st.sampled_from(
    [(), (("hospital", "hit"),), (("hospital", "near"),), (("air_base", "intended"),), (("school", "hit"),)]
)
WEAPONS = st.sampled_from(
    [(), (("missile", None),), (("artillery shell", None),), (("cluster munition carrier", None),)]
)
ACTORS = st.sampled_from([(), (("Russia", "alleged_perpetrator"),), (("Ukraine", "alleged_perpetrator"),)])
TOLLS = st.lists(
    st.builds(
        Toll,
        st.sampled_from(["killed", "injured"]),
        st.sampled_from(["civilian", "person", "man", "boy", "woman", "combatant"]),
        NUMBERS,
    ),
    max_size=2,
    unique_by=lambda toll: (toll.outcome, toll.kind),
)
SAYINGS = st.builds(
    Saying,
    by=VOICES,
    tolls=TOLLS,
    objects=OBJECTS,
    weapons=WEAPONS,
    actors=ACTORS,
    stance=st.sampled_from(["reports", "asserts", "accuses", "confirms"]),
    factuality=st.sampled_from(["asserted", "reported", "probable", "possible"]),
)
DENIAL = Saying(("Russia’s defence ministry",), stance="denies", factuality="denied")
LISTS = st.lists(st.lists(SAYINGS, min_size=1, max_size=3), min_size=1, max_size=3)


def reports_of(lists: Sequence[Sequence[Saying]]) -> list[Report]:
    return [report(f"Outlet {n}", *sayings, salt=str(n)) for n, sayings in enumerate(lists)]


def numbers(found: Assessment) -> list[object]:
    return [
        [(t.outcome, t.low, t.best, t.high, t.open_ended, t.roots_min, t.roots_max, t.flags) for t in found.tolls],
        [(v.outcome, v.kind, v.low, v.high) for v in found.victims],
        (found.roots_min, found.roots_max, found.roots, found.grade.value, found.grade.at_most),
    ]


@settings(max_examples=60)
@given(LISTS, st.randoms(use_true_random=False))
def test_order_of_receipt_changes_nothing(lists: list[list[Saying]], shuffled: Random) -> None:
    reports = reports_of(lists)
    accounts = [one.account for one in reports]
    claims = [claim for one in reports for claim in one.claims]
    documents = [one.document for one in reports]

    def made() -> bytes:
        keys = tuple(account.id for account in accounts)
        return to_json(
            assess(
                Incident("i", keys), accounts=accounts, claims=claims, documents=documents, copies=(), decisions=(),
                rulebook=law.load(),
            )
        )  # fmt: skip

    before = made()
    for items in (accounts, claims, documents):
        shuffled.shuffle(items)
    assert made() == before


@settings(max_examples=60)
@given(LISTS)
def test_ranges_are_in_order_and_nothing_is_below_zero(lists: list[list[Saying]]) -> None:
    found = assessed(*reports_of(lists))
    for toll in found.tolls:
        assert toll.roots_min <= toll.roots_max
        if toll.low is not None and toll.high is not None:
            assert 0 <= toll.low <= (toll.low if toll.best is None else toll.best) <= toll.high
    for line in found.victims:
        assert line.low is None or line.high is None or 0 <= line.low <= line.high
    assert found.roots_min <= found.roots_max


@settings(max_examples=60)
@given(LISTS, NUMBERS)
def test_claim_of_a_new_root_never_lowers_high(lists: list[list[Saying]], number: object) -> None:
    reports = reports_of(lists)
    new = report("Outlet New", Saying(("a newcomer",), [Toll("killed", "civilian", number)]))  # type: ignore[arg-type]
    before, after = assessed(*reports).toll_of("killed"), assessed(*reports, new).toll_of("killed")
    if before is not None and before.high is not None:
        assert after is not None and after.high is not None and after.high >= before.high


@settings(max_examples=60)
@given(LISTS, NUMBERS)
def test_independent_root_never_lowers_a_low_that_two_roots_support(lists: list[list[Saying]], number: object) -> None:
    reports = reports_of(lists)
    new = report("Outlet New", Saying(("Nadia Newcomer",), [Toll("killed", "civilian", number)]))  # type: ignore[arg-type]
    before, after = assessed(*reports).toll_of("killed"), assessed(*reports, new).toll_of("killed")
    if before is not None and before.low is not None and before.roots_min > 1:
        assert after is not None and after.low is not None and after.low >= before.low


@settings(max_examples=40)
@given(LISTS, st.integers(1, 5))
def test_carriers_never_change_a_number(lists: list[list[Saying]], times: int) -> None:
    """Each voice of the first report again, in outlets that add no word of their own."""
    spoken = [saying for saying in lists[0] if saying.by and not saying.by[-1].startswith("?")]
    carriers = [report(f"Carrier {n}", *spoken) for n in range(times if spoken else 0)]
    before, after = assessed(*reports_of(lists)), assessed(*reports_of(lists), *carriers)
    assert [(t.outcome, t.low, t.best, t.high) for t in before.tolls] == [
        (t.outcome, t.low, t.best, t.high) for t in after.tolls
    ]
    assert (before.roots_min, before.roots_max, before.grade.value) == (
        after.roots_min,
        after.roots_max,
        after.grade.value,
    )


@settings(max_examples=60)
@given(LISTS)
def test_denial_of_the_party_blamed_never_changes_numbers(lists: list[list[Saying]]) -> None:
    with_denial = reports_of([[*lists[0], DENIAL], *lists[1:]])
    without = reports_of(lists)
    left, right = assessed(*with_denial), assessed(*without)
    assert numbers(left)[:2] == numbers(right)[:2]
    assert (left.roots_min, left.roots_max) == (right.roots_min, right.roots_max)


@settings(max_examples=60)
@given(LISTS)
def test_no_generated_sentence_judges(lists: list[list[Saying]]) -> None:
    found = assessed(*reports_of([[*lists[0], DENIAL], *lists[1:]]))
    texts = [found.title, found.grade.reason, found.grade.at_most_reason or "", *found.open_questions, *found.roots]
    texts += [row.question for row in found.contradictions]
    texts += [position.value for row in found.contradictions for position in row.positions]
    for result in found.indicators:
        texts += [result.sentence, *(row.text for row in (*result.speaks_for, *result.speaks_against))]
    for text in texts:
        wording.check(text)


def test_fifty_copies_change_nothing_at_all() -> None:
    original = report("Outlet A", Saying(("the mayor",), [Toll("killed", "civilian", 4)], words="Four died"), DENIAL)
    other = report("Outlet B", Saying(("Amnesty",), [Toll("killed", "civilian", 5)]))
    copies = [
        report(f"Copy {n}", Saying(("the mayor",), [Toll("killed", "civilian", 4)], words="Four died"), DENIAL)
        for n in range(50)
    ]
    pairs = [CopyPair(one.document.id, original.document.id, 0.98) for one in copies]
    assert to_json(assessed(original, other, *copies, copies=pairs)) == to_json(assessed(original, other))


def test_fifty_carriers_change_no_number_root_or_grade() -> None:
    original = report("Outlet A", Saying(("the mayor",), [Toll("killed", "civilian", 4)], [("school", "hit")]))
    other = report("Outlet B", Saying(("Amnesty",), [Toll("killed", "civilian", 5)]))
    carriers = [
        report(f"Carrier {n}", Saying(("the mayor",), [Toll("killed", "civilian", 4)], [("school", "hit")]))
        for n in range(50)
    ]
    few, many = assessed(original, other), assessed(original, other, *carriers)
    assert numbers(few) == numbers(many)
    assert (few.strike_status, few.attribution) == (many.strike_status, many.attribution)
    assert [(r.id, r.state, r.sentence) for r in few.indicators] == [
        (r.id, r.state, r.sentence) for r in many.indicators
    ]
    assert [shape(row) for row in few.contradictions] == [shape(row) for row in many.contradictions]
    assert few.open_questions == many.open_questions


def shape(row: Contradiction) -> tuple[str, str, list[tuple[str, str]]]:
    return row.field, row.kind, sorted((position.speaker, position.value) for position in row.positions)


SWAP = {
    "Russia": "Ukraine",
    "Ukraine": "Russia",
    "RU": "UA",
    "UA": "RU",
    "Russian": "Ukrainian",
    "Ukrainian": "Russian",
}


def swapped(text: str) -> str:
    return re.sub("|".join(rf"\b{name}\b" for name in SWAP), lambda match: SWAP[match.group()], text)


def sided(attacker: str, attacked: str, country: str) -> Assessment:
    blame = Saying(
        (f"{attacked}’s interior ministry",),
        [Toll("killed", "civilian", 4), Toll("injured", "health_worker", 2, overlay=True)],
        [("hospital", "hit"), ("air_base", "near")],
        weapons=[("unguided rocket", None)],
        actors=[(attacker, "alleged_perpetrator")],
    )
    no = Saying((f"{attacker}’s defence ministry",), stance="denies", factuality="denied")
    rival = Saying((f"{attacker}’s defence ministry",), actors=[(attacked, "alleged_perpetrator")], stance="accuses")
    low = Saying((f"{attacker}’s defence ministry",), [Toll("killed", "civilian", 1)], stance="confirms")
    return assessed(report("Outlet A", blame, no, rival, low, setting=Setting("shelling", country=country)))


def test_swapping_the_sides_changes_nothing_but_names() -> None:
    one, other = sided("Russia", "Ukraine", "UA"), sided("Ukraine", "Russia", "RU")

    def told(found: Assessment, rename: Callable[[str], str]) -> list[list[str]]:
        indicators = [replace(row, citations=()) for row in found.indicators]  # treaty status differs by state and day
        text = to_json(replace(found, indicators=tuple(indicators))).decode()
        rows = re.findall(r'"(?:text|value|reason|sentence|state|id|question|speaker|low|best|high)":"?[^"]*', text)
        return sorted(
            sorted(re.findall(r"\w+", rename(row))) for row in rows
        )  # names in a row stand in order of letters

    assert told(one, str) == told(other, swapped)
    assert [r.state for r in one.indicators] == [r.state for r in other.indicators]
    assert one.grade.value == "contested" and {"L08", "L18"} <= {r.id for r in one.indicators}
