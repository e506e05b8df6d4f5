"""Quotation marks, paired: where each quotation of a text opens and closes.

A rule, not a model, because a mark is a fact of the text. Pairs never cross a paragraph, except where a paragraph ends
with a quotation open and the next one opens again (the convention for long quotations): that is one quotation with a
part in each. A mark whose partner is missing gets a bounded guess and says so, so that one bad mark never costs
another quotation. Time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["double", "single"]

# Marks that always open, always close, or say nothing by themselves ("straight").
_OPENERS: Final = {"“": "double", "„": "double", "‟": "double", "«": "double", "「": "double", "『": "double",
                   "〝": "double", "‹": "single", "‚": "single", "‛": "single"}  # fmt: skip
_CLOSERS: Final = {"”": "double", "»": "double", "」": "double", "』": "double", "〞": "double", "›": "single"}
_STRAIGHT: Final = {'"': "double"}
_APOSTROPHES: Final = "'’‘`´"

MARKS: Final = frozenset("\"“”„‟«»‹›'‘’‚‛`´「」『』〝〞")
DOUBLE_MARKS: Final = frozenset('"“”„‟«»「」『』〝〞')

_ANY = re.compile("[" + re.escape("".join(sorted(MARKS))) + "]")
_PARAGRAPH = re.compile(r"[^\n]+")
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009\u202f([{-–—/:…")
_ENDS_SPEECH = frozenset(".,!?;:…-–—)]")
_ELISIONS = re.compile(r"(?:em|tis|twas|til|till|cause|n|bout|round|cos|\d0s|\d\d)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s|$)")
_OWN_CUE = re.compile(r",\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|added|told|wrote|asked|warned|argued|stated)\b")


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


@dataclass(slots=True)
class _Open:
    at: int
    kind: Kind
    mark: str


def pair(text: str) -> list[Quote]:
    """All pairs of quotation marks, by where they open."""
    quotes: list[Quote] = []
    paragraphs = [(match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]
    for i, (start, end) in enumerate(paragraphs):
        following = text[paragraphs[i + 1][0] :][:1] if i + 1 < len(paragraphs) else ""
        quotes.extend(_paragraph(text, start, end, opens_again=bool(following) and following in "\"“„«‘'"))
    return quotes


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
    found: list[tuple[int, int, Kind, int, bool]] = []
    events = list(_events(text, start, end))
    for at, mark, kind, way in events:
        if way == "open" or (way == "either" and not any(open_.kind == kind for open_ in stack)):
            stack.append(_Open(at, kind, mark))
            continue
        depth = next((d for d in range(len(stack) - 1, max(-1, len(stack) - 6), -1) if stack[d].kind == kind), None)
        if depth is None:
            continue  # a closing mark that nothing opened
        opened = stack[depth]
        # What opened inside and never closed is dropped if single (an apostrophe), guessed if double.
        found.extend(
            (left.at, _guess_end(text, left.at, at), left.kind, d, False)
            for d, left in enumerate(stack[depth + 1 :], depth + 1)
            if left.kind == "double"
        )
        del stack[depth:]
        found.append((opened.at, at + 1, kind, depth, True))
    quotes = [Quote(s, e, k, level, closed) for s, e, k, level, closed in found if e - s > 2]
    doubles = [left for left in stack if left.kind == "double"]
    for n, left in enumerate(doubles):
        bound = doubles[n + 1].at if n + 1 < len(doubles) else end
        continues = n + 1 == len(doubles) and opens_again
        last = end if continues else _guess_end(text, left.at, bound)
        if last - left.at > 2:
            quotes.append(Quote(left.at, last, "double", 0, closed=False, continues=continues))
    # With an opener left over, pairs found above it sit one level too deep.
    quotes.sort(key=lambda quote: (quote.start, -quote.end))
    return list(_levelled(quotes))


def _levelled(quotes: list[Quote]) -> Iterator[Quote]:
    ends: list[int] = []
    for quote in quotes:
        while ends and ends[-1] <= quote.start:
            ends.pop()
        yield Quote(quote.start, quote.end, quote.kind, len(ends), quote.closed, quote.continues)
        ends.append(quote.end)


def _guess_end(text: str, start: int, bound: int) -> int:
    """Where a quotation without a closing mark ends at the latest: before its own cue, else with its sentence."""
    cue = _OWN_CUE.search(text, start, bound)
    sentence = _SENTENCE_END.search(text, start + 1, bound)
    ends = [cue.start() + 1] if cue else []
    if sentence:
        ends.append(sentence.end())
    guess = min(ends, default=bound)
    while guess > start + 1 and text[guess - 1].isspace():
        guess -= 1
    return guess


def _events(text: str, start: int, end: int) -> Iterator[tuple[int, str, Kind, Literal["open", "close", "either"]]]:
    """The marks of a paragraph that are quotation marks (not apostrophes, not inches), with their way."""
    singles = _singles(text, start, end)
    marks = list(_ANY.finditer(text, start, end))
    low_open = 0  # „ and » opened in the German way: “ and « close them
    right_pointing_open = 0
    for match in marks:
        at, mark = match.start(), match.group()
        if mark in _APOSTROPHES:
            if at in singles:
                yield at, mark, "single", singles[at]
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        kind: Kind
        if mark in _STRAIGHT:
            if before.isdigit() and not after.isalnum() and not _open_straight(text, start, at):
                continue  # inches
            opening = before in _BEFORE_OPENING or before.isspace() or before in MARKS
            closing = after.isspace() or not (after.isalnum() or after in "$£€#@[(…")
            yield (
                at,
                mark,
                "double",
                "open" if opening and not closing else "close" if closing and not opening else "either",
            )
        elif mark == "“" and low_open:
            low_open -= 1
            yield at, mark, "double", "close"
        elif mark == "«" and right_pointing_open:
            right_pointing_open -= 1
            yield at, mark, "double", "close"
        elif mark == "»" and (before.isspace() or at == start) and after.isalnum():
            right_pointing_open += 1
            yield at, mark, "double", "open"
        elif mark in _OPENERS:
            low_open += mark == "„"
            kind = "double" if _OPENERS[mark] == "double" else "single"
            # A curly opener typed where only a closer can stand ("…end.“ he said)
            wrong_way = mark == "“" and after.isspace() and not before.isspace() and at > start
            yield at, mark, kind, "close" if wrong_way else "open"
        else:
            kind = "double" if _CLOSERS[mark] == "double" else "single"
            wrong_way = mark == "”" and (at == start or before.isspace()) and after.isalnum()
            yield at, mark, kind, "open" if wrong_way else "close"


def _open_straight(text: str, start: int, at: int) -> bool:
    return text.count('"', max(start, at - 2_000), at) % 2 == 1


def _singles(text: str, start: int, end: int) -> dict[int, Literal["open", "close"]]:
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
    ways: dict[int, Literal["open", "close"]] = {}
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
    for quote in quotes:  # by start, outer before inner: the inner one overwrites
        inside = 1 if quote.kind == "double" else 4
        out[quote.start : quote.end] = bytes([inside]) * (quote.end - quote.start)
        out[quote.start] = inside + 1
        if quote.closed:
            out[quote.end - 1] = inside + 2
    return out
