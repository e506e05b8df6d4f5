"""Posts that a report takes in whole, signed as their platforms sign them: "— Ned Sable (@nedsable) May 3, 2024"."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page, trimmed
from onrecord.domain import Span

EMBEDDED: Final = "post-signed-1"

_DAY: Final = (
    r"(?:(?:on |· )?(?:[A-Z][a-z]+day, )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})"
    r"(?:,? at \d{1,2}:\d{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)?)"
)
_WHO: Final = r"[^\W\d_][^\n()@:;!?\"“”]{0,80}?"
_SIGNED: Final = re.compile(
    rf"(?P<cue>[—–―]|--?)\s?(?P<who>{_WHO}\s?\(@[\w.]{{2,60}}\))(?:,? {_DAY})?\.?$"
    rf"|(?P<shared>A post shared by) (?P<sharer>{_WHO}(?:\s?\(@[\w.]{{2,60}}\))?)(?: {_DAY})?\.?$"
    rf"|(?P<posted>Posted by) (?P<poster>{_WHO}) (?={_DAY}){_DAY}\.?$"
)
_ADDRESSES: Final = ("http://", "https://", "pic.twitter.com/", "pic.x.com/")
_FAR: Final = 200  # code points of a signature's line
_LONGEST: Final = 4_000  # of a post; the longest that platforms show unfolded


def find(page: Page) -> list[Draft]:
    """Drafts for the posts of a page: the block before a signature, or its words on the signature's own line."""
    out: list[Draft] = []
    for n, paragraph in enumerate(page.paragraphs):
        start = max(paragraph.start, paragraph.end - _FAR)
        match = _SIGNED.search(page.text, start, paragraph.end)
        if match is None:
            continue
        kind = next(name for name in ("cue", "shared", "posted") if match.group(name))
        who = {"cue": "who", "shared": "sharer", "posted": "poster"}[kind]
        own = trimmed(page.text, Span(paragraph.start, match.start())) if match.start() > paragraph.start else None
        said = own or _block(page, n)
        said = _without_links(page.text, said) if said is not None and said.end - said.start <= _LONGEST else None
        if said is not None:
            source, cue = Span(*match.span(who)), Span(*match.span(kind))
            out.append(Draft((source,), (cue,), (said,), EMBEDDED, confidence=0.9, quotation="direct"))
    return out


def _block(page: Page, n: int) -> Span | None:
    """The lines before a paragraph up to an empty one."""
    first = n - 1
    if first < 0 or (page.title is not None and page.paragraphs[first].start < page.title.end):
        return None
    end = page.paragraphs[first].end
    while (
        first > 0
        and page.text.count("\n", page.paragraphs[first - 1].end, page.paragraphs[first].start) == 1
        and end - page.paragraphs[first - 1].start <= _LONGEST
        and (page.title is None or page.paragraphs[first - 1].start >= page.title.end)
    ):
        first -= 1
    start = page.paragraphs[first].start
    return trimmed(page.text, Span(start, end)) if end - start <= _LONGEST else None


def _without_links(text: str, said: Span) -> Span | None:
    """A post without the addresses at its end, which are its pictures; None where it is nothing else."""
    end = said.end
    while end > said.start:
        words = text[said.start : end].rstrip()
        last = words.rsplit(None, 1)[-1] if words else ""
        if not last.startswith(_ADDRESSES):
            break
        end = said.start + len(words) - len(last)
    return trimmed(text, Span(said.start, end)) if end > said.start else None
