from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.domain import Format, Rejected, Report
from onrecord.reports import Input, load


@pytest.fixture
def report() -> Callable[..., Report]:
    """Load raw bytes or text that must become a report."""

    def loaded(raw: bytes | str, format: Format = "text") -> Report:
        data = raw.encode() if isinstance(raw, str) else raw
        found = load(Input("report", None, data, None, format))
        assert isinstance(found, Report), found
        return found

    return loaded


@pytest.fixture
def reason() -> Callable[..., str]:
    """Load raw bytes or text that must be rejected, and give the reason."""

    def rejected(raw: bytes | str, format: Format = "text") -> str:
        data = raw.encode() if isinstance(raw, str) else raw
        found = load(Input("report", None, data, None, format))
        assert isinstance(found, Rejected), found
        assert "\n" not in found.reason
        return found.reason

    return rejected
