"""Quotation marks, paired: where each quotation of a text opens and closes.

A rule, not a model, because a mark is a fact of the text. Pairs never cross a paragraph, except where a paragraph ends
with a quotation open and the next one opens again (the convention for long quotations): that is one quotation with a
part in each. A mark whose partner is missing gets a bounded guess and says so, so that one bad mark never costs
another quotation. Time is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

Kind = Literal["double", "single"]
Way = Literal["open", "close", "either"]

# Marks that always open, always close, or say nothing by themselves ("straight").
_OPENERS: Final[dict[str, Kind]] = {
    **dict.fromkeys("“„‟«「『〝", "double"),
    **dict.fromkeys("‹‚‛", "single"),
}
_CLOSERS: Final[dict[str, Kind]] = {**dict.fromkeys("”»」』〞", "double"), "›": "single"}
_STRAIGHT: Final = '"'
_APOSTROPHES: Final = "'’‘`´"

MARKS: Final = frozenset("\"“”„‟«»‹›'‘’‚‛`´「」『』〝〞")
DOUBLE_MARKS: Final = frozenset('"“”„‟«»「」『』〝〞')

# Two apostrophes or backticks in a row, which some newsrooms' systems put for a double mark.
_TWO: Final = ("''", "``")
_TWO_MARKS: Final = re.compile(
    r"(?P<open>(?:(?<=[\s(\[{—–/“\"-])|(?<![^\n]))(?:''|``)(?=['‘]?[\w$£€#@\[(…“\"]))"
    r"|(?P<close>(?<!\n)''(?!['\w]))|\n"
)

_ANY = re.compile("[" + re.escape("".join(sorted(MARKS))) + "]")
_PARAGRAPH = re.compile(r"[^\n]+")
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009\u202f([{-–—/:…")
_ELISIONS = re.compile(r"(?:em|tis|twas|til|till|cause|n|bout|round|cos|\d0s|\d\d)\b", re.IGNORECASE)
_RECENT: Final = 2_000  # code points in which an odd number of straight marks means that a quotation is open
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s|$)")
OWN_CUE: Final = re.compile(
    r",\s+(?P<who>(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w.’'-]*)\s+"
    r"(?P<cue>said|says|added|told|wrote|asked|warned|argued|stated)\b"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """One pair of marks: ``start`` is the opening mark, ``end`` one past the closing one (code points).

    ``level`` is 0 for an outermost pair. ``closed`` is False where the closing mark is missing and ``end`` is a guess;
    ``continues`` where the same quotation goes on in the next paragraph (which opens again).
    """

    start: int
    end: int
    kind: Kind
    level: int
    closed: bool = True
    continues: bool = False

    def shifted(self, by: int) -> Quote:
        """The same pair ``by`` code points further on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(slots=True)
class _Open:
    at: int
    kind: Kind


def pair(text: str) -> list[Quote]:
    """All pairs of quotation marks, by where they open; any two are apart or one lies in the other."""
    original = text
    if doubled := any(two in text for two in _TWO):
        text = _as_one(text)
    quotes: list[Quote] = []
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    for i, (start, end) in enumerate(paragraphs):
        if not _ANY.search(text, start, end):
            continue
        following = original[paragraphs[i + 1][0]] if i + 1 < len(paragraphs) else ""
        quotes.extend(_paragraph(text, start, end, opens_again=bool(following) and following in "\"“„«‘'`"))
    return [_with_both(original, quote) for quote in quotes] if doubled else quotes


def _as_one(text: str) -> str:
    """The text with every mark that is two characters as one curly mark and a blank: no offset moves.

    One closes only what one opened in its paragraph, so inches (5'11'') close nothing.
    """
    is_open = False

    def mark(match: re.Match[str]) -> str:
        nonlocal is_open
        was_open, is_open = is_open, match.lastgroup == "open"
        if is_open:
            return " “"
        return "” " if was_open and match.lastgroup == "close" else match.group()

    return _TWO_MARKS.sub(mark, text)


def _with_both(text: str, quote: Quote) -> Quote:
    """A pair with both characters of a mark that is two in ``text``."""
    before, after = text[max(0, quote.start - 1) : quote.start + 1], text[quote.end - 1 : quote.end + 1]
    opens, closes = before in _TWO and quote.kind == "double", after in _TWO and quote.kind == "double" and quote.closed
    return replace(quote, start=quote.start - opens, end=quote.end + closes)


def marked(words: str) -> bool:
    """Whether a double quotation mark stands in the words."""
    return any(char in DOUBLE_MARKS for char in words) or any(two in words for two in _TWO)


