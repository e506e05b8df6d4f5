"""What days counted or named before a vote tell: "with ten days until the Iowa caucuses", "the Nov. 8 election"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.analysis.clues.days import number, windows
from onrecord.analysis.clues.events import Index, falls, index
from onrecord.analysis.clues.evidence import Evidence
from onrecord.analysis.clues.rules import REACH
from onrecord.analysis.clues.words import Text
from onrecord.domain import Span
from onrecord.knowledge import Knowledge

_NUMBERS: Final = {
    word: count
    for count, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
} | {"a": 1, "an": 1, "eleven": 11, "twelve": 12}
_UNITS: Final = {"day": 1, "week": 7, "month": 30.4}
_COUNT: Final = re.compile(
    rf"\b(?:(?P<vague>[Ww]ith|[Jj]ust|[Oo]nly|[Ll]ess than|[Ff]ewer than|[Mm]ore than|[Aa]bout"
    r"|[Rr]oughly|[Nn]early|[Aa]lmost|[Ff]inal|[Ll]ast)\s"
    rf"(?:[a-z]{{2,8}}\s){{0,3}})?\b(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s"
    r"(?:more\s|short\s|full\s)?(?P<unit>day|week|month)s?\s"
    r"(?:left|to go|remaining|away)?\s?(?:before|until|till|from|ahead of)(?:\s[\w’'-]{1,20}){0,3}\s*$"
)
_MONTH: Final = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_VOTE: Final = re.compile(
    rf"\b(?P<month>{_MONTH})\.?\s(?P<day>\d{{1,2}})['’]?s?\s(?:[\w-]{{1,20}}\s){{0,3}}?(?P<kind>election|primar(?:y|ies)|caucus(?:es)?|debate|convention)\b"
    rf"|\b(?P<kind2>election|primar(?:y|ies)|caucus(?:es)?|debate|convention)s?,?\s(?:on\s)(?P<month2>{_MONTH})\.?\s(?P<day2>\d{{1,2}})\b(?!,?\s\d{{4}})"
)
_LOCAL: Final = re.compile(r"\b(?:Senate|[Cc]ongressional|[Gg]ubernatorial|[Mm]ayoral|special|runoff)\b")


def find(text: Text, knowledge: Knowledge) -> Iterator[Evidence]:
    """The evidence of events of the packs that the text counts the days to, or whose day it names."""
    known = index(knowledge)
    yield from _counted(text, known)
    yield from _dated(text, known)


def _counted(text: Text, known: Index) -> Iterator[Evidence]:
    for start, end, events in known.names.each(text):
        match = _COUNT.search(text.before(start, 90))
        if not match:
            continue
        said = match["count"].lower()
        count = (_NUMBERS.get(said) or int(said)) * _UNITS[match["unit"]]
        before, after = REACH["counted"]  # hundredths of what is counted
        span = Span(text.words[start].start - len(match[0]), text.words[end - 1].end)
        some = windows(
            (
                number(one.since.earliest) - round(count * before / 100) - 3,
                number(one.since.latest) - round(count * after / 100) + 3,
            )
            for one in events
        )
        days = "; ".join(f"{one.name}, {one.since.earliest}" for one in events[-4:])
        yield Evidence(
            "event-counted-1", some, (span,), f"“{text.text[span.start : span.end]}” counts the days to it ({days})"
        )


def _dated(text: Text, known: Index) -> Iterator[Evidence]:
    for match in _VOTE.finditer(text.text) if text.has("election", "primar", "caucus", "debate", "convention") else ():
        if _LOCAL.search(match[0]):
            continue
        what = (match["kind"] or match["kind2"]).lower()
        sort = "primary" if what.startswith(("primar", "caucus")) else what
        held = [
            one
            for each in ((sort, "super-tuesday") if sort == "primary" else (sort,))
            for one in known.of_kind.get(each, ())
            if falls(one, match["month"] or match["month2"], match["day"] or match["day2"])
        ]
        if held:
            before, after = REACH[f"{sort}-dated"]
            some = windows((number(one.since.earliest) - before, number(one.until.latest) + after) for one in held)
            days = "; ".join(dict.fromkeys(one.since.earliest for one in held))
            yield Evidence("event-day-1", some, (Span(match.start(), match.end()),), f"“{match[0]}” was held {days}")


__all__ = ["find"]
