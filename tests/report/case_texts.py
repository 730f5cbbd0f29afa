"""Invented texts of the case and the places they name."""

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone

from solferino.model.circumstance import Place, TimeSpan
from solferino.model.document import Document, Source

KYIV = timezone(timedelta(hours=2))
ADEN = timezone(timedelta(hours=3))
RECEIVED = datetime(2026, 3, 2, 9, 15, 4, tzinfo=UTC)

TEXTS = {
    "monitor.txt": (
        "Rights monitor: shell hit clinic in Huliaipole\n\n"
        "A shell struck the grounds of a clinic in Huliaipole, in the Zaporizhzhia region, at about 10:30 on Thursday, "
        "Frontline Rights Monitor said on Friday. Two men and two women were reportedly killed and ten people were "
        "injured, among them six health workers, a resident of the town told the monitor by telephone.\n\n"
        "The monitor identified the munition from pictures as a 152 mm artillery shell. It said that an army "
        "checkpoint lay about 400 m from the clinic.\n\n"
        "Russia’s defence ministry said that its forces “do not strike medical facilities”.\n"
    ),
    "wire.txt": (
        "ZAPORIZHZHIA, Ukraine, March 3 (Example Wire) - Shelling of the town of Huliaipole killed at least three "
        "people on Thursday morning, the regional governor said. He blamed Russian forces.\n"
        "Across the country at least 57 people have been killed since the morning of the same day, among them "
        "soldiers, the health ministry said.\n"
    ),
    "yemen.txt": (
        "Al Hudaydah: Three children were wounded when an explosive device went off near a well outside Al Tuhayta on "
        "12 May, the Coast Relief Network reports. According to local officials the device may have been a landmine. "
        "Nobody was killed.\n"
    ),
    "yemen-copy.txt": (
        "From our partners. Al Hudaydah: Three children were wounded when an explosive device went off near a well "
        "outside Al Tuhayta on 12 May, the Coast Relief Network reports.\n"
    ),
}


def exhibit_id(name: str) -> str:
    return hashlib.sha256(TEXTS.get(name, name).encode()).hexdigest()


def _documents() -> dict[str, Document]:
    sources = {
        "monitor.txt": Source("frm", "Frontline Rights Monitor", "ngo_on_site", "neither"),
        "wire.txt": Source("exw", "Example Wire", "wire_on_site", "neither"),
        "yemen.txt": Source("crn", "Coast Relief Network", "ngo_on_site", "neither"),
        "yemen-copy.txt": None,
    }
    days = {"monitor.txt": date(2022, 3, 4), "wire.txt": date(2022, 3, 3), "yemen.txt": date(2021, 5, 14)}
    return {
        name: Document(
            id=exhibit_id(name),
            name=name,
            reader="text/1",
            text=text,
            language="en",
            source=sources[name],
            source_name=None if sources[name] else "Morning Bulletin",
            url=f"https://example.org/{name.removesuffix('.txt')}" if name in days else None,
            published_on=days.get(name),
            published_basis="header" if name in days else None,
            notes=("The date of publication is not stated.",) if name not in days else (),
        )
        for name, text in TEXTS.items()
    }


DOCUMENTS = _documents()
MONITOR, WIRE, YEMEN, COPY = (DOCUMENTS[name] for name in TEXTS)


def day_at(day: date, zone: timezone, **more: object) -> TimeSpan:
    start = datetime(day.year, day.month, day.day, tzinfo=zone)
    precision = "minute" if "time_local" in more else "day"
    return TimeSpan(start, start + timedelta(days=1), precision, day, day, **more)  # type: ignore[arg-type]


HULIAIPOLE = Place("Huliaipole", "site", "UA", "707898", 47.6606, 36.2633, 3000, "settlement", "UA.26")
CLINIC = Place("a clinic in Huliaipole", "site", "UA", None, 47.6641, 36.2582, 400, "hospital", "UA.26")
REGION = Place("Zaporizhzhia region", "region", "UA", "687699", 47.5, 35.8, 120000, "province", "UA.26")
TUHAYTA = Place("Al Tuhayta", "near", "YE", "77815", 14.1853, 43.2254, 6000, "settlement", "YE.08")
