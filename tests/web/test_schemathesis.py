"""The application against its own OpenAPI document: whatever is asked, no 5xx, and each answer as documented."""

from __future__ import annotations

from typing import Any

import hypothesis
import pytest

from onrecord.web import api

schemathesis = pytest.importorskip("schemathesis")

EXAMPLES = 20  # of each call: about a second on a slow machine
DOCUMENT = schemathesis.openapi.from_dict(api.document())
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
    "allow_header_conformance",
    "negative_data_rejection",
)


@DOCUMENT.parametrize()
@hypothesis.settings(max_examples=EXAMPLES, derandomize=True, suppress_health_check=list(hypothesis.HealthCheck))
def test_every_answer_is_as_documented(case: Any, live: str) -> None:
    checks = [name for name in CHECKS if case.method == "GET" or name != "negative_data_rejection"]  # 413 is one too
    case.call_and_validate(base_url=live, checks=[schemathesis.checks.CHECKS.get_one(name) for name in checks])
