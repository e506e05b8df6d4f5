"""Inputs that could not be read, with the reasons."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.web.depending import Open
from onrecord.web.naming import without_folders
from onrecord.web.paging import CURSOR_LENGTH
from onrecord.web.paging import page as paged
from onrecord.web.remembering import honest, recall
from onrecord.web.rendering import page

router = APIRouter()

PAGE: Final = 50


@router.get("/rejected")
def rejected(request: Request, records: Open, cursor: Annotated[str, Query(max_length=CURSOR_LENGTH)] = "") -> Response:
    """The rejected inputs in order of path and line."""
    with records.reading() as record:
        found = paged(lambda offset, limit: record.rejected(limit, offset), {}, cursor or None, PAGE)
        total = recall(request, "counts", record.counts).rejected
    return honest(
        request,
        page(
            request,
            "rejected.html",
            found=[without_folders(one) for one in found.rows],
            total=total,
            first=found.offset + 1,
            previous=f"/rejected?cursor={found.previous}" if found.previous else None,
            next=f"/rejected?cursor={found.next}" if found.next else None,
        ),
    )
