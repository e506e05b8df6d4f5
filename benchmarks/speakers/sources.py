"""onrecord's speakers for the annotated sources: given the corpus's own spans, and on what onrecord finds itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from benchmarks.speakers.annotated import Document
from onrecord import analysis, reports
from onrecord.analysis import assembly, kinds, quotes
from onrecord.analysis.clock import Deadline
from onrecord.analysis.drafts import Draft, Page, overlap, size
from onrecord.analysis.speakers import resolve
from onrecord.domain import Attribution, Limits, Report, Span, Spans, Speaker

RULE: Final = "corpus"
HALF: Final = 0.5
LIMITS: Final = Limits(max_seconds=3600.0)  # a busy machine must not change what is measured

Verdicts = Mapping[int, tuple[Speaker, ...]]  # by the attribution's place in the corpus


def report(document: Document) -> Report:
    """The document as a user's text is read. ValueError when its offsets would not be those of the corpus."""
    made = reports.from_text(document.text)
    if made.text.text != document.text:
        raise ValueError(f"{document.name}: the stored text is not the document's, so offsets would not compare")
    return made


def spans(pairs: Iterable[Sequence[int]]) -> Spans:
    """Pairs of offsets as spans: in order, apart, none empty."""
    kept: list[Span] = []
    for start, end in sorted((pair[0], pair[1]) for pair in pairs):
        if kept and start <= kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(end, kept[-1].end))
        elif end > start:
            kept.append(Span(start, end))
    return tuple(kept)


def attributions(made: Report, marked: Sequence[Mapping[str, Any]]) -> tuple[Attribution, ...]:
    """The corpus's attributions as onrecord's, ids their places; the corpus annotates no nested ones."""
    text = made.text.text
    page = Page.of(text, quotes.pair(text), made.title)
    drafts = [Draft(spans(one["source"]), spans(one["cue"]), spans(one["content"]), RULE) for one in marked]
    kinds.settle(page, drafts)
    return tuple(
        Attribution(
            id=str(n),
            source=one.source,
            cue=one.cue,
            content=one.content,
            quotation=one.quotation,
            stance="asserted" if one.content else "no-comment",
            confidence=1.0,
            rule=RULE,
            headline=made.title is not None and one.start < made.title.end,
        )
        for n, one in enumerate(drafts)
        if one.source or one.cue or one.content
    )


def on_gold(document: Document) -> Verdicts:
    """The speakers that onrecord gives to the corpus's own attributions."""
    made = report(document)
    _, mentioned = assembly.attributions(made, RULE, Deadline(LIMITS.max_seconds))
    resolved, _ = resolve(made, attributions(made, document.attributions), mentioned)
    return {int(one.id): one.speakers for one in resolved}


def on_found(document: Document) -> Verdicts:
    """The speakers of the attributions that onrecord finds, where one is an annotated source's."""
    found = analysis.analyse_report(report(document), LIMITS).attributions
    marked = {s.n: document.attributions[s.n] for s in document.sources}
    pairs = matched({n: (spans(one["source"]), spans(one["content"])) for n, one in marked.items()}, found)
    return {n: found[place].speakers for n, place in pairs.items()}


def matched(gold: Mapping[int, tuple[Spans, Spans]], found: Sequence[Attribution]) -> dict[int, int]:
    """Which found attribution (its place) is which of the corpus's, one to one, the most shared content first.

    Half of the shorter source and half of the corpus's content must be shared.
    """
    rows: list[tuple[float, int, int]] = []
    for n, (source, content) in gold.items():
        for place, one in enumerate(found):
            least = min(size(source), size(one.source))
            if not least or not size(content) or overlap(source, one.source) < HALF * least:
                continue
            shared = overlap(content, one.content)
            if shared >= HALF * size(content):
                rows.append((shared / max(size(content), size(one.content)), n, place))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, n, place in sorted(rows, key=lambda row: (-row[0], row[1], row[2])):
        if n not in pairs and place not in taken:
            pairs[n] = place
            taken.add(place)
    return pairs
