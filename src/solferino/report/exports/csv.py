"""The table of incidents as CSV (RFC 4180, UTF-8): one row for each incident. An empty cell is unknown, never zero."""

import csv
import io

from solferino.model.assessment import Assessment, TollRange
from solferino.model.circumstance import Place
from solferino.model.dossier import Dossier
from solferino.model.evidence import Precision
from solferino.report import lookup as lookups
from solferino.report.lookup import Case, Lookup
from solferino.report.views import project
from solferino.report.visible import visible

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float | None


def write(dossier: Dossier) -> bytes:
    """Rows in order of date and time, undated ones last, as `dossier.view` may show them."""
    lookup = Lookup(project(dossier))
    rows = [_row(case, lookup) for case in lookup.cases]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe(row[column]) for column in COLUMNS] for row in rows)
    return out.getvalue().encode("utf-8")


COLUMNS = (
    "number", "id", "title", "event_type", "background", "date_start", "date_end", "when", "place", "place_role",
    "country", "lat_deg", "lon_deg", "radius_m", "killed_low", "killed_best", "killed_high", "killed_open_ended",
    "killed_hedged", "injured_low", "injured_best", "injured_high", "injured_open_ended", "injured_hedged",
    "sources_min", "sources_max", "grade", "grade_rule", "grade_at_most", "object_grade", "strike_status",
    "attribution", "verification", "indicators", "contradictions", "open_questions", "reports", "publishers",
    "ucdp_date_prec", "ucdp_where_prec", "ucdp_event_clarity", "acled_time_precision", "acled_geo_precision",
)  # fmt: skip


def _row(case: Case, lookup: Lookup) -> dict[str, Cell]:
    documents = dict.fromkeys(account.document for account in case.accounts)
    return {
        "number": case.number,
        "id": case.incident.id,
        "title": case.title,
        "event_type": lookups.event_of(case.accounts),
        "date_start": case.moment.start.isoformat() if case.moment.start else None,
        "date_end": case.moment.end.isoformat() if case.moment.end else None,
        "when": case.moment.text if case.moment.start else None,
        "reports": len(documents),
        "publishers": "; ".join(dict.fromkeys(lookup.publisher(key) for key in documents)),
        **_place(case.place),
        "place": "; ".join(place.name for place in case.places) or None,
        **_assessment(case.assessment),
    }


def _place(place: Place | None) -> dict[str, Cell]:
    return {
        "place_role": place.role if place else None,
        "country": place.country if place else None,
        "lat_deg": place.lat_deg if place else None,
        "lon_deg": place.lon_deg if place else None,
        "radius_m": place.radius_m if place else None,
    }


def _assessment(row: Assessment | None) -> dict[str, Cell]:
    killed, injured = (row.toll_of("killed"), row.toll_of("injured")) if row else (None, None)
    return {
        "background": _yes(row.background) if row else None,
        **_toll("killed", killed),
        **_toll("injured", injured),
        "sources_min": row.roots_min if row else None,
        "sources_max": row.roots_max if row else None,
        "grade": row.grade.value if row else None,
        "grade_rule": row.grade.rule if row else None,
        "grade_at_most": row.grade.at_most if row else None,
        "object_grade": row.grade.object_grade if row else None,
        "strike_status": row.strike_status if row else None,
        "attribution": row.attribution if row else None,
        "verification": row.verification if row else None,
        "indicators": "; ".join(f"{item.id}:{item.state}" for item in row.indicators) if row else None,
        "contradictions": sum(one.kind != "refinement" for one in row.contradictions) if row else None,
        "open_questions": len(row.open_questions) if row else None,
        **_precision(row.precision if row else None),
    }


def _precision(row: Precision | None) -> dict[str, Cell]:
    """Codes under the names that the recorders' own tables have for them."""
    return {
        "ucdp_date_prec": row.ucdp_date if row else None,
        "ucdp_where_prec": row.ucdp_place if row else None,
        "ucdp_event_clarity": row.clarity if row else None,
        "acled_time_precision": row.acled_time if row else None,
        "acled_geo_precision": row.acled_place if row else None,
    }


def _toll(name: str, toll: TollRange | None) -> dict[str, Cell]:
    return {
        f"{name}_low": toll.low if toll else None,
        f"{name}_best": toll.best if toll else None,
        f"{name}_high": toll.high if toll else None,
        f"{name}_open_ended": _yes(toll.open_ended) if toll else None,
        f"{name}_hedged": _yes(toll.hedged) if toll else None,
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front; lines stay one line."""
    if not isinstance(cell, str):
        return cell
    text = " ".join(visible(cell).split())
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
