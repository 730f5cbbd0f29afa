"""Rows of somebody else's register become accounts, by a mapping of its columns. Pure.

A register is a carrier: each row is a claim whose outer voice is the register (`dataset`), and whose root is what the
row itself names as its source. Where it names several, they are one root: the row does not say which gave what.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from solferino.extract.cells import Cells
from solferino.extract.imported_days import when
from solferino.extract.imported_places import places
from solferino.extract.imported_tolls import best, tolls
from solferino.model.circumstance import ActorMention, Outcome, TollLine, WeaponUse
from solferino.model.claim import Account, Claim, Label, Reading, Reported, Speaker
from solferino.model.codec import digest_id
from solferino.model.document import Anchored, Quote
from solferino.model.table import Row, Table
from solferino.vocab.mapping import Mapping
from solferino.vocab.parties import ActorRow, phrases
from solferino.vocab.phrases import PhraseTable
from solferino.vocab.words import split_words

DATASET = "dataset"
LONGEST_NAME = 120  # code points of a source's text that are shown as its name; the rest stays in the document
OUTCOMES: tuple[Outcome, ...] = ("killed", "injured")
OF_A_STATE = ("government of ", "military forces of ", "police forces of ")  # as UCDP and ACLED call them


def rows(table: Table, mapping: Mapping) -> Reading:
    """An account and a claim of every row; what is odd about a row stands in the notes with its number."""
    claims, accounts, notes = [], [], []
    seen: dict[str, int] = {}
    for row in table.rows:
        cells = Cells(table, row)
        identity = cells.text(mapping.id)
        if identity and (first := seen.setdefault(identity, row.number)) != row.number:
            cells.note(f"has the id of row {first}, “{identity[:40]}”")
        account, claim = _account(cells, mapping)
        accounts.append(account)
        claims.append(claim)
        notes += [f"row {row.number}: {what}" for what in cells.odd]
    return Reading(table.document.id, tuple(claims), tuple(accounts), (), tuple(notes))


def _account(cells: Cells, mapping: Mapping) -> tuple[Account, Claim]:
    document = cells.table.document.id
    identity = digest_id("a", document, "row", cells.row.number)
    lines, ranges = _lines(cells, mapping)
    account = Account(
        id=identity,
        document=document,
        event_type=_event(cells, mapping),
        background=False,
        when=when(cells, mapping.date),
        places=places(cells, mapping.place),
        tolls=lines,
        reported=ranges,
        objects=(),
        weapons=tuple(_weapons(cells, mapping)),
        actors=tuple(_actors(cells, mapping)),
        claims=(digest_id("c", identity),),
        anchor=_anchor(cells, mapping),
        labels=tuple(_labels(cells, mapping)),
        voice=_voice(cells, mapping),
    )
    return account, _claim(cells, mapping, account)


def _claim(cells: Cells, mapping: Mapping, account: Account) -> Claim:
    told = cells.quote(*mapping.notes)
    return Claim(
        id=account.claims[0],
        document=account.document,
        speakers=(Speaker(mapping.name, None, DATASET), *_source(cells, mapping)),
        stance="reports",
        factuality="asserted",
        scope="incident",
        quote=told[0] if told else account.anchor,
        event_type=account.event_type,
        when=account.when,
        places=account.places,
        toll=account.tolls,
        weapons=account.weapons,
        actors=account.actors,
    )


def _source(cells: Cells, mapping: Mapping) -> Iterator[Speaker]:
    cell = cells.cell(mapping.source)
    if cell:
        name = cell.value[:LONGEST_NAME].rstrip()
        quote = Quote.of(cells.table.document, cell.start, cell.start + len(name))
        yield Speaker(" ".join(name.split()), quote)


def _voice(cells: Cells, mapping: Mapping) -> str | None:
    """In a table of reports, what the row rests on: two rows of one source are different events, as in an article."""
    if mapping.unit == "incident":
        return None
    source = cells.text(mapping.source)
    return digest_id("v", source.casefold()) if source else f"row {cells.row.number}"


def _anchor(cells: Cells, mapping: Mapping) -> Quote:
    """The row's id, else its first value, else its block of empty lines."""
    row: Row = cells.row
    cell = cells.cell(mapping.id) or (row.cells[0] if row.cells else None)
    return cells.table.quote(cell) if cell else Quote.of(cells.table.document, row.start, row.end)


def _lines(cells: Cells, mapping: Mapping) -> tuple[tuple[Anchored[TollLine], ...], tuple[Reported, ...]]:
    """Toll lines, and the range of each outcome that a whole number states; parts alone make none."""
    found: list[Anchored[TollLine]] = []
    ranges: list[Reported] = []
    for outcome, figures in zip(OUTCOMES, (mapping.killed, mapping.injured), strict=True):
        whole = len(found)
        for line, part in tolls(cells, outcome, figures):
            stated = len(ranges) and ranges[-1].outcome == outcome
            found.append(replace(line, value=replace(line.value, part_of=whole)) if part and stated else line)
            if not part and line.value.count:
                ranges.append(Reported(outcome, line.value.count))
    return tuple(found), tuple(ranges)


def _event(cells: Cells, mapping: Mapping) -> Anchored[str] | None:
    if mapping.event is None:
        return None
    value = cells.text(mapping.event.column)
    kind = mapping.event.values.get(value) if value else None
    return cells.anchored(str(kind), mapping.event.column) if kind else None


def _weapons(cells: Cells, mapping: Mapping) -> Iterator[Anchored[WeaponUse]]:
    column = mapping.weapon.column if mapping.weapon else None
    value = cells.text(column)
    if mapping.weapon and value and (kind := mapping.weapon.kinds.get(value)):
        yield cells.anchored(WeaponUse(None, value, kind), column)


def _actors(cells: Cells, mapping: Mapping) -> Iterator[Anchored[ActorMention]]:
    for actor in mapping.actor:
        name = cells.text(actor.column)
        if name and (actor.when is None or cells.text(actor.when) in actor.among):
            party = party_of(name)
            mention = ActorMention(name, actor.role, party)
            yield cells.anchored(mention, actor.column, actor.when)


def party_of(name: str) -> str | None:
    """The one party that a register's name for it means, None for none or several. What stands in brackets only says
    where: `Unidentified Armed Group (Sudan)` is not Sudan."""
    plain = name.split("(")[0].strip()
    state = plain.casefold().startswith(OF_A_STATE)
    found = {row.id for _, _, row in _parties().find(split_words(plain)) if not row.generic and (state or not row.bare)}
    return next(iter(found)) if len(found) == 1 else None


@cache
def _parties() -> PhraseTable[ActorRow]:
    return PhraseTable(phrases())


def _labels(cells: Cells, mapping: Mapping) -> Iterator[Anchored[Label]]:
    for scheme, column in (*mapping.labels.items(), ("url", mapping.url)):
        if value := cells.text(column):
            yield cells.anchored(Label(scheme, value), column)
    for outcome, figures in zip(OUTCOMES, (mapping.killed, mapping.injured), strict=True):
        if label := best(cells, outcome, figures):
            yield label
