"""The occasions of the five published reports beside the checkout: which each important statement gets.

``occasions.json`` holds, by where their contents start, the statements that a careful reader lists: of the report's one
occasion those whose own words name it and those that inherit it, and those that have none, because someone else says
them, or at another time, or because the text does not tell. The reports are other people's text and stay there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import analysis, reports
from onrecord.analysis import occasions
from onrecord.domain import Attribution, Rejected
from onrecord.reports.inputs import discover

EXPECTED: dict[str, Any] = json.loads(Path(__file__).with_name("occasions.json").read_text(encoding="utf-8"))
FIELDS = ("medium", "interlocutor", "place", "event", "date")


@pytest.mark.shared
@pytest.mark.parametrize("name", list(EXPECTED))
def test_each_statement_has_the_occasion_that_the_text_gives_it(name: str, shared: Path) -> None:
    file = shared / "seeds" / name
    if not file.is_file():
        pytest.skip(f"{name} is not among the shared reports")
    (found,) = discover([file])
    assert not isinstance(found, Rejected)
    report = reports.load(found)
    assert not isinstance(report, Rejected)
    told = analysis.analyse_report(report).attributions
    by_start: dict[int, Attribution] = {one.content[0].start: one for one in told if one.content}
    expected = EXPECTED[name]

    for start in (*expected["named"], *expected["inherited"]):
        occasion = by_start[start].occasion
        assert occasion is not None, f"the statement at {start} has no occasion"
        have = {field: getattr(occasion, field) for field in FIELDS if getattr(occasion, field) is not None}
        assert {"kind": occasion.kind, **have} == expected["occasion"], f"the statement at {start}"
        assert (occasion.rule == occasions.NAMED) == (start in expected["named"]), f"the statement at {start}"
        assert all(span.of(report.text.text).strip() for span in occasion.evidence)
    for start in expected["none"]:
        assert by_start[start].occasion is None, f"the statement at {start} has an occasion"
