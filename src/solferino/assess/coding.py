"""Sheets of several coders set side by side: agreement for each field, and every disagreement."""

from collections.abc import Mapping, Sequence

from solferino.assess.agreement import interval, nominal
from solferino.assess.parties import fold
from solferino.model.claim import Account
from solferino.model.coding import Coding, Disagreement, FieldAgreement, Level, Sheet
from solferino.model.document import Document
from solferino.vocab.coding import NOT_STATED, fields

Codes = Mapping[str, Mapping[str, str]]  # unit, field
PROGRAM = "the program"
BLAMED = ("alleged_perpetrator", "claims_responsibility")


def compared(
    sheets: Sequence[Sheet], *, accounts: Sequence[Account], documents: Sequence[Document], program: bool = False
) -> Coding:
    """How far the coders agree on what the register's accounts say. `program`: the program is one of the coders."""
    held = {account.id: account for account in accounts}
    wanted = {unit for sheet in sheets for unit, _ in sheet.codes}
    rows = [(sheet.coder, {unit: dict(codes) for unit, codes in sheet.codes if unit in held}) for sheet in sheets]
    if program:
        rows.append((PROGRAM, {unit: read_by_program(held[unit]) for unit in sorted(wanted & held.keys())}))
    units = [account.id for account in accounts if account.id in wanted]
    names = {document.id: document.name for document in documents}
    return Coding(
        coders=tuple(coder for coder, _ in rows),
        fields=tuple(_agreement(field.id, field.level, units, [codes for _, codes in rows]) for field in fields()),
        disagreements=tuple(
            Disagreement(unit, names[held[unit].document], held[unit].anchor.text, field.id, values)
            for unit in units
            for field in fields()
            if (values := _differing(unit, field.id, rows))
        ),
        unknown=tuple(sorted(wanted - held.keys())),
    )


def _agreement(field: str, level: Level, units: Sequence[str], coders: Sequence[Codes]) -> FieldAgreement:
    given = [[plain(codes[unit][field]) for codes in coders if field in codes.get(unit, {})] for unit in units]
    both = [values for values in given if len(values) > 1]
    same = sum(1 for values in both if len(set(values)) == 1)
    if level == "nominal":
        return FieldAgreement(field, level, nominal(both), len(both), same)
    numbers = [[float(value) for value in values if value != NOT_STATED] for values in both]
    stated = nominal([["-" if value == NOT_STATED else "number" for value in values] for values in both])
    return FieldAgreement(field, level, interval(numbers), len(both), same, stated)


def _differing(unit: str, field: str, rows: Sequence[tuple[str, Codes]]) -> tuple[tuple[str, str], ...]:
    """Each coder's value where they do not all agree."""
    values = tuple((coder, codes[unit][field]) for coder, codes in rows if field in codes.get(unit, {}))
    return values if len({plain(value) for _, value in values}) > 1 else ()


def plain(value: str) -> str:
    """A value for comparing: case, article and blanks do not matter, nor how a whole number is written."""
    text = value.strip()
    if text == NOT_STATED:
        return text
    if text.isdecimal():
        return str(int(text))
    return " ".join(fold(text)) or text.lower()


def read_by_program(account: Account) -> dict[str, str]:
    """What the program read of an account, in the words of the sheet."""
    when = account.when.value if account.when else None
    days = [day.isoformat() for day in ((when.date_start, when.date_end) if when else ()) if day]
    site = min(account.places, key=lambda place: place.value.role != "site", default=None)
    blamed = [row.value.name for row in account.actors if row.value.role in BLAMED]
    values = {
        "event_type": account.event_type.value if account.event_type else None,
        "background": "yes" if account.background else "no",
        "date": "/".join(dict.fromkeys(days)) or None,
        "time": when.time_local if when else None,
        "place": site.value.name if site else None,
        "alleged_party": "; ".join(dict.fromkeys(blamed)) or None,
    }
    for outcome in ("killed", "injured"):
        count = account.count_of(outcome)
        low = count.low if count else None
        high = count.high if count and count.high is not None else low
        values |= {
            f"{outcome}_min": None if low is None else str(low),
            f"{outcome}_max": None if high is None else str(high),
        }
    return {field: NOT_STATED if value is None else value for field, value in values.items()}
