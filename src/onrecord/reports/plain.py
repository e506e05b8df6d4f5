"""Plain text: all of it is visible; the title line, the outlet, the byline and the date are looked for."""

from __future__ import annotations

import re
from typing import Final

from onrecord.domain import Dating, Found, Span
from onrecord.reports import navigation
from onrecord.reports.cleaning import HEADER_LINES, Line, is_dateline, lines_of
from onrecord.reports.draft import Draft
from onrecord.reports.headdates import dateline, day_of, ends_with_date, stamped
from onrecord.reports.metadata import AGENCY, byline, dating, is_byline, weighed
from onrecord.reports.patterns import CONTACT, KIND_OF_RELEASE, OUTLET_NAME, READING_TIME
from onrecord.reports.signatures import Signature, first_on, is_agency, names_outlet, signature
from onrecord.reports.wordlists import BYLINE_PARTICLES, PLACES, UNFINISHED

TITLE_WORDS: Final = 28
TITLE_CHARS: Final = 200
_SENTENCE_END: Final = re.compile(r"[.!][\"'”’)\]]*$|[,;:]$")
_ITEM: Final = re.compile(r"[-–—•*·▪◦‣>]\s|\(?\d{1,3}[.)]\s")
# The head of a message: its title is what it calls its subject.
_MAIL: Final = re.compile(r"(?:from|to|cc|sent|reply-to|date):\s", re.I)
_SUBJECT: Final = re.compile(r"subject:\s+(?P<title>\S.*)$", re.I)
_LEAD: Final = re.compile(
    r"\b(?:said|told|added|announced|was|were|had|has|have|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\((?:ap|reuters|upi|afp)\)",
    re.I,
)
_BLANK: Final = re.compile(r"[ \t]*\n[ \t]*\n")
_SECOND_LINE: Final = re.compile(r"[ \t]*\n([^\n]{1,200})(?=\n[ \t]*\n)")
# "The Courier | 14 March 2025" above a report.
_BEFORE_DATE: Final = re.compile(r"(?P<name>[A-Z][^|•·\"“”:;?!]{1,50}?)\s*(?:[|•·]|\s[–—-]\s)\s*(?P<date>\w.*)$")
_MODIFIED: Final = re.compile(r"(?:last )?(?:updated|modified)", re.I)
_WEEKDAY: Final = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_AGENCY: Final = re.compile(AGENCY, re.I)
_DESK: Final = re.compile("newsroom|desk|staff|team|newsdesk|editors|reporters")
_AGENCYS: Final = "the agency that wrote it, who may not have published it"
_NO_NAME: Final = re.compile(r"[\d\"“”:;?!|()]")
NAME_WORDS: Final = 7  # of an outlet, a place or somebody's name before a comma and a date
# A title that ends in a full stop and is not in capitals has at most so many words. With the marks of a lead above,
# 93 % of PolNeAR train's titles (which end in one) are found, and of its leads 14 % would pass where no title stands.
LEAD_WORDS: Final = 18


# An ampersand stands in the name of a firm, not of a place or of who wrote it: "Ore & Sail".
_FIRM: Final = re.compile(r"(?:[A-Z][\w’'-]*\s){1,3}&(?:\s[A-Z][\w’'-]*){1,3}")


def parse(text: str, *, encoding: str = "utf-8", repaired: bool = False) -> Draft:
    """The draft of a plain text: the stored text is the text itself, and the title is looked for in it."""
    return Draft(text, encoding=encoding, repaired=repaired, guess_title=True)


