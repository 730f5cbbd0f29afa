"""Maps and timelines."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.report.draw import frame as framing
from solferino.report.draw.atlas import DISPUTED, atlas, country_name, towns
from solferino.report.draw.frame import Frame
from solferino.report.draw.labels import Spot, meets, placed
from solferino.report.draw.map import HEIGHT, WIDTH, Pin, clusters, distance_m, maps
from solferino.report.draw.outline import Pen
from solferino.report.draw.timeline import Event, timeline


def pin(number: int, lat: float, lon: float, radius: int = 3000, name: str = "Town") -> Pin:
    return Pin(number, name, lat, lon, radius, f"#i{number}")


def event(number: int, start: date, end: date | None = None) -> Event:
    return Event(number, "Town, shelling", start, end or start, f"#i{number}")


def test_country_codes_have_full_names() -> None:
    assert country_name("UA") == "Ukraine"
    assert country_name("CD") == "Democratic Republic of the Congo"
    assert country_name("PS") == "Palestine"
    assert country_name("??") == "??"


def test_outlines_hold_the_world_within_its_degrees() -> None:
    world = atlas("large")
    assert len(world.countries) > 240
    for arc in range(0, len(world.boxes), 97):
        west, south, east, north = world.boxes[arc]
        points = world.points(arc)
        assert min(x for x, _ in points) == pytest.approx(west)
        assert max(y for _, y in points) == pytest.approx(north)
        assert -180.001 <= west <= east <= 180.001
        assert -90.001 <= south <= north <= 90.001


def test_rings_are_closed() -> None:
    world = atlas("small")
    for country in world.countries:
        for ring in (ring for polygon in country.polygons for ring in polygon):
            points = [
                point for arc in ring for point in (world.points(arc) if arc >= 0 else reversed(world.points(~arc)))
            ]
            assert points[0] == pytest.approx(points[-1])


def test_boundary_at_perekop_is_drawn_as_not_agreed() -> None:
    world = atlas("large")
    near = [
        kind
        for box, kind in zip(world.boxes, world.kinds, strict=True)
        if 33.5 < box[0] and box[2] < 35.2 and 45.6 < box[1] and box[3] < 46.3 and kind
    ]
    assert near == [DISPUTED]


def test_towns_are_listed_from_the_largest() -> None:
    names = [name for name, _, _ in towns()]
    assert len(names) > 4000
    assert names.index("Kyiv") < names.index("Odesa")


def test_no_pins_give_no_map() -> None:
    assert maps([]) == ()


def test_incidents_far_apart_get_maps_of_their_own() -> None:
    drawn = maps([pin(1, 47.66, 36.26), pin(2, 14.18, 43.22), pin(3, 48.0, 37.8)])
    assert [row.numbers for row in drawn] == [(1, 3), (2,)]


def test_many_scattered_incidents_never_give_more_than_24_maps() -> None:
    pins = [
        pin(n, lat, lon)
        for n, (lat, lon) in enumerate(((a, b) for a in range(-50, 60, 20) for b in range(-170, 170, 30)), 1)
    ]
    drawn = maps(pins)
    assert len(drawn) <= 24
    assert sorted(n for row in drawn for n in row.numbers) == [p.number for p in pins]


def test_incidents_at_one_point_share_a_mark() -> None:
    (drawn,) = maps([pin(1, 10.0, 20.0), pin(2, 10.0, 20.0, 9000)])
    (mark,) = drawn.marks
    assert mark.label.text == "1, 2 Town"
    assert mark.ry == pytest.approx(9000 / (framing.METRES_PER_DEGREE / _px(drawn.scale_px, drawn.scale_km)), abs=0.1)


def _px(scale_px: float, scale_km: int) -> float:
    return scale_px / (scale_km * 1000) * framing.METRES_PER_DEGREE


@given(
    rows=st.lists(st.tuples(st.floats(-70, 70), st.floats(-175, 175), st.integers(1, 300_000)), min_size=1, max_size=4)
)
def test_every_dot_lies_on_its_map(rows: list[tuple[float, float, int]]) -> None:
    circles = [(lon, lat, float(radius)) for lat, lon, radius in rows]
    frame = framing.around(circles, size=(WIDTH, HEIGHT), least_m=560_000, margin=0.2)
    for lon, lat, radius in circles:
        x, y = frame.place(lon, lat)
        reach = radius / frame.metres_per_px
        assert reach - 1 <= x <= WIDTH - reach + 1
        assert reach - 1 <= y <= HEIGHT - reach + 1


def test_clusters_do_not_depend_on_the_order_of_pins() -> None:
    pins = [pin(n, lat, 30.0) for n, lat in enumerate((0.0, 8.0, 4.0, 30.0), 1)]
    assert clusters(pins, 600_000) == clusters(pins[::-1], 600_000)
    assert [len(group) for group in clusters(pins, 600_000)] == [3, 1]


def test_distance_is_along_the_great_circle() -> None:
    assert distance_m(pin(1, 0, 0), pin(2, 0, 1)) == pytest.approx(111_195, rel=0.001)
    assert distance_m(pin(1, 0, 179.5), pin(2, 0, -179.5)) == pytest.approx(111_195, rel=0.001)


def test_map_at_the_date_line_shows_land_on_both_sides() -> None:
    outline = Pen(atlas("large"), Frame(179.9, 66.0, 60.0, WIDTH, HEIGHT)).outline()
    xs = [float(value) for value in outline.land.replace("M", " ").replace("Z", " ").split()[::2]]
    assert min(xs) < WIDTH * 0.2 and max(xs) > WIDTH * 0.8


def test_labels_never_cover_each_other() -> None:
    spots = [Spot(100 + 7 * n, 100 + 5 * n, (f"{n} A long name of a place", str(n)), 4) for n in range(12)]
    labels = [label for label in placed(spots, [], (720, 430)) if label.text]
    assert len(labels) > 3
    for n, label in enumerate(labels):
        assert not any(meets(label.box, other.box) for other in labels[n + 1 :])


def test_timeline_bar_is_as_long_as_the_date_is_uncertain() -> None:
    line = timeline([event(1, date(2022, 2, 24)), event(2, date(2022, 2, 1), date(2022, 2, 28))])
    assert line is not None
    month, day = line.bars
    assert (month.event.number, day.event.number) == (2, 1)
    assert month.width > 10 * day.width


def test_timeline_without_dates_is_none() -> None:
    assert timeline([]) is None


def test_many_incidents_are_counted_by_period() -> None:
    events = [event(n, date(2022, 1, 1) + timedelta(days=7 * n)) for n in range(60)]
    line = timeline(events)
    assert line is not None and line.bars == ()
    assert sum(column.count for column in line.columns) == 60


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_date_at_the_end_of_the_calendar_breaks_nothing(day: date) -> None:
    line = timeline([event(1, day)])
    assert line is not None and len(line.bars) == 1
