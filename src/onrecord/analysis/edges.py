"""Where a content begins and ends: with "the need for" what is needed, before the comma that only parts it from what
follows, before the next sentence behind a quotation, and before the writer's own gloss. And where a source ends: before
the day on which it spoke.

A gloss is a participle that says what the reported words mean ("…, signalling a new course"): the writer's reading of
them, which nobody should find in the source's mouth.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from onrecord.analysis.drafts import Draft, Page
from onrecord.domain import Span, Spans

# Between a content and what follows it: a comma, or the closing mark of a quotation, which belongs to the content.
BEFORE_TAIL: Final = r"(?:,(?=\s)|(?P<kept>,['’]|,?[\"”]['’]?))"

# Of the annotators' contents in PolNeAR train, 39 end before one of these participles and 5 go on over it.
_GLOSS: Final = re.compile(
    BEFORE_TAIL + r"\s+(?:thereby |thus |apparently )?(?:underscoring|signall?ing|indicating|"
    r"reflecting|suggesting|meaning|echoing|citing|pointing to|referring to|alluding to)\s(?!that\b)"
)
# Of the same, 6 end before "while" with a participle of saying; where they go on over it, it is another verb.
_WHILE: Final = re.compile(
    rf"{BEFORE_TAIL}?\s+while\s+(?:also\s+)?(?:praising|commending|acknowledging|emphasi[sz]ing|stressing|"
    r"underlining|insisting|noting|adding|warning|thanking|arguing)\s"
)
# "stressed the need for calm": the annotators' contents begin with such a noun 22 times, their cues hold it twice.
_NEED: Final = re.compile(
    r"\S\s+(?P<need>(?:the|an?)\s+(?:\w+\s+)?(?:need|necessity|importance|role)\s+(?:for|of|to))$"
)
# Of the annotators' contents that begin with a whole quotation, 10 end before such a clause and none goes on over it.
_OWN_CLAUSE: Final = re.compile(
    r",? (?:but|while|although|though|yet) (?!that\b)[^“”\"\n]*"
    r"\b(?:is|are|was|were|has|had|have|will|would|can|could|did|does|do|exist|said|says)\b[^“”\"\n]*$"
)
_OWN_QUESTION: Final = re.compile(
    r"(?:Who|What|When|Where|Why|How|Which|Is|Are|Do|Does|Did|Will|Can)\b[^\"“”.!?\n]{3,100}\?\s+(?=\S)"
)
# "stressed the fact | that it leaks": the annotators' contents begin with such a noun 30 times, their cues hold it 15.
_FACT: Final = re.compile(r"\S\s+(?P<need>the\s+(?:fact|notion|idea|possibility|view|belief|claim|sense|suggestion))$")
_ARTICLE: Final = re.compile(r"(?<=\s)(?P<article>the|an?) $")
_NEED_REACH: Final = 60  # code points at the end of a cue in which such a noun stands
# What a sentence is about, before who speaks in it: "Regarding the dam, Venn said that …".
_TOPIC: Final = re.compile(
    r"(?:Regarding|Concerning|As (?:for|to)|Asked about|On the (?:issue|question|subject|topic) of)\b"
)
_COMMA: Final = re.compile(r"[\s,;]+$")
# A time that the model took for a part of who speaks: "who in 2019". Behind other words it may be theirs ("who was
# elected in 2012"): of 83 sources of PolNeAR train that end with one, no annotator's ends with it right behind "who".
_WHEN: Final = re.compile(
    r"(?<=\bwho)(?:\s(?:in\s(?:[A-Z][a-z]+\s)?(?:19|20)\d\d|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|last\s(?:week|month|year)),?)$"
)
# "According to the team's coach, Ana Orlo, the game was lost": whose name it is that a content begins with.
_OF_THE_SOURCE: Final = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}),\s(?=\S)")
# "The ministry neither confirmed nor denied it": the word belongs to the verb.
_NEITHER: Final = re.compile(r"[\s,]+neither$", re.IGNORECASE)
_SHORT: Final = re.compile(r"(?:\b[ap]\.m|\b(?:[A-Z]\.)+[A-Z]|\b(?:Inc|Ltd|Corp|Bros|Jr|Sr|etc))$")
_NEXT: Final = re.compile(r"(?:(?<=[.!?][\"”'’])|\s?[.!?])\s+(?=[A-Z])[^\"“”]*$")
# "Port officials — including Orlo Venn — have argued": who speaks stands before the dashes.
_BEFORE_DASHES: Final = re.compile(
    r"(?:^|[.!?][\"”]?\s+)(?P<who>(?!(?:In|On|At|By|For|With|After|Before|But|And|Or|So|Yet|As|If|When|While|That|This|It|"
    r"There|What|Now|Then|Still|Even|Not|To|From|Of)\b)[A-Z][\w.’'-]*(?: [\w.’'-]+){0,6}?) ?(?:—|–|--) ?"
    r"(?:including|among them|led by|such as|like) [^—–\n;:]{3,200}?(?:—|–|--) ?$",
    re.MULTILINE,
)
# `Ana "Tig" Ruiz`: the names before a nickname in marks, where a source begins with the name behind it.
_NICKNAMED: Final = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,3}(?:“[A-Z][\w’' -]{0,20}”|\"[A-Z][\w’' -]{0,20}\")\s$")
_NICKNAME_REACH: Final = 80  # code points before a source in which such names stand
# The same where the source ends with the nickname: what is left of the name.
_NICKNAME: Final = re.compile(r"[A-Z][\w.’'-]*\s(?:“[A-Z][\w’' -]{0,20}”|\"[A-Z][\w’' -]{0,20}\")$")
_FAMILY: Final = re.compile(r"\s[A-Z][\w’'-]+")
# "Venn's remarks stress …": the remarks say it. Of the annotators' attributions with such a noun and its verb behind a
# possessive (PolNeAR train) 3 have it in the source, 2 in the cue.
_REMARKS: Final = re.compile(
    r"(?P<noun>(?:remarks|comments|words|statements?|speech|letter|report|message))\s(?!(?:about|on|that|to|in|of|against|regarding|by|from|for|at)\b)(?=\w)"
)
# A headline's circumstance, which is its writer's: "Venn hails talks amid fears of a strike".
_AMID: Final = re.compile(r",?\s[Aa]mid\s")
# "voiced strong support for the plan", "voicing concern about it": of the annotators' cues with these verbs, such a
# noun and these prepositions 14 hold all of it, and 9 the verb alone (PolNeAR train).
_VOICED: Final = re.compile(
    r"(?:[a-z]+\s){0,2}(?:support|concerns?|confidence|doubts?|hopes?|opposition|interest|fears?)\s(?:for|in|about|over)\s"
)
_VOICES: Final = re.compile(r"\b(?:voic|express)(?:e|es|ed|ing)$")
_VOICED_REACH: Final = 60  # code points at the beginning of a content in which it stands
_DASHES_REACH: Final = 320  # code points before a cue in which they stand
_WHEN_REACH: Final = 30  # code points at the end of a source in which such a time stands


def trim(page: Page, drafts: list[Draft]) -> None:
    """Move the edges of contents to where they belong. One before its cue keeps its participles: they are in it."""
    for draft in drafts:
        draft.source = _without_time(page.text, draft.source or _before_dashes(page.text, draft))
        draft.source = draft.source if draft.headline else _with_nickname(page.text, draft.source)
        if not draft.content:
            continue
        _with_remarks(page.text, draft)
        _without_voiced(page.text, draft)
        _with_need(page.text, draft)
        _without_name(page.text, draft)
        _without_question(page.text, draft)
        _from_mark(page, draft)
        _with_article(page.text, draft)
        first = draft.content[0]
        if (
            len(draft.content) > 1
            and draft.cue
            and first.end < draft.cue[0].start
            and _TOPIC.match(page.text, first.start)
        ):
            draft.content = draft.content[1:]
        if draft.cue and draft.cue[-1].end <= draft.content[-1].start:
            draft.content = _without_but(page.text, draft.content)
            last = _without_next(page, _without_clause(page, _without_gloss(page, draft.content[-1])))
            last = _without_amid(page, last) if draft.headline else last
            draft.content = (*draft.content[:-1], last)
        draft.content = _with_stop(page.text, _without_comma(page.text, draft.content))


def _with_need(text: str, draft: Draft) -> None:
    """Give "the need for" that a cue ends with to the content that follows it."""
    if not draft.cue or draft.content[0].start != draft.cue[-1].end + 1:
        return
    cue, first = draft.cue[-1], draft.content[0]
    match = _NEED.search(text, max(cue.start, cue.end - _NEED_REACH), cue.end)
    if match is None and text.startswith("that ", first.start):
        match = _FACT.search(text, max(cue.start, cue.end - _NEED_REACH), cue.end)
    if match is not None:
        draft.cue = (*draft.cue[:-1], Span(cue.start, match.start() + 1))
        draft.content = (Span(match.start("need"), first.end), *draft.content[1:])


def _without_name(text: str, draft: Draft) -> None:
    """Give the name behind "according to" and a description to the source, where the content was begun with it."""
    if not draft.cue or not draft.source or text[draft.cue[0].start : draft.cue[0].end].lower() != "according to":
        return
    source, first = draft.source[-1], draft.content[0]
    described = text[source.start : source.end].split()[-1:] or [""]
    match = _OF_THE_SOURCE.match(text, first.start, first.end)
    if match and described[0].islower() and text[source.end : first.start] == ", " and match.end() < first.end:
        draft.source = (*draft.source[:-1], Span(source.start, match.end("name")))
        draft.content = (Span(match.end(), first.end), *draft.content[1:])


def _without_time(text: str, source: Spans) -> Spans:
    """A source without the day or year at its end, which is when its words were said, and without a "neither"."""
    if not source:
        return source
    last = source[-1]
    start = max(last.start + 1, last.end - _WHEN_REACH)
    match = _WHEN.search(text, start, last.end) or _NEITHER.search(text, start, last.end)
    return (*source[:-1], Span(last.start, match.start())) if match else source


def _with_nickname(text: str, source: Spans) -> Spans:
    """A source with the names before a nickname in marks: the marks are no edge of a name."""
    if not source or not text[source[0].start].isupper():
        return source
    first, last = source[0], source[-1]
    match = _FAMILY.match(text, last.end)
    if match and _NICKNAME.search(text, max(last.start, last.end - _NICKNAME_REACH), last.end):
        source = (*source[:-1], Span(last.start, match.end()))
        first = source[0]
    match = _NICKNAMED.search(text, max(0, first.start - _NICKNAME_REACH), first.start)
    return (Span(match.start(), first.end), *source[1:]) if match else source


def _with_remarks(text: str, draft: Draft) -> None:
    """Give a possessive the remarks that are somebody's, and that do what the cue's verb says."""
    if not draft.source or not draft.cue or draft.cue[0].start != draft.source[-1].end + 1:
        return
    last, cue = draft.source[-1], draft.cue[0]
    match = _REMARKS.match(text, cue.start, cue.end)
    if match is not None and text[last.start : last.end].endswith(("'s", "’s", "s'", "s’")):
        draft.source = (*draft.source[:-1], Span(last.start, match.end("noun")))
        draft.cue = (Span(match.end(), cue.end), *draft.cue[1:])


def _without_voiced(text: str, draft: Draft) -> None:
    """Give what is voiced, and its preposition, to the cue: what it is about is the content."""
    if not draft.cue or draft.content[0].start != draft.cue[-1].end + 1:
        return
    cue, first = draft.cue[-1], draft.content[0]
    match = _VOICED.match(text, first.start, min(first.end, first.start + _VOICED_REACH))
    if match is not None and _VOICES.search(text, max(cue.start, cue.end - 12), cue.end):
        draft.cue = (*draft.cue[:-1], Span(cue.start, match.end() - 1))
        draft.content = (Span(match.end(), first.end), *draft.content[1:])


def _without_amid(page: Page, last: Span) -> Span:
    match = _AMID.search(page.text, last.start, last.end)
    return Span(last.start, match.start()) if match and not inside_marks(page, match.start()) else last


def _before_dashes(text: str, draft: Draft) -> Spans:
    """Who stands before an aside in dashes that ends at the cue of a draft without a source."""
    if not draft.cue or (draft.content and draft.content[0].start < draft.cue[0].start):
        return ()
    start = draft.cue[0].start
    match = _BEFORE_DASHES.search(text, max(0, start - _DASHES_REACH), start)
    return (Span(*match.span("who")),) if match else ()


def _without_gloss(page: Page, last: Span) -> Span:
    for pattern in (_GLOSS, _WHILE):
        match = pattern.search(page.text, last.start, last.end)
        if match is not None and match.start() > last.start and not inside_marks(page, match.end() - 1):
            last = Span(last.start, max(match.start(), match.end("kept")))
    return last


def _without_next(page: Page, last: Span) -> Span:
    """A quotation without the sentence behind it that has no marks: "Venn: 'No.' The dam reopens in May"."""
    n = bisect_right(page.quotes, last.start, key=lambda quote: quote.start) - 1
    if n < 0 or page.quotes[n].start != last.start or not page.quotes[n].closed or page.quotes[n].end >= last.end:
        return last
    end = page.quotes[n].end
    return Span(last.start, end) if _NEXT.match(page.text, end, last.end) else last


def _without_clause(page: Page, last: Span) -> Span:
    """A quotation without the reporter's own clause behind it: "“We may extend it”, but no plans exist"."""
    n = bisect_right(page.quotes, last.start, key=lambda quote: quote.start) - 1
    if n < 0 or page.quotes[n].start != last.start or not page.quotes[n].closed or page.quotes[n].end >= last.end:
        return last
    end = page.quotes[n].end
    return Span(last.start, end) if _OWN_CLAUSE.match(page.text, end, last.end) else last