def find_title(text: str) -> Span | None:
    """The span of the title line of a plain text, or None.

    The first line that is no byline, date or boilerplate is the title if it is short and no sentence, and more
    follows. A line that ends in a full stop is one only when a blank line follows and nothing in it is the manner
    of a lead ("said", "was", "on Tuesday").
    """
    head = _header(text)
    for line in head[navigation.below(head) :]:
        words = line.words
        if (
            navigation.is_furniture(words)
            or is_byline(words)
            or is_dateline(words)
            or READING_TIME.match(words)
            or _dated(words)
            or signature(words)
        ):
            continue
        if KIND_OF_RELEASE.match(words) or CONTACT.match(words) or _MAIL.match(words):
            continue
        if subject := _SUBJECT.match(words):
            return Span(line.start + subject.start("title"), line.end)
        if (parts := _name_and_date(words)) and _heads(*parts):
            continue
        end = line.end
        if words.endswith(";") and (second := _SECOND_LINE.match(text, end)):  # a title of two lines
            words, end = f"{words} {second[1].strip()}", end + len(second[0].rstrip())
        rest = text[end : end + 10_000]
        if rest[:1] == "\n" and (rest[1:2].islower() or words.split()[-1] in UNFINISHED):
            return None  # a lead that somebody's program broke into lines
        if not rest.strip() or not _is_title(words, blank_after=bool(_BLANK.match(rest))):
            return None
        return Span(line.start, end)
    return None


def _header(text: str) -> list[Line]:
    head: list[Line] = []
    for line in lines_of(text[:10_000]):
        head.append(line)
        if len(head) == HEADER_LINES:
            break
    return head


def _is_title(words: str, *, blank_after: bool) -> bool:
    count = len(words.split())
    if count > TITLE_WORDS or len(words) > TITLE_CHARS or _ITEM.match(words) or words[0].islower():
        return False
    if not any(char.isalpha() for char in words):
        return False
    if not _SENTENCE_END.search(words):
        return True
    if words[-1] in ",;:" or not blank_after:
        return False
    long_words = [word for word in words.split() if len(word) > 3]
    in_capitals = sum(word[0].isupper() or not word[0].isalpha() for word in long_words) >= 0.75 * len(long_words)
    return in_capitals if _LEAD.search(words) or count > LEAD_WORDS else True


def header_metadata(text: str, title: Span | None) -> tuple[Found | None, Found | None, Dating | None, Dating | None]:
    """Outlet, byline, published and modified as the lines at the top of a text say them.

    A line that only dates the report counts before a date at the end of one that says more, that before a dateline.
    """
    head = _header(text)
    told = _Told()
    for line in head:
        told.take(line, is_title=title is not None and line.start == title.start)
    published = weighed(told.published, told.headed)
    if told.wire and (published is None or published.earliest is None):
        above = head[: head.index(told.wire[0])]
        others = ((line.words, title is not None and line.start == title.start) for line in above)
        published = weighed(published, day_of(told.wire[1], others))
    return told.outlet, told.author, published, told.modified


