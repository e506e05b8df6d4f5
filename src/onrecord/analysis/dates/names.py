"""Words that are no date: months and days in names ("Mr March"), verbs ("to march"), ages ("tomorrow's leaders")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.analysis.dates.lexicon import DOUBTFUL, GAP, MONTH, PART_OF_DAY

_LOOK: Final = 32  # code points before a month's or day's name that tell what it is
_WORD_BEFORE: Final = re.compile(r"([^\W\d_][\w.'’-]*)([^\S\n]{1,3})$")
_PLACE_OF_MONTH: Final = frozenset(
    "in since until till during through throughout last next this early late mid end beginning start middle every each "
    "between before after past coming following previous that began started entered ended all".split()
)
_LOOSE: Final = frozenset("by from to of for and or into on the a an around about with as".split())
_TITLES: Final = frozenset(
    "mr mrs ms miss dr sir lady lord dame prof professor president minister senator sen rep mayor judge general gen "
    "captain capt sergeant sgt lieutenant lt colonel col secretary governor gov king queen prince princess baroness "
    "aunt uncle detective officer".split()
)
_NOT_OF_THE_MONTH: Final = re.compile(
    r"(?<!\.)(?:[^\S\n](?:on|against|for)[^\S\n](?!\d|the\s\d)|[^\S\n](?:of|in)[^\S\n](?!\d)|[-–]?(?:be|not)\b)"
)
_CAPITAL_AFTER: Final = re.compile(r"[^\S\n]([A-Z][\w’'-]+)")
_SMALL_AFTER: Final = re.compile(r"[^\S\n][a-z]")
# Adjectives that make a day a name.
_NAMED_DAYS: Final = re.compile(
    r"\b(?:black|super|bloody|ash|good|palm|cyber|giving|ruby|freaky|shrove|fat|red|man|girl|holy|maundy|whit|casual"
    r"|big|blue|mega|every|each|any|one|some|most|joe|sgt\.?|mr\.?|mrs\.?|ms\.?)[^\S\n]$",
    re.IGNORECASE,
)
_NAMES_WITH_DAYS: Final = re.compile(
    r"[^\S\n](?:times|telegraph|mail|express|mirror|post|herald|people|worship|group|club|circle|movement|review|book"
    r"|magazine|show|school|live|football|agreement|charter|pact|institute|foundation|committee|party|band|project"
    r"|night\s(?:live|football|fever)|business\spost|morning\s(?:quarterback|show)|evening\spost|adams|fridays?)\b",
    re.IGNORECASE,
)


def is_month(text: str, start: int, end: int, *, sure: bool) -> bool:
    """Whether ``text[start:end]``, a month's name or short form, means the month.

    ``sure`` says that a day or year stands beside it; then a capital letter is enough.
    """
    word = text[start:end].rstrip(".")
    small = word.lower()
    short = len(word) < 5 and small not in ("june", "july", "may")
    if sure:
        if small in ("may", "march", "mar", "dec", "jan", "sep") and not word[0].isupper():
            return False
        return not (short and word.islower())
    if not word[0].isupper() or short:  # "Sept." alone is too little, "may" and "to march" are verbs
        return bool(short and word[0].isupper() and text[end - 1] == "." and _preposition(text, start))
    if re.match(r"s\b", text[end : end + 2]):
        return False
    match = _WORD_BEFORE.search(text[max(0, start - _LOOK) : start])
    before = match[1] if match else ""
    if before.lower().rstrip(".") in _TITLES:
        return False
    if before.lower() in _PLACE_OF_MONTH or before.lower().endswith(("mid-", "early-", "late-")):
        return not (small == "march" and _NOT_OF_THE_MONTH.match(text, end))
    named_before = before[:1].isupper() and before.lower() not in _LOOSE and bool(match)
    if small not in DOUBTFUL:
        return not named_before or bool(re.search(r"[.!?:]\s*\w+\s$", text[max(0, start - _LOOK) : start]))
    return _doubtful(text, start, end, small, before, named_before)


def _preposition(text: str, start: int) -> bool:
    match = _WORD_BEFORE.search(text[max(0, start - _LOOK) : start])
    return bool(match) and match[1].lower() in _PLACE_OF_MONTH | _LOOSE if match else False


def _doubtful(text: str, start: int, end: int, small: str, before: str, named_before: bool) -> bool:
    """May, March, April, June, August without a day or year, and without "in" or the like before them."""
    owner = before.lower().endswith(("'s", "’s"))
    if not owner and (named_before or before.lower() not in _LOOSE):
        return text[start - 4 : start - 1].lower() == "mid" if start > 3 else False
    if small == "march" and _NOT_OF_THE_MONTH.match(text, end):
        return False
    if owner:
        return bool(_SMALL_AFTER.match(text, end))  # "the town's March vote"
    if _CAPITAL_AFTER.match(text, end):
        return before.lower() in ("a", "an", "the", "of") and small in ("june", "april", "august") and before != "of"
    if before.lower() in ("a", "an"):
        return bool(_SMALL_AFTER.match(text, end))  # "a May interview"
    if before.lower() == "the":
        return bool(_SMALL_AFTER.match(text, end)) and small != "march"
    if before.lower() in ("and", "or", "to"):
        return bool(re.search(rf"{MONTH}[^\S\n]\w+[^\S\n]$", text[max(0, start - _LOOK) : start], re.IGNORECASE))
    if before.lower() in ("by", "of", "for", "from", "with", "on", "as", "about"):
        return before.lower() in ("by", "of", "from", "for") and not _is_surname(text, text[start:end])
    return True


@lru_cache(maxsize=16)
def _is_surname(text: str, word: str) -> bool:
    """Whether the word stands after a capital name or title somewhere in the beginning of the text: "Theresa May"."""
    return bool(
        re.search(rf"\b(?!In|By|On|Of|To|Since|Until|From)[A-Z][\w.]{{1,20}} {re.escape(word)}\b", text[:50_000])
    )


def is_weekday(text: str, start: int, end: int) -> bool:
    """Whether a weekday's name, ``text[start:end]``, means a day: not "Black Friday", "Friday Group"."""
    word = text[start:end]
    before = text[max(0, start - _LOOK) : start]
    if word.islower() and not re.search(r"\b(?:on|last|next|this|by|until|since|late|early)[^\S\n]$", before):
        return False
    if _NAMED_DAYS.search(before) or (word[0] == "S" and before.endswith("News ")):  # "Fox News Sunday"
        return False
    follows = _NAMES_WITH_DAYS.match(text, end)
    if follows and text[end + 1 : end + 2].isupper():
        return False
    if before.lower().endswith("the ") and (after := _CAPITAL_AFTER.match(text, end)):
        return bool(re.fullmatch(PART_OF_DAY, after[1], re.IGNORECASE))
    return True