def _without_but(text: str, content: Spans) -> Spans:
    """The same where the clause is a piece of its own behind the "but"."""
    if len(content) < 2 or text[content[-2].end - 1] not in '"”':
        return content
    return content[:-1] if _OWN_CLAUSE.fullmatch(text, content[-2].end, content[-1].end) else content


def _without_question(text: str, draft: Draft) -> None:
    """Take from unmarked words before their cue a question that opens the paragraph and that they answer: the page's
    own ("When do we sit them? 21 May, says Venn.")."""
    first = draft.content[0]
    if not draft.cue or draft.cue[0].start < first.end or text[max(0, first.start - 1) : first.start] not in ("", "\n"):
        return
    match = _OWN_QUESTION.match(text, first.start, first.end)
    if match:
        draft.content = (Span(match.end(), first.end), *draft.content[1:])


def _from_mark(page: Page, draft: Draft) -> None:
    """Give the words between a mark and the content to the content, where the marks are around both: in "Kerr 'glad to
    finish' fight" no verb is the reporter's."""
    first = draft.content[0]
    if len(draft.cue) != 1 or not 0 <= first.start - draft.cue[0].end <= 1:
        return
    start = draft.cue[0].start
    n = bisect_right(page.quotes, start, key=lambda quote: quote.start) - 1
    if (
        n >= 0
        and page.quotes[n].start == start
        and page.quotes[n].closed
        and first.start < page.quotes[n].end <= first.end
    ):
        draft.cue, draft.content = (), (Span(start, first.end), *draft.content[1:])


