"""The pages as they are sent: what is on them, where they lead, and that a report can put nothing on them but text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord.store.entries import Shown, ShownReport, ShownStatement
from onrecord.web import showing
from onrecord.web.rendering import SECTIONS

VOID = {"meta", "link", "br", "hr", "img", "input", "source"}


class Page(HTMLParser):
    """What stands on a page: its elements with their attributes, and the text of those with a class or a name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[int] = []
        self.feed(html)
        self.close()
        assert self._open == [], "an element is not closed"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        self.texts.append("")
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            at = self._open.pop()
            if self.elements[at][0] == tag:
                return
        raise AssertionError(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        for at in self._open:
            self.texts[at] += data

    def all(self, tag: str, name: str = "") -> list[str]:
        """The texts of all elements of that name, and class if one is given."""
        return [
            " ".join(text.split())
            for (found, attributes), text in zip(self.elements, self.texts, strict=True)
            if found == tag and (not name or name in (attributes.get("class") or "").split())
        ]

    def links(self) -> list[str]:
        return [attributes.get("href") or "" for tag, attributes in self.elements if tag == "a"]


def got(client: TestClient, path: str, status: int = 200) -> Page:
    found = client.get(path)
    assert found.status_code == status, found.text[:500]
    return Page(found.text)


@pytest.fixture(scope="module")
def told(demo_record: Path) -> ShownStatement:
    """The statement with the most versions."""
    with onrecord.open(demo_record) as record:
        most = max(record.statements(), key=lambda row: row.told.versions if row.told else 0)
        return record.versions(most.statement)


@pytest.fixture(scope="module")
def pages(client: TestClient, told: ShownStatement) -> list[str]:
    """An address of every kind of page."""
    speaker = told.versions[0].row.speakers[0].id
    report = told.versions[0].row.report.id
    found = [path for path, _, _ in SECTIONS]
    return [*found, "/?about=gate", f"/statements/{told.id}", f"/reports/{report}", f"/speakers/{speaker}"]


def test_every_page_has_a_title_of_its_own_one_heading_and_its_landmarks(client: TestClient, pages: list[str]) -> None:
    titles = []
    for path in pages:
        page = got(client, path)
        tags = [tag for tag, _ in page.elements]
        titles += page.all("title")
        assert page.all("title")[0].endswith("onrecord"), path
        assert tags.count("h1") == tags.count("main") == 1, path
        assert tags.count("header") >= 1, path
        assert page.links()[0] == "#main", path
        levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)
    assert len(set(titles)) == len(titles)


def test_no_page_asks_anything_of_another_host_or_runs_anything_inline(client: TestClient, pages: list[str]) -> None:
    for path in pages:
        for tag, attributes in got(client, path).elements:
            assert not any(name.startswith("on") or name == "style" for name in attributes), (path, tag)
            for name in ("src", "srcset", "action") if tag != "link" else ("href",):
                assert (attributes.get(name) or "/").startswith("/"), (path, tag, attributes)
            if tag in ("script", "style"):
                assert attributes.get("src"), path


def test_a_browser_keeps_styles_and_scripts_and_asks_for_every_page_anew(client: TestClient) -> None:
    page = got(client, "/")
    files = [str(one.get("href") or one.get("src")) for tag, one in page.elements if tag in ("link", "script")]

    assert len(files) >= 3
    for file in files:
        assert "immutable" in client.get(file).headers["cache-control"], file
    assert client.get("/static/onrecord.css").headers["cache-control"] == "private, no-cache"
    assert client.get("/").headers["cache-control"] == "private, no-cache"


def test_every_link_inside_leads_somewhere(client: TestClient) -> None:
    """Followed from the first page on, up to so many links of one kind."""
    followed: Counter[str] = Counter()
    found, waiting = {"/"}, ["/"]
    while waiting:
        path = waiting.pop(0)
        answer = client.get(path)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for link in Page(answer.text).links():
            inside = path.partition("?")[0] + link if link.startswith("?") else link.partition("#")[0]
            kind = re.sub(r"[0-9a-f]{6,}|Q\d+|k:[^/?]+|=[^&]*", "", inside)
            if inside.startswith("/") and inside not in found and followed[kind] < (3 if "?" in kind else 40):
                followed[kind] += 1
                found.add(inside)
                waiting.append(inside)
    assert len(found) > 150


def test_a_search_marks_what_it_found_and_keeps_the_question_in_the_address(client: TestClient) -> None:
    page = got(client, "/?about=gate+hold&quotation=direct")

    assert {"gate", "hold"} <= {hit.lower() for hit in page.all("span", "hit")}
    assert any(link.startswith("/statements/s") for link in page.links())
    fields = {attributes.get("name"): attributes.get("value") for tag, attributes in page.elements if tag == "input"}
    assert fields["about"] == "gate hold"
    assert any("format=csv" in link and "about=gate+hold" in link for link in page.links())
    assert any(link == "/?about=gate+hold" for link in page.links())  # takes the filter off


