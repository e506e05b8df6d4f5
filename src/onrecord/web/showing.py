"""Attributions and whole texts made ready for a page: paragraphs with what lies over them, words with their hits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from onrecord.store.entries import VersionRow
from onrecord.web import comparing
from onrecord.web.marking import Mark, hits, marked, visible
from onrecord.web.wording import joints

if TYPE_CHECKING:
    from onrecord.store.entries import Quote, SetAsideRow, ShownReport, StatementRow
    from onrecord.store.entries.revisions import RequotedRow, RevisionRow

PAGE: Final = 20_000  # characters of a report on one page: some ten minutes of reading
ROOM: Final = 2_000  # characters before the end of a page in which a paragraph's end is looked for
FOLDED: Final = 420  # characters of an attribution in a list
CONTEXT: Final = 260  # characters around an attribution, where its paragraph is longer
NEAR: Final = 200  # characters between an attribution's words and its source, for both to be shown in one passage
MOST: Final = 1_500  # characters of an attribution in its passage
REQUOTED: Final = 600  # characters of an attribution that a revision changed
_WORD: Final = re.compile(r"\w{1,60}")
_BLANK: Final = re.compile(r"\n[^\S\n]*\n\s*")
# Lines that a program wrapped at some width, rather than paragraphs: of about equal length, but for the last.
_WRAPPED_FROM, _WRAPPED_TO = 45, 100
_ITEM: Final = re.compile(r"\s*(?:[-–—*•·‣]|\d{1,3}[.)])\s")
_ENDS: Final = (".", "!", "?", ":", ";", '"', "”", "’", "»", ")")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of a report's text: as HTML, with the attributions and set-aside stretches that begin in it.

    ``title`` tells that it is the report's title, ``aside`` that all of it was set aside, ``flowing`` that the ends of
    its lines mean nothing.
    """

    start: int
    end: int
    html: Markup
    rows: tuple[StatementRow, ...]
    set_aside: tuple[SetAsideRow, ...]
    aside: bool
    title: bool
    flowing: bool


def marks_of(row: StatementRow, lit: str | None = None) -> list[Mark]:
    """The parts of an attribution in its text; the first piece of its words carries its id. ``lit`` is the id of the
    attribution that the reader is to be led to."""
    parts = [("source", row.source), ("cue", row.cue), ("content", row.content)]
    anchored = next((name for name, quotes in reversed(parts) if quotes), None)
    out = [
        Mark(one.start, one.end, name, row.id if name == anchored and not place else None, row.id)
        for name, quotes in parts
        for place, one in enumerate(quotes)
    ]
    if row.question:
        out.append(Mark(row.question.start, row.question.end, "question", None, row.id))
    if row.id == lit:
        out += [Mark(one.start, one.end, "lit", None, row.id) for one in (row.content or row.cue or row.source)]
    return out


def place_of(row: StatementRow) -> int | None:
    """Where an attribution's words begin, else its cue, else its source; None where it has none of them."""
    return next((quotes[0].start for quotes in (row.content, row.cue, row.source) if quotes), None)