class _Told:
    """What the lines at the top of a text have told so far, each taken once and in their order: the first that tells
    something counts.

    ``headed`` is a date at the end of a line that says more, ``wire`` a dateline with its day; ``prose`` says that a
    line of running text has come, ``named`` is the line above where it is an outlet's name.
    """

    def __init__(self) -> None:
        self.outlet: Found | None = None
        self.author: Found | None = None
        self.published: Dating | None = None
        self.modified: Dating | None = None
        self.headed: Dating | None = None
        self.wire: tuple[Line, str] | None = None
        self.prose = False
        self.named: str | None = None

    def take(self, line: Line, *, is_title: bool) -> None:
        """Take in what the next line tells."""
        words = line.words.strip("*_").strip() or line.words  # without marks of emphasis
        before, self.named = self.named, None
        found = None if is_title else self._heading(words, before)
        if found is None:
            self._running(line, words, before, is_title=is_title)
            return
        date, day = found
        if day and _MODIFIED.match(date):
            self.modified = self.modified or day
        else:
            self.published = self.published or day

    def _heading(self, words: str, before: str | None) -> tuple[str, Dating | None] | None:
        """The date, as told and as read, of a line that names an outlet or who wrote, or dates the report; None for
        any other line."""
        signed = None if self.prose else signature(words)
        if signed is not None and signed.byline:
            self.author = self.author or byline(signed.byline, "byline line")
            return self._signed(signed)
        if parts := None if self.prose else _name_and_date(words):
            name, date = parts
            day = dating(date, "date line")
            if is_byline(name):
                self.author = self.author or byline(name, "byline line")
            else:
                self.outlet = self.outlet or _before_date(name)
            return date, day
        if is_byline(words):
            self.author = self.author or byline(words, "byline line")
            return "", None
        if is_dateline(words):
            day = dating(words, "date line")
            self.outlet = self.outlet or _above(before, "line above the date")
            return words, day
        if signed is not None:
            return self._signed(signed)
        if dated := _dated(words):
            self.outlet = self.outlet or _before_date(dated["name"])
            return dated["date"], dating(dated["date"], "date line")
        if not self.prose and (stamp := stamped(words)):
            return stamp, dating(stamp, "date and time at the head of a line")
        return None

    def _signed(self, signed: Signature) -> tuple[str, Dating | None]:
        self.outlet = self.outlet or (_before_date(signed.outlet) if signed.outlet else None)
        return signed.date or "", dating(signed.date, "date line")

    def _running(self, line: Line, words: str, before: str | None, *, is_title: bool) -> None:
        """Take in a line that is none of a head's own: a title, a dateline with the first words, a line of prose."""
        if wired := dateline(words):
            self.wire = self.wire or ((line, wired["day"]) if wired["day"] else None)
            agency = wired["agency"] or (wired["town"] if is_agency(wired["town"]) else None)
            self.outlet = self.outlet or (Found(agency, "dateline", _AGENCYS) if agency else None)
            self.outlet = self.outlet or _above(before, "line above the dateline")
        elif not self.prose and (date := ends_with_date(words)):
            found = dating(date, "date at the end of a head line")
            if _MODIFIED.match(date):
                self.modified = self.modified or found
            elif found and found.earliest:
                self.headed = self.headed or found
        elif is_title:
            return
        elif self.outlet is None and (time := READING_TIME.match(words)) and time["lead"]:
            name = time["lead"].strip(" |•·–—-")
            self.outlet = Found(name, "before the reading time", "guessed from a line at the top") if name else None
        elif not self.prose and names_outlet(words):
            self.named = words
        else:
            self.named = before if len(words.split()) <= LEAD_WORDS else None  # a line between it and the date
            self.prose = self.prose or len(words.split()) > LEAD_WORDS


def outlet_of_feed(text: str) -> Found | None:
    """Where a report appeared first, by a line at its end; feeds put it there."""
    for line in text[-600:].split("\n"):
        if name := first_on(line.strip()):
            return Found(name, "line that says where it appeared first", "guessed from a line at the end")
    return None


def _above(name: str | None, basis: str) -> Found | None:
    """The outlet that a line of its own names above a date."""
    return Found(name, basis, "guessed from a line at the top") if name else None


def _name_and_date(words: str) -> tuple[str, str] | None:
    """The parts of a line that is a name, a comma and a date: "The Courier, 14 March 2025, 18:30"."""
    for comma in re.finditer(r",\s", words[:160]):
        name, date = words[: comma.start()].strip(), words[comma.end() :].strip()
        if not is_dateline(date):
            continue
        if is_byline(name):
            return name, date
        named = name.replace(",", " ").split()
        if is_dateline(words) or not 1 <= len(named) <= NAME_WORDS or _NO_NAME.search(name):
            return None
        named = named[:-1] if len(named) > 1 and _DESK.fullmatch(named[-1]) else named  # "Orrin Sound newsroom"
        return (name, date) if all(one[0].isupper() or one in BYLINE_PARTICLES for one in named) else None
    return None


def _heads(name: str, date: str) -> bool:
    """Whether such a line at the very top is surely no title: the date is after an outlet, an agency or a place."""
    return bool(
        is_byline(name)
        or _before_date(name)
        or _MODIFIED.match(date)
        or _WEEKDAY.match(date)
        or name.isupper()
        or name.casefold() in PLACES
    )


def _before_date(name: str) -> Found | None:
    """The outlet that a name before a date is; None where it may be a place, or who wrote it."""
    if _AGENCY.fullmatch(name):
        return Found(name, "before the date", _AGENCYS)
    return (
        Found(name, "before the date", "guessed from a line at the top")
        if OUTLET_NAME.match(name) or _FIRM.fullmatch(name)
        else None
    )


def _dated(words: str) -> re.Match[str] | None:
    """The parts of a line that is a name and a date."""
    found = _BEFORE_DATE.match(words)
    return found if found and is_dateline(found["date"]) else None
