"""One report's working text and its parts: sentences, paragraphs, quotation ranges, headlines, name mentions.

The working text has the length of the stored text, so every offset is one of the stored text: what is set aside is
blanked, and a line break inside a sentence becomes a space.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.analysis import quotes
from onrecord.analysis.speakers import names
from onrecord.analysis.speakers.patterns import ABBREVIATED, DATELINE, NO_STOP, POST, SENTENCE, SPACES, WIRE
from onrecord.domain import EntityKind, Report
from onrecord.knowledge.given_names import Gender


@dataclass(slots=True)
class NameMention:
    """A name in the text: ``start:end`` with its titles, ``name_start:name_end`` the name alone (tags off).

    ``region`` tells that it is a state's abbreviation behind a town ("Port Ellery, Calif."), ``town`` that a town
    has it by the words before it, ``guessed`` that only a pronoun after it ("Orlo said she …") speaks for its gender,
    ``behind`` that it follows the body that somebody speaks for ("CEO of the Refugee Council Enver Solman").
    """

    start: int
    end: int
    name_start: int
    name_end: int
    kind: EntityKind | None
    text: str
    name: names.Name | None = None
    titles: tuple[str, ...] = ()
    state: str = ""
    gender: Gender | None = None
    sentence: int = 0
    weight: float = 0.0
    quoted: bool = False
    possessive: bool = False
    headline: bool = False
    firm: bool = False
    speaks: bool = False
    before: str = ""
    introduced: bool = False
    opens: bool = False
    starts: bool = False
    region: bool = False
    town: bool = False
    guessed: bool = False
    behind: bool = False


@dataclass(slots=True)
class Scan:
    """One report's working text, its sentences and paragraphs by their starts, quotation ranges, and name mentions.

    ``letters`` are those that the report puts in brackets behind what they stand for: "(WHO)"; ``families`` the words
    that it has behind a given name; ``openers`` family names that come first and begin sentences too: "Oh Se-jin".
    """

    text: str
    sentences: list[int]
    paragraphs: list[int]
    quoted: list[tuple[int, int]]
    headlines: list[tuple[int, int]]
    names: list[NameMention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    posts: list[int] = field(default_factory=list)
    letters: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    _quote_starts: list[int] = field(default_factory=list)

    def sentence(self, at: int) -> int:
        """The index of the sentence at an offset."""
        return bisect_right(self.sentences, at) - 1

    def paragraph(self, at: int) -> int:
        """The index of the paragraph at an offset."""
        return bisect_right(self.paragraphs, at) - 1

    def in_quote(self, at: int) -> bool:
        """Whether an offset lies inside quotation marks."""
        index = bisect_right(self._quote_starts, at) - 1
        return index >= 0 and at < self.quoted[index][1]

    def in_headline(self, at: int) -> bool:
        """Whether an offset lies in the title or a line in headline case."""
        index = bisect_right(self.headlines, (at, sys.maxsize)) - 1
        return index >= 0 and at < self.headlines[index][1]

    def post(self, at: int) -> int:
        """Where the live-blog entry at an offset starts; 0 when the text is no live blog."""
        index = bisect_right(self.posts, at) - 1
        return self.posts[index] if index >= 0 and len(self.posts) > 1 else 0

    def between(self, start: int, end: int) -> Iterator[NameMention]:
        """The name mentions that overlap ``start:end``, in order."""
        index = bisect_right(self.starts, start) - 1
        if index < 0 or self.names[index].end <= start:
            index += 1
        while index < len(self.names) and self.names[index].start < end:
            yield self.names[index]
            index += 1


def lay_out(report: Report) -> Scan:
    """The working text of a report with its parts, still without names; linear in its text."""
    text = working_text(report)
    ranges = [(quote.start, quote.end) for quote in quotes.pair(text) if quote.level == 0]
    ranges.sort()
    found = Scan(text, [0], [0], ranges, [])
    found._quote_starts = [start for start, _ in ranges]
    if report.title:
        found.headlines.append((report.title.start, report.title.end))
    at = 0
    for line in text.split("\n"):
        if line and (not report.title or at >= report.title.end) and headline_case(line):
            found.headlines.append((at, at + len(line)))
        at += len(line) + 1
    found.headlines.sort()
    found.posts = [match.start() for match in POST.finditer(text)]
    _split(found)
    return found


def working_text(report: Report) -> str:
    """The stored text with set-aside spans blanked and line breaks inside sentences made spaces; the same length."""
    text = report.text.text
    pieces: list[str] = []
    at = 0
    for aside in report.set_aside:
        pieces.append(text[at : aside.span.start])
        pieces.append(re.sub(r"[^\n]", " ", text[aside.span.start : aside.span.end]))
        at = aside.span.end
    pieces.append(text[at:])
    title_end = report.title.end if report.title else 0
    return WIRE.sub(_without_agency, _heal("".join(pieces), title_end))


def _without_agency(dateline: re.Match[str]) -> str:
    """A dateline with blanks for the agency in it."""
    first, end = (dateline.start("agency") - dateline.start(), dateline.end("agency") - dateline.start())
    return dateline.group()[:first] + " " * (end - first) + dateline.group()[end:]


def _heal(text: str, title_end: int) -> str:
    """Single line breaks after a long line that does not end a sentence become spaces."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    joined: list[str] = []
    at = 0
    for index, line in enumerate(lines):
        at += len(line)
        if index:
            before = lines[index - 1]
            inside = (
                len(before) > 40
                and before[-1] not in '.!?:"”’…)'
                and not before.isspace()
                and line[:1].isalnum()
                and at - len(line) > title_end
                and not before.isupper()
            )
            # A headline's last word is capitalised: "… Ana Orlo, met the" goes on in the next line.
            goes_on = inside and (line[0].islower() or before.split()[-1].islower())
            joined.append(" " if goes_on or (inside and not headline_case(before)) else "\n")
        joined.append(line)
        at += 1
    return "".join(joined)


