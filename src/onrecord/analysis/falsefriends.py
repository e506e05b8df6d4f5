"""What looks like speech and is none: words that nobody said, verbs that do not speak here, quoted nicknames."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page
from onrecord.analysis.headlines import LABELS
from onrecord.analysis.speakers.lexicon import SPEECH
from onrecord.analysis.turns import TURN

_NOBODY: Final = re.compile(
    r"\W*(?:nobody|no[ -]?one|none|anyone|anybody|whoever|few(?: people)?|not many(?: people)?)\b", re.IGNORECASE
)
_WOULD: Final = re.compile(r"\b(?:would|could|might|should|can|dares?|were to|ever)\b|[’']d\b", re.IGNORECASE)
# Verbs that speak only with a clause or a quotation after them: "added a clause", "noted the time".
_NEEDS_CLAUSE: Final = re.compile(
    r"^(?:has |have |had |also |then )*(?:add(?:s|ed)?|not(?:es|ed)|observ(?:es|ed)|publish(?:es|ed))$", re.IGNORECASE
)
_THING: Final = re.compile(r"^(?:an?|the|his|her|its|their|another|one|two|three|four|five|more|some)\s", re.IGNORECASE)
_ABSTRACT: Final = re.compile(
    r"^\w+\s(?:need|importance|role|fact|lack|risks?|progress|difficult\w+|challenges?|absence|urgency|significance"
    r"|commitments?|concerns?|possibilit\w+|difference|impact|number|growing|recent)\b",
    re.IGNORECASE,
)
# A name that people have for a thing is no statement: "they call it 'the pit' here".
_PEOPLE: Final = re.compile(r"^(?:they|we|you|people|some|many|locals|everyone|everybody|others|what)$", re.IGNORECASE)
_CALLS: Final = re.compile(r"\bcall(?:s|ed|ing)?$", re.IGNORECASE)
_NO_WORDS: Final = re.compile(
    r"^(?:nothing|anything|something|everything|much|little|more|so|it|this|that|which|what|who|whom)$", re.IGNORECASE
)
#: But "Venn denied it" does: what was said before.
_DENIES: Final = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es?|ed)|refut(?:es?|ed)|rebut(?:s|ted)?|contradict(?:s|ed)?)$"
)
_SAID_BEFORE: Final = re.compile(r"(?:it|this|that)$")
# What somebody is brought to do is no statement, unless the verb speaks ("forcing Kerr to admit that the dam leaks").
_CAUSED: Final = re.compile(
    r"\b(?:prompt|forc|lead|push|driv|caus|compel|allow|enabl|encourag)(?:s|ed|ing|es|e)? (?:\w+ ){0,3}$"
)
_FINITE: Final = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|should|can|do|does|did|must|may)\b")
_NEAR: Final = 60  # code points before a source in which the verb that moves it stands
# "Kerr did not say that it held, as the Courier reported": the Courier reported the opposite, or may have.
_AS: Final = re.compile(r",\s+(?:(?:as|like)|(contrary to what|unlike what))\s+$", re.IGNORECASE)
_NOT: Final = r"(?:not|never|cannot)|(?:\w+n[’']t)"
_NOT_TOLD: Final = re.compile(
    rf"^[^;:]{{0,120}}?\b(?:{_NOT})\s(?:\w+\s)?"
    r"(?:say|said|tell|told|claim(?:ed)?|state[d]?|write|written|confirm(?:ed)?|admit(?:ted)?|promise[d]?|call(?:ed)?|announce[d]?"
    r"|suggest(?:ed)?|accuse[d]?|ask(?:ed)?|order(?:ed)?|mention(?:ed)?|declare[d]?|deny|denied)\b",
    re.IGNORECASE,
)
_NOT_AT_ALL: Final = re.compile(rf"^[^;:]{{0,120}}?\b(?:{_NOT})\b", re.IGNORECASE)
_MISTAKEN: Final = re.compile(
    r"\b(?:report(?:s|ed)?|claim(?:s|ed)?|alleg(?:e[sd]?)|suggest(?:s|ed)?|impl(?:y|ies|ied)|assum(?:e[sd]?))$",
    re.IGNORECASE,
)
# Whom a report rests on is nothing that they say: "the Courier said, citing another anonymous source".
_RESTS_ON: Final = re.compile(r"\b(?:cit|quot)(?:e[sd]?|ing)$", re.IGNORECASE)
_WITNESSES: Final = re.compile(
    r"(?:(?:an?|the|another|one|two|three|four|several|some|many|multiple|unnamed|anonymous|unidentified)\s"
    r"|(?:his|her|its|their)\s)"
    r"(?:(?!(?:for|of|to|by|with|from|in|on|and|about|against|as|that)\b)[\w’'-]+\s){0,5}?"
    r"(?:sources?|officials?|aides?|people|persons?|spokes\w+|executives?|lawyers?|advis[eo]rs?|diplomats?"
    r"|strategists?|staffers?|insiders?)"
    r"(?:\s(?:familiar|briefed|close|with|in|at|from|inside|near|who|on)\b[^.;:]{0,120})?\W*",
    re.IGNORECASE,
)
# Whoever is asked is not the one who says it ("Do you think that it will hold?"), nor is the hearer of "you see, …".
_ASKED_YOU: Final = re.compile(r"\b(?:do|does|did|don[’']t|didn[’']t|would|wouldn[’']t)\s+$", re.IGNORECASE)
_YOU: Final = re.compile(r"you(?: (?:all|guys|still|really|yourself))?", re.IGNORECASE)
_TO_THE_HEARER: Final = re.compile(r"(?:see|know)", re.IGNORECASE)
# "All told, 40 ships are laid up" counts them together.
_ALL: Final = re.compile(r"all", re.IGNORECASE)
# What something fills with makes no words of its own: "the square filled with chants for Venn".
_FILLED: Final = re.compile(r"\b(?:fill|echo|erupt)(?:s|ed|ing|es)? (?:with|to|in|into)\b", re.IGNORECASE)
# What raises concerns among people is not what they say: "[his remarks] have raised concerns among some observers".
_RAISED: Final = re.compile(
    r"\b(?:rais|caus|spark|stirr|prompt|stok|drawn?|drew)(?:e|es|ed|ing|s)?\s(?:\w+\s){1,2}(?:among|amongst|with)$",
    re.IGNORECASE,
)
# What a meeting is for is nothing that is said: "ministers gathered on Monday to discuss the treaty".
_PURPOSE: Final = re.compile(r"to (?:discuss|debate|talk about|talk over)", re.IGNORECASE)
# A participle that only tells who is meant: "hackers backing [the mayor] hijacked …".
_SIDING: Final = re.compile(r"(?:backing|supporting|favou?ring|opposing|annoyed|angered|irked|upset)", re.IGNORECASE)
_SPEAKING: Final = SPEECH | frozenset(
    "say tell add ask argue claim state insist write note warn explain reply respond declare announce acknowledge "
    "admit concede confirm deny suggest emphasise emphasize stress promise vow pledge predict repeat observe "
    "complain testify allege assert maintain contend believe think feel call describe criticise criticize accuse "
    "blame dismiss reject conclude mention express propose condemn agree disagree cite indicate signal reveal "
    "apologise apologize".split()
)
# What somebody puts first, or gives more or less of, is what they do: "Venn has prioritised repairs" (of that verb's 12
# places in PolNeAR train the annotators have one as a cue).
_DOES: Final = re.compile(
    r"(?:(?:has|have|had|also|been|is|are|was|were)\s)*(?:prioriti[sz](?:e|es|ed|ing)"
    r"|(?:reduc|increas|withdr[ae]w|suspend|halt|expand|boost|restor)(?:e|es|ed|ing|n|s)?\s"
    r"(?:\w+\s)?(?:support|aid|funding|assistance|help|spending)(?:\s(?:for|to|on))?)",
    re.IGNORECASE,
)
# "The study was supported by a foundation": it paid. And who was pressed to explain something has not done so yet.
_PAID: Final = re.compile(
    r"\b(?:is|are|was|were|been)\s(?:\w+ly\s)?(?:supported|funded|financed|sponsored|backed)(?:\sby)?$"
)
_PAID_FOR: Final = re.compile(
    r"(?:the|this|that|his|her|its|their|an?)\s(?:[\w-]+\s){0,2}"
    r"(?:study|studies|research|work|project|survey|trial|exhibition|festival|report)$",
    re.IGNORECASE,
)
_PRESSED: Final = re.compile(
    r"\b(?:am|is|are|was|were|been|being)\s(?:\w+ly\s)?(?:pressed|asked|urged|invited|challenged|pushed)\sto\s\w+$"
)
_OURS: Final = re.compile(r"(?<![\w’'])(?:[Ww]e|[Oo]urs?|us)(?!\w)")


def without(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts that are no false friends."""
    return [draft for draft in drafts if not _false(page.text, draft)]


