from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import BaseModel

import onrecord
from onrecord.web.api.shapes import basics, listings, positions, reports, statements

V1 = "/api/v1"
PAGES: dict[str, type[BaseModel]] = {
    "statements": listings.StatementPage,
    "statements?about=the&order=newest": listings.StatementPage,
    "figures": listings.Page[statements.FigureEntry],
    "subjects": listings.Page[positions.Subject],
    "commitments": listings.Page[positions.Commitment],
    "speakers": listings.Page[listings.SpeakerEntry],
    "reports": listings.Page[reports.Report],
    "reports?order=published": listings.Page[reports.Report],
    "revisions": listings.Page[reports.Revision],
    "rejected": listings.Page[reports.Rejected],
    "discrepancies": listings.Page[listings.Discrepancy],
    "developments": listings.Page[listings.Development],
}


def got(client: TestClient, path: str, **query: Any) -> dict[str, Any]:
    found = client.get(f"{V1}/{path}", params=query or None)
    assert found.status_code == 200, found.text
    assert found.headers["content-type"] == "application/json"
    shape: dict[str, Any] = found.json()
    return shape


def every(client: TestClient, path: str, **query: Any) -> list[dict[str, Any]]:
    """All rows of a listing, page by page."""
    rows: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = got(client, path, **query, **cursor)
        rows += page["items"]
        if page["next"] is None:
            return rows
        cursor = {"cursor": page["next"]}


@pytest.mark.parametrize("path", PAGES)
def test_listings_have_the_documented_shape_and_no_field_beyond(client: TestClient, path: str) -> None:
    page = PAGES[path].model_validate(got(client, path), strict=False)
    assert page.model_dump()["items"] or path in ("rejected", "revisions", "developments")


def test_single_entries_have_the_documented_shape(client: TestClient) -> None:
    listings.About.model_validate(got(client, "about"))
    one = got(client, "statements", limit=1)["items"][0]
    statements.StatementWithVersions.model_validate(got(client, f"statements/{one['statement']}"))
    reports.ShownAttribution.model_validate(got(client, f"attributions/{one['id']}"))
    reports.ShownReport.model_validate(got(client, f"reports/{one['report']['id']}"))
    someone = got(client, "speakers", limit=1)["items"][0]
    assert listings.SpeakerEntry.model_validate(got(client, f"speakers/{someone['id']}")).name == someone["name"]
    timeline = got(client, "timeline", speaker=someone["id"])
    assert listings.Page[statements.Attribution].model_validate(timeline).items


def test_what_the_api_gives_is_what_python_gives(client: TestClient, demo_record: Path) -> None:
    with onrecord.open(demo_record) as record:
        listed = [row.as_dict() for row in record.statements()]
        found = every(client, "statements", limit=7)
        assert [{name: row[name] for name in listed[0]} for row in found] == listed
        assert every(client, "speakers", limit=3) == json.loads(
            json.dumps([entry.as_dict() for entry in record.speakers()])
        )
        assert every(client, "reports", order="published", limit=4) == [
            entry.as_dict() for entry in record.reports("published")
        ]
        figures = [entry.as_dict() for entry in record.figures()]
        assert every(client, "figures", limit=5) == figures
        kinds = [row.as_dict() for row in record.discrepancies()]
        assert every(client, "discrepancies", limit=2) == kinds
        assert every(client, "developments", limit=1) == [row.as_dict() for row in record.developments()]
        some = listed[0]["speakers"][0]["name"]
        assert every(client, "statements", speaker=some, order="time", limit=1) != []


def test_a_page_tells_of_its_neighbours(client: TestClient) -> None:
    first = client.get(f"{V1}/statements?limit=2&order=newest")
    second = client.get(first.links["next"]["url"])
    assert second.json()["previous"]
    assert client.get(second.links["prev"]["url"]).json()["items"] == first.json()["items"]
    assert not {one["id"] for one in first.json()["items"]} & {one["id"] for one in second.json()["items"]}
    assert got(client, "statements", limit=1)["found"] == len(every(client, "statements", limit=50))


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("statements?cursor=AAAA", 400, "cursor"),
        ("statements?speker=x", 422, "invalid"),
        ("statements?limit=100000", 422, "invalid"),
        ("statements?limit=0", 422, "invalid"),
        ("statements?since=2025-13", 400, "usage"),
        ("statements?since=yesterday", 422, "invalid"),
        ("statements?order=relevance", 400, "usage"),
        ("statements?quotation=oblique", 422, "invalid"),
        ("statements?about=%2A", 400, "usage"),
        ("statements?since=2025-02&until=2025-01", 400, "usage"),
        ("statements/s123", 404, "not_found"),
        ("statements/s00000000000000000000", 404, "not_found"),
        ("attributions/r00000000000000000000", 404, "not_found"),
        ("reports/a00000000000000000000", 404, "not_found"),
        ("reports/r00000000000000000000", 404, "not_found"),
        ("speakers/e00000000000000000000", 404, "not_found"),
        ("speakers/!!", 404, "not_found"),
        ("discrepancies?id=s00000000000000000000", 404, "not_found"),
        ("revisions?report=r00000000000000000000", 404, "not_found"),
        ("timeline", 422, "invalid"),
        ("nothing", 404, "not_found"),
    ],
)
def test_errors_have_one_shape(client: TestClient, path: str, status: int, code: str) -> None:
    found = client.get(f"{V1}/{path}")
    assert found.status_code == status, found.text
    problem = basics.Failure.model_validate(found.json()).error
    assert (problem.status, problem.code) == (status, code)
    assert "\n" not in problem.message


