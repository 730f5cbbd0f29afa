"""What the invented texts say: claims and accounts."""

from datetime import date

from tests.report.case_texts import ADEN, CLINIC, COPY, HULIAIPOLE, KYIV, MONITOR, REGION, TUHAYTA, WIRE, YEMEN, day_at
from tests.report.words_of import anchored, hedge, quote, speaker

from solferino.model.circumstance import ActorMention, Count, ObjectHit, TollLine, WeaponUse
from solferino.model.claim import Account, Claim, Reported, Speaker


def _claims() -> tuple[Claim, ...]:
    monitor = Speaker("Frontline Rights Monitor", None, "ngo_on_site")
    wire = Speaker("Example Wire", None, "wire_on_site")
    relief = Speaker("Coast Relief Network", None, "ngo_on_site")
    toll = TollLine("killed", "person", Count(4, 4))
    return (
        Claim(
            id="c1",
            document=MONITOR.id,
            speakers=(monitor, speaker(MONITOR, "a resident of the town", "eyewitness", named=False)),
            stance="reports",
            factuality="reported",
            scope="incident",
            quote=quote(
                MONITOR,
                "Two men and two women were reportedly killed and ten people were injured, among them six health "
                "workers",
            ),
            toll=(
                anchored(
                    toll, MONITOR, "Two men and two women", rule="toll.sum", hedges=(hedge(MONITOR, "reportedly"),)
                ),
                anchored(TollLine("injured", "person", Count(10, 10)), MONITOR, "ten people", rule="toll.number"),
                anchored(
                    TollLine("injured", "health_worker", Count(6, 6), 1, overlay=True),
                    MONITOR,
                    "six health workers",
                    rule="toll.among",
                ),
            ),
        ),
        Claim(
            id="c2",
            document=MONITOR.id,
            speakers=(monitor,),
            stance="asserts",
            factuality="asserted",
            scope="incident",
            quote=quote(MONITOR, "A shell struck the grounds of a clinic in Huliaipole"),
            places=(anchored(CLINIC, MONITOR, "a clinic in Huliaipole", rule="place.object"),),
            objects=(
                anchored(ObjectHit("hospital", "a clinic", "hit", "medical"), MONITOR, "a clinic", rule="object"),
            ),
        ),
        Claim(
            id="c3",
            document=MONITOR.id,
            speakers=(monitor, speaker(MONITOR, "Russia’s defence ministry", "national_official", side="state:RU")),
            stance="denies",
            factuality="denied",
            scope="general",
            quote=quote(MONITOR, "its forces “do not strike medical facilities”"),
        ),
        Claim(
            id="c4",
            document=WIRE.id,
            speakers=(wire, speaker(WIRE, "the regional governor", "local_official", side="state:UA")),
            stance="reports",
            factuality="asserted",
            scope="incident",
            quote=quote(WIRE, "Shelling of the town of Huliaipole killed at least three people on Thursday morning"),
            toll=(
                anchored(
                    TollLine("killed", "person", Count(3, None)), WIRE, "at least three people", rule="toll.number"
                ),
            ),
            places=(anchored(HULIAIPOLE, WIRE, "Huliaipole", rule="place.gazetteer"),),
        ),
        Claim(
            id="c5",
            document=WIRE.id,
            speakers=(wire, speaker(WIRE, "the regional governor", "local_official", side="state:UA")),
            stance="accuses",
            factuality="asserted",
            scope="incident",
            quote=quote(WIRE, "He blamed Russian forces"),
            about=("c4",),
            actors=(
                anchored(
                    ActorMention("Russian forces", "alleged_perpetrator", "state:RU"),
                    WIRE,
                    "Russian forces",
                    rule="actor",
                ),
            ),
        ),
        Claim(
            id="c6",
            document=YEMEN.id,
            speakers=(relief,),
            stance="reports",
            factuality="asserted",
            scope="incident",
            quote=quote(
                YEMEN,
                "Three children were wounded when an explosive device went off near a well outside Al Tuhayta "
                "on 12 May",
            ),
            toll=(
                anchored(TollLine("injured", "child", Count(3, 3)), YEMEN, "Three children", rule="toll.number"),
                anchored(TollLine("killed", "person", Count(0, 0)), YEMEN, "Nobody", rule="toll.none"),
            ),
        ),
        Claim(
            id="c7",
            document=YEMEN.id,
            speakers=(relief, speaker(YEMEN, "local officials", "local_official", named=False)),
            stance="reports",
            factuality="possible",
            scope="incident",
            quote=quote(YEMEN, "the device may have been a landmine"),
            weapons=(
                anchored(
                    WeaponUse(None, "a landmine", "mine"),
                    YEMEN,
                    "a landmine",
                    rule="weapon",
                    hedges=(hedge(YEMEN, "may", "possible"), hedge(YEMEN, "According to")),
                ),
            ),
            about=("c6",),
        ),
        Claim(
            id="c8",
            document=COPY.id,
            speakers=(
                Speaker("Morning Bulletin", None, None),
                speaker(COPY, "the Coast Relief Network", "ngo_on_site"),
            ),
            stance="reports",
            factuality="asserted",
            scope="incident",
            quote=quote(COPY, "Three children were wounded when an explosive device went off near a well"),
            toll=(anchored(TollLine("injured", "child", Count(3, 3)), COPY, "Three children", rule="toll.number"),),
        ),
    )


