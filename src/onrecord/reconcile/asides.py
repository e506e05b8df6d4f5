"""What a phrase says of somebody's life beside what they are on the occasion: a training, a pastime, an earlier post.

"a lawyer by training", "an amateur violinist", "senator for Ell until 2019": nobody is less of a minister for it, and
so it speaks against nothing. "a vet", which says where nobody is one, speaks only against what is of the same kind.
"""

from __future__ import annotations

import re
from typing import Final

_CENTURY: Final = r"(?:19|20)"
_YEAR: Final = rf"{_CENTURY}\d\d"
_TOLD: Final = (
    # What one has learned.
    r"\bby (?:training|trade|profession|education|vocation|(?:\w+ )?(?:degree|qualification))\b",
    r"\b(?:trained|studied|qualified)(?: (?:as|in|at)\b|$)",
    # What one does beside a work, or is as well.
    r"^(?:the |an? )?(?:\w+ly )?(?:trained|qualified|amateur|keen|avid|passionate|enthusiastic|hobby|part time|weekend|"
    r"sunday|self taught|lapsed) ",
    r"\bin (?:his|her|their) (?:spare|free) time\b",
    r"\b(?:at|on) (?:the )?weekends?\b",
    r"\bin (?:the )?(?:winter|summer)\b",
    r"\b(?:days?|evenings?|mornings?|hours) a week\b",
    r"\bon leave\b",
    r"\bin (?:civilian|private) life\b",
    r"^also\b",
    r"\b(?:as well|too)$",
    r"\bnon resident\b",
    r"\bby (?:day|night)\b",
    r"\b(?:besides|on weekdays|on the side)$",
    r"\b(?:himself|herself) an? ",
    r"^(?:the |an? )?(?:\w+ ){0,2}(?:retained|spare time|volunteer) (?!(?:at|for|in|on|with|from|who)\b)",
    # What one was.
    r"\bused to\b",
    r"\b(?:started|began)(?: \w+){0,3} as\b",
    rf"\bin the (?:{_CENTURY}\d0|\d0)s\b",
    rf"\bfrom {_YEAR} (?:to|until|till|through) ",
    rf"\b{_YEAR} (?:to )?{_YEAR}\b",
    rf"\b(?:until|till|between) (?:\w+ )?{_YEAR}\b",
    r"\b(?:in|from|during) (?:his|her|their) (?:youth|early|earlier|younger|twenties|thirties|school|student|first|"
    r"previous)\b",
    r"\bas a (?:boy|girl|child|student|young|teenager|youth)\b",
    r"\bearlier (?:in|on)\b",
    r"\bin earlier\b",
    r"\bearlier$",
    r"\bat the time\b",
    r"\bbefore (?:that|this|the (?:war|coup|revolution|election)|he|she|they|it|his|her|their|politics|parliament|"
    rf"retirement|{_YEAR}|(?!the )\w+ing)\b",
    r"\b(?:in|under|of) (?:the |an? )?(?:last|previous|earlier|former|first|past|deposed|old) "
    r"(?:government|cabinet|administration|parliament|life|career|coalition|regime)\b",
    r"\b(?:in|under) the last (?:\w+ )?(?:minister|president|premier|chancellor)\b",
    r"^an? .* for (?!life|the |past |last )(?:\w+ ){1,2}(?:years|decades|seasons|terms)\b",
    r"^an? .* for (?:a|nearly a|over a) decade\b",
)
_EARLIER: Final = re.compile("|".join(_TOLD))
#: What somebody is beside whatever else they are: an article, an adjective or two, and the word.
_BARE: Final = re.compile(r"^an? (?:\w+ ){0,2}$")
_TAIL: Final = re.compile(r"^(?: (?:(?:from|since) .*|with (?!the ).*)| himself| herself| too| as well)?$")


def aside(folded: str) -> bool:
    """Whether a phrase in small letters without marks tells of a training, a pastime or an earlier time."""
    return _EARLIER.search(folded) is not None


def bare(folded: str, start: int, end: int) -> bool:
    """Whether what stands at a place of a phrase is all that it says, with "a" or "an": "a vet", "a dairy farmer"."""
    return _BARE.match(folded[:start]) is not None and _TAIL.match(folded[end:]) is not None
