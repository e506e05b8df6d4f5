"""A version's words beside those of the fullest one: what is the same, what it puts in, what it leaves out.

The record keeps the differences as spans (of what a version puts in, and of what the fullest one has there) and, in
words, as one line with [-what is left out-] and {+what is put in+}. The spans give the characters as they are printed,
the line the place of what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from markupsafe import Markup

from onrecord.web.marking import Mark, marked, visible
from onrecord.web.wording import JOINER, joints

if TYPE_CHECKING:
    from onrecord.domain import Span
    from onrecord.store.entries import Quote, VersionRow

JOINT: Final = Markup(' <span class="joint" title="other words of the report stand between">[…]</span> ')
LONG: Final = 16  # words: a longer stretch that is left out is shown by its beginning and its end
_KEPT: Final = 6
_GAP: Final = "[…]"  # in the line, where other words of the report stand between a version's
MOST: Final = 3_000  # characters of a version that are shown; the report has the rest
_CHANGE: Final = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)
_OWN: Final = re.compile(r"\[[^\[\]]{0,200}\]|\((?:\.\s?\.\s?\.|…)\)|\.\s?\.\s?\.(?:\s?\.)?|…")

Kind = Literal["same", "put in", "left out", "joint"]


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are the same, put in or left out; or a joint, where other words of the report lie between."""

    kind: Kind
    text: str


def parts(version: VersionRow, fullest: Sequence[Quote]) -> list[Part]:
    """A version's words in their order, with what they leave out of the fullest one's (given by its content) in place.

    What is the same or put in is, put together, the version's content; joints stand between its spans.
    """
    content = version.row.content
    text, starts = _joined(content)
    gaps = [
        (start - len(JOINER), start) for start, said in zip(starts[1:], joints(content), strict=True) if said == JOINER
    ]
    changes: list[tuple[int, int, Kind, str]] = [(start, end, "joint", JOINER) for start, end in gaps]
    for edit in version.edits:
        if edit.here is not None:
            start, end = _moved(edit.here, content, starts)
            changes += _between_joints(start, end, gaps)
    out = _left_out(version, fullest)
    for place, words in zip(_places(version.difference, text, len(out)), out, strict=True):
        changes.append((place, place, "left out", words))
    found: list[Part] = []
    at = 0
    for start, end, kind, words in sorted(changes, key=lambda one: one[:2]):
        if start > at:
            found.append(Part("same", text[at:start]))
            at = start
        if kind == "left out" or end > at:
            found.append(Part(kind, text[at:end] if kind == "put in" else words))
            at = max(at, end)
    if at < len(text):
        found.append(Part("same", text[at:]))
    return found


def _between_joints(start: int, end: int, gaps: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, Kind, str]]:
    """A stretch that is put in, cut where the version's spans are joined."""
    for first, last in gaps:
        if start < first < end:
            yield start, first, "put in", ""
            start = last
    if start < end:
        yield start, end, "put in", ""


def html(found: Sequence[Part], most: int = MOST) -> Markup:
    """Those words as HTML: ``ins`` and ``del`` where they differ, the outlet's own brackets and dots marked."""
    out: list[Markup] = []
    left = most
    for part in found:
        if left <= 0:
            out.append(Markup(" …"))
            break
        if part.kind == "left out":
            out.append(Markup("<del>{}</del> ").format(_short(part.text)))
        elif part.kind == "joint":
            out.append(JOINT)
        else:
            own = [Mark(one.start(), one.end(), "own") for one in _OWN.finditer(part.text)]
            shown = marked(part.text[:left], 0, own)
            out.append(Markup("<ins>{}</ins>").format(shown) if part.kind == "put in" else shown)
            left -= len(part.text)
    return Markup("").join(out)


def _short(text: str) -> Markup:
    """A stretch that is left out; a long one by its first and last words and how many there are between."""
    words = text.split()
    if len(words) <= LONG:
        return visible(text)
    first, last = visible(" ".join(words[:_KEPT])), visible(" ".join(words[-_KEPT:]))
    return Markup('{} <span class="between">… {} words …</span> {}').format(first, len(words) - 2 * _KEPT, last)


def _joined(content: Sequence[Quote]) -> tuple[str, list[int]]:
    """The words of a content in one line, and where in it each of its spans begins."""
    starts, line = [], ""
    for quote, joint in zip(content, ("", *joints(content)), strict=False):
        line += joint
        starts.append(len(line))
        line += quote.text
    return line, starts


def _moved(span: Span, content: Sequence[Quote], starts: Sequence[int]) -> tuple[int, int]:
    """A span of the stored text as a stretch of the joined content: (0, 0) where it lies outside."""
    over = [
        (start + max(span.start, quote.start) - quote.start, start + min(span.end, quote.end) - quote.start)
        for quote, start in zip(content, starts, strict=True)
        if quote.start < span.end and quote.end > span.start
    ]
    return (over[0][0], over[-1][1]) if over else (0, 0)


def _left_out(version: VersionRow, fullest: Sequence[Quote]) -> list[str]:
    """What the version leaves out of the fullest one, as it is printed there, in order."""
    in_words = [match[1] for match in _CHANGE.finditer(version.difference) if match[1] is not None]
    text, starts = _joined(fullest)
    spans = [edit.there for edit in version.edits if edit.there is not None]
    exact = [text[slice(*_moved(span, fullest, starts))] for span in spans]
    return exact if len(exact) == len(in_words) and all(exact) else in_words


def _places(difference: str, text: str, wanted: int) -> list[int]:
    """Where in a version's joined content each stretch belongs that it leaves out: before what follows it."""
    runs: list[tuple[str, str]] = []  # ("left out" or "own", words)
    at = 0
    for match in _CHANGE.finditer(difference):
        runs.append(("own", difference[at : match.start()]))
        runs.append(("left out", "") if match[1] is not None else ("own", match[2]))
        at = match.end()
    runs.append(("own", difference[at:]))
    places: list[int] = []
    waiting = position = 0
    for kind, words in runs:
        if kind == "left out":
            waiting += 1
        elif words.strip():
            start, end = _found(words.replace(_GAP, " ").split(), text, position)
            places += [start] * waiting
            waiting, position = 0, end
    return (places + [position] * waiting)[:wanted]


def _found(words: Sequence[str], text: str, at: int) -> tuple[int, int]:
    """Where words stand in a text from ``at`` on: with only marks between them, else one after another."""
    head = re.compile(r"\W+".join(map(re.escape, words[:4]))).search(text, at)
    if head is not None:
        start, at, words = head.start(), head.end(), words[4:]
    else:
        start = -1
    for word in words:
        place = text.find(word, at)
        if place >= 0:
            start = place if start < 0 else start
            at = place + len(word)
    return (start if start >= 0 else at), at
