"""What an incident rests on and how exactly it is known, in sentences."""

from solferino.model.evidence import Precision, Profile
from solferino.report import words
from solferino.vocab.precision import is_checked


def evidence(row: Profile) -> str:
    """`1 eyewitness, 2 local official; 1 at first hand; 3 people named among those harmed.`"""
    kinds = ", ".join(f"{n} {kind.replace('ngo ', 'NGO ')}" for kind, n in row.kinds) or "no voice of the harm"
    parts = [
        f"independent voices by kind of source: {kinds}",
        f"{row.first_hand} at first hand",
        f"{words.counted(row.named, 'person', 'people')} named among those harmed",
    ]
    told = [("document", row.documents), ("image or video", row.images), ("remnant", row.remnants)]
    parts += [f"{n} {kind} told of, verified by nobody here" for kind, n in told if n]
    if row.health_level:
        parts.append(f"level for attacks on health care, like WHO's (definition unchecked): {row.health_level}")
    return "; ".join(parts) + "."


def precision(row: Precision) -> str:
    """`codes of UCDP: date 1, place 1, clarity 1; of ACLED: time 1, place 1.`"""
    return (
        f"codes of UCDP: date {_code(row.ucdp_date)}, place {_code(row.ucdp_place)}, clarity {row.clarity}; "
        f"of ACLED: time {_time(row)}, place {_code(row.acled_place)}."
    )


def _time(row: Precision) -> str:
    """ACLED's code for the day, marked where nobody has read what it means."""
    unread = row.acled_time is not None and not is_checked("acled", row.acled_time)
    return _code(row.acled_time) + (" (unchecked)" if unread else "")


def _code(value: int | None) -> str:
    return words.NOT_STATED if value is None else str(value)
