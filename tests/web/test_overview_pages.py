from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

PAGES = ["/speakers", "/discrepancies", "/developments", "/timeline", "/rejected", "/about"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_answer(client: TestClient, path: str) -> None:
    found = client.get(path)
    assert found.status_code == 200, found.text[:2000]
    assert found.headers["content-type"].startswith("text/html")
