"""What is expected of the shared reports is offsets and names, and makes sense by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.domain import QUOTATIONS, SET_ASIDE_REASONS, STANCES

EXPECTED: dict[str, Any] = json.loads(Path(__file__).with_name("expected.json").read_text(encoding="utf-8"))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def test_no_text_of_the_reports_is_kept() -> None:
    assert max(len(words.split()) for words in strings(EXPECTED)) <= 10


@pytest.mark.parametrize("name", list(EXPECTED))
def test_entries_are_sound(name: str) -> None:
    report = EXPECTED[name]
    assert any(entry["level"] == "must" for entry in report["attributions"])
    for entry in report["attributions"]:
        assert entry["level"] in ("must", "may")
        assert set(entry["quotation"]) <= set(QUOTATIONS)
        assert entry["stance"] in STANCES
        assert entry["speakers"] or entry["open"]
        assert entry["content"]
        for role in ("source", "cue", "content", "widest"):
            for start, end in entry.get(role, []):
                assert 0 <= start < end <= report["characters"]
        inside = [
            (start, end)
            for start, end in entry["cue"]
            if any(first < end and start < last for first, last in entry["content"])
        ]
        assert not inside, "a cue lies outside its content"
    for off in report.get("off", []):
        assert off["reason"]
        assert off["content"]
        for start, end in (*off["source"], *off["cue"], *off["content"]):
            assert 0 <= start < end <= report["characters"]
    for aside in report["set_aside"]:
        assert set(aside["reasons"]) <= set(SET_ASIDE_REASONS)
