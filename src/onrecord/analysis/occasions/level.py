"""The attributions of one level, those in nobody's words or those in others' words, with the text around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.analysis.drafts import covers, merged
from onrecord.analysis.occasions.pieces import Finder
from onrecord.analysis.occasions.told import Frame
from onrecord.analysis.sentences import breaks
from onrecord.domain import Attribution, Date, Span, Spans

MASK: Final = "\x00"
NEAR: Final = 60  # code points on either side of a phrase, or of a cue, in which words can go with it
SENTENCE_MOST: Final = 600  # code points of a sentence that are looked at on either side of a phrase
_LEADING: Final = re.compile(r"[\s\"”’')\].]{0,40}")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The attributions of a sentence on either side of an offset, two at most on each, in text order."""

    before: Sequence[Frame] = ()
    after: Sequence[Frame] = ()

    @property
    def sources(self) -> Spans:
        """The sources of all of them."""
        return tuple(span for frame in (*self.before, *self.after) for span in frame.attribution.source)


class Level:
    """A text as it is read for the attributions of one level: its phrases, and by sentences its frames and dates.

    ``hidden`` are the spans that are not read for an occasion, in order and apart: the contents, and for attributions
    in others' words all that stands outside of those. ``masked`` is the text with them blanked, of the same length;
    ``pieces`` are the phrases of what is left, in text order. ``attributions`` come with their indexes; ``own`` is the
    report's own outlet.
    """

    def __init__(
        self,
        text: str,
        hidden: Spans,
        attributions: Sequence[tuple[int, Attribution]],
        dates: Sequence[Date],
        own: str | None,
    ) -> None:
        self.text = text
        self.masked = _masked(text, hidden)
        seen = [date for date in dates if MASK not in self.masked[date.span.start : date.span.end]]
        self.finder = Finder(self.masked, seen, own)
        self.pieces = self.finder.find()
        contents = merged(tuple(span for _, one in attributions for span in one.content))
        self._ends = [at for at in breaks(text) if not covers(contents, Span(at, min(len(text), at + 4))) >= 4]
        self.frames = [Frame.of(index, one) for index, one in attributions]
        self._by_sentence: dict[int, list[Frame]] = defaultdict(list)
        for frame in self.frames:
            if frame.key is not None:
                frame.sentence = self.sentence_of(frame.key)
                self._by_sentence[frame.sentence].append(frame)
        self._keys: dict[int, list[int]] = {}
        for sentence, frames in self._by_sentence.items():
            frames.sort(key=lambda frame: frame.key or 0)
            self._keys[sentence] = [frame.key or 0 for frame in frames]
        self._dated_by: dict[int, list[Date]] = defaultdict(list)
        for date in sorted(self.finder.dates.values(), key=lambda date: date.span.start):
            self._dated_by[self.sentence_of(date.span.start)].append(date)

    def sentence_of(self, at: int) -> int:
        """The number of the sentence in which an offset lies."""
        return bisect_right(self._ends, at - 1)

    def start_of(self, sentence: int) -> int:
        """Where a sentence starts, without its white space and marks."""
        match = _LEADING.match(self.text, self._ends[sentence - 1] + 1 if sentence else 0)
        return match.end() if match else 0

    def ahead(self, at: int) -> str:
        """What stands before an offset in its sentence, masked; not more than ``SENTENCE_MOST`` code points."""
        return self.masked[max(self.start_of(self.sentence_of(at)), at - SENTENCE_MOST) : at]

    def has_frames(self, sentence: int) -> bool:
        """Whether a sentence holds the cue or the source of an attribution."""
        return sentence in self._by_sentence

    def around(self, at: int) -> Neighbours:
        """The frames next to an offset in its sentence; one that starts there stands before."""
        sentence = self.sentence_of(at)
        if not self.has_frames(sentence):
            return Neighbours()
        frames = self._by_sentence[sentence]
        here = bisect_right(self._keys[sentence], at)
        return Neighbours(frames[max(0, here - 2) : here], frames[here : here + 2])

    def dates_of(self, sentence: int) -> Sequence[Date]:
        """The dates of a sentence that are not in hidden words, in text order."""
        return self._dated_by.get(sentence, ())


def _masked(text: str, spans: Spans) -> str:
    """The text with the spans' characters blanked, line breaks kept; of the same length."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        lines = text[span.start : span.end].split("\n")
        pieces += [text[at : span.start], "\n".join([MASK * len(line) for line in lines])]
        at = span.end
    return "".join([*pieces, text[at:]])
