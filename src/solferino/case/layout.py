"""What lies where in a case's folder."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from solferino.errors import NotACase

FORMAT = "solferino-case/1"
SETTINGS, VAULT, REGISTER = "case.toml", "vault", "register.sqlite"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a case says of itself."""

    title: str
    origin: str


def write_settings(folder: Path, settings: Settings) -> None:
    """Write `case.toml`; titles are quoted as TOML strings."""
    text = f'format = "{FORMAT}"\ntitle = {_quoted(settings.title)}\norigin = {_quoted(settings.origin)}\n'
    (folder / SETTINGS).write_text(text, encoding="utf-8")


def is_part_of_case(folder: Path, path: Path) -> bool:
    """Whether a path lies in what the case keeps: its vault, its register, its settings; links are followed."""
    target, home = path.resolve(), folder.resolve()
    kept = (home / SETTINGS, *(home / f"{REGISTER}{end}" for end in ("", "-wal", "-shm", "-journal")))
    if target == home or target.is_relative_to(home / VAULT) or target in kept:
        return True
    return target.exists() and any(one.exists() and target.samefile(one) for one in kept)


def _quoted(text: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def read_settings(folder: Path) -> Settings:
    """Read `case.toml`. Raises `NotACase` where there is none, or one of another format."""
    path = folder / SETTINGS
    if not path.is_file():
        raise NotACase("there is no case here", where=str(folder), hint=f"make one with: solferino init {folder}")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NotACase(
            f"case.toml cannot be read: {error}", where=str(path), hint="put the file right by hand"
        ) from error
    if data.get("format") != FORMAT:
        raise NotACase(
            f"a case of another format: {data.get('format')}", where=str(path), hint="use the Solferino that made it"
        )
    return Settings(str(data.get("title", folder.name)), str(data.get("origin", "")))
