"""How the text puts a content in its source's mouth: asserted, denied, negated, hypothetical, question, no-comment.

FactBank's polarity (Saurí and Pustejovsky 2009), simplified to what a reader needs in order not to quote a denial as
a claim. Read from the cue and the few words before it, in its own sentence.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis import silences
from onrecord.analysis.drafts import Draft, Page
from onrecord.domain import Stance

_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials?|refut(?:e[sd]?|ing)|disput(?:e[sd]?|ing)|reject(?:s|ed|ing)?"
    r"|rebut(?:s|ted|ting)?|repudiat(?:e[sd]?|ing)|disavow(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
# To reject a claim is to deny it. To deride or condemn a thing is not: the cue tells it.
_REJECTS: Final = re.compile(
    r"\b(?:(?:tak(?:e[ns]?|ing)|took) (?:\w+ )?issue with|disagree[sd]?(?:ing)? with|dismiss(?:e[sd]|ing)?"
    r"|debunk(?:s|ed|ing)?|contest(?:s|ed|ing)?|challeng(?:e[sd]?|ing)|push(?:e[sd]|ing)? back (?:on|against)"
    r"|(?:ridicul|derid)(?:e[sd]?|ing)|scoff(?:s|ed|ing)? at|contradict(?:s|ed|ing)?)"
    r"\s+(?:[\w’'-]+\s+){0,3}?(?:notion|idea|claim|suggestion|allegation|assertion|accusation|contention|insinuation"
    r"|implication|premise|rumou?r|theory|view)(?:s\b|\b(?![’'-]))|\bdisagree[sd]?(?:ing)? that\b",
    re.IGNORECASE,
)
_NO_COMMENT: Final = re.compile(
    rf"\b(?:{silences.REFUSES}|(?:declin|refus)(?:e[sd]?|ing)\s+to\s+(?:specify|disclose|divulge|(?:give|provide|be\s+identified\s+by)\s+(?:his|her|their|its)\s+(?:\w+\s)?names?)\b|no\s+comment\b|{silences.WILL_NOT}|{silences.ANSWERS_NOT}|{silences.UNREACHED}\b)",
    re.IGNORECASE,
)
_NEITHER: Final = re.compile(rf"\b{silences.NEITHER}", re.IGNORECASE)
_OWN_SILENCE: Final = re.compile(
    r"\W*(?:that\s+)?(?:he|she|they|it|we|i)\s+(?:(?:has|have|had)\s+no\s+comment"
    rf"|(?:would|could|can){silences.NOT}comment|cannot\s+comment|{silences.REFUSES})\b",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|question(?:s|ed|ing)?|inquir(?:e[sd]?|ing)|quer(?:y|ies|ied))\b",
    re.IGNORECASE,
)
_NEGATION: Final = re.compile(
    r"\b(?:not|never|n[’']t|neither|nor|no longer|without"
    r"|stopp(?:ed|ing) short of|refrain(?:s|ed|ing)? from|fail(?:s|ed|ing)? to"
    r"|(?:declin|refus)(?:e[sd]?|ing)(?:,[^,.;]{1,30},)? to)\b|n[’']t\b",
    re.IGNORECASE,
)
# What somebody does not do beside speaking: "said without further comment", "said, without naming them".
_BESIDE: Final = re.compile(
    r"\b(said|says|saying|told|claim(?:s|ed|ing)|argu(?:es|ed|ing)|ask(?:s|ed)|wrote|tweeted|repl(?:ies|ied)|insist(?:s|ed)"
    r"|assert(?:s|ed)|declared|announced|predicted|suggested|warned),?\s(?:\w+\s)?without\b.*$",
    re.IGNORECASE | re.DOTALL,
)
# Nobody has said it: "neither Kerr nor Venn", "no one at the board", but not "No 10", "no fewer than 12 members".
_NOBODY: Final = re.compile(
    r"\W*(?:(?:[Nn]either|[Nn]obody|[Nn]one(?!\s+other\b)|[Nn]o[ -]one|[Nn]ot\s+(?:one|a\s+single|any))\b"
    r"|[Nn]o\s+(?!(?:less|fewer|more|small|few)\b)[a-z])"
)
_NOR: Final = re.compile(
    r"\b(?:neither|nor)\s+(?:(?:did|does|do|has|have|had|would|could|will|can)\s+)?$", re.IGNORECASE
)
_CALLED_UPON: Final = re.compile(
    r"\b(?:respond|repl|return|answer)\w*\b.{0,60}?\b(?:comment|requests?|messages?|calls?|e-?mails?|inquir|quer)"
    r"|\bcomment(?:s|ed)?\b|\bbe reached\b",
    re.IGNORECASE | re.DOTALL,
)
_HYPOTHETICAL: Final = re.compile(
    r"\b(?:would(?! not comment)|could|might|may|if|unless|should|suppose|imagine|whether|were to|likely to|expected to"
    r"|going to|will)\b|[’']d\b|[’']ll\b",
    re.IGNORECASE,
)
_PERSON_WHO_WILL: Final = re.compile(r"\b(?:would like to|could only|may have)\b", re.IGNORECASE)
_DECLINES: Final = re.compile(r"\b(?:declin|refus)(?:e[sd]?|ing)$", re.IGNORECASE)
_TO_SAY: Final = re.compile(r"to\s(?:say|tell|repeat|call|describe|state|use)\b", re.IGNORECASE)
_CLAUSE_EDGE: Final = re.compile(r"[.;!?\n]|[\"“”‘]|,\s")
# Another thing that the source does: "saying he would not pay and | suggesting that the town should".
_PARTICIPLE: Final = re.compile(r"\w+ing\b")
_PAST: Final = re.compile(r"(?:later\s|then\s|also\s)?(?:\w+ed|said|told|wrote|swore)\b", re.IGNORECASE)
_AND: Final = re.compile(r"\b(?:and|but)\s+$", re.IGNORECASE)
# What comes behind "but" is said after all, and so is a verb in the past behind "declined to comment and".
_YET: Final = re.compile(r"\bbut\s+(?:\w+ly\s+|later\s+|then\s+|also\s+|did\s+|instead\s+)?$", re.IGNORECASE)
_DECLINED_AND: Final = re.compile(
    r"\b(?:declined|refused|failed) to\b[^.;]*\band\s+(?:\w+ly\s+|later\s+|then\s+|also\s+|instead\s+)?$", re.IGNORECASE
)
_IF: Final = re.compile(r"\b(?:if|unless)\s$", re.IGNORECASE)
_REACH: Final = 48  # code points before the cue in which its auxiliaries and negation stand


def settle(page: Page, drafts: list[Draft]) -> None:
    """Set ``stance`` of every draft that does not already have one of its own rule."""
    for draft in drafts:
        if draft.stance == "asserted":
            draft.stance = _stance(page, draft)


def _stance(page: Page, draft: Draft) -> Stance:
    cue = " ".join(span.of(page.text) for span in draft.cue)
    content = " ".join(span.of(page.text) for span in draft.content)
    whole = f"{cue} {content[:60]}" if draft.cue and draft.content and draft.cue[0] < draft.content[0] else cue
    silence = _NO_COMMENT.search(whole)
    # One in the content alone is somebody else's ("Venn said the board did not respond"), unless the source's own.
    if (silence and silence.start() < len(cue)) or _OWN_SILENCE.match(content):
        return "no-comment"
    before = _before_cue(page, draft)
    governed = f"{before} {cue}"
    nobody = _of_nobody(page, draft)
    negated = nobody or bool(_NEGATION.search(_BESIDE.sub(r"\1", governed)))
    rejected = _REJECTS.search(whole)
    # The verb ends the cue: "disagreed with the idea, saying" tells of words of the source's own.
    if _NEITHER.search(governed) or (nobody and (silence := _CALLED_UPON.search(whole)) and silence.start() < len(cue)):
        return "no-comment"
    if _DENIED.search(cue) or (rejected and rejected.start() < len(cue) < rejected.end()):
        return "negated" if negated else "denied"
    if _DECLINES.search(cue) and _TO_SAY.match(content):  # "declined to say “I told you so”"
        return "negated"
    if negated and not (draft.quotation == "direct" and cue.endswith(":")):
        return "negated"
    if _HYPOTHETICAL.search(_PERSON_WHO_WILL.sub("", governed)):
        return "hypothetical"
    if _supposed(page, draft):
        return "hypothetical"
    if _ASKED.search(cue) and (_asks(content) or content.rstrip("\"”’' ").endswith("?")):
        return "question"
    return "asserted"


def _of_nobody(page: Page, draft: Draft) -> bool:
    """Whether the source is nobody, or the report says of it that it did not either."""
    if not draft.source:
        return False
    first = draft.source[0]
    lead = page.text[max(0, first.start - 16) : first.start]
    return bool(_NOBODY.match(first.of(page.text)) or _NOR.search(lead))


def _supposed(page: Page, draft: Draft) -> bool:
    """Whether "if" stands right before who says it: "if voters think that the dam is unsafe"."""
    if not (draft.source and draft.cue and draft.content) or draft.quotation != "indirect":
        return False
    source, cue = draft.source[0], draft.cue[0]
    leads = source.end <= cue.start <= draft.content[0].start
    return leads and bool(_IF.search(page.text, max(0, source.start - 8), source.start))


def _asks(content: str) -> bool:
    return bool(re.match(r"\W*(?:whether|if|who|whom|what|when|where|why|how|which)\b", content, re.IGNORECASE))


def _before_cue(page: Page, draft: Draft) -> str:
    """The words just before the cue that can govern it: back to its source or the edge of its clause."""
    if not draft.cue:
        return ""
    cue = draft.cue[0].start
    floor = max(0, cue - _REACH)
    for span in (*draft.source, *draft.content):
        if floor < span.end <= cue:
            floor = span.end
    stretch = page.text[floor:cue]
    if (_PARTICIPLE.match(page.text, cue) and _AND.search(stretch)) or _YET.search(stretch):
        return ""
    if _PAST.match(page.text, cue) and _DECLINED_AND.search(stretch):
        return ""
    edges = list(_CLAUSE_EDGE.finditer(stretch))
    return stretch[edges[-1].end() :] if edges else stretch
