from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.domain import Analysis, Attribution, MadeBy, Report, Span


def _load(name: str) -> ModuleType:
    """A module beside this one: test files are no package, so it is loaded by its path."""
    file = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"onrecord_tests_{name}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


hard_cases = _load("hard_cases_report")
VARIANTS = hard_cases.variants()

# Cases whose relation between reports is not found, each with what is wrong; their attributions are tested below.
LATER: dict[int, str] = {
    37: "the splice is the fullest version, so that it is not seen as one: its parts are its excerpts",
}

# Cases that fail at present, each with what is wrong. One that starts to pass fails the run until its line is gone.
FAILING: dict[int, str] = {}

# The same for the attributions of the cases in LATER.
FAILING_PARTS: dict[int, str] = {}


def _params(cases: list[int], expected: dict[int, str]) -> list[object]:
    def marks(case: int) -> list[pytest.MarkDecorator]:
        if case not in expected:
            return []
        return [pytest.mark.xfail(reason=expected[case], raises=AssertionError, strict=True)]

    return [pytest.param(case, id=f"{case:02d}", marks=marks(case)) for case in cases]


@pytest.mark.parametrize("case", _params(list(VARIANTS), LATER | FAILING))
def test_case(case: int) -> None:
    problems = [line for variant in VARIANTS[case] for line in hard_cases.judge(variant)]
    assert not problems, "\n" + "\n".join(problems)


@pytest.mark.parametrize("case", _params(list(LATER), FAILING_PARTS))
def test_attributions_of_a_case_that_needs_later_work(case: int) -> None:
    problems = [line for variant in VARIANTS[case] for line in hard_cases.judge(variant, later=False)]
    assert not problems, "\n" + "\n".join(problems)


def test_every_case_is_there_and_none_is_excused_twice() -> None:
    assert list(VARIANTS) == list(range(1, 49))
    assert not set(LATER) & set(FAILING)
    assert set(FAILING_PARTS) <= set(LATER)


def test_at_least_44_cases_pass() -> None:
    assert 48 - len(LATER) - len(FAILING) >= 44


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("“We start in May.”", "We start in May"),
        ("that the dam held, ", "the dam held"),
        ("'The miners' pay won't rise,'", "The miners' pay won't rise"),
        ('the flood was "not a disaster".', 'the flood was "not a disaster'),
        ("That is all", "That is all"),
    ],
)
def test_contents_are_compared_without_their_edges(words: str, left: str) -> None:
    assert hard_cases.trimmed(words) == left


def _saying(found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An analysis that finds these words in whatever it reads, said by nobody; none when there are no words."""

    def analyse(report: Report) -> Analysis:
        if not found:
            return Analysis(report.text, (), MadeBy("0", "test"))
        start = report.text.text.index(found)
        content = (Span(start, start + len(found)),)
        one = Attribution("a1", (), (), content, "direct", "asserted", 0.5, "test-1")
        return Analysis(report.text, (one,), MadeBy("0", "test"))

    monkeypatch.setattr(hard_cases.analysis, "analyse_report", analyse)


def test_what_is_missing_fails_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    _saying("", monkeypatch)
    assert any("missing: [Venn] The dam / will hold" in line for line in hard_cases.judge(VARIANTS[3][0]))
    assert hard_cases.judge(VARIANTS[7][0]) == []


def test_what_is_invented_fails_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    _saying("peace fund", monkeypatch)
    assert any("invented:" in line for line in hard_cases.judge(VARIANTS[7][0]))


def test_a_wrong_field_fails_a_case_with_both_sides_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    _saying("It will hold", monkeypatch)
    problems = "\n".join(hard_cases.judge(VARIANTS[23][0]))
    assert "source: expected 'Kerr', found 'none'" in problems
    assert "speakers: expected [{'name': 'Kerr'}], found nobody" in problems
