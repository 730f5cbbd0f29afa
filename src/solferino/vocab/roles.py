"""Rows for people who were harmed or aimed at: what they are, and the words before them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleRow:
    """What somebody is. `standing`: government, politics, law, police, guard, military, diplomacy, civilian."""

    id: str
    standing: str


@dataclass(frozen=True, slots=True)
class HarmNoun:
    """Words before whom harm befell ("the murder of"). `outcome`: killed, injured, or `aimed` where none is told."""

    id: str
    outcome: str
