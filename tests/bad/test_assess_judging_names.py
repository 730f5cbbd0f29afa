"""Names and places from sources that judge are quoted, and never make the register judge or fail."""

from tests.assess.cases import Saying, Setting, Toll, assessed, report

from solferino.vocab import wording


def test_speakers_parties_and_places_that_judge_are_quoted() -> None:
    where = Setting(place=("Murder Hill", "site", "settlement"))
    first = Saying(
        ("Union of Victims of Terrorism",),
        [Toll("killed", "civilian", 3)],
        actors=[("the guilty", "alleged_perpetrator")],
    )
    second = Saying(
        ("the Terrorist Hunters",),
        [Toll("killed", "civilian", 9)],
        [("hospital", "hit")],
        [("missile", None)],
        [("the murderers", "alleged_perpetrator")],
    )
    found = assessed(report("The Irrefutable Proof", first, second, setting=where))
    assert found.title == "Shelling, “Murder Hill”, 24 February 2022"
    assert found.roots == ("“Union of Victims of Terrorism”", "“the Terrorist Hunters”")
    for result in found.indicators:
        for row in (*result.speaks_for, *result.speaks_against):
            wording.check(row.text)
    for contradiction in found.contradictions:
        for position in contradiction.positions:
            wording.check(position.speaker)
            wording.check(position.value)
