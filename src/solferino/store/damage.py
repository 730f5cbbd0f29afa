"""What a database says when it is damaged, busy or full, put in words that say what to do."""

import sqlite3
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from sqlalchemy.engine import ExceptionContext

from solferino.errors import BrokenRegister, SolferinoError, UnwritableOutput, VaultBusy
from solferino.model.codec import from_json

T = TypeVar("T")
AGAIN = "nothing that was received is lost; derive the register again with: solferino rebuild DIR"
UNWRITABLE = ("readonly", "read-only", "full", "unable to open", "disk i/o")


def value(row: bytes, kind: type[T]) -> T:
    """A value of the model out of its row. Raises `BrokenRegister` where the row does not hold one."""
    try:
        return from_json(row, kind)
    except msgspec.MsgspecError as error:
        raise BrokenRegister(f"a row of the register cannot be read: {error}", hint=AGAIN) from error


def complain(context: ExceptionContext, path: Path) -> None:
    """Raise what the database's own error means."""
    raise meaning(context.original_exception, path) from context.original_exception


def meaning(error: BaseException, path: Path) -> SolferinoError:
    """The error to tell a person for one of the database."""
    said = str(error).lower()
    if "locked" in said or "busy" in said:
        return VaultBusy("another process is using the register", where=str(path), hint="wait for it to end")
    if any(words in said for words in UNWRITABLE):
        hint = "make room, or allow writing to this folder"
        return UnwritableOutput(f"the register cannot be written: {error}", where=str(path), hint=hint)
    return BrokenRegister(f"the register is damaged: {error}", where=str(path), hint=AGAIN)


def pragmas(connection: Any, record: object) -> None:  # noqa: ANN401 - the driver's own connection
    """Settings of every connection. Raises `BrokenRegister` where the file is no database."""
    del record
    cursor = connection.cursor()
    try:
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
    except sqlite3.DatabaseError as error:
        raise meaning(error, Path("register.sqlite")) from error
    finally:
        cursor.close()