def test_a_speaker_that_is_asked_for_by_id_is_called_by_name(client: TestClient, told: ShownStatement) -> None:
    speaker = told.versions[0].row.speakers[0]

    page = got(client, f"/?speaker={speaker.id}")

    assert any(str(speaker.name) in text for text in page.all("li"))
    assert speaker.name in page.all("title")[0]


def test_what_says_it_in_other_words_is_found_too_and_told_apart(client: TestClient) -> None:
    both, words = got(client, "/?about=gate+hold"), got(client, "/?about=gate+hold&meaning=false")

    assert "in other words" in both.all("span", "badge")
    assert "in other words" not in words.all("span", "badge")
    assert any("meaning=false" in link and "format=csv" in link for link in words.links())
    taken = client.get("/api/v1/statements?about=gate+hold&meaning=false&format=jsonl&order=relevance")
    assert len(taken.text.splitlines()) == len(words.all("article", "entry"))


def test_a_search_goes_on_over_pages_without_doubling(client: TestClient) -> None:
    found: list[str] = []
    path: str | None = "/?order=report"
    while path:
        page = got(client, path)
        found += [link for link in page.links() if link.startswith("/statements/")]
        path = next((str(one["href"]) for tag, one in page.elements if tag == "a" and one.get("rel") == "next"), None)

    assert len(found) == len(set(found)) == client.get("/api/v1/about").json()["counts"]["statements"]


@pytest.mark.parametrize(
    "path",
    [
        "/?since=soon",
        "/?about=%22%22",
        "/?quotation=loud",
        "/?speaker=%20.",
        "/?about=" + "x" * 1001,
        "/figures?kind=odd",
    ],
)
def test_what_makes_no_sense_is_said_beside_the_question(client: TestClient, path: str) -> None:
    page = got(client, path, 400)

    assert page.all("div", "problem")
    assert any(tag == "input" for tag, _ in page.elements)


def test_nothing_found_says_what_to_do_next(client: TestClient) -> None:
    page = got(client, "/?about=volcano&outlet=meridian")

    assert "/?about=volcano" in page.links()
    assert page.all("section", "empty")


def test_an_empty_record_says_how_to_fill_it(tmp_path: Path) -> None:
    from onrecord.web import create_app

    onrecord.open(tmp_path / "new.db", create=True).close()
    with TestClient(create_app(tmp_path / "new.db"), base_url="http://127.0.0.1") as client:
        for path, _, _ in SECTIONS:
            page = got(client, path)
            assert str(tmp_path) not in client.get(path).text
            if path in ("/", "/reports", "/figures"):
                assert any("onrecord read" in text for text in page.all("code")), path


def test_a_statement_has_all_of_its_versions_with_a_way_to_each_place(client: TestClient, told: ShownStatement) -> None:
    page = got(client, f"/statements/{told.id}")
    ids = [attributes.get("id") for tag, attributes in page.elements if tag == "article"]

    for version in told:
        assert version.row.id in ids
        assert f"/reports/{version.row.report.id}?at={version.row.id}#{version.row.id}" in page.links()
        assert any(version.because[1:] in text for text in page.all("p", "because")) or version is told.versions[0]
    assert page.all("ins")
    assert page.all("del")
    assert page.all("p", "citation")


def test_a_statement_says_what_was_asked_and_what_is_told_within_it(client: TestClient, demo_record: Path) -> None:
    with onrecord.open(demo_record) as record:
        asked = next(row for row in record.statements() if row.question is not None)
        reports = [record.show(report.id) for report in record.reports()]
        rows = [row for report in reports if isinstance(report, ShownReport) for row in report.statements]
        child = next(row for row in rows if row.parent is not None)
        outer = record.show(str(child.parent))
    assert isinstance(outer, Shown)
    assert asked.question is not None

    page = got(client, f"/statements/{asked.statement}")
    assert any(" ".join(asked.question.text.split())[:60] in text for text in page.all("p", "asked"))
    assert f"/attributions/{child.parent}" in got(client, f"/statements/{child.statement}").links()
    assert f"/statements/{child.statement}" in got(client, f"/statements/{outer.row.statement}").links()


def test_an_attribution_leads_to_its_place_among_the_versions(client: TestClient, told: ShownStatement) -> None:
    version = told.versions[-1]

    found = client.get(f"/attributions/{version.row.id}", follow_redirects=False)
    other = client.get(f"/statements/{version.row.id}", follow_redirects=False)

    assert found.headers["location"] == other.headers["location"] == f"/statements/{told.id}#{version.row.id}"


@pytest.mark.parametrize(
    "path", ["/statements/s123456", "/reports/r123456", "/reports/r%00", "/attributions/a000000", "/nowhere"]
)
def test_what_is_not_there_is_a_page_too(client: TestClient, path: str) -> None:
    assert got(client, path, 404).all("h1")


def test_a_version_leads_to_its_words_in_the_report(client: TestClient, told: ShownStatement) -> None:
    version = told.versions[-1]

    page = got(client, f"/reports/{version.row.report.id}?at={version.row.id}")

    lit = " ".join(page.all("span", "lit"))
    assert lit == " ".join(" ".join(quote.text for quote in version.row.content).split())
    assert [one.get("id") for _, one in page.elements].count(version.row.id) == 1


