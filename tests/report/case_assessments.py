"""What stated rules would make of the invented case."""

from tests.report.case_texts import MONITOR, WIRE

from solferino.model.assessment import (
    Assessment,
    Citation,
    Contradiction,
    Element,
    Grade,
    IndicatorResult,
    Position,
    Statement,
    TollRange,
    VictimLine,
)


def _toll(outcome: str, low: int, best: int, high: int, **more: object) -> TollRange:
    values: dict[str, object] = {
        "open_ended": False,
        "roots_min": 1,
        "roots_max": 1,
        "because": (),
        "rules": ("C4", "C6"),
    }
    return TollRange(outcome, low, best, high, **{**values, **more})  # type: ignore[arg-type]


L08 = IndicatorResult(
    id="L08",
    title="Medical unit",
    state="raised",
    sentence="Sources describe facts that raise the question of the protection of medical units.",
    elements=(
        Element("L08-E1", "a medical unit was hit or damaged", "claimed", ("c2",)),
        Element("L08-E2", "the unit served medical purposes at the time", "unknown"),
        Element("L08-E3", "the unit was the object of attack", "human_only"),
    ),
    speaks_for=(Statement("A clinic is named as hit; six health workers are among the injured.", ("c1", "c2")),),
    speaks_against=(
        Statement("An army checkpoint is reported about 400 m from the clinic.", ("c2",)),
        Statement("The party blamed denies in general that it strikes medical facilities.", ("c3",)),
    ),
    missing=("intended target and its location", "whether a warning was given", "precautions taken"),
    citations=(
        Citation(
            rule="cihl-28",
            citation="ICRC Customary IHL Study, Rule 28",
            title="Medical units",
            statement="Medical units must be respected and protected in all circumstances.",
            source="https://example.org/cihl",
            checked="text",
        ),
        Citation(
            rule="ap1-12",
            citation="Additional Protocol I, article 12",
            title="Protection of medical units",
            statement="Medical units shall not be the object of attack.",
            source="https://example.org/ap1",
            checked="memory",
            treaty_note="In force for Russia and Ukraine on 3 March 2022.",
        ),
    ),
    caveats=("Whether the unit was hit or lay near the point of impact decides which question is raised.",),
)


def assessments() -> tuple[Assessment, ...]:
    return (
        Assessment(
            incident="i-ukraine",
            title="Shelling of a clinic in Huliaipole, Ukraine, 3 March 2022",
            background=False,
            tolls=(
                _toll("killed", 3, 4, 4, open_ended=True, roots_min=2, roots_max=2, because=("c1", "c4")),
                _toll("injured", 10, 10, 10, because=("c1",), flags=("single_root",)),
            ),
            victims=(
                VictimLine("killed", "woman", 2, 2, overlay=False, because=("c1",)),
                VictimLine("killed", "man", 2, 2, overlay=False, because=("c1",)),
                VictimLine("injured", "health_worker", 6, 6, overlay=True, because=("c1",)),
            ),
            roots_min=2,
            roots_max=3,
            roots=("a resident of the town, to Frontline Rights Monitor", "the regional governor"),
            grade=Grade(
                "fair",
                "G-FAIR",
                "At least two independent sources report that civilians were harmed.",
                object_grade="weak",
            ),
            strike_status="likely",
            attribution="uncontested_reported",
            verification="unverified",
            indicators=(L08,),
            contradictions=(
                Contradiction(
                    field="killed",
                    kind="count",
                    positions=(
                        Position("a1", MONITOR.id, "a resident of the town", "4", ("c1",), hedged=True),
                        Position("a2", WIRE.id, "the regional governor", "at least 3", ("c4",)),
                    ),
                    question="Did a fourth person die later, or does one report count differently?",
                ),
                Contradiction(
                    field="object",
                    kind="label",
                    positions=(
                        Position("a1", MONITOR.id, "Frontline Rights Monitor", "the grounds of a clinic", ("c2",)),
                    ),
                    question="Was the clinic hit, or its surroundings?",
                ),
            ),
            open_questions=(
                "Who fired, and at what?",
                "Was the clinic marked, and was its position known to both sides?",
            ),
            flags=("weapon_shared_by_both_sides",),
        ),
        Assessment(
            incident="i-yemen",
            title="Explosion of a device near Al Tuhayta, Yemen, 12 May 2021",
            background=False,
            tolls=(
                _toll("killed", 0, 0, 0, because=("c6",), rules=("C14",)),
                _toll("injured", 3, 3, 3, because=("c6", "c8"), flags=("single_root",)),
            ),
            victims=(VictimLine("injured", "child", 3, 3, overlay=False, because=("c6",)),),
            roots_min=1,
            roots_max=2,
            roots=("Coast Relief Network",),
            grade=Grade(
                "weak",
                "G-WEAK",
                "One independent source reports that civilians were harmed.",
                at_most="fair",
                at_most_reason="The local officials may be a source of their own.",
            ),
            strike_status="single_source",
            attribution="unknown",
            verification="unverified",
            indicators=(),
            contradictions=(),
            open_questions=("What was the device, and who laid it?",),
        ),
    )