#: Figures of speech: "yesterday's man", "tomorrow's leaders", "the jobs of tomorrow", "a better tomorrow".
_OF_AN_AGE: Final = re.compile(
    r"['’]s[^\S\n](?:man|men|woman|women|leaders?|jobs?|world|generations?|workforce|workers|industr(?:y|ies)|economy"
    r"|econom(?:ies|ics)|technolog(?:y|ies)|ideas|thinking|solutions|battles|wars|problems|challenges|children"
    r"|youth|society|politics|politicians|cities|schools)\b(?!['’]|-|[^\S\n](?:report|numbers|figures|data|debate|summit"
    r"|meeting|talks|speech|forum|conference|announcement|bill|vote|plan|fair|events?|games?|match|cup|finals?|session"
    r"|rally|march|protests?|day|panel|briefing|hearing|strike|council))",
    re.IGNORECASE,
)
_AN_AGE: Final = re.compile(
    r"\b(?:(?:leaders|jobs?|world|generations?|workforce|workers|industr(?:y|ies)|economy|technolog(?:y|ies)|ideas"
    r"|battles|wars|problems|challenges|children|youth|society|politics|cit(?:y|ies)|schools|cars?|homes|skills|men"
    r"|man|women|woman|people|party|parties|promises?)[^\S\n]of"
    r"|(?:a|an)[^\S\n](?:better|brighter|new|safer|greener|bright))[^\S\n]$",
    re.IGNORECASE,
)
_AS_A_DAY: Final = re.compile(rf"['’]|{GAP}{PART_OF_DAY}", re.IGNORECASE)


def is_figure_of_speech(text: str, start: int, end: int) -> bool:
    """Whether yesterday, today or tomorrow is an age there; "the leaders of yesterday's march" are of a day."""
    if _OF_AN_AGE.match(text, end):
        return True
    return _AN_AGE.search(text[max(0, start - 40) : start]) is not None and not _AS_A_DAY.match(text, end)