def test_another_method_is_a_problem_of_that_shape(client: TestClient) -> None:
    found = client.post(f"{V1}/statements")
    assert (found.status_code, found.json()["error"]["code"]) == (405, "method_not_allowed")
    assert found.headers["allow"] == "GET"


def test_a_cursor_is_tied_to_its_listing(client: TestClient) -> None:
    cursor = got(client, "statements", limit=1)["next"]
    found = client.get(f"{V1}/statements", params={"limit": 1, "cursor": cursor, "quotation": "direct"})
    assert (found.status_code, found.json()["error"]["code"]) == (400, "cursor")
    assert client.get(f"{V1}/speakers", params={"cursor": cursor}).status_code == 400


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{V1}/statements?limit=1")
    again = client.get(f"{V1}/statements?limit=1", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    assert (
        "access-control-allow-origin" not in client.get(f"{V1}/about", headers={"Origin": "http://a.example"}).headers
    )


def test_exports_hold_what_the_command_line_gives(client: TestClient, demo_record: Path) -> None:
    whole = io.StringIO()
    with onrecord.open(demo_record) as record:
        count = record.export("jsonl", whole)
        table = io.StringIO(newline="")
        record.export("csv", table)
    found = client.get(f"{V1}/export")
    assert found.headers["content-disposition"] == 'attachment; filename="onrecord.jsonl"'
    assert [json.loads(line) for line in found.text.splitlines()] == [
        json.loads(line) for line in whole.getvalue().splitlines()
    ]
    assert client.get(f"{V1}/export?format=csv").text == table.getvalue()
    assert count > 0
    listed = client.get(f"{V1}/statements", params={"format": "csv", "quotation": "direct"})
    rows = list(csv.DictReader(io.StringIO(listed.text, newline="")))
    assert {row["quotation"] for row in rows} == {"direct"}
    assert len(rows) == got(client, "statements", quotation="direct", limit=1)["found"]
    lines = client.get(f"{V1}/statements?format=jsonl&about=the").text.splitlines()
    assert all(json.loads(line)["matches"] for line in lines)
    assert client.get(f"{V1}/statements?format=csv&about=%2A").status_code == 400
    empty = client.get(f"{V1}/statements?format=csv&speaker=Nobody+Whosoever")
    assert len(empty.text.splitlines()) == 1


def test_the_document_names_every_call_with_examples(client: TestClient) -> None:
    document = got(client, "openapi.json")
    assert {path.removeprefix(V1) for path in document["paths"]} >= {
        "/statements", "/statements/{id}", "/attributions/{id}", "/timeline", "/figures", "/speakers", "/speakers/{id}",
        "/reports", "/reports/{id}", "/revisions", "/rejected", "/discrepancies", "/developments", "/about", "/export",
    }  # fmt: skip
    for path, calls in document["paths"].items():
        for call in calls.values():
            assert call["description"] or call["summary"], path
            assert {"200", "201"} & set(call["responses"])
            assert "HTTPValidationError" not in json.dumps(call)


def test_the_examples_are_of_the_documented_shape(client: TestClient) -> None:
    document = got(client, "openapi.json")
    shapes = {f"/{path}": shape for path, shape in PAGES.items()} | {"/about": listings.About}
    shown = 0
    for path, calls in document["paths"].items():
        example = calls.get("get", {"responses": {}})["responses"].get("200", {}).get("content", {})
        if "example" in example.get("application/json", {}):
            shapes[path.removeprefix(V1)].model_validate(example["application/json"]["example"])
            shown += 1
    assert shown >= 6


def test_the_calls_are_told_to_people_too(client: TestClient) -> None:
    page = client.get(f"{V1}/docs")
    assert page.headers["content-type"].startswith("text/html")
    document = got(client, "openapi.json")
    for path, calls in document["paths"].items():
        assert path in page.text
        for parameter in (one for call in calls.values() for one in call.get("parameters", ())):
            assert parameter["name"] in page.text
