"""Accounts: which sentences make one event, and what is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.reading_aids import document, facts_of, only, read

from solferino.extract import accounts
from solferino.model.claim import Reading
from solferino.model.codec import from_json, to_json
from solferino.model.document import Document
from solferino.vocab.vocabulary import load

TWO = (
    "Four civilians were killed in a missile strike in Uman, Ukraine, on Thursday.\n\n"
    "In another attack, a man was killed when shells hit a house in Kramatorsk.\n\n"
    "At least 57 civilians have been killed since the start of the war, the government said."
)


def test_two_places_are_two_accounts_and_a_war_total_is_none() -> None:
    reading = read(TWO)
    places = [[p.value.name for p in account.places if p.value.role == "site"] for account in reading.accounts]
    assert places == [["Uman"], ["Kramatorsk"]]
    assert [total.killed.low for total in reading.totals if total.killed] == [57]
    assert reading.totals[0].population == "civilian"


def test_event_types_are_told_apart() -> None:
    kinds = [account.event_type.value for account in read(TWO).accounts if account.event_type]
    assert kinds == ["missile_or_rocket", "shelling"]


def test_account_inherits_the_day_of_the_passage() -> None:
    days = [account.when.value.date_start for account in read(TWO).accounts if account.when]
    assert [str(day) for day in days] == ["2022-02-24", "2022-02-24"]


def test_weapon_model_drives_out_its_class_word() -> None:
    account = only("A missile hit the station in Uman. Two people died. Police said it was a Tochka-U missile.")
    assert [(w.value.as_written, w.value.id) for w in account.weapons] == [("Tochka-U missile", "tochka")]


def test_near_is_not_at() -> None:
    account = only("Four people were killed in a missile strike near a hospital in Uman.")
    assert [(o.value.kind, o.value.relation) for o in account.objects] == [("hospital", "near")]


def test_hospital_that_treats_the_wounded_was_not_hit() -> None:
    account = only("A rocket struck a school in Uman. Ten people were taken to hospital.")
    assert [o.value.kind for o in account.objects] == ["school"]


def test_intended_target_is_named_and_hedged() -> None:
    account = only(
        "Gunners had likely been targeting Uman Air Base close by, but a missile struck a residential block in Uman. "
        "A man was killed."
    )
    intended = [o for o in account.objects if o.value.relation == "intended"]
    assert [o.value.as_written for o in intended] == ["Uman Air Base"]
    assert [h.factuality for h in intended[0].hedges] == ["probable"]


def test_confirmation_is_about_the_harm_told_before_it() -> None:
    reading = read(
        "Four civilians were killed in a missile strike in Uman, the group said.\n\n"
        "Ukraine’s interior ministry confirmed the attack as well."
    )
    (confirmation,) = [claim for claim in reading.claims if claim.stance == "confirms"]
    harm = [claim.id for claim in reading.claims if claim.toll]
    assert confirmation.about == tuple(harm)
    assert confirmation.root.name == "Ukraine’s interior ministry"


def test_general_denial_belongs_to_no_single_account() -> None:
    reading = read(
        TWO + "\n\nRussia’s defence ministry denied attacking cities and civilians, saying it targets military sites."
    )
    (denial,) = [claim for claim in reading.claims if claim.stance == "denies"]
    assert denial.scope == "general"
    assert all(denial.id not in account.claims for account in reading.accounts)


@pytest.mark.parametrize(
    "text",
    [
        "Floods killed a hundred people in Kasala, officials said. Torrential rain destroyed houses.",
        "Fifteen soldiers were killed in an ambush near Torodi.",
        "In the drill a rocket hit the compound in Kabul and killed one of the staff. The mock drill was long.",
        "The army threatens to shell the town of Uman.",
        "Teachers in Uman went on strike.",
    ],
)
def test_what_is_no_attack_on_civilians_makes_no_account(text: str) -> None:
    assert read(text).accounts == ()


def test_list_items_are_accounts_of_their_own() -> None:
    reading = read(
        "Posts of the governor of Kharkiv region, Ukraine:\n\n9:45 a.m. Kramatorsk. Shelling. Nobody hurt.\n\n"
        "10 a.m. Uman. Shelling. 2 civilians injured.\n\n12:50 p.m. Chernihiv. Shelling. Civilian man, 55, killed."
    )
    times = [account.when.value.time_local for account in reading.accounts if account.when]
    assert times == ["09:45", "10:00", "12:50"]
    zero = reading.accounts[0].count_of("killed")
    assert zero is not None and zero.high == 0


def test_text_in_another_language_is_not_read() -> None:
    german = Document("0" * 64, "de.txt", "text/1", "Vier Zivilisten wurden getötet.", "und")
    reading = accounts(german, load())
    assert reading.accounts == ()
    assert reading.notes == ("not read: the text is not in en",)


def test_without_publication_date_relative_days_stay_open_and_the_reading_says_so() -> None:
    reading = read("Four civilians were killed in a missile strike in Uman yesterday.", None)
    assert reading.accounts[0].when is None or reading.accounts[0].when.value.date_start is None
    assert "relative dates are not resolved" in reading.notes[0]


def check_anchors(text: str, reading: Reading) -> None:
    read_document = document(text)
    for claim in reading.claims:
        claim.quote.check(read_document)
    for account in reading.accounts:
        account.anchor.check(read_document)
        fields = [account.event_type, account.when, *account.places, *account.tolls, *account.objects, *account.weapons]
        for anchored in (*fields, *account.actors):
            for quote in anchored.quotes if anchored else ():
                quote.check(read_document)
    for total in reading.totals:
        total.quote.check(read_document)


WORDS = st.sampled_from(
    "10 four civilians wounded and were killed in a missile strike near hospital Uman Ukraine . , on Thursday at 8am "
    "said the ministry denied Russian forces “ ” two women another attack reportedly 2022-02-24 Kramatorsk - : school "
    "hit".split()
)


@given(st.lists(WORDS, max_size=60), st.lists(st.sampled_from([" ", "\n\n", "  "]), min_size=1, max_size=60))
def test_every_value_is_tied_to_words_of_the_text(words: list[str], gaps: list[str]) -> None:
    text = "".join(word + gaps[i % len(gaps)] for i, word in enumerate(words))
    reading = read(text)
    check_anchors(text, reading)
    assert from_json(to_json(reading), Reading) == reading
    assert read(text) == reading


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    check_anchors(text, read(text))


def test_facts_keep_the_order_of_the_text() -> None:
    starts = [fact.sentence.start for fact in facts_of(TWO)]
    assert starts == sorted(starts)


def test_text_too_long_for_a_report_is_not_read_and_says_so() -> None:
    reading = read("Four people were killed in Uman. " * 70_000)
    assert reading.accounts == ()
    assert "add it in parts" in reading.notes[0]


def test_an_attempt_that_hurt_nobody_states_no_harm() -> None:
    text = "A bomb was planted at the bridge in Kharkiv on Thursday. It was deactivated by experts."
    for account in read(text).accounts:
        assert not account.reported
        assert account.stage is not None
        assert account.stage.value == "attempted"


def test_things_are_counted_where_the_words_say_how_many() -> None:
    account = only("Shelling destroyed seven houses and a school in Kharkiv on Thursday and killed two people.")
    counts = {thing.value.kind: thing.value.count and thing.value.count.low for thing in account.objects}
    assert counts == {"dwelling": 7, "school": 1}
    assert account.stage is None
