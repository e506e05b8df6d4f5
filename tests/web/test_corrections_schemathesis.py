"""Corrections against the application's own document, where they are allowed: whatever is sent, no 5xx."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from onrecord.web import api
from tests.web.conftest import serving

schemathesis = pytest.importorskip("schemathesis")

EXAMPLES = 15
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)
DOCUMENT = schemathesis.openapi.from_dict(api.document()).include(path="/api/v1/corrections")


@pytest.fixture(scope="module")
def writing(demo_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = shutil.copy(demo_record, tmp_path_factory.mktemp("writing") / "onrecord.db")
    with serving(Path(path), allow_corrections=True) as address:
        yield address


@DOCUMENT.parametrize()
@hypothesis.settings(max_examples=EXAMPLES, derandomize=True, suppress_health_check=list(hypothesis.HealthCheck))
def test_every_answer_is_as_documented(case: Any, writing: str) -> None:
    case.call_and_validate(base_url=writing, checks=[schemathesis.checks.CHECKS.get_one(name) for name in CHECKS])
