"""What every answer carries and every request must meet."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord.domain import Rejected
from onrecord.store import Store
from onrecord.web import create_app, safety
from onrecord.web.pages import ROUTERS

V1 = "/api/v1"
PAGES = sorted(
    {route.path for router in ROUTERS for route in router.routes if "GET" in route.methods and "{" not in route.path}
)
HOSTILE = (
    'Dam <script>alert("a")</script> holds\n\n'
    "“The <img src=x onerror=alert(1)> dam \u202eliw\u202c hold,” said Mara <b>Venn</b>, "
    "javascript:alert(2) of <a href='javascript:alert(3)'>the works</a>. \ud83d \ufffd \ufeff end.\n\n"
    "{{ 7 * 7 }} {% raw %} ${7*7} “&lt;script&gt; stays,” she said.\n"
)


@pytest.mark.parametrize(
    "path", [*PAGES, "/nothing", f"{V1}/about", f"{V1}/nothing", f"{V1}/statements?limit=0", "/static/x"]
)
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    for name, value in safety.HEADERS.items():
        assert headers[name] == value
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"]
    assert "server" not in headers
    assert not [name for name in headers if name.startswith("access-control")]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "LOCALHOST", "[::1]:8000"])
def test_the_loopback_answers_to_its_own_names(client: TestClient, host: str) -> None:
    assert client.get(f"{V1}/about", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "::1", "x@localhost"]
)
def test_and_to_no_other(client: TestClient, host: str) -> None:
    found = client.get(f"{V1}/about", headers={"Host": host})
    assert (found.status_code, found.json()["error"]["code"]) == (421, "wrong_host")
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.fixture(scope="module")
def guarded(demo_record: Path) -> Iterator[TestClient]:
    with TestClient(create_app(demo_record, token="a-token"), base_url="http://record.example") as found:
        yield found


def test_a_token_is_asked_for(guarded: TestClient) -> None:
    for path in ("/", f"{V1}/about", f"{V1}/openapi.json", "/static/onrecord.css", "/?token=another"):
        assert guarded.get(path).status_code == 401
    assert guarded.get(f"{V1}/about").json()["error"]["code"] == "unauthorised"
    for given in ("Bearer another", "Basic a-token", "Bearer", "Bearer a-token-and-more", "Bearer ä".encode()):
        assert guarded.get(f"{V1}/about", headers={"Authorization": given}).status_code == 401
    assert guarded.get(f"{V1}/about", headers={"Authorization": "Bearer a-token"}).status_code == 200


def test_a_browser_brings_the_token_once(guarded: TestClient) -> None:
    first = guarded.get("/speakers?token=a-token&order=name", follow_redirects=False)
    assert (first.status_code, first.headers["location"]) == (303, "/speakers?order=name")
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert guarded.get("/speakers").status_code == 200
    guarded.cookies.clear()
    assert guarded.get("/speakers").status_code == 401
    assert guarded.get("/speakers", headers={"Cookie": "onrecord-token=x; =;;"}).status_code == 401


def test_what_is_too_long_is_refused(client: TestClient) -> None:
    assert client.get(f"{V1}/statements?about={'a' * 40_000}").status_code == 414
    assert client.get(f"{V1}/statements?about={'a' * 1001}").status_code == 422
    assert client.get(f"/{'a' * 600}").status_code == 414
    assert client.post(f"{V1}/about", content=b"x" * 100_000).status_code == 413


def test_no_answer_names_a_path_of_the_machine(tmp_path: Path, application: Callable[..., TestClient]) -> None:
    client = application({"dam.txt": "“The dam will hold,” Mara Venn said on Tuesday.\n"})
    path = client.app.state.records.path  # type: ignore[attr-defined]
    with Store.open(path) as store:
        store.reject(Rejected(str(tmp_path / "gone.txt"), None, "no such file", None), "2026-01-01T00:00:00+00:00")
        store.reject(
            Rejected("dam.bin", None, "no text", None), "2026-01-01T00:00:00+00:00", tmp_path / "in-0" / "dam.bin"
        )
    ids = [client.get(f"{V1}/{noun}?limit=1").json()["items"][0] for noun in ("statements", "reports", "speakers")]
    single = [f"/statements/{ids[0]['statement']}", f"/reports/{ids[1]['id']}", f"/speakers/{ids[2]['id']}"]
    asked = [*PAGES, *single, *(V1 + one for one in single), f"{V1}/rejected", f"{V1}/export", f"{V1}/openapi.json"]
    asked += ["/timeline?speaker=Venn", "/?about=dam", f"{V1}/statements?about=%2A", "/nothing"]
    for one in asked:
        assert str(tmp_path) not in client.get(one).text, one
    path.write_bytes(b"no record any more" * 1000)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    for one in ("/", "/speakers", f"{V1}/statements", f"{V1}/about", f"{V1}/export"):
        found = client.get(one)
        assert str(tmp_path) not in found.text
        if found.status_code != 200:
            assert found.status_code == 503, found.text


class _Markup(HTMLParser):
    """Elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_a_hostile_report_is_shown_as_text(application: Callable[..., TestClient]) -> None:
    client = application({"hostile.txt": HOSTILE, "long.txt": "“We wait,” said Tam Kerr. " + "a" * 1_000_000})
    rows = client.get(f"{V1}/statements").json()["items"]
    reports = client.get(f"{V1}/reports").json()["items"]
    asked = [
        "/",
        "/?about=dam",
        "/?about=%3Cscript%3Ealert(1)%3C/script%3E",
        "/speakers",
        "/reports",
        "/timeline",
        "/figures",
    ]
    asked += [f"/statements/{row['statement']}" for row in rows] + [f"/reports/{report['id']}" for report in reports]
    for one in asked:
        found = client.get(one)
        assert found.status_code in (200, 400), (one, found.text)
        page = _Markup()
        page.feed(found.text)
        for tag, attributes in page.tags:
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (one, tag)
            assert tag not in ("style", "iframe", "object", "embed", "base")
            assert not (attributes.get("href") or "").strip().lower().startswith("javascript:")
            if tag == "script":
                assert (attributes["src"] or "").startswith("/static/")
        assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", found.text)
        assert "\u202e" not in found.text
    page_of_it = next(f"/reports/{one['id']}" for one in reports if one["path"] == "hostile.txt")
    assert "{{ 7 * 7 }} {% raw %}" in client.get(page_of_it).text
    whole = client.get(f"{V1}/reports/{next(r['id'] for r in reports if r['path'] == 'hostile.txt')}").json()
    assert "<script>" in whole["content"]  # JSON gives the words as they are
    long = next(report["id"] for report in reports if report["path"] == "long.txt")
    assert len(client.get(f"/reports/{long}").content) < 3_000_000
    assert client.get(f"{V1}/reports/{long}?start=0&end=100").json()["content"][:9] == "“We wait,"


def test_json_is_never_taken_for_a_page(client: TestClient) -> None:
    found = client.get(f"{V1}/statements?about=%3Cscript%3E")
    assert found.headers["content-type"] == "application/json"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert json.loads(found.text)


def test_a_record_that_changed_has_another_etag(application: Callable[..., TestClient]) -> None:
    client = application({"dam.txt": "“The dam will hold,” Mara Venn said.\n"})
    path = client.app.state.records.path  # type: ignore[attr-defined]
    first = client.get(f"{V1}/statements")
    same = {"If-None-Match": first.headers["etag"]}
    assert client.get(f"{V1}/statements", headers=same).status_code == 304
    with onrecord.open(path) as record:
        more = path.with_name("more.txt")
        more.write_text("“The quay holds too,” Ora Kerr said.\n")
        record.read(more)
    again = client.get(f"{V1}/statements", headers=same)
    assert (again.status_code, again.json()["found"]) == (200, first.json()["found"] + 1)
