"""Interviews whose questions and answers have no labels, a paragraph for each: the questions in bold, or only by their
question marks.

Told by what such a page alone has: several paragraphs that put a question to a "you", answered in the first person,
and hardly any reported speech in between. An answer is a direct quotation without marks whose source the text does not
name at that place, and it keeps its question; a question is nobody's statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.analysis import quotes
from onrecord.analysis.drafts import Draft, Page
from onrecord.domain import Span, Spans

ANSWER: Final = "turn-unlabelled-1"

_QUESTIONS: Final = 3  # at least so many, of which two address a "you": a text may ask its readers one or two
_LONGEST_QUESTION: Final = 600  # code points
_LONGEST_REMARK: Final = 240
_ANSWERED: Final = 0.6  # of the questions, by somebody who says "I" or "we", or in a few words
_SAY_I: Final = 2  # of the answers, at least
_FEW: Final = 60  # code points of an answer that need no "I": "Bills."
_REPORTED: Final = 0.2  # of the paragraphs between, at most
_MORE: Final = 12  # paragraphs of one answer

_YOU: Final = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_I: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Oo]ur|[Uu]s|mine|myself)\b")
_ASKS: Final = re.compile(r"\?[\"”’)\]]*$")
# Who reports what others say writes it in the third person; an answer may do that now and then.
_REPORTS: Final = re.compile(
    r"[\"”’],?\s(?:(?:he|she|they)\s|(?:[A-Z][\w.’'-]*\s){1,4})?(?:said|says|told|asked|added)\b"
    r"|\b(?:[A-Z][\w’'-]+|he|she)\s(?:said|says|told\s\w+)\b[^\n]{0,80}[\"“]"
)
_META: Final = re.compile(
    r"[\[(]|(?:this|the)\s(?:interview|conversation|transcript|q\s?&\s?a)\b|(?:interview|text|photos?|translation)\s"
    r"(?:by|:)|read\s|watch\s|subscribe|©|\*{2,}|[-–—_]{2,}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Pair:
    question: Span
    answer: list[Span]


def find(page: Page, labelled: bool) -> list[Draft]:
    """Drafts for the answers of such an interview; none where a page has labels, or is something else."""
    if labelled or page.text.count("?") < _QUESTIONS:
        return []
    first = page.title.end if page.title else 0
    paragraphs = [one for one in page.paragraphs if one.start >= first and one.of(page.text).strip()]
    pairs = _pairs(page.text, paragraphs)
    if not _is_interview(page.text, pairs):
        return []
    return [
        Draft((), (), tuple(pair.answer), ANSWER, confidence=0.85, quotation="direct", question=pair.question)
        for pair in pairs
        if pair.answer
    ]


def _pairs(text: str, paragraphs: list[Span]) -> list[_Pair]:
    """The questions in their order, each with the paragraphs up to the next one."""
    pairs: list[_Pair] = []
    for paragraph in paragraphs:
        if _is_question(text, paragraph) or (pairs and pairs[-1].answer and _is_remark(text, paragraph)):
            pairs.append(_Pair(paragraph, []))
        elif pairs:
            pairs[-1].answer.append(paragraph)
    if pairs:
        pairs[-1].answer = _until_meta(text, pairs[-1].answer)
    return pairs


def _is_question(text: str, paragraph: Span) -> bool:
    words = paragraph.of(text).strip()
    if len(words) > _LONGEST_QUESTION or not _ASKS.search(words) or words[0] in quotes.DOUBLE_MARKS:
        return False
    return not _REPORTS.search(words)


def _is_remark(text: str, paragraph: Span) -> bool:
    """Whether a paragraph says something to a "you" that calls for an answer ("Critics say that you sold early.")."""
    words = paragraph.of(text).strip()
    if len(words) > _LONGEST_REMARK or words[0] in quotes.DOUBLE_MARKS:
        return False
    return bool(_YOU.search(words)) and not _I.search(words) and not _ASKS.search(words)


def _until_meta(text: str, answer: list[Span]) -> list[Span]:
    """The last answer without what the page says below it: no question bounds it."""
    kept: list[Span] = []
    for n, paragraph in enumerate(answer):
        words = paragraph.of(text).strip()
        if _META.match(words) or (n and not _I.search(words)):
            break
        kept.append(paragraph)
    return kept


def _is_interview(text: str, pairs: list[_Pair]) -> bool:
    asked = [pair for pair in pairs if _ASKS.search(pair.question.of(text).strip())]
    if len(asked) < _QUESTIONS or sum(bool(_YOU.search(one.question.of(text))) for one in asked) < 2:
        return False
    if any(len(pair.answer) > _MORE for pair in pairs):
        return False
    own = sum(bool(pair.answer) and _answers(text, pair.answer) for pair in asked)
    if own < _ANSWERED * len(asked) or sum(_says_i(text, pair.answer) for pair in pairs) < _SAY_I:
        return False
    between = [one for pair in pairs for one in pair.answer]
    reported = sum(bool(_REPORTS.search(one.of(text))) for one in between)
    return reported <= _REPORTED * len(between)


def _answers(text: str, answer: list[Span]) -> bool:
    return sum(one.end - one.start for one in answer) <= _FEW or _says_i(text, answer)


def _says_i(text: str, answer: list[Span]) -> bool:
    return any(_I.search(text, one.start, one.end) for one in answer)


def questions(found: list[Draft]) -> Spans:
    """The questions of the answers that :func:`find` found: nothing in them is a statement."""
    return tuple(one.question for one in found if one.question is not None)
