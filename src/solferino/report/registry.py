"""Formats by name: `html` and every file of `exports/`. A new export is a new file with `write(dossier) -> bytes`."""

import importlib
import pkgutil
from typing import Final

from solferino.errors import UnknownFormat
from solferino.model.dossier import Dossier
from solferino.report import exports, html
from solferino.report.views import project

EXPORTS: Final = tuple(
    sorted(module.name for module in pkgutil.iter_modules(exports.__path__) if module.name[0] != "_")
)
FORMATS: Final = ("html", *EXPORTS)


def write(dossier: Dossier, format: str) -> bytes:
    """The dossier in one of `FORMATS`, as `dossier.view` may show it. Raises `UnknownFormat` for any other."""
    if format not in FORMATS:
        raise UnknownFormat(f"no format {format!r}", hint=f"formats are {', '.join(FORMATS)}")
    shown = project(dossier)
    if format == "html":
        return html.write(shown)
    written = importlib.import_module(f"solferino.report.exports.{format}").write(shown)
    if not isinstance(written, bytes):
        raise TypeError(f"exports/{format}.py must return bytes")
    return written
