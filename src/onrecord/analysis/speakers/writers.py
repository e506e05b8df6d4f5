"""Who an "I" outside all quotation is: who wrote the report, by its byline, its last lines, a signature or a label."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from onrecord.analysis.speakers import names
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Span

# How long a letter may go on, in characters.
_LONG: Final = 4000
# "Ana Orlo: Then there was one", above a text that says "I".
_LABEL = re.compile(r"\s*([A-Z][a-z]+(?:\s[A-Z][\w.’'-]+){1,2}):\s(?!['\"‘“])[^\n]{1,300}\n")
_LETTER = re.compile(
    r"^\s{0,4}(?:(?:Dear\s)?(?:Sir|Madam)(?:\s(?:or|and|/)\s(?:Sir|Madam))?|(?:Dear|To\sthe)\s(?:the\s)?[Ee]ditor"
    r"|Dear\s[A-Z]\w+(?:\s[A-Z]\w+){0,2})[,:]?[ ]*$",
    re.MULTILINE,
)
# The head of a page of readers' letters, which have no greeting each; posts below "TWITTER" are signed otherwise.
_PAGE = re.compile(r"^[ ]{0,4}(?:LETTERS?(?:\sTO\sTHE\sEDITOR)?|FACEBOOK|(TWITTER))[.:]?[ ]*$", re.MULTILINE)
_WRITES = re.compile(
    r"(?:,[^\n]{1,60}?,|,)?\s(?:is|was|writes|teaches|covers|edits|directs|works|chairs|heads|leads|runs|represents"
    r"|serves|hosts|reports|lives|blogs)\b[^\n]{4,400}(?:\n|$)"
)


def writer(desk: Desk, at: int) -> tuple[Chain, Span] | None:
    """Who wrote what stands at a place: by the last paragraphs ("Ana Orlo is a reporter in Port Ellery."), by the
    signature of a letter, by the byline, or by a label above it."""
    scan = desk.scan
    for start in reversed(scan.paragraphs[-4:]):
        mention = next(iter(scan.between(start, start + 40)), None)
        if mention is None or mention.start - start > 3 or mention.kind != "person" or mention.possessive:
            continue
        link = desk.chains.links.get(mention.start)
        alone = link is not None and link.chain is not None and link.chain.seen == mention.start
        if link and link.chain and alone and _WRITES.match(scan.text, mention.end):
            return link.chain, Span(mention.name_start, mention.name_end)
    signed = _signed(desk, at)
    if signed is not None:
        return signed
    author = _by(desk)
    if author is not None:
        return author
    label = _LABEL.match(scan.text)
    pieces = label.group(1).split() if label and scan.in_headline(0) else []
    if label is None or not pieces or not names.is_given(pieces[0]):
        return None
    known = [c for c in desk.chains.family(pieces[-1]) if c.text == label.group(1)]
    if known and len(known[0].mentions) > 1:
        return None  # of whom the report goes on to tell: somebody else writes it
    name = names.parse(pieces)
    chain = Chain("person", label.group(1), name, firm=True, first=label.start(1))
    return desk.new_names.setdefault(names.normal(chain.text), chain), Span(*label.span(1))


def _by(desk: Desk) -> tuple[Chain, Span] | None:
    """The one person who has written the report by its byline, where its text has that near its head."""
    words = desk.byline.split()
    at = desk.stored.find(desk.byline, 0, _LONG) if 2 <= len(words) <= 4 else -1
    if at < 0 or not all(word[0].isupper() for word in words) or not names.is_given(words[0]):
        return None
    known = [c for c in desk.chains.family(words[-1]) if c.text == desk.byline]
    made = Chain("person", desk.byline, names.parse(words), firm=True, first=at)
    chain = known[0] if known else desk.new_names.setdefault(names.normal(desk.byline), made)
    return chain, Span(at, at + len(desk.byline))


def _signed(desk: Desk, at: int) -> tuple[Chain, Span] | None:
    """Who signs the letter that a place is in: the full name that alone makes a line behind it, where a line such as
    "Sir," or "Dear Editor," or the head of a page of letters stands before it; no signature of another letter."""
    scan = desk.scan
    greetings = desk.memory.get("greetings")
    if not isinstance(greetings, list):
        found = [*_LETTER.finditer(scan.text), *_PAGE.finditer(scan.text)]
        desk.memory["greetings"] = greetings = sorted((one.start(), one.lastindex is None) for one in found)
    index = bisect_right(greetings, (at, True))
    if not index or not greetings[index - 1][1]:
        return None
    end = greetings[index][0] if index < len(greetings) else len(scan.text)
    for mention in scan.between(at, min(end, at + _LONG)):
        name = mention.name
        left = scan.text.rfind("\n", at, mention.start) + 1
        alone = left > 0 and not scan.text[left : mention.start].strip(" —–-")
        line = scan.text[mention.end : mention.end + 40].split("\n")[0].strip(" ,.")
        if alone and not line and mention.kind == "person" and name is not None and name.full:
            link = desk.chains.links.get(mention.start)
            known = names.is_given(name.given[0]) or names.is_initial(name.given[0])
            if link is not None and link.chain is not None and known:
                return link.chain, Span(mention.name_start, mention.name_end)
            return None  # signed, but not certainly by a person
    return None
