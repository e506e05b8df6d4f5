"""`onrecord serve` as a process of its own, while another process reads into the same record."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

import onrecord
from onrecord import cli
from onrecord.web.serving import loopback

TEXTS = [
    f"“Gate {number} of the dam holds,” Mara Venn said on Tuesday. Ora Kerr said {number} homes lay below it.\n"
    for number in range(30)
]


def run(*arguments: str, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord.cli", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **options,  # type: ignore[call-overload]
    )


@contextmanager
def served(record: Path, *arguments: str) -> Iterator[str]:
    """The address that the command prints."""
    process = run("serve", "--record", str(record), "--port", "0", *arguments)
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.search(r"http://\S+", said)
        assert found is not None, said + process.stderr.read()
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, ""), err
    assert "Traceback" not in err


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "first.txt").write_text(TEXTS[0], encoding="utf-8")
    with onrecord.open(tmp_path / "onrecord.db", create=True) as opened:
        opened.read(tmp_path / "first.txt")
    return tmp_path / "onrecord.db"


def test_pages_keep_answering_while_another_process_reads(tmp_path: Path, record: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    pages = ["/", "/?about=dam", "/speakers", "/reports", "/about", "/timeline", "/discrepancies"]
    calls = [f"/api/v1/{noun}" for noun in ("statements", "speakers", "figures", "reports", "about", "discrepancies")]
    with served(record) as address, httpx.Client(base_url=address, timeout=30) as client:
        reading = run("read", str(folder), "--record", str(record))
        seen, answered = [], 0
        while reading.poll() is None or answered < len(pages + calls):
            path = (pages + calls)[answered % len(pages + calls)]
            found = client.get(path)
            assert found.status_code == 200, (path, found.text)
            answered += 1
            seen.append(len(client.get("/api/v1/reports?limit=200").json()["items"]))
        said = reading.communicate()
        assert reading.returncode == 0, said
        fresh = client.get("/api/v1/reports?limit=200").json()["items"]
        with client.stream("GET", "/api/v1/export") as answer:
            assert len(list(answer.iter_lines())) >= 2 * len(TEXTS)
    assert seen == sorted(seen)  # the old state or the new one
    assert (seen[0] < len(fresh), len(fresh)) == (True, len(TEXTS) + 1)


def test_a_record_that_is_held_by_a_writer_is_served_all_the_same(record: Path) -> None:
    with onrecord.open(record) as opened, opened._store.writing(), served(record) as address:
        assert httpx.get(f"{address}api/v1/statements").json()["found"] == 2


def test_what_cannot_be_served_is_said_in_one_line(
    tmp_path: Path, record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = tmp_path / "foreign.db"
    foreign.write_text("this is no database, and long enough to be looked at " * 10)
    for path, said in (
        (tmp_path / "none.db", "there is no record at"),
        (foreign, "is not a record"),
        (tmp_path, "is a folder"),
    ):
        assert cli.main(["serve", "--record", str(path), "--port", "0"]) == 2
        err = capsys.readouterr().err
        assert said in err
        assert err.count("\n") == 1
    for arguments, said in (
        (["--host", "192.0.2.1"], "cannot be listened on"),
        (["--host", "no such host"], "cannot be listened on"),
    ):
        assert cli.main(["serve", "--record", str(record), "--port", "0", *arguments]) == 2
        err = capsys.readouterr().err
        assert said in err
        assert err.count("\n") == 1
    monkeypatch.setitem(sys.modules, "fastapi", None)
    monkeypatch.delattr(onrecord, "web", raising=False)
    for name in [name for name in sys.modules if name.startswith("onrecord.web")]:
        monkeypatch.delitem(sys.modules, name)
    assert cli.main(["serve", "--record", str(record), "--port", "0"]) == 2
    assert "pip install 'onrecord[web]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("example.org", False),
        ("127.evil.example", False),
    ],
)
def test_which_addresses_are_this_machine_alone(host: str, alone: bool) -> None:
    assert loopback(host) is alone


def test_another_address_needs_a_token(record: Path) -> None:
    with served(record, "--host", "0.0.0.0") as address:
        token = address.partition("?token=")[2]
        assert len(token) > 20
        local = re.sub(r"//[^/:]+", "//127.0.0.1", address.partition("?")[0])
        assert httpx.get(f"{local}api/v1/about").status_code == 401
        bearer = {"Authorization": f"Bearer {token}"}
        assert httpx.get(f"{local}api/v1/about", headers=bearer).status_code == 200


if os.name == "nt":
    pytest.skip("signals of POSIX", allow_module_level=True)
