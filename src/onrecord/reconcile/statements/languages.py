"""Whether a report says that it prints somebody's words in translation."""

from __future__ import annotations

import re
from typing import Final

from onrecord.domain import Spans

AROUND: Final = 240  # characters before and after a content in which a report says so: its sentence and the next
_LANGUAGES: Final = (
    "Albanian|Amharic|Arabic|Armenian|Azerbaijani|Bengali|Bulgarian|Burmese|Catalan|Chinese|Croatian|Czech|Danish|Dari|"
    "Dutch|Estonian|Farsi|Finnish|French|Georgian|German|Greek|Hausa|Hebrew|Hindi|Hungarian|Icelandic|Indonesian|Irish|"
    "Italian|Japanese|Kazakh|Korean|Kurdish|Latvian|Lithuanian|Macedonian|Malay|Mandarin|Cantonese|Norwegian|Pashto|"
    "Persian|Polish|Portuguese|Punjabi|Romanian|Russian|Serbian|Slovak|Slovenian|Somali|Spanish|Swahili|Swedish|Tagalog|"
    "Tamil|Thai|Tibetan|Turkish|Ukrainian|Urdu|Uzbek|Vietnamese|Welsh"
)
_TOLD: Final = re.compile(
    rf"\b(?:in|from) (?:his |her |their )?(?:native |fluent )?(?:{_LANGUAGES})\b(?! [A-Z])"
    r"|\b(?:through|via|by) (?:an?|his|her|their|the) (?:interpreter|translator)\b"
    r"|\b(?:the |a |our )?translation (?:is|was) (?:ours|our own|mine)\b|\b[Tt]ranslated (?:from|by|into)\b"
    r"|\bby way of (?:an? )?interpreter\b"
)
# What each of them needs, looked for first: a word with a capital, or fixed letters, are found many times faster.
_LANGUAGE: Final = re.compile(_LANGUAGES)
_TRANSLATING: Final = ("interpreter", "ranslat")


def foreign(text: str, content: Spans) -> bool:
    """Whether a text says, beside a content, that it was said in another language."""
    if not content:
        return False
    start, end = max(0, content[0].start - AROUND), content[-1].end + AROUND
    if _LANGUAGE.search(text, start, end) is None and all(text.find(word, start, end) < 0 for word in _TRANSLATING):
        return False
    return _TOLD.search(text, start, end) is not None
