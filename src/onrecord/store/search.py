"""What a user asks for, made into SQL: words, days, names. Nothing a user types can become a syntax error.

``about`` is words, all of which a content must hold, in any order and inflection ("spends" finds "spending", by the
Porter stemmer of FTS5). ``"exact words"`` in quotation marks must stand there in a row and uninflected, ``begin*``
finds what begins so, and ``OR`` in capitals between two terms asks for either.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.domain import Span
from onrecord.errors import UsageError
from onrecord.store.folding import fold, holds

JOINER: Final = " … "  # between the texts of the spans of one part, in attribution.source, .cue and .content
QUERY_LENGTH: Final = 1000  # characters; FTS5 takes longer ones too, but nobody types them
QUERY_TERMS: Final = 64
OPEN, CLOSE = "\x02", "\x03"  # what FTS5 puts around a match; control characters that no news text holds
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class About:
    """A search for words: ``match`` in FTS5's language, and the quoted phrases by group of alternatives."""

    match: str
    groups: tuple[tuple[str, ...], ...]

    def exact(self, content: str) -> bool:
        """Whether a content that FTS5 found, by stems, holds the quoted words as they are quoted."""
        folded = fold(content)
        return all(any(not one or holds(folded, one) for one in group) for group in self.groups)


def parse_about(about: str) -> About:
    """The search that a user's words mean; raises UsageError when there is no word in them, or far too many."""
    if len(about) > QUERY_LENGTH:
        raise UsageError(f"a search of {len(about)} characters is too long: at most {QUERY_LENGTH}")
    groups: list[list[tuple[str, str]]] = []  # each a list of alternatives: (FTS5 phrase, folded exact words or "")
    either = False
    for match in _TERM.finditer(about.translate(_MARKS)):
        quoted, word = match.group(1), match.group(2)
        if word == "OR":
            either = bool(groups)
            continue
        words = (quoted if word is None else word).replace('"', " ").replace("\0", " ")
        if not fold(words):
            continue
        prefix = "*" if word is not None and word.endswith("*") else ""
        term = (f'"{words.strip()}"{prefix}', fold(words) if word is None else "")
        if either:
            groups[-1].append(term)
        else:
            groups.append([term])
        either = False
    if not groups:
        raise UsageError(f"nothing to search for in {about!r}: give at least one word")
    if sum(map(len, groups)) > QUERY_TERMS:
        raise UsageError(f"a search takes at most {QUERY_TERMS} terms")
    matches = " AND ".join("(" + " OR ".join(phrase for phrase, _ in group) + ")" for group in groups)
    return About(matches, tuple(tuple(exact for _, exact in group) for group in groups if any(e for _, e in group)))


def parse_day(day: str | date, *, end: bool, what: str) -> str:
    """The first (or with ``end`` the last) ISO day of a year, month or day: "2025", "2025-03", "2025-03-14"."""
    if isinstance(day, date):
        return day.isoformat()[:10]
    found = _DAY.fullmatch(day.strip())
    try:
        if found is not None:
            year, month = int(found[1]), int(found[2] or (12 if end else 1))
            last = calendar.monthrange(year, month)[1]
            return date(year, month, int(found[3] or (last if end else 1))).isoformat()
    except ValueError:
        pass
    raise UsageError(f"{what} must be a year, a month or a day such as 2025, 2025-03 or 2025-03-14, not {day!r}")


def matched(highlighted: str, content: str, pieces: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Where in the stored text a search matched.

    ``highlighted`` is ``content`` with OPEN and CLOSE around each match; ``pieces`` are the (start, end) of its spans
    in the stored text, in order; in ``content`` their texts are joined by :data:`JOINER`.
    """
    if OPEN in content or CLOSE in content:
        return ()
    spans: list[Span] = []
    at = begin = 0
    for part in re.split(f"({OPEN}|{CLOSE})", highlighted):
        if part == OPEN:
            begin = at
        elif part == CLOSE:
            spans += _stored(begin, at, pieces)
        else:
            at += len(part)
    return tuple(spans)


def _stored(begin: int, end: int, pieces: list[tuple[int, int]]) -> list[Span]:
    """The stretch ``begin`` to ``end`` of a joined content, cut where it passes from one span to the next."""
    spans = []
    place = 0
    for start, stop in pieces:
        length = stop - start
        left, right = max(begin, place), min(end, place + length)
        if left < right:
            spans.append(Span(start + left - place, start + right - place))
        place += length + len(JOINER)
    return spans