def parts_of_one(quotes: list[Quote]) -> list[list[Quote]]:
    """Outermost pairs grouped into quotations: those that continue over paragraphs are one group."""
    groups: list[list[Quote]] = []
    going_on = False
    for quote in quotes:
        if quote.level:
            continue
        if going_on:
            groups[-1].append(quote)
        else:
            groups.append([quote])
        going_on = quote.continues
    return groups


def _paragraph(text: str, start: int, end: int, *, opens_again: bool) -> list[Quote]:
    """The pairs of one paragraph; ``opens_again`` tells that the next one starts with an opening mark."""
    stack: list[_Open] = []
    depth_of: dict[Kind, int] = {"double": 0, "single": 0}  # how many of a kind are open
    opened: list[int] = []  # where double marks opened
    lost: list[tuple[int, int]] = []  # double marks that never closed, and where they must have ended
    quotes: list[Quote] = []
    for at, kind, way in _events(text, start, end):
        if way == "open" or (way == "either" and not depth_of[kind]):
            stack.append(_Open(at, kind))
            depth_of[kind] += 1
            if kind == "double":
                opened.append(at)
            continue
        depth = next((d for d in range(len(stack) - 1, max(-1, len(stack) - 6), -1) if stack[d].kind == kind), None)
        if depth is None:
            continue  # a closing mark that nothing opened
        if at + 1 - stack[depth].at > 2:
            quotes.append(Quote(stack[depth].at, at + 1, kind, 0))
        # What opened inside and never closed is dropped if single (an apostrophe), guessed if double.
        lost.extend((left.at, at) for left in stack[depth + 1 :] if left.kind == "double")
        for left in stack[depth:]:
            depth_of[left.kind] -= 1
        del stack[depth:]
    lost.extend((left.at, end) for left in stack if left.kind == "double")
    if lost:
        last_open = next((left.at for left in reversed(stack) if left.kind == "double"), None)
        # With its own cue inside, the mark was forgotten: nothing goes on into the next paragraph.
        goes_on = opens_again and last_open is not None and not OWN_CUE.search(text, last_open, end)
        continues = last_open if goes_on else None
        quotes.extend(_guessed(text, sorted(lost), opened, quotes, end, continues=continues))
    quotes.sort(key=lambda quote: (quote.start, -quote.end))
    return list(_levelled(quotes))


def _levelled(quotes: list[Quote]) -> Iterator[Quote]:
    ends: list[int] = []
    for quote in quotes:
        while ends and ends[-1] <= quote.start:
            ends.pop()
        yield Quote(quote.start, quote.end, quote.kind, len(ends), quote.closed, quote.continues)
        ends.append(quote.end)


def _guessed(
    text: str, lost: list[tuple[int, int]], opened: list[int], pairs: list[Quote], end: int, *, continues: int | None
) -> Iterator[Quote]:
    """Quotations whose closing mark is missing. ``lost`` are their opening marks with a bound each, in order.

    Such a quotation ends before its own cue, else with its sentence, at the latest where the next one opens; it cuts
    through none of ``pairs``. The one that opens at ``continues`` goes on after ``end``, the paragraph's.
    """
    pairs = sorted(pairs, key=lambda quote: (quote.start, -quote.end))
    starts = [quote.start for quote in pairs]
    sentences = [match.span() for match in _SENTENCE_END.finditer(text, lost[0][0], end)]
    cues = [match.span() for match in OWN_CUE.finditer(text, lost[0][0], end)]
    for at, bound in lost:
        if at == continues:
            if end - at > 2:
                yield Quote(at, end, "double", 0, closed=False, continues=True)
            continue
        following = bisect_right(opened, at)
        last = min(bound, opened[following]) if following < len(opened) else bound
        n = bisect_left(cues, (at, 0))
        if n < len(cues) and cues[n][1] <= last:
            last = cues[n][0] + 1
        n = bisect_left(sentences, (at + 1, 0))
        if n < len(sentences):
            last = min(last, sentences[n][1])
        last = _around(pairs, bisect_right(starts, at), last, bound)
        while last > at + 1 and text[last - 1].isspace():
            last -= 1
        if last - at > 2:
            yield Quote(at, last, "double", 0, closed=False)


def _around(pairs: list[Quote], first: int, last: int, bound: int) -> int:
    """``last``, or the nearest place to it that does not lie inside one of ``pairs[first:]``."""
    n = first
    while n < len(pairs) and pairs[n].start < last:
        if pairs[n].end > last:
            single = pairs[n].kind == "single" and pairs[n].end <= bound
            return pairs[n].end if single else pairs[n].start
        n += 1
    return last


