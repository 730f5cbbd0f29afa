"""Who goes on speaking where a sentence names nobody, and who speaks in the second of two clauses."""

from tests.extract.reading_aids import facts_of, read

BLAST = "A blast in a bank in Kirkuk killed nine people on Monday. "


def voices(text: str) -> dict[str, list[str]]:
    """Speakers of each claim behind the publisher, by the beginning of its quote."""
    return {claim.quote.text[:12]: [s.name for s in claim.speakers[1:]] for claim in read(text).claims}


def test_a_voice_goes_on_through_figures_and_quotes_of_its_paragraph_and_no_further() -> None:
    text = (
        "A blast hit a bank in Kirkuk on Monday, a nurse at the Azadi hospital said. Nine people were killed.\n\n"
        "Eleven shops were damaged by the blast."
    )
    told = voices(text)
    assert told["Nine people "] == ["a nurse at the Azadi hospital"]
    assert told["Eleven shops"] == []


def test_whoever_published_a_summary_speaks_in_its_entries() -> None:
    text = (
        "The head of the Kherson administration has published the overnight summary.\n\n"
        "Beryslav. A shell fell on a house on Monday. A woman of 41 was killed.\n\n"
        "Antonivka. A drone hit a bus on Monday. Two men were killed.\n\n"
        "Stanislav. A bomb hit a school on Monday. A guard was killed."
    )
    assert voices(text)["A woman of 4"] == ["head of the Kherson administration"]


def test_behind_a_semicolon_another_voice_speaks() -> None:
    text = BLAST + "The mayor blames the PKK; the party's office calls it a lie and says the blast was an accident."
    assert [v.name for v in facts_of(text)[1].voices] == ["The mayor", "the party's office", "the party's office"]


def test_people_of_any_calling_speak_and_a_hospital_that_admits_the_wounded_confirms_nothing() -> None:
    (first, second) = facts_of("A schoolteacher who walked to Lice gave a higher figure. “We buried 23,” he said.")
    assert [v.name for v in (*first.voices, *second.voices)] == ["A schoolteacher", "A schoolteacher"]
    (fact,) = facts_of("By the account of the drivers, nine people died in the shelling.")
    assert [v.name for v in fact.voices] == ["the drivers"]
    (fact,) = facts_of("Officials at the clinic said they had admitted 25 wounded.")
    assert {v.stance for v in fact.voices} == {"reports"}


def test_who_points_at_somebody_accuses() -> None:
    (fact,) = facts_of("Security sources pointed to the PKK.")
    assert [(v.name, v.stance) for v in fact.voices] == [("Security sources", "accuses")]
    (fact,) = facts_of("All the evidence pointed to the PKK.")
    assert not fact.voices


def test_a_denial_in_few_words_answers_what_the_text_tells() -> None:
    text = BLAST + "\n\nA bomb in Mosul killed two people on Tuesday.\n\nThe PKK denied any role."
    (claim,) = [claim for claim in read(text).claims if claim.stance == "denies"]
    assert claim.scope == "general"
    assert len(claim.about) == 2
