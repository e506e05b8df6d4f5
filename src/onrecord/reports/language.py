"""Which language a report is in: English by its function words, any other by py3langid.

English news is about 40 % function words, and most of these words occur in no other language. So the usual case
costs one scan of a sample, and the detector (py3langid 0.4, BSD-3-Clause, 4.6 MB, a naive Bayes model of byte
n-grams that comes with the package) is loaded only for a text whose words do not settle it.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.domain import Found
from onrecord.reports.wordlists import ENGLISH

SAMPLE: Final = 20_000  # code points looked at: more than 3,000 words, far beyond what the decision needs
ENOUGH_WORDS: Final = 20
# Of PolNeAR train's 12,870 paragraphs of 20 words and more, these two call four not English, all lists of names.
CERTAIN_SHARE: Final = 0.20
POSSIBLE_SHARE: Final = 0.15  # from here on English whatever the detector would say; loading it costs half a second
_WORD: Final = re.compile(r"[^\W\d_]+")


def detect(text: str, declared: Found | None = None) -> Found:
    """The language of a text as a BCP 47 tag with its basis.

    ``declared`` is what the document says of itself; the words win over it where there are at least 20 of them.
    A shorter text takes what is declared, or counts as English with the basis "too short to tell".
    """
    words = _WORD.findall(text[:SAMPLE])
    english = sum(word.casefold() in ENGLISH for word in words)
    share = english / len(words) if words else 0.0
    evidence = f"{english} of {len(words)} words are English function words"
    if len(words) < ENOUGH_WORDS and not _other_script(words):
        if declared is not None:
            return Found(_tag(declared.value), f"{declared.basis}; too short to check", declared.doubt)
        if english >= 3 and share >= CERTAIN_SHARE:
            return Found("en", evidence)
        return Found("en", "too short to tell", "too short to tell")
    if share >= POSSIBLE_SHARE:
        return _agreed("en", evidence, declared)
    return _agreed(*_by_model(text[:SAMPLE], evidence), declared)


def _by_model(sample: str, evidence: str) -> tuple[str, str]:
    import py3langid  # type: ignore[import-untyped]

    tag, _ = py3langid.classify(sample)
    return ("en", evidence) if tag == "en" else (str(tag), f"py3langid; {evidence}")


def _agreed(tag: str, basis: str, declared: Found | None) -> Found:
    if declared is None:
        return Found(tag, basis)
    named = _tag(declared.value)
    if named.split("-", 1)[0] == tag:
        return Found(named, f"{declared.basis}; {basis}")
    return Found(tag, basis, f"{declared.basis} says {named}")


def _tag(value: str) -> str:
    """A language tag in the usual casing ("en_us" -> "en-US"); "en" written out is understood."""
    value = value.strip().replace("_", "-")
    if value.casefold() in ("english", "eng"):
        return "en"
    first, *rest = value.split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def _other_script(words: list[str]) -> bool:
    """Whether most letters are of another script than Latin (whose letters Unicode keeps below U+0250)."""
    letters = "".join(words)
    return sum(char > "\u024f" for char in letters) > len(letters) / 2
