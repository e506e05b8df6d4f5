"""The reading text: what the encoder reads, with a map back to the stored text.

Set-aside spans are left out, and a line break inside a sentence is healed to a space. A paragraph break stays as it
is in the text. Nothing else differs, so any span of the reading text quotes the same words in the stored text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.domain import Report, SetAside, Span, Spans
from onrecord.reports.wordlists import UNFINISHED

# Where a line ends without final punctuation and the next starts with a capital, the break is healed only when the
# line is too long to be a heading (chosen by reading texts saved from the web: headings stay under 90 characters)
# or ends in a word that neither a heading nor a sentence ends with.
HEADING_MAX: Final = 90
LISTED_MAX: Final = 25  # a line shorter than this before a lower-case line may be an item of an unmarked list
WRAP_MIN: Final = 40  # a column narrower or wider than these is not what hard-wrapping programs use
WRAP_MAX: Final = 100
WRAP_LINES: Final = 3
_ENDS_SENTENCE: Final = re.compile(r"[.?!:…][\"'”’»)\]]*$|[\"”»]$")
_STARTS_ITEM: Final = re.compile(r"[-–—•*·▪◦‣>#|]|\(?\d{1,3}[.)]\s|\[?\d{1,2}[:.]\d\d\b|[A-Z][A-Z .'’-]{1,30}:")
_PUNCTUATION: Final = frozenset(",.;:!?)]’”")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that both texts share; ``apart`` when set-aside text lies between it and the piece before."""

    reading: int
    stored: int
    length: int
    apart: bool


@dataclass(frozen=True, slots=True)
class _Cut:
    """``stored[start:end]`` is left out, or stands as one space when ``healed``; ``aside`` if it is set-aside text."""

    start: int
    end: int
    healed: bool
    aside: bool


class ReadingText:
    """A text to read (``text``) whose every offset (code points) maps to the stored text it was made from."""

    __slots__ = ("_pieces", "_reading", "_stored", "_whole", "text")

    def __init__(self, stored: str, cuts: Sequence[_Cut]) -> None:
        parts: list[str] = []
        pieces: list[_Piece] = []
        length, at, apart = 0, 0, False
        for cut in (*cuts, _Cut(len(stored), len(stored), False, False)):
            if cut.start > at:
                pieces.append(_Piece(length, at, cut.start - at, apart))
                parts.append(stored[at : cut.start])
                length += cut.start - at
                apart = False
            if cut.healed:
                pieces.append(_Piece(length, cut.start, 1, apart))
                parts.append(" ")
                length += 1
                apart = False
            apart = apart or cut.aside
            at = cut.end
        self.text: Final = "".join(parts)
        self._pieces = pieces
        self._reading = [piece.reading for piece in pieces]
        self._stored = [piece.stored for piece in pieces]
        self._whole = stored

    @property
    def unchanged(self) -> bool:
        """Whether it is the stored text as it stands, so that every span is its own place there."""
        return self.text == self._whole

    def to_stored(self, span: Span) -> Spans:
        """The spans of the stored text that hold the words of a span of the reading text.

        There is one, unless set-aside text lies in between: then it is split there, without the spaces at the seam.
        Raises ValueError when the span reaches past the reading text.
        """
        if span.end > len(self.text):
            raise ValueError(f"{span} reaches past a reading text of {len(self.text)}")
        index = bisect_right(self._reading, span.start) - 1
        whole = self._pieces[index]
        if span.end <= whole.reading + whole.length:
            away = whole.stored - whole.reading
            return (Span(span.start + away, span.end + away),)
        runs: list[tuple[int, int]] = []
        while index < len(self._pieces) and self._pieces[index].reading < span.end:
            piece = self._pieces[index]
            start = piece.stored + max(0, span.start - piece.reading)
            end = piece.stored + min(piece.length, span.end - piece.reading)
            if runs and not piece.apart:
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((start, end))
            index += 1
        if len(runs) == 1:
            return (Span(*runs[0]),)
        return self._trimmed(runs)

    def _trimmed(self, runs: list[tuple[int, int]]) -> Spans:
        """Runs without the white space at their inner edges; a run of nothing else is dropped."""
        kept: list[Span] = []
        for number, (start, end) in enumerate(runs):
            words = self._whole[start:end]
            if words.strip():
                left = len(words) - len(words.lstrip()) if number > 0 else 0
                right = len(words) - len(words.rstrip()) if number < len(runs) - 1 else 0
                kept.append(Span(start + left, end - right))
        return tuple(kept) or (Span(*runs[0]),)

    def from_stored(self, offset: int) -> int | None:
        """The reading offset of a stored offset; None where the stored text is set aside or was healed away.

        The end of the stored text maps to the end of the reading text.
        """
        if offset == len(self._whole):
            return len(self.text)
        index = bisect_right(self._stored, offset) - 1
        if offset < 0 or index < 0:
            return None
        piece = self._pieces[index]
        inside = offset - piece.stored
        return piece.reading + inside if inside < piece.length else None


