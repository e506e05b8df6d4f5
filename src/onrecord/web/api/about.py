"""About the record: how much it holds, and what made it."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord import __version__
from onrecord.web.api.common import FAILURES, answer
from onrecord.web.api.shapes.listings import About
from onrecord.web.depending import Open
from onrecord.web.remembering import honest, recall

router = APIRouter(tags=["record"], responses=FAILURES)


@router.get("/about", response_model=None, responses={200: {"model": About}})
def about(request: Request, records: Open) -> Response:
    """How much the record holds, and by what it was made."""
    with records.reading() as record:
        counts = recall(request, "counts", record.counts)
        held = recall(request, "holdings", record.overview.holdings)
    return honest(request, answer({"onrecord": __version__, "counts": asdict(counts), "holdings": held.as_dict()}))
