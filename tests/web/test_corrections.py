"""Putting things right over HTTP: forms that need no scripts, the entries of Python, and nobody else’s hands."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord.web import create_app
from onrecord.web.pages.corrections import left_of

DAM = "A long night\n\n“The dam will hold until spring, whatever people say,” Mara Venn said on Tuesday.\n"
QUAY = "Works at the harbour wall\n\n“We start in May with 40 boats,” said Ora Kerr, the harbour engineer.\n"
BENT = "Dam works\n\n“The dam will not hold until spring, whatever people say,” Mara Venn said on Tuesday.\n"
REPORTS = {"dam.txt": DAM, "quay.txt": QUAY, "bent.txt": BENT}
ACTIONS = ["merge", "split", "rename", "assign", "reject", "trim", "confirm", "dismiss", "undo"]


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder.parent / "corrections-once.db"
    with onrecord.open(path, create=True) as record:
        record.read(folder)
    return path


@pytest.fixture
def open_to(read_once: Path, tmp_path: Path) -> Iterator[TestClient]:
    """An application that may write."""
    path = shutil.copy(read_once, tmp_path / "onrecord.db")
    with TestClient(create_app(path, allow_corrections=True), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def closed(read_once: Path) -> Iterator[TestClient]:
    with TestClient(create_app(read_once), base_url="http://127.0.0.1") as client:
        yield client


def statement(client: TestClient, speaker: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/statements", params={"speaker": speaker}).json()["items"][0]
    return found


def token(page: str) -> str:
    found = re.search(r'name="form_token" value="([0-9a-f]+)"', page)
    assert found is not None
    return found[1]


def send(client: TestClient, subject: str, action: str, **fields: Any) -> Any:
    """Open the page of a thing and send one of its forms."""
    page = client.get(f"/corrections/new/{subject}")
    assert page.status_code == 200, page.text
    assert f'action="/corrections/{action}"' in page.text
    data = {"form_token": token(page.text), "subject": subject, "author": "Ines", **fields}
    return client.post(f"/corrections/{action}", data=data, follow_redirects=False)


def follow(client: TestClient, response: Any) -> str:
    assert response.status_code == 303, response.text
    page = client.get(response.headers["location"])
    assert page.status_code == 200
    assert "The record has followed" in page.text
    return str(page.text)


def log(client: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/api/v1/corrections").json()["items"]
    return found


# --- each form ---


def test_a_speaker_is_corrected_and_the_correction_undone(open_to: TestClient) -> None:
    said = statement(open_to, "Ora Kerr")

    page = follow(open_to, send(open_to, said["id"], "assign", id=said["id"], entity="Mara Venn", note="it was her"))

    assert "it was her" in page
    assert f'href="/attributions/{said["id"]}"' in page
    (entry,) = log(open_to)
    assert (entry["action"], entry["author"], entry["note"], entry["state"]) == (
        "assign",
        "Ines",
        "it was her",
        "in force",
    )
    assert open_to.get("/api/v1/statements", params={"speaker": "Ora Kerr"}).json()["items"] == []
    follow(open_to, send(open_to, entry["id"], "undo", id=entry["id"]))
    assert statement(open_to, "Ora Kerr")["id"] == said["id"]
    assert [each["state"] for each in log(open_to)] == ["in force", "undone"]
    page = open_to.get(f"/corrections/new/{entry['id']}").text
    assert "Undo the undoing" in page


def test_somebody_new_can_be_assigned_and_a_speaker_left_open(open_to: TestClient) -> None:
    id_ = statement(open_to, "Ora Kerr")["id"]
    follow(open_to, send(open_to, id_, "assign", id=id_, entity="Ysolde Marr", kind="person"))
    assert statement(open_to, "Ysolde Marr")["id"] == id_
    follow(open_to, send(open_to, id_, "assign", id=id_, entity="ignored", unresolved="yes"))
    assert open_to.get("/api/v1/statements", params={"speaker": "Ysolde Marr"}).json()["items"] == []


def test_an_attribution_is_trimmed_and_rejected(open_to: TestClient) -> None:
    said = statement(open_to, "Ora Kerr")
    id_, words = said["id"], said["content"][0]["text"]
    page = open_to.get(f"/corrections/new/{id_}").text
    area = re.search(r'<textarea id="trim-content"[^>]*>\n([^<]*)</textarea>', page)
    assert area is not None
    assert unescape(area[1]) == words

    stays = words.replace(" with 40 boats", "")
    follow(open_to, send(open_to, id_, "trim", id=id_, content=stays, source=said["source"][0]["text"]))
    cut = statement(open_to, "Ora Kerr")
    assert [quote["text"] for quote in cut["content"]] == ["We start in May"] or "40" not in str(cut["content"])
    assert cut["source"] == said["source"]
    follow(open_to, send(open_to, id_, "reject", id=id_))
    assert open_to.get("/api/v1/statements", params={"speaker": "Ora Kerr"}).json()["items"] == []
    page = open_to.get(f"/corrections/new/{id_}").text
    assert "is no statement" in page
    assert 'action="/corrections/trim"' not in page


def test_speakers_are_merged_renamed_and_split(open_to: TestClient) -> None:
    mara, ora = (statement(open_to, name)["speakers"][0]["id"] for name in ("Mara Venn", "Ora Kerr"))
    follow(open_to, send(open_to, mara, "rename", entity=mara, name="Mara Venning"))
    assert statement(open_to, "Mara Venning")["speakers"][0]["id"] == mara
    follow(open_to, send(open_to, mara, "merge", entity=mara, other="Ora Kerr"))
    merged = open_to.get("/api/v1/statements", params={"speaker": mara}).json()["items"]
    assert len(merged) >= 2
    page = open_to.get(f"/corrections/new/{mara}").text
    boxes = re.findall(r'name="ids" value="([^"]+)"', page)
    assert sorted(boxes) == sorted(row["id"] for row in merged)
    harbour = next(row["id"] for row in merged if row["report"]["path"] == "quay.txt")
    follow(open_to, send(open_to, mara, "split", entity=mara, ids=[harbour]))
    left = open_to.get("/api/v1/statements", params={"speaker": mara}).json()["items"]
    assert harbour not in {row["id"] for row in left}
    assert ora != mara


def test_a_discrepancy_is_judged(open_to: TestClient) -> None:
    (found,) = open_to.get("/api/v1/discrepancies").json()["items"]
    follow(open_to, send(open_to, found["id"], "confirm", id=found["id"]))
    assert open_to.get("/api/v1/discrepancies").json()["items"][0]["verdict"] == "confirmed"
    follow(open_to, send(open_to, found["id"], "dismiss", id=found["id"], note="a misprint"))
    assert open_to.get("/api/v1/discrepancies").json()["items"] == []
    page = open_to.get(f"/corrections/new/{found['id']}").text
    assert "dismissed" in page
    assert 'action="/corrections/dismiss"' not in page
    assert "Is this a discrepancy?" in page


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("“We start in May,”", "“May,”", "“ … May,”"),
        ("one two three four", "two four", "two … four"),
        ("one two … five six", "two … five", "two … five"),
        ("one two … five six", "two five", "two … five"),
        ("one  two\nthree", "one two", "one  two"),
        ("one two three", "one too three", "one too three"),
        ("one two", "", ""),
        ("la " * 5000, "la", "la"),
    ],
)
def test_what_is_left_is_told_from_what_was_there(before: str, after: str, said: str) -> None:
    assert left_of(before, after) == said


# --- what is wrong is said beside the form ---


@pytest.mark.parametrize(
    ("action", "fields", "said"),
    [
        ("assign", {"entity": "Nobody Known"}, "Nobody Known"),
        ("assign", {}, "say either who speaks"),
        ("assign", {"entity": "Ora Kerr"}, "that is so already"),
        ("assign", {"entity": "Mara Venn", "author": ""}, "author: must not be empty"),
        ("assign", {"entity": "Mara Venn", "speaker": "7"}, "there is no speaker 7"),
        ("trim", {"content": "We never start"}, "does not have these words"),
        ("trim", {}, "say which words stay"),
        ("trim", {"content": "<script>alert(1)</script>"}, "does not have these words"),
    ],
)
def test_a_form_that_cannot_be_taken_says_why_and_keeps_what_was_typed(
    open_to: TestClient, action: str, fields: dict[str, str], said: str
) -> None:
    id_ = statement(open_to, "Ora Kerr")["id"]

    response = send(open_to, id_, action, id=id_, note="because <b>", **fields)

    assert response.status_code == 400
    assert said.lower() in unescape(response.text).lower()
    assert 'role="alert"' in response.text
    assert 'value="because &lt;b&gt;"' in response.text
    assert "<script>alert" not in response.text
    assert log(open_to) == []


def test_unknown_things_are_not_found(open_to: TestClient) -> None:
    for id_ in ("a1234567", "s1234567", "d1234567", "c1234567", "e1234567", "Q1", "%3Cscript%3E", "r1234567"):
        assert open_to.get(f"/corrections/new/{id_}").status_code == 404, id_
    id_ = statement(open_to, "Ora Kerr")["id"]
    form = token(open_to.get(f"/corrections/new/{id_}").text)
    assert open_to.post("/corrections/forget", data={"form_token": form}).status_code == 404


# --- nobody else's hands ---


def test_without_being_allowed_there_is_no_form_and_no_way(closed: TestClient) -> None:
    said = statement(closed, "Ora Kerr")
    for action in ACTIONS:
        found = closed.post(f"/corrections/{action}", data={"id": said["id"], "author": "Ines"})
        assert found.status_code == 403
        assert "corrections are not allowed here" in found.text.lower()
    assert closed.get(f"/corrections/new/{said['id']}").status_code == 403
    found = closed.post("/api/v1/corrections", json={"action": "reject", "id": said["id"], "author": "Ines"})
    assert (found.status_code, found.json()["error"]["code"]) == (403, "forbidden")
    assert "\n" not in found.json()["error"]["message"]
    discrepancy = closed.get("/api/v1/discrepancies").json()["items"][0]["id"]
    speaker = said["speakers"][0]["id"]
    for page in (
        f"/statements/{said['statement']}",
        f"/reports/{said['report']['id']}",
        f"/speakers/{speaker}",
        "/discrepancies",
        "/corrections",
    ):
        text = closed.get(page).text
        assert "/corrections/new/" not in text
        assert 'method="post"' not in text
    assert "serve --allow-corrections" in closed.get("/corrections").text
    assert discrepancy
    assert log(closed) == []


def test_where_it_is_allowed_every_thing_leads_to_its_form(open_to: TestClient) -> None:
    said = statement(open_to, "Mara Venn")
    discrepancy = open_to.get("/api/v1/discrepancies").json()["items"][0]["id"]
    speaker = said["speakers"][0]["id"]
    for page, subject in (
        (f"/statements/{said['statement']}", said["id"]),
        (f"/reports/{said['report']['id']}", said["id"]),
        (f"/speakers/{speaker}", speaker),
        ("/discrepancies", discrepancy),
    ):
        text = open_to.get(page).text
        assert f'href="/corrections/new/{subject}"' in text, page
        assert 'method="post"' not in text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_from_another_site_is_refused(open_to: TestClient, headers: dict[str, str]) -> None:
    id_ = statement(open_to, "Ora Kerr")["id"]
    data = {"form_token": token(open_to.get(f"/corrections/new/{id_}").text), "author": "Ines", "id": id_}
    found = open_to.post("/corrections/reject", data=data, headers=headers)
    assert found.status_code == 403
    json = {"action": "reject", "id": id_, "author": "Ines"}
    assert open_to.post("/api/v1/corrections", json=json, headers=headers).status_code == 403
    assert log(open_to) == []


def test_a_form_needs_the_token_of_its_own_browser(open_to: TestClient) -> None:
    id_ = statement(open_to, "Ora Kerr")["id"]
    page = open_to.get(f"/corrections/new/{id_}")
    cookie = page.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "same-origin"
    good = token(page.text)
    data = {"author": "Ines", "id": id_, "subject": id_}
    for bad in ("", "0" * 64, good[:-1] + ("0" if good[-1] != "0" else "1"), good.upper() + "x"):
        assert open_to.post("/corrections/reject", data={**data, "form_token": bad}).status_code == 403
    open_to.cookies.clear()
    open_to.cookies.set("onrecord-form", "another-browsers-cookie-000000")
    assert open_to.post("/corrections/reject", data={**data, "form_token": good}).status_code == 403
    open_to.cookies.clear()
    found = open_to.post("/corrections/reject", data={**data, "form_token": good})
    assert found.status_code == 403
    assert "reload the page" in found.text
    assert log(open_to) == []


def test_only_forms_and_json_are_taken(open_to: TestClient) -> None:
    id_ = statement(open_to, "Ora Kerr")["id"]
    body = f'{{"action": "reject", "id": "{id_}", "author": "Ines"}}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        found = open_to.post("/api/v1/corrections", content=body, headers={"content-type": kind})
        assert found.status_code == 415, kind
    assert open_to.post("/corrections/reject", files={"id": b"x"}).status_code == 415
    found = open_to.post("/corrections/reject", content=b"x" * 70_000, headers={"content-type": "text/plain"})
    assert found.status_code == 413
    found = open_to.post("/corrections/reject", content=iter([b"id=1"]))
    assert found.status_code == 411
    assert log(open_to) == []


# --- the API ---


def test_the_api_takes_the_same_payloads(open_to: TestClient) -> None:
    mara, ora = statement(open_to, "Mara Venn"), statement(open_to, "Ora Kerr")
    (discrepancy,) = open_to.get("/api/v1/discrepancies").json()["items"]
    person = mara["speakers"][0]["id"]
    made = []
    for body in (
        {"action": "rename", "entity": person, "name": "Mara Venning"},
        {"action": "assign", "id": ora["id"], "entity": "Mara Venning", "note": "hers"},
        {"action": "merge", "entity": person, "other": "Ora Kerr"},
        {"action": "trim", "id": ora["id"], "content": "40 boats"},
        {"action": "confirm", "id": discrepancy["id"]},
        {"action": "dismiss", "id": discrepancy["id"]},
        {"action": "split", "entity": person, "ids": [mara["report"]["id"]]},
        {"action": "reject", "id": ora["id"]},
    ):
        found = open_to.post("/api/v1/corrections", json={**body, "author": "Ines"})
        if found.status_code == 400:  # nobody is left to merge with, or to split from
            assert body["action"] in ("merge", "split")
            continue
        assert found.status_code == 201, found.text
        assert found.json()["action"] == body["action"]
        made.append(found.json()["id"])
    assert [entry["id"] for entry in reversed(log(open_to))] == made
    found = open_to.post("/api/v1/corrections", json={"action": "undo", "id": made[-1], "author": "Ines"})
    assert found.json()["undoes"] == made[-1]
    first = open_to.get("/api/v1/corrections", params={"limit": 1, "newest": False}).json()
    assert first["items"][0]["id"] == made[0]
    following = open_to.get("/api/v1/corrections", params={"limit": 1, "newest": False, "cursor": first["next"]}).json()
    assert following["items"][0]["id"] == made[1]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"action": "reject", "id": "a1234567", "author": "Ines"}, 404),
        ({"action": "reject", "id": "a1234567"}, 422),
        ({"action": "forget", "id": "a1234567", "author": "Ines"}, 422),
        ({"action": "reject", "id": "a1234567", "author": "Ines", "entity": "x"}, 422),
        ({"action": "dismiss", "id": "d1234567", "author": "Ines"}, 400),
        ({"action": "rename", "entity": "Ora Kerr", "name": "?", "author": "Ines"}, 400),
        ({"action": "rename", "entity": "Ora Kerr", "name": "x" * 301, "author": "Ines"}, 422),
        ([], 422),
        ("reject", 422),
    ],
)
def test_the_api_says_what_is_wrong(open_to: TestClient, body: Any, status: int) -> None:
    found = open_to.post("/api/v1/corrections", json=body)
    assert found.status_code == status, found.text
    assert found.json()["error"]["message"]
    assert log(open_to) == []


def test_the_document_tells_of_corrections(open_to: TestClient) -> None:
    path = open_to.get("/api/v1/openapi.json").json()["paths"]["/api/v1/corrections"]
    assert {"201", "400", "403", "404", "415", "422"} <= set(path["post"]["responses"])
    assert path["post"]["requestBody"]["content"]["application/json"]["examples"]


def test_what_was_forgotten_says_so(read_once: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(read_once, tmp_path / "onrecord.db"))
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        said = statement(client, "Ora Kerr")
        report = said["report"]["id"]
        assert client.get(f"/reports/{report}").status_code == 200
        with onrecord.open(path) as record:  # beside the server
            record.forget(report, "asked by a court", author="Ines")
        for where in (f"/reports/{report}", f"/statements/{said['statement']}", f"/attributions/{said['id']}"):
            page = client.get(where)
            assert page.status_code == 410, where
            assert "asked by a court" in page.text
            found = client.get(f"/api/v1{where}")
            assert (found.status_code, found.json()["error"]["code"]) == (410, "forgotten"), where
            assert "asked by a court" in found.json()["error"]["message"]
        assert client.get("/api/v1/statements", params={"about": "boats"}).json()["items"] == []


# --- while others read ---


def test_pages_are_answered_while_something_is_put_right(open_to: TestClient) -> None:
    id_ = statement(open_to, "Ora Kerr")["id"]
    done, wrong = threading.Event(), []

    def look() -> None:
        while not done.is_set():
            for page in ("/", "/speakers", "/corrections", "/api/v1/statements"):
                status = open_to.get(page).status_code
                if status != 200:
                    wrong.append((page, status))

    readers = [threading.Thread(target=look) for _ in range(2)]
    for each in readers:
        each.start()
    try:
        for name in ("Mara Venn", "Ora Kerr", "Mara Venn"):
            body = {"action": "assign", "id": id_, "entity": name, "author": "Ines"}
            assert open_to.post("/api/v1/corrections", json=body).status_code == 201
    finally:
        done.set()
        for each in readers:
            each.join()
    assert wrong == []


def test_the_log_is_paged_and_says_what_each_entry_is_about(open_to: TestClient) -> None:
    id_ = statement(open_to, "Ora Kerr")["id"]
    for number in range(28):
        name = ("Mara Venn", "Ora Kerr")[number % 2]
        body = {"action": "assign", "id": id_, "entity": name, "author": f"Ines {number}", "note": "<i>so</i>"}
        assert open_to.post("/api/v1/corrections", json=body).status_code == 201
    first = open_to.get("/corrections").text
    assert "Ines 27" in first
    assert "Ines 2," not in first
    assert "<i>so" not in first
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    assert "Ines 2," in open_to.get(unescape(following[1])).text
