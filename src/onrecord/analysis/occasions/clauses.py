"""Words that have a day of their own: in "at the funeral of a man shot on Tuesday", Tuesday is not the funeral's."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.dates.tense import is_past_form
from onrecord.analysis.occasions.lexicon import MADE, NOUNS, SPEAKS

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: What opens a clause, or is its verb.
_CLAUSE: Final = frozenset(
    """who which that whose whom where when after before since was were is are had has set due left lost cut
    taken""".split()
)
#: What is written like a verb of the past and is as often a noun, or who is meant by it: "the tax cut", "the young
#: unemployed".
_NOUNS: Final = frozenset(
    """left cast cut bid cost shed rose saw beat bit spread split felt lay thought wound bound read fed used upset
    unemployed disabled bereaved deceased handicapped self-employed newlywed thoroughbred watershed homestead bed
    steed reed tweed ahead""".split()
)
_PARTICIPLES: Final = frozenset("slain mown overrun strewn due".split())
#: Behind a verb of the past, these go with it: "workers laid off", "a man shot dead", "families left homeless".
_COMPLEMENTS: Final = frozenset(
    """off down up out away over back aside apart aboard overboard dead alive twice once guilty ill sick homeless
    jobless unconscious blind paralysed paralyzed stranded open shut alone missing hostage captive free unpaid injured
    wounded president mayor leader chairman captain king queen pope chancellor governor two three four five six seven
    eight nine ten""".split()
)
_NO_HEADS: Final = frozenset(
    """the a an his her their its our my your this that each every and or of far hard new latest first last own old
    former long-term most more least very""".split()
)
#: What happens to people and places, and has a day itself: "a commemoration of the attack in March".
_HAPPENINGS: Final = frozenset(
    """attack attacks assault ambush bombing bombings bombardment blast explosion crash crashes collision collapse death
    deaths killing killings murder murders massacre fire fires blaze flood floods flooding storm hurricane tornado quake
    earthquake tsunami landslide shooting shootings stabbing stabbings raid raids coup accident disaster tragedy
    derailment sinking spill riot riots uprising revolt revolution rebellion genocide atrocity atrocities arrest arrests
    kidnapping abduction hijacking war battle siege invasion liberation verdict vote referendum election elections
    defeat victory independence birth assassination execution evacuation eruption outbreak""".split()
)
_ABOUT: Final = frozenset("of for about over against to into on from by with".split())
_BEFORE_DAY: Final = frozenset("on in late early last".split())
#: Verbs whose day is that of the words: "comments made on Tuesday during a speech", "had on Tuesday sent an email".
_OF_SAYING: Final = (MADE | SPEAKS) | frozenset(
    """asked pressed interviewed questioned quizzed grilled quoted joined flanked accompanied filmed made given said met
    attended unveiled announced was were had did been""".split()
)
_GATHERED: Final = frozenset("gathered assembled seated".split())
_PART: Final = frozenset("end start beginning close turn height middle outset dawn eve".split())
_NOT_ING: Final = frozenset(
    """meeting opening gathering briefing hearing wedding unveiling building evening morning king ring spring
    string""".split()
)


def is_participle(word: str) -> bool:
    """Whether a word written small, behind a noun, tells what was done to it: "shot", "arrested", "slain"."""
    return word in _PARTICIPLES or (word not in _NOUNS and is_past_form(word))


def head_of(words: list[str]) -> int:
    """How many words of a noun phrase stand before what was done: 2 of "a man shot dead", all where nothing was."""
    for n in range(1, len(words)):
        if words[n - 1] in _NO_HEADS or words[n - 1].endswith(("'s", "’s")):
            continue  # "the accused", "the mayor's beloved"
        goes_on = n + 1 < len(words) and words[n + 1] in _COMPLEMENTS
        if is_participle(words[n]) and (goes_on or n + 1 == len(words)):
            return n
        if goes_on and words[n] in _NOUNS and is_past_form(words[n]):
            return n  # "families left homeless"
    return len(words)


def of_what_was_done(words: str) -> bool:
    """Whether a day behind these words is that of a participle with which they end: "of a man shot dead on"."""
    found = _WORD.findall(words[-80:].lower())
    while found and (found[-1] in _BEFORE_DAY or found[-1] in _COMPLEMENTS):
        found.pop()
    return bool(found) and is_participle(found[-1]) and found[-1] not in _OF_SAYING


def opens(words: str) -> bool:
    """Whether words open with what was done, which is not that people have met: " arrested during "."""
    found = _WORD.match(words.lower().lstrip())
    return found is not None and is_participle(found[0]) and found[0] not in _GATHERED


def is_happening(words: str) -> bool:
    """Whether a noun phrase is of what happened: "the attack"."""
    found = _WORD.findall(words.lower())
    return bool(found) and found[-1] in _HAPPENINGS


def tells_of_another(words: str) -> bool:
    """Whether a day behind these words, an event and what it is of or for, may be that of something in them."""
    found = _WORD.findall(words.lower())
    while found and found[-1] in _BEFORE_DAY:
        found.pop()
    if found and found[-1] in _ABOUT and not _PART.intersection(found[-2:-1]):
        return True  # "a vigil for the victims of Sunday", not "the end of last week"
    if any(word in _CLAUSE or is_participle(word) or _is_doing(word) for word in found):
        return True
    about = next((n for n, word in enumerate(found) if n > 1 and word in _ABOUT), len(found))
    return any(word in _HAPPENINGS for word in found[about:])


def _is_doing(word: str) -> bool:
    return word.endswith("ing") and word not in _NOT_ING and word not in NOUNS
