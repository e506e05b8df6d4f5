"""The pages for people: one module a page, each with a ``router``; ``ROUTERS`` is what the application includes."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from onrecord.web.pages.about import router as about
from onrecord.web.pages.commitments import router as commitments
from onrecord.web.pages.corrections import router as corrections
from onrecord.web.pages.differences import router as differences
from onrecord.web.pages.figures import router as figures
from onrecord.web.pages.rejected import router as rejected
from onrecord.web.pages.report import router as report
from onrecord.web.pages.revisions import router as revisions
from onrecord.web.pages.search import router as search
from onrecord.web.pages.speakers import router as speakers
from onrecord.web.pages.statement import router as statement
from onrecord.web.pages.subjects import router as subjects
from onrecord.web.pages.timeline import router as timeline

ROUTERS: Final[tuple[APIRouter, ...]] = (
    search,
    statement,
    report,
    revisions,
    subjects,
    commitments,
    figures,
    speakers,
    differences,
    timeline,
    rejected,
    corrections,
    about,
)
