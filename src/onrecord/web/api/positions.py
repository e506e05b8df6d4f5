"""Positions over time, subjects, commitments, and how many statements there are when."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from onrecord.domain import words
from onrecord.errors import NotInRecord
from onrecord.web import plots
from onrecord.web.api import exporting
from onrecord.web.api.common import (
    ABOUT,
    DAY,
    FAILURES,
    MISSING,
    WORDS,
    Asked,
    Listed,
    answer,
    answers,
    as_dict,
    listing,
)
from onrecord.web.api.common import speaker as somebody
from onrecord.web.api.shapes.listings import Page
from onrecord.web.api.shapes.positions import Activity, Commitment, Position, Subject
from onrecord.web.api.statements import InTime
from onrecord.web.depending import Open
from onrecord.web.remembering import honest, recall
from onrecord.web.times import between

router = APIRouter(tags=["positions"], responses=FAILURES)


class Positions(InTime, Listed):
    """The parameters of positions."""

    speaker: str = Field(min_length=1, max_length=WORDS, description="Somebody.", examples=["Mara Venn"])
    about: str | None = Field(
        None, min_length=1, max_length=ABOUT, description="A search, or the name of a subject.", examples=["the dam"]
    )


@router.get("/positions", response_model=None, responses=answers(Page[Position]))
def positions(request: Request, records: Open, asked: Annotated[Positions, Query()]) -> Response:
    """What somebody said, in order of time, with what is said again folded and what changed marked."""
    conditions = asked.conditions()
    if asked.format is not None:
        return exporting.listed(
            records, asked.format, "positions", lambda record, most: record.positions(**conditions, limit=most)
        )
    with records.reading() as record:
        return listing(
            request,
            asked,
            lambda offset, limit: record.positions(**conditions, limit=limit, offset=offset),
            as_dict,
            lambda entry: entry.row.statement,
        )


class Subjects(Listed):
    """The parameters of subjects."""

    speaker: str | None = somebody()


@router.get("/subjects", response_model=None, responses=answers(Page[Subject]))
def subjects(request: Request, records: Open, asked: Annotated[Subjects, Query()]) -> Response:
    """What the statements of the record are about, or those of somebody."""
    if asked.format is not None:
        return exporting.listed(
            records, asked.format, "subjects", lambda record, most: record.subjects(asked.speaker, limit=most)
        )
    with records.reading() as record:
        return listing(
            request,
            asked,
            lambda offset, limit: record.subjects(asked.speaker, limit=limit, offset=offset),
            as_dict,
            lambda entry: entry.phrase,
        )


class Commitments(InTime, Listed):
    """The parameters of commitments."""

    status: words.CommitmentStatus | Literal["called for"] | None = Field(None, description="Of this status only.")


@router.get("/commitments", response_model=None, responses=answers(Page[Commitment]))
def commitments(request: Request, records: Open, asked: Annotated[Commitments, Query()]) -> Response:
    """What was undertaken, planned, approved or refused, and targets, in order of time."""
    conditions = asked.conditions()
    if asked.format is not None:
        return exporting.listed(
            records, asked.format, "commitments", lambda record, most: record.commitments(**conditions, limit=most)
        )
    with records.reading() as record:
        return listing(
            request,
            asked,
            lambda offset, limit: record.commitments(**conditions, limit=limit, offset=offset),
            as_dict,
            lambda entry: f"{entry.row.id} {entry.action.start} {entry.action.end} {entry.status}",
        )


class Active(Asked):
    """The parameters of activity."""

    speaker: str | None = somebody("The id of somebody who speaks; everybody without it.")
    since: str | None = Field(None, pattern=DAY, description="First day, month or year.", examples=["2025-03"])
    until: str | None = Field(None, pattern=DAY, description="Last such day, month or year, included.")


@router.get("/activity", response_model=None, responses={200: {"model": Activity}, **MISSING})
def activity(request: Request, records: Open, asked: Annotated[Active, Query()]) -> Response:
    """How many statements were said when: by days, weeks, months or years, so that there are some fifty at most.

    What was said on a known occasion counts on its day, the rest on the day on which it was first reported.
    """
    with records.reading() as record:
        if asked.speaker is not None and not record.overview.people([asked.speaker]):
            raise NotInRecord(f"nobody of the id {asked.speaker!r} speaks in the record")
        said = recall(request, ("moments", asked.speaker), lambda: record.overview.moments(asked.speaker))
    found = plots.activity(between(said, asked.since or "", asked.until or "").by_day())
    stretches = [{**asdict(one), "statements": one.statements} for one in found.stretches]
    return honest(request, answer({"unit": found.unit, "stretches": stretches, "undated": found.undated}))
