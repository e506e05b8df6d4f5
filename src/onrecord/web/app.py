"""The application: API, pages and static files behind one set of safeguards."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from os import PathLike
from pathlib import Path
from typing import Final

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from onrecord.web import api, pages, problems, safety
from onrecord.web.api import documentation
from onrecord.web.records import Records

HERE: Final = Path(__file__).parent
THREADS: Final = 8  # that answer requests: more of them would wait for the processors, and each takes memory


def create_app(
    path: str | PathLike[str],
    *,
    packs: Sequence[str | PathLike[str]] = (),
    allow_corrections: bool = False,
    token: str | None = None,
) -> FastAPI:
    """The application over the record at ``path``; ``packs`` as in :func:`onrecord.open`.

    Without a ``token`` it answers only requests to the loopback's own names; with one, only those that bring it.
    ``app.state.records`` are its open files, ``app.state.allow_corrections`` whether it may write. Raises
    RecordMissing, RecordForeign, RecordTooNew, RecordError or PackError at once.
    """
    records = Records(Path(path), [Path(pack) for pack in packs])

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = THREADS
        yield
        records.close()

    app = FastAPI(
        title="onrecord",
        docs_url=None,  # its page loads scripts from another host
        redoc_url=None,
        openapi_url=f"{api.PREFIX}/openapi.json",
        lifespan=living,
    )
    app.state.records = records
    app.state.allow_corrections = allow_corrections
    app.state.form_secret = secrets.token_bytes(32)
    app.openapi = api.document  # type: ignore[method-assign]
    problems.install(app, Path(path))
    for router in api.ROUTERS:
        app.include_router(router, prefix=api.PREFIX)
    app.include_router(documentation.router, prefix=api.PREFIX)
    for router in pages.ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.add_middleware(safety.Safety, token=token, state=records.state)
    return app
