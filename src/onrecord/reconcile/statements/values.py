"""Words that mean the same however they are written: "ten" and "10", "per cent" and "%", "Sept." and "September".

An outlet writes numbers, dates and abbreviations by its own style, and spells by its country's: nobody is misquoted by
that. Only what is decidable by the words alone is one here; "about ten" is another than "ten".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from onrecord.reconcile.statements.wording import Word

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL: Final = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_ORDINALS: Final = {
    word: f"{n}th"
    for n, word in enumerate(
        "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth twentieth".split(),
        4,
    )
} | {"first": "1st", "second": "2nd", "third": "3rd", "thirtieth": "30th"}
_LARGE: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT: Final = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_PAIRS: Final = (
    "jan=january feb=february mar=march apr=april jun=june jul=july aug=august sep=september sept=september "
    "oct=october nov=november dec=december gov=governor sen=senator rep=representative dr=doctor prof=professor "
    "st=saint %=percent $=dollars €=euros £=pounds ¥=yen"
)
_WRITTEN: Final[dict[str, str]] = {
    **dict(pair.split("=") for pair in _PAIRS.split()),
    "mister": "mr",
    "grey": "gray",
    "cheque": "check",
    "cheques": "checks",
    "tyre": "tire",
    "tyres": "tires",
    "programme": "program",
    "programmes": "programs",
    "licence": "license",
    "practise": "practice",
    "okay": "ok",
}
_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)?)(k|mn?|bn|tn|%)?")
_GROUPED: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_INITIALS: Final = re.compile(r"[a-z](?:\.[a-z])+")
#: Endings that two countries spell in two ways, of words as long as "colour".
_SPELLING: Final = (
    (re.compile(r"(?<=\w\w)our(?=$|s$|ed$|ing$|ite|able|ful|hood|er)"), "or"),
    (re.compile(r"(?<=\w\w\w)is(?=(?:e[sdr]?|ers|ing|ations?|ational)$)"), "iz"),
    (re.compile(r"(?<=\w)ys(?=(?:e[sdr]?|ing)$)"), "yz"),
    (re.compile(r"(?<=\w\w[nt])tre(?=s?$)|(?<=\wa)tre(?=s?$)|(?<=me)tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=\wef|\wff)ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=[ae])ll(?=(?:ed|ing|er|ers|ors?|ous)$)"), "l"),
    (re.compile(r"(?<=\wal)ogue(?=s?$)"), "og"),
)
_SPELT: Final = 6  # letters, from which on the endings are looked at


def same_value(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether two groups of words are one, written in two ways."""
    return bool(ours) and bool(theirs) and _joined(plain(ours)) == _joined(plain(theirs))


def in_place(ours: Sequence[Word], theirs: Sequence[Word], *, first: bool, last: bool) -> bool:
    """The same of a difference that may be at an end of a quotation: there the other may go on beyond it."""
    if same_value(ours, theirs) or not ours:
        return bool(ours)
    size = range(1, len(theirs))
    return (first and any(same_value(ours, theirs[-n:]) for n in size)) or (
        last and any(same_value(ours, theirs[:n]) for n in size)
    )


def plain(words: Sequence[Word]) -> list[str]:
    """Words in one way of writing: numbers in digits, abbreviations at length, spelled by one country's rules."""
    split = [part for word in words for part in _split(word.folded)]
    out: list[str] = []
    at = 0
    while at < len(split):
        value, end = _number(split, at)
        if value is not None:
            out.append(f"{value.normalize():f}")
            at = end
            continue
        if split[at] == "per" and split[at + 1 : at + 2] == ["cent"]:
            out.append("percent")
            at += 2
            continue
        large = split[at + 1 : at + 2]
        if not (split[at] in ("a", "an") and large and (large[0] in _LARGE or large[0] == "dozen")):
            out.append(_spelled(split[at]))
        at += 1
    return _money_behind(out)


def _split(folded: str) -> list[str]:
    """The parts of a printed word: "6%", "£4.2m", "twenty-one", "co-operate"."""
    folded = _GROUPED.sub("", folded)
    number = _NUMBER.fullmatch(folded)
    if number is not None:
        return [number[1], *([_SHORT.get(number[2], number[2])] if number[2] else [])]
    if _INITIALS.fullmatch(folded):
        return [folded.replace(".", "")]
    return [part for part in folded.split("-") if part] or [folded]


def _number(split: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    """The number that begins at a place, and where it ends; None where none does."""
    total = Decimal(0)
    current: Decimal | None = None
    start = at
    while at < len(split):
        word = split[at]
        if word in _SMALL and _goes_on(current, _SMALL[word]):
            current = (current or Decimal(0)) + _SMALL[word]
        elif current is None and at == start and word[0].isdigit() and _NUMBER.fullmatch(word):
            current = Decimal(word)
        elif word == "dozen" and current in (None, 1) and at - start < 2:
            return Decimal(12), at + 1
        elif word in _LARGE:
            current = (Decimal(1) if current is None else current) * _LARGE[word]
            if _LARGE[word] > 100:
                total, current = total + current, Decimal(0)
        elif word == "and" and current and at + 1 < len(split) and split[at - 1] in _LARGE and split[at + 1] in _SMALL:
            pass
        else:
            break
        at += 1
    return (None, start) if current is None else (total + current, at)


def _goes_on(current: Decimal | None, value: int) -> bool:
    """Whether a number word goes on what is counted so far: "one" after "twenty", and not after "two"."""
    if current is None or current == 0:
        return True
    rest = current % 100
    return (rest == 0 and current >= 100) or (rest >= 20 and rest % 10 == 0 and value < 10 and rest < 100)


def _spelled(word: str) -> str:
    if word in _ORDINALS:
        return _ORDINALS[word]
    if word in _WRITTEN:
        return _WRITTEN[word]
    if len(word) >= _SPELT and word.isalpha():
        for pattern, instead in _SPELLING:
            word = pattern.sub(instead, word)
    return word


def _money_behind(words: Sequence[str]) -> list[str]:
    """With the name of a currency behind the amount: of "$10", as of "10 dollars"."""
    out = list(words)
    for at in range(len(out) - 1):
        if out[at] in ("dollars", "euros", "pounds", "yen") and out[at + 1][:1].isdigit():
            out[at], out[at + 1] = out[at + 1], out[at]
    return out


def _joined(words: Sequence[str]) -> str:
    """Words in one, with numbers apart: "health care" is "healthcare", and 1 and 2 are not 12."""
    return "".join(f" {word} " if word[:1].isdigit() else word for word in words)
