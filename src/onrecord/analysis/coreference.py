"""Who and what a text mentions, and which mentions are one: from one vector a token to clusters, in numpy.

Coreference between words (Dobrovolskii 2021): a token heads a mention or does not; a mention's span grows from its head
by pointing at its first and last token; each head is linked to one earlier head or to none, by a cheap product first
and, for the best few, by a small network that also reads what referents.py knows of the pair. Linked mentions are one
cluster. Memory and time are bounded by the caps below, whatever the text.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.analysis import referents
from onrecord.analysis.features import Encoded
from onrecord.analysis.referents import Longs, Mentions, Words
from onrecord.domain import Span, Spans

Floats = npt.NDArray[np.float32]

KINDS: Final = ("none", "person", "group", "organisation", "place", "object", "abstract", "event", "other")
FORMS: Final = ("named", "nominal", "pronoun")
POINTER: Final = 32  # width of the vectors that point at a span's ends
COARSE: Final = 64  # width of the vectors whose product chooses antecedents worth a closer look
FINE: Final = 128  # width of the network that looks closer

# What one token's vector is made of, in this order.
PARTS: Final[Mapping[str, int]] = {
    "kind": len(KINDS),
    "form": len(FORMS),
    "first_from": POINTER,
    "first_at": POINTER,
    "last_from": POINTER,
    "last_at": POINTER,
    "query": COARSE,
    "key": COARSE,
    "anaphor": FINE,
    "antecedent": FINE,
    "worth": 2,
}
WIDTH: Final = sum(PARTS.values())

LEFT: Final = 24  # tokens that a span may reach before its head (all but 0.2 % of GUM's)
RIGHT: Final = 63  # and after it
LOOKED_AT: Final = 24  # antecedents of a mention that the network scores
BACK: Final = 500  # mentions before one that are antecedents at all
HEADS: Final = 0.45  # mentions a token at most, so that no text makes more
LEAST: Final = 0.4  # probability of a head that is looked at
# Nats that a link may lose against no link by. On ten documents of GUM's training part the CoNLL score is the same to
# half a point from -1.5 to -0.5; there recall and precision are nearest.
THRESHOLD: Final = -0.75
MOST: Final = 3_000  # mentions of one text at most; the surest are kept
FAINT: Final = 0.004  # a probability of an antecedent that is kept
_SLAB: Final = 256  # mentions scored at a time


@dataclass(frozen=True, slots=True, eq=False)
class CoreferenceHeads:
    """The parameters behind the projection (their meaning: training/coreference_model.py). ``first_bias`` (LEFT + 1,)
    and ``last_bias`` (RIGHT + 1,) by distance from the head; ``product`` (COARSE, FINE); ``tables`` a matrix
    (entries, FINE) for each of referents.TABLES; ``bias`` (FINE,); ``hidden`` (FINE, 32), ``hidden_bias`` and
    ``out`` (32,)."""

    first_bias: Floats
    last_bias: Floats
    product: Floats
    tables: dict[str, Floats]
    bias: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention: its ``span`` and the span of its ``head`` token (code points), ``kind`` and ``form`` with the
    probability of being one of that kind (``sure``)."""

    span: Span
    head: Span
    kind: str
    form: str
    sure: float


@dataclass(frozen=True, slots=True)
class Link:
    """A mention's antecedent: indexes of both, and the probability of that one against all others and none."""

    mention: int
    antecedent: int
    sure: float


@dataclass(frozen=True, slots=True)
class Coreference:
    """The ``mentions`` of a text in the order of their heads; ``links``; ``clusters`` of two or more mentions, as
    indexes in order; ``odds`` of each mention: earlier ones (indexes) with the probability that this one is its
    antecedent, those of at least FAINT; what is left to 1 is that it has none."""

    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    clusters: tuple[tuple[int, ...], ...]
    odds: tuple[tuple[tuple[int, float], ...], ...] = ()

    def shifted(self, by: int) -> Coreference:
        """The same ``by`` code points further on."""
        return self.placed(lambda span: (Span(span.start + by, span.end + by),)) if by else self

    def placed(self, to: Callable[[Span], Spans]) -> Coreference:
        """The same on another text: ``to`` gives a span's pieces there, of which the first begins and the last ends."""

        def on(span: Span) -> Span:
            pieces = to(span)
            return Span(pieces[0].start, pieces[-1].end)

        # Written out: a text has hundreds of mentions, and dataclasses.replace is slow.
        mentions = tuple(Mention(on(m.span), on(m.head), m.kind, m.form, m.sure) for m in self.mentions)
        return Coreference(mentions, self.links, self.clusters, self.odds)


