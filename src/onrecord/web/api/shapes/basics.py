"""What all shapes are made of, and the shape of what goes wrong."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


def _open(schema: dict[str, Any]) -> None:
    """Let the published schema allow the fields that a later version adds."""
    schema.pop("additionalProperties", None)


class Shape(BaseModel):
    """A JSON object."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_open)


class Quoted(Shape):
    """Characters of the stored text and where they stand, in Unicode code points, end-exclusive."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Days(Shape):
    """Between which days (ISO 8601), as far as that is known, and why."""

    earliest: str | None
    latest: str | None
    basis: list[str]


class MadeBy(Shape):
    """What read it: versions of onrecord and of the model, and the digest of the knowledge packs."""

    onrecord: str
    model: str
    packs: str


class Problem(Shape):
    """What went wrong: the HTTP status, a code for programs, one line for people, and details where there are any."""

    status: int
    code: str
    message: str
    details: list[dict[str, str]] | None


class Failure(Shape):
    """The shape of every error."""

    error: Problem
