"""Pages that were read again with other text: what each revision did to what was quoted."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.errors import UsageError
from onrecord.web import paging, rendering, showing
from onrecord.web.depending import Open
from onrecord.web.remembering import honest, recall

router = APIRouter()

LISTED: Final = 20  # revisions on a page: each may have much to read
CHANGES: Final = 12  # of a revision; its report's page has more of them
PLACE: Final = 2000  # characters of a path or a URL


@router.get("/revisions")
def revisions(
    request: Request,
    records: Open,
    report: Annotated[str, Query(max_length=PLACE)] = "",
    cursor: Annotated[str, Query(max_length=paging.CURSOR_LENGTH)] = "",
) -> Response:
    """The revisions, page by page and in order of time; of one page, if asked."""
    asked = {"report": report.strip()} if report.strip() else {}
    with records.reading() as record:
        context: dict[str, Any] = {
            "asked": asked,
            "reports": recall(request, "counts", record.counts).reports,
            "most": CHANGES,
            "problem": "",
        }
        try:
            found = paging.page(
                lambda offset, limit: record.revisions(asked.get("report"), limit=limit, offset=offset),
                asked,
                cursor or None,
                LISTED,
                lambda row: f"{row.page} {row.number}",
            )
        except UsageError as error:
            context["problem"] = str(error)
            return rendering.page(request, "revisions.html", status=400, **context, found=None, shown=())
    shown = [(row, showing.changes(row, CHANGES)) for row in found.rows]
    return honest(request, rendering.page(request, "revisions.html", **context, found=found, shown=shown))
