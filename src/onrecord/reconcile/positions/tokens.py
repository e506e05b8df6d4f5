"""The tokens of a content, sentence by sentence, each with its place on the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from onrecord.domain import Span, Spans

#: Tokens of a content that are looked at; a speech that is longer is not looked at to its end.
MOST: Final = 20_000
_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)*|['’](?:ll|re|ve|m|d|s|t)\b|[^\W\d_]+(?:-[^\W_]+)*|\n\s*\n|[^\w\s]")
TITLES: Final = frozenset("mr mrs ms dr sen rep gov gen col sgt lt st prof rev hon".split())
_ABBREVIATED: Final = TITLES | frozenset(
    """jr sr inc corp co no vs u s d c a m p e g i jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_CLOSING: Final = frozenset("\"”’'»)]")
_FOLDED: Final = str.maketrans({"’": "'"})


class Token(NamedTuple):
    """A word, number or mark: ``low`` in small letters with straight apostrophes, ``raw`` as printed, ``start`` and
    ``end`` on the stored text; ``quoted``: inside double quotation marks."""

    low: str
    raw: str
    start: int
    end: int
    quoted: bool

    @property
    def span(self) -> Span:
        """Its place; made when it is asked for, which of most tokens it never is."""
        return Span(self.start, self.end)

    @property
    def word(self) -> bool:
        """Whether it has a letter or digit."""
        return self.raw[0].isalnum() or (len(self.raw) > 1 and self.raw[0] in "'’")


def sentences(text: str, content: Spans, *, direct: bool) -> Iterator[list[Token]]:
    """The sentences of a content given by its spans on the stored text; ``direct``: all of it is quoted."""
    left = MOST
    for piece in content:
        quoted, sentence = direct, list[Token]()
        for match in _TOKEN.finditer(text, piece.start, piece.end):
            raw, (start, end) = match.group(), match.span()
            space = False
            if not raw[0].isalnum():  # what most are
                space = raw.isspace()
                if raw in "“«„":
                    quoted = True
                elif raw in "”»":
                    quoted = direct
                elif raw == '"' and not direct:
                    quoted = not quoted
            ends = space or (sentence and sentence[-1].low in ".!?" and not _runs_on(sentence, raw, text[start - 1]))
            if ends and raw not in _CLOSING and sentence:
                yield sentence
                sentence = []
            left -= 1
            if not left:
                return
            if not space:
                low = (raw if raw.isascii() else raw.translate(_FOLDED)).casefold()
                sentence.append(Token(low, raw, start, end, quoted))
        if sentence:
            yield sentence


def _runs_on(sentence: Sequence[Token], raw: str, before: str) -> bool:
    """Whether a full stop was only that of an abbreviation, or of a number."""
    if sentence[-1].low != ".":
        return False
    last = sentence[-2].low if len(sentence) > 1 else ""
    return last in _ABBREVIATED or not before.isspace() or raw[0].islower()
