"""The front page: sums, the table of incidents, maps, a timeline."""

from collections.abc import Iterator
from dataclasses import dataclass

from solferino.model.circumstance import Place
from solferino.report import lookup as lookups
from solferino.report import moments, places, tolls, words
from solferino.report.decided import People
from solferino.report.draw.map import Map, Pin, maps
from solferino.report.draw.timeline import Event, Timeline, timeline
from solferino.report.lookup import Case, Lookup

MOST_NAMED = 2  # places in a label of the timeline


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over the register with the sentence that explains it."""

    outcome: str
    figure: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of incidents."""

    number: int
    href: str
    title: str
    when: str
    place: str
    killed: str
    injured: str
    killed_sources: str
    injured_sources: str
    sources: str
    grade: str
    grade_key: str
    at_most: str
    background: bool
    rejected: str


@dataclass(frozen=True, slots=True)
class Front:
    lede: str
    sums: list[Sum]
    rows: list[Row]
    maps: tuple[Map, ...]
    unmapped: list[int]
    timeline: Timeline | None
    undated: list[int]


def front(lookup: Lookup) -> Front:
    """Everything before the first incident."""
    live = [case for case in lookup.cases if not (case.assessment and case.assessment.rejected_by)]
    pins = [pin for case in live for place in case.places if (pin := _pin(case, place))]
    events = [event for case in live if (event := _event(case))]
    pinned, dated = {pin.number for pin in pins}, {event.number for event in events}
    return Front(
        lede=_lede(lookup),
        sums=[Sum(outcome.capitalize(), *tolls.sum_figures(lookup.dossier.sums, outcome)) for outcome in tolls.SUMMED],
        rows=list(_rows(lookup)),
        maps=maps(pins),
        unmapped=[case.number for case in live if case.number not in pinned],
        timeline=timeline(events),
        undated=[case.number for case in live if case.number not in dated],
    )


def _lede(lookup: Lookup) -> str:
    documents, cases = len(lookup.dossier.documents), len(lookup.cases)
    verb = "says" if documents == 1 else "say"
    return (
        f"This dossier sets out what {words.counted(documents, 'report')} {verb} about "
        f"{words.counted(cases, 'incident')} in which civilians or civilian objects are said to have been harmed. "
        "It keeps who said what and in which words, shows where sources differ, and says what is not known. "
        "Ranges and grades follow stated rules. They are no finding of fact or of law."
    )


def _rows(lookup: Lookup) -> Iterator[Row]:
    people = People(lookup.dossier)
    for case in lookup.cases:
        row = case.assessment
        killed, injured = (row.toll_of("killed"), row.toll_of("injured")) if row else (None, None)
        grade = row.grade.value if row else "unassessed"
        at_most = row.grade.at_most if row else None
        yield Row(
            number=case.number,
            href=f"#i{case.number}",
            title=case.title,
            when=case.moment.text,
            place="; ".join(places.text(place) for place in case.places) or places.text(None),
            killed=tolls.figures(killed),
            injured=tolls.figures(injured),
            killed_sources=tolls.backing(killed) if killed else "",
            injured_sources=tolls.backing(injured) if injured else "",
            sources=words.sources(row.roots_min, row.roots_max) if row else words.NOT_STATED,
            grade=words.GRADES[grade][0],
            grade_key=grade,
            at_most=words.GRADES[at_most][0] if at_most and at_most != grade else "",
            background=bool(row and row.background),
            rejected=people.mark(row),
        )


def _pin(case: Case, place: Place) -> Pin | None:
    if place.lat_deg is None or place.lon_deg is None or place.radius_m is None:
        return None
    name = f"{place.name} (region)" if place.role == "region" and "region" not in place.name.lower() else place.name
    return Pin(case.number, name, place.lat_deg, place.lon_deg, place.radius_m, f"#i{case.number}")


def _event(case: Case) -> Event | None:
    if case.moment.start is None or case.moment.end is None:
        return None
    event = lookups.event_of(case.accounts)
    what = words.label(words.EVENTS, event) if event else "Attack"
    named = [place.name for place in case.places if place.role == case.places[0].role][:MOST_NAMED]
    name = f"{moments.listed(named)}, {what[:1].lower()}{what[1:]}" if named else what
    return Event(case.number, name, case.moment.start, case.moment.end, f"#i{case.number}")
