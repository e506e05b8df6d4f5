"""What a reader passes over: boilerplate, teasers, repeated lines, bylines, datelines, stray foreign words.

Precision first: a line that reports a statement is never set aside, unless it is a pointer to another report or the
text already holds it. All rules look at whole lines (but for stray foreign words) and are named in what they decide,
so that a reader of the record sees why words were passed over. Nothing is removed from the stored text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.domain import SetAside, SetAsideReason, Span
from onrecord.reports import pullquotes
from onrecord.reports.metadata import ENGLISH_DATE, is_byline
from onrecord.reports.patterns import (
    APP,
    BOILERPLATE,
    BULLET,
    COMMENTS_HEADING,
    COOKIE_NOTICE,
    COOKIES,
    CREDIT,
    DATE_WORDS,
    FOREIGN,
    LABEL,
    LONGEST,
    NUMERIC_DATE,
    OFFER,
    OFFER_HEADING,
    READ_THE_REST,
    READING_TIME,
    SPEECH,
    TEASER,
    TEASER_ALONE,
)
from onrecord.reports.signatures import first_on, signature

REPEATED_WORDS: Final = 8  # shorter lines recur for good reasons (a refrain, "Thank you.", a transcript's label)
HEADER_LINES: Final = 12  # non-blank lines at the top that may hold outlet, byline and date
OFFER_LINES: Final = 8  # of a paywall's offer at the end of a page
OFFER_CHARS: Final = 800
FOREIGN_WORDS: Final = 6  # a longer run in another script is a quotation in the original, not a slip

_OPENERS: Final = frozenset('([“"«‘„')


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line without the white space at its ends: ``text[start:end]`` is ``words``."""

    start: int
    end: int
    words: str


def lines_of(text: str) -> Iterator[Line]:
    """The non-blank lines of a text, stripped, with their offsets."""
    start = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            left = start + raw.index(words[0])
            yield Line(left, left + len(words), words)
        start += len(raw) + 1


def set_aside(
    text: str, *, title: Span | None = None, outlet: str | None = None, given: Sequence[SetAside] = ()
) -> tuple[SetAside, ...]:
    """All set-aside spans of a stored text, in order and apart; ``given`` are its format's own."""
    taken = sorted((aside.span.start, aside.span.end) for aside in given)
    found = list(given)
    lines = [line for line in lines_of(text) if not _overlaps(line, taken)]
    if title is not None:
        lines = [line for line in lines if line.start >= title.end]
    for line, verdict in zip(lines, _verdicts(lines, text, title, outlet), strict=True):
        if verdict is not None:
            found.append(SetAside(Span(line.start, line.end), *verdict))
        elif not line.words.isascii():
            found.extend(_foreign(line))
    return tuple(sorted(found, key=lambda aside: aside.span))


Verdict = tuple[SetAsideReason, str]


def _verdicts(lines: Sequence[Line], text: str, title: Span | None, outlet: str | None) -> list[Verdict | None]:
    verdicts = [_by_form(line.words) for line in lines]
    _header(lines, verdicts, outlet)
    _teaser_lists(lines, verdicts)
    _below_the_text(lines, verdicts)
    _repeated(lines, verdicts, title.of(text) if title else None)
    _pull_quotes(lines, verdicts)
    return verdicts


def _overlaps(line: Line, taken: list[tuple[int, int]]) -> bool:
    index = bisect_left(taken, (line.end, 0)) - 1
    return index >= 0 and taken[index][1] > line.start


def _by_form(words: str) -> Verdict | None:
    """What a line is by its form alone, wherever it stands."""
    if len(words) > LONGEST:
        return None
    if TEASER.match(words) and not _is_turn(words):
        return "teaser", "teaser-v1"
    if APP.match(words):
        return "teaser", "app-v1"
    if first_on(words):
        return "boilerplate", "first-on-v1"
    if READ_THE_REST.match(words):
        return "teaser", "read-the-rest-v1"
    if COOKIES.search(words) and COOKIE_NOTICE.search(words) and not SPEECH.search(words):
        return "boilerplate", "cookie-notice-v1"
    if CREDIT.match(words) and not SPEECH.search(words.replace("reporting by", "")):
        return "byline", "credit-line-v1"
    if READING_TIME.match(words):
        return "boilerplate", "reading-time-v1"
    for rule, pattern in BOILERPLATE:
        if pattern.match(words) and not SPEECH.search(words):
            return "boilerplate", f"{rule}-v1"
    return None


def _is_turn(words: str) -> bool:
    """A transcript's turn of somebody called More, Watch or the like: a label in capitals and a sentence."""
    label, _, rest = words.partition(":")
    return label.isupper() and " " not in label and len(label) <= 6 and rest.rstrip().endswith((".", "?", "!"))


