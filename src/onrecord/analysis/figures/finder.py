"""The figures of a text: one pass to find where one can begin, then each is read from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from onrecord.analysis.figures import (
    counted,
    exclusions,
    forms,
    multiples,
    nationality,
    numberwords,
    qualifiers,
    quantities,
    ranges,
    units,
)
from onrecord.analysis.figures.found import Found
from onrecord.analysis.figures.quantities import Quantity
from onrecord.analysis.figures.tokens import WORD, Tokens
from onrecord.domain import Bound, Figure, Spans

_ARTICLES: Final = frozenset({"a", "an", "several", "many", "some", "couple"})  # begin a figure only with what follows
ANCHORS: Final = frozenset({
    *numberwords.CARDINALS, *numberwords.ORDINALS, *numberwords.VAGUE, *multiples.WORDS, *_ARTICLES, "half", "single",
})  # fmt: skip
_AFTER_ARTICLE: Final = frozenset({"hundred", "dozen", "few", "couple", *numberwords.SCALES, *numberwords.DENOMINATORS})
_ONE_BEFORE: Final = frozenset({"least", "only", "just", "most", "than", "exactly", "single"})
_ONE_OF: Final = frozenset(
    "person man woman child boy girl seat vote death soldier case officer policeman civilian".split()
)
_AGE_BEFORE: Final = frozenset({"aged", "age", "ages", "ageing"})
_YOUNGER: Final[Mapping[str, Bound]] = {"under": "less than", "below": "less than", "over": "more than"}
_OF_SEVERAL: Final = frozenset({"count", "ratio", "percentage", "fraction"})
_AGO: Final = frozenset({"ago", "later", "earlier", "hence"})
_MAGNITUDE: Final = units.Unit("measure", "magnitude")


def find(
    text: str,
    within: Spans | None = None,
    outlet_country: str | None = None,
    *,
    check: Callable[[], None] | None = None,
) -> tuple[Figure, ...]:
    """The figures of a text, in order, none overlapping another; with ``within`` those inside one of the spans.

    ``outlet_country`` is the outlet's ISO 3166 code: its dollar is meant by "$" ("USD" where it is not known, and
    ``unit_basis`` says so). Spans are on the given text. What a figure is told of and its qualifying words are read
    from the same span; spans that only white space parts are read as one, so that no figure is cut in two. Never
    raises for any text; the time taken grows with its length and no faster. ``check`` is called again and again
    meanwhile, and what it raises is passed on.
    """
    spans = [(0, len(text))] if within is None else _joined(text, within)
    return tuple(figure for start, end in spans for figure in _read(text, start, end, outlet_country, check))


def _joined(text: str, spans: Spans) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for span in spans:
        if joined and joined[-1][1] <= span.start and not text[joined[-1][1] : span.start].strip():
            joined[-1] = (joined[-1][0], span.end)
        else:
            joined.append((span.start, span.end))
    return joined


def _read(
    text: str, start: int, end: int, country: str | None, check: Callable[[], None] | None = None
) -> Iterator[Figure]:
    tokens = Tokens(text, ANCHORS, start, end)
    done = 0  # tokens before this one belong to a figure, or to what is none
    for anchor in tokens.anchors:
        if check is not None:
            check()
        if anchor < done:
            continue
        past = exclusions.skip(tokens, anchor)
        if past:
            done = past
            continue
        for found in _at(tokens, anchor, country):
            if found.first < done or (found.kind == "duration" and _is_date(tokens, found.last)):
                continue
            _complete(tokens, found, done)
            yield found.figure(tokens)
            done = max(found.last, found.end)


def _at(tokens: Tokens, n: int, country: str | None) -> list[Found]:
    """The figures that begin with the token, mostly one; several for a score."""
    word = tokens.word(n) if tokens.kind(n) == WORD else ""
    if word in {"a", "an"} and not _article_begins(tokens, n):
        one_unit = _one_unit(tokens, n, country)
        return [one_unit] if one_unit else []
    special = (
        (forms.vague(tokens, n, country) if word else None)
        or multiples.multiple(tokens, n)
        or forms.ordinal(tokens, n)
        or forms.fraction(tokens, n, country)
    )
    if special is not None:
        return [special]
    if exclusions.is_ordinal(tokens, n) or numberwords.ordinal(tokens, n):
        return []
    one = quantities.read(tokens, n, country)
    if one is None or (word in _ARTICLES and one.last == n + 1):
        return []
    pair = ranges.pair(tokens, one, country)
    if pair is not None:
        return [multiples.of_range(tokens, found) for found in pair]
    if _is_no_figure(tokens, one):
        return []
    return [forms.from_quantity(one, "number/1")]


def _is_date(tokens: Tokens, n: int) -> bool:
    """Whether the words behind a length of time make it a date: "two weeks ago", "six months from now"."""
    return tokens.word(n) in _AGO or (tokens.word(n) == "from" and tokens.word(n + 1) in {"now", "today"})


def _article_begins(tokens: Tokens, n: int) -> bool:
    """Whether "a" can be the number one: a hundred, a third, a few thousand, a year and a half."""
    after = tokens.word(n + 1)
    return after in _AFTER_ARTICLE or (tokens.word(n + 2) == "and" and units.duration(after) is not None)


def _one_unit(tokens: Tokens, n: int, country: str | None) -> Found | None:
    """ "Less than a year", "almost a mile", "under a dollar": one of a unit, where a word says how the one is meant."""
    if not (tokens.near(n) and qualifiers.ends_one(tokens, n)):
        return None
    one = quantities.named_unit(tokens, Quantity(n, n + 1, Decimal(1), words=True), n + 1, country)
    if one.unit is None or one.unit.kind not in {"duration", "money", "measure"}:
        return None
    meant = qualifiers.before(tokens, n, one.unit.kind, small=False)
    if tokens.word(n - 1) == "about" and tokens.word(n - 2) in qualifiers.TALK:
        return None
    return forms.from_quantity(one, "one-unit/1") if meant.bound or meant.approximate else None


def _is_no_figure(tokens: Tokens, one: Quantity) -> bool:
    after, before = tokens.word(one.last), tokens.word(one.first - 1)
    if one.unit is not None:
        loose = one.words and one.value == 1 and after not in {"of", "old"} and before not in _ONE_BEFORE
        return one.unit.kind == "duration" and loose and one.unit.name == "day"
    if (
        one.words
        and one.value == 1
        and one.last == one.first + 1
        and (after, tokens.word(one.last + 1)) != ("or", "more")
    ):
        if before == "only" and tokens.word(one.first - 2) == "the":  # "the only one strong enough"
            return True
        return not (before in _ONE_BEFORE and counted.things(tokens, one.last, one=True)) and after not in _ONE_OF
    if one.words and one.last == one.first + 1 and before in {"the", "these", "those", "all"}:
        return counted.things(tokens, one.last) is None
    return False


def _complete(tokens: Tokens, found: Found, done: int) -> None:
    """Take in the qualifying words, and what is counted and of whom."""
    if found.kind == "count" and found.low is not None:
        _age(tokens, found)
    if found.kind == "count" and tokens.hyphen(found.last) and tokens.word(found.last + 1) == "magnitude":
        found.kind, found.unit, found.last = _MAGNITUDE.kind, _MAGNITUDE.name, found.last + 2
    if found.kind == "count" and tokens.word(found.first - 1) == "magnitude":
        found.kind, found.unit = _MAGNITUDE.kind, _MAGNITUDE.name
    nationality.take(tokens, found)
    if found.qualify:
        _qualify(tokens, found, done)
    if found.counts is None and found.of is None:
        if found.kind == "count" and found.rule != "how-often/1":
            found.counts = counted.things(tokens, found.last, one=found.low == 1)
        if found.kind == "money" and tokens.word(found.last) == "in":
            found.counts = _paid_in(tokens, found.last + 1)
        if found.kind == "money" and tokens.word(found.last) == "worth":
            found.counts = counted.whole(tokens, found.last + 1)
    if found.of is None and found.kind not in {"ordinal", "years", "ratio"}:
        found.of = counted.whole(tokens, found.last)
        if found.of and found.kind == "count" and found.low is None:
            found.of = None
    if found.counts is None and found.of is not None and found.kind in _OF_SEVERAL:
        found.counts = counted.members(tokens, found.of)
    if found.kind == "ordinal":
        found.counts = counted.things(tokens, _ranked(tokens, found.last), one=True)
    found.end = max(found.end, found.last)


def _age(tokens: Tokens, found: Found) -> None:
    """ "aged 65", "ages 18 to 29", "under the age of 21": years, though the words do not say so."""
    start = found.first - 1
    if tokens.word(start) == "of" and tokens.word(start - 1) == "age":
        start -= 2 if tokens.word(start - 2) == "the" else 1
    if tokens.word(start) not in {*_AGE_BEFORE, "the"} or (tokens.word(start) == "the" and start == found.first - 1):
        return
    found.kind, found.unit, found.basis = "duration", "year", units.AGE.basis
    if tokens.word(start - 1) in _YOUNGER and tokens.near(start):
        found.first, found.bound = start - 1, _YOUNGER[tokens.word(start - 1)]


def _ranked(tokens: Tokens, n: int) -> int:
    """Where what an ordinal ranks begins: behind the words that a hyphen ties to it ("second-largest port")."""
    while tokens.hyphen(n) and tokens.kind(n + 1) == WORD:
        n += 2
    return n


def _paid_in(tokens: Tokens, n: int) -> tuple[int, int] | None:
    """ "$35 billion in military aid": what the money is, where it is no place and no time."""
    if (
        tokens.kind(n) != WORD
        or not tokens.raw(n)[:1].islower()
        or units.duration(tokens.word(n))
        or not tokens.near(n)
    ):
        return None
    found = counted.things(tokens, n)
    if found:
        return found
    end = n
    while end < n + 3 and counted.is_word(tokens, end) and not (end > n and tokens.word(end).endswith("ed")):
        end += 1
    return (n, end) if end > n else None


def _qualify(tokens: Tokens, found: Found, done: int) -> None:
    behind = qualifiers.after(tokens, found.last)
    ahead = qualifiers.before(tokens, found.first, found.kind, small=found.small)
    if ahead.first < done:
        ahead = qualifiers.Qualified(found.first, found.last)
    found.first, found.last = ahead.first, behind.last
    found.bound = found.bound or ahead.bound or behind.bound
    found.approximate = found.approximate or ahead.approximate or behind.approximate


__all__ = ["find"]
