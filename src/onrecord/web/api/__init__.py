"""The HTTP API under ``/api/v1``: the nouns and parameters of the Python API, the domain types as JSON."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from onrecord.web.api import about

PREFIX: Final = "/api/v1"
ROUTERS: Final[tuple[APIRouter, ...]] = (about.router,)