def parts(vectors: Floats) -> dict[str, Floats]:
    """The parts of token vectors (tokens, WIDTH) by name."""
    edges = [0, *np.cumsum(list(PARTS.values())).tolist()]
    return {name: vectors[:, first:last] for name, (first, last) in zip(PARTS, pairwise(edges), strict=True)}


def load(path: Path) -> CoreferenceHeads:
    """Parameters from an ``.npz`` file (arrays only, never pickles)."""
    with np.load(path, allow_pickle=False) as arrays:
        plain = {name: arrays[name].astype(np.float32) for name in CoreferenceHeads.__slots__ if name != "tables"}
        tables = {name: arrays[f"table_{name}"].astype(np.float32) for name in referents.TABLES}
    return CoreferenceHeads(tables=tables, **plain)


def save(path: Path, heads: CoreferenceHeads) -> None:
    """Write parameters to an ``.npz`` file."""
    plain = {name: getattr(heads, name) for name in CoreferenceHeads.__slots__ if name != "tables"}
    np.savez(path, allow_pickle=False, **plain, **{f"table_{name}": table for name, table in heads.tables.items()})


def find(
    text: str,
    encoded: Encoded,
    vectors: Floats,
    heads: CoreferenceHeads,
    *,
    speaker: Longs | None = None,
    threshold: float = THRESHOLD,
) -> Coreference:
    """Mentions and clusters of a text from its token vectors (tokens, WIDTH).

    ``speaker`` (tokens,) numbers who is known to speak each token, -1 where nobody is. ``threshold``, in nats, is what
    a link must win against no link by.
    """
    if not len(encoded):
        return Coreference((), (), ())
    known = referents.words(text, encoded)
    by_name = parts(vectors)
    probable = _softmax(by_name["kind"])
    chosen = candidates(probable, known)
    if not len(chosen):
        return Coreference((), (), ())
    where = referents.places(text, encoded, speaker)
    first, last = spans(by_name, heads, known, where.paragraph, chosen)
    facts = referents.mentions(text, encoded, known, where, chosen, first, last)
    links, odds = antecedents(by_name, heads, facts, threshold)
    tokens = encoded.tokens
    kinds = probable[chosen, 1:].argmax(axis=1) + 1
    forms = by_name["form"][chosen].argmax(axis=1)
    found = tuple(
        Mention(span=Span(start, end), head=Span(*head), kind=KINDS[kind], form=FORMS[form], sure=sure)
        for start, end, head, kind, form, sure in zip(
            tokens.starts[first].tolist(),
            tokens.ends[last - 1].tolist(),
            zip(tokens.starts[chosen].tolist(), tokens.ends[chosen].tolist(), strict=True),
            kinds.tolist(),
            forms.tolist(),
            (1.0 - probable[chosen, 0]).tolist(),
            strict=True,
        )
    )
    return Coreference(found, tuple(links), clusters(found, links), tuple(map(tuple, odds)))


def candidates(probable: Floats, known: Words) -> Longs:
    """Tokens that may head a mention, in order: LEAST probable, at most HEADS a token and MOST in all."""
    score = np.where(known.opens, 1.0 - probable[:, 0], 0.0)
    chosen = np.flatnonzero(score > LEAST)
    most = min(MOST, int(len(score) * HEADS) + 4)
    if len(chosen) > most:
        chosen = np.sort(chosen[np.argsort(-score[chosen], kind="stable")[:most]])
    return chosen.astype(np.int64)


def spans(
    by_name: Mapping[str, Floats], heads: CoreferenceHeads, known: Words, paragraph: Longs, chosen: Longs
) -> tuple[Longs, Longs]:
    """First and one-past-last token of each head's span: ends of words in the head's own paragraph."""
    reach = np.arange(max(LEFT, RIGHT) + 1)
    edge = len(paragraph) - 1

    def point(name: str, offsets: Longs, bias: Floats, allowed: npt.NDArray[np.bool_]) -> Longs:
        at = chosen[:, None] + offsets[None, :]
        inside = np.clip(at, 0, edge)
        ok = (at == inside) & allowed[inside] & (paragraph[inside] == paragraph[chosen][:, None])
        ok[~ok.any(axis=1), 0] = True  # a word longer than the reach
        row, place = np.nonzero(ok)  # a third of all
        origins, ends = by_name[f"{name}_from"][chosen[row]], by_name[f"{name}_at"][inside[row, place]]
        products = np.einsum("nd,nd->n", origins, ends) / np.float32(POINTER**0.5)
        scores = np.full(at.shape, -np.inf, np.float32)
        scores[row, place] = products + bias[place]
        best = scores.argmax(axis=1)
        return np.asarray(chosen + offsets[best], np.int64)

    first = point("first", -reach[: LEFT + 1], heads.first_bias, known.opens)
    last = point("last", reach[: RIGHT + 1], heads.last_bias, known.closes)
    return first, last + 1


