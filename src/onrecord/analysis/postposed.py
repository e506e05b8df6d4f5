"""Reporting clauses that end a sentence without marks: "The stand stays shut, the club's treasurer decided on Sunday."

What is said comes first and looks like the reporter's own words until the comma, so the model now and then passes it
over, above all where the verb is rare or an apposition parts it from its subject. The form itself is clear: a whole
clause, a comma, somebody who can speak, a verb of saying, when and where at most, and the sentence's end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.analysis.drafts import MODEL_RULE, Draft, Page, Places
from onrecord.analysis.edges import inside_marks
from onrecord.analysis.quotes import MARKS
from onrecord.analysis.sentences import breaks
from onrecord.analysis.speakers.nouns import form_of
from onrecord.domain import Span, Spans

POSTPOSED: Final = "postposed-1"
# Of the form's 106 places in PolNeAR train the annotators have 97 with the same source and content, and 3 not at all.
CONFIDENCE: Final = 0.8  # set by hand, below that share

_VERBS: Final = (
    "said|says|say|told|tells|warn(?:s|ed)?|promise[sd]?|pledge[sd]?|vow(?:s|ed)?|swore|swears|decide[sd]|reveal(?:s|ed)"
    "|announce[sd]|explain(?:s|ed)|insist(?:s|ed)|added|adds|argue[sd]|admit(?:s|ted)|concede[sd]|confirm(?:s|ed)"
    "|declare[sd]|claim(?:s|ed)|predict(?:s|ed)|recall(?:s|ed)|repl(?:ies|ied)|respond(?:s|ed)|complain(?:s|ed)"
    "|stress(?:es|ed)|testif(?:ies|ied)|ruled|reckon(?:s|ed)|maintain(?:s|ed)|joke[sd]|report(?:s|ed)|believe[sd]"
    "|noted|estimated|appeal(?:s|ed)|pleaded|pleads|thundered|snapped|shrugged|quipped|wrote|writes|written|stated"
    "|suggest(?:s|ed)|conclude[sd]|hinted|laid\\sout|lays\\sout|(?:made|makes)\\sit\\s(?:plain|clear)|let\\sit\\sbe\\sknown"
    "|(?:is|was|are|were)\\s(?:certain|sure|convinced|adamant)"
)
_DAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_ON: Final = (
    rf"(?:{_DAY}|\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:[A-Z][\w-]+\s){1,3}(?:TV|FM)\b|(?:the\s|local\s|state\s|national\s)?(?:radio|television|air|camera|stage)\b"
    r"|(?:Radio|Channel|Twitter|Facebook|Instagram|Telegram|Truth\sSocial|X)\b"
    r"|(?:his|her|their|its|the)\s(?:\w+\s)?(?:website|blog|page|site|air|programme|podcast|steps|eve|phone|porch)\b)"
)
_WHEN: Final = (
    rf"(?:(?:late|early|later|earlier|yesterday|today|tonight|afterwards|again)\b|{_DAY}(?:\s(?:morning|afternoon|evening|night))?"
    r"|(?:the\ssame|that|this|last)\s(?:day|evening|morning|afternoon|night|week|month|year)\b)"
)
_WHERE: Final = (
    rf"(?:on\s{_ON}|(?:at|in|from|during|after|before|outside|inside|via|by|near)\s"
    r"(?!(?:which|what|how|whether|that|least|most|all|\w+ing)\b))"
)
# When, again and again, then where and what else stands there.
_CIRCUMSTANCE: Final = re.compile(rf"(?:\s{_WHEN})*(?:\s{_WHERE}.*)?")
_ANOTHER_CLAUSE: Final = re.compile(r"\s(?:is|are|was|were|has|had|have|will|would|that|which|who|whether)\b")
# Whom it was told: "refugees told the paper", "she promised the council".
_HEARER: Final = (
    r"(?<=told|ells|ised|ises|rned|dged)\s(?:me|us|him|her|them|(?:(?:the|his|her|their|our)\s)?(?!(?:that|an?|in|on|at|to|from|during|after|before|"
    r"by|via|near|outside|inside|late|later|early|earlier|yesterday|today|tonight|afterwards|again|last|this)\b)"
    r"[\w’'-]+(?:\s[A-Z][\w’'-]*){0,3})(?:\sso)?"
)
_CUE: Final = re.compile(
    rf"(?<=[\w,’']\s)(?P<cue>(?:(?:has|have|had|also|later|then)\s){{0,2}}(?:{_VERBS}))\b"
    rf"(?P<hearer>{_HEARER})?(?P<rest>[^,;:.!?()\n\"“”‘«»]{{0,120}})(?=[.!?](?:\s|$)|\n|$)"
)
_TOLD: Final = re.compile(r"(?:told|tells)$")
_NO_PART: Final = frozenset(
    "and but or nor as which that who whom whose when while where because if so yet than with to in on by is was are "
    "were has had have not across among all it there what how why this these those only even also he she they we i you "
    "before after".split()
)
_PRONOUNS: Final = frozenset("he she they we I".split())
_DETERMINERS: Final = frozenset(
    "the a an his her its their our my one another two three four several some many most both".split()
)
# What begins more words about who it is: "the head of the board", "two people briefed on the talks".
_OF: Final = frozenset("of for at from with in on near close familiar briefed present".split())
_NO_MORE: Final = frozenset(
    "and but or nor as that which who whom whose when while where because if so yet than".split()
)
_PARTICLES: Final = frozenset("van von de der den di da del la le al el bin ibn".split())
_VOICES: Final = frozenset(("person", "pair", "group", "organisation"))
_APPOSED: Final = re.compile(r"(?:who|whose|the|an?|its|his|her|their|until|on|now|then|former|[A-Z])\b")
# What opens a sentence before its subject, or is no clause: then the comma is not the content's end.
_OPENS: Final = re.compile(
    r"(?:When|While|After|Before|As|If|Unless|Although|Though|Because|Since|Once|Until|Despite|Asked|Even|In|On|At|By|For|"
    r"With|Without|From|During|According|But|And|Yet|So|Then|Later|Still|Now|To|Like|Unlike|Under|Among|Between|Over|"
    r"Instead|Speaking|Also|However|Meanwhile|\w+ly|\w+ing|\w+day)\b"
)
_LATER: Final = re.compile(
    r"(?:The|An?|One|Two|Three|Four|Five|Six|Seven|Some|That|This|Last|Next|Every|Several|Many|\d+|Minutes|Hours|Days|Weeks|"
    r"Months|Years)\b.*\b(?:later|ago|earlier|before|after|time|year|month|week|day|night|morning|evening)$"
)
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|am|has|had|have|will|would|can|could|should|shall|must|may|might|does|did|do|cannot|needs?|went|"
    r"goes|comes?|came|gets?|got|knows?|knew|makes?|made|takes?|took|gives?|gave|stays?|\w{2,}ed)\b|[’'](?:s|re|ll|d|ve)\b"
    r"|n[’']t\b"
)
# These speak without an object, too, so that what stands before them may be anything.
_ALONE: Final = re.compile(
    r"(?:repl|respond|decide|appeal|testif|ruled|complain|plead|report|shrug|snap|joke|written|writes|wrote|thunder|added|adds)"
)
_ASKS: Final = re.compile(r"(?:appeal|plead)")
_PLACE: Final = re.compile(r"[A-Z][A-Z .,’'-]{2,40}(?:\s?\([^()\n]{2,40}\))?\s[-–—]+\s(?=\S)")
_SHORTEST: Final = 3  # words of a content
_REACH: Final = 600  # code points of a sentence before its verb
_LONGEST_WHO: Final = 12  # words


def find(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts for such clauses whose verb no draft has yet with the words before it."""
    out: list[Draft] = []
    places = Places(drafts)
    cues = {span.end: one for one in drafts for span in one.cue}
    for match in _CUE.finditer(page.text):
        found = _clause(page, match)
        if found is None:
            continue
        source, content = found
        cue = Span(*match.span("cue"))
        own = cues.get(cue.end)
        if own is not None:
            if own.rule == MODEL_RULE and own.content and all(span.start >= cue.end for span in own.content):
                own.source, own.cue, own.content = (source,), (cue,), (content,)  # it had whom it was told, or when
            continue
        if _free(page.text, places.touching([content, source, cue]), content):
            out.append(Draft((source,), (cue,), (content,), POSTPOSED, confidence=CONFIDENCE))
    return out


