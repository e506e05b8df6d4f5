"""The scan: words that may begin or end a date, looked up one by one; the rules look around only there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from onrecord.analysis.dates import absolute, events, relative, stretches, tense, textual
from onrecord.analysis.dates.drafts import OPEN, Draft
from onrecord.analysis.dates.lexicon import DAYS, MONTHS, ORDINALS, SEASONS, SPELLED_DECADES
from onrecord.domain import Date, Dating, Span, Spans
from onrecord.knowledge import Knowledge
from onrecord.reckoning import resolve

_WORD: Final = re.compile(r"[^\W_]+")
VAGUE: Final = "raw-1:vague"
_DEEPEST: Final = 4  # dates within dates: "the end of the first half of 2015"

_KINDS: Final[dict[str, str]] = (
    dict.fromkeys(ORDINALS, "ordinal")
    | dict.fromkeys(MONTHS, "month")
    | dict.fromkeys(DAYS, "weekday")
    | dict.fromkeys(SEASONS, "season")
    | dict.fromkeys(SPELLED_DECADES, "nineties")
    | dict.fromkeys(("yesterday", "today", "tonight", "tomorrow"), "deictic")
    | dict.fromkeys(("this", "last",
                      "next", "past", "previous", "coming", "upcoming", "current", "recent"), "determined")
    | dict.fromkeys(("earlier", "later"), "sided")
    | dict.fromkeys(("early", "late", "mid"), "early")
    | dict.fromkeys(("end", "start", "beginning", "middle", "close"), "ending")
    | dict.fromkeys(("hour", "second", "minute", "day", "week", "month", "year", "decade"), "unit")
    | dict.fromkeys(("hours", "seconds", "minutes", "days", "weeks", "months", "years", "decades"), "unit")
    | dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), "quarter")
    | dict.fromkeys(("christmas", "new", "boxing", "valentine", "halloween", "thanksgiving", "easter", "good", "ash",
                     "palm", "labor", "labour", "memorial", "election"), "feast")
    | dict.fromkeys(("that", "following", "same"), "same")
    | {"century": "century", "centuries": "unit", "weekend": "weekend",
       "recently": "recently", "lately": "recently", "noon": "clock", "midnight": "clock"}
)  # fmt: skip
_FORMS: Final = {form: kind for word, kind in _KINDS.items() for form in (word, word.capitalize(), word.upper())} | {
    "final": "ordinal",
    "Second": "ordinal",
    "second": "ordinal",
}
_NUMBERS: Final = frozenset("a an one two three four five six seven eight nine ten twelve several few couple".split())


def find(
    text: str,
    within: Spans | None = None,
    knowledge: Knowledge | None = None,
    *,
    check: Callable[[], None] | None = None,
) -> tuple[Date, ...]:
    """Every date that ``text`` tells of, in order and apart; only those inside the spans of ``within`` if given.

    Offsets are code points of ``text``. What is around those spans still counts (the verb, the date before). Dates
    relative to the day of publication have no ``dating`` yet, ``knowledge`` is what tells the days of events.
    ``check`` is called again and again meanwhile, and what it raises is passed on.
    """
    found = []
    for draft in _drafts(text, knowledge, check):
        span = Span(draft.start, draft.end)
        if within is not None and not any(one.start <= span.start and span.end <= one.end for one in within):
            continue
        found.append(_date(span, draft))
    return tuple(found)


def _date(span: Span, draft: Draft) -> Date:
    if draft.base == "publication":
        return Date(span, draft.granularity, draft.rule, "publication")
    dating: Dating | None = resolve(draft.rule, None, None)
    if draft.base == "event" and draft.event is not None:
        if dating is not None:
            dating = replace(dating, basis=(f"the days of {draft.event} in the knowledge packs",))
        return Date(span, draft.granularity, draft.rule, "event", dating, draft.event)
    return Date(span, draft.granularity, draft.rule, "none", dating)


def _drafts(text: str, knowledge: Knowledge | None, check: Callable[[], None] | None = None) -> Iterator[Draft]:
    heads = events.triggers(knowledge) if knowledge is not None else frozenset()
    end = 0
    pending: Draft | None = None
    for match in _WORD.finditer(text):
        word = match[0]
        kind = _FORMS.get(word)
        if kind is None and not word[0].isdecimal() and (not heads or word.lower() not in heads):
            continue
        if check is not None:
            check()
        start = match.start()
        if start < end:
            continue
        draft = None
        if heads and knowledge is not None and word.lower() in heads:
            mention = events.at(text, start, match.end(), knowledge, read)
            draft = events.told_by(text, mention) if mention else None
            if draft and pending and draft.start < pending.end and draft.base == "none":
                draft = None  # a year in the name of an event that is not settled stays a year
        if draft is None:
            draft = _at(text, start, match.end(), kind, pending)
        if draft is None or (draft.start < end and draft.base != "event"):
            continue
        draft = _settled(text, draft, knowledge)
        if pending is not None and draft.start >= pending.end:
            yield pending
        pending, end = draft, max(draft.end, end)
    if pending is not None:
        yield pending


def _settled(text: str, draft: Draft, knowledge: Knowledge | None) -> Draft:
    """The draft with its article, its direction by the tense, and the event that a month and place tell."""
    bare = draft.rule.startswith("month-1:") and draft.granularity == "month"
    if knowledge is not None and bare and (told := events.month_and_place(text, draft, knowledge)):
        return told
    if OPEN in draft.rule:
        told_tense = tense.direction(text, Span(draft.start, draft.end))
        draft = replace(draft, rule=draft.rule.replace(OPEN, told_tense or draft.default))
    article = text[max(0, draft.start - 4) : draft.start].lower() == "the "
    if (
        article
        and draft.rule != VAGUE  # "the recently opened park"
        and (
            draft.granularity in ("decade", "season", "quarter", "vague")
            or draft.rule.startswith("span-1")
            or "part-1" in draft.rule
        )
        and not text[max(0, draft.start - 5) : draft.start - 4].isalnum()
    ):
        return draft.over(draft.start - 4)
    return draft


def read(text: str, start: int, depth: int = 0) -> Draft | None:
    """The date that begins at ``start`` (an article may stand there first), as a draft; None where none does."""
    if depth >= _DEEPEST:
        return None
    match = _WORD.match(text, start)
    if match is None:
        if text[start : start + 1] in "'’‘" and start + 1 < len(text):
            match = _WORD.match(text, start + 1)
        if match is None:
            return None
    if match[0].lower() == "the":
        return _after_article(text, start, match.end(), depth)
    return _at(text, match.start(), match.end(), _FORMS.get(match[0]), None, depth)


def _after_article(text: str, start: int, end: int, depth: int) -> Draft | None:
    following = _WORD.match(text, end + 1)
    if following is None or text[end : end + 1] not in "  ":
        return None
    found = _at(text, following.start(), following.end(), _FORMS.get(following[0]), None, depth)
    return found.over(start) if found else None


def _at(text: str, start: int, end: int, kind: str | None, previous: Draft | None, depth: int = 0) -> Draft | None:
    """The date that the word ``text[start:end]`` of that kind begins, or stands in."""

    def deeper(text: str, start: int) -> Draft | None:
        return read(text, start, depth + 1)

    if kind is None:
        return _digits(text, start, deeper) if text[start].isdecimal() else None
    match kind:
        case "month":
            found = absolute.month_first(text, start)
            if found and found.granularity == "month" and found.base == "publication":
                return textual.month_of_year(text, found, previous)
            return relative.timed(text, found) if found and found.granularity == "day" else found
        case "weekday":
            return relative.weekday(text, start, end, deeper)
        case "deictic":
            return relative.deictic(text, start, end)
        case "determined":
            return (
                relative.determined(text, start, deeper)
                or textual.same(text, _with_article(text, start), previous)
                or stretches.worded_quarter(text, start)
            )
        case "sided" | "early":
            rule = relative.sided if kind == "sided" else relative.early
            return textual.same(text, start, previous) or rule(text, start, deeper)
        case "ending":
            return relative.ending(text, start, deeper)
        case "season":
            return stretches.season(text, start, end)
        case "quarter":
            return stretches.quarter(text, start)
        case "feast":
            return stretches.feast(text, start)
        case "clock":
            return relative.clock(text, start, deeper)
        case "unit":
            return _unit(text, start, deeper, previous)
        case "ordinal":
            return (
                absolute.ordinal_first(text, start)
                or stretches.worded_quarter(text, start)
                or stretches.feast(text, start)
                or _unit(text, start, deeper, previous)
            )
        case "nineties":
            return absolute.spelled_decade(text, start, end)
        case "century":
            return absolute.century(text, start, end) or relative.ago(text, start)
        case "recently":
            return Draft(start, end, "vague", VAGUE)
        case "weekend":
            return relative.weekend(text, start, end)
        case _:
            return textual.same(text, _with_article(text, start), previous)


def _with_article(text: str, start: int) -> int:
    """Where "the" before the word begins, or the word."""
    return start - 4 if text[max(0, start - 4) : start].lower() == "the " else start


def _unit(text: str, start: int, deeper: relative.Reader, previous: Draft | None) -> Draft | None:
    return (
        relative.ago(text, start)
        or relative.in_time(text, start)
        or textual.stepped(text, start, deeper, previous)
        or relative.year_end(text, start)
        or relative.ahead(text, start)
    )


def _digits(text: str, start: int, deeper: relative.Reader) -> Draft | None:
    if not text[start].isascii():
        return None
    before = text[start - 1] if start else ""
    if before in "'’‘" and before and (found := absolute.short_year(text, start)):
        return found
    found = absolute.digits(text, start)
    if found is None:
        return (
            absolute.ordinal_first(text, start)
            or relative.clock(text, start, deeper)
            or stretches.worded_quarter(text, start)
        )
    return relative.timed(text, found) if found.granularity == "day" else found
