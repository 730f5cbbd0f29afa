#!/usr/bin/env python3
# Origin: the scorer of the project's annotated reports, copied as it is below this note (CC0, like the texts it scores).
# A test compares the copy with the original where that is at hand; change the original first. `README.md` in its docstring
# means the rules of annotation, in short in invented/README.md beside this file.
"""Score a register (design.md, section 8) against annotated reports. Rules of annotation: README.md beside this file.

Matching. Per document, incidents of the gold and accounts of the register are paired one to one by the best total of
    date     +2 windows meet within one day; -2 both given and apart (0 where the gold date is not scorable)
    place    +3 a site or reference point agrees; +1 some other place does; -3 both give sites and none agrees
    event    +1 same family
    toll     +1 killed equal, +1 injured equal (a figure, not null);  object +1 any object agrees
    quote    +4 a claim covers the incident's anchor quote (half of the shorter); else +1 it covers a claim of the incident
A pair needs MIN_EVIDENCE points. Ties go to the pair with more agreeing fields, then to the lower id.
Incidents marked background, stub or uncertain are *excluded*: matching one is neither hit nor false alarm, and a left-over
account that has enough evidence for one is no false alarm either. An account flagged background is never a false alarm
and never a hit: a current incident found only as background is missed.

Fields are scored on hits; a field in `uncertain_fields` is skipped, and the date where `doc_date_uncertain` is set.

fields_f1 = 2 * hits / (wanted + got), counted over (incident, field, value) items of HEADLINE fields (claims stand apart):
    wanted   every scorable value of every current gold incident: one event_type, date (both ends), time_local, killed
             (min and max together), injured; each site, country, victim line, object and weapon; one alleged_actor.
             null and empty make no item. Missed incidents count in full.
    got      the same values of the accounts that are hits (in scorable fields only), and all of false accounts.
    hits     values that agree.

Claims are paired one to one where quotes overlap by half of the shorter. claim_quote_recall: share of gold claims so paired;
claim_stance: marks on those pairs, one half where the stance is only close (asserts/reports, denies/disputes; reports/accuses
if the gold quote names the culprit). claims_f1 charges every claim; readers list different ones, so it is no target.
"""
from __future__ import annotations

import argparse
import datetime as dt
import functools
import io
import json
import math
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from typing import Any, TypeVar

FORMAT = "solferino-register/1"
MIN_EVIDENCE = 4
NEAR_KM = 30.0
EARTH_KM = 6371.0
HALF_MARKS = {frozenset({"asserts", "reports"}), frozenset({"denies", "disputes"})}
FAMILY = dict.fromkeys(("airstrike", "missile_or_rocket", "shelling", "drone"), "fire from afar")
A = TypeVar("A")
B = TypeVar("B")
Json = dict[str, Any]
Span = tuple[int, int]


class BadInput(Exception):
    """The register, the gold or the call cannot be used; the message is one line for the user."""


# ---- words: folding and small tables -------------------------------------------------------------------------------

def singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def table(rows: str) -> dict[str, str]:
    """Read 'canonical: phrase, phrase; canonical: ...' into phrase -> canonical."""
    split = (row.partition(":") for row in " ".join(rows.split()).split(";"))
    return {" ".join(map(singular, phrase.split())): name.strip() for name, _, phrases in split for phrase in phrases.split(",")}


OBJECTS = table("""
dwelling: apartment block, apartment building, apartment complex, residential block, residential building, residential complex,
residential area, block of flat, multi storey building, three storey building, three story building, high rise, apartment, flat, home, house, villa;
hospital: clinic, medical centre, health centre, medical facility, health facility;
railway station: train station, rail station, railway; vehicle: armored car, armoured car, car, truck, lorry, van, convoy;
market: bazaar, marketplace;
celebration: wedding party, wedding celebration, wedding ceremony, wedding, religious gathering, gathering, ceremony, festivity;
funeral: funeral reception, wake; prison: migrant detention centre, detention centre, detention facility, jail;
camp: idp camp, idp site, displacement camp, refugee camp;
sports ground: football pitch, football field, soccer field, sports field, playground, stadium;
preschool: kindergarten, nursery school, nursery;
office: public administration office, administrative building, administration building, government building, government office;
embassy: consulate, diplomatic mission; cafe: coffee shop
""")
WEAPONS = table("""
gun: small arm, automatic rifle, assault rifle, automatic weapon, machine gun, rifle, firearm, gunfire, gunshot, kalashnikov;
drone: uav, unmanned aerial vehicle, unmanned aircraft, quadcopter, mq 9 reaper, mq 9, reaper;
artillery: artillery shell, artillery fire, howitzer, shell; mortar: mortar shell, mortar round, mortar bomb;
ied: improvised explosive device, car bomb, truck bomb, roadside bomb, suicide bomb, explosive device, vbied;
mine: landmine, land mine; bomb: aerial bomb, glide bomb, glide munition, munition; cluster bomb: cluster munition;
tochka: tochka u, 9m79 tochka, 9m79, ss 21; iskander: iskander m, 9k720, 9m723; helicopter: helicopter gunship, gunship
""")
ACTORS = table("""
russia: russian federation, russian, moscow, kremlin; ukraine: ukrainian, kyiv, kiev;
us: united states of america, united states, american, america, washington, pentagon, usa, us africa command, africom;
israel: israel defence force, israeli, tel aviv, idf; saudi coalition: saudi led coalition, saudi led force, saudi led;
saudi: saudi arabia, riyadh, saudi arabian; us coalition: us led coalition, us led, international coalition;
france: french, paris; uk: united kingdom, british, britain, london; syria: syrian, damascus, assad;
turkey: turkish, turkiye, ankara; iran: iranian, tehran; iraq: iraqi, baghdad; armenia: armenian, yerevan;
azerbaijan: azerbaijani, azeri, baku; sudan: sudanese, khartoum; ethiopia: ethiopian, addis ababa; eritrea: eritrean, asmara;
myanmar: burmese, burma, tatmadaw, naypyidaw; mali: malian, bamako; nigeria: nigerian, abuja;
burkina faso: burkinabe, ouagadougou; somalia: somali, mogadishu; yemen: yemeni; afghanistan: afghan;
pakistan: pakistani, islamabad; india: indian, new delhi, delhi; srilanka: sri lankan, sri lanka, colombo;
congo: dr congo, congolese, kinshasa, drc, fardc; lebanon: lebanese, beirut; haiti: haitian; houthi: huthi, houthis, ansar allah;
hezbollah: hizbullah, hizbollah, hezbullah; shabab: al shabab, al shabaab, shabaab;
ltte: liberation tigers of tamil eelam, tamil tiger; lna: libyan national army, libyan arab armed force, haftar;
rsf: rapid support force; adf: allied democratic force; islamicstate: islamic state, isis, isil, daesh; un: united nation
""")
SPEAKERS = ACTORS | table("""
ohchr: un human rights office, office of the high commissioner for human right,
office of the un high commissioner for human right, un human right;
msf: medecins sans frontiere, doctors without borders, doctor without border;
icrc: international committee of the red cross, red cross; hrw: human rights watch, human right watch;
sohr: syrian observatory for human right, syrian observatory;
osce: osce smm, osce special monitoring mission, special monitoring mission, smm; minusma: un mission in mali;
military: army, armed force, force, troop
""")
GENERIC_PLACES = set("the al el of in city town village region district province oblast state governorate township area community "
                     "county municipality settlement strip".split())
