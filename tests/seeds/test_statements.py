"""What the five reports say stays apart: one speaker, one subject, but other interviews and other days."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import onrecord


@pytest.fixture(scope="module")
def statements(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """The exported attributions of a record of all five reports, by statement."""
    out = io.StringIO()
    with onrecord.open(tmp_path_factory.mktemp("seeds") / "seeds.db", create=True) as record:
        record.read(shared / "seeds")
        record.export("jsonl", out)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in out.getvalue().splitlines():
        row = json.loads(line)
        found[row["statement"]].append(row)
    return list(found.values())


def test_no_statement_reaches_over_two_interviews(statements: list[list[dict[str, Any]]]) -> None:
    for rows in statements:
        assert len({row["report"]["path"] for row in rows}) == 1, [row["content"] for row in rows]


def test_what_one_report_says_in_its_body_is_as_many_statements(statements: list[list[dict[str, Any]]]) -> None:
    assert sum(map(len, statements)) > 80
    for rows in statements:
        assert sum(not row["headline"] for row in rows) <= 1, [row["content"] for row in rows]
