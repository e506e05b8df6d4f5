"""About the record: how much it holds, what made it, what is left open."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from onrecord import __version__
from onrecord.store.entries.overview import QUOTATIONS
from onrecord.web.depending import Open
from onrecord.web.pages.speakers import moments
from onrecord.web.remembering import honest, recall
from onrecord.web.rendering import page, static

router = APIRouter()

FORGOTTEN: Final = 50  # forgotten reports that the page lists, the latest


@router.get("/about")
def about(request: Request, records: Open) -> Response:
    """Counts, versions, and what a record is and is not."""
    with records.reading() as record:
        counts = recall(request, "counts", record.counts)
        held = recall(request, "holdings", record.overview.holdings)
        forgotten = record.overview.forgotten(FORGOTTEN)
        said = moments(request, record)
    dated = bisect_left(said.days, float("inf"))
    undated = sum(1 for kind in said.kinds[dated:] if kind < len(QUOTATIONS))
    return honest(
        request,
        page(
            request, "about.html", counts=counts, held=held, undated=undated, forgotten=forgotten, version=__version__
        ),
    )


@router.get("/favicon.ico")
def favicon() -> Response:
    """Where browsers look for it that are shown something else than a page."""
    return RedirectResponse(static("favicon.svg"), 301)
