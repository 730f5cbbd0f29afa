"""When a page was published: by what it says for machines, then what it shows, then its address. Conflicts are noted.

The order of evidence: JSON-LD `datePublished` (schema.org), meta tags of the Open Graph and Dublin Core families, a
`time` element with a machine-readable date, the address; only without all these what trafilatura finds in the text.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.issued",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
)
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
ARTICLES, PAGES = ("article", "posting", "report"), ("webpage",)  # of schema.org's types; a site has dates too
MOST_NODES = 10_000  # of JSON-LD that are looked at


@dataclass(frozen=True, slots=True)
class Told:
    """The day, what says so, and what says otherwise."""

    day: date | None
    basis: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day as it is written in one place, and the instant where a zone is given."""

    basis: str
    day: date
    instant: datetime | None


def dates(tree: Any, address: str | None, visible: str | None) -> Told:  # noqa: ANN401 - an element of lxml
    """The page's day of publication by the best evidence; other days that it gives are noted."""
    found = [stamp for stamp in _stamps(tree, address) if stamp is not None]
    seen = _stamp("the page's text", visible) if visible and not found else None
    found += [seen] if seen else []
    if not found:
        return Told(None, None, ())
    best = found[0]
    others = {s.basis: s for s in reversed(found) if s.day != best.day and not _same(s, best)}
    notes = tuple(f"{s.basis} gives {s.day}, {best.basis} {best.day}" for s in reversed(others.values()))
    return Told(best.day, best.basis, notes)


def _same(one: Stamp, other: Stamp) -> bool:
    """One instant in two zones may fall on two days."""
    return one.instant is not None and one.instant == other.instant


def _stamps(tree: Any, address: str | None) -> Iterator[Stamp | None]:  # noqa: ANN401
    for value in _published(tree):
        yield _stamp("the page's JSON-LD", value)
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if key in META and meta.get("content"):
            metas.setdefault(key, meta.get("content"))
    for key in META:
        if key in metas:
            yield _stamp(f"the page's tag {key}", metas[key])
    for element in tree.iter("time"):
        if element.get("datetime"):
            yield _stamp("a time shown on the page", element.get("datetime"))
            break
    if address and (mark := _ADDRESS.search(address)):
        yield _stamp("the page's address", "-".join(mark.groups()))


def _stamp(basis: str, text: str) -> Stamp | None:
    plain = text.strip()
    try:
        moment = datetime.fromisoformat(plain.replace("Z", "+00:00"))
    except ValueError:
        try:
            return Stamp(basis, date.fromisoformat(plain[:10]), None)
        except ValueError:
            return None
    return Stamp(basis, moment.date(), moment.astimezone(UTC) if moment.tzinfo else None)


def _published(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """Values of `datePublished` of the articles in the page's JSON-LD; where there is none, of the page."""
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                nodes += _nodes(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue
    for kinds in (ARTICLES, PAGES):
        values = [n["datePublished"] for n in nodes if isinstance(n.get("datePublished"), str) and _is_of(n, kinds)]
        if values:
            yield from values
            return


def _is_of(node: dict[str, Any], kinds: tuple[str, ...]) -> bool:
    return any(kind in str(node.get("@type")).lower() for kind in kinds)


def _nodes(found: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """All objects of a JSON-LD text, outer ones first."""
    waiting: list[Any] = [found]
    seen: list[dict[str, Any]] = []
    while waiting and len(seen) < MOST_NODES:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            seen.append(one)
            waiting += [v for v in one.values() if isinstance(v, (dict, list))]
    return seen
