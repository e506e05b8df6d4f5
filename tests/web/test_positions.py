"""Positions, subjects and commitments, on the page of a speaker and over HTTP."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord.web import create_app
from onrecord.web.api.shapes import listings, positions

V1 = "/api/v1"
SPRING = """The Eastmere Courier
Published: 4 March 2025

“We will raise harbour fees by 3 percent by May,” Mayor Ora Venn said. “The harbour wall is safe,” she added.
"""
AUTUMN = """Harbour fees stay
Published: 9 September 2025

“We will not raise harbour fees by 3 percent,” Mayor Ora Venn said. “The <b>harbour</b> wall is safe,” she added.
"""


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application over two reports of one person, half a year apart."""
    folder = tmp_path_factory.mktemp("moving")
    (folder / "in").mkdir()
    (folder / "in" / "spring.txt").write_text(SPRING, encoding="utf-8")
    (folder / "in" / "autumn.txt").write_text(AUTUMN, encoding="utf-8")
    with onrecord.open(folder / "m.db", create=True) as record:
        record.read(folder / "in")
    with TestClient(create_app(folder / "m.db"), base_url="http://127.0.0.1") as client:
        yield client


def speaker(client: TestClient) -> str:
    id: str = client.get(f"{V1}/speakers", params={"name": "Ora Venn"}).json()["items"][0]["id"]
    return id


def test_the_page_shows_subjects_and_what_was_said_on_one(moving: TestClient) -> None:
    id = speaker(moving)
    page = moving.get(f"/speakers/{id}").text
    subjects = re.findall(r'href="(/speakers/[^"]+about=[^"]+#positions)"', page)
    assert subjects
    assert page.count('aria-current="true"') == 2  # the section, and the subject that is shown
    one = moving.get(html.unescape(subjects[0]).partition("#")[0]).text
    assert 'class="times position"' in one
    assert "<b>" not in one
    nothing = moving.get(f"/speakers/{id}", params={"about": "zeppelins"}).text
    assert "Nothing they said is about “zeppelins”" in nothing
    assert moving.get(f"/speakers/{id}", params={"about": "*"}).status_code == 400


def test_what_is_undertaken_is_listed_with_its_deadline(moving: TestClient) -> None:
    page = moving.get(f"/speakers/{speaker(moving)}").text
    assert "Commitments and targets" in page
    assert re.search(r"raise harbour fees by 3 percent", page)


CALLS: dict[str, Any] = {
    "positions?speaker=Ora+Venn": listings.Page[positions.Position],
    "positions?speaker=Ora+Venn&about=harbour": listings.Page[positions.Position],
    "subjects": listings.Page[positions.Subject],
    "subjects?speaker=Ora+Venn&limit=1": listings.Page[positions.Subject],
    "commitments": listings.Page[positions.Commitment],
    "activity": positions.Activity,
}


@pytest.mark.parametrize("call", CALLS)
def test_calls_have_the_documented_shape(moving: TestClient, call: str) -> None:
    found = moving.get(f"{V1}/{call}")
    assert found.status_code == 200, found.text
    shape = CALLS[call].model_validate(found.json())
    assert shape.model_dump().get("items", True)


def test_calls_give_what_python_gives(moving: TestClient, client: TestClient, demo_record: Path) -> None:
    with onrecord.open(demo_record) as record:
        someone = next(record.speakers())
        for call, rows in (
            (f"positions?speaker={someone.id}", record.positions(someone.id)),
            (f"subjects?speaker={someone.id}", record.subjects(someone.id)),
            ("commitments", record.commitments()),
        ):
            items = client.get(f"{V1}/{call}").json()["items"]
            assert items == [row.as_dict() for row in rows][: len(items)]
            assert items


def test_activity_counts_every_statement(client: TestClient) -> None:
    found = client.get(f"{V1}/activity").json()
    counts = client.get(f"{V1}/about").json()["counts"]
    assert sum(one["statements"] for one in found["stretches"]) + found["undated"] == counts["statements"]
    someone = client.get(f"{V1}/speakers?limit=1").json()["items"][0]
    theirs = client.get(f"{V1}/activity", params={"speaker": someone["id"]}).json()
    assert sum(one["statements"] for one in theirs["stretches"]) + theirs["undated"] == someone["statements"]
    assert client.get(f"{V1}/activity?speaker=e00000000000000000000").status_code == 404
    assert client.get(f"{V1}/activity?speker=x").status_code == 422