def words(row: StatementRow, most: int = FOLDED) -> Markup:
    """An attribution's words with the hits of a search marked: about ``most`` characters, from the first hit on where
    it lies further back; cut at words, with an ellipsis. Its spans are joined by one, too."""
    first = min((span.start for span in row.matches), default=0)
    out: list[Markup] = []
    left = most
    for quote, joint in zip(row.content, ("", *joints(row.content)), strict=False):
        start, text = quote.start, quote.text
        if first - start > most // 2 and not out:
            if first >= quote.end:
                continue
            cut = text.find(" ", first - start - most // 3)
            skipped = cut + 1 if 0 <= cut < first - start else first - start
            start, text = start + skipped, text[skipped:]
            out.append(Markup("… "))
        elif out:
            out.append(escape(joint))
        kept, whole = _cut(text, left)
        found = [(span.start, span.end) for span in row.matches]
        out.append(marked(kept, start, hits(found)))
        left -= len(kept)
        if not whole or left <= 0:
            out.append(Markup(" …"))
            break
    return Markup("").join(out) if out else visible("(no comment)")


def _cut(text: str, most: int) -> tuple[str, bool]:
    """A text cut at a word, and whether all of it is left."""
    if len(text) <= most:
        return text, True
    cut = text.rfind(" ", most // 2, most)
    return text[: cut if cut > 0 else most], False


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a report as HTML; ``flowing``: a program wrapped its lines, so that their ends mean nothing."""

    html: Markup
    flowing: bool


def context(row: StatementRow, around: Quote | None) -> Passage:
    """The paragraph that an attribution's words stand in, its parts marked; shortened at words where it is long."""
    if around is None:
        return Passage(Markup(""), True)
    text, begin = around.text, around.start
    words = row.content or row.cue or row.source
    first, last = (words[0].start, words[-1].end) if words else (begin, begin)
    for quote in (*row.source, *row.cue):  # as far as they are near: a source may stand paragraphs away
        if first - NEAR < quote.start < first:
            first = quote.start
        if last < quote.end < last + NEAR:
            last = quote.end
    first, last = first - begin, min(last - begin, first - begin + MOST)
    start = _paragraph_start(text, first)
    end = _paragraph_end(text, last)
    before, after = first - start > CONTEXT or (start == 0 and begin > 0), end - last > CONTEXT
    if before:
        blank = text.find(" ", max(start, first - CONTEXT), first)
        start = blank + 1 if blank >= 0 else max(start, first - CONTEXT)
    if after:
        blank = text.rfind(" ", last, last + CONTEXT)
        end = blank if blank >= 0 else last + CONTEXT
    after = after or (end < len(text) and not text[end:].startswith("\n"))
    piece = text[start:end].rstrip()
    shown = marked(piece, begin + start, [replace(mark, id=None) for mark in marks_of(row)])
    flowing = wrapped(piece, list(_lines(piece, 0, len(piece))))
    html = Markup("{}{}{}").format("… " if before else "", shown, " …" if after else "")
    return Passage(html, flowing)


def changes(revision: RevisionRow, most: int) -> list[tuple[RequotedRow, Markup]]:
    """What a revision changed, with the words of each as HTML: beside those of the one before where they differ."""
    found = []
    for change in revision.changes[:most]:
        row = change.after or change.before
        assert row is not None
        version = VersionRow(row, change.kind, change.kind, change.kind, change.difference, change.edits)
        before = change.before.content if change.before else ()
        found.append((change, comparing.html(comparing.parts(version, before), REQUOTED)))
    return found


def _paragraph_start(text: str, at: int) -> int:
    """Where the paragraph begins that a place lies in: after a blank line, else after a line that is none of several
    that were wrapped."""
    blank = [match.end() for match in _BLANK.finditer(text, 0, at)]
    start = blank[-1] if blank else 0
    line = text.rfind("\n", start, at) + 1
    return start if line == 0 or wrapped(text, list(_lines(text, start, at))) else line


def _paragraph_end(text: str, at: int) -> int:
    match = _BLANK.search(text, at)
    end = match.start() if match is not None else len(text)
    line = text.find("\n", at, end)
    return end if line < 0 or wrapped(text, list(_lines(text, at, end))[1:]) or end - line < NEAR else line


def pages(report: ShownReport) -> int:
    """On how many pages a report's text is shown."""
    return max(1, -(-report.report.characters // PAGE))


def stretch(number: int) -> tuple[int, int]:
    """The offsets to ask for in order to show the page of this number (from 0): a little more than it holds."""
    return max(0, number * PAGE - ROOM), (number + 1) * PAGE


def page_bounds(report: ShownReport, number: int) -> tuple[int, int]:
    """Where the page of this number begins and ends, by what :func:`stretch` gave: where a paragraph or word ends."""
    last = number >= pages(report) - 1
    return _edge(report, number * PAGE), report.report.characters if last else _edge(report, (number + 1) * PAGE)


def _edge(report: ShownReport, at: int) -> int:
    if at == 0:
        return 0
    low, high = max(0, at - ROOM - report.start), at - report.start
    for mark in ("\n", " "):
        found = report.content.rfind(mark, low, high)
        if found >= 0:
            return report.start + found + 1
    return min(at, report.start + len(report.content))


def number_of(place: int) -> int:
    """The page on which to look for a place first; it may be on the one before, if close to its end."""
    return place // PAGE


def paragraphs(
    report: ShownReport, start: int, end: int, lit: str | None = None, place: int | None = None
) -> list[Paragraph]:
    """The stretch from ``start`` to ``end`` of a report (which must lie in what is shown of it) as paragraphs.

    ``lit`` is the attribution, ``place`` the offset that the reader is to be led to.
    """
    text = report.content[start - report.start : end - report.start]
    marks = [mark for row in report.statements for mark in marks_of(row, lit)]
    marks += [Mark(one.quote.start, one.quote.end, "aside") for one in report.set_aside]
    if place is not None:
        word = _WORD.match(report.content, place - report.start) if place >= report.start else None
        marks.append(Mark(place, max(place + 1, report.start + word.end() if word else 0), "lit", f"c{place}"))
    marks.sort(key=lambda mark: (mark.start, mark.end))
    rows = sorted(report.statements, key=lambda row: (place_of(row) or 0, row.id))
    title_ends = len(report.report.title) if report.report.title else 0
    out: list[Paragraph] = []
    active: list[Mark] = []
    following = 0
    for first, last in _stretches(text, start):
        while following < len(marks) and marks[following].start < last:
            active.append(marks[following])
            following += 1
        active = [mark for mark in active if mark.end > first]
        piece = text[first - start : last - start]
        out.append(
            Paragraph(
                start=first,
                end=last,
                html=marked(piece, first, active),
                rows=tuple(row for row in rows if first <= (place_of(row) or 0) < last),
                set_aside=tuple(one for one in report.set_aside if first <= max(one.quote.start, start) < last),
                aside=any(mark.name == "aside" and mark.start <= first and last <= mark.end for mark in active),
                title=first == 0 and last <= title_ends + 1,
                flowing="\n" in piece,
            )
        )
    return out


def _stretches(text: str, offset: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text, by their offsets: what blank lines part, and its lines, unless those were wrapped."""
    at = 0
    for gap in (*_BLANK.finditer(text), None):
        end = gap.start() if gap is not None else len(text)
        lines = list(_lines(text, at, end))
        if wrapped(text, lines):
            lines = [(lines[0][0], lines[-1][1])]
        yield from ((offset + first, offset + last) for first, last in lines)
        at = gap.end() if gap is not None else end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1


def wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether lines of a text, given by where they begin and end, look as if a program had wrapped them: of about
    equal length, most of them broken off within a sentence, and none an item of a list."""
    lengths = [last - first for first, last in lines]
    if len(lines) < 2 or lengths[-1] > _WRAPPED_TO:
        return False
    if not all(_WRAPPED_FROM <= one <= _WRAPPED_TO for one in lengths[:-1]):
        return False
    if any(_ITEM.match(text, first, last) for first, last in lines):
        return False
    ended = sum(text[first:last].rstrip().endswith(_ENDS) for first, last in lines[:-1])
    return ended * 2 <= len(lines) - 1


def by_reason(found: Iterable[SetAsideRow]) -> dict[str, list[SetAsideRow]]:
    """What was set aside, by the reason."""
    out: dict[str, list[SetAsideRow]] = {}
    for one in found:
        out.setdefault(one.reason, []).append(one)
    return out