def antecedents(
    by_name: Mapping[str, Floats], heads: CoreferenceHeads, facts: Mentions, threshold: float
) -> tuple[list[Link], list[list[tuple[int, float]]]]:
    """The links that win, and the odds of each mention's antecedents. ``by_name`` holds the parts of token vectors."""
    out: list[Link] = []
    odds: list[list[tuple[int, float]]] = [[] for _ in range(len(facts))]
    home = list(range(len(facts)))  # the first mention of each one's cluster
    at = {name: by_name[name][facts.head] for name in ("query", "key", "worth")}
    closer = _Closer(by_name, heads, facts)
    for begin in range(1, len(facts), _SLAB):
        rows = np.arange(begin, min(begin + _SLAB, len(facts)))
        low = max(0, int(rows[0]) - BACK)
        columns = np.arange(low, int(rows[-1]))
        cheap = at["query"][rows] @ at["key"][columns].T / np.float32(COARSE**0.5)
        cheap += at["worth"][rows, 0][:, None] + at["worth"][columns, 1][None, :]
        behind = rows[:, None] - columns[None, :]
        cheap = np.where((behind > 0) & (behind <= BACK), cheap, -np.inf)
        keep = min(LOOKED_AT, len(columns))
        best = np.argpartition(-cheap, keep - 1, axis=1)[:, :keep] if keep < len(columns) else None
        best = np.broadcast_to(np.arange(keep), (len(rows), keep)) if best is None else best
        row, column = np.repeat(np.arange(len(rows)), keep), np.sort(best, axis=1).ravel()
        real = np.isfinite(cheap[row, column])
        row, column = row[real], column[real]
        one, other = rows[row], columns[column]
        total = cheap[row, column] + closer.look(one, other)
        weight = np.exp(np.minimum(total.astype(np.float64), 60.0))
        mass = np.bincount(row, weights=weight, minlength=len(rows))
        share = weight / (mass + 1.0)[row]
        some = np.flatnonzero(share >= FAINT)
        for at_row, at_column, chance in zip(
            one[some].tolist(), other[some].tolist(), share[some].tolist(), strict=True
        ):
            odds[at_row].append((at_column, chance))
        begins = np.searchsorted(row, np.arange(len(rows) + 1)).tolist()
        scores, weights, others = total.tolist(), weight.tolist(), other.tolist()
        least = math.exp(min(threshold, 700.0))
        for number in np.flatnonzero(mass > least).tolist():  # no cluster has more than all together
            its = slice(begins[number], begins[number + 1])
            groups = [home[at] for at in others[its]]
            place, sure = _antecedent(scores[its], weights[its], groups, threshold)
            if place >= 0:
                mention, antecedent = begin + number, others[its][place]
                home[mention] = home[antecedent]
                out.append(Link(mention, antecedent, sure))
    return out, odds


# Facts of a pair that are looked up together, in one table of the sums of theirs: each look is a row to be fetched and
# added for every pair. The first of these tables has the bias in it.
_TOGETHER: Final = (
    ("quotation", "nested", "between"),
    ("mentions", "sentences", "paragraphs"),
    ("words", "speaker"),
    ("pronouns",),
)


@lru_cache(maxsize=2 * len(_TOGETHER))
def _summed(heads: CoreferenceHeads, names: tuple[str, ...]) -> Floats:
    """The sums of rows of these tables, for all that their indexes may be, in the order of :func:`_joint`."""
    table = heads.bias[None] if names == _TOGETHER[0] else np.zeros((1, FINE), np.float32)
    for name in names:
        table = (table[:, None] + heads.tables[name]).reshape(-1, FINE)
    return table


def _joint(facts: Mapping[str, Longs], names: Sequence[str]) -> Longs:
    """The indexes of pairs into the table that :func:`_summed` makes of these."""
    index = facts[names[0]]
    for name in names[1:]:
        index = index * referents.TABLES[name] + facts[name]
    return index


