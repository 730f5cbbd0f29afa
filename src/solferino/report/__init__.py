"""Dossier to bytes: one file per format. Every format is written from what the dossier's view may show."""

from solferino.report.registry import FORMATS, write
from solferino.report.views.project import project

__all__ = ["FORMATS", "project", "write"]
