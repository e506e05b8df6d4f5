"""The pictures of the main pages in docs/images: made anew with ONRECORD_SCREENSHOTS=1, else checked to be there.

They are of the record that `onrecord demo` makes, 1280 pixels wide, and are shown in the README.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import onrecord
from tests.web.test_browser import browser, opened  # noqa: F401 - fixtures

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WIDTH, HEIGHT = 1280, 900
MOST = 200_000  # bytes of a picture: they are part of every checkout
MAKE = "ONRECORD_SCREENSHOTS" in os.environ


def _addresses(record: onrecord.Record) -> dict[str, str]:
    """What is shown: an answer that many reports quote, each in its own words, who gave it, and a report of it."""
    ines = next(record.speakers("Ines Maravall"))
    statement = next(record.statements(ines.id, "gate hold", limit=1))
    versions = record.versions(statement.statement)
    shortest = min(versions, key=lambda one: len(one.row.content[0].text))
    return {
        "search": "/?about=siren+OR+brochure",
        "statement": f"/statements/{versions.id}",
        "speaker": f"/speakers/{ines.id}",
        "report": f"/reports/{shortest.row.report.id}?at={shortest.row.id}",
        "discrepancies": "/discrepancies",
        "timeline": "/timeline?since=2025",
    }


NAMES = ("search", "statement", "speaker", "report", "discrepancies", "timeline")


@pytest.fixture(scope="module")
def addresses(demo_record: Path) -> dict[str, str]:
    with onrecord.open(demo_record) as record:
        return _addresses(record)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_the_main_pages_are_pictured(
    opened: Callable[..., Any],  # noqa: F811
    addresses: dict[str, str],
    name: str,
    scheme: str,
) -> None:
    page = opened(addresses[name], viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1
    if scheme == "dark" and name != "statement":
        return  # one of them shows what all look like
    picture = IMAGES / f"{name}{'-dark' if scheme == 'dark' else ''}.png"
    if MAKE:
        IMAGES.mkdir(exist_ok=True)
        picture.write_bytes(page.screenshot(animations="disabled", caret="hide"))
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (WIDTH, HEIGHT)
    assert len(data) <= MOST
