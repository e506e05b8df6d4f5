"""Whose money an amount is in, where the words behind it say so: "40 million dollars Canadian", "$5 million U.S."."""

from __future__ import annotations

from onrecord.analysis.figures import counted, currencies
from onrecord.analysis.figures.found import Found
from onrecord.analysis.figures.tokens import WORD, Tokens


def take(tokens: Tokens, found: Found) -> None:
    """Take in the adjective behind an amount of which its own words leave open whose money it is.

    It counts where nothing follows that it may belong to: "a $500 Canadian grant" is not Canadian money by these
    words. Brackets may stand around it.
    """
    if found.kind != "money" or found.basis is None or not tokens.near(found.last):
        return
    brackets = tokens.raw(found.last) == "("
    read = _adjective(tokens, found.last + brackets)
    if read is None:
        return
    adjective, after = read
    if brackets:
        if tokens.raw(after) != ")":
            return
        after += 1
    elif tokens.hyphen(after) or (tokens.near(after) and counted.is_word(tokens, after)):
        return
    code = currencies.of_adjective(adjective, _noun(tokens, found))
    if code is not None:
        found.unit, found.basis, found.last = code, None, after


def _adjective(tokens: Tokens, n: int) -> tuple[str, int] | None:
    """The country's adjective or letters from token ``n`` on, in small letters, and the token behind."""
    if tokens.kind(n) != WORD or not tokens.raw(n)[:1].isupper():
        return None
    word = tokens.word(n)
    if word == "u" and tokens.raw(n + 1) == "." and tokens.word(n + 2) == "s" and tokens.joined(n + 2):
        return "us", n + 4 if tokens.raw(n + 3) == "." and tokens.joined(n + 3) else n + 3
    two = f"{word} {tokens.word(n + 1)}"
    if two in {"hong kong", "new zealand"}:
        return two, n + 2
    return word, n + 1


def _noun(tokens: Tokens, found: Found) -> str:
    """What the money is called: "dollar" of "$5 million" and of "5 million dollars"."""
    last = tokens.word(found.last - 1)
    if last in currencies.NAMES:
        return last
    return "dollar" if any(tokens.raw(n) == "$" for n in range(found.first, found.last)) else "rupee"