HTML = (
    '<html lang="en"><head><title>{0}</title><link rel="canonical" href="https://courier.example/harbour">'
    '<meta property="article:modified_time" content="{1}T09:00:00Z"></head><body><article><h1>{0}</h1>'
    "<p>The council of Eastmere met on Monday to talk about the old harbour and about its walls for two hours.</p>"
    "<p>“The harbour {2} open in spring and nobody will lose a berth,” Ora Venn, the harbour master, said.</p>"
    "</article></body></html>"
)


def test_a_page_that_changed_shows_what_it_changed(application: Callable[..., TestClient]) -> None:
    client = application(
        {
            "one.html": HTML.format("Harbour plan agreed", "2025-03-10", "will"),
            "two.html": HTML.format("Harbour plan in doubt", "2025-03-11", "may"),
        }
    )
    reports = sorted({link for link in got(client, "/reports").links() if link.startswith("/reports/r")})
    pages = [got(client, link) for link in reports]

    assert len(pages) == 2
    for page, other in zip(pages, reversed(reports), strict=True):
        assert "Revisions of this page" in page.all("h2")
        assert other in page.links()
    latest = next(page for page in pages if page.all("del"))
    assert "will" in latest.all("del")
    assert "may" in latest.all("ins")


HOSTILE = """Dam <script>alert(1)</script> holds

The mayor, Ada Fenwick, said on Monday: "The <img src=x onerror=alert(2)> dam will hold, </q></p><h1>really</h1>."

"We \u202etned\u202c it" & \u2066more\u2069, said Ms Fenwick. "See javascript:alert(3) {{ 7 * 7 }} {% raw %}."

Broken \ufffd\x1b[31m\x85 marks, said engineer Bo Larch, "are \u200bno problem of ours, he said.
"""


@pytest.fixture
def hostile(application: Callable[..., TestClient]) -> TestClient:
    jsonl = (
        '{"text": "Dam news. The mayor, Ada Fenwick, said the dam would hold for years to come.", '
        '"title": "<b>Dam</b> news", "outlet": "\\"><script>alert(4)</script>", "byline": "<i>x</i>", '
        '"url": "javascript:alert(document.cookie)", "published": "2025-03-14"}\n'
    )
    return application({"dam.txt": HOSTILE, "wire.jsonl": jsonl})


def test_a_hostile_report_is_shown_as_text(hostile: TestClient) -> None:
    lists = ("/", "/reports", "/?order=report", "/figures")
    links = {link.partition("#")[0] for path in lists for link in got(hostile, path).links()}
    shown = ""
    for path in (link for link in links if link.startswith(("/reports/r", "/statements/s", "/speakers/"))):
        html = hostile.get(path).text
        page = Page(html)
        shown += html
        assert [tag for tag, _ in page.elements].count("h1") == 1
        for tag, attributes in page.elements:
            assert tag not in ("b", "i", "iframe")
            assert "onerror" not in attributes
            assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:"))
            assert tag != "script" or (attributes.get("src") or "").startswith("/static/")
        assert not set("\u202e\u2066\u2069\x00\x1b") & set(html)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "javascript:alert(document.cookie)" in shown
    assert '<span class="unseen" title="right-to-left override">U+202E</span>' in shown
    assert "{{ 7 * 7 }}" in shown


def stored(client: TestClient, report: str, pages: int) -> str:
    """The text of a report as its pages show it."""
    found = ""
    for number in range(1, pages + 1):
        html = client.get(f"/reports/{report}?page={number}").text
        assert len(html) < 1_000_000
        found += " ".join(Page(html).all("p", "paragraph")) + " "
    return found


@pytest.mark.parametrize("joint", [" ", "", "\n"])
def test_a_long_report_is_shown_a_page_at_a_time_and_wholly(
    application: Callable[..., TestClient], tmp_path: Path, joint: str
) -> None:
    """A megabyte in one line, with spaces and without, and thousands of short lines."""
    words = [f"w{number:06}" for number in range(6_000 if joint == "\n" else 140_000)]
    client = application({"long.txt": "A dam\n\n" + joint.join(words)})
    with onrecord.open(next(tmp_path.glob("*.db"))) as record:
        shown = record.show(next(iter(record.reports())).id)
    assert isinstance(shown, ShownReport)

    seen = stored(client, shown.report.id, showing.pages(shown))

    assert "".join(seen.split()) == "".join(shown.content.split())
    assert client.get(f"/reports/{shown.report.id}?page=999").status_code == 404


def test_a_place_of_a_long_report_is_found_on_its_page(application: Callable[..., TestClient], tmp_path: Path) -> None:
    text = "\n\n".join(f"w{number} " * 12 for number in range(1000))
    client = application({"long.txt": text})
    with onrecord.open(next(tmp_path.glob("*.db"))) as record:
        report = next(iter(record.reports())).id
    for place in (0, 17_990, 19_999, 20_000, 39_995, len(text) - 3):
        page = got(client, f"/reports/{report}?place={place}")
        assert [one.get("id") for _, one in page.elements].count(f"c{place}") == 1, place
