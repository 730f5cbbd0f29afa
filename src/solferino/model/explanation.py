"""Why a value is what it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One field of a claim or account: its value, the rule or row that gave it, the words, what else was considered.

    `rule` names a row (`weapons:9m79`, `en.speech:said`) or a rule of the code (`times:day`).
    """

    field: str
    value: str
    rule: str
    words: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()
