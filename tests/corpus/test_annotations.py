"""The annotations of the invented reports: their shape, and that they say nothing their texts do not."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from tests.corpus.annotations import FLAGS, INVENTED, SETS, Corpus, Incident, Place, corpus

MOST_ANCHOR_WORDS, MOST_CLAIM_WORDS = 28, 20
COPY, NO_COPY = 0.30, 0.12  # share of the shorter text's runs of five words: copies have more, other texts less
RUN = 5


@pytest.fixture(scope="module", params=SETS)
def annotated(request: pytest.FixtureRequest) -> Corpus:
    return corpus(request.param)


def test_every_text_has_its_annotation_and_the_other_way_round(annotated: Corpus) -> None:
    names = [path.stem for path in sorted((INVENTED / annotated.name / "gold").glob("*.json"))]
    assert names == list(annotated.reports)
    assert names == [f"{annotated.name}{number:03d}" for number in range(1, len(names) + 1)]
    assert [name for name, report in annotated.reports.items() if report.gold.doc != name] == []


def test_an_annotation_with_an_unknown_kind_of_victim_is_refused() -> None:
    path = INVENTED / "a" / "gold" / "a001.json"
    spoiled = path.read_bytes().replace(b'"kind": "person"', b'"kind": "hero"')
    assert spoiled != path.read_bytes()
    with pytest.raises(msgspec.ValidationError, match="hero"):
        msgspec.json.decode(spoiled, type=type(corpus("a").reports["a001"].gold))


def test_every_header_says_that_the_report_is_invented(annotated: Corpus) -> None:
    for name, report in annotated.reports.items():
        assert list(report.head) == ["date", "source", "url"], name
        assert dt.date.fromisoformat(report.head["date"]) == report.gold.doc_date, name
        assert report.head["source"].endswith(" (invented)"), name
        assert report.head["url"].startswith("https://example.org/"), name
        assert report.body.strip(), name


def test_no_address_is_used_twice() -> None:
    addresses = Counter(report.head["url"] for name in SETS for report in corpus(name).reports.values())
    assert [address for address, times in addresses.items() if times > 1] == []


def test_every_quote_stands_in_its_text(annotated: Corpus) -> None:
    assert [(name, quote) for name, quote, body, _ in quotes(annotated) if not quote.strip() or quote not in body] == []


def test_no_quote_is_longer_than_the_rules_allow(annotated: Corpus) -> None:
    assert [(name, quote) for name, quote, _, most in quotes(annotated) if len(quote.split()) > most] == []


def quotes(annotated: Corpus) -> Iterator[tuple[str, str, str, int]]:
    """Report, quote, the text it must stand in, and the most words it may have."""
    for name, report in annotated.reports.items():
        for incident in report.gold.incidents:
            yield name, incident.quote, report.body, MOST_ANCHOR_WORDS
            yield from ((name, claim.quote, report.body, MOST_CLAIM_WORDS) for claim in incident.claims)
        yield from ((name, total.quote, report.body, MOST_ANCHOR_WORDS) for total in report.gold.totals)


def test_every_place_is_named_as_its_text_writes_it(annotated: Corpus) -> None:
    for name, report in annotated.reports.items():
        for place in (place for incident in report.gold.incidents for place in incident.places):
            assert place.name in report.body, name
            assert plausible(place), (name, place)


def plausible(place: Place) -> bool:
    """A country code, and a whole coordinate or none."""
    if not re.fullmatch(r"[A-Z]{2}", place.country) or (place.lat is None) != (place.lon is None):
        return False
    return place.lat is None or place.lon is None or (abs(place.lat) <= 90 and abs(place.lon) <= 180)


def test_incidents_are_numbered_within_their_report(annotated: Corpus) -> None:
    for name, report in annotated.reports.items():
        expected = [f"{name}-{number}" for number in range(1, len(report.gold.incidents) + 1)]
        assert [incident.id for incident in report.gold.incidents] == expected


def test_no_incident_is_younger_than_its_report(annotated: Corpus) -> None:
    for report in annotated.reports.values():
        for incident in report.gold.incidents:
            start, end = incident.date_start, incident.date_end
            assert (start is None) == (end is None), incident.id
            assert start is None or end is None or start <= end <= report.gold.doc_date, incident.id


def test_ranges_and_times_are_well_formed(annotated: Corpus) -> None:
    clock = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
    for incident in annotated.incidents():
        for low, high in ((incident.killed_min, incident.killed_max), (incident.injured_min, incident.injured_max)):
            assert (low is None) == (high is None), incident.id
            assert low is None or high is None or 0 <= low <= high, incident.id
        assert all(time is None or clock.fullmatch(time) for time in (incident.time_local, incident.time_alt))


def test_a_flag_is_true_or_absent(annotated: Corpus) -> None:
    assert [
        incident.id for incident in annotated.incidents() for flag in FLAGS if getattr(incident, flag) is False
    ] == []


def test_uncertain_fields_are_fields(annotated: Corpus) -> None:
    known = set(Incident.__struct_fields__)
    assert [incident.id for incident in annotated.incidents() if not set(incident.uncertain_fields) <= known] == []


def test_a_line_of_victims_is_a_positive_count_or_none(annotated: Corpus) -> None:
    lines = [(incident.id, victim) for incident in annotated.incidents() for victim in incident.victims]
    assert [pair for pair in lines if pair[1].count is not None and pair[1].count < 1] == []


def test_no_line_of_dead_or_injured_is_above_the_range(annotated: Corpus) -> None:
    for incident in annotated.incidents():
        most = {"killed": incident.killed_max, "injured": incident.injured_max}
        for victim in incident.victims:
            high = most.get(victim.outcome)
            if victim.count is not None and victim.outcome in most:
                assert high is not None and victim.count <= high, (incident.id, victim)


def test_only_negatives_have_no_incident(annotated: Corpus) -> None:
    for name, report in annotated.reports.items():
        assert (report.gold.kind == "negative") == (not report.gold.incidents), name


def test_clusters_hold_known_incidents_once(annotated: Corpus) -> None:
    known = {incident.id for incident in annotated.incidents()}
    members = Counter(member for group in annotated.clusters.clusters for member in group)
    assert set(members) <= known
    assert [member for member, times in members.items() if times > 1] == []
    assert all(len(group) > 1 for group in annotated.clusters.clusters)


def test_copies_share_their_words_and_other_reports_do_not(annotated: Corpus) -> None:
    copies = {frozenset(pair) for pair in annotated.clusters.syndicated}
    runs = {name: runs_of(report.body) for name, report in annotated.reports.items()}
    for left, right in combinations(runs, 2):
        shared = len(runs[left] & runs[right]) / min(len(runs[left]), len(runs[right]))
        if frozenset((left, right)) in copies:
            assert shared >= COPY, (left, right)
        else:
            assert shared <= NO_COPY, (left, right)


def runs_of(body: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", body.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_the_page_about_the_sets_gives_their_numbers(annotated: Corpus) -> None:
    page = (INVENTED / "README.md").read_text(encoding="utf-8")
    incidents = annotated.incidents()
    negatives = sum(report.gold.kind == "negative" for report in annotated.reports.values())
    claims = sum(len(incident.claims) for incident in incidents)
    scored = sum(incident.scored for incident in incidents)
    numbers = (len(annotated.reports), negatives, len(incidents), scored, claims, len(annotated.clusters.clusters))
    assert f"| `{annotated.name}` | {' | '.join(map(str, numbers))} |" in page
    assert "CC0" in page and "(invented)" in page


@pytest.mark.shared
def test_the_scorer_is_the_one_of_the_annotated_reports(shared: Path) -> None:
    first, rest = (shared / "reports" / "score.py").read_text(encoding="utf-8").split("\n", 1)
    copied = Path(__file__).with_name("score.py").read_text(encoding="utf-8")
    assert copied.startswith(f"{first}\n# Origin:")
    assert copied.endswith(rest)
