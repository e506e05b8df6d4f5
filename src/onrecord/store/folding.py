"""Words made comparable: small letters, no diacritics, no punctuation."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Letters that Unicode does not take apart into a base and a mark, though readers type the base.
_BASES: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "’": "'"}
)
_MARKS: Final = re.compile("[\u00a0\u00ab\u00bb\u2010-\u2015\u2018-\u201f\u2026\u202f]")  # of news: no letter, no digit
_ASCII: Final = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def fold(words: str) -> str:
    """``words`` in small letters, without diacritics, runs of anything but letters and digits made one space.

    Whole words can then be compared by ``" " + fold(a) + " " in " " + fold(b) + " "``. A possessive keeps its "s" as a
    word of its own.
    """
    words = _MARKS.sub(" ", words)
    if words.isascii():  # the usual case, and twenty times faster so
        return " ".join(words.translate(_ASCII).split())
    # Taken apart first: a styled capital ("𝑨") is a plain one only then, and only a plain one has a small letter.
    small = unicodedata.normalize("NFKD", words).casefold().translate(_BASES)
    apart = unicodedata.normalize("NFKD", small)
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


def holds(words: str, wanted: str) -> bool:
    """Whether folded ``words`` hold folded ``wanted`` as whole words in a row."""
    return f" {wanted} " in f" {words} "


#: Words that stand for somebody but name nobody: never kept as an alias.
PRONOUNS: Final = frozenset(
    re.findall(
        r"\w+",
        "i me my mine myself we us our ours ourselves you your yours he him his himself she her hers herself "
        "it its itself they them their theirs themselves one who whom whose which that this these those some others "
        "another both all none each either neither someone somebody anyone anybody everyone everybody nobody",
    )
)