GENERIC_ACTORS = set("the of and by suspected alleged military army force troop armed air naval navy soldier government ministry "
                     "defence regime junta authority state invader militant rebel gang battalion group movement fighter "
                     "militia command warplane".split())
GENERIC_SPEAKERS = GENERIC_ACTORS | set("in for on at to a an official spokesman spokesperson spokeswoman minister source local head "
                                        "report statement media agency organisation organization".split())
GENERIC_WEAPONS = set("missile rocket bomb ballistic cruise guided large small single heavy light multiple launch launcher system "
                      "munition shell strike air attack of the and fire round".split())
TRANSLITERATION = (("kh", "h"), ("gh", "g"), ("zh", "z"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("oo", "u"),
                   ("ou", "u"), ("ee", "i"), ("y", "i"), ("j", "i"), ("w", "v"))


@functools.cache
def fold(text: str) -> str:
    """Lower case, no accents, no apostrophes or possessives, plain words with single blanks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    plain = re.sub(r"['’‘ʼ`]s\b", "", plain)
    plain = re.sub(r"['’‘ʼʿʾ`]|(?<=\b\w)\.(?=\w\b|\s|$)", "", plain)
    return " ".join(re.findall(r"[^\W_]+", plain.replace("defense", "defence").replace("center", "centre")))


@functools.cache
def canonical(text: str, kind: str) -> tuple[str, ...]:
    """Singular words of a phrase, with the synonyms of one table (objects, weapons, actors, speakers) replaced."""
    synonyms = {"objects": OBJECTS, "weapons": WEAPONS, "actors": ACTORS, "speakers": SPEAKERS}[kind]
    words = [singular(word) for word in fold(text).split()]
    longest, out, at = max(len(p.split()) for p in synonyms), [], 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            phrase = " ".join(words[at:at + size])
            if phrase in synonyms or size == 1:
                out += synonyms.get(phrase, phrase).split()
                at += size
                break
    return tuple(out)


@functools.cache
def spelling(word: str) -> str:
    """One spelling for common transliterations of a folded word: Sa'ada, Saada; Zelenskyy, Zelensky; Kharkiv, Harkiv."""
    for pair in TRANSLITERATION:
        word = word.replace(*pair)
    return re.sub(r"(.)\1+", r"\1", word).rstrip("h")


def one_edit(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[at + (len(a) == len(b)):] == b[at + 1:]


@functools.cache
def same_word(a: str, b: str) -> bool:
    x, y = spelling(a), spelling(b)
    return x == y or (min(len(x), len(y)) >= 6 and one_edit(x, y))


def same_words(a: Sequence[str], b: Sequence[str]) -> bool:
    return len(a) == len(b) and all(map(same_word, a, b)) or spelling("".join(a)) == spelling("".join(b))


@functools.cache
def same_name(a: str, b: str) -> bool:
    """Place names: any part of 'Zolote-5/Mykhailivka', administrative words dropped, spelling folded."""
    def parts(name: str) -> list[list[str]]:
        folded = (fold(part).split() for part in re.split(r"[/()]", name))
        return [[w for w in words if w not in GENERIC_PLACES] or words for words in folded if words]
    return any(same_words(x, y) for x in parts(a) for y in parts(b))


def same_thing(a: str, b: str, kind: str) -> bool:
    """Objects and weapons: equal words; or one phrase within the other, with its head word; or, for weapons, one model."""
    x, y = canonical(a, kind), canonical(b, kind)
    if not x or not y:
        return False
    short, long = sorted((x, y), key=lambda words: len(set(words)))
    if set(x) == set(y) or (set(short) <= set(long) and long[-1] in short):
        return True
    shared = set(x) & set(y)
    if kind == "weapons" and any(w not in GENERIC_WEAPONS and (len(w) > 2 or w.isdigit()) for w in shared):
        return True
    return len(shared) / len(set(x) | set(y)) > 0.5


@functools.cache
def actor_keys(name: str) -> frozenset[str]:
    """Culprits named in a phrase; a country, its army, its ministry and its capital are one."""
    keys = set()
    for part in re.split(r"\band\b|[,/&]", re.sub(r"\(.*?\)", " ", name)):
        words = canonical(part, "actors")
        kept = [w for w in dict.fromkeys(words) if w not in GENERIC_ACTORS] or list(words)
        keys |= {"".join(map(spelling, kept))} if kept else set()
    return frozenset(keys)


def names_culprit(quote: str, actors: Iterable[str]) -> bool:
    words = [spelling(word) for word in canonical(quote, "actors") if word not in GENERIC_ACTORS]
    runs = {"".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    return any(actor_keys(actor) & runs for actor in actors)


@functools.cache
def same_speaker(a: str, b: str) -> bool:
    """Folded containment either way; the contained name needs one telling word ("the ministry" is not enough)."""
    def words(name: str) -> list[str]:
        return [w for w in canonical(name, "speakers") if w not in {"the", "of", "in", "a", "an", "and", "at", "for", "on"}]
    x, y = words(a), words(b)
    short, long = (x, y) if len(set(x)) <= len(set(y)) else (y, x)
    contained = bool(short) and all(any(same_word(s, w) for w in long) for s in short)
    return contained and (len(set(x)) == len(set(y)) or any(w not in GENERIC_SPEAKERS for w in short))


# ---- values of both sides ------------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class Count:
    low: int | None = None
    high: int | None = None
    flagged: bool = False           # vague, open-ended or approximate

    @property
    def given(self) -> bool:
        return self.low is not None or self.high is not None

    def __str__(self) -> str:
        return ("null" if not self.given else f"{self.low}..{self.high}") + (" (flagged)" if self.flagged else "")


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    role: str
    country: str | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Victim:
    count: Count
    outcome: str
    kind: str

    def __str__(self) -> str:
        return f"{self.count} {self.kind} {self.outcome}"


@dataclass(frozen=True, slots=True)
class Thing:
    names: tuple[str, ...]
    soft: bool = False              # may hit, is never a false alarm

    def __str__(self) -> str:
        return "/".join(self.names)


@dataclass(frozen=True, slots=True)
class Statement:
    speakers: tuple[str, ...]
    stance: str
    quote: str
    spans: tuple[Span, ...]
    soft: bool = False

    def __str__(self) -> str:
        return f"[{' > '.join(self.speakers)}: {self.stance}] {self.quote}"


@dataclass(frozen=True, slots=True)
class Event:
    """A gold incident or an account of the register, in one shape."""
    id: str = ""
    event_type: str | None = None
    dates: tuple[dt.date, dt.date] | None = None
    times: tuple[str, ...] = ()     # gold: any of them is right
    killed: Count = Count()
    injured: Count = Count()
    places: tuple[Place, ...] = ()
    victims: tuple[Victim, ...] = ()
    objects: tuple[Thing, ...] = ()
    weapons: tuple[Thing, ...] = ()
    actors: tuple[str, ...] = ()
    claims: tuple[Statement, ...] = ()
    background: bool = False
    anchor: tuple[Span, ...] = ()   # the rest: gold only
    excluded: bool = False
    skip: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()

    @property
    def family(self) -> str | None:
        return FAMILY.get(self.event_type or "", self.event_type)

    def named(self, *roles: str) -> list[Place]:
        return [place for place in self.places if place.role in roles]


NOTHING = Event()


@dataclass(frozen=True, slots=True)
class Total:
    killed: Count
    injured: Count
    spans: tuple[Span, ...]
    quote: str


@dataclass(slots=True)
class Document:
    """One gold document with what the register says of it."""
    name: str
    text: str
    body: str
    gold: list[Event] = field(default_factory=list)
    gold_totals: list[Total] = field(default_factory=list)
    present: bool = False
    accounts: list[Event] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    claims: int = 0
    unanchored: list[str] = field(default_factory=list)
    lost_totals: int = 0            # totals whose quote is not in the text

    def find(self, quote: str) -> tuple[Span, ...]:
        return tuple((m.start(), m.end()) for m in re.finditer(re.escape(quote), self.body)) if quote else ()

    def anchored(self, quote: str, start: Any, end: Any) -> tuple[Span, ...]:
        """The claim's span in the body; offsets may count from the start of the file or of the body."""
        if quote and isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
            for source, shift in ((self.text, len(self.text) - len(self.body)), (self.body, 0)):
                if source[start:end] == quote:
                    return ((start - shift, end - shift),)
        return ()


# ---- reading -------------------------------------------------------------------------------------------------------

def need(ok: Any, message: str) -> None:
    if not ok:
        raise BadInput(message)


def load_json(path: Path, what: str) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInput(f"{what} {path}: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{what} {path}: not JSON in UTF-8: {str(error).splitlines()[0]}") from None


def read_text(path: Path) -> tuple[str, str]:
    """The file as it is, and what follows its header (`date: ...` up to the first blank line) where it has one."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"text {path}: {error}") from None
    head, blank, body = text.partition("\n\n")
    return text, body if blank and head.startswith("date: ") else text


def gold_event(inc: Json, doc: Document, date_uncertain: bool) -> Event:
    skip = set(inc.get("uncertain_fields") or ())
    if date_uncertain:
        skip |= {"date_start", "date_end"}
    vague = {what for what in ("killed", "injured") if inc.get(f"vague_{what}") or inc.get("vague_casualties")}
    dates = inc["date_start"] and tuple(map(dt.date.fromisoformat, (inc["date_start"], inc["date_end"])))
    return Event(
        id=inc["id"], event_type=inc["event_type"], dates=dates or None,
        times=tuple(t for t in (inc["time_local"], inc.get("time_alt")) if t) if inc["time_local"] else (),
        killed=Count(inc["killed_min"], inc["killed_max"]), injured=Count(inc["injured_min"], inc["injured_max"]),
        places=tuple(Place(p["name"], p["role"], p["country"], p["lat"], p["lon"]) for p in inc["places"]),
        victims=unique(Victim(Count(v["count"], v["count"]), v["outcome"], person(v["kind"])) for v in inc["victims"]),
        objects=tuple(Thing((name,)) for name in inc["objects"]), weapons=tuple(Thing((name,)) for name in inc["weapons"]),
        actors=(inc["alleged_actor"],) if inc["alleged_actor"] else (),
        claims=tuple(Statement((c["by"],), c["stance"], c["quote"], doc.find(c["quote"])) for c in inc["claims"]),
        background=bool(inc.get("background")), anchor=doc.find(inc["quote"]),
        excluded=any(inc.get(flag) for flag in ("background", "stub", "uncertain")),
        skip=frozenset(skip), vague=frozenset(vague))


def load_gold(folder: Path, only: set[str] | None) -> dict[str, Document]:
    paths = {path.stem: path for path in sorted(folder.glob("*.json"))}
    need(paths, f"gold {folder}: no .json files there")
    unknown = sorted((only or set()) - set(paths))
    need(not unknown, f"--docs: not in the gold: {', '.join(unknown)}")
    docs = {}
    for name in sorted(only or paths):
        doc = Document(name, *read_text(folder.parent / "docs" / f"{name}.txt"))
        gold = load_json(paths[name], "gold")
        try:
            doc.gold = [gold_event(inc, doc, bool(gold.get("doc_date_uncertain"))) for inc in gold["incidents"]]
            doc.gold_totals = [Total(Count(t["killed"], t["killed"]), Count(t["injured"], t["injured"]), doc.find(t["quote"]), t["quote"])
                               for t in gold["totals"]]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadInput(f"gold {paths[name]}: {type(error).__name__}: {error}") from None
        docs[name] = doc
    return docs


def unique(items: Iterable[A]) -> tuple[A, ...]:
    return tuple(dict.fromkeys(items))


def person(kind: str) -> str:
    return "person" if kind == "civilian" else kind


class Record:
    """One JSON object of the register; reading a wrong type from it ends the run with its name in the message."""

    def __init__(self, value: Any, where: str) -> None:
        need(isinstance(value, dict), f"{where}: expected an object, found {type(value).__name__}")
        self.value, self.where = value, where

    def get(self, key: str, *types: type) -> Any:
        value = self.value.get(key)
        right = value is None or (isinstance(value, types) and (bool in types or not isinstance(value, bool)))
        need(right, f"{self.where}.{key}: expected {' or '.join(t.__name__ for t in types)}, found {type(value).__name__}")
        return value

    def must(self, key: str) -> str:
        value = self.get(key, str)
        need(value, f"{self.where}: {key} is missing")
        return str(value)

    def text(self, key: str) -> str:
        return self.get(key, str) or ""

    def texts(self, key: str) -> list[str]:
        values = self.get(key, list) or []
        need(all(isinstance(v, str) for v in values), f"{self.where}.{key}: expected a list of strings")
        return values

    def child(self, key: str) -> Record:
        return Record(self.get(key, dict) or {}, f"{self.where}.{key}")

    def children(self, key: str) -> list[Record]:
        return [Record(v, f"{self.where}.{key}[{i}]") for i, v in enumerate(self.get(key, list) or [])]

    def date(self, key: str) -> dt.date | None:
        value = self.get(key, str)
        try:
            return dt.date.fromisoformat(value) if value else None
        except ValueError:
            raise BadInput(f"{self.where}.{key}: {value!r} is no date YYYY-MM-DD") from None

    def degrees(self, key: str) -> float | None:
        value = self.get(key, float, int)
        need(value is None or -180 <= value <= 180, f"{self.where}.{key}: {value!r} is no coordinate")
        return None if value is None else float(value)

    def count(self) -> Count:
        flagged = bool(self.text("vague") or self.get("open_ended", bool) or self.get("approximate", bool))
        return Count(self.get("min", int), self.get("max", int), flagged)


def account_event(rec: Record, claims: Iterable[Statement]) -> Event:
    when, reported = rec.child("when"), rec.child("reported")
    start, end = when.date("date_start"), when.date("date_end")
    start, end = start or end, end or start
    need(not start or not end or start <= end, f"{rec.where}.when: date_start is after date_end")
    objects: dict[str, Thing] = {}
    for o in rec.children("objects"):
        relation, names = o.text("relation"), tuple(n for n in (o.text("kind"), o.text("as_written")) if n)
        if relation != "intended" and names:
            old = objects.get(fold(names[0]), Thing((), True))
            objects[fold(names[0])] = Thing(unique(old.names + names), old.soft and relation == "near")
    weapons: dict[str, Thing] = {}
    for w in rec.children("weapons"):
        names = tuple(n for n in (w.text("as_written"), w.text("id"), w.text("kind")) if n)
        if names:
            key = fold(w.text("id") or names[0])
            weapons[key] = Thing(unique(weapons.get(key, Thing(())).names + names))
    victims = [Victim(v.count(), v.text("outcome"), person(v.text("kind"))) for v in rec.children("victims")]
    places = [Place(p.text("name"), p.text("role"), p.get("country", str), p.degrees("lat_deg"), p.degrees("lon_deg"))
              for p in rec.children("places")]
    actors = [a.text("name") for a in rec.children("actors") if a.get("role", str) in ("alleged_perpetrator", "claims_responsibility")]
    time = when.text("time_local")
    return Event(
        id=rec.must("id"), event_type=rec.get("event_type", str), dates=(start, end) if start and end else None,
        times=(time,) if time else (), killed=reported.child("killed").count(), injured=reported.child("injured").count(),
        places=tuple(places), victims=unique(victims), objects=tuple(objects.values()),
        weapons=tuple(weapons.values()), actors=unique(a for a in actors if a),
        claims=tuple(claims), background=bool(rec.get("background", bool)))


@dataclass(slots=True)
class Register:
    names: dict[str, str] = field(default_factory=dict)         # document id -> stem of its name
    copies: list[tuple[str, str]] = field(default_factory=list)
    incident_of: dict[str, str] = field(default_factory=dict)   # account id -> incident id
    extra: list[str] = field(default_factory=list)              # documents that the gold does not have


def by_id(records: list[Record]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for rec in records:
        need(rec.must("id") not in found, f"{rec.where}: id {rec.must('id')!r} used twice")
        found[rec.must("id")] = rec
    return found


def load_register(path: Path, docs: dict[str, Document]) -> Register:
    """Fill `docs` with what the register says of them; return what concerns all of it."""
    root = Record(load_json(path, "register"), "register")
    need(root.get("format", str) == FORMAT, f"register {path}: format is {root.value.get('format')!r}, not {FORMAT!r}")
    need("documents" in root.value, f"register {path}: documents is missing")
    documents, claims, accounts = (by_id(root.children(key)) for key in ("documents", "claims", "accounts"))
    reg = read_documents(documents, docs)
    for rec in [*claims.values(), *accounts.values(), *root.children("totals")]:
        need(rec.text("document") in documents, f"{rec.where}.document: no such document: {rec.text('document')!r}")
    for rec in root.children("incidents"):
        for account in rec.texts("accounts"):
            need(account in accounts, f"{rec.where}.accounts: no such account: {account!r}")
            need(account not in reg.incident_of, f"{rec.where}.accounts: {account!r} belongs to two incidents")
            reg.incident_of[account] = rec.must("id")
    read_accounts(accounts, claims, read_claims(claims, reg, docs), reg, docs)
    read_totals(root.children("totals"), reg, docs)
    return reg


def read_documents(documents: dict[str, Record], docs: dict[str, Document]) -> Register:
    reg = Register(names={i: PureWindowsPath(rec.must("name")).stem for i, rec in documents.items()})
    for name, times in Counter(reg.names.values()).items():
        need(times == 1 or name not in docs, f"register: {times} documents are named {name}")
        if name in docs:
            docs[name].present = True
    for i, rec in documents.items():
        if rec.text("copy_of"):
            need(rec.text("copy_of") in documents, f"{rec.where}.copy_of: no such document")
            reg.copies.append((reg.names[i], reg.names[rec.text("copy_of")]))
    reg.extra = sorted(set(reg.names.values()) - set(docs))
    return reg


def read_totals(totals: list[Record], reg: Register, docs: dict[str, Document]) -> None:
    for rec in totals:
        if doc := docs.get(reg.names[rec.must("document")]):
            quote = rec.text("quote")
            doc.totals.append(Total(rec.child("killed").count(), rec.child("injured").count(), doc.find(quote), quote))
            doc.lost_totals += not quote or quote not in doc.text
    for doc in docs.values():
        doc.totals.sort(key=lambda t: (t.quote, str(t.killed), str(t.injured)))


def read_claims(claims: dict[str, Record], reg: Register, docs: dict[str, Document]) -> dict[str, Statement]:
    out = {}
    for i, rec in sorted(claims.items()):
        quote, start, end = rec.text("quote"), rec.get("start", int), rec.get("end", int)
        speakers, stance = tuple(rec.texts("speakers")), rec.text("stance")
        rec.texts("about")
        if doc := docs.get(reg.names[rec.must("document")]):
            spans = doc.anchored(quote, start, end)
            doc.claims += 1
            if not spans:
                doc.unanchored.append(i)
            out[i] = Statement(speakers, stance, quote, spans or doc.find(quote))
    return out


def read_accounts(accounts: dict[str, Record], claims: dict[str, Record], statements: dict[str, Statement],
                  reg: Register, docs: dict[str, Document]) -> None:
    """A claim belongs to the accounts that list it and to its `account`; one that is only *about* such a claim is soft."""
    own: dict[str, set[str]] = {i: set(rec.texts("claims")) for i, rec in accounts.items()}
    for i, rec in claims.items():
        if account := rec.text("account"):
            need(account in accounts, f"{rec.where}.account: no such account: {account!r}")
            own[account].add(i)
    for i, rec in sorted(accounts.items()):
        unknown = sorted(own[i] - set(claims))
        need(not unknown, f"{rec.where}.claims: no such claim: {unknown[:1]}")
        name = reg.names[rec.must("document")]
        alien = sorted(c for c in own[i] if claims[c].text("document") != rec.text("document"))
        need(not alien, f"{rec.where}.claims: claim of another document: {alien[:1]}")
        soft = {c for c, other in claims.items() if c not in own[i] and own[i] & set(other.texts("about"))} & set(statements)
        event = account_event(rec, ())
        if name in docs:
            linked = [statements[c] for c in sorted(own[i])]
            linked += [Statement(s.speakers, s.stance, s.quote, s.spans, True) for s in map(statements.__getitem__, sorted(soft))]
            docs[name].accounts.append(account_event(rec, linked) if linked else event)


# ---- pairing -------------------------------------------------------------------------------------------------------

def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """One-to-one pairs (row, column) of the greatest total weight (Hungarian method); weight 0 means no pair."""
    size = max(len(weights), max(map(len, weights), default=0))
    cost = [[-row[j] if j < len(row) else 0.0 for j in range(size)] for row in weights] + [[0.0] * size] * (size - len(weights))
    row_potential, column_potential, row_of = [0.0] * (size + 1), [0.0] * (size + 1), [0] * (size + 1)
    for row in range(1, size + 1):
        row_of[0], column = row, 0
        slack, used, back = [math.inf] * (size + 1), [False] * (size + 1), [0] * (size + 1)
        while row_of[column]:
            used[column], current, nearest, delta = True, row_of[column], 0, math.inf
            for j in range(1, size + 1):
                if not used[j]:
                    reduced = cost[current - 1][j - 1] - row_potential[current] - column_potential[j]
                    if reduced < slack[j]:
                        slack[j], back[j] = reduced, column
                    if slack[j] < delta:
                        delta, nearest = slack[j], j
            for j in range(size + 1):
                if used[j]:
                    row_potential[row_of[j]] += delta
                    column_potential[j] -= delta
                else:
                    slack[j] -= delta
            column = nearest
        while column:
            row_of[column], column = row_of[back[column]], back[column]
    pairs = ((row_of[j] - 1, j - 1) for j in range(1, size + 1))
    return sorted((i, j) for i, j in pairs if i < len(weights) and j < len(weights[i]) and weights[i][j] > 0)


def pair_up(want: Sequence[A], got: Sequence[B], weight: Callable[[A, B], float]) -> list[tuple[A, B]]:
    return [(want[i], got[j]) for i, j in assign([[weight(w, g) for g in got] for w in want])]


def kilometres(a: Place, b: Place) -> float:
    if None in (a.lat, a.lon, b.lat, b.lon):
        return math.inf
    lat_a, lon_a, lat_b, lon_b = (math.radians(x) for x in (a.lat, a.lon, b.lat, b.lon) if x is not None)
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def same_place(a: Place, b: Place) -> bool:
    """Same name, or within 30 km; regions by name only."""
    return same_name(a.name, b.name) or ("region" not in (a.role, b.role) and kilometres(a, b) <= NEAR_KM)


def overlap(a: Iterable[Span], b: Sequence[Span]) -> float:
    """Greatest share of the shorter span that two sets of spans have in common."""
    shares = ((min(x[1], y[1]) - max(x[0], y[0])) / min(x[1] - x[0], y[1] - y[0]) for x in a for y in b)
    return max(shares, default=0.0)


def within_a_day(a: tuple[dt.date, dt.date], b: tuple[dt.date, dt.date]) -> bool:
    day = dt.timedelta(days=1)
    return a[0] - day <= b[1] and b[0] <= a[1] + day


def evidence(gold: Event, got: Event) -> int:
    points = 0
    if gold.dates and got.dates:
        points += 2 if within_a_day(gold.dates, got.dates) else 0 if gold.skip & {"date_start", "date_end"} else -2
    sites, got_sites = gold.named("site", "near"), got.named("site", "near")
    if any(same_place(a, b) for a in sites for b in got_sites):
        points += 3
    elif any(same_place(a, b) for a in gold.places for b in got.places):
        points += 1
    elif sites and got_sites:
        points -= 3
    points += gold.family == got.family and gold.family != "other"
    points += sum(w.given and (w.low, w.high) == (g.low, g.high) for w, g in ((gold.killed, got.killed), (gold.injured, got.injured)))
    points += any(alike(a, b, "objects") for a in gold.objects for b in got.objects)
    spans = [span for claim in got.claims for span in claim.spans]
    if overlap(gold.anchor, spans) >= 0.5:
        return points + 4
    return points + (overlap((s for c in gold.claims for s in c.spans), spans) >= 0.5)


def weigh(gold: Event, got: Event) -> int:
    points = evidence(gold, got)
    if points < MIN_EVIDENCE:
        return 0
    agreeing = sum(tally.hits for name in (*HEADLINE, "claims") if (tally := FIELDS[name](gold, got)))
    return 1000 * points + min(990, round(10 * agreeing)) + 5 * (gold.background == got.background)


# ---- fields: each function compares one field; None = not scored -----------------------------------------------------

@dataclass(slots=True)
class Tally:
    hits: float = 0.0
    wanted: int = 0
    got: int = 0
    right: float = 0.0              # pairs on which the whole field is right
    pairs: int = 0

    def add(self, other: Tally) -> None:
        self.hits, self.wanted, self.got = self.hits + other.hits, self.wanted + other.wanted, self.got + other.got
        self.right, self.pairs = self.right + other.right, self.pairs + other.pairs

    @property
    def lost(self) -> float:
        return self.wanted + self.got - 2 * self.hits


def one(wanted: bool, got: bool, right: bool, count_null: bool = True) -> Tally:
    """A field of one value; null against null is right but makes no item."""
    counted = count_null or wanted or got
    return Tally(float(right and wanted and got), int(wanted), int(got), int(right and counted), int(counted))


def many(want: Sequence[A], got: Sequence[B], same: Callable[[A, B], bool], soft: Callable[[B], bool] | None = None) -> Tally:
    """A field of several values; a soft value of the account may hit and is never a false alarm."""
    loose = [g for g in got if soft and soft(g)]
    hits = pair_up(want, got, lambda w, g: 1000 + (g not in loose) if same(w, g) else 0)
    hard = len(hits) + sum(g not in loose for g in got if not any(g is h for _, h in hits))
    return Tally(float(len(hits)), len(want), hard, int(len(hits) == len(want) == hard), int(bool(want or hard)))


def event(key: str, gold: Event, got: Event) -> Tally | None:
    want, have = getattr(gold, key), getattr(got, key)
    return None if "event_type" in gold.skip else one(bool(want), bool(have), want == have)


def date(gold: Event, got: Event) -> Tally | None:
    if gold.skip & {"date_start", "date_end"}:
        return None
    return one(bool(gold.dates), bool(got.dates), gold.dates == got.dates)


def date_within_1_day(gold: Event, got: Event) -> Tally | None:
    if gold.skip & {"date_start", "date_end"}:
        return None
    if not gold.dates or not got.dates:
        return date(gold, got)
    return one(True, True, all(abs((a - b).days) <= 1 for a, b in zip(gold.dates, got.dates, strict=True)))


def time_local(gold: Event, got: Event) -> Tally | None:
    if "time_local" in gold.skip:
        return None
    right = set(got.times) <= set(gold.times) and bool(got.times) == bool(gold.times)
    return one(bool(gold.times), bool(got.times), right, count_null=False)


def toll(what: str, gold: Event, got: Event) -> Tally | None:
    """Both scorable ends equal. Where the gold is vague, null or a flagged bound is right."""
    ends = [end for end in ("low", "high") if f"{what}_{'min' if end == 'low' else 'max'}" not in gold.skip]
    want, have = getattr(gold, what), getattr(got, what)
    if not ends:
        return None
    if not want.given and what in gold.vague and have.flagged:
        return one(False, False, True)
    return one(want.given, have.given, all(getattr(want, end) == getattr(have, end) for end in ends))


def site(gold: Event, got: Event) -> Tally | None:
    """Places of role `site`; the pair is right when any site of the gold is met."""
    if "places" in gold.skip:
        return None
    tally = many(gold.named("site"), got.named("site"), same_place)
    tally.right = int(bool(tally.hits))
    return tally


def country(gold: Event, got: Event) -> Tally | None:
    if "places" in gold.skip:
        return None
    want, have = ({p.country for p in event.places if p.country} for event in (gold, got))
    return many(sorted(want), sorted(have), str.__eq__)


def same_victims(want: Victim, got: Victim) -> bool:
    if (want.outcome, want.kind) != (got.outcome, got.kind):
        return False
    if not want.count.given:
        return not got.count.given or got.count.flagged
    return want.count.low in (got.count.low, got.count.high)


def victims(gold: Event, got: Event) -> Tally | None:
    return None if "victims" in gold.skip else many(gold.victims, got.victims, same_victims)


def alike(want: Thing, got: Thing, kind: str) -> bool:
    return any(same_thing(a, b, kind) for a in want.names for b in got.names)


def things(kind: str, gold: Event, got: Event) -> Tally | None:
    want, have = getattr(gold, kind), getattr(got, kind)
    return None if kind in gold.skip else many(want, have, lambda a, b: alike(a, b, kind), lambda thing: thing.soft)


def alleged_actor(gold: Event, got: Event) -> Tally | None:
    """Right when every culprit of the account is among those of the gold; neither naming anyone is right too."""
    if "alleged_actor" in gold.skip:
        return None
    want, have = (frozenset().union(*map(actor_keys, event.actors)) for event in (gold, got))
    return one(bool(want), bool(have), bool(want) == bool(have) and all(any(same_word(h, w) for w in want) for h in have))


def heard(want: Statement, got: Statement) -> bool:
    return any(same_speaker(want.speakers[0], name) for name in got.speakers)


def paired_claims(gold: Event, got: Event) -> list[tuple[Statement, Statement, float]]:
    """Claims whose quotes overlap, with the mark of the stance; best total of mark, then speaker, then overlap."""
    def mark(want: Statement, have: Statement) -> float:
        pair = frozenset({want.stance, have.stance})
        close = pair in HALF_MARKS or (pair == {"reports", "accuses"} and names_culprit(want.quote, gold.actors))
        return 1.0 if len(pair) == 1 else 0.5 if close else 0.0

    def weight(want: Statement, have: Statement) -> float:
        share = overlap(want.spans, have.spans)
        return 0.0 if share < 0.5 else 1 + 1000 * mark(want, have) + 20 * heard(want, have) + 10 * share + (not have.soft)
    return [(want, have, mark(want, have)) for want, have in pair_up(gold.claims, got.claims, weight)]


def claims(gold: Event, got: Event) -> Tally | None:
    """Every claim of the account is charged (soft ones only where they hit)."""
    hits = [(have, mark) for _, have, mark in paired_claims(gold, got) if mark]
    hard = len(hits) + sum(not g.soft for g in got.claims if not any(g is h for h, _ in hits))
    return None if "claims" in gold.skip else Tally(sum(mark for _, mark in hits), len(gold.claims), hard)


def quoted(stance: bool, gold: Event, got: Event) -> Tally | None:
    marks = [mark for _, have, mark in paired_claims(gold, got) if mark or not have.soft]
    tally = Tally(right=sum(marks), pairs=len(marks)) if stance else Tally(right=len(marks), pairs=len(gold.claims))
    return None if "claims" in gold.skip else tally


def speaker(gold: Event, got: Event) -> Tally | None:
    pairs = [heard(want, have) for want, have, mark in paired_claims(gold, got) if mark]
    return Tally(right=sum(pairs), pairs=len(pairs))


FieldFunction = Callable[[Event, Event], "Tally | None"]
FIELDS: dict[str, FieldFunction] = {
    "event_family": functools.partial(event, "family"), "event_type": functools.partial(event, "event_type"), "date": date,
    "date_within_1_day": date_within_1_day, "time_local": time_local, "killed": functools.partial(toll, "killed"),
    "injured": functools.partial(toll, "injured"), "site": site, "country": country, "victims": victims,
    "objects": functools.partial(things, "objects"), "weapons": functools.partial(things, "weapons"),
    "alleged_actor": alleged_actor, "claims": claims, "claim_quote_recall": functools.partial(quoted, False),
    "claim_stance": functools.partial(quoted, True), "speaker": speaker}
BY_ITEM = ("victims", "objects", "weapons", "claims")       # shown as F1; the others as accuracy over pairs
HEADLINE = tuple(n for n in FIELDS if n not in ("event_family", "date_within_1_day") and not n.startswith(("claim", "speaker")))


# ---- scoring -------------------------------------------------------------------------------------------------------

@dataclass(slots=True)
class Figure:
    value: float | None
    n: int
    note: str = ""


@dataclass(slots=True)
class Outcome:
    """How one document came out."""
    doc: Document
    pairs: list[tuple[Event, Event]]
    hits: list[tuple[Event, Event]] = field(default_factory=list)
    missed: list[Event] = field(default_factory=list)
    false: list[Event] = field(default_factory=list)
    excluded_found: int = 0

    def compared(self) -> list[tuple[Event, Event]]:
        return self.hits + [(gold, NOTHING) for gold in self.missed] + [(NOTHING, got) for got in self.false]

    def lost(self) -> float:
        return sum(t.lost for name in HEADLINE for pair in self.compared() if (t := FIELDS[name](*pair)))


def judge(doc: Document) -> Outcome:
    out = Outcome(doc, pair_up(doc.gold, doc.accounts, weigh))
    excluded = [gold for gold in doc.gold if gold.excluded]
    out.hits = [(gold, got) for gold, got in out.pairs if not gold.excluded and not got.background]
    out.excluded_found = sum(gold.excluded for gold, _ in out.pairs)
    found, paired = {gold.id for gold, _ in out.hits}, {got.id for _, got in out.pairs}
    out.missed = [gold for gold in doc.gold if not gold.excluded and gold.id not in found]
    out.false = [got for got in doc.accounts if not got.background and got.id not in paired
                 and not any(evidence(gold, got) >= MIN_EVIDENCE for gold in excluded)]
    return out


def ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def f1(hits: float, wanted: float, got: float) -> float | None:
    return ratio(2 * hits, wanted + got)


def prf(prefix: str, hits: float, wanted: float, got: float) -> dict[str, Figure]:
    return {f"{prefix}precision": Figure(ratio(hits, got), int(got)), f"{prefix}recall": Figure(ratio(hits, wanted), int(wanted)),
            f"{prefix}f1": Figure(f1(hits, wanted, got), int(wanted))}


def wilson(hits: float, n: int, z: float = 1.96) -> tuple[float, float]:
    if not n:
        return 0.0, 1.0
    p, zz = hits / n, z * z / n
    centre, half = (p + zz / 2) / (1 + zz), z * math.sqrt(p * (1 - p) / n + zz / (4 * n)) / (1 + zz)
    return max(0.0, centre - half), min(1.0, centre + half)


def account_figures(outcomes: list[Outcome]) -> dict[str, Figure]:
    hits, missed, false = (sum(len(getattr(o, name)) for o in outcomes) for name in ("hits", "missed", "false"))
    figures = prf("", hits, hits + missed, hits + false)
    low, high = wilson(hits, hits + missed)
    figures["recall"].note = f"95 % {low:.3f}-{high:.3f}"
    negatives = [o for o in outcomes if not o.doc.gold]
    figures["false_per_negative"] = Figure(ratio(sum(len(o.false) for o in negatives), len(negatives)), len(negatives))
    excluded = sum(gold.excluded for o in outcomes for gold in o.doc.gold)
    figures["excluded_found"] = Figure(ratio(sum(o.excluded_found for o in outcomes), excluded), excluded, "not scored")
    return figures


def field_figures(outcomes: list[Outcome]) -> dict[str, Figure]:
    figures = {}
    for name, compare in FIELDS.items():
        total = Tally()
        for gold, got in (pair for o in outcomes for pair in o.hits):
            total.add(compare(gold, got) or Tally())
        if name in BY_ITEM:
            note = " ".join(f"{letter} {'  n/a' if v is None else format(v, '.3f')}"
                            for letter, v in (("P", ratio(total.hits, total.got)), ("R", ratio(total.hits, total.wanted))))
            figures[f"{name}_f1"] = Figure(f1(total.hits, total.wanted, total.got), total.wanted, f"{note} got {total.got}")
        else:
            figures[name] = Figure(ratio(total.right, total.pairs), total.pairs)
    return figures


def headline(outcomes: list[Outcome]) -> dict[str, Figure]:
    total = Tally()
    for pair in (pair for o in outcomes for pair in o.compared()):
        for name in HEADLINE:
            total.add(FIELDS[name](*pair) or Tally())
    return {f"fields_{key}": figure for key, figure in prf("", total.hits, total.wanted, total.got).items()}


def same_total(want: Total, got: Total) -> bool:
    def figures(total: Total) -> list[int | None]:
        return [c.low if c.high is None else c.high if c.low is None else c.low if c.low == c.high else -1
                for c in (total.killed, total.injured)]
    return figures(want) == figures(got) and overlap(want.spans, got.spans) >= 0.5


def total_figures(docs: Iterable[Document]) -> dict[str, Figure]:
    docs = list(docs)
    hits = sum(len(pair_up(doc.gold_totals, doc.totals, same_total)) for doc in docs)
    return prf("", hits, sum(len(d.gold_totals) for d in docs), sum(len(d.totals) for d in docs))


def groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Member -> name of its group, joining pairs."""
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x
    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return {x: root(x) for x in list(parent)}


def pairs_within(label: Mapping[str, Hashable]) -> set[tuple[str, str]]:
    names = sorted(label)
    return {(a, b) for i, a in enumerate(names) for b in names[i + 1:] if label[a] == label[b]}


def b_cubed(want: Mapping[str, Hashable], got: Mapping[str, Hashable]) -> tuple[float | None, float | None, float | None]:
    sizes, found, both = Counter(want.values()), Counter(got.values()), Counter((want[x], got[x]) for x in want)
    precision = ratio(sum(both[want[x], got[x]] / found[got[x]] for x in want), len(want))
    recall = ratio(sum(both[want[x], got[x]] / sizes[want[x]] for x in want), len(want))
    return precision, recall, None if precision is None or recall is None else 2 * precision * recall / (precision + recall)


def link_figures(outcomes: list[Outcome], reg: Register, clusters: Json) -> dict[str, Figure]:
    """Over current incidents and those excluded ones that were found; an incident without an account stands alone."""
    account = {gold.id: got.id for o in outcomes for gold, got in o.pairs}
    universe = [gold.id for o in outcomes for gold in o.doc.gold if not gold.excluded or gold.id in account]
    cluster = {i: f"cluster {n}" for n, group in enumerate(clusters.get("clusters") or []) for i in group}
    want = {i: cluster.get(i, i) for i in universe}
    got: dict[str, Hashable] = {i: ("none", i) if i not in account else ("incident", reg.incident_of[account[i]])
                                if account[i] in reg.incident_of else ("account", account[i]) for i in universe}
    never = b_cubed(want, {i: i for i in universe})
    figures = {}
    for name, value, base in zip(("precision", "recall", "f1"), b_cubed(want, got), never, strict=True):
        figures[f"b3_{name}"] = Figure(value, len(universe), "" if base is None else f"never link: {base:.3f}")
    linked, right = pairs_within(got), pairs_within(want)
    for name, figure in prf("pair_", len(linked & right), len(right), len(linked)).items():
        figure.note = "never link: " + ("n/a" if name.endswith("precision") else "0.000")
        figures[name] = figure
    return figures


def copy_figures(docs: dict[str, Document], reg: Register, clusters: Json) -> dict[str, Figure]:
    def within(pairs: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
        return pairs_within({d: g for d, g in groups((a, b) for a, b in pairs).items() if d in docs})
    got, want = within(reg.copies), within(clusters.get("syndicated") or [])
    figures = prf("", len(got & want), len(want), len(got))
    other = {tuple(sorted(pair)) for pair in clusters.get("same_source_not_copies") or []}
    figures["precision"].note = f"same source taken for a copy: {len(got & other)}"
    return figures


def integrity_figures(docs: Iterable[Document]) -> dict[str, Figure]:
    docs = list(docs)
    claims_n, totals_n = sum(doc.claims for doc in docs), sum(len(doc.totals) for doc in docs)
    return {"claims_unanchored": Figure(ratio(sum(len(d.unanchored) for d in docs), claims_n), claims_n, "must be 0"),
            "totals_unanchored": Figure(ratio(sum(d.lost_totals for d in docs), totals_n), totals_n, "must be 0")}


def score(docs: dict[str, Document], reg: Register, clusters: Json) -> tuple[dict[str, dict[str, Figure]], list[Outcome]]:
    outcomes = [judge(doc) for doc in docs.values()]
    return {"headline": headline(outcomes), "accounts": account_figures(outcomes), "fields": field_figures(outcomes),
            "totals": total_figures(docs.values()), "linking": link_figures(outcomes, reg, clusters),
            "copies": copy_figures(docs, reg, clusters), "integrity": integrity_figures(docs.values())}, outcomes


# ---- showing -------------------------------------------------------------------------------------------------------

TITLES = {"headline": "Headline", "accounts": "Accounts against incidents", "fields": "Fields on matched pairs",
          "totals": "Totals", "linking": "Linking of incidents", "copies": "Copies", "integrity": "Integrity"}


def show_table(scores: dict[str, dict[str, Figure]]) -> list[str]:
    lines = []
    for section, figures in scores.items():
        lines += ["", f"{TITLES[section]:<28}{'value':>7}{'n':>7}"]
        for name, figure in figures.items():
            value = "n/a" if figure.value is None else f"{figure.value:.3f}"
            lines.append(f"  {name:<26}{value:>7}{figure.n:>7}  {figure.note}".rstrip())
    return lines[1:]


def values(name: str, event: Event) -> str:
    """The value of a field, for people."""
    simple: dict[str, Any] = {
        "event_type": event.event_type, "date": event.dates and " to ".join(map(str, event.dates)), "time_local": " or ".join(event.times),
        "site": ", ".join(p.name for p in event.named("site")), "country": ", ".join(sorted({p.country for p in event.places if p.country})),
        "alleged_actor": ", ".join(event.actors), "killed": event.killed, "injured": event.injured}
    if name in simple:
        return str(simple[name] or "null")
    return "; ".join(map(str, getattr(event, name))) or "none"


def show_errors(outcomes: list[Outcome], number: int) -> list[str]:
    lines = []
    worst = sorted((o for o in outcomes if o.lost() > 0), key=lambda o: (-o.lost(), o.doc.name))
    for out in worst[:number]:
        lines += ["", f"{out.doc.name}: {out.lost():g} items lost"]
        lines += [f"  missed   {gold.id}: {values('site', gold)}, {values('date', gold)}, {gold.event_type}" for gold in out.missed]
        lines += [f"  false    {got.id}: {values('site', got)}, {values('date', got)}, {got.event_type}" for got in out.false]
        for gold, got in out.hits:
            for name in (*HEADLINE, "claims"):
                if (tally := FIELDS[name](gold, got)) and (tally.lost if name in HEADLINE else tally.hits < tally.wanted):
                    lines += [f"  {gold.id} {name}", f"      expected {values(name, gold)}", f"      got      {values(name, got)}"]
    return lines


def as_json(scores: dict[str, dict[str, Figure]], outcomes: list[Outcome], missing: list[str]) -> Json:
    return {"scores": {section: {name: {"value": f.value, "n": f.n, "note": f.note} for name, f in figures.items()}
                       for section, figures in scores.items()},
            "documents": {o.doc.name: {"pairs": [[gold.id, got.id] for gold, got in o.pairs], "missed": [g.id for g in o.missed],
                                       "false": [g.id for g in o.false], "unanchored": o.doc.unanchored, "lost": o.lost()} for o in outcomes},
            "missing": missing}


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score a register against annotated reports.")
    parser.add_argument("register", type=Path, metavar="REGISTER.json")
    parser.add_argument("--gold", type=Path, default=Path(__file__).resolve().parent / "gold", help="folder of annotations; texts in docs/ beside it")
    parser.add_argument("--clusters", type=Path, help="default: clusters.json beside the gold folder")
    parser.add_argument("--json", type=Path, metavar="OUT.json", help="write all figures there too")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the N documents with the most lost items")
    parser.add_argument("--docs", metavar="d001,d002", help="score these documents only")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    args = parse(argv)
    try:
        only = {name.strip() for name in args.docs.split(",") if name.strip()} if args.docs else None
        docs = load_gold(args.gold, only)
        clusters = load_json(args.clusters or args.gold.resolve().parent / "clusters.json", "clusters")
        need(isinstance(clusters, dict), "clusters: expected an object")
        reg = load_register(args.register, docs)
        scores, outcomes = score(docs, reg, clusters)
        missing = [doc.name for doc in docs.values() if not doc.present]
        if args.json:
            args.json.write_text(json.dumps(as_json(scores, outcomes, missing), indent=1) + "\n", encoding="utf-8")
    except (BadInput, OSError) as error:
        print(f"score.py: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    print(f"{len(docs)} documents, {sum(len(d.gold) for d in docs.values())} incidents; "
          f"register: {sum(len(d.accounts) for d in docs.values())} accounts of them")
    if missing:
        print(f"not in the register, taken as empty: {', '.join(missing)}")
    if reg.extra:
        print(f"in the register without gold, left out: {len(reg.extra)} documents")
    print("\n".join(["", *show_table(scores), *show_errors(outcomes, args.errors)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
