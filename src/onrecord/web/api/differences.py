"""Where versions and reports differ, and what has developed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from onrecord.domain import words
from onrecord.web.api import exporting
from onrecord.web.api.common import FAILURES, MISSING, Listed, answers, as_dict, listing
from onrecord.web.api.common import speaker as somebody
from onrecord.web.api.shapes.listings import Development, Discrepancy, Page
from onrecord.web.depending import Open

router = APIRouter(tags=["differences"], responses=FAILURES)


class Discrepancies(Listed):
    """The parameters of the listing."""

    kind: words.DiscrepancyKind | None = Field(None, description="Of this kind only.")
    severity: words.Severity | None = Field(None, description="As weighty as this only.")
    speaker: str | None = somebody("Of whose statements one is concerned.")
    id: str | None = Field(
        None, min_length=1, max_length=100, description="Of a statement, a report or an attribution that is concerned."
    )
    dismissed: bool = Field(False, description="Those that somebody dismissed too.")


@router.get("/discrepancies", response_model=None, responses={**answers(Page[Discrepancy]), **MISSING})
def discrepancies(request: Request, records: Open, asked: Annotated[Discrepancies, Query()]) -> Response:
    """Where versions or reports contradict each other, the weightiest first; which of them is right is never said."""
    conditions = asked.conditions()
    if asked.format is not None:
        return exporting.listed(
            records, asked.format, "discrepancies", lambda record, most: record.discrepancies(**conditions, limit=most)
        )
    with records.reading() as record:
        return listing(
            request,
            asked,
            lambda offset, limit: record.discrepancies(**conditions, limit=limit, offset=offset),
            as_dict,
            lambda row: row.id,
        )


class Developments(Listed):
    """The parameters of the listing of developments."""

    speaker: str | None = somebody("Who speaks on one of the sides.")


@router.get("/developments", response_model=None, responses=answers(Page[Development]))
def developments(request: Request, records: Open, asked: Annotated[Developments, Query()]) -> Response:
    """What has developed, in order of time, each with both sides, the earlier one first."""
    if asked.format is not None:
        return exporting.listed(
            records, asked.format, "developments", lambda record, most: record.developments(asked.speaker, limit=most)
        )
    with records.reading() as record:
        return listing(
            request,
            asked,
            lambda offset, limit: record.developments(asked.speaker, limit=limit, offset=offset),
            as_dict,
            lambda row: row.id,
        )
