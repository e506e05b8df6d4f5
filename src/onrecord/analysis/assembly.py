"""The steps of analysis in their order: from a report to its attributions, still without speakers."""

from __future__ import annotations

from onrecord import ids
from onrecord.analysis import encoder, extraction, kinds
from onrecord.analysis.clock import Deadline
from onrecord.analysis.drafts import MODEL_RULE, Draft, Page, merged
from onrecord.analysis.wordpiece import wordpiece
from onrecord.domain import Attribution, Report, Span, Spans
from onrecord.reports.reading import ReadingText, reading_text


def attributions(report: Report, model: str, deadline: Deadline) -> tuple[Attribution, ...]:
    """The attributions of a report in text order, spans on its stored text. ``model`` goes into their ids.

    Raises TooSlow past the deadline.
    """
    reading = reading_text(report)
    title = _title(reading, report)
    page, drafts = _drafts(reading.text, title, deadline)
    return _stored(report, reading, drafts, model)


def _title(reading: ReadingText, report: Report) -> Span | None:
    if report.title is None:
        return None
    start = reading.from_stored(report.title.start)
    end = reading.from_stored(report.title.end - 1)
    return Span(start, end + 1) if start is not None and end is not None and end >= start else None


def _drafts(text: str, title: Span | None, deadline: Deadline) -> tuple[Page, list[Draft]]:
    read = extraction.extract(text, wordpiece(), encoder.shipped(), encoder.shipped_heads(), deadline)
    page = Page.of(text, read.quotes, title)
    drafts = [Draft(raw.source, raw.cue, raw.content, MODEL_RULE, raw.evidence) for raw in read.attributions]
    for draft in drafts:
        if draft.evidence:
            draft.confidence = draft.evidence.content * draft.evidence.source * draft.evidence.source_link
        draft.headline = title is not None and draft.start < title.end
    kinds.settle(page, drafts)
    return page, drafts


def _stored(report: Report, reading: ReadingText, drafts: list[Draft], model: str) -> tuple[Attribution, ...]:
    """Drafts as attributions on the stored text, each once."""

    def back(spans: Spans) -> Spans:
        return merged(tuple(part for span in spans for part in reading.to_stored(span)))

    placed = [(draft, back(draft.source), back(draft.cue), back(draft.content)) for draft in drafts]
    names = {
        id(draft): ids.attribution_id(report.text.id, source, cue, content, model)
        for draft, source, cue, content in placed
    }
    out: dict[str, Attribution] = {}
    for draft, source, cue, content in sorted(placed, key=lambda row: (row[0].start, row[0].spans)):
        name = names[id(draft)]
        question = reading.to_stored(draft.question) if draft.question else ()
        out.setdefault(
            name,
            Attribution(
                id=name,
                source=source,
                cue=cue,
                content=content,
                quotation=draft.quotation,
                stance=draft.stance,
                confidence=round(draft.confidence, 4),
                rule=draft.rule,
                parent=names.get(id(draft.parent)) if draft.parent else None,
                question=Span(question[0].start, question[-1].end) if question else None,
                headline=draft.headline,
            ),
        )
    return tuple(out.values())
