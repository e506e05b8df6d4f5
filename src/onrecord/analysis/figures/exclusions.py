"""Numbers that are no figures: dates, clock times, telephone and list numbers, names with numbers in them."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.figures import counted, currencies, numberwords, units
from onrecord.analysis.figures.tokens import DASHES, HYPHENS, NUMBER, WORD, Tokens

_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec".split()
)
_SUFFIXES: Final = frozenset({"st", "nd", "rd", "th"})
# What comes before a number that belongs to its name.
_NAME_HEADS: Final = frozenset(
    "article articles section sections chapter rule room route channel flight resolution page pages pg no "
    "nos number district highway interstate terminal gate platform type model phase stage tier grade title "
    "proposition prop amendment boeing airbus apollo bowl episode season volume vol clause paragraph annex "
    "schedule form exhibit junction windows iphone galaxy area pier hall ward zone sector warehouse camp "
    "unit figure table item slide footnote directive regulation protocol convention psalm verse chapters "
    "studio track error code category magnum falcon sputnik formula euro catch agenda fy".split()
)
_STREETS: Final = frozenset(
    "street st road rd avenue ave lane drive square boulevard blvd place court terrace way".split()
)
_CLOCK: Final = frozenset({"gmt", "utc", "est", "edt", "cet", "bst", "hours", "hrs", "local"})
_DOTTED: Final = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d", re.ASCII)
_MILITARY: Final = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d", re.ASCII)
_AT_A_TIME: Final = frozenset("at by until till around since before from".split())
_HOURS: Final = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_PARTS_OF_DAY: Final = frozenset({"morning", "afternoon", "evening"})
_PLAIN_NOUNS: Final = frozenset(
    "people persons men women children troops soldiers votes voters jobs homes delegates members workers employees "
    "refugees migrants deaths cases students seats families deputies officers".split()
)
_COUNTED_AFTER: Final = frozenset({*_PLAIN_NOUNS, *units.UNIT_WORDS, *numberwords.MAGNITUDES, "percent", "per", "pct"})
_AMOUNT_BEFORE: Final = frozenset(
    "than least most some estimated total nearly almost roughly approximately only".split()
)
_CENTURIES: Final = frozenset("sixteen seventeen eighteen nineteen twenty".split())
_IN_CENTURY: Final = frozenset(numberwords.TENS) | frozenset(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
_UNTIL: Final = frozenset("until till through by since before after from in to".split())
_JOINED_UNITS: Final = frozenset({
    *numberwords.SUFFIXES, *numberwords.MAGNITUDES, *units.UNIT_WORDS,
    "x", "pc", "pct", "p", "c", "f", "g", "l", "pp", "bps",
})  # fmt: skip
_TEXT_AROUND: Final = 60  # code points looked at to both sides for an address of the web


def skip(tokens: Tokens, n: int) -> int:
    """The index after the number at token ``n`` if that is no figure, else 0."""
    if tokens.kind(n) == WORD:
        return _words(tokens, n)
    if tokens.kind(n) != NUMBER:
        return 0
    return (
        _in_address(tokens, n)
        or _in_a_name(tokens, n)
        or _joined_numbers(tokens, n)
        or _clock(tokens, n)
        or _date(tokens, n)
        or _year(tokens, n)
        or _apart(tokens, n)
    )


def _words(tokens: Tokens, n: int) -> int:
    raw, before, after = tokens.raw(n), tokens.raw(n - 1), tokens.raw(n + 1)
    word = tokens.word(n)
    if word in _CENTURIES and tokens.near(n + 1) and tokens.word(n + 1) in _IN_CENTURY:
        return n + 4 if tokens.hyphen(n + 2) else n + 2  # nineteen eighty-four
    if raw[0].isupper() and not tokens.opens_sentence(n) and before[:1].islower() and after[:1].isupper():
        return n + 1  # the Four Seasons
    if raw[0].isupper() and before[:1].isupper() and not tokens.opens_sentence(n) and not after[:1].isupper():
        return n + 1 if raw[1:].islower() and before[1:].islower() else 0  # Air Force Two
    if tokens.word(n - 1) in {"past", "to"} and tokens.word(n - 2) in {"half", "quarter"}:
        return n + 1  # half past two
    if _hour(tokens, n):
        return n + 1
    if word == "zero" and (tokens.word(n + 1) in {"tolerance", "sum", "hour", "day", "in"} or tokens.hyphen(n + 1)):
        return n + 1
    if tokens.hyphen(n - 1) and tokens.kind(n - 2) == WORD and tokens.word(n - 2) in {"catch", "no"}:
        return n + 1
    return 0


def _hour(tokens: Tokens, n: int) -> bool:
    """Whether a number word is an hour: "five o'clock", "at six in the morning"."""
    if tokens.word(n) not in _HOURS:
        return False
    after = [tokens.word(n + 1), tokens.word(n + 2), tokens.word(n + 3)]
    if after[0] in {"o'clock", "o’clock"} or (after[0] == "o" and after[2] == "clock"):
        return True
    at_time = tokens.word(n - 1) in _AT_A_TIME or tokens.word(n - 1) in {"about", "past", "to", "after"}
    return at_time and (after[:2] == ["at", "night"] or (after[:2] == ["in", "the"] and after[2] in _PARTS_OF_DAY))


def is_ordinal(tokens: Tokens, n: int) -> bool:
    """Whether these are the digits of an ordinal: "21st"."""
    return tokens.kind(n) == NUMBER and tokens.joined(n + 1) and tokens.word(n + 1) in _SUFFIXES


def _in_address(tokens: Tokens, n: int) -> int:
    text, start, end = tokens.text, tokens.starts[n], tokens.ends[n]
    left = text[max(0, start - _TEXT_AROUND) : start]
    right = text[end : end + _TEXT_AROUND]
    chunk = (left.split()[-1:] if left[-1:].strip() else [""])[0:1] + (right.split()[:1] if right[:1].strip() else [])
    around = "".join(chunk)
    if "://" in around or "@" in around or "_" in around or "www." in around or "#" in around or "№" in around:
        return n + 1
    return 0


def _in_a_name(tokens: Tokens, n: int) -> int:
    """Letters close before (G7, F-16), an unknown letter close behind (1990s, 747s), a head (Article 5), an address."""
    raw = tokens.raw(n)
    before = tokens.raw(n - 1)
    if tokens.joined(n):
        letters = tokens.raw(n - 1)
        if tokens.kind(n - 1) == WORD and not (
            currencies.by_code(letters) or letters in {*currencies.LETTERS, "R"} or letters.lower() == "minus"
        ):
            return n + 1
        if before in HYPHENS and tokens.joined(n - 1) and tokens.kind(n - 2) == WORD and tokens.word(n - 2) != "to":
            return n + 1
        if before in {"'", "’"} and len(raw) == 2:
            return n + 1
    if tokens.joined(n + 1) and tokens.kind(n + 1) == WORD:
        letters = tokens.word(n + 1)
        known = letters in _JOINED_UNITS or letters in _SUFFIXES or currencies.by_code(tokens.raw(n + 1))
        if not known or (tokens.joined(n + 2) and tokens.kind(n + 2) == NUMBER):
            return n + 2
    headed = tokens.kind(n - 1) == WORD and before.lower() in _NAME_HEADS and raw.isdigit()
    if tokens.near(n) and (headed or (before == "." and tokens.word(n - 2) in {"no", "nos", "pg"})):
        return n + 3 if tokens.hyphen(n + 1) and tokens.kind(n + 2) == NUMBER else n + 1
    if before in {'"', "'"} and tokens.joined(n) and tokens.raw(n - 2) == "=" and raw.isdigit():
        return n + 1  # an attribute of markup
    return _street(tokens, n)


def _street(tokens: Tokens, n: int) -> int:
    at = n + 1
    while at < n + 4 and tokens.raw(at)[:1].isupper() and tokens.kind(at) == WORD and tokens.near(at):
        if tokens.word(at) in _STREETS and at > n + 1:
            return at + 1
        at += 1
    return 0


def _joined_numbers(tokens: Tokens, n: int) -> int:
    """Three and more numbers in a row (2016-05-03, 020-7946-0123), 9/11, 10:30, telephone numbers, leading zeros."""
    end, links = n + 1, ""
    while tokens.raw(end) in {"-", "/", ":", ".", *HYPHENS, "–"} and tokens.joined(end) and tokens.joined(end + 1):
        if tokens.kind(end + 1) != NUMBER:
            break
        links += tokens.raw(end)
        end += 2
    raw = tokens.raw(n)
    if tokens.hyphen(n + 1) and tokens.word(n + 2) in {"for", "on", "and", "by"} and tokens.hyphen(n + 3):
        return n + 5 if tokens.kind(n + 4) == NUMBER else 0  # 3-for-2
    if len(links) > 1 or links == ":":
        return end if not _is_odds(tokens, n, end) else 0
    if links == "/" and not _is_fraction(tokens, n):
        return end
    if tokens.raw(n - 1) == "+" and tokens.joined(n):
        while tokens.kind(end) == NUMBER and tokens.near(end):
            end += 1
        return end if end > n + 2 or len(raw) > 3 else 0
    second = tokens.raw(n + 2) if links else ""
    telephone = len(raw) == 3 and len(second) == 4
    if second.isdigit() and (telephone or (second[0] == "0" and not (_is_year(raw) and len(second) == 2))):
        return end
    if raw[0] == "0" and len(raw) > 1 and raw[1].isdigit():
        while tokens.kind(end) == NUMBER and tokens.near(end) and not _counts_something(tokens, end + 1):
            end += 1  # 0800 555 123
        return end
    if raw.count(".") > 1 and numeral_is_date(raw):
        return end
    return 0


def _counts_something(tokens: Tokens, n: int) -> bool:
    return tokens.word(n) in _COUNTED_AFTER or counted.things(tokens, n) is not None


def numeral_is_date(raw: str) -> bool:
    """Whether digits with dots are a day, a month and a year, or a version: 14.03.2025, 2.1.3."""
    parts = raw.split(".")
    return len(parts) > 2 and not all(len(part) == 3 for part in parts[1:])


def _is_odds(tokens: Tokens, n: int, end: int) -> bool:
    words = {tokens.word(n - back) for back in range(1, 5)} | {tokens.word(end)}
    return end == n + 3 and bool(words & {"ratio", "odds", "majority", "margin", "score"})


def _is_fraction(tokens: Tokens, n: int) -> bool:
    from onrecord.analysis.figures.quantities import slash

    after = tokens.word(n + 3)
    return slash(tokens, n) is not None and (
        after == "of" or after in units.UNIT_WORDS or after in numberwords.MAGNITUDES or counted.is_plural(after)
    )


def _clock(tokens: Tokens, n: int) -> int:
    at = n
    for _ in range(2):
        if _half_day(tokens, at + 1):
            return at + 1
        word = tokens.word(at + 1)
        if word == "o'clock" or (word in _CLOCK and _time_of_day(tokens, at, word in ("hours", "hrs"))):
            return at + 2
        if (word in {"to", "and", "until"} or tokens.raw(at + 1) in DASHES) and tokens.kind(at + 2) == NUMBER:
            at += 2
        else:
            break
    return 0


def _time_of_day(tokens: Tokens, n: int, hours: bool) -> bool:
    """Whether "0630", or "17.45", before the name of a clock is a time; before "hours" only as in "at 1400 hours"."""
    raw = tokens.raw(n)
    if not hours:
        return (len(raw) == 4 and raw.isdigit()) or bool(_DOTTED.fullmatch(raw))
    return bool(_MILITARY.fullmatch(raw)) and tokens.word(n - 1) in _AT_A_TIME and tokens.word(n + 2) != "of"


def _half_day(tokens: Tokens, n: int) -> bool:
    if not tokens.near(n):
        return False
    if tokens.raw(n).lower() in {"am", "pm"}:
        return tokens.raw(n) != "Am"
    return (
        tokens.word(n) in {"a", "p"} and tokens.raw(n + 1) == "." and tokens.word(n + 2) == "m" and tokens.joined(n + 2)
    )


def _is_year(raw: str) -> bool:
    return len(raw) == 4 and raw.isdigit() and 1000 <= int(raw) < 2200


def _is_month(tokens: Tokens, n: int) -> bool:
    return tokens.word(n) in _MONTHS and tokens.raw(n)[:1].isupper()


def _date(tokens: Tokens, n: int) -> int:
    """A day of a month before or after its month; with "8 to 12" and "3-5", both."""
    raw = tokens.raw(n)
    if not raw.isdigit() or len(raw) > 2 or not 1 <= int(raw) <= 31:
        return 0
    end = n + 2 if tokens.word(n + 1) in _SUFFIXES and tokens.joined(n + 1) else n + 1
    before = n - 2 if tokens.raw(n - 1) == "." and tokens.kind(n - 2) == WORD else n - 1
    if tokens.word(before) == "the":
        before -= 1
    if tokens.near(n) and _is_month(tokens, before):
        second = tokens.raw(end + 1)
        linked = tokens.word(end) in {"to", "and", "through", "or"} or tokens.raw(end) in DASHES
        return end + 2 if linked and second.isdigit() and int(second) <= 31 and len(second) < 3 else end
    at = end + 1 if tokens.word(end) == "of" else end
    if tokens.near(at) and _is_month(tokens, at):
        return at + 1
    linked = tokens.word(end) in {"to", "and", "or"} or tokens.raw(end) in DASHES
    if linked and tokens.raw(end + 1).isdigit() and len(tokens.raw(end + 1)) < 3 and _is_month(tokens, end + 2):
        return end + 3
    return 0


def _year(tokens: Tokens, n: int) -> int:
    raw = tokens.raw(n)
    if not _is_year(raw) or tokens.raw(n - 1) in {"$", *currencies.SYMBOLS} or currencies.by_code(tokens.raw(n - 1)):
        return 0
    if tokens.raw(n + 1) in DASHES or tokens.raw(n + 1) == "/":
        second = tokens.raw(n + 2)
        if second.isdigit() and len(second) in {2, 4} and tokens.joined(n + 2):
            return 0  # a span of years: the finder's
    after, before = tokens.word(n + 1), tokens.word(n - 1)
    if before in _AMOUNT_BEFORE and {tokens.word(n - 2), tokens.word(n - 3)} & _UNTIL and not counted.is_plural(after):
        return n + 1  # until at least 2030
    if before == "in" and after in _PLAIN_NOUNS:
        return n + 1
    if after in _COUNTED_AFTER or tokens.raw(n + 1) in units.PERCENT_SIGNS or before in _AMOUNT_BEFORE:
        return 0
    if tokens.joined(n + 1) and tokens.kind(n + 1) == WORD:
        return 0
    likely = 1900 <= int(raw) < 2100 or before in {
        "in",
        "since",
        "of",
        "from",
        "until",
        "by",
        "to",
        "and",
        "early",
        "late",
    }
    return n + 1 if likely or before in _MONTHS or not counted.is_plural(after) else 0


def _apart(tokens: Tokens, n: int) -> int:
    """Numbers of a list, in brackets, of an age in apposition, after a name; identifiers."""
    raw, after, before = tokens.raw(n), tokens.raw(n + 1), tokens.raw(n - 1)
    if not raw.isdigit():
        return 0
    if tokens.opens_line(n) and after in {".", ")"} and tokens.joined(n + 1) and len(raw) < 4:
        return n + 1
    if before == "(" and (after == ")" or (after == "." and tokens.raw(n + 2) == ")")):
        return n + 1
    if before == "At" and tokens.opens_sentence(n - 1) and after == "," and len(raw) < 3 and int(raw) <= 12:
        return n + 1  # "At 11, the minister told the House"
    name = tokens.raw(n - 2)
    if before == "," and after in {",", ".", ")", ";"} and int(raw[:4]) <= 120 and len(raw) < 4 and name[:1].isupper():
        return n + 1
    bare = after not in units.PERCENT_SIGNS and tokens.kind(n + 1) != WORD
    if tokens.near(n) and before[:1].isupper() and tokens.kind(n - 1) == WORD and bare and len(raw) < 4:
        known = currencies.by_code(before) or before.lower() in _AMOUNT_BEFORE or before.lower() in _STARTERS
        if not known and not tokens.opens_sentence(n - 1) and after not in DASHES:
            return n + 1
    priced = tokens.near(n) and (before == "$" or before in currencies.SYMBOLS or currencies.by_code(before))
    if len(raw) > 9 and not (priced or tokens.word(n + 1) in _COUNTED_AFTER or counted.things(tokens, n + 1)):
        return n + 1
    return 0


_STARTERS: Final = frozenset("in on at by for from to with of and or but than about some over under the a only".split())
