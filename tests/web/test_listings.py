"""Pages of commitments, subjects and revisions; every listing as a file; what pages show beside them, in the API."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord import listings
from onrecord.errors import UsageError
from onrecord.web import create_app
from onrecord.web.api.shapes import listings as shapes
from onrecord.web.warming import warm
from tests.web.rows import REVISED

V1 = "/api/v1"
CALLS = (
    *("figures", "speakers", "reports", "revisions", "rejected", "discrepancies", "developments", "subjects"),
    *("commitments", "corrections"),
)


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Path]]:
    """The application over a page that was read twice, the second time with other text."""
    folder = tmp_path_factory.mktemp("revised")
    (folder / "in").mkdir()
    path = folder / "revised.db"
    with onrecord.open(path, create=True) as record:
        for text in REVISED:
            (folder / "in" / "fees.txt").write_text(text, encoding="utf-8")
            record.read(folder / "in")
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        yield client, path


def links(page: str, begin: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(rf'href="({begin}[^"]*)"', page)]


def test_commitments_are_listed_with_their_statement_and_place(client: TestClient, demo_record: Path) -> None:
    with onrecord.open(demo_record) as record:
        rows = list(record.commitments())
    page = client.get("/commitments").text
    assert len(re.findall('data-label="State"', page)) == len(rows)
    for row in rows[:3]:
        assert f"/statements/{row.row.statement}#{row.row.id}" in links(page, "/statements/")
        assert client.get(f"/reports/{row.row.report.id}?at={row.row.id}").status_code == 200
    planned = client.get("/commitments", params={"status": "planned"}).text
    assert len(re.findall('data-label="State"', planned)) == sum(row.status == "planned" for row in rows)
    assert "No commitment was found" in client.get("/commitments?about=zeppelins").text
    assert client.get("/commitments?since=soon").status_code == 400
    assert client.get("/commitments?status=promised").status_code == 400


def test_commitments_come_in_pages(moved: list[dict[str, Any]], client: TestClient) -> None:
    seen: list[dict[str, Any]] = []
    asked: dict[str, Any] = {"limit": 3}
    while True:
        found = client.get(f"{V1}/commitments", params=asked).json()
        seen += found["items"]
        if found["next"] is None:
            break
        asked["cursor"] = found["next"]
    assert seen == moved
    for status in ("planned", "approved", "called for"):
        found = client.get(f"{V1}/commitments", params={"status": status, "limit": 200}).json()["items"]
        assert found == [one for one in moved if (one["status"] or "called for") == status]


@pytest.fixture
def moved(demo_record: Path) -> list[dict[str, Any]]:
    with onrecord.open(demo_record) as record:
        return [row.as_dict() for row in record.commitments()]


def test_a_subject_leads_to_the_statements_that_have_it(client: TestClient, demo_record: Path) -> None:
    page = client.get("/subjects").text
    with onrecord.open(demo_record) as record:
        first = next(record.subjects())
        someone = next(record.speakers())
        theirs = [row.name for row in record.subjects(someone.id)]
    found = links(page, r"/\?about=")
    assert found
    listed = client.get(found[0]).text
    assert int(re.search(r'id="results">([\d,]+) statement', listed)[1]) >= first.statements  # type: ignore[index]
    page = client.get("/subjects", params={"speaker": someone.id}).text
    assert len(links(page, '/speakers/[^"]*about=')) == len(theirs)
    assert client.get("/subjects?speaker=Nobody+Whosoever").status_code == 400
    assert client.get("/subjects?speaker=*").status_code == 400


def test_a_revision_shows_what_it_did_to_what_was_quoted(revised: tuple[TestClient, Path]) -> None:
    client, path = revised
    page = client.get("/revisions").text
    assert "Revision 2 of 2" in page
    assert re.search(r"<del>3</del> <ins>2</ins>", page)
    with onrecord.open(path) as record:
        rows = list(record.revisions())
        for offset in range(len(rows) + 1):
            assert list(record.revisions(offset=offset)) == rows[offset:]
            assert list(record.revisions(limit=1, offset=offset)) == rows[offset : offset + 1]
            assert list(record.revisions("fees.txt", limit=1, offset=offset)) == rows[offset : offset + 1]
        with pytest.raises(UsageError):
            record.revisions(limit=-1)
    for change in rows[-1].changes:
        row = change.after or change.before
        assert row is not None
        place = next(one for one in links(page, "/reports/") if f"at={row.id}" in one)
        assert 'class="content lit"' in client.get(place).text or " lit" in client.get(place).text
    assert client.get(f"{V1}/revisions?limit=1").json()["items"] == [rows[0].as_dict()]
    assert client.get(f"{V1}/revisions?report=fees.txt").json()["items"] == [row.as_dict() for row in rows]
    assert "Revision 2 of 2" in client.get("/revisions?report=fees.txt").text
    assert client.get("/revisions?report=other.txt").status_code == 400


@pytest.mark.parametrize("call", CALLS)
def test_a_listing_is_the_same_as_a_file(client: TestClient, call: str) -> None:
    items = client.get(f"{V1}/{call}?limit=200").json()["items"]
    lines = client.get(f"{V1}/{call}?format=jsonl")
    table = client.get(f"{V1}/{call}?format=csv")
    assert lines.headers["content-disposition"] == f'attachment; filename="{call}.jsonl"'
    assert [json.loads(line) for line in lines.text.splitlines()][: len(items)] == items
    rows = list(csv.reader(io.StringIO(table.text, newline="")))
    assert tuple(rows[0]) == getattr(listings, call.upper()).fields
    assert len(rows) - 1 == len(lines.text.splitlines())
    page = client.get(f"/{call}")
    assert page.status_code == 200
    if items:
        assert f"{V1}/{call}?" in page.text


@pytest.mark.parametrize("call", ["timeline", "positions"])
def test_what_somebody_said_is_the_same_as_a_file(client: TestClient, call: str) -> None:
    asked = {"speaker": client.get(f"{V1}/speakers?limit=1").json()["items"][0]["id"]}
    items = client.get(f"{V1}/{call}", params={**asked, "limit": 200}).json()["items"]
    lines = client.get(f"{V1}/{call}", params={**asked, "format": "jsonl"}).text.splitlines()
    assert [json.loads(line) for line in lines] == items
    table = client.get(f"{V1}/{call}", params={**asked, "format": "csv"}).text
    assert len(list(csv.reader(io.StringIO(table, newline="")))) == len(items) + 1
    later = client.get(f"{V1}/{call}", params={**asked, "since": "2025-06"}).json()["items"]
    assert len(later) < len(items)


def test_what_pages_show_beside_listings_is_in_the_api(client: TestClient, demo_record: Path) -> None:
    with onrecord.open(demo_record) as record:
        view = record.overview
        about = shapes.About.model_validate(client.get(f"{V1}/about").json())
        assert sum(one.number for one in about.differing) == sum(view.differing().values())
        assert (about.outlets, about.units) == (view.outlets(200), view.units(200))
        someone = next(record.speakers())
        most = [row.statement for row in view.most_told(someone.id, 3)]
    found = client.get(f"{V1}/speakers/{someone.id}/most-reported?limit=3").json()
    assert [one["statement"] for one in shapes.Reports.model_validate(found).model_dump()["items"]] == most
    assert client.get(f"{V1}/speakers/e00000000000000000000/most-reported").status_code == 404
    whole = client.get(f"{V1}/activity").json()
    summer = client.get(f"{V1}/activity?since=2025-06&until=2025-08").json()
    number = sum(one["statements"] for one in summer["stretches"])
    assert 0 < number < sum(one["statements"] for one in whole["stretches"])
    assert client.get(f"{V1}/activity?since=2025-06&until=2025-05").status_code == 400


def test_each_kind_of_page_is_asked_for_once_before_anybody_does(demo_record: Path, tmp_path: Path) -> None:
    for token in (None, "secret"):
        app = create_app(demo_record, token=token)
        warm(app, token)
        kept = app.state.remembered._kept
        assert {"counts", "ranking", "holdings", "units"} <= set(kept)
        app.state.records.close()
    with onrecord.open(tmp_path / "empty.db", create=True):
        pass
    app = create_app(tmp_path / "empty.db")
    warm(app)
    warm(app, longest=0.0)
    app.state.records.close()


def test_hostile_words_are_shown_as_text(tmp_path: Path) -> None:
    said = "“We will <script>alert(1)</script> \u202eraise\u202c fees by {} percent by May,” Ora <b>Venn</b> said.\n"
    (tmp_path / "in").mkdir()
    with onrecord.open(tmp_path / "hostile.db", create=True) as record:
        for percent in (3, 2):
            text = f"<i>Fees</i> {percent}\n\n{said.format(percent)}\n“The <script>wall</script> is safe,” Venn said.\n"
            (tmp_path / "in" / "x.txt").write_text(text, encoding="utf-8")
            record.read(tmp_path / "in")
    with TestClient(create_app(tmp_path / "hostile.db"), base_url="http://127.0.0.1") as client:
        for path in ("/commitments", "/subjects", "/revisions", "/revisions?report=%3Cscript%3Ealert(1)", "/figures"):
            page = client.get(path).text
            assert not re.search(r"<script>|<b>|<i>|\u202e", page), path
        assert "&lt;script&gt;" in client.get("/revisions").text
