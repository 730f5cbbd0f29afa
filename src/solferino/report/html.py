"""The dossier as one HTML file that needs nothing else: no network, no script, prints on A4."""

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from solferino.model.dossier import Dossier
from solferino.report import method, moments, profiles, reckoning, tolls, words
from solferino.report.copies import departures
from solferino.report.decided import unfound
from solferino.report.lookup import Lookup
from solferino.report.pages import appendix, law
from solferino.report.pages.evidence import Evidence
from solferino.report.pages.front import front
from solferino.report.pages.incident import Pages
from solferino.report.views import project
from solferino.report.visible import finalize, visible

POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"


def write(dossier: Dossier) -> bytes:
    """The dossier of `dossier.view` as UTF-8 bytes; the same dossier gives the same bytes."""
    shown = project(dossier)
    lookup = Lookup(shown)
    evidence = Evidence(lookup)
    pages = Pages(lookup, evidence)
    style = _style(shown)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            dossier=shown,
            view=words.VIEWS[shown.view],
            style=Markup(style),  # noqa: S704 our own style sheet; the two texts in it pass through _css_string
            policy=POLICY.format(digest),
            front=front(lookup),
            pages=[pages.page(case) for case in lookup.cases],
            general=[pages.said(claim) for claim in lookup.general_claims],
            law=law.pages(lookup),
            decisions=[pages.decided(decision) for decision in shown.decisions],
            unfound=unfound(shown.decisions),
            label=lookup.document_label,
            evidence=evidence,
            **_appendices(lookup, evidence),
        )
        .encode("utf-8")
    )


def _appendices(lookup: Lookup, evidence: Evidence) -> dict[str, Any]:
    return {
        "texts": list(appendix.texts(lookup, evidence)),
        "totals": list(appendix.totals(lookup, evidence)),
        "custody": list(appendix.custody(lookup)),
        "searched": appendix.searched(lookup),
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("solferino.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        words=words,
        tolls=tolls,
        reckoning=reckoning,
        method=method,
        moments=moments,
        departures=departures,
        profiles=profiles,
    )
    return environment


def _style(dossier: Dossier) -> str:
    """The style sheet with the running footer of printed pages."""
    sheet = resources.files("solferino.report.templates").joinpath("style.css").read_text("utf-8")
    root = f"log root {dossier.log_root[:16]}… at {words.counted(dossier.log_size, 'leaf', 'leaves')}"
    view = f"{dossier.title[:70]} — {words.VIEWS[dossier.view][0].lower()}"
    left, middle = f"content: {_css_string(view)}", f"content: {_css_string(root)}"
    return f"{sheet}\n@page {{ @bottom-left {{ {left} }} @bottom-center {{ {middle} }} }}\n"


def _css_string(text: str) -> str:
    """A CSS string in which every sign but plain letters and digits is escaped, so that nothing can end it."""
    signs = (sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):x} " for sign in visible(text))
    return f'"{"".join(signs)}"'
