"""Speakers, differences, the timeline, rejected inputs, about: of the samples, of hostile reports, of nothing."""

from __future__ import annotations

import html
import re
import shutil
import xml.etree.ElementTree as ET
from array import array
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord.domain import Dating
from onrecord.store.entries.overview import Moments
from onrecord.web import create_app
from onrecord.web.pages.timeline import JULIAN, _days

LOOPBACK = "http://127.0.0.1"
PAGES = ["/speakers", "/discrepancies", "/developments", "/timeline", "/rejected", "/about"]
HOSTILE = "<script>alert(1)</script> Ora <b>Venn</b>"
REPORT = f"""Dam is <img src=x onerror=alert(1)> safe

“The dam will hold for another 40 years,” Mayor Ora Venn said on Monday. \u202e“It is \x1b[31msafe,” said Tam Kerr.

“Nobody has to leave,” Tam Kerr, the {HOSTILE} engineer, told the council.
"""


def ids(client: TestClient, name: str) -> str:
    found = re.search(
        rf'href="/speakers/([^"]+)">{re.escape(name)}</a>', client.get("/speakers", params={"name": name}).text
    )
    assert found is not None
    return found[1]


def links(page: str) -> Iterator[str]:
    yield from (html.unescape(one) for one in re.findall(r'(?:href|src|srcset)="([^"]+)"', page))


def follow(client: TestClient, page: str) -> None:
    """Every link of a page stays on this host and is answered."""
    for link in sorted(set(links(page))):
        parts = urlsplit(link)
        assert (parts.scheme, parts.netloc) == ("", ""), link
        if parts.path:
            assert client.get(link).status_code == 200, link


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application over a report that would run as a page, and over inputs that are none."""
    folder = tmp_path_factory.mktemp("hostile")
    reports = folder / "in"
    reports.mkdir()
    (reports / "<b>dam.txt").write_text(REPORT, encoding="utf-8")
    (reports / "<script>noise.txt").write_bytes(bytes(range(256)) * 20)
    (reports / "broken.jsonl").write_text('{"text": "x"\n{"nothing": 1}\n', encoding="utf-8")
    with onrecord.open(folder / "h.db", create=True) as record:
        record.read(reports)
    with TestClient(create_app(folder / "h.db"), base_url=LOOPBACK) as client:
        yield client


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application over a record without a report."""
    path: Path = tmp_path_factory.mktemp("nothing") / "n.db"
    onrecord.open(path, create=True).close()
    with TestClient(create_app(path), base_url=LOOPBACK) as client:
        yield client


# --- every page


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_a_title_a_heading_and_no_script_or_style_of_their_own(client: TestClient, path: str) -> None:
    found = client.get(path)
    assert found.status_code == 200
    assert found.headers["content-type"].startswith("text/html")
    assert len(re.findall(r"<h1[ >]", found.text)) == 1
    assert re.search(r"<title>\S.* · onrecord</title>", found.text)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=\"/static/)", found.text)


@pytest.mark.parametrize("path", PAGES)
def test_links_stay_here_and_lead_somewhere(client: TestClient, path: str) -> None:
    follow(client, client.get(path).text)


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_record_says_what_to_do_next(nothing: TestClient, path: str) -> None:
    found = nothing.get(path)
    assert found.status_code == 200
    assert 'class="empty"' in found.text
    assert "onrecord read" in found.text or "/timeline" in found.text or "/reports" in found.text


@pytest.mark.parametrize("path", [*PAGES, "/timeline?order=newest", "/speakers?name=%3Cscript%3E+Venn"])
def test_hostile_texts_are_shown_as_text(hostile: TestClient, path: str) -> None:
    page = hostile.get(path).text
    assert not re.search(r"<script>|<img src=x|<b>|\u202e|\x1b", page)


def test_hostile_speakers_have_pages_like_any_other(hostile: TestClient) -> None:
    ids = re.findall(r'<th scope="row"><a class="speaker" href="(/speakers/[^"]+)"', hostile.get("/speakers").text)
    assert ids
    for address in ids:
        page = hostile.get(address)
        assert page.status_code == 200
        assert not re.search(r"<script>|<img src=x|<b>|\u202e|\x1b", page.text)


# --- speakers


