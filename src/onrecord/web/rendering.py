"""Pages from templates: one Jinja2 environment that escapes everything, fails on what is missing, and speaks plainly.

A text of a record goes through :func:`onrecord.web.marking.visible` (the filter ``visible``) where markup may stand,
and through :func:`~onrecord.web.marking.plain` everywhere else, which the environment sees to by itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord import pages_details
from onrecord.web import marking, wording

STATIC: Final = Path(__file__).parent / "static"

#: The sections of the site: path, name, and whether it stands in the head (else in the foot).
SECTIONS: Final = (
    ("/", "Search", True),
    ("/speakers", "Speakers", True),
    ("/subjects", "Subjects", True),
    ("/commitments", "Commitments", True),
    ("/figures", "Figures", True),
    ("/discrepancies", "Discrepancies", True),
    ("/developments", "Developments", True),
    ("/timeline", "Timeline", True),
    ("/reports", "Reports", True),
    ("/revisions", "Revisions", True),
    ("/rejected", "Rejected inputs", False),
    ("/corrections", "Corrections", False),
    ("/about", "About this record", False),
)


def page(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """A page from a template, which finds ``section`` (the path of its part of the site) beside what it is given.

    ``context`` overrides what every template is given: ``section``, ``path``, ``corrections`` (whether corrections may
    be made here, from the application's state).
    """
    path = request.url.path
    given = {
        "request": request,
        "path": path,
        "section": "/" + path.strip("/").partition("/")[0],
        "sections": SECTIONS,
        "corrections": bool(getattr(request.app.state, "allow_corrections", False)),
    }
    return HTMLResponse(environment().get_template(template).render({**given, **context}), status_code=status)


@cache
def environment() -> Environment:
    """The environment of all pages, made once."""
    made = Environment(
        loader=PackageLoader("onrecord.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_final,
        auto_reload=False,
    )
    made.filters |= {
        "visible": marking.visible,
        "plain": marking.plain,
        "raw_value": _raw_value,
        "count": wording.count,
        "days": wording.days,
        "day": wording.day,
        "moment": wording.moment,
        "percent": wording.percent,
        "number": wording.number,
        "shorten": wording.shorten,
        "who": wording.who,
        "quoted": wording.quoted,
        "together": wording.together,
        "place": wording.place,
        "outlet": wording.outlet,
        "host": wording.host,
        "web_address": wording.web_address,
        "figure_value": pages_details.figure_value,
        "occasion_line": wording.occasion,
        "segment": lambda text: quote(str(text), safe=""),
    }
    made.tests |= {"resolved": lambda speaker: speaker.status == "resolved"}
    made.globals |= {"static": static, "query": query, "words": wording.WORDS}
    return made


def _final(value: object) -> object:
    """What is put into a page, before it is escaped: no text without :func:`marking.plain`; None is a mistake."""
    if isinstance(value, Markup):
        return value
    if value is None:
        raise ValueError("a template shows None; say what stands there instead")
    return marking.plain(value) if isinstance(value, str) else value


def _raw_value(value: str) -> Markup:
    """A form's value as it was typed, escaped: what the browser sends back must be what came."""
    from markupsafe import escape

    return escape(value.encode("utf-8", "replace").decode("utf-8").replace("\0", ""))


def query(given: Mapping[str, object], **changed: object) -> str:
    """The query of a link to the page with these parameters, some of them changed, without those that are empty.

    It begins with "?", and is "?" alone where nothing is left.
    """
    kept = {name: value for name, value in {**given, **changed}.items() if value not in (None, "", False)}
    return "?" + urlencode([(name, str(value)) for name, value in kept.items()])


@cache
def static(name: str) -> str:
    """The address of a file of ``static/``, with a digest of it, so that a browser may keep it and never shows an old
    one."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"
