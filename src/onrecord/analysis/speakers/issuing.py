"""Whose words a text has that a body or somebody puts out: "the ministry's statement", "Hillbrook Dairy's website"."""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from onrecord.analysis.speakers import rules, sources
from onrecord.analysis.speakers.named import named
from onrecord.analysis.speakers.organisations import body
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Span, Speaker

#: Texts in which who puts them out speaks; a book, a report or an email may hold others' words.
_ISSUED: Final = frozenset(
    "statement statements communiqué communique communiqués announcement announcements website "
    "webpage homepage newsletter bulletin notice tweet tweets post posts".split()
)
_RELEASE: Final = re.compile(r"\b(?:press|news)\s+releases?\b")
_WHOSE: Final = re.compile(r"(?P<who>\S.*?)[’'](?:s\b)?\s")


def issuer(desk: Desk, part: Part, span: Span) -> list[Speaker]:
    """Who puts a text out that is a source, as its wording says; nobody where it does not, or leaves open who."""
    if part.head.lower() not in _ISSUED and not _RELEASE.search(desk.scan.text, span.start, span.end):
        return []
    whose = _WHOSE.match(desk.scan.text, span.start, span.end)
    if whose is None:
        return []
    of = Span(*whose.span("who"))
    parts = sources.read(desk.scan, of.start, of.end)
    if len(parts) != 1:
        return []
    if parts[0].name is not None:
        verdict = named(desk, parts[0].name, of, "on_behalf_of")
    elif parts[0].form == "organisation":
        verdict = body(desk, parts[0], of)
    else:
        return []
    if verdict.entity is None or not verdict.entity.named:
        return []
    because = f"the text is put out by somebody: {verdict.because}"
    return [dataclasses.replace(verdict, role="on_behalf_of", rule=rules.BEHALF, because=because)]
