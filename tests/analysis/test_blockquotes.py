from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import reports
from onrecord.analysis import analyse_report, blockquotes
from onrecord.domain import Report
from onrecord.reports.inputs import Input

PAGE = """<html><head><title>Ferry inquiry opens</title></head><body><article><h1>Ferry inquiry opens</h1>
<p>The inquiry into the sinking of the ferry Halcyon opened in Dalby on Monday with the evidence of the harbour master,
Ora Venn, and of the divers.</p>
<p>In a letter to the council dated 3 May, Venn wrote:</p>
<blockquote><p>The pier has not been inspected since the spring. I have asked for divers three times.</p>
<p>If the council does not act, I will close the berth myself.</p></blockquote>
<p>The council's leader, Tam Kerrigan, told the inquiry that the letter had never reached him.</p>
<p>Families of those who died sat in the front row of the hall and listened in silence for most of the day.</p>
<blockquote><p>My brother rang me from the deck. The lights had gone out and nobody came.</p>
<footer>Lise Amdahl, sister of a victim</footer></blockquote>
<p>The inquiry continues on Thursday, when the pumps will be looked at once more by the divers.</p>
<blockquote><p>The harbour was built in 1904 and has four berths, of which two are in use today.</p></blockquote>
</article></body></html>"""

TEXT = """# Ferry inquiry

The inquiry opened in Dalby on Monday. Tam Kerrigan, the leader of the council, said in a post on Sunday:

> We never had the letter. Nobody in this building has seen it.
"""


def report(source: str, kind: str) -> Report:
    found = reports.load(Input("page", Path("page"), source.encode(), None, kind))  # type: ignore[arg-type]
    assert isinstance(found, Report)
    return found


def quoted(of: Report) -> list[tuple[str, list[str], str]]:
    text = of.text.text
    return [
        (one.source[0].of(text), [span.of(text) for span in one.content], one.quotation)
        for one in analyse_report(of).attributions
        if one.rule == blockquotes.BLOCK
    ]


def test_block_quotes_are_whose_an_introduction_or_a_credit_names() -> None:
    assert quoted(report(PAGE, "html")) == [
        (
            "Venn",
            [
                "The pier has not been inspected since the spring. I have asked for divers three times.",
                "If the council does not act, I will close the berth myself.",
            ],
            "direct",
        ),
        (
            "Lise Amdahl, sister of a victim",
            ["My brother rang me from the deck. The lights had gone out and nobody came."],
            "direct",
        ),
    ]


def test_block_quotes_of_markdown() -> None:
    assert quoted(report(TEXT, "markdown")) == [
        (
            "Tam Kerrigan, the leader of the council,",
            ["We never had the letter. Nobody in this building has seen it."],
            "direct",
        )
    ]


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("html", PAGE),
        ("markdown", TEXT),
        ("markdown", "---\ntitle: Ferries\n---\nA line.\n\n> One.\n>\n> > Two.\n\nAnother.\n\n> - Three.\n"),
    ],
)
def test_where_block_quotes_are(kind: str, source: str) -> None:
    here = report(source, kind)
    assert here.block_quotes
    for span in here.block_quotes:
        before, after = here.text.text[: span.start], here.text.text[span.end :]
        assert before.endswith("\n\n")
        assert not after or after.startswith("\n\n")
    if "Ferries" in source:
        assert [span.of(here.text.text) for span in here.block_quotes] == ["One.\n\nTwo.", "- Three."]