def _with_article(text: str, draft: Draft) -> None:
    """Give a content the article right before it, where neither its source nor its cue has it."""
    first = draft.content[0]
    match = _ARTICLE.search(text, max(0, first.start - 5), first.start)
    if match is None or not text[first.start].isalpha():
        return
    if any(span.start < first.start and match.start("article") < span.end for span in draft.spans if span != first):
        return
    draft.content = (Span(match.start("article"), first.end), *draft.content[1:])


def _without_comma(text: str, content: Spans) -> Spans:
    last = content[-1]
    match = _COMMA.search(text, max(last.start + 1, last.end - 4), last.end)
    return (*content[:-1], Span(last.start, match.start())) if match else content


def _with_stop(text: str, content: Spans) -> Spans:
    """Contents with the stop of an abbreviation at their end: "at 5:40 a.m.", "by Halden Inc."."""
    last = content[-1]
    if text[last.end : last.end + 1] != "." or not _SHORT.search(text, max(last.start, last.end - 12), last.end):
        return content
    return (*content[:-1], Span(last.start, last.end + 1))


def inside_marks(page: Page, at: int) -> bool:
    """Whether a place lies between quotation marks."""
    n = bisect_right(page.quotes, at, key=lambda quote: quote.start) - 1
    return any(quote.start < at < quote.end for quote in page.quotes[max(0, n - 3) : n + 1])