def unlabel(page: Page, drafts: list[Draft]) -> None:
    """Take "Interview:", "Watch:" and their like from quotations: they say what a text is, and nobody's name. The label
    of a turn is somebody's ("Review:" of the "Rail Review"), and a gallery whose "we" follows speaks itself."""
    for one in drafts:
        if one.rule == TURN:
            continue
        colon = len(one.source) == 1 and len(one.cue) == 1 and one.cue[0].of(page.text) == ":"
        label = one.source[0].of(page.text).lower() if colon else ""
        ours = label == "gallery" and any(_OURS.search(span.of(page.text)) for span in one.content)
        if label in LABELS and not ours:
            one.source, one.cue = (), ()


def says_nothing(text: str, draft: Draft) -> bool:
    """Whether the content holds no words of anybody's: "said nothing", "declined to comment on that"."""
    content = " ".join(span.of(text) for span in draft.content)
    if not _NO_WORDS.match(content):
        return False
    cue = draft.cue[-1].of(text) if draft.source and draft.cue else ""
    return not (_SAID_BEFORE.match(content) and _DENIES.search(cue))


def _false(text: str, draft: Draft) -> bool:
    source = " ".join(span.of(text) for span in draft.source)
    cue = " ".join(span.of(text) for span in draft.cue)
    if draft.source and _NOBODY.match(source):
        between = text[min(draft.source[0].start, draft.start) : draft.cue[-1].end] if draft.cue else cue
        if _WOULD.search(between):
            return True
    if _caused(text, draft) or _unlike_as(text, draft):
        return True
    if says_nothing(text, draft):
        return True
    if _PEOPLE.match(source) and _CALLS.search(cue):
        return True
    if _YOU.fullmatch(source) and _hearers(text, draft, cue):
        return True
    content = " ".join(span.of(text) for span in draft.content)
    if draft.quotation == "indirect" and (_uttered_by_none(text, draft, source, cue) or _sides(draft, cue)):
        return True
    if _RESTS_ON.search(cue) and draft.quotation == "indirect" and _WITNESSES.fullmatch(content):
        return True
    if _NEEDS_CLAUSE.match(cue) and draft.quotation == "indirect" and _THING.match(content):
        return not _ABSTRACT.match(content) and not _FINITE.search(content)
    return False


