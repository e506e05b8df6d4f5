"""What was undertaken, planned, approved or refused, and what is called for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.domain import COMMITMENT_STATUSES
from onrecord.errors import UsageError
from onrecord.web import paging, rendering
from onrecord.web.depending import Open
from onrecord.web.remembering import honest, recall

if TYPE_CHECKING:
    from onrecord.store.entries.positions import CommitmentRow

router = APIRouter()

LISTED: Final = 40  # commitments on a page
STATUSES: Final = (*COMMITMENT_STATUSES, "called for")
Short = Annotated[str, Query(max_length=300)]


@router.get("/commitments")
def commitments(
    request: Request,
    records: Open,
    speaker: Short = "",
    about: Annotated[str, Query(max_length=1000)] = "",
    status: Annotated[str, Query(max_length=20)] = "",
    since: Short = "",
    until: Short = "",
    cursor: Annotated[str, Query(max_length=paging.CURSOR_LENGTH)] = "",
) -> Response:
    """The commitments that meet the conditions, in order of time, a page at a time."""
    given = {"speaker": speaker, "about": about, "status": status, "since": since, "until": until}
    asked = {name: value.strip() for name, value in given.items() if value.strip()}
    with records.reading() as record:
        context: dict[str, Any] = {
            "asked": asked,
            "statuses": STATUSES,
            "reports": recall(request, "counts", record.counts).reports,
            "problem": "",
        }
        try:
            found = paging.page(
                lambda offset, limit: record.commitments(**asked, limit=limit, offset=offset),
                asked,
                cursor or None,
                LISTED,
                _key,
            )
        except UsageError as error:
            context["problem"] = str(error)
            return rendering.page(request, "commitments.html", status=400, **context, found=None)
    return honest(request, rendering.page(request, "commitments.html", **context, found=found))


def _key(one: CommitmentRow) -> str:
    return f"{one.row.id} {one.action.start} {one.action.end} {one.status}"
