"""Accounts for tests of linking."""

from datetime import date

from solferino.model.circumstance import Count, ObjectHit, Place, TimeSpan
from solferino.model.claim import Account, Reported
from solferino.model.codec import digest_id
from solferino.model.document import Anchored, Quote


def account(  # noqa: PLR0913
    document: str,
    *,
    site: str | None = "Uman",
    point: tuple[float, float] | None = (48.75, 30.22),
    day: date | None = date(2022, 2, 24),
    kind: str = "missile_or_rocket",
    killed: int | None = None,
    thing: str | None = None,
    clock: str | None = None,
    number: int = 1,
) -> Account:
    """One account; what is None is not stated."""
    quote = Quote(document, number, number + 1, "x")

    def anchored(value: object) -> Anchored[object]:
        return Anchored(value, (quote,), "test")

    lat, lon = point if point else (None, None)
    places = (anchored(Place(site, "site", "UA", None, lat, lon, 3000 if point else None)),) if site else ()
    span = TimeSpan(None, None, "day", day, day, clock) if day else None
    return Account(
        digest_id("a", document, number),
        document,
        Anchored(kind, (quote,), "test"),
        False,
        Anchored(span, (quote,), "test") if span else None,
        places,  # type: ignore[arg-type]
        (),
        (Reported("killed", Count(killed, killed)),) if killed is not None else (),
        (anchored(ObjectHit(thing, thing, "hit")),) if thing else (),  # type: ignore[arg-type]
        (),
        (),
        (),
        quote,
    )
