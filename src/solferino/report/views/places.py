"""Published places: a town or a region with a radius, never the exact point."""

from math import ceil, cos, radians, sqrt

from solferino.model.circumstance import Place
from solferino.report import places
from solferino.report.draw.atlas import country_name
from solferino.report.draw.frame import METRES_PER_DEGREE

TOWN_GRID_DEG, TOWN_RADIUS_M = 0.1, 10_000
REGIONS = ("country", "province", "region", "published_region")
OWN = "own:"  # a place that the users of a case added: its name may be known to them alone
REGION_GRID_DEG, REGION_RADIUS_M = 0.5, 50_000
ROUNDING_M = 5_000


def published(place: Place, *, sensitive: bool) -> Place:
    """The place as it may be published.

    The point is moved to a grid (0.1 degrees; 0.5 for sensitive objects and regions) and the radius is widened so that
    the circle still holds the exact one. A name stays only where the gazetteer knows it as a place, or it is a region.
    """
    listed = place.gazetteer_id is not None and not place.gazetteer_id.startswith(OWN)
    known = listed or place.kind == "published_town"
    wide = sensitive or place.role == "region" or place.kind in REGIONS or not known
    name = _region_name(place) if wide else place.name
    grid, least = (REGION_GRID_DEG, REGION_RADIUS_M) if wide else (TOWN_GRID_DEG, TOWN_RADIUS_M)
    point = _on_grid(place, grid, least)
    return Place(
        name=name,
        role="region" if wide else place.role,
        country=place.country,
        gazetteer_id=None,
        lat_deg=point[0] if point else None,
        lon_deg=point[1] if point else None,
        radius_m=point[2] if point else None,
        kind="published_region" if wide else "published_town",
        admin1=None if wide else places.province(place),
    )


def _region_name(place: Place) -> str:
    """A region's own name, else the province, else the country."""
    listed = place.gazetteer_id is not None and not place.gazetteer_id.startswith(OWN)
    if place.kind == "published_region" or (listed and place.kind in REGIONS):
        return place.name
    if province := places.province(place):
        return province
    return country_name(place.country) if place.country else "place not published"


def _on_grid(place: Place, grid: float, least: int) -> tuple[float, float, int] | None:
    if place.lat_deg is None or place.lon_deg is None or place.radius_m is None:
        return None
    lat, lon = round(round(place.lat_deg / grid) * grid, 1), round(round(place.lon_deg / grid) * grid, 1)
    north = (lat - place.lat_deg) * METRES_PER_DEGREE
    east = (lon - place.lon_deg) * METRES_PER_DEGREE * cos(radians(place.lat_deg))
    moved = sqrt(north * north + east * east)
    return lat, lon, max(least, ceil((place.radius_m + moved) / ROUNDING_M - 1e-9) * ROUNDING_M)
