"""Putting things right in a real browser, with scripts and without: a speaker corrected, and the correction undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from tests.web.conftest import serving
from tests.web.test_browser import CHROMIUM, COLOURS, OPTIONS, RULES, axe, playwright

DAM = "A long night\n\n“The dam will hold until spring, whatever people say,” Mara Venn said on Tuesday.\n"
QUAY = "Works at the harbour wall\n\n“We start in May with 40 boats,” said Ora Kerr, the harbour engineer.\n"
BENT = "Dam works\n\n“The dam will not hold until spring, whatever people say,” Mara Venn said on Tuesday.\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in (("dam.txt", DAM), ("quay.txt", QUAY), ("bent.txt", BENT)):
        (folder / name).write_text(text, encoding="utf-8")
    path = folder.parent / "corrections-browser.db"
    with onrecord.open(path, create=True) as record:
        record.read(folder)
    return path


@pytest.fixture
def writing(read_once: Path, tmp_path: Path) -> Iterator[str]:
    """The address of an application that may write."""
    with serving(Path(shutil.copy(read_once, tmp_path / "onrecord.db")), allow_corrections=True) as address:
        yield address


def test_a_speaker_is_corrected_and_undone_with_scripts_and_without(browser: playwright.Browser, writing: str) -> None:
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(f"{writing}/?about=boats")
        page.locator(".entry-link").first.click()
        assert page.locator("h1").inner_text().startswith("Ora Kerr")
        statement = page.url
        page.get_by_role("link", name="Put it right").first.click()

        form = page.locator("form#assign")
        form.get_by_label("Who it is").fill("Nobody Whom We Know")
        form.get_by_label("Your name").fill("Ines")
        form.get_by_label("Why").fill("she spoke for both")
        form.get_by_role("button", name="Say who spoke").click()
        assert "Nobody Whom We Know" in page.get_by_role("alert").inner_text()
        assert page.locator("form#assign").get_by_label("Why").input_value() == "she spoke for both"
        form.get_by_label("Who it is").fill("Mara Venn")
        form.get_by_role("button", name="Say who spoke").click()

        made = page.get_by_role("status")
        assert "Mara Venn" in made.inner_text()
        page.reload()  # sends nothing again
        assert page.locator(".log-entry:not(.log-undone)").count() >= 1
        page.get_by_role("link", name="Back to where you were").click()
        assert page.locator("h1").inner_text().startswith("Mara Venn")
        assert "said that" in page.locator("main").inner_text() or "Corrections" in page.locator("main").inner_text()

        page.goto(f"{writing}/corrections")
        page.get_by_role("link", name="Undo").first.click()
        undo = page.locator("form#undo")
        assert undo.get_by_label("Your name").input_value() == "Ines"  # this browser remembers
        undo.get_by_role("button", name="Undo it").click()
        assert "is undone" in page.get_by_role("status").inner_text()
        page.goto(statement)
        assert page.locator("h1").inner_text().startswith("Ora Kerr")
        context.close()


def test_words_are_cut_off_and_a_discrepancy_is_dismissed(browser: playwright.Browser, writing: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{writing}/?about=boats")
    page.locator(".entry-link").first.click()
    page.get_by_role("link", name="Put it right").first.click()
    area = page.get_by_label("What was said")
    area.fill(area.input_value().replace("We start in May with", ""))
    page.locator("form#trim").get_by_label("Your name").fill("Ines")
    page.get_by_role("button", name="Cut off the rest").click()
    page.get_by_role("link", name="Back to where you were").click()
    assert "We start" not in page.locator("blockquote").first.inner_text(), page.url
    assert "40 boats" in page.locator("blockquote").first.inner_text()

    page.goto(f"{writing}/discrepancies")
    page.get_by_role("link", name="Judge it").first.click()
    page.locator("form#dismiss").get_by_label("Your name").fill("Ines")
    page.get_by_role("button", name="Dismiss it").click()
    assert "is no discrepancy" in page.get_by_role("status").inner_text()
    page.goto(f"{writing}/discrepancies")
    assert page.get_by_role("link", name="Judge it").count() == 0
    context.close()


def test_a_page_of_another_site_cannot_send_a_form(browser: playwright.Browser, writing: str, live: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{writing}/corrections")
    page.goto("about:blank")
    page.set_content(
        f'<form method="post" action="{writing}/corrections/rename"><input name="entity" value="Ora Kerr">'
        '<input name="name" value="Gotcha"><input name="author" value="x"><button>go</button></form>'
    )
    page.get_by_role("button").click()
    page.wait_for_url(f"{writing}/corrections/rename")
    assert "another site" in page.locator("main").inner_text()
    status = page.request.get(f"{writing}/api/v1/corrections").json()
    assert status["items"] == []
    page.goto(live)  # another server of the same machine: same site, another origin
    sent = page.evaluate(
        "address => fetch(address, {method: 'POST', headers: {'content-type': 'application/json'}, "
        "body: '{}'}).then(() => 'sent', () => 'refused')",
        f"{writing}/api/v1/corrections",
    )
    assert sent == "refused"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody_and_nothing_is_cut_off(browser: playwright.Browser, writing: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.set_default_timeout(15_000)
    one = page.request.get(f"{writing}/api/v1/statements?about=boats").json()["items"][0]
    other = page.request.get(f"{writing}/api/v1/discrepancies").json()["items"][0]
    speaker = one["speakers"][0]["id"]
    made = page.request.post(
        f"{writing}/api/v1/corrections",
        data={"action": "rename", "entity": speaker, "name": "Ora Kerrigan", "author": "Ines"},
    ).json()
    for path in (
        "/corrections",
        f"/corrections?done={made['id']}&of={speaker}",
        *(f"/corrections/new/{subject}" for subject in (one["id"], speaker, other["id"], made["id"])),
    ):
        page.goto(writing + path)
        found = axe.Axe().run(page, options=RULES if scheme == "light" else COLOURS)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert page.title().endswith("onrecord")
    context.close()
