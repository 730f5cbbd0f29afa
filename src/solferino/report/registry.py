"""Formats by name: `html` and every file of `exports/`. A new export is a new file with `write(dossier) -> bytes`."""

import importlib
import pkgutil
from typing import Final

from solferino.errors import UnknownFormat
from solferino.model.dossier import Dossier
from solferino.report import exports
from solferino.report.views.project import project

EXPORTS: Final = tuple(
    sorted(module.name for module in pkgutil.iter_modules(exports.__path__) if module.name[0] != "_")
)
FORMATS: Final = ("html", *EXPORTS)


def write(dossier: Dossier, format: str) -> bytes:
    """The dossier in one of `FORMATS`, as `dossier.view` may show it. Raises `UnknownFormat` for any other."""
    if format not in FORMATS:
        raise UnknownFormat(f"no format {format!r}", hint=f"formats are {', '.join(FORMATS)}")
    shown = project(dossier)
    module = f"solferino.report.{'html' if format == 'html' else f'exports.{format}'}"
    written = importlib.import_module(module).write(shown)  # loaded when asked for: a quick start for the rest
    if not isinstance(written, bytes):
        raise TypeError(f"{module} must return bytes")
    return written
