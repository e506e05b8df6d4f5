"""What a page or a call takes from the application: the record to read from, and what is allowed."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from onrecord.web.records import Records


def records(request: Request) -> Records:
    """The application's records."""
    found = request.app.state.records
    assert isinstance(found, Records)
    return found


Open = Annotated[Records, Depends(records)]
"""A parameter of a page: ``with records.reading() as record: ...``."""
