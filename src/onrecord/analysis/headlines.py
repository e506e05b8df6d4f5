"""Headlines that attribute without a verb: "Name: words" and "words: Name".

Only where the name is one that the report itself bears out: it stands in the body as a person or a source. "Live: …" or
a place before a colon attributes nothing.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page, trimmed
from onrecord.analysis.speakers import lexicon, placenames
from onrecord.domain import Span

HEADLINE: Final = "headline-1"

_NAME: Final = re.compile(
    r"(?:[A-Z][\w.’'\-]*)(?:\s(?:(?:van|von|de|der|den|di|da|del|la|le|al|el|bin|ibn|of|the)\s){0,2}[A-Z][\w.’'\-]*){0,4}"
)
_SPEAKING: Final = frozenset(
    "report study poll survey police officials experts source sources scientists court".split()
)
_DOES: Final = "runs|leads|heads|chairs|said|says|told|spoke|speaks|wrote|met|warned|added|visited|who"
LABELS: Final = frozenset(
    """live analysis opinion exclusive breaking watch video podcast interview review explainer editorial column update
    updates comment profile gallery photos quiz recap timeline""".split()
)
# "Poll: most back the bridge, says the institute": who speaks stands behind.
_SAID_BEHIND: Final = re.compile(
    r",[\"”'’]?\s+(?:(?:says?|said|claims?|warns?|finds?|admits?|insists?|suggests?|shows?)\s+\S|[^,]{2,50}\s(?:says?|said|warns?)$)"
)
_LONGEST: Final = 500  # code points; what is longer is no headline


def find(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts for a title of the form "Name: words" or "words: Name"; ``drafts`` lend the body's sources."""
    if page.title is None:
        return []
    text = page.title.of(page.text)
    if len(text) > _LONGEST:
        return []
    out: list[Draft] = []
    for match in re.finditer(r":\s+", text):
        left = trimmed(page.text, Span(page.title.start, page.title.start + match.start())) if match.start() else None
        right = (
            trimmed(page.text, Span(page.title.start + match.end(), page.title.end))
            if match.end() < len(text)
            else None
        )
        if left is None or right is None:
            continue
        colon = Span(page.title.start + match.start(), page.title.start + match.start() + 1)
        if _SAID_BEHIND.search(right.of(page.text)):
            break
        if _speaks(page, left, drafts):
            out.append(Draft((left,), (colon,), (right,), HEADLINE, confidence=0.9, headline=True))
            break
        name = right.of(page.text).rstrip(". ")
        if not name:
            continue
        last = Span(right.start, right.start + len(name))
        if _speaks(page, last, drafts):
            out.append(Draft((last,), (colon,), (left,), HEADLINE, confidence=0.85, headline=True))
            break
    return out


def without_topics(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts but for those of a title that take a topic before a colon for a source ("Eastmere Tower: inquiry"),
    or for what is said by who does so behind it ("Tower sale: mayor rejects claim")."""
    speaking = {one.source[0] for one in drafts if one.headline and one.source and not _by_colon(page, one)}
    return [
        one
        for one in drafts
        if not (one.headline and _by_colon(page, one))
        or not (_is_topic(_named(page, one)) or (_before_colon(one) and one.source[:1] and one.source[0] in speaking))
    ]


def _before_colon(one: Draft) -> bool:
    return bool(one.content) and one.content[-1].end <= one.cue[0].start


def _by_colon(page: Page, one: Draft) -> bool:
    return len(one.cue) == 1 and one.cue[0].of(page.text).strip() == ":"


def _named(page: Page, one: Draft) -> str:
    return one.source[0].of(page.text) if one.source else ""


def _is_topic(words: str) -> bool:
    """Whether a name is that of a place or a thing, which says nothing in a headline."""
    last = words.lower().split()[-1:] or [""]
    return words.lower() in placenames.PLACES or last[0] in lexicon.THING_ENDINGS


def _speaks(page: Page, span: Span, drafts: list[Draft]) -> bool:
    words = span.of(page.text)
    if words.lower() in _SPEAKING:
        return True
    if words.split()[0].lower() in LABELS or not _NAME.fullmatch(words):
        return False
    surname = words.split()[-1].removesuffix("’s").removesuffix("'s")
    body = page.text[page.title.end :] if page.title else page.text
    here = re.compile(rf"\b{re.escape(surname)}\b")
    if _is_topic(words):
        return False
    if any(here.search(source.of(page.text)) for draft in drafts for source in draft.source if not draft.headline):
        return True
    if len(words.split()) > 1:  # a person does something in the body; a tower or a budget has something done to it
        return re.search(rf"(?<!\bin )(?<!\bat )(?<!\bof )\b{re.escape(words)}(?:,| (?:{_DOES})\b)", body) is not None
    given = re.search(rf"(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bfrom )\b[A-Z][a-zà-ÿ]+\s{re.escape(surname)}\b", body)
    return given is not None
