"""What goes wrong, in one shape: ``{"error": {"status", "code", "message", "details"}}`` as JSON, or a page.

A message is one line for the user and never holds a path of the machine.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from onrecord.errors import (
    Forgotten,
    MissingExtra,
    NotInRecord,
    OnrecordError,
    RecordBusy,
    RecordError,
    TooLarge,
    UsageError,
)

API: Final = "/api/"
METHODS: Final = ("GET", "POST")  # there are no others
KINDS: Final[tuple[tuple[type[OnrecordError], int, str], ...]] = (  # the first that fits
    (Forgotten, 410, "forgotten"),
    (NotInRecord, 404, "not_found"),
    (UsageError, 400, "usage"),
    (TooLarge, 413, "too_large"),
    (MissingExtra, 501, "not_installed"),
    (RecordBusy, 503, "busy"),
    (RecordError, 503, "record"),
    (OnrecordError, 400, "usage"),
)
TITLES: Final = {
    400: "This cannot be asked for",
    401: "A token is needed",
    403: "Not allowed",
    404: "Nothing is here",
    410: "This was forgotten",
    405: "Not allowed",
    421: "Asked of the wrong host",
    422: "This cannot be asked for",
    503: "The record cannot be read right now",
}
CODES: Final = {401: "unauthorised", 403: "forbidden", 404: "not_found", 405: "method_not_allowed", 413: "too_large"}


class Refused(Exception):
    """A request that is not answered: an HTTP status, a code for programs, one line for people."""

    def __init__(self, status: int, code: str, message: str, details: object = None) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.details = status, code, message, details


def answer(request: Request, status: int, code: str, message: str, details: object = None) -> Response:
    """The problem as JSON for the API, as a page for everything else."""
    headers = {"Cache-Control": "no-store"}
    if status == 503:
        headers["Retry-After"] = "2"
    if request.url.path.startswith(API):
        body = {"error": {"status": status, "code": code, "message": message, "details": details}}
        return JSONResponse(body, status, headers)
    return _page(request, status, TITLES.get(status, "Something went wrong"), message, headers)


def _page(request: Request, status: int, title: str, message: str, headers: dict[str, str]) -> Response:
    try:
        from onrecord.web import rendering

        found = rendering.page(request, "problem.html", status=status, title=title, message=message)
    except Exception:  # an error page must not fail, whatever went wrong before it
        found = HTMLResponse(
            f'<!doctype html><html lang="en"><title>{html.escape(title)}</title><h1>{html.escape(title)}</h1>'
            f'<p>{html.escape(message)}</p><p><a href="/">Search the record</a></p></html>'
        )
    found.status_code = status
    found.headers.update(headers)
    return found


def _answers(request: Request, method: str) -> bool:
    """Whether there is a call or page of that method at the address."""
    scope = {**request.scope, "method": method}
    return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)


def install(app: FastAPI, path: Path) -> None:
    """Have the application answer with problems of this shape; ``path`` is the record's, which no message may name."""
    names = sorted({str(path), str(path.absolute()), str(path.resolve())}, key=len, reverse=True)

    def said(error: Exception) -> str:
        message = str(error)
        for name in names:
            message = message.replace(name, "the record")
        return message

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return answer(request, error.status, error.code, error.message, error.details)

    def ours(request: Request, error: Exception) -> Response:
        status, code = next((status, code) for kind, status, code in KINDS if isinstance(error, kind))
        return answer(request, status, code, said(error))

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        details = [
            {"where": ".".join(map(str, one["loc"])), "what": str(one["msg"]).replace("Value error, ", "")}
            for one in error.errors()
        ]
        message = "; ".join(f"{one['where'].partition('.')[2] or one['where']}: {one['what']}" for one in details)
        return answer(request, 422, "invalid", message, details)

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        message = str(error.detail)
        if error.status_code == 404:
            message = "there is no such page or call"
        found = answer(request, error.status_code, CODES.get(error.status_code, "http"), message)
        found.headers.update(error.headers or {})
        if error.status_code == 405:  # the router tells the methods of the first of several calls at one path
            found.headers["Allow"] = ", ".join(one for one in METHODS if _answers(request, one))
        return found

    def broken(request: Request, error: Exception) -> Response:
        return answer(request, 500, "internal", f"something went wrong inside onrecord ({type(error).__name__})")

    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(OnrecordError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, broken)
