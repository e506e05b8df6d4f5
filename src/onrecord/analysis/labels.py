"""Labels of transcripts in ordinary letters: "Ora Venn: Yes.", "Q4 Chair: Order.", "Ms Kerr (00:12): No.".

A line that begins so may as well be a field ("Price: £4") or a note of what somebody holds ("Kerr: will resign"). So
the labels of a text count only together, where it shows that it is a transcript: they come back, most are somebody's,
and a question is answered, or a number, a time, a role or the text's own first lines say so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.analysis.drafts import Page
from onrecord.analysis.speakers import lexicon, placenames, rolewords
from onrecord.domain import Span

_WORD: Final = r"[A-Z][\w.’'\-]{0,30}"
_TIME: Final = r"[\[(]?\d{1,2}(?::\d{2}){1,2}[\])]?"
_LABEL: Final = re.compile(
    rf"(?P<number>Q\d{{1,3}}[.)]?\s+)?(?P<before>{_TIME}\s+)?"
    rf"(?P<label>(?:The\s)?{_WORD}(?:\s(?:(?:van|von|de|der|den|di|da|del|la|le|al|el|bin|ibn|of|&)\s){{0,2}}{_WORD}){{0,5}}"
    r"(?:\s\d{1,2})?)(?P<role>,\s[^:\n()]{2,60})?(?:\s\([^:\n()]{2,60}\))?"
    rf"(?P<after>\s{_TIME})?\s?(?P<colon>:)(?P<late>\s{_TIME})?(?:\s+(?=\S)|$)"
)
_ROLES: Final = rolewords.ROLE_HEADS | frozenset(
    "moderator interviewer interviewee host presenter journalist reporter question answer audience q a".split()
)
#: Parts of a series, with their numbers: "Ep. 44: Why tomatoes taste of nothing".
_PARTS: Final = frozenset("ep eps episode part chapter season series vol volume issue day week lesson".split())
_SAYS_SO: Final = re.compile(r"\b(?:transcript|oral evidence|minutes of evidence|verbatim record)\b", re.IGNORECASE)
_HEAD: Final = 400  # code points in which a text says what it is
_LEAST: Final = 3  # turns of a transcript
_LOOKED_AT: Final = 40  # labels of a text of which it is asked whether they are somebody's
_SPARSE: Final = 4  # of so many paragraphs, one at least begins with a label


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a paragraph, its colon, and where the words behind it start: the paragraph's end, where
    they stand in the next. ``marked`` where a number or a time stands with the name, or it is a role."""

    label: Span
    colon: Span
    start: int
    word: str
    marked: bool

    @property
    def key(self) -> str:
        """The same for all labels of one speaker: the last word of the name."""
        return self.word.split()[-1].casefold()


def find(page: Page, no_speakers: frozenset[str]) -> list[Label]:
    """The labels of a transcript in text order; none where the text is not one. ``no_speakers``: words in capitals that
    introduce nobody."""
    found = [one for paragraph in page.paragraphs if (one := _label(page.text, paragraph, no_speakers))]
    return found if _is_transcript(page, found) else []


def _label(text: str, paragraph: Span, no_speakers: frozenset[str]) -> Label | None:
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    word = match["label"]
    words = word.upper().removeprefix("THE ").split()
    if words[0].rstrip(".") in no_speakers or word.upper() in no_speakers or _is_thing(word):
        return None
    marked = any(match[name] for name in ("number", "before", "after", "late")) or words[-1].lower() in _ROLES
    return Label(Span(*match.span("label")), Span(*match.span("colon")), match.end(), word, marked)


def _is_thing(word: str) -> bool:
    if word[-1].isdigit() and word.split(maxsplit=1)[0].rstrip(".").lower() in _PARTS:
        return True
    return word.lower() in placenames.PLACES or word.lower().split()[-1] in lexicon.THING_ENDINGS


def _is_transcript(page: Page, found: Sequence[Label]) -> bool:
    speakers = {one.key for one in found}
    if len(found) < _LEAST or not 1 < len(speakers) < len(found):
        return False
    between = sum(found[0].label.start <= one.start <= found[-1].label.start for one in page.paragraphs)
    looked_at = sorted({one.word for one in found})[:_LOOKED_AT]
    persons = sum(_somebody(page.text, name) for name in looked_at)
    if _SPARSE * len(found) < between or 2 * persons < len(looked_at):
        return False
    if any(one.marked for one in found) or _SAYS_SO.search(page.text, 0, _HEAD):
        return True
    answered = (one.key != after.key and _asks(page.text, one, after) for one, after in pairwise(found))
    return any(answered)


def _asks(text: str, one: Label, after: Label) -> bool:
    return text[one.start : after.label.start].rstrip().endswith("?")


def _somebody(text: str, word: str) -> bool:
    """Whether a label is a person's by its form: a full name, a role, or a name that the text has in full."""
    if len(word.split()) > 1 or word.lower() in _ROLES:
        return True
    return re.search(rf"\b[A-Z][a-zà-ÿ]+ {re.escape(word.title())}\b", text) is not None
