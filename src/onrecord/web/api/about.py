"""About the record: how much it holds."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from onrecord.web.depending import Open

router = APIRouter(tags=["record"])


@router.get("/about")
def about(records: Open) -> dict[str, Any]:
    """How much the record holds, and by what it was made."""
    with records.reading() as record:
        return {"counts": asdict(record.counts())}
