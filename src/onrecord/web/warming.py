"""Asking for each kind of page once before anybody else does, so that nobody waits for what is made only once.

That are the counts and rankings of the whole record, the model and the vectors of meaning, the templates, and what
draws plots: on a record of 100,000 attributions, some seconds together.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.types import Message

    from onrecord.web.records import Records

LONGEST: Final = 15.0  # seconds after which nothing more is asked for: of a huge record, the rest is made when it is
PAGES: Final = (
    "/",
    "/speakers",
    "/timeline",
    "/timeline.svg",
    "/about",
    "/discrepancies",
    "/?about=statement",
    "/subjects",
    "/commitments",
    "/figures",
    "/developments",
    "/reports",
    "/revisions",
    "/api/v1/speakers",
    "/api/v1/speakers?order=name",
    "/api/v1/speakers?order=newest",
    "/api/v1/statements",
)


def warm(app: FastAPI, token: str | None = None, longest: float = LONGEST) -> None:
    """Ask an application for its pages, which needs the ``token`` that it was made with; whatever goes wrong is told
    to whoever asks next."""
    until = time.monotonic() + longest
    for address in (*PAGES, *_single(app.state.records)):
        if time.monotonic() > until:
            break
        with contextlib.suppress(Exception):
            asyncio.run(_ask(app, address, token))


def _single(records: Records) -> Iterator[str]:
    """A statement, its report, and who said it."""
    try:
        with records.reading() as record:
            found = list(record.statements(limit=1))
    except OnrecordError:
        return
    for row in found:
        yield f"/statements/{row.statement}"
        yield f"/reports/{row.report.id}"
        yield from (f"/speakers/{quote(one.id, safe='')}" for one in row.speakers if one.id)


async def _ask(app: FastAPI, address: str, token: str | None) -> None:
    path, _, query = address.partition("?")
    headers = [(b"host", b"localhost"), *([(b"authorization", f"Bearer {token}".encode())] if token else [])]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": headers,
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 80),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: Message) -> None:
        return

    await app(scope, receive, send)
