"""Names and titles made comparable: what case, diacritics, hyphens and apostrophes hide."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters that Unicode does not take apart into a base and a mark, though readers type the base.
_BASES: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_APOSTROPHES: Final = dict.fromkeys(map(ord, "'’‘ʼʹ`´′"))
_ASCII: Final = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)} | dict.fromkeys(
    (ord("'"), ord("`"))
)
_POSSESSIVE: Final = re.compile(r"['’ʼ]s?(?=\s|$)")
_DOTTED: Final = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.){2,})")  # "U.S.", "E.U."
#: Longer names are compared by this many characters only: a bound on hostile input.
LONGEST: Final = 400


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """``name`` in small letters without diacritics, apostrophes and dots in abbreviations; other marks are spaces."""
    words = name[:LONGEST]
    if "." in words:
        words = _DOTTED.sub(lambda dotted: dotted[1].replace(".", ""), words)
    if words.isascii():  # the usual case, and many times faster so
        return " ".join(words.translate(_ASCII).split())
    words = words.translate(_APOSTROPHES)
    small = unicodedata.normalize("NFKD", words).casefold().translate(_BASES)
    apart = unicodedata.normalize("NFKD", small).translate(_APOSTROPHES)
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


@lru_cache(maxsize=65536)
def fold_title(title: str) -> str:
    """``title`` folded as a name is, and without its articles and possessives, "defence" spelled one way.

    So "the Alliance's Secretary-General" and "alliance secretary general" are one.
    """
    words = fold_name(_POSSESSIVE.sub("", title[:LONGEST])).split()
    return " ".join("defense" if word == "defence" else word for word in words if word not in {"the", "a", "an"})
