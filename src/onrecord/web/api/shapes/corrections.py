"""What people put right."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from onrecord.web.api.shapes.basics import Shape


class Correction(Shape):
    """An entry of the log: it is only ever added, and undone by a further one."""

    id: str
    at: str = Field(description="When (ISO 8601).")
    author: str
    action: Literal["merge", "split", "rename", "assign", "reject", "trim", "confirm", "dismiss", "undo"]
    about: str = Field(description="What it says, in a sentence.")
    note: str | None
    state: Literal["in force", "undone", "waiting"]
    undoes: str | None
    undone_by: str | None
    entry: dict[str, Any] = Field(description="All that it says, with the places that it holds on to.")
