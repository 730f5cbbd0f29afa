"""Incidents as GeoJSON (RFC 7946): published places only, whatever the view. Exact points never leave by this door."""

import json
from typing import Any

from solferino.model.assessment import TollRange
from solferino.model.circumstance import Place
from solferino.model.dossier import Dossier
from solferino.report import lookup as lookups
from solferino.report import places
from solferino.report.lookup import Case, Lookup
from solferino.report.views import project
from solferino.report.views.allowed import is_sensitive
from solferino.report.views.places import published
from solferino.report.visible import visible


def write(dossier: Dossier) -> bytes:
    """One feature for each incident; `geometry` is null where no source gives a place that could be located."""
    shown = project(dossier)
    features = [_feature(case) for case in Lookup(shown).cases]
    collection = {
        "type": "FeatureCollection",
        "title": visible(shown.title),
        "view": shown.view,
        "made_at": shown.made_at.isoformat(),
        "note": "Points are published places: the true place may lie anywhere within radius_m of the point.",
        "features": features,
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")


def _feature(case: Case) -> dict[str, Any]:
    sensitive = is_sensitive(case.accounts)
    place = places.best(
        published(row.value, sensitive=sensitive) for account in case.accounts for row in account.places
    )
    row = case.assessment
    return {
        "type": "Feature",
        "id": case.incident.id,
        "geometry": _point(place),
        "properties": {
            "number": case.number,
            "event_type": lookups.event_of(case.accounts),
            "date_start": case.moment.start.isoformat() if case.moment.start else None,
            "date_end": case.moment.end.isoformat() if case.moment.end else None,
            "place": visible(places.name(place)) if place else None,
            "place_role": place.role if place else None,
            "country": place.country if place else None,
            "radius_m": place.radius_m if place else None,
            "killed": _toll(row.toll_of("killed") if row else None),
            "injured": _toll(row.toll_of("injured") if row else None),
            "sources_min": row.roots_min if row else None,
            "sources_max": row.roots_max if row else None,
            "grade": row.grade.value if row else None,
            "background": row.background if row else None,
        },
    }


def _point(place: Place | None) -> dict[str, Any] | None:
    if place is None or place.lat_deg is None or place.lon_deg is None:
        return None
    return {"type": "Point", "coordinates": [place.lon_deg, place.lat_deg]}


def _toll(toll: TollRange | None) -> dict[str, Any] | None:
    if toll is None:
        return None
    return {"low": toll.low, "best": toll.best, "high": toll.high, "open_ended": toll.open_ended, "hedged": toll.hedged}
