"""What was said and what was published, in order of time."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.errors import NotInRecord
from onrecord.store.entries.overview import QUOTATIONS, Moments
from onrecord.store.entries.reports import ReportEntry
from onrecord.store.entries.statements import StatementRow
from onrecord.web import plots
from onrecord.web.depending import Open
from onrecord.web.pages.differences import known
from onrecord.web.pages.speakers import moments
from onrecord.web.paging import CURSOR_LENGTH
from onrecord.web.paging import page as paged
from onrecord.web.remembering import honest, recall
from onrecord.web.rendering import page, query
from onrecord.web.times import JULIAN, between
from onrecord.web.wording import day as spoken
from onrecord.web.wording import days as stretch

if TYPE_CHECKING:
    from onrecord.api import Record

router = APIRouter()

Day = Annotated[str, Query(max_length=10)]
Entry = StatementRow | ReportEntry

PAGE: Final = 30  # entries on a page


@router.get("/timeline")
def timeline(
    request: Request,
    records: Open,
    speaker: Annotated[str, Query(max_length=300)] = "",
    of: Annotated[str, Query(max_length=20)] = "",
    since: Day = "",
    until: Day = "",
    order: Annotated[str, Query(max_length=10)] = "",
    cursor: Annotated[str, Query(max_length=CURSOR_LENGTH)] = "",
) -> Response:
    """Statements and reports in order of time; of one speaker, one sort or some days, if asked."""
    asked = {
        "speaker": speaker.strip(),
        "of": of if of in ("statements", "reports") and not speaker else "",
        "since": since.strip(),
        "until": until.strip(),
        "order": order if order == "newest" else "",
    }
    with records.reading() as record:
        someone = known(record, speaker)
        found = _part(request, record, someone.id if someone else None, asked)
        newest = bool(asked["order"])

        def rows(offset: int, limit: int) -> list[tuple[int, Entry]]:
            if not newest:
                return record.overview.at(found, offset, min(offset + limit, len(found)))
            end = len(found) - offset
            return record.overview.at(found, max(0, end - limit), end)[::-1] if end > 0 else []

        shown = paged(rows, asked, cursor or None, PAGE, lambda placed: placed[1].id)
        reports = recall(request, "counts", record.counts).reports
    return honest(
        request,
        page(
            request,
            "timeline.html",
            asked=asked,
            narrowed=any(asked.values()),
            speaker=someone,
            reports=reports,
            activity=plots.activity(found.by_day()) if asked["of"] != "reports" else None,
            part="".join(f"{name}={asked[name]}&" for name in ("since", "until") if asked[name]),
            picture=f"/speakers/{someone.id}/timeline.svg" if someone else "/timeline.svg",
            drawn=plots.available(),
            described=plots.described,
            shown=list(_days(found, shown.rows)),
            number=len(shown.rows),
            total=len(found),
            first=shown.offset + 1,
            sides=None,
            previous=f"/timeline{query(asked, cursor=shown.previous)}" if shown.previous else None,
            next=f"/timeline{query(asked, cursor=shown.next)}" if shown.next else None,
        ),
    )


def _part(request: Request, record: Record, speaker: str | None, asked: dict[str, str]) -> Moments:
    """The moments that were asked for."""
    whole = moments(request, record, speaker)
    if asked["of"]:
        whole = recall(request, ("of", asked["of"]), lambda: _of(whole, asked["of"]))
    return between(whole, asked["since"], asked["until"])


def _of(whole: Moments, of: str) -> Moments:
    kept = [place for place, kind in enumerate(whole.kinds) if (kind < len(QUOTATIONS)) == (of == "statements")]
    return Moments(
        array("d", [whole.days[place] for place in kept]),
        array("q", [whole.keys[place] for place in kept]),
        array("b", [whole.kinds[place] for place in kept]),
    )


def _days(found: Moments, rows: Sequence[tuple[int, Entry]]) -> Iterator[tuple[str, list[Entry]]]:
    """The entries by days, or by stretches of days where no more is known, which are in words."""

    def when(placed: tuple[int, Entry]) -> str:
        day, row = found.days[placed[0]], placed[1]
        if day == float("inf"):
            return "No date, or a vague one"
        known, middle = row.time if isinstance(row, StatementRow) else row.published, _iso(day)
        # Of another version than the one that is shown, it may be another day.
        around = known is not None and (known.earliest or "~") <= middle <= (known.latest or "")
        return stretch(known) if around else spoken(middle)

    for day, same in groupby(rows, key=when):
        yield day, [row for _, row in same]


def _iso(julian: float) -> str:
    ordinal = int(julian - JULIAN)
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()


@router.get("/timeline.svg")
@router.get("/speakers/{id}/timeline.svg")
def picture(
    request: Request,
    records: Open,
    id: str | None = None,
    since: Day = "",
    until: Day = "",
    scheme: Annotated[plots.Scheme, Query()] = "light",
    width: Annotated[plots.Width, Query()] = "wide",
) -> Response:
    """Statements along a time axis, drawn: of everybody, or of one speaker; of some days, if asked."""
    with records.reading() as record:
        said = between(moments(request, record, id), since.strip(), until.strip())
    found = plots.activity(said.by_day())
    if not found.stretches:
        raise NotInRecord("no statement with a date is there to draw")
    return honest(request, Response(plots.drawn(found, scheme, width), media_type="image/svg+xml"))
