"""Getting reports in: from files, pages and streams to reports with their stored text, metadata and set-aside spans."""

from __future__ import annotations

from onrecord.reports.inputs import Input, discover
from onrecord.reports.loading import from_text, load
from onrecord.reports.reading import ReadingText, reading_text

__all__ = ["Input", "ReadingText", "discover", "from_text", "load", "reading_text"]
