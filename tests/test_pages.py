from __future__ import annotations

import io
import re

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from onrecord import pages, pages_details, pages_shown
from onrecord.domain import Dating, Summary
from onrecord.store.entries import Quote, SetAsideRow, SpeakerRow


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, list[tuple[Quote, str]], list[SetAsideRow]]:
    text = draw(st.text("ab \n", min_size=1, max_size=40))
    start = draw(st.integers(0, 1000))
    edge = st.integers(start - 5 if start > 5 else 0, start + len(text) + 5)
    quotes = [Quote(min(a, b), max(a, b) + 1, "") for a, b in draw(st.lists(st.tuples(edge, edge), max_size=6))]
    labels = draw(st.lists(st.sampled_from(["source", "cue", "content"]), min_size=6, max_size=6))
    asides = [SetAsideRow(quote, "teaser", "rule-1") for quote in quotes[:1]]
    return text, start, list(zip(quotes[1:], labels, strict=False)), asides


@given(marked())
def test_marks_add_brackets_and_change_nothing_else(
    case: tuple[str, int, list[tuple[Quote, str]], list[SetAsideRow]],
) -> None:
    text, start, marks, asides = case
    plain = pages_shown._marked(text, start, marks, asides).plain
    assert re.sub(r"\[(source|cue|content|set aside): |\]", "", plain) == text
    inside = [quote for quote, _ in marks] + [aside.quote for aside in asides]
    inside = [quote for quote in inside if quote.start < start + len(text) and quote.end > start]
    assert plain.count("[") == plain.count("]") == len(inside)


def test_dates_are_short_and_true() -> None:
    def dated(earliest: str | None, latest: str | None) -> str:
        return pages_details.dated(Dating(earliest, latest, ()))

    assert pages_details.dated(None) == dated(None, None) == "undated"
    assert dated("2025-03-14", "2025-03-14") == "2025-03-14"
    assert dated("2025-03-14", "2025-03-16") == "2025-03-14–16"
    assert dated("2025-03-14", "2025-04-16") == "2025-03-14–04-16"
    assert dated("2025-03-14", "2026-03-14") == "2025-03-14–2026-03-14"
    assert dated("2025-03-14", None) == "2025-03-14–…"
    assert dated(None, "2025-03-14") == "…–2025-03-14"


def test_shares_are_never_rounded_to_all_or_nothing() -> None:
    assert [pages.percent(share) for share in (0, 0.001, 0.125, 0.999, 1)] == [
        "0 %",
        "under 1 %",
        "12 %",
        "over 99 %",
        "100 %",
    ]


def test_a_summary_counts_open_speakers_and_statements_of_nobody_apart() -> None:
    screen = Console(width=100, file=io.StringIO())
    pages.summary(screen, Summary(2, 0, 100, 9, 5, 0, 400, 2.0, without_source=3))
    assert isinstance(screen.file, io.StringIO)
    said = " ".join(screen.file.getvalue().split())
    assert (
        "100 attributions by 9 speakers; 5 % of the attributions with a speaker left open, 3 % without a source."
        in said
    )


def test_who_says_what_is_open() -> None:
    def speaker(name: str | None, role: str, status: str) -> SpeakerRow:
        return SpeakerRow(None, name, None, None, None, role, status, "because", "rule-1", (), ())

    assert pages.who([]) == "nobody named"
    assert pages.who([speaker("he", "speaker", "unresolved")]) == "he (unresolved)"
    assert pages.who([speaker(None, "speaker", "unresolved")]) == "no source named (unresolved)"
    both = [speaker("a spokesman", "speaker", "resolved"), speaker("Kerr", "on_behalf_of", "resolved")]
    assert pages.who(both) == "a spokesman, for Kerr"


def test_a_label_never_touches_its_value() -> None:
    screen = Console(width=80, file=io.StringIO())
    for label in ("not analysed", "on behalf of", "set aside"):
        pages.field(screen, label, "its language is es, not English")
    assert isinstance(screen.file, io.StringIO)
    for line in screen.file.getvalue().splitlines():
        assert line.index("  its language") > 0
        assert line.index("its language") == pages.LABEL
