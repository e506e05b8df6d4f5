"""The pages for people: one module a page, each with a ``router``; ``ROUTERS`` is what the application includes."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from onrecord.web.pages.figures import router as figures
from onrecord.web.pages.report import router as report
from onrecord.web.pages.search import router as search
from onrecord.web.pages.statement import router as statement

ROUTERS: Final[tuple[APIRouter, ...]] = (
    search,
    statement,
    report,
    figures,
)
