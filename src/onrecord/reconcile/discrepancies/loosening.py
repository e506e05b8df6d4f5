"""Occasions as they are held against each other: without what the words that tell of them leave open.

"In remarks to listeners" may be of an interview, "on state radio" of a speech; a programme is a station's, "the Norwick
daily" may be the Gazette, and a session is parliament's as well as a committee's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onrecord.domain import Occasion
from onrecord.reconcile.discrepancies import places

#: Kinds of occasion that one may have beside another: a speech is held in parliament.
_WITHIN: Final = (
    {"speech", "parliamentary session"},
    {"speech", "press conference"},
    {"speech", "meeting"},
)
#: An interview is given by phone; what is on television, or to several on one line, is not.
_RUNG: Final = {"call", "interview"}
_MANY: Final = re.compile(
    r"\b(?:reporters|journalists|analysts|investors|donors|conference call|television|tv)\b", re.IGNORECASE
)
#: The same where both are over a line.
_ON_LINE: Final = ({"call", "meeting"}, {"call", "press conference"})
_REMARKS: Final = re.compile(r"\b(?:remarks|conversation)\b")
_SPEECH: Final = re.compile(r"\b(?:speech|speeches|address|keynote|lecture|sermon|eulogy|homily|toast|rally)\b")
_ASKED: Final = re.compile(r"\b(?:interview\w*|sit-down|asked|questioned|grilled|quizzed)\b")
_HEARERS: Final = re.compile(r"\b(?:listeners|viewers|followers|subscribers)\b")
#: What many a thing is called while it goes on, by no name.
_SESSION: Final = re.compile(r"(?:^|[\s-])(?:session|plenary|sitting|dialogue|conversation)\b(?! of [A-Z])")
_ONLINE: Final = re.compile(r"\b(?:virtual|online|video|zoom|remote)\b", re.IGNORECASE)
#: What tells of a medium without its name: who asks there, whose or from where it is.
_DESCRIBED: Final = re.compile(
    r"(?:(?:the|a|an) )?(?:[\w-]+ ){0,2}(?:host|presenter|anchor|moderator)s?\b.*"
    r"|.*['’]s? (?:podcast|show|programme|program|newsletter)"
    r"|(?:the|a|an|our) (?:[a-z][\w-]* ){0,3}(?:paper|newspaper|magazine|channel|wire|website|site|podcast|newsroom)"
    r"|(?:the|a|an|our) (?:[a-z][\w-]* ){0,3}(?:[A-Z][\w-]+ )?(?:daily|weekly|broadcaster|station|agency)|listeners .*"
)
_ACCOUNT: Final = re.compile(r"(?:telegram|facebook|twitter|instagram|tiktok|linkedin|whatsapp)\b", re.IGNORECASE)
_PHONE: Final = re.compile(r"\b(?:tele)?phone\b|\bcall\b")
_PROGRAMME: Final = re.compile(r"\b(?:programme|program|show|podcast|bulletin|news hour)\b", re.IGNORECASE)
_STATION: Final = re.compile(r"\b(?:radio|television|tv|broadcaster|channel|station|network)\b", re.IGNORECASE)


def loosened(one: Occasion, other: Occasion, words: str, others: str) -> tuple[Occasion, Occasion]:
    """Two occasions without what tells nothing of each other; ``words`` and ``others`` are what tells of them. Where no
    words are known, an occasion is what it is held for."""
    told = f"{words} {one.medium} {others} {other.medium}"
    one, other = _alone(one, words), _alone(other, others)
    rung = words and others and {one.kind, other.kind} == _RUNG and not _MANY.search(told)
    if {one.kind, other.kind} in _WITHIN or rung:
        one = replace(one, kind=other.kind)
    if _afar(words) and _afar(others):
        other = replace(other, event=None, kind=one.kind if {one.kind, other.kind} in _ON_LINE else other.kind)
    elif _there(one, other) or _there(other, one):
        other = replace(other, event=None)
    if one.medium and other.medium and _of_one(one.medium, other.medium):
        other = replace(other, medium=None)
    return one, other


def unnamed(one: Occasion, other: Occasion) -> bool:
    """Whether all that may tell two occasions apart is what their events are called, one of them without a name: "the
    teachers' congress", "the union's annual conference"."""
    alike = one.kind == other.kind or "unknown" in (one.kind, other.kind)
    return bool(alike and one.event and other.event and not (named(one.event) and named(other.event)))


def _alone(one: Occasion, words: str) -> Occasion:
    """An occasion without the kind, the event and the medium that its words only seem to tell."""
    remarks = one.kind == "speech" and _REMARKS.search(words) and not _SPEECH.search(words)
    aired = words and one.kind == "interview" and not named(one.medium) and not _ASKED.search(words)
    heard = one.kind == "speech" and _HEARERS.search(one.interlocutor or "")
    if remarks or heard or (aired and one.medium):
        one = replace(one, kind="unknown")
    elif one.kind == "speech" and _PHONE.search(words):
        one = replace(one, kind="call")
    elif one.kind == "interview" and _ACCOUNT.match(one.medium or ""):
        one = replace(one, kind="post")
    if one.event and _SESSION.search(one.event):
        one = replace(one, kind="unknown" if one.kind == "meeting" else one.kind, event=None)
    return one


def _afar(words: str) -> bool:
    """Whether they speak over a line."""
    return bool(_ONLINE.search(words) or _PHONE.search(words))


def _there(one: Occasion, other: Occasion) -> bool:
    """Whether the one's event is called by the place of the other: "the Norwick summit"."""
    town = (other.place or "").split(",")[0]
    return bool(one.event and town and town[0].isupper() and re.search(rf"\b{re.escape(town)}\b", one.event))


def named(medium: str | None) -> bool:
    """Whether there is a name with a capital."""
    return any(word[:1].isupper() for word in (medium or "").split())


def _of_one(one: str, other: str) -> bool:
    """Whether the one is a programme and the other a station, which may have it; or one of them is but described, and
    nothing says that it is of another sort."""
    sorts = {places.sort(one), places.sort(other)}
    if (_DESCRIBED.fullmatch(one) or _DESCRIBED.fullmatch(other)) and (None in sorts or len(sorts) == 1):
        return True
    return any(
        _PROGRAMME.search(left)
        and not _STATION.search(left)
        and _STATION.search(right)
        and not _PROGRAMME.search(right)
        for left, right in ((one, other), (other, one))
    )
