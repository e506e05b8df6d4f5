"""A figure on its way: token indexes and decimals, before it becomes a :class:`onrecord.domain.Figure`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from onrecord.analysis.figures.numerals import plain
from onrecord.analysis.figures.tokens import Tokens
from onrecord.domain import Bound, Figure, FigureKind, Period, Span

Stretch = tuple[int, int]  # tokens from the first to before the second


@dataclass(slots=True)
class Found:
    """Raw words are tokens ``first`` to ``last`` (exclusive), what was read from them, and the rule that read it.

    ``end`` is where reading goes on, when words that belong to the figure stand behind its raw ones.
    """

    first: int
    last: int
    kind: FigureKind
    low: Decimal | None
    high: Decimal | None
    rule: str
    unit: str | None = None
    basis: str | None = None
    bound: Bound | None = None
    approximate: bool = False
    counts: Stretch | None = None
    of: Stretch | None = None
    periods: tuple[tuple[Stretch, Decimal], ...] = ()
    rate: Decimal | None = None
    small: bool = False  # a number word below ten
    qualify: bool = True  # whether words before and behind may bound it
    end: int = 0

    def figure(self, tokens: Tokens) -> Figure:
        """The figure with its spans on the text."""
        counts, of = _words(tokens, self.counts), _words(tokens, self.of)
        return Figure(
            span=_span(tokens, (self.first, self.last)),
            kind=self.kind,
            low=None if self.low is None else plain(self.low),
            high=None if self.high is None else plain(self.high),
            unit=self.unit,
            bound=self.bound,
            approximate=self.approximate,
            counts=counts[0],
            counts_span=counts[1],
            of=of[0],
            of_span=of[1],
            unit_basis=self.basis,
            periods=tuple(Period(_span(tokens, stretch), plain(months)) for stretch, months in self.periods),
            rate=None if self.rate is None else plain(self.rate),
            rule=self.rule,
        )


def _span(tokens: Tokens, stretch: Stretch) -> Span:
    return Span(tokens.starts[stretch[0]], tokens.ends[stretch[1] - 1])


def _words(tokens: Tokens, stretch: Stretch | None) -> tuple[str | None, Span | None]:
    if stretch is None:
        return None, None
    span = _span(tokens, stretch)
    return span.of(tokens.text), span
