"""Of which nation a phrase says that somebody is, or in which they were born: "the Danish swimmer", "Kenyan-born".

Whoever works abroad is called by that country, too: so a nation counts before what one is wherever one works, and not
before what a body has: "the Turkish coach" may be a club's.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

#: The countries, each with what its people are called; the first is what stands for it.
_COUNTRIES: Final = """
    afghanistan: afghan; albania: albanian; algeria: algerian; angola: angolan; argentina: argentine, argentinian;
    armenia: armenian; australia: australian; austria: austrian; azerbaijan: azerbaijani; bahrain: bahraini;
    bangladesh: bangladeshi; barbados: barbadian; belarus: belarusian; belgium: belgian; bolivia: bolivian;
    bosnia: bosnian; botswana: botswanan; brazil: brazilian; britain: british, briton; bulgaria: bulgarian;
    cambodia: cambodian; cameroon: cameroonian; canada: canadian; chile: chilean; china: chinese; colombia: colombian;
    congo: congolese; croatia: croatian; cuba: cuban; cyprus: cypriot; czechia: czech; denmark: danish, dane;
    ecuador: ecuadorian; egypt: egyptian; eritrea: eritrean; estonia: estonian; ethiopia: ethiopian; fiji: fijian;
    finland: finnish; france: french; gambia: gambian; germany: german; ghana: ghanaian; greece: greek;
    guatemala: guatemalan; guinea: guinean; haiti: haitian; honduras: honduran; hungary: hungarian;
    iceland: icelandic, icelander; india: indian; indonesia: indonesian; iran: iranian; iraq: iraqi; ireland: irish;
    israel: israeli; italy: italian; jamaica: jamaican; japan: japanese; jordan: jordanian; kazakhstan: kazakh;
    kenya: kenyan; korea: korean; kosovo: kosovan; kuwait: kuwaiti; latvia: latvian; lebanon: lebanese;
    liberia: liberian; libya: libyan; lithuania: lithuanian; luxembourg: luxembourgish; malawi: malawian;
    malaysia: malaysian; mali: malian; malta: maltese; mexico: mexican; moldova: moldovan; mongolia: mongolian;
    montenegro: montenegrin; morocco: moroccan; mozambique: mozambican; namibia: namibian; nepal: nepalese, nepali;
    netherlands: dutch; nicaragua: nicaraguan; nigeria: nigerian; norway: norwegian; oman: omani; pakistan: pakistani;
    palestine: palestinian; panama: panamanian; paraguay: paraguayan; peru: peruvian; philippines: philippine, filipino;
    poland: polish; portugal: portuguese; qatar: qatari; romania: romanian; russia: russian; rwanda: rwandan;
    senegal: senegalese; serbia: serbian; singapore: singaporean; slovakia: slovak, slovakian;
    slovenia: slovenian, slovene; somalia: somali; spain: spanish, spaniard; sudan: sudanese; sweden: swedish, swede;
    switzerland: swiss; syria: syrian; taiwan: taiwanese; tanzania: tanzanian; thailand: thai; tunisia: tunisian;
    turkey: turkish; uganda: ugandan; ukraine: ukrainian; uruguay: uruguayan; uzbekistan: uzbek;
    venezuela: venezuelan; vietnam: vietnamese; yemen: yemeni; zambia: zambian; zimbabwe: zimbabwean;
    england: english; scotland: scottish, scot; wales: welsh; ivory coast: ivorian; new zealand: new zealander;
    saudi arabia: saudi; south africa: south african; sri lanka: sri lankan; united states: american;
    america: american
"""
_NATIONS: Final[dict[str, str]] = {}
_BORN_IN: Final[dict[str, str]] = {}
for _line in " ".join(_COUNTRIES.split()).split(";"):
    _country, _people = _line.strip().split(": ")
    _first = _people.split(", ")[0]
    _BORN_IN[_country] = _first
    _NATIONS.update(dict.fromkeys(_people.split(", "), _first))
HINTS: Final = frozenset(word[:4] for each in _NATIONS for word in each.split()) | {"born"}
_ANY: Final = "|".join(sorted(_NATIONS, key=lambda word: (-len(word), word)))
_ADJECTIVE: Final = re.compile(rf"\b({_ANY})(?P<born> born)?\b")
_BIRTH: Final = re.compile(
    r"\b(?:born|grew up) (?:and (?:raised|grew up|brought up) )?in (?:the )?"
    rf"({'|'.join(sorted(_BORN_IN, key=lambda word: (-len(word), word)))})\b"
)
_FROM: Final = re.compile(rf"\bfrom (?:the )?({'|'.join(sorted(_BORN_IN, key=lambda word: (-len(word), word)))})$")
#: "the Argentine", who is told of by no more.
_ALONE: Final = re.compile(rf"the ({'|'.join(sorted(_NATIONS, key=lambda word: (-len(word), word)))})(?: man| woman)?")
#: People whom reports call by their trade, which the book of roles has not, and those that are no trade.
_PEOPLE: Final = re.compile(
    r"(?:businessman|businesswoman|entrepreneur|citizen|national|tourist|man|woman|billionaire|millionaire|"
    r"international|star|champion|medallist|medalist|runner|player|artist|artiste|performer|musician|winner|teenager|"
    r"veteran|aid worker|academic|activist|dissident|peacekeeper|mercenary|hostage|student|writer|author|blogger|"
    r"astronaut|explorer|adventurer|athlete|sailor|cyclist|climber|ambassador|consul|diplomat|envoy)\b"
)
MOST: Final = 3  # words between the adjective and what it is of: "the Danish former world champion"
#: Nations of which one holds the other, or that one and the same person may be called by.
_HOME: Final = frozenset(("british", "english", "scottish", "welsh", "irish"))


def demonyms() -> Set[str]:
    """The words for what people of a country are called."""
    return _NATIONS.keys()


def countries() -> Set[str]:
    """The names of countries, in small letters."""
    return _BORN_IN.keys()


def compatible(one: str, other: str) -> bool:
    """Whether two words for nations may be of one: who is Welsh is British."""
    return one == other or ("british" in (one, other) and {one, other} <= _HOME)


def nation(folded: str, starts: frozenset[int]) -> tuple[str, ...]:
    """The nation that a phrase in small letters gives somebody: its adjective before one of ``starts``, where what
    they are stands, or before what is no trade. More than one for who has more: "French-Algerian"."""
    found = []
    for match in _ADJECTIVE.finditer(folded):
        if match["born"]:
            continue
        at = match.end() + 1
        for _ in range(MOST):
            if at in starts or _PEOPLE.match(folded, at) is not None:
                found.append(_NATIONS[match[1]])
                break
            space = folded.find(" ", at)
            if space < 0 or folded[at:space] in ("of", "to", "for", "in", "at", "who", "s", "and", "with"):
                break
            at = space + 1
    alone = _ALONE.fullmatch(folded)
    if alone is not None:
        found.append(_NATIONS[alone[1]])
    home = _FROM.search(folded) if starts else None
    if home is not None:
        found.append(_BORN_IN[home[1]])
    return tuple(dict.fromkeys(found))


def birth(folded: str) -> str | None:
    """The nation in which a phrase says that somebody was born; None where it says none."""
    born = next((_NATIONS[match[1]] for match in _ADJECTIVE.finditer(folded) if match["born"]), None)
    if born is None and (where := _BIRTH.search(folded)) is not None:
        born = _BORN_IN[where[1]]
    return born
