"""The one place where whatever a parser of foreign bytes raises is caught: who asked says what became of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failed:
    error: Exception


def attempt(make: Callable[[], T]) -> T | Failed:
    """What `make` gives, or the error that it ended in."""
    try:
        return make()
    except Exception as error:  # noqa: BLE001 - a parser of foreign bytes may raise anything; the reason is kept
        return Failed(error)
