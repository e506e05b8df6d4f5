"""What the statements of the record, or those of somebody, are about."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.errors import OnrecordError
from onrecord.web import paging, rendering
from onrecord.web.depending import Open
from onrecord.web.pages.differences import known
from onrecord.web.remembering import honest, recall

router = APIRouter()

LISTED: Final = 50  # subjects on a page


@router.get("/subjects")
def subjects(
    request: Request,
    records: Open,
    speaker: Annotated[str, Query(max_length=300)] = "",
    cursor: Annotated[str, Query(max_length=paging.CURSOR_LENGTH)] = "",
) -> Response:
    """The subjects, the weightiest first, a page at a time."""
    asked = {"speaker": speaker.strip()} if speaker.strip() else {}
    with records.reading() as record:
        context: dict[str, Any] = {
            "asked": asked,
            "reports": recall(request, "counts", record.counts).reports,
            "problem": "",
            "speaker": None,
            "found": None,
        }
        try:
            context["speaker"] = someone = known(record, speaker)
        except OnrecordError as error:
            context["problem"] = str(error)
            return rendering.page(request, "subjects.html", status=400, **context)

        def listed(offset: int, limit: int) -> list[Any]:
            whose = someone.id if someone else None
            name = ("subjects", whose, offset, limit)
            return recall(request, name, lambda: list(record.subjects(whose, limit=limit, offset=offset)))

        context["found"] = paging.page(listed, asked, cursor or None, LISTED, lambda one: one.phrase)
    return honest(request, rendering.page(request, "subjects.html", **context))
