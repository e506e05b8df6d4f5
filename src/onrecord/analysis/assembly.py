"""The steps of analysis in their order: from a report to its attributions, still without speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord import ids
from onrecord.analysis import (
    answers,
    blockquotes,
    calibration,
    credits,
    dialogues,
    edges,
    embedded,
    encoder,
    estimates,
    extraction,
    falsefriends,
    headlines,
    hearers,
    joining,
    kinds,
    marks,
    meaning,
    nesting,
    owned,
    parenthetical,
    postposed,
    questions,
    sharing,
    silences,
    speeches,
    stances,
    turns,
    unlabelled,
)
from onrecord.analysis.clock import Deadline
from onrecord.analysis.coreference import Coreference, CoreferenceHeads
from onrecord.analysis.drafts import MODEL_RULE, Draft, Page, Places, merged, overlap, size
from onrecord.analysis.encoder import Encoder, Heads
from onrecord.analysis.extraction import Reading
from onrecord.analysis.wordpiece import wordpiece
from onrecord.domain import Attribution, Report, Span, Spans
from onrecord.reports.reading import ReadingText, reading_text

# A passive of saying has no source by its grammar: "It was said that the plan had failed".
_IT_WAS_SAID: Final = re.compile(
    r"it\s(?:is|was|has\sbeen|had\sbeen)\s(?:\w+\s)?"
    r"(?:said|reported|claimed|alleged|announced|believed|understood|rumou?red)",
    re.IGNORECASE,
)


def attributions(
    report: Report, model: str, deadline: Deadline
) -> tuple[tuple[Attribution, ...], tuple[Coreference, ...]]:
    """The attributions of a report in text order, and whom and what it mentions; spans on its stored text.

    ``model`` goes into the attributions' ids. Raises TooSlow past the deadline.
    """
    reading = reading_text(report)
    title = _title(reading, report)
    network, heads = encoder.shipped(), encoder.shipped_heads()
    found = read(reading.text, title, network, heads, deadline, encoder.shipped_coreference())
    drafts = draft(reading.text, title, found, network, heads, deadline, _block_quotes(reading, report))
    meanings = [meaning.of(one.content, found.meanings) for one in drafts]
    mentioned = found.mentioned if reading.unchanged else [one.placed(reading.to_stored) for one in found.mentioned]
    return _stored(report, reading, drafts, meanings, model), tuple(mentioned)


def read(
    text: str,
    title: Span | None,
    model: Encoder,
    heads: Heads,
    deadline: Deadline,
    mention_heads: CoreferenceHeads | None = None,
) -> Reading:
    """What the model alone finds in a reading text; mentions only with their heads."""
    walls = sorted([*turns.posts(text), *([title.end] if title else [])])
    return extraction.extract(text, wordpiece(), model, heads, deadline, walls, mention_heads)


def draft(
    text: str,
    title: Span | None,
    found: Reading,
    model: Encoder,
    heads: Heads,
    deadline: Deadline,
    block_quotes: Sequence[Span] = (),
) -> list[Draft]:
    """All drafts of a reading text: the model's, then the rules', settled and nested."""
    page = Page.of(text, found.quotes, title)
    drafts = [
        Draft(raw.source, raw.cue, raw.content, MODEL_RULE, raw.evidence, calibration.confidence(raw.evidence))
        for raw in found.attributions
    ]
    owned.settle(page, drafts)
    drafts = [one for one in drafts if one.confidence >= calibration.FLOOR]
    for one in drafts:
        one.headline = title is not None and one.start < title.end
    joining.near(page, drafts)
    marks.release(page, drafts)
    marks.tighten(page, drafts)  # before and after: what it frees, fit gives to whom the rest belongs
    marks.fit(page, drafts)
    marks.tighten(page, drafts)
    drafts = joining.clauses(page, joining.halves(page, drafts))
    joining.part(page, drafts)
    drafts += sharing.split(page, drafts)
    sharing.spread(page, drafts)
    sharing.correct(page, drafts)
    drafts += sharing.resume(page, drafts)
    parenthetical.widen(page, drafts)
    edges.trim(page, drafts)
    drafts = headlines.without_topics(page, turns.without_questions(page, drafts))
    said = turns.find(page)
    answered = unlabelled.find(page, labelled=bool(said))
    drafts = [one for one in drafts if not overlap(unlabelled.questions(answered), one.content)]
    for better in (
        [*said, *answered],
        headlines.find(page, drafts),
        credits.find(page, drafts),
        credits.behind(page, drafts),
        marks.unclosed(page),
        embedded.find(page),
        blockquotes.find(page, drafts, block_quotes),
        dialogues.find(page, labelled=bool(said or answered)),
        speeches.find(page, labelled=bool(said or answered)),
    ):
        drafts = _instead(drafts, better)
    nesting.relay(page, drafts)
    deadline.check()
    drafts += answers.find(page, drafts)
    drafts += silences.find(page, drafts)
    drafts += estimates.find(page, drafts)
    drafts += postposed.find(page, drafts)
    drafts = joining.follow(page, drafts + marks.floating(page, drafts))
    answers.asked(page, drafts)
    kinds.settle(page, drafts)
    falsefriends.unlabel(page, drafts)
    drafts = [one for one in falsefriends.without(page, drafts) if not _nobodys(page, one)]
    nested = nesting.second_look(page, drafts, model, heads, deadline)
    kinds.settle(page, nested)
    hearers.settle(page, drafts)
    hearers.settle(page, nested)
    drafts = questions.settle(page, [*drafts, *falsefriends.without(page, nested)])
    stances.settle(page, drafts)
    nesting.adopt(drafts)
    for one in drafts:
        one.headline = title is not None and one.start < title.end
    return drafts


def _nobodys(page: Page, one: Draft) -> bool:
    """Whether the model found reported words without a source and is not sure enough of them."""
    if len(one.cue) == 1 and _IT_WAS_SAID.fullmatch(one.cue[0].of(page.text)):
        return False
    unsourced = one.evidence is not None and not one.source and one.quotation != "direct"
    return unsourced and (not one.cue or one.confidence < calibration.SOURCELESS_FLOOR)


def _title(reading: ReadingText, report: Report) -> Span | None:
    if report.title is None:
        return None
    start = reading.from_stored(report.title.start)
    end = reading.from_stored(report.title.end - 1)
    return Span(start, end + 1) if start is not None and end is not None and end >= start else None


def _block_quotes(reading: ReadingText, report: Report) -> list[Span]:
    """The block quotes of a report on the reading text, without what is set aside at their ends."""
    found: list[Span] = []
    for span in report.block_quotes:
        start = next((at for n in range(span.start, span.end) if (at := reading.from_stored(n)) is not None), None)
        end = next(
            (at for n in range(span.end - 1, span.start, -1) if (at := reading.from_stored(n)) is not None), None
        )
        if start is not None and end is not None and start < end:
            found.append(Span(start, end + 1))
    return found


def _instead(drafts: list[Draft], found: list[Draft]) -> list[Draft]:
    """``found`` in place of the drafts that share half of the shorter content with one of them."""
    if not found:
        return drafts
    places = Places(found)
    return [one for one in drafts if not any(_same(one, new) for new in places.touching(one.content))] + found


def _same(one: Draft, new: Draft) -> bool:
    shared = overlap(one.content, new.content)
    return shared > 0 and 2 * shared >= min(size(one.content), size(new.content))


def _stored(
    report: Report, reading: ReadingText, drafts: list[Draft], meanings: list[bytes | None], model: str
) -> tuple[Attribution, ...]:
    """Drafts as attributions on the stored text, each once; ``meanings`` of their contents go with them."""

    def back(spans: Spans) -> Spans:
        return merged(tuple(part for span in spans for part in reading.to_stored(span)))

    placed = [
        (one, back(one.source), back(one.cue), back(one.content), meant)
        for one, meant in zip(drafts, meanings, strict=True)
    ]
    names = {
        id(one): ids.attribution_id(report.text.id, source, cue, content, model)
        for one, source, cue, content, _ in placed
    }
    out: dict[str, Attribution] = {}
    for one, source, cue, content, meant in sorted(placed, key=lambda row: (row[0].start, row[0].spans)):
        name = names[id(one)]
        question = reading.to_stored(one.question) if one.question else ()
        parent = names[id(one.parent)] if one.parent is not None else None
        out.setdefault(
            name,
            Attribution(
                id=name,
                source=source,
                cue=cue,
                content=content,
                quotation=one.quotation,
                stance=one.stance,
                confidence=round(one.confidence, 4),
                rule=one.rule,
                parent=parent if parent != name else None,
                question=Span(question[0].start, question[-1].end) if question else None,
                headline=one.headline,
                meaning=meant,
            ),
        )
    return tuple(out.values())
