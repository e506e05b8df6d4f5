"""What people put right: the log, and further entries where the server was started to take them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Query, Request
from fastapi.responses import Response
from pydantic import Field

from onrecord.web import forms
from onrecord.web.api import exporting
from onrecord.web.api.common import FAILURES, MISSING, Listed, answer, answers, as_dict, listing
from onrecord.web.api.shapes.basics import Failure
from onrecord.web.api.shapes.corrections import Correction
from onrecord.web.api.shapes.listings import Page
from onrecord.web.correcting import Wanted
from onrecord.web.depending import Open

router = APIRouter(tags=["corrections"], responses=FAILURES)


class Log(Listed):
    """The parameters of the log."""

    newest: bool = Field(True, description="The last one first.")


@router.get("/corrections", response_model=None, responses=answers(Page[Correction]))
def corrections(request: Request, records: Open, asked: Annotated[Log, Query()]) -> Response:
    """What people put right, those undone and the undoing ones too."""
    if asked.format is not None:
        return exporting.listed(
            records,
            asked.format,
            "corrections",
            lambda record, most: record.correct.list(newest=asked.newest, limit=most),
        )
    with records.reading() as record:
        return listing(
            request,
            asked,
            lambda offset, limit: record.correct.list(newest=asked.newest, limit=limit, offset=offset),
            as_dict,
            lambda row: row.id,
        )


EXAMPLES = {
    "assign": {
        "summary": "Say who made a statement",
        "value": {"action": "assign", "id": "a1f0c2d3e4", "entity": "Mara Venn", "author": "Ines"},
    },
    "dismiss": {
        "summary": "Say that a discrepancy is none",
        "value": {"action": "dismiss", "id": "d1f0c2d3e4", "author": "Ines", "note": "a misprint"},
    },
    "undo": {"summary": "Take a correction back", "value": {"action": "undo", "id": "c1f0c2d3e4", "author": "Ines"}},
}


@router.post(
    "/corrections",
    status_code=201,
    response_model=None,
    dependencies=[Depends(forms.allowed), Depends(forms.from_here), Depends(forms.as_json)],
    responses={
        201: {"model": Correction, "description": "The entry; the record has followed"},
        403: {"model": Failure, "description": "Corrections are not allowed here"},
        411: {"model": Failure, "description": "What is sent must say how long it is"},
        413: {"model": Failure, "description": "More than can be sent"},
        415: {"model": Failure, "description": "Not sent as application/json"},
        **MISSING,
    },
)
def correct(records: Open, wanted: Annotated[Wanted, Body(openapi_examples=EXAMPLES)]) -> Response:
    """Put something right, as `record.correct` does in Python, with the same words."""
    with records.writing() as record:
        found = answer(as_dict(wanted.make(record)))
    found.status_code = 201
    return found
