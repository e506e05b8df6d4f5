"""The words, numbers and signs of a text, as positions: what the reading of figures steps through.

One pass over the text; words are cut out of it only when they are asked for, so that a long text costs sixteen bytes
a token. Nothing in the pattern can be matched in two ways, so the pass is linear.
"""

from __future__ import annotations

import re
from array import array
from typing import Final

# A number takes along its separators, as long as digits follow: 1,234.5  1.234,56  1,23,456  1'234; and groups of
# three after a (thin, no-break) space: 1 200 000. Which of these can be read is decided in numerals.py.
_TOKEN: Final = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))++(?:[.,]\d++)?+|\d++(?:[.,\u066b\u066c'’]\d++)*+)"
    r"|(?P<part>[¼-¾⅐-⅞])"
    r"|(?P<word>[^\W\d_¼-¾⅐-⅞]++(?:['’][^\W\d_¼-¾⅐-⅞]++)*+)"
    r"|(?P<sign>[^\s\w]|_)"
)
WORD: Final = 0
NUMBER: Final = 1
PART: Final = 2  # a vulgar fraction
SIGN: Final = 3
_KINDS: Final = {"word": WORD, "number": NUMBER, "part": PART, "sign": SIGN}
_LONGEST_GAP: Final = 80  # of white space inside a figure; more is a layout, not a line break
HYPHENS: Final = frozenset("-\u2010\u2011")
DASHES: Final = HYPHENS | frozenset("–\u2012\u2212—")


class Tokens:
    """Tokens of ``text[start:end]``; ``anchors`` are the indexes at which a figure can begin.

    ``anchor_words`` are the lower-case words that count as anchors, besides all numbers and vulgar fractions.
    """

    def __init__(self, text: str, anchor_words: frozenset[str], start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.starts = array("q")
        self.ends = array("q")
        self.kinds = bytearray()
        self.anchors: list[int] = []
        starts, ends, kinds, anchors = self.starts.append, self.ends.append, self.kinds.append, self.anchors.append
        for n, match in enumerate(_TOKEN.finditer(text, start, len(text) if end is None else end)):
            name = match.lastgroup or "sign"
            starts(match.start())
            ends(match.end())
            kinds(_KINDS[name])
            if name != "sign" and (name != "word" or _may_be(match[0].lower(), anchor_words)):
                anchors(n)
        self._count = len(self.kinds)

    def __len__(self) -> int:
        return len(self.kinds)

    def raw(self, n: int) -> str:
        """The token as it stands, "" outside the text."""
        return self.text[self.starts[n] : self.ends[n]] if 0 <= n < self._count else ""

    def word(self, n: int) -> str:
        """The token in lower case, with a straight apostrophe, "" outside the text."""
        if not 0 <= n < self._count:
            return ""
        word = self.text[self.starts[n] : self.ends[n]].lower()
        return word if word.isascii() else word.replace("’", "'")

    def kind(self, n: int) -> int:
        """WORD, NUMBER, PART or SIGN; -1 outside the text."""
        return self.kinds[n] if 0 <= n < len(self.kinds) else -1

    def joined(self, n: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return 0 < n < len(self.kinds) and self.starts[n] == self.ends[n - 1]

    def near(self, n: int) -> bool:
        """Whether at most white space without an empty line stands between this token and the one before it."""
        if not 0 < n < len(self.kinds):
            return False
        first, last = self.ends[n - 1], self.starts[n]
        return last - first <= 1 or (last - first <= _LONGEST_GAP and self.text.count("\n", first, last) <= 1)

    def opens_line(self, n: int) -> bool:
        """Whether the token is the first of its line."""
        return n == 0 or "\n" in self.text[self.ends[n - 1] : self.starts[n]]

    def opens_sentence(self, n: int) -> bool:
        """Whether the token is likely the first of a sentence: after a full stop, a mark that opens one, or a break."""
        return self.opens_line(n) or self.raw(n - 1) in _OPENERS

    def hyphen(self, n: int) -> bool:
        """Whether the token is a hyphen with a word or number close on both sides."""
        return self.raw(n) in HYPHENS and self.joined(n) and self.joined(n + 1)


_OPENERS: Final = frozenset(".!?:;\"“”‘'(—–…*•")


def _may_be(word: str, anchor_words: frozenset[str]) -> bool:
    return word in anchor_words or (word.endswith("fold") and len(word) > 4) or word.startswith("multi")