class _Closer:
    """The network that looks closer at pairs of mentions, some at a time in arrays that the processor's cache holds and
    that are used again: 0.7 µs a pair, and 1.5 with all pairs of a slab in new arrays."""

    _AT_ONCE: Final = 512  # pairs; 256 to 1,024 take the same time

    def __init__(self, by_name: Mapping[str, Floats], heads: CoreferenceHeads, facts: Mentions) -> None:
        self._heads, self._pairs = heads, referents.Pairs(facts)
        self._tables = {names: _summed(heads, names) for names in _TOGETHER}
        self._query, self._key, self._anaphor, self._antecedent = (
            by_name[name][facts.head] for name in ("query", "key", "anaphor", "antecedent")
        )
        self._inner, self._more = (np.empty((self._AT_ONCE, FINE), np.float32) for _ in range(2))
        self._product, self._factor = (np.empty((self._AT_ONCE, COARSE), np.float32) for _ in range(2))
        self._hidden = np.empty((self._AT_ONCE, len(heads.out)), np.float32)

    def look(self, one: Longs, other: Longs) -> Floats:
        """The scores of pairs; ``one`` and ``other`` (pairs,) are mentions, ``other`` the earlier."""
        facts = self._pairs.of(one, other)
        known = [(table, _joint(facts, names)) for names, table in self._tables.items()]
        out = np.empty(len(one), np.float32)
        for first in range(0, len(one), self._AT_ONCE):
            its = slice(first, min(first + self._AT_ONCE, len(one)))
            self._some(one[its], other[its], [(table, index[its]) for table, index in known], out[its])
        return out

    def _some(self, one: Longs, other: Longs, known: Sequence[tuple[Floats, Longs]], out: Floats) -> None:
        size = len(one)
        inner, more, product, factor, hidden = (
            array[:size] for array in (self._inner, self._more, self._product, self._factor, self._hidden)
        )
        # mode="clip" writes straight into the array; all indexes are inside.
        self._anaphor.take(one, axis=0, out=inner, mode="clip")
        inner += self._antecedent.take(other, axis=0, out=more, mode="clip")
        self._query.take(one, axis=0, out=product, mode="clip")
        product *= self._key.take(other, axis=0, out=factor, mode="clip")
        inner += np.matmul(product, self._heads.product, out=more)
        for table, index in known:
            inner += table.take(index, axis=0, out=more, mode="clip")
        np.maximum(inner, 0, out=inner)
        np.matmul(inner, self._heads.hidden, out=hidden)
        hidden += self._heads.hidden_bias
        np.matmul(np.maximum(hidden, 0, out=hidden), self._heads.out, out=out)


def _antecedent(
    scores: Sequence[float], weight: Sequence[float], group: Sequence[int], threshold: float
) -> tuple[int, float]:
    """The best of a mention's antecedents, of the cluster that their scores speak for most, all its members taken
    together as in training, with that cluster's probability; -1 when none wins against no link by the threshold.

    ``weight`` are the exponentials of ``scores``, ``group`` the clusters of the antecedents. Plain numbers: there are
    at most LOOKED_AT, too few for numpy.
    """
    mass: dict[int, float] = {}
    for one, heavy in zip(group, weight, strict=True):
        mass[one] = mass.get(one, 0.0) + heavy
    most = max(mass.values())
    if most <= 0.0 or math.log(most) <= threshold:
        return -1, 0.0
    best = min([one for one, heavy in mass.items() if heavy == most])
    place = max([at for at, one in enumerate(group) if one == best], key=scores.__getitem__)
    return place, min(1.0, most / (sum(mass.values()) + 1.0))


def clusters(found: tuple[Mention, ...], links: list[Link]) -> tuple[tuple[int, ...], ...]:
    """Mentions joined by links, each cluster in order; of mentions with the same span ("Ora", "Venn": two heads of one
    name) the first that has a link counts, or else the first."""
    root = list(range(len(found)))

    def top(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for link in links:
        left, right = sorted((top(link.mention), top(link.antecedent)))
        root[right] = left
    linked = {number for link in links for number in (link.mention, link.antecedent)}
    chosen: dict[tuple[int, int], int] = {}
    for number, mention in enumerate(found):
        known = chosen.setdefault((mention.span.start, mention.span.end), number)
        if number in linked and known not in linked:
            chosen[mention.span.start, mention.span.end] = number
    groups: dict[int, list[int]] = {}
    for number in sorted(chosen.values()):
        groups.setdefault(top(number), []).append(number)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)
