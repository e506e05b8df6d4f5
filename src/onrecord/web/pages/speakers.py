"""Who speaks in the record, and the page of one of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.domain import ENTITY_KINDS, Dating
from onrecord.errors import NotInRecord
from onrecord.store.entries import Candidate, DiscrepancyRow, StatementRow
from onrecord.store.entries.differences import DevelopmentRow
from onrecord.store.entries.overview import Moments, Ranked
from onrecord.store.entries.positions import CommitmentRow, PositionRow, SubjectRow
from onrecord.store.people import SpeakerEntry
from onrecord.web import plots
from onrecord.web.depending import Open
from onrecord.web.paging import CURSOR_LENGTH
from onrecord.web.paging import page as paged
from onrecord.web.remembering import honest, recall
from onrecord.web.rendering import page, query
from onrecord.web.sides import attributions, sides
from onrecord.web.wording import MONTHS, day

if TYPE_CHECKING:
    from onrecord.api import Record

router = APIRouter()

PAGE: Final = 40  # speakers on a page
LATEST: Final = 5  # of somebody's statements that their page shows at once
SUBJECTS: Final = 14
POSITIONS: Final = 12  # statements on a subject that their page shows
NAMES: Final = 40  # names of somebody that their page lists: a group of many wordings is no reading matter
KINDS: Final = {
    "person": "people",
    "organisation": "organisations",
    "group": "groups",
    "place": "places",
    "document": "documents",
}


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
    cursor: Annotated[str, Query(max_length=CURSOR_LENGTH)] = "",
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
        shown = paged(lambda offset, limit: found[offset : offset + limit], asked, cursor or None, PAGE, str)
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
def speaker(request: Request, records: Open, id: str, about: Annotated[str, Query(max_length=300)] = "") -> Response:
    """One speaker: names, offices, statements over time, positions ``about`` something, or the first of their subjects.

    An id that was merged away leads to where it went.
    """
    with records.reading() as record:
        seen = recall(request, ("speaker", id), lambda: _portrait(record, id))
        if seen is None:
            return _elsewhere(id, record.overview.meant(id) if _words(id) else ())
        about = about.strip() or (seen.subjects[0].name if seen.subjects else "")
        positions = _positions(request, record, id, about) if about else []
    variants = {variant.name for variant in seen.one.variants}
    return honest(
        request,
        page(
            request,
            "speaker.html",
            one=seen.one,
            activity=seen.activity,
            drawn=plots.available(),
            described=plots.described,
            latest=seen.latest,
            most_told=seen.most_told,
            discrepancies=seen.discrepancies[:LATEST],
            more_discrepancies=len(seen.discrepancies) > LATEST,
            developments=seen.developments[:LATEST],
            more_developments=len(seen.developments) > LATEST,
            sides=sides,
            said_by=seen.said_by,
            days=Dating(seen.first, seen.last, ()) if seen.first else None,
            when=when,
            others=[alias for alias in seen.one.aliases if alias not in variants],
            most_names=NAMES,
            subjects=seen.subjects[:SUBJECTS],
            more_subjects=len(seen.subjects) > SUBJECTS,
            about=about,
            positions=positions[:POSITIONS],
            more_positions=len(positions) > POSITIONS,
            commitments=seen.commitments[:LATEST],
            more_commitments=len(seen.commitments) > LATEST,
            shown_changes=3,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Portrait:
    """What a page shows of somebody; of what is cut, one more than is shown."""

    one: SpeakerEntry
    activity: plots.Activity
    latest: list[StatementRow]
    most_told: list[StatementRow]
    discrepancies: list[DiscrepancyRow]
    developments: list[DevelopmentRow]
    subjects: list[SubjectRow]
    commitments: list[CommitmentRow]
    said_by: dict[str, tuple[Candidate, ...]]
    first: str | None
    last: str | None


def _portrait(record: Record, id: str) -> _Portrait | None:
    """What there is to show of somebody; None where nobody of this id speaks."""
    view = record.overview
    found = view.people([id])
    if not found:
        return None
    said = view.moments(id)
    dated = bisect_left(said.days, float("inf"))
    latest = view.at(said, max(0, dated - LATEST), dated)
    discrepancies, developments = (
        view.discrepancies(None, None, LATEST + 1, 0, id),
        view.developments(LATEST + 1, 0, id),
    )
    days = said.dated()
    return _Portrait(
        found[0],
        plots.activity(said.by_day()),
        [row for _, row in reversed(latest) if isinstance(row, StatementRow)],
        view.most_told(id, LATEST),
        discrepancies,
        developments,
        list(record.subjects(id, limit=SUBJECTS + 1)),
        list(record.commitments(id, limit=LATEST + 1)),
        view.said_by(attributions((*discrepancies, *developments))),
        *(days or (None, None)),
    )


def _positions(request: Request, record: Record, id: str, about: str) -> list[PositionRow]:
    def listed() -> list[PositionRow]:
        return list(record.positions(id, about, limit=POSITIONS + 1))

    return recall(request, ("positions", id, about), listed)


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
