"""Numbers in words: cardinals, ordinals, fractions, magnitudes. Each reader takes tokens and gives value and end."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from onrecord.analysis.figures.numerals import EXACT, product
from onrecord.analysis.figures.tokens import WORD, Tokens

_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
SMALL: Final = {word: value for value, word in enumerate(_ONES)}
TENS: Final = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
CARDINALS: Final = SMALL | TENS
SCALES: Final = {
    "thousand": Decimal(10**3),
    "lakh": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "quadrillion": Decimal(10**15),
}
MAGNITUDES: Final = SCALES | {
    "hundred": Decimal(100),
    "dozen": Decimal(12),
    "lakhs": SCALES["lakh"],
    "crores": SCALES["crore"],
    "mln": SCALES["million"],
    "mn": SCALES["million"],
    "mio": SCALES["million"],
    "bn": SCALES["billion"],
    "bln": SCALES["billion"],
    "tn": SCALES["trillion"],
    "trn": SCALES["trillion"],
}
SUFFIXES: Final = {  # only close behind digits: 5m, 3k
    "k": SCALES["thousand"],
    "m": SCALES["million"],
    "b": SCALES["billion"],
    "t": SCALES["trillion"],
}
_ORDINAL_ONES: Final = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINALS: Final = (
    {word: value for value, word in enumerate(_ORDINAL_ONES) if value}
    | {word.replace("y", "ieth"): value for word, value in TENS.items()}
    | {"hundredth": 100, "thousandth": 1000}
)
DENOMINATORS: Final = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    form: value for word, value in ORDINALS.items() if value > 2 for form in (word, word + "s")
}
VAGUE: Final = frozenset(
    "dozens scores hundreds thousands lakhs millions crores billions trillions tens zillions".split()
)
VAGUE_BEFORE: Final = frozenset({("several",), ("a", "few"), ("many",), ("some", "few"), ("a", "couple"), ("couple",)})

_DECIMALS: Final = 6  # digits behind a point in words

Reading = tuple[Decimal, int]  # the value, and the index of the token after it


def _next(tokens: Tokens, n: int) -> int:
    """The index of the next word, past one hyphen: "twenty-one"; -1 where something else comes."""
    if tokens.hyphen(n):
        n += 1
    return n if tokens.kind(n) == WORD and tokens.near(n) else -1


def cardinal(tokens: Tokens, n: int) -> Reading | None:
    """A cardinal in words from token ``n``: "one hundred and five thousand two hundred", "a dozen", "twenty-one"."""
    total = Decimal(0)
    ceiling = None  # the scale of the last group: the next must be smaller
    end = n
    while True:
        group = _below_thousand(tokens, end if end == n else _past_and(tokens, end), first=end == n)
        if group is None:
            break
        value, after = group
        if end == n and (parted := _point(tokens, value, after)):
            value, after = parted
        scale = _next(tokens, after)
        factor = SCALES.get(tokens.word(scale)) if scale >= 0 else None
        if factor is None and scale >= 0 and tokens.word(scale) == "dozen" and end == n:
            return product(value, Decimal(12)), scale + 1
        if ceiling is not None and (factor or Decimal(1)) >= ceiling:
            break
        total = EXACT.add(total, product(value, factor or Decimal(1)))
        ceiling = factor or Decimal(1)
        end = after if factor is None else scale + 1
        while factor is not None and (more := _next(tokens, end)) >= 0 and tokens.word(more) in SCALES:
            total = product(total, SCALES[tokens.word(more)])  # "two hundred thousand million"
            end = more + 1
        if factor is None:
            break
    return (total, end) if end > n else None


def _point(tokens: Tokens, value: Decimal, after: int) -> Reading | None:
    """The decimals behind a number in words: "one point two", "three point one four". Not "at one point two men"."""
    at = _next(tokens, after)
    if at < 0 or tokens.word(at) != "point" or (value == 1 and tokens.word(after - 2) == "at"):
        return None
    digits = ""
    at = _next(tokens, at + 1)
    end = after
    while at >= 0 and len(digits) < _DECIMALS and SMALL.get(tokens.word(at), 10) < 10:
        digits += str(SMALL[tokens.word(at)])
        end = at + 1
        at = _next(tokens, end)
    return (EXACT.add(value, Decimal(f"0.{digits}")), end) if digits else None


def _past_and(tokens: Tokens, n: int) -> int:
    after = _next(tokens, n)
    if after >= 0 and tokens.word(after) == "and":
        after = _next(tokens, after + 1)
        return after if after >= 0 and tokens.word(after) not in {"a", "an"} else -1
    return after


def _below_thousand(tokens: Tokens, n: int, *, first: bool) -> Reading | None:
    if n < 0:
        return None
    word = tokens.word(n)
    if word in {"a", "an"}:
        after = _next(tokens, n + 1)
        if not first or after < 0 or tokens.word(after) not in {"hundred", "dozen", *SCALES}:
            return None
        if tokens.word(after) != "hundred":
            return Decimal(1), n + 1
        value, end = 1, n + 1
    elif word in CARDINALS:
        value, end = CARDINALS[word], n + 1
        if word in TENS and (after := _next(tokens, end)) >= 0 and 0 < SMALL.get(tokens.word(after), 99) < 10:
            value, end = value + SMALL[tokens.word(after)], after + 1
    else:
        return None
    hundred = _next(tokens, end)
    if hundred < 0 or tokens.word(hundred) != "hundred" or value == 0:
        return Decimal(value), end
    value, end = 100 * value, hundred + 1
    rest = _past_and(tokens, end)
    if rest >= 0 and tokens.word(rest) in CARDINALS and tokens.word(rest) != "zero":
        tail = CARDINALS[tokens.word(rest)]
        end = rest + 1
        if tail >= 20 and (after := _next(tokens, end)) >= 0 and 0 < SMALL.get(tokens.word(after), 99) < 10:
            tail, end = tail + SMALL[tokens.word(after)], after + 1
        value += tail
    return Decimal(value), end


def ordinal(tokens: Tokens, n: int) -> Reading | None:
    """An ordinal in words or digits from token ``n``: "third", "twenty-first", "21st"."""
    word = tokens.word(n)
    if word in ORDINALS:
        return Decimal(ORDINALS[word]), n + 1
    if word in TENS and tokens.hyphen(n + 1) and 0 < ORDINALS.get(tokens.word(n + 2), 0) < 10:
        return Decimal(TENS[word] + ORDINALS[tokens.word(n + 2)]), n + 3
    if tokens.raw(n).isdigit() and len(tokens.raw(n)) < 7 and tokens.joined(n + 1):
        value = int(tokens.raw(n))
        ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10 if value % 100 not in {11, 12, 13} else 0, "th")
        if value and tokens.word(n + 1) == ending:
            return Decimal(value), n + 2
    return None
