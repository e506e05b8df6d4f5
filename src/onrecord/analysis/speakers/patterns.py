"""The shapes that names take: regular expressions over capitalised words, initials, abbreviations and particles."""

from __future__ import annotations

import re
import sys
from typing import Final


def _upper_class() -> str:
    """The capital letters of the basic plane as a character class (the standard ``re`` has no \\p{Lu})."""
    ranges: list[str] = []
    start = previous = -2
    for code in (*range(sys.maxunicode + 1 if sys.maxunicode < 0x10000 else 0x10000), 0x10001):
        if code == 0x10001 or not (chr(code).isupper() and chr(code).isalpha()):
            continue
        if code != previous + 1:
            if start >= 0:
                ranges.append(f"{chr(start)}-{chr(previous)}")
            start = code
        previous = code
    ranges.append(f"{chr(start)}-{chr(previous)}")
    return "".join(ranges)


UPPER: Final = _upper_class()
# Inside a word: an accent written apart, and the second byte of a letter read in the wrong encoding ("PeÃ±a").
_BROKEN: Final = (
    r"(?:[\u0300-\u036f]+[\u0080-\u009f\u00a1-\u00bf]?|(?<=[\u00c2-\u00c5])[\u0080-\u009f\u00a1-\u00bf])\w*"
)
_WORD: Final = (
    rf"(?:(?:al|el|ad|as|ash|an|at|bin|d|l|o|t)[-'’])?[{UPPER}]\w*(?:{_BROKEN}|(?:['’](?!(?:s|S)\b)|-|&)\w+)*"
)
_ABBREVIATION: Final = (
    r"(?:Mrs?|Ms|Mx|Dr|Sens?|Reps?|Gov|Govs|Gen|Lt|Col|Sgt|Capt|Rev|Fr|St|Prof|Hon|Jr|Sr|Adm|Maj|Cmdr|Amb|Messrs"
    r"|Atty|Supt|Sec|Det|Cpl|Pvt|Brig|Pres|Del|Inc|Corp|Co|Ltd|Ph\.?D|No)\."
)
_INITIALS: Final = rf"[{UPPER}]\.(?:-?[{UPPER}]\.)*"
_NICKNAME: Final = rf"[\"“‘'(][{UPPER}]\w{{1,20}}[\"”’')](?=\s[{UPPER}])"
_PARTICLE: Final = (
    r"(?:van\s(?:der|den|de|het)|von\s(?:der|dem)|de\s(?:la|las|los)|van|von|der|den|de|la|del|della|di|da|dos|das|du|bin|ibn"
    r"|ben|bint|ter|ten|al|el)(?=\s)"
)
# Whose a body is by its name: "the People's Front", "the Farmers’ Union".
_WHOSE: Final = (
    r"(?:People|Women|Men|Children)['’]s(?=\s[A-Z])"
    r"|(?:Farmer|Worker|Teacher|Nurse|Doctor|Student|Miner|Writer|Veteran|Tenant|Parent)s['’](?=\s[A-Z])"
)
_ELEMENT: Final = rf"(?:{_ABBREVIATION}|{_INITIALS}|{_WHOSE}|{_WORD})"
# At most 14 words: a longer run is a heading or a list, and the limit bounds the work on hostile text.
# The next word of a run; a comma comes between only before "Jr.".
_NEXT: Final = rf"(?:(?<=,.)(?:Jr|Sr)\b\.?|(?<!,.)(?<!,..)(?:{_ELEMENT}|{_NICKNAME}|&(?=[ ][{UPPER}])))"
RUN = re.compile(
    rf"(?<!\w)(?<!\w['’&.-]){_ELEMENT}(?:,?[ \u00a0]{{1,2}}(?:{_PARTICLE}[ \u00a0]){{0,2}}{_NEXT}){{0,13}}"
)
PIECE = re.compile(rf"{_NICKNAME}|{_ABBREVIATION}|{_INITIALS}|{_WHOSE}|{_WORD}|\w+\.?|&")
# "Council on Foreign Relations", never "Council on Wednesday".
_DAY: Final = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{1,7}|\.)?\s\d)"
)
OF = re.compile(
    rf"[ \u00a0](?:of|for|on)(?:[ \u00a0]the)?[ \u00a0](?=[{UPPER}]){_DAY}|[ \u00a0](?:and|&)[ \u00a0](?=[{UPPER}])"
)
# A word made of a name and a participle or the like: "Orlo-backed", "Venn-era"; the name alone is what is named.
MADE_OF = re.compile(rf"([{UPPER}]\w+)-(?:[a-z]+ed|led|run|era|style|based|born|like|wide|made|only|friendly|held)\b")
TAG = re.compile(
    r",\s[RDI]-[A-Z][A-Za-z.]{1,7}(?=[,.;\s])|"
    r"\s?\((?:R|D|I|Rep|Dem|Republican|Democrat|Democratic|Ind)\b[^()\n]{0,30}\)"
)
TAG_STATE = re.compile(r"(?:\(\s?\w+\.?[\s,–—-]+|,\s[RDI]-)([A-Za-z. ]{2,20}?)\.?(?:\)|$)")
AFTER = re.compile(r"[ \u00a0]?([,(]?)[ \u00a0]?([\w'’-]+)?")
BEFORE = re.compile(r"([\w'’.-]+)([,:;]?)[ \u00a0(\"“‘]{1,2}$")
SENTENCE = re.compile(rf"([.!?…]+)[\"”’')\]]*[ \u00a0]+(?=[\"“‘'(\[—–-]*[{UPPER}\d])|\n+")
POST = re.compile(rf"(?:(?<=\n)|^|(?<=[.!?] ))\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?\s[—–-]?\s?(?=[\"“{UPPER}])")
# A dateline: the town, perhaps a region, a date or an agency, then a dash; the town alone must be in capitals.
DATELINE = re.compile(
    rf"^[ \t]{{0,4}}((?:[{UPPER}][\w.'’-]{{0,20}} ){{0,3}}[{UPPER}][\w.'’-]{{0,20}})"
    rf"((?:, ?[{UPPER}][\w. ]{{1,24}}){{0,3}}(?: ?\([{UPPER}][^()\n]{{1,30}}\))?) ?[—–-]{{1,2}} (?=[\"“‘'{UPPER}])",
    re.MULTILINE,
)
# "PORT ELLERY, Oct 20, 2025 (Dale Press) —": who distributes a report is nobody of it by that.
WIRE = re.compile(
    rf"^[ \t]{{0,4}}[{UPPER}][{UPPER}.'’ -]{{2,40}}(?:, ?[\w. ]{{2,24}}){{0,3}} ?"
    rf"(?P<agency>\([{UPPER}][^()\n]{{1,30}}\)) ?[—–-]{{1,2}} ",
    re.MULTILINE,
)
OFFICE_OF = re.compile(r"(?:secretary|minister|director|chief|speaker|leader)\sof\s(?:the\s)?$")
NO_STOP = re.compile(rf"(?:{_ABBREVIATION[:-2]}|[{UPPER}]|[{UPPER}]\.[{UPPER}])$")
ABBREVIATED = re.compile(r"(?:\w\.\w|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|\w))\.$")
SPACES = re.compile(r"\s+")
# What a person may have that speaks ("the Orlo campaign").
OF_PERSON: Final = (
    "campaign|camp|team|administration|office|foundation|presidency|government|organi[sz]ation|company|firm"
)
OWNED = re.compile(rf"(?:\s[a-z][\w-]*){{0,2}}?\s(?:{OF_PERSON})\b")
