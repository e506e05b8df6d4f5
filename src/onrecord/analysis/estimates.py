"""Who puts a number on something: "Venn put the cost at 85 million", "officials had put it at 700".

The corpus teaches it too seldom for the model to find it reliably: in PolNeAR train four main clauses have it, all of
them annotated, the object and "at" with its number as what was said. Who has no voice puts nothing at anything: a win
that "put Eastmere at 12 points" says nothing.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page, Places
from onrecord.analysis.silences import LONGEST_LINE, SENTENCE, who_before
from onrecord.analysis.speakers.nouns import form_of
from onrecord.domain import Span

ESTIMATE: Final = "estimate-1"
CONFIDENCE: Final = 0.9  # set by hand

_SMALL: Final = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|hundreds|thousands|"
    "(?:one|a)\\s+(?:hundred|thousand|million|billion|third|quarter|fifth|half)"
)
_ROUGHLY: Final = (
    "about|around|roughly|nearly|almost|some|just|a|little|bit|over|under|more|less|fewer|than|least|most|only|up|to|"
    "close|between|well|as|high|low|much|many|approximately|slightly|somewhere"
)
_PUT: Final = re.compile(
    r"(?<=[\s,])(?P<cue>(?:(?:has|have|had)\s+(?:also\s+)?)?(?:put|puts|pegged|pegs))"
    r"(?P<object>\s+(?!(?:in|on|off|out|up|down|forward|together|aside|back|into|an?\s+end)\b)"
    r"(?:[^\W\d_][\w’'-]*|[$€£]?\d[\d.,]*)(?:\s+(?!at\b)[^\W_][\w’'-]*){0,8}?)"
    r"(?<!\bin)(?<!\bon)(?<!\boff)(?<!\bout)(?<!\bup)(?<!\bdown)(?<!\bback)\s+at\s+"
    rf"(?:(?:{_ROUGHLY})\s+){{0,6}}(?:[$€£]\s?\d|\d|(?:{_SMALL})\b)"
)
# "Venn estimated 600 jobs": the number right behind the verb.
_ESTIMATED: Final = re.compile(
    r"(?<=[\s,])(?P<cue>(?:(?:has|have|had)\s+(?:also\s+)?)?(?:estimate[sd]|reckon(?:s|ed)))"
    rf"(?P<object>\s+(?:(?:{_ROUGHLY})\s+){{0,6}}(?:[$€£]\s?\d|\d|(?:{_SMALL})\b))"
)
#: No number of anything: a time of day, a house, a score.
_ELSE: Final = re.compile(
    r"[\d.,:]*\d(?::\d\d|\s*(?:[ap]\.?m\b|o['’]clock)|[–-]\d|\s+(?:[A-Z][\w’'-]+\s+){0,2}(?:Street|Road|Avenue|Lane|Square)\b)"
)
_HINT: Final = re.compile(r"\b(?:puts?|pegg?(?:s|ed))\b[^.\n]{1,120}?\bat\b|\b(?:estimate[sd]|reckon(?:s|ed))\b")
_END: Final = re.compile(
    r"[;:()\n\"“”—–]|,(?!\d)|\.(?!\d)|\s(?:and(?!\s+[$€£]?\d)|but|while|as|which|who|when|after|before)\s"
)
_NOT_SAYING: Final = re.compile(
    r"\b(?:to|be|been|being|is|are|was|were|will|would|could|can|may|might|should|must|not|never|that|this|which|these|"
    r"those|what|who|and|or)$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_TAIL: Final = re.compile(r",|\s(?:of|at|in|for|from|with|on|by|who|which)\s")
_VOICES: Final = frozenset(("person", "pair", "group", "organisation", "document"))
_PRONOUNS: Final = frozenset("he she they we it i".split())
_PRONOUN: Final = re.compile(r"\b(?:he|she|they|we|it|I)$", re.IGNORECASE)


def find(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts for numbers that somebody puts on something and that no draft has yet."""
    if not _HINT.search(page.text):
        return []
    places, cues = Places(drafts), [span for draft in drafts for span in draft.cue]
    out = []
    for match in SENTENCE.finditer(page.text):
        if match.end() - match.start() > LONGEST_LINE:
            continue
        found = _PUT.search(page.text, match.start(), match.end())
        found = found or _ESTIMATED.search(page.text, match.start(), match.end())
        if found is None or _ELSE.match(page.text, found.end() - 1):
            continue
        end = _END.search(page.text, found.end(), match.end())
        content = Span(found.start("object") + 1, end.start() if end else match.end())
        cue = Span(*found.span("cue"))
        source = _source(page.text, match.start(), cue.start)
        taken = places.touching([content]) or any(each.start < cue.end and cue.start < each.end for each in cues)
        if source is not None and not taken:
            out.append(Draft((source,), (cue,), (content,), ESTIMATE, confidence=CONFIDENCE))
    return out


def _source(text: str, start: int, end: int) -> Span | None:
    """Who stands before the verb, where it is somebody, or something that is read."""
    lead = text[start:end].rstrip()
    if _NOT_SAYING.search(lead):
        return None
    pronoun = _PRONOUN.search(lead)  # "In the middle of the month she"
    if pronoun:
        return Span(start + pronoun.start(), start + len(lead))
    found = who_before(text, Span(start, start + len(lead))) if lead.strip() else None
    return found if found is not None and _speaks(found.of(text)) else None


def _speaks(source: str) -> bool:
    end = _TAIL.search(source)
    words = _WORD.findall(source[: end.start()] if end else source)
    if not words or words[-1].lower() in ("the", "a", "an", "this", "its", "his", "her", "their"):
        return False  # "the estimated 600 jobs"
    if words[0].lower() in _PRONOUNS:
        return len(words) == 1
    if words[-1][0].isupper() and words[0].lower() not in ("the", "a", "an"):
        return True
    return form_of([word.lower() for word in words], words[-1].lower(), words[-1][0].isupper(), None) in _VOICES