def test_speakers_are_listed_and_found_by_words_and_kind(client: TestClient) -> None:
    page = client.get("/speakers").text
    assert page.index("Aurelio Stensgaard") < page.index("Della Okonski")
    some = client.get("/speakers", params={"name": "okonski"}).text
    assert "Della Okonski" in some
    assert "Aurelio Stensgaard" not in some
    bodies = client.get("/speakers", params={"kind": "organisation"}).text
    assert "Harbour Commission" in bodies
    assert "Della Okonski" not in bodies
    assert "Nobody is called so" in client.get("/speakers", params={"name": "zzzz"}).text
    assert "Nobody is called so" in client.get("/speakers", params={"name": "—"}).text


def test_pages_of_speakers_have_everybody_once(client: TestClient) -> None:
    found, address = list[str](), "/speakers"
    while address:
        page = client.get(address).text
        found += re.findall(r'<th scope="row"><a class="speaker" href="/speakers/([^"]+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = html.unescape(following[1]) if following else ""
    with_api = client.get("/api/v1/about").json()["counts"]["speakers"]
    assert len(found) == len(set(found)) == with_api


def test_the_page_of_a_speaker_has_names_statements_and_reasons(client: TestClient) -> None:
    id = ids(client, "Della Okonski")
    page = client.get(f"/speakers/{id}").text
    assert "<h1" in page
    assert "Names, and why they are one" in page
    assert "confidence 0." in page
    assert "Mayor Della Okonski" in page
    assert "Most reported" in page
    assert f"/timeline?speaker={id}" in page
    follow(client, page)


def test_offices_come_with_their_days_and_source(application: Callable[..., TestClient]) -> None:
    client = application(
        {"a.txt": "“We will hold every inch,” NATO Secretary General Mark Rutte said on 3 March 2025."}
    )
    page = client.get("/speakers/Q57792").text
    assert "1 October 2024" in page
    assert "Secretary General of NATO" in page
    assert 'rel="noreferrer noopener"' in page
    assert "known to a pack" in page


def test_somebody_by_name_leads_to_the_page_or_to_a_choice(client: TestClient) -> None:
    id = ids(client, "Della Okonski")
    found = client.get("/speakers/Della Okonski", follow_redirects=False)
    assert (found.status_code, found.headers["location"]) == (303, f"/speakers/{id}")
    several = client.get("/speakers/spokesman", follow_redirects=False)
    assert several.status_code in (303, 404)


@pytest.mark.parametrize("id", ["e0123456789abcdef0123", "Q1", "—", "%00", "k:nobody", "'; DROP TABLE speaker"])
def test_nobody_is_not_found(client: TestClient, id: str) -> None:
    found = client.get(f"/speakers/{id}")
    assert found.status_code == 404
    assert "<h1>" in found.text
    assert client.get(f"/speakers/{id}/timeline.svg").status_code == 404


# --- plots


def test_the_picture_is_sound_and_light_dark_wide_narrow(client: TestClient) -> None:
    id = ids(client, "Della Okonski")
    seen = set()
    for query in ("", "?scheme=dark", "?width=narrow", "?scheme=dark&width=narrow"):
        for address in (f"/speakers/{id}/timeline.svg{query}", f"/timeline.svg{query}"):
            found = client.get(address)
            assert found.headers["content-type"].startswith("image/svg+xml")
            ET.fromstring(found.text)
            seen.add(found.text)
    assert len(seen) == 8
    assert client.get(f"/speakers/{id}/timeline.svg?scheme=pink").status_code == 422


def test_the_picture_is_not_sent_again_while_nothing_changes(client: TestClient) -> None:
    first = client.get("/timeline.svg")
    again = client.get("/timeline.svg", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_table_behind_a_picture_has_its_numbers(client: TestClient) -> None:
    page = client.get("/timeline").text
    numbers = [
        [int(one.replace(",", "")) for one in re.findall(r'<td class="amount">([\d,]+)</td>', row)]
        for row in re.findall(r"<tr><th scope=\"row\"><a href=\"/timeline\?[^>]*>.*?</tr>", page)
    ]
    assert numbers
    assert all(row[0] == sum(row[1:]) for row in numbers)
    said = re.search(r'alt="Statements over time: ([\d,]+) by', page)
    assert said is not None
    assert sum(row[0] for row in numbers) == int(said[1].replace(",", ""))


def test_a_stretch_of_the_table_leads_to_its_statements(client: TestClient) -> None:
    page = client.get("/timeline").text
    row = re.search(r'<a href="(/timeline\?since=[^"]+)">.*?</a></th><td class="amount">(\d+)', page)
    assert row is not None
    found = client.get(html.unescape(row[1]) + "&of=statements").text
    assert f"{row[2]} in all" in found


# --- differences


def test_discrepancies_have_both_sides_with_their_places(client: TestClient) -> None:
    page = client.get("/discrepancies").text
    cards = page.split('<article class="differ"')[1:]
    assert cards
    for card in cards:
        assert card.count('class="side"') >= 2
        assert card.count('href="/reports/') >= 2
        if ">speaker<" in card:  # said by whom, on either side
            assert len(set(re.findall(r'<a class="speaker" href="([^"]+)"', card))) >= 2
        assert "severity" in card


def test_discrepancies_are_filtered_by_kind_and_severity(client: TestClient) -> None:
    total = _total(client.get("/discrepancies").text)
    kinds = dict(re.findall(r'<option value="(\w+)">[^<]*\((\d+)\)</option>', client.get("/discrepancies").text))
    kinds = {kind: int(number) for kind, number in kinds.items() if kind not in ("high", "medium", "low")}
    assert sum(kinds.values()) == total
    for kind, number in kinds.items():
        page = client.get("/discrepancies", params={"kind": kind}).text
        assert _total(page) == number
        assert len(re.findall(r'<article class="differ"', page)) == min(number, 20)
    assert "None of this sort" in client.get("/discrepancies", params={"kind": "polarity", "severity": "low"}).text


def _total(page: str) -> int:
    found = re.search(r"(\d+) discrepanc", page)
    assert found is not None
    return int(found[1])


def test_discrepancies_of_somebody(client: TestClient) -> None:
    someone = client.get("/discrepancies", params={"speaker": "Aurelio Stensgaard"}).text
    assert "About what" in someone
    assert 0 < someone.count('class="differ"') < client.get("/discrepancies").text.count('class="differ"')
    assert client.get("/discrepancies", params={"speaker": "nobody at all"}).status_code == 404
    assert client.get("/developments", params={"speaker": "Aurelio Stensgaard"}).status_code == 200


# --- in time


def test_the_timeline_is_in_order_and_whole(client: TestClient) -> None:
    counts = client.get("/api/v1/about").json()["counts"]
    for order in ("", "newest"):
        statements, reports, address = list[str](), list[str](), f"/timeline?order={order}"
        days = list[str]()
        while address:
            page = client.get(address).text
            statements += re.findall(r'class="entry-link" href="/statements/([^"]+)"', page)
            reports += re.findall(r'Published:</span> <a href="/reports/([^"]+)"', page)
            days += re.findall(r'<h2 class="when"[^>]*>([^<]+)<', page)
            following = re.search(r'rel="next" href="([^"]+)"', page)
            address = html.unescape(following[1]) if following else ""
        assert len(statements) == len(set(statements)) == counts["statements"]
        assert len(reports) == len(set(reports)) == counts["reports"]
        years = [int(day[-4:]) for day in days if day[-4:].isdecimal()]
        assert years == sorted(years, reverse=bool(order))


def test_what_was_said_on_no_known_day_stands_under_its_stretch() -> None:
    rows = [
        SimpleNamespace(published=Dating(*days, ())) for days in (("2025-01-10", "2025-12-20"), ("2025-07-01",) * 2)
    ]
    days = array("d", [date.fromisoformat(day).toordinal() + JULIAN for day in ("2025-07-01", "2025-07-01")])
    found = Moments(days, array("q", [1, 2]), array("b", [3, 3]))
    headed = [day for day, _ in _days(found, list(enumerate(rows)))]  # type: ignore[arg-type]
    assert headed == ["10 January – 20 December 2025", "1 July 2025"]


def test_a_stretch_of_time_has_a_picture_of_its_own(client: TestClient) -> None:
    page = client.get("/timeline?since=2025-03&until=2025-10").text
    assert 'src="/timeline.svg?since=2025-03&amp;until=2025-10"' in page
    follow(client, page)
    assert client.get("/timeline.svg?since=2025-03").text != client.get("/timeline.svg").text
    assert client.get("/timeline.svg?since=1900&until=1901").status_code == 404
    assert client.get("/timeline.svg?since=x").status_code == 400


def test_a_stretch_of_time_is_shown_alone(client: TestClient) -> None:
    page = client.get("/timeline", params={"since": "2025-03", "until": "2025-03"}).text
    days = re.findall(r'<h2 class="when"[^>]*>([^<]+)<', page)
    assert days
    assert all(day.endswith("March 2025") for day in days)
    assert "Nothing in this stretch of time" in client.get("/timeline?since=1900&until=1901").text


@pytest.mark.parametrize(
    "days",
    ["since=soon", "since=2025-13", "until=2025-02-30", "since=2025&until=2024", "since=2025-1-1-1", "since=٢٠٢٥"],
)
def test_days_that_are_none_are_refused_in_one_line(client: TestClient, days: str) -> None:
    found = client.get(f"/timeline?{days}")
    assert found.status_code == 400
    assert "This cannot be asked for" in found.text


def test_the_timeline_of_somebody(client: TestClient) -> None:
    page = client.get("/timeline", params={"speaker": "Della Okonski"}).text
    assert set(re.findall(r'<h3 class="entry-who">\s*<a class="speaker"[^>]*>([^<]+)<', page)) == {"Della Okonski"}
    assert "Published:" not in page
    assert client.get("/timeline", params={"speaker": "nobody at all"}).status_code == 404


@pytest.mark.parametrize("path", ["/speakers", "/discrepancies", "/developments", "/timeline", "/rejected"])
def test_a_cursor_of_another_listing_is_refused(client: TestClient, path: str) -> None:
    found = client.get(path, params={"cursor": "bm9uZQ"})
    assert found.status_code == 400
    assert "<h1>" in found.text


# --- rejected, about, errors


def test_rejected_inputs_come_with_their_reasons_and_no_path_of_the_machine(hostile: TestClient) -> None:
    page = hostile.get("/rejected").text
    assert "&lt;script&gt;noise.txt" in page
    assert "broken.jsonl, line 1" in page
    assert "/tmp" not in page
    assert "rejected" in page


def test_about_counts_what_the_record_holds(client: TestClient) -> None:
    page = client.get("/about").text
    counts = client.get("/api/v1/about").json()["counts"]
    for name in ("reports", "statements", "speakers"):
        assert re.search(rf"<strong><a href=\"[^\"]+\">{counts[name]:,}</a></strong> {name}", page)
    assert "It never says whether that is true" in page
    assert onrecord.__version__ in page
    assert re.search(r"attribution-\d", page)


@pytest.mark.parametrize("path", ["/nowhere", "/speakers/e0123456789abcdef0123", "/timeline?since=soon"])
def test_errors_are_pages_with_a_way_out(client: TestClient, path: str) -> None:
    found = client.get(path)
    assert found.status_code in (400, 404)
    assert '<main id="main"' in found.text
    assert 'href="/speakers"' in found.text
    assert found.headers["cache-control"] == "no-store"


def test_what_was_forgotten_is_gone_with_a_page_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text("“The dam will hold,” Ora Venn said.", encoding="utf-8")
    with onrecord.open(tmp_path / "f.db", create=True) as record:
        record.read(tmp_path / "dam.txt")
        report = next(record.reports()).id
        record.forget(report, "a court <b>ordered</b> it", author="Ines Kell")
    with TestClient(create_app(tmp_path / "f.db"), base_url=LOOPBACK) as client:
        found = client.get(f"/reports/{report}")
        assert found.status_code == 410
        assert '<main id="main"' in found.text
        about = client.get("/about").text
        assert "a court &lt;b&gt;ordered&lt;/b&gt; it" in about
        assert "Ines Kell" in about
        assert "Ora Venn" not in client.get("/speakers").text + client.get("/timeline").text + about


def test_a_dismissed_discrepancy_is_shown_only_to_who_asks(demo_record: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(demo_record, tmp_path / "d.db"))
    with onrecord.open(path) as record:
        first = next(record.discrepancies())
        record.correct.dismiss(first.id, author="Ines Kell", note="a slip of the pen")
        left = len(list(record.discrepancies()))
    with TestClient(create_app(path), base_url=LOOPBACK) as client:
        page = client.get("/discrepancies").text
        assert _total(page) == left
        assert first.id not in page
        assert "show 1 dismissed" in page
        everything = client.get("/discrepancies?dismissed=yes").text
        assert _total(everything) == left + 1
        assert first.id in everything
        assert '<span class="badge badge-note">dismissed</span>' in everything
