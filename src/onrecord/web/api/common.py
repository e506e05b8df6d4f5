"""What the calls of the API have in common: conditions, pages, and how rows become an answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Final, Literal, TypeVar
from urllib.parse import urlencode

from fastapi import Path, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from onrecord.web import paging
from onrecord.web.api.shapes.basics import Failure

_Row = TypeVar("_Row")

WORDS: Final = 300  # characters of a name, an outlet, a unit
ABOUT: Final = 1000  # characters of a search, as the store has it
DAY: Final = r"^\d{4}(-\d{2}(-\d{2})?)?$"

Downloaded = Literal["csv", "jsonl"]
TYPES: Final = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl; charset=utf-8"}
FILES: Final[dict[str, Any]] = {kind.partition(";")[0]: {"schema": {"type": "string"}} for kind in TYPES.values()}

#: What any call may answer beside its own shape.
FAILURES: Final[dict[int | str, dict[str, Any]]] = {
    400: {"model": Failure, "description": "What was asked for makes no sense"},
    401: {"model": Failure, "description": "The server asks for a token"},
    414: {"model": Failure, "description": "The query is too long"},
    421: {"model": Failure, "description": "Asked of a host that is none of this server's names"},
    422: {"model": Failure, "description": "A parameter that is none, or of the wrong shape"},
    503: {"model": Failure, "description": "The record cannot be read right now"},
}
MISSING: Final[dict[int | str, dict[str, Any]]] = {
    404: {"model": Failure, "description": "The id is not in the record"},
    410: {"model": Failure, "description": "It was of a report that was forgotten: when, by whom and why"},
}

Id = Annotated[
    str,
    Path(min_length=1, max_length=100, pattern=r"^[^/]+$", description="An id, or its first six digits or more."),
]


class Asked(BaseModel):
    """The parameters of a call; any other is refused, so that a misspelt condition does not pass for none."""

    model_config = ConfigDict(extra="forbid")

    def conditions(self) -> dict[str, Any]:
        """Those that say what is listed, for the method of the record of the same name."""
        return self.model_dump(exclude={"limit", "cursor", "format"})


class Paged(Asked):
    """Of a listing: how many at a time, and where to go on."""

    limit: int = Field(paging.LIMIT, ge=1, le=paging.MOST, description="How many rows of a page, at most.")
    cursor: str | None = Field(
        None, min_length=1, max_length=paging.CURSOR_LENGTH, description="The `next` or `previous` of another page."
    )


class Listed(Paged):
    """Of a listing that can be taken away as a file, too."""

    format: Downloaded | None = Field(
        None,
        description="All that is listed as a file, up to 10,000 rows, instead of a page: limit and cursor do not "
        "matter then.",
    )


def answers(page: type[BaseModel]) -> dict[int | str, dict[str, Any]]:
    """What a call answers that lists: a page, or a file."""
    return {200: {"model": page, "content": FILES}}


def speaker(description: str = "A name, whole words of one, another wording for somebody, or an id.") -> Any:  # noqa: ANN401
    """The field for somebody."""
    return Field(None, min_length=1, max_length=WORDS, description=description, examples=["Mara Venn"])


def answer(shape: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """A shape as JSON."""
    return JSONResponse(shape, headers=dict(headers or {}))


def listing(
    request: Request,
    asked: Paged,
    rows: Callable[[int, int], Iterable[_Row]],
    shape: Callable[[_Row], Mapping[str, Any]],
    key: Callable[[_Row], str],
    more: Mapping[str, Any] | None = None,
) -> Response:
    """A page of a listing, with links to its neighbours; ``more`` are further fields of the answer."""
    conditions = {"call": request.url.path, **asked.conditions()}
    found = paging.page(rows, conditions, asked.cursor, asked.limit, key)
    links = [
        f'<{request.url.path}?{_query(request, cursor)}>; rel="{name}"'
        for name, cursor in (("next", found.next), ("prev", found.previous))
        if cursor is not None
    ]
    body = {
        "items": [shape(row) for row in found.rows],
        "next": found.next,
        "previous": found.previous,
        **(more or {}),
    }
    return answer(body, {"Link": ", ".join(links)} if links else None)


def _query(request: Request, cursor: str) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in ("cursor", "token")]
    return urlencode([*kept, ("cursor", cursor)])


def as_dict(row: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """The shape that an entry gives itself."""
    shape: Mapping[str, Any] = row.as_dict()
    return shape


def line(row: Mapping[str, Any]) -> str:
    """One line of JSONL."""
    return json.dumps(row, ensure_ascii=False) + "\n"