def _free(text: str, others: Sequence[Draft], content: Span) -> bool:
    """Whether other drafts leave a content room: they lie in it, or give up a piece that another line's cue took."""
    outer = [one for one in others if any(span.start < content.start or span.end > content.end for span in one.spans)]
    if any(not _elsewhere(text, one, content) for one in outer):
        return False
    for one in outer:
        one.content = _beside(one.content, content)
    return True


def _elsewhere(text: str, one: Draft, content: Span) -> bool:
    """Whether a draft has other contents, and its cue on another line."""
    if not 0 < len(_beside(one.content, content)) < len(one.content):
        return False
    return all(text.find("\n", min(span.end, content.end), max(span.start, content.start)) >= 0 for span in one.cue)


def _beside(spans: Spans, content: Span) -> Spans:
    return tuple(span for span in spans if span.end <= content.start or span.start >= content.end)


def _clause(page: Page, match: re.Match[str]) -> tuple[Span, Span] | None:
    """Who speaks and what is said before a verb; None where the sentence has another form."""
    text, cue = page.text, match.start("cue")
    if bool(match["hearer"]) < bool(_TOLD.search(match["cue"])) or inside_marks(page, cue):
        return None
    rest = match["rest"].rstrip()
    if _CIRCUMSTANCE.fullmatch(rest) is None or _ANOTHER_CLAUSE.search(rest):
        return None
    floor = max(0, cue - _REACH)
    start = max(floor, text.rfind("\n", floor, cue) + 1)
    ends = breaks(text, start, cue)
    if ends:
        start = ends[-1] + 1
        while start < cue and (text[start].isspace() or text[start] in ")]"):
            start += 1
    if start == floor and floor:
        return None
    dateline = _PLACE.match(text, start, cue)
    start = dateline.end() if dateline else start
    lead = text[start:cue].rstrip()
    if not MARKS.isdisjoint(lead.replace("’", "").replace("'", "")) or _OPENS.match(lead):
        return None
    who = _who(lead)
    if who is None:
        return None
    said = lead[:who].rstrip(", ")
    if len(said.split()) < _SHORTEST or not said[0].isalnum() or said[0].islower():
        return None
    verb = match["cue"]
    if not _FINITE.search(said) and (_LATER.match(said) or (_ALONE.search(verb) and not _ASKS.search(verb))):
        return None
    return Span(start + who, start + len(lead)), Span(start, start + len(said))


