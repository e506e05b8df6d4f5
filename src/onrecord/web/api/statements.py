"""Statements: searched and listed, one with its versions, one attribution in its place, figures, a timeline."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from onrecord.domain import words
from onrecord.store.entries import FigureEntry, Shown, StatementRow
from onrecord.views import FOUND
from onrecord.web.api import exporting
from onrecord.web.api.common import (
    ABOUT,
    DAY,
    FAILURES,
    MISSING,
    WORDS,
    Asked,
    Id,
    Listed,
    answer,
    answers,
    as_dict,
    listing,
)
from onrecord.web.api.common import speaker as somebody
from onrecord.web.api.shapes.listings import Page, StatementPage
from onrecord.web.api.shapes.reports import ShownAttribution
from onrecord.web.api.shapes.statements import Attribution, StatementWithVersions
from onrecord.web.api.shapes.statements import FigureEntry as FigureShape
from onrecord.web.depending import Open
from onrecord.web.problems import Refused
from onrecord.web.remembering import honest, recall

router = APIRouter(tags=["statements"], responses=FAILURES)


class InTime(Asked):
    """What was said by whom about what, and when."""

    speaker: str | None = somebody()
    about: str | None = Field(
        None,
        min_length=1,
        max_length=ABOUT,
        description='Words to search for, best match first; "in a row", begin*, this OR that.',
        examples=['"the dam" hold*'],
    )
    since: str | None = Field(
        None, pattern=DAY, description="First day, month or year on which it may have been said.", examples=["2025-03"]
    )
    until: str | None = Field(
        None, pattern=DAY, description="Last such day, month or year, included.", examples=["2025-03-14"]
    )


class Conditions(InTime):
    """The conditions of :meth:`onrecord.Record.statements`."""

    outlet: str | None = Field(None, min_length=1, max_length=WORDS, description="Whole words of the outlet's name.")
    quotation: words.Quotation | None = Field(None, description="How it is quoted.")
    stance: words.Stance | None = Field(None, description="How the text puts it in the speaker's mouth.")
    occasion: words.OccasionKind | None = Field(None, description="On which kind of occasion it was said.")
    unit: str | None = Field(
        None, min_length=1, max_length=WORDS, description="With a figure of this unit.", examples=["USD", "percent"]
    )


class Statements(Conditions, Listed):
    """The parameters of the listing."""

    order: Literal["relevance", "report", "time", "newest"] | None = Field(
        None, description="By default relevance for a search, else report."
    )
    meaning: bool = Field(True, description="Find what says it in other words, too; false: by the words alone.")


@router.get("/statements", response_model=None, responses=answers(StatementPage))
def statements(request: Request, records: Open, asked: Annotated[Statements, Query()]) -> Response:
    """Statements, each by the fullest of its versions that meets the conditions."""
    conditions = asked.conditions()
    if asked.format is not None:
        return exporting.download(
            records,
            asked.format,
            "statements",
            lambda record: record.statements(**conditions, limit=exporting.MOST),
            listed,
        )
    with records.reading() as record:
        narrowing = {name: value for name, value in conditions.items() if name != "order"}
        name = ("found", *((name, value) for name, value in sorted(narrowing.items()) if value is not None))
        found = recall(request, name, lambda: record.found(**narrowing, most=FOUND + 1))
        page = listing(
            request,
            asked,
            lambda offset, limit: record.statements(**conditions, limit=limit, offset=offset),
            listed,
            lambda row: row.statement,
            {"found": min(found, FOUND), "more": found > FOUND},
        )
        return honest(request, page)


def listed(row: StatementRow) -> dict[str, Any]:
    """A statement of a listing, with who reports it and where a search matched."""
    return {
        **row.as_dict(),
        "told": row.told.as_dict() if row.told is not None else None,
        "matches": [{"start": span.start, "end": span.end} for span in row.matches],
        "rank": row.rank,
    }


@router.get("/statements/{id}", response_model=None, responses={200: {"model": StatementWithVersions}, **MISSING})
def statement(records: Open, id: Id) -> Response:
    """A statement with all its versions, the fullest first, by its id or that of an attribution that reports it."""
    with records.reading() as record:
        return answer(record.versions(id).as_dict())


@router.get("/attributions/{id}", response_model=None, responses={200: {"model": ShownAttribution}, **MISSING})
def attribution(records: Open, id: Id) -> Response:
    """One attribution in its context, with its speaker's verdict, its provenance and a citation to copy."""
    with records.reading() as record:
        found = record.show(id) if not id.strip().startswith("r") else None
    if not isinstance(found, Shown):
        raise Refused(404, "not_found", f"{id} is a report's id: ask for /reports/{id}")
    return answer(found.as_dict())


class Timeline(InTime, Listed):
    """The parameters of the timeline."""

    speaker: str = Field(min_length=1, max_length=WORDS, description="Somebody.", examples=["Mara Venn"])


@router.get("/timeline", response_model=None, responses=answers(Page[Attribution]))
def timeline(request: Request, records: Open, asked: Annotated[Timeline, Query()]) -> Response:
    """What somebody said, in order of time; what is without any date comes last."""
    conditions = asked.conditions()
    if asked.format is not None:
        return exporting.download(
            records,
            asked.format,
            "timeline",
            lambda record: record.timeline(**conditions, limit=exporting.MOST),
            lambda row: row.as_dict(),
        )
    with records.reading() as record:
        return listing(
            request,
            asked,
            lambda offset, limit: record.timeline(**conditions, limit=limit, offset=offset),
            as_dict,
            lambda row: row.id,
        )


class Figures(InTime, Listed):
    """The parameters of the listing of figures."""

    unit: str | None = Field(
        None, min_length=1, max_length=WORDS, description="Of this unit only.", examples=["USD", "percent"]
    )
    kind: words.FigureKind | None = Field(None, description="Of this kind only.")
    counts: str | None = Field(
        None,
        min_length=1,
        max_length=WORDS,
        description="Words, or beginnings of words, of what is counted.",
        examples=["home"],
    )


@router.get("/figures", response_model=None, responses=answers(Page[FigureShape]))
def figures(request: Request, records: Open, asked: Annotated[Figures, Query()]) -> Response:
    """The figures of what was said, each with its speakers, statement and report."""
    conditions = asked.conditions()
    if asked.format is not None:
        return exporting.listed(
            records, asked.format, "figures", lambda record, most: record.figures(**conditions, limit=most)
        )
    with records.reading() as record:
        return listing(
            request,
            asked,
            lambda offset, limit: record.figures(**conditions, limit=limit, offset=offset),
            as_dict,
            _figure_key,
        )


def _figure_key(entry: FigureEntry) -> str:
    return f"{entry.row.id} {entry.figure.quote.start} {entry.figure.quote.end}"
