"""The HTTP API under ``/api/v1``: the nouns and parameters of the Python API, the domain types as JSON."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

from fastapi import APIRouter, FastAPI

from onrecord import __version__
from onrecord.web.api import about, corrections, differences, exporting, positions, reports, speakers, statements

PREFIX: Final = "/api/v1"
ROUTERS: Final[tuple[APIRouter, ...]] = (
    statements.router,
    speakers.router,
    positions.router,
    reports.router,
    differences.router,
    corrections.router,
    about.router,
    exporting.router,
)


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document of the API, the same for every record."""
    described = FastAPI(
        title="onrecord",
        version=__version__,
        summary="An auditable record of public statements",
        description="Who said what, in which words, and where it stands. Offsets count Unicode code points of the "
        "stored text, end-exclusive. Listings come a page at a time: follow `next`, or the links of the header `Link`. "
        "Every answer has an `ETag`; sent back as `If-None-Match`, it is answered with 304 while nothing has changed.",
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    for router in ROUTERS:
        described.include_router(router, prefix=PREFIX)
    found = described.openapi()
    examples = json.loads(files("onrecord.web.api").joinpath("examples.json").read_text(encoding="utf-8"))
    for name, example in examples.items():  # set here, for FastAPI leaves out what is null
        answers = found["paths"][f"{PREFIX}/{name}"]["get"]["responses"]["200"]
        answers["content"]["application/json"]["example"] = example
    return found