CLAIMS = _claims()


def _accounts() -> tuple[Account, ...]:
    by_id = {claim.id: claim for claim in CLAIMS}
    thursday = date(2022, 3, 3)
    return (
        Account(
            id="a1",
            document=MONITOR.id,
            event_type=anchored("shelling", MONITOR, "A shell struck", rule="event.shell"),
            background=False,
            when=anchored(
                day_at(thursday, KYIV, time_local="10:30", approximate=True, anchor="published"),
                MONITOR,
                "at about 10:30 on Thursday",
                rule="when.weekday",
            ),
            places=(
                *by_id["c2"].places,
                anchored(HULIAIPOLE, MONITOR, "Huliaipole", rule="place.gazetteer"),
                anchored(REGION, MONITOR, "the Zaporizhzhia region", rule="place.region"),
            ),
            tolls=by_id["c1"].toll,
            reported=(Reported("killed", Count(4, 4)), Reported("injured", Count(10, 10))),
            objects=by_id["c2"].objects,
            weapons=(
                anchored(
                    WeaponUse(None, "152 mm artillery shell", "artillery shell"),
                    MONITOR,
                    "152 mm artillery shell",
                    rule="weapon",
                ),
            ),
            actors=(),
            claims=("c1", "c2"),
            anchor=quote(MONITOR, "A shell struck the grounds of a clinic in Huliaipole"),
        ),
        Account(
            id="a2",
            document=WIRE.id,
            event_type=anchored("shelling", WIRE, "Shelling", rule="event.shell"),
            background=False,
            when=anchored(day_at(thursday, KYIV, anchor="dateline"), WIRE, "on Thursday morning", rule="when.weekday"),
            places=by_id["c4"].places,
            tolls=by_id["c4"].toll,
            reported=(Reported("killed", Count(3, None)),),
            objects=(),
            weapons=(),
            actors=by_id["c5"].actors,
            claims=("c4", "c5"),
            anchor=quote(WIRE, "Shelling of the town of Huliaipole killed at least three people"),
        ),
        *(
            Account(
                id=key,
                document=document.id,
                event_type=anchored("mine_or_uxo", document, "explosive device", rule="event.device"),
                background=False,
                when=anchored(
                    day_at(date(2021, 5, 12), ADEN, anchor="stated"), document, "on 12 May", rule="when.date"
                ),
                places=(anchored(TUHAYTA, document, "Al Tuhayta", rule="place.gazetteer"),),
                tolls=by_id[claims[0]].toll,
                reported=(Reported("injured", Count(3, 3)),),
                objects=(),
                weapons=by_id["c7"].weapons if key == "a3" else (),
                actors=(),
                claims=claims,
                anchor=quote(document, "Three children were wounded"),
            )
            for key, document, claims in (("a3", YEMEN, ("c6", "c7")), ("a4", COPY, ("c8",)))
        ),
    )


ACCOUNTS = _accounts()
