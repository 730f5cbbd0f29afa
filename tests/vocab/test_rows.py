"""Every row's example yields the row, its counter-example does not."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from tests.extract.reading_aids import facts_of, read

from solferino.extract.facts import Facts
from solferino.vocab.parties import actor_rows, party_id
from solferino.vocab.rows import records
from solferino.vocab.vocabulary import load
from solferino.vocab.words import split_words

ENGLISH = "languages/en.toml"
Found = Callable[[Facts], Iterable[str]]

# Rows of the munitions table whose sentences need more than the words beside the name; each with its reason.
BEYOND_WORDS = {
    "s-300": "its counter-example speaks of a real battery that shot at something else",
    "barrel": "the class word 'barrel bomb' has a row of its own and names no model",
    "mortar-82": "a calibre written apart is read as a number; a chemist's mortar stands beside 'used'",
    "type63": "a calibre written apart; a rifle stands beside the name",
    "kab": "the plural of an acronym",
    "zab-2.5": "the number belongs to the submunition, the name alone to its family",
    "grad-cluster": "'Grad' alone is read first",
    "9m55k": "'cargo section' alone is no word of arms",
    "m26": "a grenade stands beside the name",
    "fpv": "a camera drone is a drone",
    "shell-155": "a rifle stands beside the name",
    "m825": "a smoke shell stands beside the name",
    "mortar-240": "a machine gun stands beside the name",
}


def _cases() -> list[Any]:
    tables: list[tuple[str, list[dict[str, Any]], str, Found]] = [
        ("outcome", records(ENGLISH, "outcome"), "outcome", lambda f: [t.outcome for t in f.tolls]),
        ("trigger", records(ENGLISH, "trigger"), "id", lambda f: [t.row.id for t in f.triggers]),
        ("spread", records(ENGLISH, "spread"), "id", lambda f: [t.row.id for t in f.triggers]),
        ("person", records("persons.toml", "person"), "id", lambda f: [t.row.id for t in f.tolls]),
        ("object", records("objects.toml", "object"), "id", lambda f: [o.row.id for o in f.objects]),
        ("weapon", records("weapons.toml", "weapon"), "id", lambda f: [w.row.id for w in f.weapons]),
        ("actor", _parties(), "party", lambda f: [a.row.id for a in f.actors]),
        ("munition", _munitions(), "id", lambda f: [w.row.id for w in f.weapons]),
    ]
    return [
        pytest.param(row, row[key], found, id=f"{name}-{row['id']}")
        for name, rows, key, found in tables
        for row in rows
        if row["id"] not in BEYOND_WORDS or name != "munition"
    ]


def _parties() -> list[dict[str, Any]]:
    return [{**row, "party": row.get("means") or party_id(row["id"], row.get("country"))} for row in actor_rows()]


def _munitions() -> list[dict[str, Any]]:
    rows = records("munitions.toml", "munition")
    return [{**row, "id": row["id"].lower()} for row in rows if not row.get("generic") and "generic-" not in row["id"]]


@pytest.mark.parametrize(("row", "wanted", "found"), _cases())
def test_example_yields_its_row_and_counter_example_does_not(row: dict[str, Any], wanted: str, found: Found) -> None:
    assert wanted in {got for fact in facts_of(row["example"]) for got in found(fact)}, row["example"]
    if "counter_example" in row:
        assert wanted not in {got for f in facts_of(row["counter_example"]) for got in found(f)}, row["counter_example"]


def test_rows_beyond_words_exist_and_stay_few() -> None:
    ids = {row["id"] for row in _munitions()}
    assert set(BEYOND_WORDS) <= ids
    assert len(BEYOND_WORDS) <= 13


@pytest.mark.parametrize("cue", ["general", "unreal", "new_event", "ordinal", "same_event", "superseded", "total"])
def test_cue_rows_are_found_in_their_examples(cue: str) -> None:
    for row in records(ENGLISH, cue):
        assert any(cue in fact.cues for fact in facts_of(row["example"])), row["example"]


@pytest.mark.parametrize("row", records(ENGLISH, "not_an_attack"), ids=lambda row: str(row["kind"]))
def test_what_is_no_attack_is_marked(row: dict[str, Any]) -> None:
    assert row["kind"] in {kind for fact in facts_of(row["example"]) for kind in fact.not_attacks}
    if "counter_example" in row:
        assert row["kind"] not in {kind for fact in facts_of(row["counter_example"]) for kind in fact.not_attacks}


@pytest.mark.parametrize("row", records("languages/en_mishap.toml", "mishap"), ids=lambda row: str(row["kind"]))
def test_a_mishap_makes_no_account_and_an_attack_with_its_words_does(row: dict[str, Any]) -> None:
    assert read(row["example"]).accounts == (), row["example"]
    assert any(phrase in row["counter_example"].lower() for phrase in row["words"]), row["counter_example"]
    assert read(row["counter_example"]).accounts, row["counter_example"]


@pytest.mark.parametrize("row", records(ENGLISH, "hedge"), ids=lambda row: str(row["factuality"]))
def test_hedge_rows_weaken_their_examples(row: dict[str, Any]) -> None:
    assert row["factuality"] in {hedge.factuality for fact in facts_of(row["example"]) for hedge in fact.hedges}


@pytest.mark.parametrize("row", records(ENGLISH, "speech"), ids=lambda row: str(row["stance"]))
def test_speech_rows_give_their_stance(row: dict[str, Any]) -> None:
    assert row["stance"] in {voice.stance for fact in facts_of(row["example"]) for voice in fact.voices}


@pytest.mark.parametrize("row", records(ENGLISH, "effect"), ids=lambda row: str(row["relation"]))
def test_effect_rows_give_their_relation(row: dict[str, Any]) -> None:
    assert row["relation"] in {thing.relation for fact in facts_of(row["example"]) for thing in fact.objects}


@pytest.mark.parametrize("row", records(ENGLISH, "none"), ids=lambda row: str(row["outcomes"]))
def test_nobody_is_a_stated_zero(row: dict[str, Any]) -> None:
    zeros = {t.outcome for fact in facts_of(row["example"]) for t in fact.tolls if t.count and t.count.high == 0}
    assert zeros == set(row["outcomes"])


def test_digest_names_the_state_of_all_rows() -> None:
    assert len(load().digest) == 64
    assert load() is load()


@pytest.mark.parametrize("row", records(ENGLISH, "stand"), ids=lambda row: str(row["stance"]))
def test_what_is_said_can_tell_a_stand(row: dict[str, Any]) -> None:
    (fact,) = facts_of(row["example"])
    assert row["stance"] in fact.stands
    assert fact.voices


@pytest.mark.parametrize("row", records("languages/en_blame.toml", "blame"), ids=lambda row: str(row["id"]))
def test_words_of_blame_mark_the_party_in_their_example(row: dict[str, Any]) -> None:
    role = "claims_responsibility" if row["form"] == "claims" else "alleged_perpetrator"
    assert role in {party.role for fact in facts_of(row["example"]) for party in fact.actors}
    assert not [party.role for fact in facts_of(row["counter_example"]) for party in fact.actors if party.role]


def test_no_phrase_names_two_parties() -> None:
    phrases = Counter(split_words(word) for row in actor_rows() for word in row["words"])
    assert not sorted(" ".join(phrase) for phrase, times in phrases.items() if times > 1)


@pytest.mark.parametrize("row", actor_rows(), ids=lambda row: str(row["id"]))
def test_a_party_is_named_without_verdict(row: dict[str, Any]) -> None:
    assert row["source"]
    assert (
        not {"terrorist", "terrorists", "terror", "extremist", "bandits"} & {*split_words(row["name"])}
        or row["generic"]
    )
    assert all(word.islower() or word.isupper() for phrase in row["words"] for word in phrase.split() if word.isalpha())


@pytest.mark.parametrize("text", ["Us and them: the shelling killed ten.", "The upc code was printed on the box."])
def test_an_acronym_counts_only_in_capitals(text: str) -> None:
    assert not [actor.row.id for fact in facts_of(text) for actor in fact.actors]


@pytest.mark.parametrize(
    ("text", "party", "name"),
    [
        ("Afghan militants killed ten people.", "militants", "Afghan militants"),
        ("Nigerian bandits abducted ten pupils.", "bandits", "Nigerian bandits"),
        ("Pakistani gunmen attacked the bus.", "named:pakistani gunmen", "Pakistani gunmen"),
        ("Afghan soldiers killed ten people.", "state:AF", "Afghanistan"),
        ("US soldiers killed ten people.", "state:US", "United States"),
        ("Pro-Russian forces shelled the village.", "named:pro russian forces", "Pro-Russian forces"),
        ("Israeli settlers shot ten villagers.", "israeli_settlers", "Israeli settlers"),
        ("Zairean soldiers killed ten villagers.", "state:CD", "Democratic Republic of the Congo"),
        ("Greek Cypriot police fired on the crowd.", "state:CY", "Greek Cypriot police"),
        ("The Army of the Republic of Vietnam shelled it.", "arvn", "Army of the Republic of Vietnam"),
    ],
)
def test_armed_people_of_a_country_are_not_its_state(text: str, party: str, name: str) -> None:
    assert (party, name) in {(actor.row.id, actor.row.name) for fact in facts_of(text) for actor in fact.actors}
    assert {actor.row.id for fact in facts_of(text) for actor in fact.actors} == {party}


@pytest.mark.parametrize(
    "text",
    [
        "A US-made bomb killed ten people.",
        "The Houthi-held town was shelled.",
        "Two bombs went off far from each other in Pakistan's Khyber Pakhtunkhwa province, killing ten.",
        "The UN blamed the JEM, too, for breaking the ceasefire.",
        "After a clash with the LRA they shot at civilians.",
    ],
)
def test_a_party_that_only_describes_or_stands_beside_did_not_do_it(text: str) -> None:
    assert not [actor.row.id for fact in facts_of(text) for actor in fact.actors if actor.role]
