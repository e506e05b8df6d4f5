"""What a user asks for, made into SQL: words, days, names. Nothing a user types can become a syntax error.

``about`` is words, all of which a content must hold, in any order and inflection ("spends" finds "spending", by the
Porter stemmer of FTS5). ``"exact words"`` in quotation marks must stand there in a row and uninflected, ``begin*``
finds what begins so, and ``OR`` in capitals between two terms asks for either. A word without quotation marks is looked
for in British and in American spelling ("defence", "defense").
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.domain import Span
from onrecord.errors import UsageError
from onrecord.store.folding import fold

JOINER: Final = " … "  # between the texts of the spans of one part, in attribution.source, .cue and .content
QUERY_LENGTH: Final = 1000  # characters; FTS5 takes longer ones too, but nobody types them
QUERY_TERMS: Final = 64
OPEN, CLOSE = "\x02", "\x03"  # what FTS5 puts around a match; control characters that no news text holds
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_WORD = re.compile(r"[^\W_]+")
#: Words of news that British and American print spell differently, told by their beginnings; what is no word in the
#: other spelling finds nothing.
_OUR = "arm behavi cand clam col endeav fav flav harb hon hum lab neighb od parl rig rum sav splend tum val vap vig"
_ENDS = {"defence": "defense", "offence": "offense", "licence": "license", "pretence": "pretense", "centre": "center",
         "theatre": "theater", "metre": "meter", "kilometre": "kilometer", "litre": "liter", "programme": "program",
         "grey": "gray", "mould": "mold", "plough": "plow"}  # fmt: skip
_SWAPPED = {**_ENDS, **{american: british for british, american in _ENDS.items()}}
_SPELT = re.compile(
    rf"(?P<our>\b(?:{'|'.join(_OUR.split())})o)(?P<u>u?)(?=r)"
    r"|(?P<ise>\w{3}i|\b(?:anal|paral|catal)y)(?P<s>[sz])(?=(?:e[sdr]?|ers|ing|ations?|ational)\b)"
    rf"|\b(?P<word>{'|'.join(_SWAPPED)})(?=s?\b)",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives, joined by OR, of which one at least must be looked for in the content itself.

    ``exact`` are those, folded: quoted words as they must stand, or the beginning of a word with a ``*``. ``match`` is,
    in FTS5's language, the others: words in any inflection, which only FTS5 can tell; empty where there are none.
    """

    exact: tuple[str, ...]
    match: str


@dataclass(frozen=True, slots=True)
class About:
    """A search for words: ``match`` in FTS5's language, and what FTS5, which knows stems only, cannot tell.

    ``groups`` are those terms that hold quoted words or the beginning of a word among their alternatives.
    ``beginnings`` are the beginnings, each after what FTS5 was asked for in its place. ``asked`` is ``match`` without
    the other spellings of words, ``terms`` how many terms there are, all of which a content must have.
    """

    match: str
    groups: tuple[Group, ...]
    beginnings: tuple[tuple[str, str], ...]
    asked: str = ""
    terms: int = 0

    def exact(self, content: str, inflected: Sequence[object]) -> bool:
        """Whether a content that FTS5 found holds the quoted words as they are quoted, and the beginnings.

        ``inflected`` tells for each of ``groups`` whether FTS5 found its ``match`` in this content.
        """
        folded = f" {fold(content)} "
        return all(
            found or any(_stands(folded, one) for one in group.exact)
            for group, found in zip(self.groups, inflected, strict=True)
        )

    def marks(self, word: str) -> bool:
        """Whether a stretch that FTS5 marked is to be shown as a match."""
        folded = fold(word)
        asked = [wanted for wide, wanted in self.beginnings if folded.startswith(wide)]
        return not asked or any(folded.startswith(wanted) for wanted in asked)


def in_spellings(term: str) -> str:
    """A term of FTS5 in quotation marks, or that OR its British or American spelling."""
    other = _SPELT.sub(_otherwise, term)
    return term if other == term else f"{term} OR {other}"


def _otherwise(match: re.Match[str]) -> str:
    """The British spelling where the American one stands, and the other way round."""
    if match["word"]:
        return _SWAPPED[match["word"].casefold()]
    if match["our"]:
        return match["our"] + ("" if match["u"] else "u")
    return match["ise"] + ("z" if match["s"] in "sS" else "s")


def _stands(folded: str, wanted: str) -> bool:
    return f" {wanted[:-1]}" in folded if wanted.endswith("*") else f" {wanted} " in folded


def parse_about(about: str) -> About:
    """The search that a user's words mean; raises UsageError when there is no word in them, or far too many."""
    if len(about) > QUERY_LENGTH:
        raise UsageError(f"a search of {len(about)} characters is too long: at most {QUERY_LENGTH}")
    groups: list[list[tuple[str, str]]] = []  # each a list of alternatives: (FTS5 phrase, folded exact words or "")
    beginnings: list[tuple[str, str]] = []
    either = False
    for match in _TERM.finditer(about.translate(_MARKS)):
        quoted, word = match.group(1), match.group(2)
        if word == "OR":
            either = bool(groups)
            continue
        words = (quoted if word is None else word).replace('"', " ").replace("\0", " ")
        if not fold(words):
            continue
        term = (f'"{words.strip()}"', fold(words) if word is None else "")
        begins = word is not None and word.endswith("*") and _WORD.findall(words)
        if begins and len(begins) == 1:
            # FTS5 would stem the beginning too ("every" to "everi"), but it leaves two letters alone: ask for those,
            # and look for the whole of it in what is found.
            term = (f'"{begins[0][:2]}"*', fold(words) + "*")
            beginnings.append((fold(begins[0][:2]), fold(words)))
        if either:
            groups[-1].append(term)
        else:
            groups.append([term])
        either = False
    if not groups:
        raise UsageError(f"nothing to search for in {about!r}: give at least one word")
    if sum(map(len, groups)) > QUERY_TERMS:
        raise UsageError(f"a search takes at most {QUERY_TERMS} terms")
    asked = " AND ".join("(" + " OR ".join(phrase for phrase, _ in group) + ")" for group in groups)
    groups = [[(phrase if exact else in_spellings(phrase), exact) for phrase, exact in group] for group in groups]
    matches = " AND ".join("(" + " OR ".join(phrase for phrase, _ in group) + ")" for group in groups)
    strict = tuple(
        Group(tuple(exact for _, exact in group if exact), " OR ".join(phrase for phrase, exact in group if not exact))
        for group in groups
        if any(exact for _, exact in group)
    )
    return About(matches, strict, tuple(beginnings), asked, len(groups))


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


def matched(about: About, highlighted: str, content: str, pieces: list[tuple[int, int]]) -> tuple[Span, ...]:
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
            if about.marks(content[begin:at]):
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
