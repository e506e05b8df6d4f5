"""A record of the samples, and the application over it: called directly, and live for a browser."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi.testclient import TestClient

import onrecord
from onrecord.web import create_app

LOOPBACK = "http://127.0.0.1"


@pytest.fixture(scope="session")
def demo_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record that `onrecord demo` makes of the samples; only to be read."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with onrecord.open(path, create=True) as record, as_file(files("onrecord") / "samples" / "reports") as samples:
        record.read(samples)
    return path


@pytest.fixture(scope="session")
def client(demo_record: Path) -> Iterator[TestClient]:
    """The application over the samples' record, called without a server."""
    with TestClient(create_app(demo_record), base_url=LOOPBACK) as found:
        yield found


@contextmanager
def serving(path: Path, **options: Any) -> Iterator[str]:
    """The application live on a free port of the loopback; its address, without a slash at the end."""
    server = uvicorn.Server(uvicorn.Config(create_app(path, **options), port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"{LOOPBACK}:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def live(demo_record: Path) -> Iterator[str]:
    """The address of the application, live over the samples' record."""
    with serving(demo_record) as address:
        yield address


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    """A client for the live application."""
    with httpx.Client(timeout=30) as found:
        yield found


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """Makes applications over records of a test's own: ``application({"dam.txt": "..."}, allow_corrections=True)``."""
    opened: list[TestClient] = []

    def make(reports: dict[str, str], **options: Any) -> TestClient:
        folder = tmp_path / f"in-{len(opened)}"
        folder.mkdir()
        for name, text in reports.items():
            (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        path = tmp_path / f"{len(opened)}.db"
        with onrecord.open(path, create=True) as record:
            record.read(folder)
        client = TestClient(create_app(path, **options), base_url=LOOPBACK)
        client.__enter__()
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.__exit__(None, None, None)
