"""Plots, differences and the timeline in a real browser, with JavaScript and without."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.web.test_browser import browser, opened, overflowing, playwright  # noqa: F401 - fixtures

Opened = Callable[..., Any]
PLOT = "figure.plot img"


def shown(page: Any) -> str:
    """The address of the picture that the browser chose, once it is there."""
    there = f"document.querySelector('{PLOT}').decode().then(() => document.querySelector('{PLOT}').currentSrc)"
    return str(page.evaluate(there))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_picture_fits_the_reader(opened: Opened, scheme: str, width: int, scripts: bool) -> None:  # noqa: F811
    page = opened(
        "/timeline", viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
    )
    source = shown(page)
    assert ("scheme=dark" in source) == (scheme == "dark")
    assert ("width=narrow" in source) == (width == 320)
    assert overflowing(page) <= 0
    ground = {"light": "#ffffff", "dark": "#1e1d1a"}[scheme]
    assert ground in page.request.get(source).text()


def test_the_picture_by_itself_breaks_no_policy(opened: Opened, live: str) -> None:  # noqa: F811
    page = opened("/timeline.svg")
    assert page.locator("svg[role=img]").count() == 1
    assert page.evaluate("getComputedStyle(document.querySelector('path.background')).display") != "none"


def test_what_is_printed_is_light(opened: Opened) -> None:  # noqa: F811
    page = opened("/timeline", color_scheme="dark")
    assert "scheme=dark" in shown(page)
    page.emulate_media(media="print")
    for _ in range(100):
        if "scheme=dark" not in (source := shown(page)):
            break
        page.wait_for_timeout(50)
    assert "scheme=dark" not in source


def test_the_numbers_behind_a_picture_are_reached_by_keyboard(opened: Opened) -> None:  # noqa: F811
    page = opened("/timeline", java_script_enabled=False)
    summary = page.get_by_text("These numbers as a table")
    summary.focus()
    page.keyboard.press("Enter")
    row = page.locator("details.numbers tbody tr").first
    playwright.expect(row).to_be_visible()
    number = int(row.locator("td").first.inner_text())
    row.get_by_role("link").click()
    page.get_by_label("Show").select_option("statements")
    page.get_by_role("button", name="Show").click()
    playwright.expect(page.get_by_role("status")).to_contain_text(f"{number} in all")


def test_from_a_name_to_what_they_said(opened: Opened) -> None:  # noqa: F811
    page = opened("/speakers", java_script_enabled=False)
    page.get_by_label("Name").fill("okonski")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Della Okonski", exact=True).click()
    assert page.locator("h1").inner_text() == "Della Okonski"
    page.get_by_role("link", name="in order of time").click()
    assert page.locator("article.entry").count() > 5
    page.get_by_role("link", name="Search", exact=True).click()
    assert re.fullmatch(r"http://[^/]+/", page.url)


def test_from_a_discrepancy_to_both_places(opened: Opened) -> None:  # noqa: F811
    page = opened("/discrepancies", java_script_enabled=False)
    options = page.get_by_label("Kind").locator("option").evaluate_all("all => all.map(one => one.value)")
    page.get_by_label("Kind").select_option(options[1])
    page.get_by_role("button", name="Show").click()
    assert f"kind={options[1]}" in page.url
    for side in (0, 1):
        page.locator("article.differ").first.locator(".side").nth(side).locator("a[href^='/reports/']").click()
        assert "/reports/" in page.url
        playwright.expect(page.locator(".report-text")).to_be_visible()
        page.go_back()
