"""What words were said in, by the words that tell it: in writing, on the air, in court, from a pulpit.

An :class:`~onrecord.domain.Occasion` keeps names and a few kinds; "in a letter to shareholders" and "at a dinner in
Norwick" differ in what neither holds. So its evidence is read once more, for the sorts of setting of which no one
occasion is both. A newspaper prints what is said at a press conference, and a speech may be on the air: such sorts
exclude nothing of each other, and all of it is of low severity, as who writes a letter may read it out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

#: Sorts of setting by the words that tell them.
_SORTS: Final = {
    name: re.compile(rf"\b(?:{words})\b")
    for name, words in {
        "writing": r"(?:in|by|with|via|through|sent) (?:\w+['’]?s? |[\w-]+ ){0,5}?(?:letters?|op-ed|essay|e-?mails?|"
        r"memo|memorandum|newsletter|article|leaflet|pamphlet|communiqu[ée]|circular|column|note|dispatch|"
        r"press release|news release|text message|opinion piece)(?! of\b)|wrote|writing (?:in|for|to)|in writing",
        "post": r"(?:tweet|thread)(?:s|ed)?(?!-)|(?:in|with|by) (?:an?|one|his|her|their) (?:[\w-]+ ){0,2}post"
        r"(?! office)|posted|posts on|facebook|instagram|twitter|linkedin|tiktok|telegram (?:post|channel)|on telegram|"
        r"social media",
        "podcast": r"podcast(?:er)?",
        "radio": r"radio|airwaves|fm|phone-in|call-in",
        "television": r"television|televised|tv|telly|talk show|chat show",
        "paper": r"newspaper|magazine",
        "press conference": r"(?:news|press|media) (?:conference|briefing)s?|presser",
        "reporters": r"reporters|journalists|correspondents|(?:to|told|before|faced|facing|met) the (?:press|media)",
        "chamber": r"parliaments?|senate|senators|mps|lawmakers|deputies|congressional|committee|subcommittee|"
        r"house of (?:commons|lords|representatives)|the commons|legislators|bundestag|parliamentary|meps|plenary|"
        r"national assembly|(?:state|upper|lower) house|council chamber|debating chamber",
        "court": r"(?<!tennis )(?<!earls )courts?|judges?|jury|jurors|magistrates?|courtroom|witness (?:stand|box)|"
        r"tribunal|in the dock|inquest|(?:at|during) (?:\S+ ){0,4}trial",
        "rally": r"rally|rallies|marchers|demonstration|protesters|demonstrators|vigil|picket|strikers|campaign stop",
        "church": r"sermon|homily|pulpit|worshippers|congregation|parishioners|mass-?goers",
        "class": r"students|pupils|lecture|graduates|graduation|commencement|schoolchildren|undergraduates|cadets|"
        r"campus",
        "owners": r"shareholders?|investors|earnings call|annual general meeting|agm",
        "staff": r"employees|staff|all-hands",
        "troops": r"soldiers|troops|sailors|garrison",
        "table": r"dinner|banquet|gala|reception|lunch|luncheon|toast",
        "forum": r"(?<!news )(?<!press )(?<!media )conference|forum|summit|expo|symposium|convention|"
        r"(?:party|trade|union|world|annual|youth) congress|trade fair",
        "phone": r"(?:by|over the|on the|via) (?:tele)?phone|(?:phone|telephone|conference|video) (?:call|conversation|"
        r"interview)|(?:in|on|during) an? call",
        "talks": r"talks|negotiations|negotiators",
        "cabinet": r"cabinet",
        "funeral": r"funeral|mourners|eulogy|graveside|burial",
        "ward": r"patients|the ward|bedside",
        "interview": r"interview|interviewed|sit-down",
        "council": r"council|councill?ors|general assembly",
        "ceremony": r"ceremony|inauguration|ribbon-cutting|unveiling|parade|wedding",
        "hearers": r"villagers|residents|visitors|guests|onlookers|fans|refugees|passers-by|shoppers|"
        r"supporters|party members|elders|passengers|veterans|diners",
    }.items()
}
#: The same for a reader.
_SAID: Final = {
    "writing": "in writing",
    "post": "a post",
    "podcast": "a podcast",
    "radio": "on the radio",
    "television": "on television",
    "paper": "for a paper",
    "press conference": "a press conference",
    "reporters": "to reporters",
    "chamber": "before lawmakers",
    "court": "in court",
    "rally": "at a rally",
    "church": "in church",
    "class": "to students",
    "owners": "to investors",
    "staff": "to staff",
    "troops": "to soldiers",
    "table": "at table",
    "forum": "at a conference",
    "phone": "a call",
    "talks": "in talks",
    "cabinet": "in cabinet",
    "funeral": "at a funeral",
    "ward": "among patients",
    "interview": "an interview",
    "council": "before a council",
    "ceremony": "at a ceremony",
    "hearers": "to people who were there",
}
#: Sorts of which one occasion is hardly both, each with those it excludes. Chosen on pairs of training/whereabouts
#: (benchmarks.versions.telling), and nothing that is on the air but what hardly ever is.
_APART: Final = frozenset(
    frozenset((one, other))
    for one, others in {
        "writing": "podcast, press conference, reporters, chamber, court, rally, church, class, "
        "table, forum, phone, troops, funeral, cabinet",
        "post": "podcast, court, rally, church, class, table, cabinet, funeral, talks, press conference",
        "podcast": "television, chamber, court, rally, church, class, forum, table, talks, cabinet, paper, troops, "
        "funeral, press conference",
        "radio": "television, owners, staff",
        "television": "owners",
        "paper": "radio, television",
        "press conference": "church, class, chamber, rally, troops, interview",
        "chamber": "rally, church, class, table, owners, staff, troops, phone, interview, funeral, ward",
        "court": "rally, church, class, forum, table, owners, staff, troops, phone, interview, cabinet",
        "rally": "class, table, phone, interview, talks, cabinet",
        "church": "class, forum, talks, interview, owners",
        "class": "owners, troops, phone, talks, cabinet, interview, ward",
        "forum": "phone, interview, cabinet, troops, funeral, ward",
        "table": "phone",
        "council": "writing, podcast, interview, rally, church, class, table, phone, troops, post",
        "ceremony": "writing, podcast, interview, chamber, court, phone, cabinet, council, post, talks",
        "hearers": "podcast, interview, chamber, court, phone, cabinet, council, writing",
        "interview": "table, troops, owners, funeral, cabinet, talks",
    }.items()
    for other in others.split(", ")
)
#: What tells where an occasion was not: "after the trial", "outside parliament".
_AROUND: Final = re.compile(
    r"\b(?:outside|opposite|near|after|following|ahead of|about|against|for|of|aired|broadcast|carried|streamed|"
    r"shown|relayed|quoted|translated)\b[^,]*|\b(?:show|contest|competition)['’]s judges|"
    r"\bcourt (?=reporter)|\bcent(?:re|er) court\b"
)
_MOST: Final = 400  # characters of evidence that are read; bounds the work on hostile text


def sorts(words: str) -> frozenset[str]:
    """The sorts of setting that words tell of."""
    return _sorts(words[:_MOST])


@lru_cache(maxsize=10_000)
def _sorts(words: str) -> frozenset[str]:
    low = _AROUND.sub(" ", words.casefold())
    return frozenset(name for name, pattern in _SORTS.items() if pattern.search(low))


def apart(one: frozenset[str], other: frozenset[str]) -> str | None:
    """Why two occasions of these sorts are hardly one, as a phrase for a reader; None for nothing."""
    if one & other:
        return None
    found = sorted((left, right) for left in one for right in other if frozenset((left, right)) in _APART)
    return f"by what it is called the one is {_SAID[found[0][0]]}, the other {_SAID[found[0][1]]}" if found else None