def _who(lead: str) -> int | None:
    """Where who speaks begins, at the end of what stands before a verb."""
    if not lead.endswith(","):
        at = lead.rfind(", ")
        return at + 2 if at > 0 and speaks(lead[at + 2 :]) else None
    comma = lead.rfind(", ", 0, len(lead) - 1)
    at = lead.rfind(", ", 0, max(comma, 0))
    if at <= 0:
        return None
    who, apposed = lead[at + 2 : comma], lead[comma + 2 : -1]
    if not speaks(who) or not _APPOSED.match(apposed) or who in _PRONOUNS:
        return None
    named, name = who.split()[-1][0].isupper(), apposed[0].isupper()
    return at + 2 if named != name else None


def speaks(words: str) -> bool:
    """Whether words that stand before a verb are a pronoun, a name or a description of somebody who can speak."""
    tokens = words.split()
    if not tokens or len(tokens) > _LONGEST_WHO:
        return False
    if tokens[0] in _PRONOUNS:
        return len(tokens) == 1
    determined = tokens[0].lower() in _DETERMINERS
    tokens = tokens[determined:]
    of = next((n for n, token in enumerate(tokens) if token in _OF), len(tokens))
    head = tokens[:of]
    if not (_NO_PART | _DETERMINERS).isdisjoint(token.lower() for token in head) or not _NO_MORE.isdisjoint(tokens):
        return False
    if not head or any(not token[0].isalpha() or (token.islower() and token.endswith("ing")) for token in head):
        return False
    plain = [token for token in head if token.islower() and token not in _PARTICLES]
    named = head[-1][0].isupper()
    if not plain:
        return named and not determined and not tokens[of:]
    noun = plain[-1].removeprefix("ex-")
    form = form_of([word.lower() for word in head], noun, False, None)
    return form in _VOICES and (determined or named or form == "group")
