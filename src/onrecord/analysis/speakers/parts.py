"""One source read as what its wording says: its form, head, name, number, and whom a spokesperson speaks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.analysis.speakers.nouns import Form
from onrecord.analysis.speakers.scan import NameMention


@dataclass(slots=True)
class Part:
    """One source, or one of several joined ones. Offsets are of the stored text.

    ``head`` is the noun in lower case, ``names`` the person or body it names (for joint sources one part each),
    ``of`` the name that a spokesperson speaks for, ``determiner`` "definite", "indefinite", "possessive" or "",
    ``owner`` the name beside it that a possessive points to ("Orlo and her campaign"), ``before`` the word before the
    head, ``proper`` tells that the whole description is written with capitals.
    """

    form: Form
    start: int
    end: int
    head: str = ""
    head_start: int = 0
    head_end: int = 0
    name: NameMention | None = None
    of: NameMention | None = None
    of_text: tuple[int, int] | None = None
    determiner: str = ""
    count: int | None = None
    spokes: bool = False
    possessor: str = ""
    before: str = ""
    proper: bool = False
    owner: NameMention | None = None


# "“Lantern is lit” star Ana Orlo": what somebody is known for, by its title.
_TITLED: Final = re.compile(r"\s*(?:[“\"]|'')[^“”\"\n]{2,80}(?:[”\"]|'')\s(?=(?!by\s)[a-z]+\s(?:[a-z]+\s)?[A-Z])")
# How many letters of a word a span may be short of at its start.
_CUT_OFF: Final = 3


def opening(text: str, start: int, end: int) -> int:
    """Where a source's words begin: behind a title in quotation marks, and not inside a word ("|O|rlo said")."""
    titled = _TITLED.match(text, start, end)
    if titled:
        return titled.end()
    back = next((n for n in range(1, min(start, _CUT_OFF + 1) + 1) if not text[start - n].isalpha()), 0)
    return start - back + 1 if back > 1 and text[start : start + 1].islower() else start


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space, commas and quotation marks at its ends (may come out empty)."""
    while start < end and text[start] in ' \n\t\u00a0,;:.–—-"“”':
        start += 1
    while end > start and text[end - 1] in ' \n\t\u00a0,;:–—"“”(':
        end -= 1
    return start, end
