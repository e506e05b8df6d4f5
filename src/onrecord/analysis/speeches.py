"""Speeches and statements printed whole: "Remarks by Minister Ora Venn at the opening of the Dalby bridge".

The title says whose words the page holds, and the text says "I" or "we" throughout and does not name the speaker, as
an article or a column about a speech does: one turn, from its first paragraph that is a sentence to the last.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page, trimmed
from onrecord.domain import Span

SPEECH: Final = "turn-speech-1"

_KIND: Final = (
    r"(?:(?:opening|closing|prepared|full|complete|keynote|farewell|victory|concession|resignation|inaugural|acceptance|"
    r"new year(?:’s|'s)?|maiden|budget|welcome|televised|joint|press|written|witness|introductory)\s){0,2}"
    r"(?:remarks|speech|address|statement|testimony|lecture|sermon|eulogy)"
)
_FULL: Final = (
    r"(?:(?:(?:the\s)?(?:full|complete)\s(?:text|transcript)|transcript|in full|read in full)"
    r"(?::|\sof:?)?\s(?:the\s)?)?"
)
_NAMED: Final = (
    r"(?P<who>(?:the\s)?[A-Z][\w.’'-]*(?:,?\s(?:(?:of|and|the|for|de|van|von|bin|al)\s){0,2}[A-Z][\w.’'-]*){0,8}?)"
)
_BY: Final = re.compile(
    rf"(?i:{_FULL}{_KIND}(?:\s(?:as\s(?:prepared|delivered)(?:\sfor\sdelivery)?|in\sfull))?\s(?P<cue>by|of|from)\s)"
    rf"{_NAMED}(?=\s(?:at|to|on|in|before|after|during|following|about|for|as)\b|,?\s[a-z(\d]|[,:;.–—|(]|\s?$)"
)
# With nothing behind it, or with "full text" before or behind it: "Kerrigan's speech shows why" opens a column.
_WHOSE: Final = re.compile(
    rf"(?i:(?P<full>{_FULL})){_NAMED}[’'](?P<cue>s)?\s(?P<kind>(?i:{_KIND}))"
    r"(?P<behind>[,:]?\s(?:in full|(?:the\s)?full text|transcript)\b|\s?$)?"
)
_I: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Oo]ur|[Uu]s)\b")
_HEADER: Final = re.compile(
    r"(?i:.{0,40}check against delivery|as (?:prepared|delivered)|embargoed|location|date|delivered\b|\(|\["
    r"|(?:the\s)?(?:following|below) is\b|here is\b|this is the (?:full|text))"
)
_STOPS: Final = re.compile(
    r"(?i:ends?$|-\s?ends?\s?-|#{2,}|\*{2,}|notes? (?:to|for) editors?|media contact|contact:|©|read more"
    r"|for (?:more|further) information|share (?:this|on)|this (?:text|transcript|speech|statement) (?:was|has been)"
    r"|about the\b.{0,60}:?$|\[ends?\])"
)
_TELLS: Final = re.compile(r"[\"”’],?\s(?:he|she|they|[A-Z][\w’'-]+)\s(?:said|says|added|told)\b")
_SENTENCE: Final = re.compile(r"[.!?…:][\"”’')\]]*$")
_SAY_I: Final = 0.4  # of the paragraphs
_LEAST: Final = 3  # paragraphs


def find(page: Page, labelled: bool) -> list[Draft]:
    """One draft for the speech that a page is, by its title; none where a page has labels, or is something else."""
    if page.title is None or labelled:
        return []
    named = _named(page.text, page.title)
    if named is None:
        return []
    source, cue = named
    name = re.compile(rf"(?<!my name is )(?<!I am )(?<!I, )\b{re.escape(source.of(page.text).split()[-1])}\b")
    said: list[Span] = []
    for paragraph in page.paragraphs:
        piece = trimmed(page.text, paragraph)
        if piece is None or piece.start < page.title.end:
            continue
        words = piece.of(page.text)
        if said and _STOPS.match(words):
            break
        if said or (not _HEADER.match(words) and _SENTENCE.search(words) and not _announces(words, name)):
            said.append(piece)
    own = sum(bool(_I.search(page.text, one.start, one.end)) for one in said)
    if len(said) < _LEAST or own < _SAY_I * len(said):
        return []
    if any(form.search(page.text, one.start, one.end) for one in said for form in (_TELLS, name)):
        return []  # an article or a column about a speech names the speaker
    return [Draft((source,), (cue,), tuple(said), SPEECH, confidence=0.9, quotation="direct")]


def _named(text: str, title: Span) -> tuple[Span, Span] | None:
    """Whose speech a title announces, and the word that says so."""
    match = _BY.match(text, title.start, title.end)
    if match:
        return Span(*match.span("who")), Span(*match.span("cue"))
    match = _WHOSE.match(text, title.start, title.end)
    if match and (
        match["full"] or match["behind"] is not None or match["kind"].lower().startswith(("full", "complete"))
    ):
        return Span(*match.span("who")), Span(match.end("who"), match.end("who") + 1 + (match["cue"] is not None))
    return None


def _announces(words: str, name: re.Pattern[str]) -> bool:
    """Whether a first paragraph says in the page's own words what follows."""
    return name.search(words) is not None and not _I.search(words)
