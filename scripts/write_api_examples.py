"""Writes the examples of the API's document from a record of the samples: python scripts/write_api_examples.py

They are answers as the application gives them, so that they cannot say what it does not do.
"""

from __future__ import annotations

import json
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final

from fastapi.testclient import TestClient

import onrecord
from onrecord.web import create_app
from onrecord.web.api import PREFIX

PAGE: Final = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "web" / "api" / "examples.json"
ASKED: Final = {
    "statements": "/statements?limit=1&about=dam",
    "figures": "/figures?limit=1",
    "subjects": "/subjects?limit=2",
    "commitments": "/commitments?limit=1&status=approved",
    "speakers": "/speakers?limit=1",
    "reports": "/reports?limit=1",
    "discrepancies": "/discrepancies?limit=1",
    "about": "/about",
}


def examples() -> dict[str, Any]:
    """An answer of each of the calls, by name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "demo.db")
        with onrecord.open(path, create=True) as record, as_file(files("onrecord") / "samples" / "reports") as samples:
            record.read(samples)
        with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
            return {name: client.get(PREFIX + call).raise_for_status().json() for name, call in ASKED.items()}


def main() -> int:
    """Write them."""
    PAGE.write_text(json.dumps(examples(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{PAGE.name}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
