"""Who speaks in the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from onrecord.domain import words
from onrecord.errors import NotInRecord
from onrecord.web.api import exporting
from onrecord.web.api.common import FAILURES, MISSING, WORDS, Asked, Id, Listed, answer, answers, as_dict, listing
from onrecord.web.api.shapes.listings import Page, Reports, SpeakerEntry
from onrecord.web.api.statements import listed as statement
from onrecord.web.depending import Open
from onrecord.web.paging import MOST
from onrecord.web.remembering import honest, recall

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.store.people import SpeakerEntry as SpeakerRow

_ID: Final = re.compile(r"e[0-9a-f]{20}|Q[0-9]+|k:[^/]+")  # of a text's entity, of Wikidata, of a knowledge pack

router = APIRouter(tags=["speakers"], responses=FAILURES)


class Speakers(Listed):
    """The parameters of the listing."""

    name: str | None = Field(
        None, min_length=1, max_length=WORDS, description="Those whom these words may mean.", examples=["Venn"]
    )
    kind: words.EntityKind | None = Field(None, description="Of this kind only.")
    order: Literal["statements", "name", "newest"] = Field("statements", description="The most quoted first.")


@router.get("/speakers", response_model=None, responses=answers(Page[SpeakerEntry]))
def speakers(request: Request, records: Open, asked: Annotated[Speakers, Query()]) -> Response:
    """Who speaks, the most quoted first."""
    conditions = asked.conditions()
    if asked.format is not None:
        return exporting.listed(
            records, asked.format, "speakers", lambda record, most: record.speakers(**conditions, limit=most)
        )
    with records.reading() as record:
        rows: Callable[..., Iterable[SpeakerRow]]
        if asked.name is not None:
            rows = partial(record.speakers, **conditions)
        else:  # everybody is counted once while nothing changes
            kind, order = asked.kind, asked.order
            ids = recall(request, ("speakers", order), lambda: record.overview.speaking(None, order))
            if kind is not None:
                kinds = {one.id: one.kind for one in recall(request, "ranking", record.overview.ranking)}
                ids = tuple(one for one in ids if kinds.get(one) == kind)

            def rows(*, limit: int, offset: int) -> Iterable[SpeakerRow]:
                page = ("people", kind, order, limit, offset)
                return recall(request, page, lambda: record.overview.people(ids[offset : offset + limit]))

        return honest(
            request,
            listing(request, asked, lambda offset, limit: rows(limit=limit, offset=offset), as_dict, _id),
        )


def _id(entry: SpeakerRow) -> str:
    return entry.id


@router.get("/speakers/{id}", response_model=None, responses={200: {"model": SpeakerEntry}, **MISSING})
def speaker(records: Open, id: Id) -> Response:
    """One speaker, by the id; also by one that was merged away."""
    with records.reading() as record:
        return answer(_someone(record, id).as_dict())


class Reported(Asked):
    """How many of the most reported."""

    limit: int = Field(5, ge=1, le=MOST, description="How many of them, at most.")


@router.get("/speakers/{id}/most-reported", response_model=None, responses={200: {"model": Reports}, **MISSING})
def most_reported(records: Open, id: Id, asked: Annotated[Reported, Query()]) -> Response:
    """What more than one report has of what somebody said: the statements of the most independent texts first."""
    with records.reading() as record:
        rows = record.overview.most_told(_someone(record, id).id, asked.limit)
    return answer({"items": [statement(row) for row in rows]})


def _someone(record: Record, id: str) -> SpeakerRow:
    found = next(record.speakers(id, limit=1), None) if _ID.fullmatch(id) else None
    if found is None:
        raise NotInRecord(f"nobody of the id {id!r} speaks in the record")
    return found
