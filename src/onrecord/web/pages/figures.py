"""The figures of what was said: what they mean, of what, by whom, where."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.domain import FIGURE_KINDS
from onrecord.errors import UsageError
from onrecord.web import paging, rendering
from onrecord.web.depending import Open
from onrecord.web.remembering import honest, recall

router = APIRouter()

LISTED: Final = 40  # figures on a page
_OFFERED: Final = 200
Short = Annotated[str, Query(max_length=300)]


@router.get("/figures")
def figures(
    request: Request,
    records: Open,
    counts: Short = "",
    unit: Short = "",
    kind: Short = "",
    speaker: Short = "",
    about: Annotated[str, Query(max_length=1000)] = "",
    since: Short = "",
    until: Short = "",
    cursor: Annotated[str, Query(max_length=paging.CURSOR_LENGTH)] = "",
) -> Response:
    """The figures that meet the conditions, a page at a time."""
    given = {
        "counts": counts,
        "unit": unit,
        "kind": kind,
        "speaker": speaker,
        "about": about,
        "since": since,
        "until": until,
    }
    asked = {name: value.strip() for name, value in given.items() if value.strip()}
    with records.reading() as record:
        context: dict[str, Any] = {
            "asked": asked,
            "kinds": FIGURE_KINDS,
            "units": recall(request, "units", lambda: record.overview.units(_OFFERED)),
            "reports": recall(request, "counts", record.counts).reports,
            "problem": "",
        }
        try:
            found = paging.page(
                lambda offset, limit: record.figures(**asked, limit=limit, offset=offset), asked, cursor or None, LISTED
            )
        except UsageError as error:
            context["problem"] = str(error)
            return rendering.page(request, "figures.html", status=400, **context, found=None)
    return honest(request, rendering.page(request, "figures.html", **context, found=found))
