"""About the record: how much it holds, and what made it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord import __version__
from onrecord.web.api.common import FAILURES, answer
from onrecord.web.api.shapes.listings import About
from onrecord.web.depending import Open
from onrecord.web.remembering import honest, recall

router = APIRouter(tags=["record"], responses=FAILURES)

OFFERED: Final = 200  # outlets and units, the most frequent, as the filters of the pages offer them
FORGOTTEN: Final = 50


@router.get("/about", response_model=None, responses={200: {"model": About}})
def about(request: Request, records: Open) -> Response:
    """How much the record holds, and by what it was made."""
    with records.reading() as record:
        counts = recall(request, "counts", record.counts)
        held = recall(request, "holdings", record.overview.holdings)
        differing = recall(request, "differing", record.overview.differing)
        found = {
            "onrecord": __version__,
            "counts": asdict(counts),
            "holdings": held.as_dict(),
            "differing": [
                {"kind": kind, "severity": severity, "verdict": verdict or None, "number": number}
                for (kind, severity, verdict), number in sorted(differing.items())
            ],
            "outlets": recall(request, "outlets", lambda: record.overview.outlets(OFFERED)),
            "units": recall(request, "units", lambda: record.overview.units(OFFERED)),
            "forgotten": [asdict(one) for one in record.overview.forgotten(FORGOTTEN)],
        }
    return honest(request, answer(found))
