"""The application in a real browser: Debian's Chromium, driven by Playwright, over the samples and real reports."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.store.entries import ShownStatement
from onrecord.web.rendering import SECTIONS
from tests.web.conftest import serving
from tests.web.rows import REVISED

playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="and axe-playwright-python")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {"resultTypes": ["violations"]}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
ELEMENTS = "[...document.querySelectorAll('*')]"
FOCUSED = f"{ELEMENTS}.indexOf(document.activeElement)"
FOCUSABLE = (
    f"{ELEMENTS}.map((one, at) => [one, at]).filter(([one]) => one.matches('a[href], input, select, button, summary') "
    "&& one.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})).map(([, at]) => at)"
)
NARROW, WIDE = {"width": 320, "height": 700}, {"width": 3840, "height": 2160}


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield found
        found.close()


@pytest.fixture
def opened(browser: playwright.Browser, live: str) -> Iterator[Callable[..., playwright.Page]]:
    """Opens a page of the application; afterwards, nothing may have gone wrong or been asked of another host."""
    wrong: list[str] = []
    contexts = []

    def go(path: str, address: str = live, **options: object) -> playwright.Page:
        context = browser.new_context(accept_downloads=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: _said(message, wrong))
        page.on("response", lambda one: _answered(one, wrong))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda one: None if one.url.startswith(address) else wrong.append(one.url))
        page.goto(address + path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert not wrong


def _said(message: playwright.ConsoleMessage, wrong: list[str]) -> None:
    """What the browser complains of, but for an answer that is an error: see below."""
    if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
        wrong.append(message.text)


def _answered(response: playwright.Response, wrong: list[str]) -> None:
    """Only a page may be an error, never what it is made of."""
    if response.status >= 400 and response.request.resource_type != "document":
        wrong.append(f"{response.status} {response.url}")


@pytest.fixture(scope="module")
def told(demo_record: Path) -> ShownStatement:
    """The statement with the most versions."""
    with onrecord.open(demo_record) as record:
        most = max(record.statements(), key=lambda row: row.told.versions if row.told else 0)
        return record.versions(most.statement)


@pytest.fixture(scope="module")
def paths(told: ShownStatement) -> list[str]:
    """An address of every kind of page, and of its other states."""
    row = told.versions[-1].row
    return [
        *(path for path, _, _ in SECTIONS),
        "/?about=gate&quotation=direct",
        "/?about=zeppelin",
        "/?since=soon",
        f"/statements/{told.id}",
        f"/reports/{row.report.id}?at={row.id}",
        f"/speakers/{told.versions[0].row.speakers[0].id}",
        "/api/v1/docs",
        "/nowhere",
    ]


def overflowing(page: playwright.Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_no_page_has_a_violation_or_scrolls_sideways(
    opened: Callable[..., playwright.Page], live: str, paths: list[str]
) -> None:
    """By axe-core, in light and in dark; from 320 pixels to 4K."""
    script = axe.Axe().axe_script
    page = opened("/", viewport={"width": 1280, "height": 900})
    found: list[str] = []
    for path in paths:
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 900})
        with page.expect_response(live + path):
            page.goto(live + path)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        page.evaluate(script)
        for scheme, rules in (("light", RULES), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            violations = page.evaluate("async (rules) => (await axe.run(rules)).violations", rules)
            found += [f"{path} {scheme} {one['id']}: {one['nodes'][0]['html'][:200]}" for one in violations]
        for size in (NARROW, WIDE):
            page.set_viewport_size(size)
            found += [f"{path} is {more} px too wide at {size['width']}"] if (more := overflowing(page)) > 0 else []
    assert found == []


def test_revisions_have_no_violation_and_lead_to_their_places(
    opened: Callable[..., playwright.Page], tmp_path: Path
) -> None:
    """With what changed marked, which the samples have none of; the same without scripts."""
    (tmp_path / "in").mkdir()
    with onrecord.open(tmp_path / "revised.db", create=True) as record:
        for text in REVISED:
            (tmp_path / "in" / "fees.txt").write_text(text, encoding="utf-8")
            record.read(tmp_path / "in")
    with serving(tmp_path / "revised.db") as address:
        page = opened("/revisions", address, viewport={"width": 1280, "height": 900})
        page.evaluate(axe.Axe().axe_script)
        for scheme, rules in (("light", RULES), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("async (rules) => (await axe.run(rules)).violations", rules) == []
        for size in (NARROW, WIDE):
            page.set_viewport_size(size)
            assert overflowing(page) <= 0
        page = opened("/revisions", address, java_script_enabled=False)
        page.get_by_label("Of which page").fill("fees.txt")
        page.get_by_role("button", name="Show").click()
        changed = page.locator("article.revision li").filter(has_text="changed")
        assert changed.locator("del").first.inner_text() == "3"
        changed.get_by_role("link", name="in its place").click()
        playwright.expect(page.locator(".report-text .lit").first).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_commitments_and_subjects_lead_to_statements_and_files(
    opened: Callable[..., playwright.Page], live: str, scripts: bool
) -> None:
    page = opened("/commitments", java_script_enabled=scripts)
    page.get_by_label("State").select_option("planned")
    page.get_by_role("button", name="Show").click()
    rows = page.locator("table.commitments-table tbody tr")
    for kind in ("CSV", "JSONL"):
        with page.expect_download() as download:
            page.get_by_role("link", name=kind, exact=True).click()
        lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
        assert len(lines) - (kind == "CSV") == rows.count() > 0
    rows.first.get_by_role("link").last.click()
    playwright.expect(page.locator(".report-text .lit").first).to_be_in_viewport()
    page.goto(f"{live}/commitments")
    rows.first.get_by_role("link").first.click()
    playwright.expect(page.locator("article.version").first).to_be_visible()

    page.goto(f"{live}/subjects")
    page.locator("table.subjects-table tbody a").first.click()
    assert page.locator("article.entry").count() > 1
    with page.expect_download() as download:
        page.goto(f"{live}/figures")
        page.get_by_role("link", name="CSV").click()
    assert len(Path(download.value.path()).read_text(encoding="utf-8").splitlines()) > 10


def test_a_version_is_followed_to_its_highlighted_place(
    opened: Callable[..., playwright.Page], told: ShownStatement
) -> None:
    """Search, open a statement, follow a version into its report; and take the list away."""
    page = opened("/")
    speaker = told.versions[0].row.speakers[0].name
    page.get_by_label("What was said about").fill('"crisis of patience"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/?about=%22crisis+of+patience%22*")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(Path(download.value.path()).read_text(encoding="utf-8").splitlines()))
    assert rows
    assert len(rows) == page.locator("article.entry").count()

    page.locator(f"a.entry-link[href$='{told.id}']").click()
    assert speaker in page.locator("h1").inner_text()
    assert page.locator("article.version").count() == len(told.versions)
    last = page.locator("article.version").last
    words = " ".join(" ".join(quote.text for quote in told.versions[-1].row.content).split())
    last.get_by_role("link", name="See it in its place").click()
    place = page.locator(f"[id='{told.versions[-1].attribution}']")
    playwright.expect(place).to_be_in_viewport()
    assert " ".join(" ".join(page.locator(".report-text .lit").all_inner_texts()).split()) == words


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_filters_narrow_and_are_taken_off(opened: Callable[..., playwright.Page], scripts: bool) -> None:
    page = opened("/?about=gate", java_script_enabled=scripts)
    before = page.locator("article.entry").count()

    page.get_by_text("Filters and order").click()
    page.get_by_label("Kind of quotation").select_option("direct")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**quotation=direct**")
    playwright.expect(page.locator("article.entry").first).to_be_visible()
    assert 0 < page.locator("article.entry").count() < before
    page.get_by_role("link", name="Kind of quotation").click()

    playwright.expect(page.locator("article.entry")).to_have_count(before)


def test_every_page_works_without_scripts(
    opened: Callable[..., playwright.Page], live: str, paths: list[str], told: ShownStatement
) -> None:
    page = opened("/", java_script_enabled=False)
    for path in [path for path in paths if path not in ("/nowhere", "/?since=soon")]:
        answer = page.goto(live + path)
        assert answer is not None
        assert answer.status == 200, path
        assert page.locator("h1").count() == 1, path
        assert page.locator("main").inner_text().strip(), path
    row = told.versions[-1].row
    page.goto(f"{live}/reports/{row.report.id}?at={row.id}#{row.id}")
    playwright.expect(page.locator(f"[id='{row.id}']")).to_be_in_viewport()
    playwright.expect(page.locator(f"[data-card='{row.id}'] .card-body")).to_be_visible()
    page.goto(f"{live}/statements/{told.id}")
    assert page.get_by_role("button", name="Copy").count() == 0


def test_the_keyboard_reaches_everything_and_shows_where_it_is(opened: Callable[..., playwright.Page]) -> None:
    page = opened("/?about=gate")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "f-about"
    seen: list[int] = []
    while (here := page.evaluate(FOCUSED)) not in seen and page.evaluate("document.activeElement !== document.body"):
        seen.append(here)
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", here
        page.keyboard.press("Tab")
    assert seen == [one for one in page.evaluate(FOCUSABLE) if one in seen]  # in the order of the page
    missed = page.evaluate(f"{FOCUSABLE}.filter((one) => !{seen}.includes(one)).length")
    assert missed == len(page.locator("header.top a").all()) + 1  # what stands before the box, and the skip link


def test_a_card_opens_from_its_words_and_a_citation_is_copied(
    opened: Callable[..., playwright.Page], live: str, told: ShownStatement
) -> None:
    row = told.versions[-1].row
    page = opened(f"/reports/{row.report.id}", permissions=["clipboard-read", "clipboard-write"])
    page.locator(f"[data-of~='{row.id}']").last.click()
    playwright.expect(page.locator(f"[data-card='{row.id}'] .card-body")).to_be_visible()

    page.goto(f"{live}/statements/{told.id}")
    page.get_by_role("button", name="Copy").click()
    playwright.expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#citation").inner_text().strip()


def test_a_statement_prints_without_the_furniture(
    opened: Callable[..., playwright.Page], told: ShownStatement, tmp_path: Path
) -> None:
    page = opened(f"/statements/{told.id}")
    page.emulate_media(media="print")

    assert not page.locator("header.top").is_visible()
    assert not page.locator("footer.bottom").is_visible()
    assert page.locator(".citation").is_visible()
    assert page.pdf(path=tmp_path / "statement.pdf").startswith(b"%PDF")


def test_real_reports_are_searched_and_followed_to_their_place(
    opened: Callable[..., playwright.Page], shared: Path, tmp_path: Path
) -> None:
    with onrecord.open(tmp_path / "seeds.db", create=True) as record:
        record.read(shared / "seeds")
    with serving(tmp_path / "seeds.db") as address:
        page = opened("/?about=defence", address)
        page.locator("a.entry-link").first.click()
        words = page.locator("article.version .content").first.inner_text()
        page.locator("article.version").first.get_by_role("link", name="See it in its place").click()
        playwright.expect(page.locator(".report-text .lit").first).to_be_in_viewport()
        assert " ".join(words.split()) in " ".join(page.locator(".report-text").inner_text().split())
        page.set_viewport_size(NARROW)
        assert overflowing(page) <= 0