# A transcript's list of those who speak names them in full; it is no headline, however many capitals it has.
_SPEAKING = re.compile(
    r"\s*(?:speaking|speakers?|present|participants?|panel|panell?ists|guests?|interviewees?|witness(?:es)?)\s?:\s",
    re.IGNORECASE,
)


def headline_case(line: str) -> bool:
    """Whether a line is written like a headline: most words of four letters or more capitalised, no full stop."""
    if len(line) > 300 or _SPEAKING.match(line):
        return False
    words = re.findall(r"[^\W\d_]{4,}", line)
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= 3 and capital >= 0.7 * len(words) and not line.rstrip().endswith((".", ",", "”", '"'))


def _split(found: Scan) -> None:
    text = found.text
    for match in SENTENCE.finditer(text):
        if match.group(1) is None:
            found.sentences.append(match.end())
            found.paragraphs.append(match.end())
        elif match.group(1) == "." and NO_STOP.search(text, max(0, match.start() - 8), match.start()):
            continue
        elif not found.in_quote(match.start()) or not found.in_quote(match.end() - 1):
            found.sentences.append(match.end())
    datelines = {match.end() for match in DATELINE.finditer(text)}  # "PORT ELLERY, March 12 - Rallying his party, …"
    if datelines:
        found.sentences = sorted({*found.sentences, *datelines})


def clean(text: str) -> str:
    """A wording as a name: white space single, outer punctuation and quotation marks off, at most 160 characters."""
    plain = SPACES.sub(" ", text).strip(" ,;:—–-“”")
    if plain.endswith(".") and not ABBREVIATED.search(plain):
        plain = plain.rstrip(".")
    if plain.count('"') == 1:
        plain = plain.replace('"', "").strip(" ,.")
    return plain[:160].rstrip()
