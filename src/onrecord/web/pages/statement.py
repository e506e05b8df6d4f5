"""A statement: its fullest wording, every version beside it, where they differ, and why all of this was decided so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from onrecord.domain import Dating
from onrecord.store.entries import Shown, ShownStatement, SpeakerRow, VersionRow
from onrecord.web import comparing, rendering, showing
from onrecord.web.depending import Open
from onrecord.web.sides import attributions

if TYPE_CHECKING:
    from onrecord.store.people import SpeakerEntry, Tenure

router = APIRouter()

VERSIONS: Final = 24  # on a page
DISCREPANCIES: Final = 20
REPEATS: Final = 20
CONSIDERED: Final = 8  # others who may have spoken


@dataclass(frozen=True, slots=True)
class Compared:
    """A version with its words as HTML, beside the fullest one's, and its paragraph."""

    version: VersionRow
    words: Markup
    context: showing.Passage
    changed: bool


@router.get("/attributions/{id}")
def attribution(records: Open, id: str) -> Response:
    """Where an attribution stands among the versions of its statement."""
    with records.reading() as record:
        shown = record.show(id if id.startswith("a") else f"a{id}")
    assert isinstance(shown, Shown)
    return RedirectResponse(_address(shown.row.statement, shown.row.id), 307)


@router.get("/statements/{id}")
def statement(request: Request, records: Open, id: str, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> Response:
    """A statement with its versions; another id of it leads to the one that it has now."""
    with records.reading() as record:
        found = record.versions(id)
        if id != found.id:
            return RedirectResponse(_address(found.id, id if id.startswith("a") else ""), 307)
        first = found.versions[0]
        shown = record.show(first.attribution)
        assert isinstance(shown, Shown)
        people = record.overview.people(_named(first.row.speakers))
        discrepancies = record.overview.concerning(found.id, DISCREPANCIES)
        said_by = record.overview.said_by(attributions(discrepancies))
        repeats = record.overview.statements(found.repeats[:REPEATS])
    pages = max(1, -(-len(found.versions) // VERSIONS))
    page = min(page, pages)
    listed = found.versions[(page - 1) * VERSIONS : page * VERSIONS]
    return rendering.page(
        request,
        "statement.html",
        section="/",
        found=found,
        row=first.row,
        shown=shown,
        fullest=comparing.html(comparing.parts(first, first.row.content), comparing.MOST),
        versions=[_compared(one, found) for one in listed],
        first_shown=(page - 1) * VERSIONS + 1,
        page=page,
        pages=pages,
        offices=_offices(people, first.row.time),
        speaking={one.id for one in people},
        reasons=_reasons(found),
        reported=_reported(found),
        discrepancies=discrepancies,
        said_by=said_by,
        repeats=repeats,
    )


def _address(statement: str, attribution: str) -> str:
    return f"/statements/{statement}" + (f"#{attribution}" if attribution else "")


def _named(speakers: Sequence[SpeakerRow]) -> list[str]:
    """Whom the verdicts on speakers name, by id: them, and who else was considered."""
    found = [one.id for one in speakers if one.id is not None]
    found += [each.id for one in speakers for each in one.candidates[:CONSIDERED]]
    found += [each.id for one in speakers if one.identity for each in one.identity.candidates[:CONSIDERED]]
    return list(dict.fromkeys(found))


def _compared(version: VersionRow, found: ShownStatement) -> Compared:
    words = comparing.parts(version, found.versions[0].row.content)
    return Compared(
        version,
        comparing.html(words),
        showing.context(version.row, version.context),
        any(part.kind != "same" for part in words),
    )


def _reported(found: ShownStatement) -> Dating | None:
    """When it was reported, by those reports whose days of publication are known closely enough."""
    known = [
        (dating.earliest, dating.latest)
        for version in found.versions
        if (dating := version.row.report.published) is not None
        and dating.earliest
        and dating.latest
        and dating.latest[:4] <= str(int(dating.earliest[:4]) + 1)
    ]
    if not known:
        return found.versions[0].row.report.published
    return Dating(min(first for first, _ in known), max(last for _, last in known), ())


def _reasons(found: ShownStatement) -> list[tuple[str, str, int]]:
    """Why the versions are taken for one statement: each reason once, with its rule and how many say so."""
    counted = Counter((version.because, version.rule) for version in found.versions[1:])
    return [(because, rule, number) for (because, rule), number in counted.most_common()]


def _offices(people: Sequence[SpeakerEntry], time: Dating | None) -> dict[str, list[Tenure]]:
    """By speaker, the offices that they held at the time as far as packs know; none where the time is not known."""
    if time is None or not (time.earliest or time.latest):
        return {}
    first, last = time.earliest or time.latest or "", time.latest or time.earliest or ""

    def held(office: Tenure) -> bool:
        until = office.until or "9999"
        return (office.since or "")[: len(last)] <= last and first[: len(until)] <= until

    return {one.id: [office for office in one.offices if held(office)] for one in people}
