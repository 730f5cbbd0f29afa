"""What an incident rests on, and how exactly it is known: counts and codes, no judgement."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Precision:
    """Codes of other recorders for the day and the place; None where none of theirs fits what is stated.

    `clarity` is UCDP's: 1 one happening is described, 2 a source put several together.
    """

    ucdp_date: int | None
    ucdp_place: int | None
    acled_time: int | None
    acled_place: int | None
    clarity: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What speaks of an incident, counted.

    `kinds`: independent voices of the harm by kind of source (`not known` where no row tells), those that may be one
    voice counted once. `first_hand`: those among them of a kind that was there itself. `named`: different people named
    among those harmed. `documents`, `images`, `remnants`: voices of these kinds that reports tell of, not verified.
    `health_level`: for harm to health care a level like WHO's, whose wording is unchecked; None for other incidents.
    """

    kinds: tuple[tuple[str, int], ...]
    first_hand: int
    named: int
    documents: int
    images: int
    remnants: int
    health_level: str | None = None