def _events(text: str, start: int, end: int) -> Iterator[tuple[int, Kind, Way]]:
    """The marks of a paragraph that are quotation marks (not apostrophes, not inches), with their way."""
    singles = _singles(text, start, end)
    low_open = 0  # „ and » opened in the German way: “ and « close them
    right_pointing_open = 0
    straight: list[int] = []
    for match in _ANY.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if mark in _APOSTROPHES:
            if at in singles:
                yield at, "single", singles[at]
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if mark in _STRAIGHT:
            straight.append(at)
            if before.isdigit() and not after.isalnum():
                recent = len(straight) - 1 - bisect_left(straight, at - _RECENT)
                if recent % 2 == 0:
                    continue  # inches: no quotation is open
            yield at, "double", _way_of_straight(before, after)
        elif mark == "“" and low_open:
            low_open -= 1
            yield at, "double", "close"
        elif mark == "«" and right_pointing_open:
            right_pointing_open -= 1
            yield at, "double", "close"
        elif mark == "»" and (before.isspace() or at == start) and after.isalnum():
            right_pointing_open += 1
            yield at, "double", "open"
        elif mark in _OPENERS:
            low_open += mark == "„"
            # A curly opener typed where only a closer can stand ("…end.“ he said)
            wrong_way = mark == "“" and after.isspace() and not before.isspace() and at > start
            yield at, _OPENERS[mark], "close" if wrong_way else "open"
        else:
            wrong_way = mark == "”" and (at == start or before.isspace()) and after.isalnum()
            yield at, _CLOSERS[mark], "open" if wrong_way else "close"


def _way_of_straight(before: str, after: str) -> Way:
    opening = before in _BEFORE_OPENING or before.isspace() or before in MARKS
    closing = after.isspace() or not (after.isalnum() or after in "$£€#@[(…")
    if opening == closing:
        return "either"
    return "open" if opening else "close"


def _singles(text: str, start: int, end: int) -> dict[int, Way]:
    """Single marks of a paragraph that quote, as opposed to apostrophes.

    An opener stands after white space (or an opening mark) and before a letter; it counts only with a closer. The
    closer is the first that cannot be a possessive; one after a plural ``s`` and before a lower-case word
    ("the miners' pay") is taken only where no better one follows before the next opener.
    """
    openers: list[int] = []
    closers: list[tuple[int, bool]] = []
    for match in re.finditer(r"['’‘`´]", text[start:end]):
        at = start + match.start()
        mark = text[at]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        after_gap = before.isspace() or before in '([{—–-/“"„«:' or at == start
        if after_gap and (after.isalnum() or after in '[$£€“"…'):
            if mark in "'‘`" and not _ELISIONS.match(text, at + 1, min(end, at + 8)):
                openers.append(at)
        elif mark in "'’´" and not before.isspace() and not after.isalpha():
            word = re.match(r"\s+([a-z]\w*)", text[at + 1 : at + 40])
            possessive = before in "sSzx" and word is not None
            closers.append((at, possessive))
    ways: dict[int, Way] = {}
    next_closer = 0
    last_close = -1
    for n, opener in enumerate(openers):
        if opener < last_close:
            continue  # inside a pair already found
        bound = openers[n + 1] if n + 1 < len(openers) else end
        while next_closer < len(closers) and closers[next_closer][0] < opener:
            next_closer += 1
        best: int | None = None
        for at, possessive in closers[next_closer : next_closer + 40]:
            if at >= bound:
                break
            if not possessive:
                best = at
                break
            best = at if best is None else best
        if best is not None:
            ways[opener], ways[best] = "open", "close"
            last_close = best
    return ways


def states(text: str, quotes: list[Quote]) -> bytearray:
    """For each code point: 0 outside, 1 inside double marks, 2 opening and 3 closing double mark, 4 to 6 for single."""
    out = bytearray(len(text))
    around: list[Quote] = []
    at = 0

    def fill(until: int) -> None:
        nonlocal at
        while at < until:
            while around and around[-1].end <= at:
                around.pop()
            if not around:
                at = until
                return
            stop = min(until, around[-1].end)
            out[at:stop] = bytes([_inside(around[-1])]) * (stop - at)
            at = stop

    for quote in quotes:
        fill(quote.start)
        around.append(quote)
    fill(len(text))
    for quote in quotes:
        out[quote.start] = _inside(quote) + 1
        if quote.closed:
            out[quote.end - 1] = _inside(quote) + 2
    return out


def _inside(quote: Quote) -> int:
    return 1 if quote.kind == "double" else 4