def _uttered_by_none(text: str, draft: Draft, source: str, cue: str) -> bool:
    """Whether the cue tells of no speaking: "All told", "the square filled with chants", "raised concerns among"."""
    if _ALL.fullmatch(source) and cue == "told" and draft.source[0].end + 1 == draft.cue[0].start:
        return text.startswith(",", draft.cue[0].end)
    if not (draft.source and draft.cue and draft.content):
        return False
    if _DOES.fullmatch(cue) or _FILLED.match(cue) or _PRESSED.search(cue) or _PURPOSE.fullmatch(cue):
        return True
    if _PAID.search(cue) and _PAID_FOR.match(" ".join(span.of(text) for span in draft.content)):
        return True
    return draft.source[0].start >= draft.cue[-1].end > draft.content[0].start and bool(_RAISED.search(cue))


def _sides(draft: Draft, cue: str) -> bool:
    """Whether the cue is a bare participle of siding right behind its source, or an annoyance: "the letter so annoyed
    officials". Beside an auxiliary or a comma it may speak ("were backing the plan")."""
    if not _SIDING.fullmatch(cue) or not (draft.source and draft.content):
        return False
    if cue.lower().endswith("ing"):
        return draft.source[-1].end + 1 == draft.cue[0].start
    return draft.cue[-1].end < draft.source[0].start and draft.content[0].start < draft.cue[0].start


def _hearers(text: str, draft: Draft, cue: str) -> bool:
    """Whether "you" is asked, or only spoken to: "Do you think", "You see, the dam is old"."""
    you = draft.source[0]
    if _ASKED_YOU.search(text, max(0, you.start - 12), you.start):
        return True
    said = min((span.start for span in draft.content), default=0)
    return bool(_TO_THE_HEARER.fullmatch(cue)) and (said < you.start or text.startswith(",", draft.cue[-1].end))


def _caused(text: str, draft: Draft) -> bool:
    """Whether the source is somebody whom something brings to act, and the cue says nothing of speaking."""
    if not draft.source or not draft.cue or draft.quotation != "indirect":
        return False
    source, cue = draft.source[-1], draft.cue[0]
    between = text[source.end : min(cue.start, source.end + _NEAR)]
    if not between.startswith(" to ") or "." in between or set(cue.of(text).lower().split()) & _SPEAKING:
        return False
    return bool(_CAUSED.search(text, max(0, draft.source[0].start - _NEAR), draft.source[0].start))


def _unlike_as(text: str, draft: Draft) -> bool:
    """Whether a negated clause is taken for what an "as they reported" behind it gives: they reported it without the
    "not", or may have."""
    if not (draft.source and draft.cue and draft.content) or draft.quotation != "indirect":
        return False
    content, source, cue = draft.content[-1], min(draft.source[0], draft.cue[0]), draft.cue[-1]
    if content.end > source.start or source.start - content.end > _NEAR:
        return False
    joined = _AS.search(text[max(0, content.end - 30) : source.start])
    words = content.of(text)
    return joined is not None and bool(
        joined[1] or _NOT_TOLD.match(words) or (_MISTAKEN.search(cue.of(text)) and _NOT_AT_ALL.match(words))
    )
