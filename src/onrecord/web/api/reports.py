"""Reports: listed, one in full, their revisions, and the inputs that were not read."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from onrecord.store.entries import RejectedEntry, RevisionRow, ShownReport
from onrecord.web.api import exporting
from onrecord.web.api.common import FAILURES, MISSING, WORDS, Asked, Id, Listed, answer, answers, as_dict, listing
from onrecord.web.api.shapes.listings import Page
from onrecord.web.api.shapes.reports import Rejected, Report, Revision
from onrecord.web.api.shapes.reports import ShownReport as ShownReportShape
from onrecord.web.depending import Open
from onrecord.web.naming import without_folders
from onrecord.web.problems import Refused

router = APIRouter(tags=["reports"], responses=FAILURES)

PLACE: Final = 2000  # characters of a path or a URL


class Reports(Listed):
    """The parameters of the listing."""

    order: Literal["path", "published", "newest", "read"] = Field(
        "path", description="By path, by the time of publication (or the latest first), or of reading."
    )
    outlet: str | None = Field(None, min_length=1, max_length=WORDS, description="Whole words of the outlet's name.")


@router.get("/reports", response_model=None, responses=answers(Page[Report]))
def reports(request: Request, records: Open, asked: Annotated[Reports, Query()]) -> Response:
    """The reports, with how many statements were found in each."""
    conditions = asked.conditions()
    if asked.format is not None:
        return exporting.listed(
            records, asked.format, "reports", lambda record, most: record.reports(**conditions, limit=most)
        )
    with records.reading() as record:
        return listing(
            request,
            asked,
            lambda offset, limit: record.reports(**conditions, limit=limit, offset=offset),
            as_dict,
            lambda entry: entry.id,
        )


class Part(Asked):
    """Which part of a report's text."""

    start: int | None = Field(None, ge=0, le=2**31, description="From this character of the text on.")
    end: int | None = Field(None, ge=0, le=2**31, description="Up to this character.")


@router.get("/reports/{id}", response_model=None, responses={200: {"model": ShownReportShape}, **MISSING})
def report(records: Open, id: Id, asked: Annotated[Part, Query()]) -> Response:
    """A report with its stored text, all that was found in it, and what reading passed over; or a part of it."""
    with records.reading() as record:
        found = record.show(id, start=asked.start, end=asked.end) if id.strip().startswith("r") else None
    if not isinstance(found, ShownReport):
        raise Refused(404, "not_found", f"{id} is not a report's id")
    return answer(found.as_dict())


class Revisions(Listed):
    """The parameters of the listing of revisions."""

    report: str | None = Field(
        None, min_length=1, max_length=PLACE, description="A report's id, path or URL: of this page only."
    )


@router.get("/revisions", response_model=None, responses={**answers(Page[Revision]), **MISSING})
def revisions(request: Request, records: Open, asked: Annotated[Revisions, Query()]) -> Response:
    """Pages that were read again with other text: each revision with what it changed of the quotations."""
    if asked.format is not None:
        return exporting.listed(
            records, asked.format, "revisions", lambda record, most: record.revisions(asked.report, limit=most)
        )
    with records.reading() as record:
        return listing(
            request,
            asked,
            lambda offset, limit: record.revisions(asked.report, limit=limit, offset=offset),
            as_dict,
            _revision_key,
        )


def _revision_key(row: RevisionRow) -> str:
    return f"{row.page} {row.number}"


@router.get("/rejected", response_model=None, responses=answers(Page[Rejected]))
def rejected(request: Request, records: Open, asked: Annotated[Listed, Query()]) -> Response:
    """The inputs that could not be read, each with the reason."""
    if asked.format is not None:
        return exporting.listed(
            records, asked.format, "rejected", lambda record, most: map(without_folders, record.rejected(most))
        )
    with records.reading() as record:
        return listing(
            request,
            asked,
            lambda offset, limit: map(without_folders, record.rejected(limit, offset)),
            as_dict,
            _rejected_key,
        )


def _rejected_key(row: RejectedEntry) -> str:
    return f"{row.path} {row.line} {row.raw_sha256} {row.folder}"
