"""The reports: all of them, and one with its text as stored and everything that was found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.errors import NotInRecord, UsageError
from onrecord.store.entries import Shown, ShownReport
from onrecord.web import paging, rendering, showing
from onrecord.web.depending import Open
from onrecord.web.remembering import honest, recall

if TYPE_CHECKING:
    from onrecord.api import Record

router = APIRouter()

LISTED: Final = 50  # reports on a page
REVISIONS: Final = 50
CHANGES: Final = 50  # of a revision
ORDERS: Final = (
    ("path", "of their files"),
    ("newest", "of publication, newest first"),
    ("published", "of publication, oldest first"),
    ("read", "of reading"),
)


@router.get("/reports")
def reports(
    request: Request,
    records: Open,
    order: Annotated[str, Query(max_length=20)] = "",
    outlet: Annotated[str, Query(max_length=300)] = "",
    cursor: Annotated[str | None, Query(max_length=paging.CURSOR_LENGTH)] = None,
) -> Response:
    """The reports of the record, a page at a time."""
    order, outlet = order or "path", outlet.strip()
    with records.reading() as record:
        found = paging.page(
            lambda offset, limit: record.reports(order, outlet=outlet or None, limit=limit, offset=offset),
            {"order": order, "outlet": outlet},
            cursor or None,
            LISTED,
        )
        total = recall(request, "counts", record.counts).reports
    shown = rendering.page(request, "reports.html", page=found, total=total, order=order, outlet=outlet, orders=ORDERS)
    return honest(request, shown)


@router.get("/reports/{id}")
def report(
    request: Request,
    records: Open,
    id: str,
    page: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
    at: Annotated[str | None, Query(max_length=60)] = None,
    place: Annotated[int | None, Query(ge=0, le=10**12)] = None,
) -> HTMLResponse:
    """A report: the page of its text that was asked for, or that holds an attribution (``at``) or an offset."""
    with records.reading() as record:
        lit = None
        if at:
            try:
                shown = record.show(at)
            except UsageError:  # gone, or never there: the report is shown all the same
                shown = None
            if isinstance(shown, Shown):
                lit = shown.row
        led = place if place is not None or lit is None else showing.place_of(lit)
        number = page - 1 if page is not None else showing.number_of(led or 0)
        found = _part(record, id, number)
        start, end = showing.page_bounds(found, number)
        if page is None and led is not None and led >= end and number + 1 < showing.pages(found):
            number += 1
            found = _part(record, id, number)
            start, end = showing.page_bounds(found, number)
        several = found.revision is not None and found.revision.revisions > 1
        revisions = list(record.revisions(found.report.id, limit=REVISIONS)) if several else []
    if lit is not None and lit.text != found.report.text:
        lit = None
    return rendering.page(
        request,
        "report.html",
        revisions=revisions,
        changes=showing.changes(found.revision, CHANGES) if several and found.revision else [],
        found=found,
        report=found.report,
        paragraphs=showing.paragraphs(found, start, end, lit.id if lit else None, place),
        aside=showing.by_reason(found.set_aside),
        number=number,
        pages=showing.pages(found),
        lit=lit.id if lit else None,
    )


def _part(record: Record, id_: str, number: int) -> ShownReport:
    """A report with what a page of this number shows. Raises NotInRecord for one that it has not."""
    start, end = showing.stretch(number)
    found = record.show(id_, start=start, end=end) if id_.startswith("r") else None
    if not isinstance(found, ShownReport):
        raise NotInRecord(f"there is no report {id_!r} in the record")
    if number >= showing.pages(found):
        raise NotInRecord(f"the report has {showing.pages(found)} pages")
    return found