def _header(lines: Sequence[Line], verdicts: list[Verdict | None], outlet: str | None) -> None:
    """Byline, dateline and outlet lines among the first lines; a byline or date also among the last."""
    names = {outlet.casefold()} if outlet else set()
    for line in lines[:HEADER_LINES]:
        time = READING_TIME.match(line.words)
        if time and time["lead"]:
            names.add(time["lead"].strip(" |•·–—-").casefold())
    edge = len(lines) - 2
    for index, line in enumerate(lines):
        if verdicts[index] is not None or (HEADER_LINES <= index < edge) or len(line.words) > LONGEST:
            continue
        if is_byline(line.words):
            verdicts[index] = ("byline", "byline-line-v1")
        elif is_dateline(line.words):
            verdicts[index] = ("dateline", "date-line-v1")
        elif index < HEADER_LINES and (signed := signature(line.words)) and signed.byline:
            verdicts[index] = ("byline", "signing-line-v1")
        elif line.words.casefold().strip(" |•·–—-") in names:
            verdicts[index] = ("boilerplate", "outlet-line-v1")


def is_dateline(words: str) -> bool:
    """Whether a line says nothing but a date (with or without time, weekday and "Published")."""
    if len(words) > 120 or not (ENGLISH_DATE.search(words) or NUMERIC_DATE.search(words)):
        return False
    return bool(DATE_WORDS.match(ENGLISH_DATE.sub(".", words) or "."))


def _teaser_lists(lines: Sequence[Line], verdicts: list[Verdict | None]) -> None:
    """A teaser's heading alone on its line, with the titles that follow it: bullets or lines that are no sentence."""
    index = 0
    while index < len(lines):
        alone = len(lines[index].words) <= 60 and TEASER_ALONE.match(lines[index].words)
        if alone and verdicts[index] is None:
            verdicts[index] = ("teaser", "teaser-heading-v1")
        elif not alone:
            index += 1
            continue
        index += 1
        while index < len(lines) and verdicts[index] is None and _is_title_like(lines[index].words):
            verdicts[index] = ("teaser", "teaser-list-v1")
            index += 1


def _below_the_text(lines: Sequence[Line], verdicts: list[Verdict | None]) -> None:
    """What stands below a report: its readers' comments, and the offer of a paywall with what its readers say of it."""
    for index, line in enumerate(lines):
        if 2 * index < len(lines) or len(line.words) > 80:
            continue
        below = lines[index + 1 :]
        if COMMENTS_HEADING.match(line.words):
            rule = "comments-v1"
        elif OFFER_HEADING.match(line.words) and _offers(below):
            rule = "paywall-v1"
        else:
            continue
        for n in range(index, len(lines)):
            verdicts[n] = verdicts[n] or ("boilerplate", rule)
        return


def _offers(below: Sequence[Line]) -> bool:
    """Whether the last lines of a page are few and speak of a price or a trial."""
    short = len(below) <= OFFER_LINES and sum(len(line.words) for line in below) <= OFFER_CHARS
    return short and any(OFFER.search(line.words) for line in below)


def _is_title_like(words: str) -> bool:
    return len(words) <= 160 and words[-1] not in '.?!:”"' and not SPEECH.search(words)


def _repeated(lines: Sequence[Line], verdicts: list[Verdict | None], title: str | None) -> None:
    """A line that the text already holds, word for word; the first one stays."""
    held = {_key(title)} if title else set()
    for index, line in enumerate(lines):
        if verdicts[index] is not None or LABEL.match(line.words):
            continue
        key = _key(line.words)
        if key in held:
            verdicts[index] = ("repeated", "repeated-line-v1")
        elif key.count(" ") >= REPEATED_WORDS - 1:
            held.add(key)


def _pull_quotes(lines: Sequence[Line], verdicts: list[Verdict | None]) -> None:
    """A line set apart whose words all stand in a longer one."""
    left = [n for n, verdict in enumerate(verdicts) if verdict is None]
    for n in pullquotes.find([lines[n].words for n in left]):
        words = lines[left[n]].words
        apart = words[0] in pullquotes.MARKS or pullquotes.signed(words) or not SPEECH.search(words)
        if apart and not LABEL.match(words):
            verdicts[left[n]] = ("repeated", "pull-quote-v1")


def _key(words: str) -> str:
    if BULLET.match(words):
        words = words[2:]
    return " ".join(words.split()).casefold().rstrip(".")


def _foreign(line: Line) -> Iterator[SetAside]:
    """Stray runs of another script inside a line of Latin letters; a gloss in brackets or marks is meant."""
    runs = list(FOREIGN.finditer(line.words))
    if not runs or sum(len(run.group()) for run in runs) > 0.2 * len(line.words):
        return
    for run in runs:
        words = run.group()
        if not any(char.isalpha() for char in words):
            continue  # a number in the digits of another script says what any number says
        before = run.start() - 1
        while before > 0 and line.words[before].isspace():
            before -= 1
        if len(words) < 2 or len(words.split()) > FOREIGN_WORDS or (before >= 0 and line.words[before] in _OPENERS):
            continue
        yield SetAside(Span(line.start + run.start(), line.start + run.end()), "foreign", "other-script-v1")
