"""Those who said nothing: "Venn declined to comment", "the ministry did not respond to a request for comment".

Who kept silent stands before the verb. Their name is told from the clause before it by signs alone; in doubt all that
stands before the verb in its sentence is the source, never a piece of a relative clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from onrecord.analysis.drafts import Draft, Page, trimmed
from onrecord.analysis.falsefriends import says_nothing
from onrecord.domain import Span

SILENCE: Final = "silence-1"

# How silence is worded; a stance is read from the same words wherever they stand in a cue.
NOT: Final = r"(?:\s+not|n[’']t)\s+"
REFUSES: Final = (
    r"(?:declin|refus)(?:e[sd]?|ing)\s+(?:(?:to|any|further)\s+(?:\w+\s+){0,2}?comment"
    r"|to\s+(?:elaborate|speculate|be\s+drawn|confirm\s+or\s+deny|answer|reply|respond|say\s+(?:more|anything)"
    r"|(?:give|provide|go\s+into)\s+(?:(?:any|more|further)\s+)?details?)\b)"
)
NEITHER: Final = r"neither\s+confirm(?:s|ed|ing)?\s+n?or\s+den(?:y|ies|ied|ying)\b"
ANSWERS_NOT: Final = (
    rf"(?:did|has|have|had|does|do){NOT}(?:\w+\s+)?(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)\b"
)
UNREACHED: Final = rf"could{NOT}(?:immediately\s+)?be\s+reached"
WILL_NOT: Final = rf"would{NOT}comment"

_CUE: Final = re.compile(
    r"(?<=[\s,])(?:(?:(?:has|have|had|also|both|all|repeatedly|immediately)\s+){0,2}"
    rf"(?!\w+(?:ing|ine|use)\b){REFUSES}"
    rf"|{ANSWERS_NOT}(?:\s+to)?(?:\s+[\w-]+){{0,6}}?"
    r"\s+(?:for\s+(?:\w+\s+)?comment|requests?|messages?|calls?)(?:\s+for\s+comment)?"
    rf"|{UNREACHED}(?:\s+for\s+comment)?|had\s+no\s+comment|offered\s+no\s+comment|{WILL_NOT})"
)
_HINT: Final = re.compile(
    r"comment|reached|respon|repl|return|answer|declin|refus"
)  # without any of these there is no silence
SENTENCE: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Capt|Sgt|Prof|Rev|Jr|Sr|[A-Z])\.|\.(?=\w)|[^.;:\n])+"
)
LONGEST_LINE: Final = 4_000  # code points of one sentence-like stretch that is looked at
_LONGEST_LEAD: Final = 300  # code points of it before the verb
_LONGEST_SOURCE: Final = 200
_QUOTES: Final = re.compile(r"[\"“”]")

# What opens a sentence before its subject: "Asked about the leak, ", "On Monday ", "But ".
_OPENING: Final = re.compile(
    r"[\s'’‘)(\[\]]*(?:(?:But|And|Yet|So)\s+)?(?:(?:When|After|Asked|Contacted|Reached|Approached|Pressed|On|In|At|As|While|Although|"
    r"Though|Despite|By|Since|Until|Before|If|However|Meanwhile|Yesterday|Earlier|Late|Last|For|Speaking|With)\b[^,]*,\s+"
    r"|On\s+\w+day\s+)?"
)
_NOUN: Final = re.compile(  # a noun phrase begins here
    r"[A-Z0-9]|(?:the|an?|his|her|its|their|our|my|both|neither|he|she|they|it|we|two|three|some|many|several|most|all|"
    r"none|one|another|other|this|these|those|each|every|either|spokes\w+|lawyers?|attorneys?|executives|officials|"
    r"representatives|aides|police|prosecutors|residents|relatives|members)\b"
)
_VERB: Final = re.compile(
    r"(?<!\bthe )(?<!\bThe )(?<!\ba )(?<!\bA )(?<!\ban )(?<!\bAn )\b(?:[a-z]{2,}ed|is|are|was|were|has|have|had|said|"
    r"says|told|tells|left|went|came|met|made|took|gave|got|did|does|do|ran|won|lost|held|kept|put|saw|sent|set|spoke|stood|"
    r"wrote|rang|caught|knew|thought|felt|found|fell|rose|began|grew|became|broke|brought|built|bought|sold|paid|cut|hit|led|can|"
    r"could|will|would|may|might|must|should)\b"
)
_RELATIVE: Final = re.compile(r",?\s+(?:who|which|whose|whom|where|that)\b")
_JOINT: Final = re.compile(
    r"(?:,\s+|\b)(?:(?P<strong>but|while|though|although|whereas)|and|because|said|says|added|reported|noted|that)\s+"
    r"(?:that\s+)?"
)
_STRONG: Final = re.compile(r",\s+(?:but|while|though|although|whereas|yet)\s+")
_DANGLING: Final = re.compile(r"[\s,]+(?:and|but|or|then|and\s+then)$")  # the verb has its subject further back
_BY_THE_WAY: Final = re.compile(
    r",?\s+(?:who|which|that)$|,\s+(?:however|meanwhile|too|also|in turn|for (?:his|her|its|their) part),?$"
)


def find(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts of stance no-comment for silences that no draft's cue already covers."""
    out: list[Draft] = []
    if not _HINT.search(page.text):
        return out
    cues = sorted(span.start for draft in drafts if not says_nothing(page.text, draft) for span in draft.cue)
    for match in SENTENCE.finditer(page.text):
        if match.end() - match.start() > LONGEST_LINE:
            continue
        found = _CUE.search(page.text, match.start(), match.end())
        if found is None or bisect_left(cues, found.start()) < bisect_left(cues, found.end()):
            continue
        start = match.start()
        while start and start < found.start() and page.text[start] in "\"”’'" and page.text[start - 1] in ".!?…\"”’'":
            start += 1  # the mark that closes the sentence before
        lead = trimmed(page.text, Span(start, found.start()))
        source = who_before(page.text, lead) if lead else None
        if source:
            out.append(Draft((source,), (Span(*found.span()),), (), SILENCE, confidence=0.9, stance="no-comment"))
    return out


