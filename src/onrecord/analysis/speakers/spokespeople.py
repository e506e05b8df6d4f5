"""Whom a spokesperson speaks for, by the words of the source: "for X", "X's spokesman", "X spokesman"."""

from __future__ import annotations

import re

from onrecord.analysis.speakers import lexicon, placenames, rolewords
from onrecord.analysis.speakers.parts import Part, trim
from onrecord.analysis.speakers.scan import NameMention, Scan

SPOKES = re.compile(r"spokes\w+|press (?:secretary|officer)|(?:representatives?|reps?|publicist|agent)(?= for )")

_DESCRIBES = re.compile(r"(?:the|its|their)(?:\s[a-z][\w’'-]*){1,4}")
_COINED = re.compile(r"[A-Z]{2,6}|[A-Z]\w*[a-z][A-Z]\w*")  # no person is called "BVT" or "NorthLine"


def spokes(scan: Scan, part: Part, others: list[NameMention]) -> None:
    """Whom a spokesperson speaks for: "for X", "X's spokesman", "X spokesman"."""
    part.spokes = True
    text = scan.text
    lower = text[part.start : part.end].lower()
    word = SPOKES.search(lower)
    if not word:
        return
    after = re.match(r"[\s,]*(?:for|of|from|with)\s", lower[word.end() :])
    if after:
        begin = part.start + word.end() + after.end()
        stop = re.search(r",|\swho\s|$", text[begin : part.end])
        finish = begin + (stop.start() if stop else 0)
        named = next((m for m in others if m.start >= begin and m.start < finish), None)
        finish = max(finish, named.end if named and finish - named.end < 0 else finish)
        rest = text[named.end : finish].strip() if named else ""
        whole = not rest or (named is not None and named.kind == "person" and rest.startswith(("of ", "in ", "from ")))
        apposed = _apposed(scan, begin, finish)
        if named and text[begin : named.start].strip().lower() in ("", "the") and whole:
            part.of = named
        elif apposed is not None:
            part.of = apposed
        elif begin < finish:
            part.of_text = (begin, finish)
        return
    right = part.start + word.start()
    left = part.start + max(lower.rfind(", ", 0, word.start()) + 1, 0)
    article = re.match(r"\s*(?:an?|the|another|one)\s", text[left:right], re.IGNORECASE)
    left, right = trim(text, left + (article.end() if article else 0), right)
    named = next((m for m in others if left <= m.start < right), None)
    if left >= right:
        return
    if named and (named.possessive or named.end >= right - 1) and named.start == left:
        part.of = named
    elif _body(text[left:right]):
        part.of_text = (left, right)  # "a Novaquil spokesperson"
    elif named or text[left:right].split()[-1].rstrip("'’s").lower() in lexicon.ORGANISATION_NOUNS:
        part.of_text = (left, right)


def _apposed(scan: Scan, begin: int, end: int) -> NameMention | None:
    """The body that a description names behind a comma: "the operator, NorthLine,"; a person there speaks."""
    if not _DESCRIBES.fullmatch(scan.text, begin, end):
        return None
    mention = next((m for m in scan.between(end, end + 8) if scan.text[end : m.start] in (", ", ", the ")), None)
    if mention is None or scan.text[mention.end : mention.end + 1] not in (",", ""):
        return None
    return mention if mention.kind == "organisation" or _COINED.fullmatch(mention.text) else None


def _body(words: str) -> bool:
    """Whether words before "spokesman" are capitals that say whose, no nationality and no office: "Novaquil"."""
    pieces = words.split()
    last = pieces[-1].lower()
    said = {last, last.rpartition("-")[2]} & (
        frozenset(placenames.DEMONYMS) | rolewords.TITLE_MODIFIERS | rolewords.ROLE_HEADS
    )
    said |= {pieces[0].lower()} & lexicon.OPENERS
    return len(pieces) <= 3 and all(piece[0].isupper() for piece in pieces) and not said