def reading_text(report: Report) -> ReadingText:
    """The reading text of a report: its stored text without what is set aside, broken sentences healed."""
    return read(report.text.text, report.set_aside, report.title)


def read(stored: str, set_aside: Sequence[SetAside] = (), title: Span | None = None) -> ReadingText:
    """The reading text of a stored text; ``set_aside`` in order and apart, ``title`` never joined to what follows."""
    cuts = [*_aside_cuts(stored, set_aside), *_healed(stored, set_aside, title)]
    cuts.sort(key=lambda cut: cut.start)
    return ReadingText(stored, cuts)


def _aside_cuts(stored: str, set_aside: Sequence[SetAside]) -> Iterator[_Cut]:
    groups: list[tuple[int, int]] = []
    for aside in set_aside:
        start, end = aside.span.start, aside.span.end
        if groups and not stored[groups[-1][1] : start].strip():
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    for start, end in groups:
        yield _Cut(*_with_space(stored, start, end), healed=False, aside=True)


def _with_space(stored: str, start: int, end: int) -> tuple[int, int]:
    """A set-aside stretch with the white space that goes with it, so that one separator is left."""
    left, right = start, end
    while left > 0 and stored[left - 1].isspace():
        left -= 1
    while right < len(stored) and stored[right].isspace():
        right += 1
    if left == 0:
        return 0, right
    if right == len(stored):
        return left, right
    before, after = stored[left:start], stored[end:right]
    if "\n" in before and "\n" in after:
        return (start, right) if before.count("\n") >= min(2, after.count("\n")) else (left, end)
    if "\n" in before:
        return start, right
    if "\n" in after or stored[right] in _PUNCTUATION:
        return left, end
    return (start, right) if before else (start, end)


def _healed(stored: str, set_aside: Sequence[SetAside], title: Span | None) -> Iterator[_Cut]:
    """The line breaks that stand inside a sentence, each with the spaces around it."""
    if "\n" not in stored:
        return
    closed = [aside.span for aside in set_aside] + ([title] if title else [])
    closed.sort()
    starts = [span.start for span in closed]

    def touched(start: int, end: int) -> bool:
        """Whether a set-aside span or the title ends or begins in the break or at its sides."""
        index = bisect_right(starts, end) - 1
        return index >= 0 and closed[index].end >= start

    width = _wrap_width(stored)
    start = 0
    while (newline := stored.find("\n", start)) >= 0:
        line = stored[start:newline].strip()
        stop = stored.find("\n", newline + 1)
        following = stored[newline + 1 : stop if stop >= 0 else len(stored)].strip()
        if line and following and _inside_sentence(line, following, width):
            left, right = newline, newline + 1
            while stored[left - 1].isspace():
                left -= 1
            while stored[right].isspace():
                right += 1
            if not touched(left, right):
                hyphen = stored[left - 1] in "-–—" and stored[left - 2 : left - 1].isalpha() and following[0].islower()
                yield _Cut(left, right, healed=not hyphen, aside=False)
        start = newline + 1


def _inside_sentence(line: str, following: str, width: int) -> bool:
    if _STARTS_ITEM.match(following):
        return False
    if width and width >= len(line) > WRAP_MIN and len(line) + 1 + len(following.split(None, 1)[0]) > width:
        return True
    if following[0].islower():
        return len(line) >= LISTED_MAX or line[-1] in ",;-–—"
    if line[-1] in ",;":
        return True
    if _ENDS_SENTENCE.search(line[-8:]):
        return False
    return len(line) >= HEADING_MAX or (len(line) >= LISTED_MAX and line.rsplit(None, 1)[-1].casefold() in UNFINISHED)


def _wrap_width(stored: str) -> int:
    """The column at which a text is hard-wrapped, or 0 when it is not.

    A wrapping program breaks a line only when the next word would not fit: where nearly all breaks inside paragraphs
    of three lines and more obey that, the text is wrapped. Lines of one paragraph or sentence each hardly ever do.
    """
    blocks = [
        lines
        for block in re.split(r"\n[ \t]*\n", stored[:200_000])
        if len(lines := [line.rstrip() for line in block.split("\n") if line.strip()]) >= WRAP_LINES
    ]
    width = max((len(line) for lines in blocks for line in lines), default=0)
    if not WRAP_MIN <= width <= WRAP_MAX:
        return 0
    breaks = [
        len(line) + 1 + len(after.split(None, 1)[0]) > width for lines in blocks for line, after in pairwise(lines)
    ]
    return width if sum(breaks) >= 0.8 * len(breaks) else 0