def who_before(text: str, lead: Span) -> Span | None:
    """Who kept silent (or does what another verb says), in what stands before the verb; None where words of others
    stand there, or too many."""
    before = lead.of(text)
    if len(before) > _LONGEST_LEAD or _QUOTES.search(before):
        return None
    opening = _OPENING.match(before)
    start = opening.end() if opening else 0
    words = _BY_THE_WAY.sub("", before[start:])
    at, end = _subject(words)
    found = trimmed(text, Span(lead.start + start + at, lead.start + start + end)) if at < end else None
    return found if found and found.end - found.start <= _LONGEST_SOURCE else None


def _subject(words: str) -> tuple[int, int]:
    """Where the subject stands in the words before a verb, from and to."""
    if dangling := _DANGLING.search(words):  # "Kerr denied it and": what stands before the first verb
        ends = [match.start() for find in (_VERB, _RELATIVE) if (match := find.search(words))]
        end = min([dangling.start(), *ends])
        return 0, len(words[:end].rstrip(" ,\t"))
    if not words.endswith(","):
        return _last_clause(words), len(words)
    # An apposition or a relative clause ends here: "Kerr, a lawyer,", "Corvane Health, which owns the hospital,".
    body = words[:-1]
    start = 0
    for strong in _STRONG.finditer(body):
        if _NOUN.match(body, strong.end()) and "," in body[strong.end() :]:
            start = strong.end()
    relatives = [match.start() for match in _RELATIVE.finditer(body, start) if body[match.start()] == ","]
    comma = relatives[-1] if relatives else body.rfind(",", start)
    return start + _last_clause(body[start : max(comma, start)]), len(body)


def _last_clause(words: str) -> int:
    """Where the last clause of the words starts: behind "but" or behind "and" where a verb stands before it."""
    for joint in reversed(list(_JOINT.finditer(words))):
        before = words[: joint.end()]
        clause = joint.group("strong") or (_VERB.search(before) and not _RELATIVE.search(words, 0, joint.start()))
        if clause and _NOUN.match(words, joint.end()):
            return joint.end()
    return 0
