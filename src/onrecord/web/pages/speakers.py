"""Who speaks in the record, and the page of one of them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.domain import ENTITY_KINDS
from onrecord.errors import NotInRecord
from onrecord.store.entries.overview import Moments, Ranked
from onrecord.web import plots
from onrecord.web.depending import Open
from onrecord.web.paging import page as paged
from onrecord.web.remembering import honest, recall
from onrecord.web.rendering import page, query
from onrecord.web.sides import sides
from onrecord.web.wording import MONTHS, day

if TYPE_CHECKING:
    from onrecord.api import Record

router = APIRouter()

PAGE: Final = 40  # speakers on a page
LATEST: Final = 5  # of somebody's statements that their page shows at once
NAMES: Final = 40  # names of somebody that their page lists: a group of many wordings is no reading matter
KINDS: Final = {
    "person": "people",
    "organisation": "organisations",
    "group": "groups",
    "place": "places",
    "document": "documents",
}
Scheme = Annotated[Literal["light", "dark"], Query()]
Width = Annotated[Literal["wide", "narrow"], Query()]


def ranking(request: Request, record: Record) -> tuple[Ranked, ...]:
    """Everybody who speaks, the most quoted first; kept while nothing changes."""
    return recall(request, "ranking", record.overview.ranking)


def moments(request: Request, record: Record, speaker: str | None = None) -> Moments:
    """The order in time of what somebody said, or of everything; kept while nothing changes."""
    return recall(request, ("moments", speaker), lambda: record.overview.moments(speaker))


@router.get("/speakers")
def speakers(
    request: Request,
    records: Open,
    name: Annotated[str, Query(max_length=300)] = "",
    kind: Annotated[str, Query(max_length=20)] = "",
    cursor: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    """Everybody who speaks, found by name and kind."""
    asked = {"name": name.strip(), "kind": kind if kind in ENTITY_KINDS else ""}
    with records.reading() as record:
        counts = recall(request, "counts", record.counts)
        everybody = ranking(request, record)
        meant = set(record.overview.meant(asked["name"])) if _words(asked["name"]) else None
        found = [
            one.id
            for one in everybody
            if (meant is None or one.id in meant) and (not asked["kind"] or one.kind == asked["kind"])
        ]
        if asked["name"] and meant is None:
            found = []
        shown = paged(lambda offset, limit: found[offset : offset + limit], asked, cursor or None, PAGE)
        people = recall(request, ("people", shown.rows), lambda: record.overview.people(shown.rows))
    return honest(
        request,
        page(
            request,
            "speakers.html",
            asked=asked,
            counts=counts,
            people=people,
            total=len(found),
            first=shown.offset + 1,
            kinds=[(kind, KINDS[kind].capitalize()) for kind in ENTITY_KINDS if any(o.kind == kind for o in everybody)],
            previous=_at(asked, shown.previous),
            next=_at(asked, shown.next),
        ),
    )


def _words(name: str) -> bool:
    return any(character.isalnum() for character in name)


def _at(asked: dict[str, str], cursor: str | None) -> str | None:
    return f"/speakers{query(asked, cursor=cursor)}" if cursor else None


@router.get("/speakers/{id}")
def speaker(request: Request, records: Open, id: str) -> Response:
    """One speaker: names, offices, statements over time. An id that was merged away leads to where it went."""
    with records.reading() as record:
        view = record.overview
        found = view.people([id])
        if not found:
            return _elsewhere(id, view.meant(id) if _words(id) else ())
        one = found[0]
        said = moments(request, record, id)
        dated = bisect_left(said.days, float("inf"))
        latest = view.at(said, max(0, dated - LATEST), dated)
        discrepancies = view.discrepancies(None, None, LATEST + 1, 0, id)
        developments = view.developments(LATEST + 1, 0, id)
        most_told = view.most_told(id, LATEST)
    variants = {variant.name for variant in one.variants}
    return honest(
        request,
        page(
            request,
            "speaker.html",
            one=one,
            activity=plots.activity(said.by_day()),
            drawn=plots.available(),
            described=plots.described,
            latest=[row for _, row in reversed(latest)],
            most_told=most_told,
            discrepancies=discrepancies[:LATEST],
            more_discrepancies=len(discrepancies) > LATEST,
            developments=developments[:LATEST],
            more_developments=len(developments) > LATEST,
            sides=sides,
            when=when,
            others=[alias for alias in one.aliases if alias not in variants],
            most_names=NAMES,
            positions=None,
        ),
    )


def when(iso: str | None, none: str) -> str:
    """A day, month or year of a pack in words; ``none`` where it has none."""
    if not iso:
        return none
    year, _, rest = iso.partition("-")
    if rest[:2].isdecimal() and len(rest) == 2 and 1 <= int(rest) <= len(MONTHS):
        return f"{MONTHS[int(rest) - 1]} {year}"
    return day(iso) if rest else iso


def _elsewhere(id: str, meant: tuple[str, ...]) -> Response:
    """Where somebody went whose id leads nowhere by itself: to whom it means, or to a choice between several."""
    if not meant or meant == (id,):
        raise NotInRecord(f"nobody of the id {id!r} speaks in the record")
    if len(meant) == 1:
        return RedirectResponse(f"/speakers/{meant[0]}", 303)
    return RedirectResponse(f"/speakers{query({'name': id})}", 303)


@router.get("/speakers/{id}/timeline.svg")
def picture(request: Request, records: Open, id: str, scheme: Scheme = "light", width: Width = "wide") -> Response:
    """The statements of somebody along a time axis, drawn."""
    with records.reading() as record:
        said = moments(request, record, id)
    return drawn(request, said, scheme, width, f"no statement of {id!r} has a date")


def drawn(request: Request, said: Moments, scheme: plots.Scheme, width: plots.Width, nothing: str) -> Response:
    """Moments as a picture; a 404 saying ``nothing`` where there is none to draw."""
    found = plots.activity(said.by_day())
    if not found.stretches:
        raise NotInRecord(nothing)
    svg = plots.drawn(found, scheme, width)
    return honest(request, Response(svg, media_type="image/svg+xml"))
