from __future__ import annotations

import httpx
from fastapi.testclient import TestClient


def test_the_api_tells_of_the_record(client: TestClient, live: str, http: httpx.Client) -> None:
    found = client.get("/api/v1/about")
    assert found.status_code == 200
    assert found.json()["counts"]["reports"] > 0
    assert http.get(f"{live}/api/v1/about").json() == found.json()
