"""What a record's statements, kinds of version, discrepancies, developments and repetitions are worth.

Versions grouped into statements are scored by B-cubed precision and recall (Bagga and Baldwin, 1998): of the contents
that share a statement with one content, the share that should, and of those that should, the share that do; averaged
over contents. A content that was not found stands alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from benchmarks.versions.corpus import DISCREPANCIES, Content, Corpus, GoldReport
from benchmarks.versions.mistakes import GoldDiscrepancy, discrepancies
from benchmarks.versions.records import Found, FoundDiscrepancy, FoundSide

REPORTED = frozenset({"date", "occasion", "identity"})  # kinds that are about reports, not about words


@dataclass(frozen=True, slots=True)
class Score:
    """Counts: right of found, met of wanted. Points are percent; an empty count is 100."""

    right: float
    found: float
    met: float
    wanted: float

    @property
    def p(self) -> float:
        """Precision in points."""
        return 100 * self.right / self.found if self.found else 100.0

    @property
    def r(self) -> float:
        """Recall in points."""
        return 100 * self.met / self.wanted if self.wanted else 100.0

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0

    def row(self) -> dict[str, float]:
        """The three, rounded, as the floors keep them."""
        return {"p": round(self.p, 1), "r": round(self.r, 1), "f1": round(self.f1, 1)}


def bcubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Score:
    """B-cubed over the contents of the gold; one that was not found is a cluster of its own."""
    guess: dict[str, Hashable] = {name: found.get(name, ("alone", name)) for name in gold}
    wanted, given = defaultdict(set), defaultdict(set)
    for name in gold:
        wanted[gold[name]].add(name)
        given[guess[name]].add(name)
    p = sum(len(wanted[gold[name]] & given[guess[name]]) / len(given[guess[name]]) for name in gold)
    r = sum(len(wanted[gold[name]] & given[guess[name]]) / len(wanted[gold[name]]) for name in gold)
    return Score(p, len(gold), r, len(gold))


def speakers(corpus: Corpus, found: Found) -> Score:
    """Of the contents found whose speaker has a name: those given to that name, or to a part of it, and nobody else."""
    right = of = 0
    for _, content in every(corpus):
        person = corpus.people[content.speaker]
        if person.named and content.id in found.statements:
            whole = {word.casefold() for word in person.name.split()}
            given = [set(name.casefold().split()) - {"the"} for name in found.speakers.get(content.id, ())]
            right += bool(given) and all(name & whole for name in given)
            of += 1
    return Score(right, of, right, of)


def kinds(corpus: Corpus, found: Found) -> dict[str, tuple[int, int]]:
    """By the best right kind: how many versions have a right one, of how many that were found.

    A statement's fullest version, and a version that stands alone, are not counted.
    """
    counted: dict[str, tuple[int, int]] = {}
    size = Counter(content.statement for _, content in every(corpus))
    for _, content in every(corpus):
        if content.kinds[0] == "full" or size[content.statement] < 2 or content.id not in found.statements:
            continue
        right, of = counted.get(content.kinds[0], (0, 0))
        counted[content.kinds[0]] = (right + (found.kinds.get(content.id) in content.kinds), of + 1)
    return counted


def every(corpus: Corpus) -> Iterator[tuple[GoldReport, Content]]:
    """All contents of a corpus with their reports."""
    for occasion in corpus.occasions:
        yield from occasion.contents


def counts(corpus: Corpus) -> dict[str, int]:
    """How much of what a corpus holds, for its description."""
    contents = [content for _, content in every(corpus)]
    of_kind = Counter(content.kinds[0] for content in contents)
    mistakes = Counter(one.kind for one in discrepancies(corpus))
    return {
        "occasions": len(corpus.occasions),
        "reports": len(corpus.reports),
        "words": sum(len(report.text.split()) for report in corpus.reports),
        "contents": len(contents),
        "statements": len({content.statement for content in contents}),
        **{f"version: {kind}": of_kind[kind] for kind in sorted(of_kind)},
        "discrepancies": sum(mistakes.values()),
        **{f"discrepancy: {kind}": mistakes[kind] for kind in DISCREPANCIES},
        "faithful pairs": len(faithful_pairs(corpus)),
        "developments": sum(len(occasion.developments) for occasion in corpus.occasions),
        "repetitions": sum(len(occasion.repetitions) for occasion in corpus.occasions),
    }


# ---------------------------------------------------------------------------------------------- discrepancies


def _lies(side: FoundSide, gold: GoldDiscrepancy, *, mistaken: bool) -> bool:
    group = gold.mistaken if mistaken else gold.others
    if mistaken and gold.who is not None and gold.who not in side.offices:
        return False
    if gold.kind == "identity" or (gold.kind in REPORTED and not side.contents):
        return side.report in group.reports
    return bool(side.contents & group.contents)


def matches(found: FoundDiscrepancy, gold: GoldDiscrepancy) -> bool:
    """Whether what was found is this discrepancy: its kind, a side on each side, and no side that is on neither."""
    if found.kind != gold.kind and found.kind not in gold.also:
        return False
    mistaken = [_lies(side, gold, mistaken=True) for side in found.sides]
    others = [_lies(side, gold, mistaken=False) for side in found.sides]
    return any(mistaken) and any(others) and all(a or b for a, b in zip(mistaken, others, strict=True))


@dataclass(frozen=True, slots=True)
class Matched:
    """Which discrepancies were found: for each of the gold those that match, and those that match nothing."""

    gold: list[tuple[GoldDiscrepancy, list[FoundDiscrepancy]]]
    right: list[FoundDiscrepancy]
    invented: list[FoundDiscrepancy]

    def score(self, kind: str | None = None) -> Score:
        """Precision by the kind that was found, recall by the kind of the gold."""
        right = [one for one in self.right if kind in (None, one.kind)]
        invented = [one for one in self.invented if kind in (None, one.kind)]
        wanted = [one for gold, one in self.gold if kind in (None, gold.kind)]
        return Score(len(right), len(right) + len(invented), sum(map(bool, wanted)), len(wanted))


def match(corpus: Corpus, found: Found) -> Matched:
    """Hold what was found against the discrepancies of the corpus."""
    gold = discrepancies(corpus)
    pairs = [(one, [each for each in found.discrepancies if matches(each, one)]) for one in gold]
    right = {id(each) for _, several in pairs for each in several}
    return Matched(
        pairs,
        [each for each in found.discrepancies if id(each) in right],
        [each for each in found.discrepancies if id(each) not in right],
    )


def faithful_pairs(corpus: Corpus) -> list[tuple[str, str]]:
    """Pairs of versions of one statement that differ in nothing that matters."""
    pairs: list[tuple[str, str]] = []
    for occasion in corpus.occasions:
        statements: dict[str, list[str]] = defaultdict(list)
        for report, content in occasion.contents:
            told = any(each.wrong and each.on == content.on for each in report.told)
            if content.faultless and not told:
                statements[content.statement].append(content.id)
        for contents in statements.values():
            pairs.extend(combinations(contents, 2))
    return pairs


def faithful(corpus: Corpus, found: Found, invented: Iterable[FoundDiscrepancy]) -> tuple[Score, list[tuple[str, str]]]:
    """The share of faithful pairs of which no discrepancy is reported, and the pairs of which one is.

    Only pairs of which both were found are counted.
    """
    accused: set[frozenset[str]] = set()
    for one in invented:
        for left, right in combinations(one.sides, 2):
            accused.update(frozenset((a, b)) for a in left.contents for b in right.contents)
    pairs = [pair for pair in faithful_pairs(corpus) if all(one in found.statements for one in pair)]
    wronged = [pair for pair in pairs if frozenset(pair) in accused]
    share = len(pairs) - len(wronged)
    return Score(share, len(pairs), share, len(pairs)), wronged


# ---------------------------------------------------------------------------------------------- over time


def developments(corpus: Corpus, found: Found) -> Score:
    """A development matches when its two contents are of the two units."""
    unit = {content.id: content.unit for _, content in every(corpus)}
    wanted = {pair for occasion in corpus.occasions for pair in occasion.developments}
    given = [
        {(unit[a], unit[b]) for a in earlier.contents for b in later.contents} for earlier, later in found.developments
    ]
    right = [pairs & wanted for pairs in given]
    return Score(sum(map(bool, right)), len(given), len(set().union(*right)), len(wanted))


def repetitions(corpus: Corpus, found: Found) -> Score:
    """A repetition matches when the two statements hold contents of the two units."""
    units: dict[str, set[str]] = defaultdict(set)
    for _, content in every(corpus):
        if content.id in found.statements:
            units[found.statements[content.id]].add(content.unit)
    wanted = {frozenset(pair) for occasion in corpus.occasions for pair in occasion.repetitions}
    given = [
        {frozenset((a, b)) for a in units.get(one, ()) for b in units.get(other, ())}
        for one, other in (tuple(sorted(pair)) for pair in found.repetitions if len(pair) == 2)
    ]
    right = [pairs & wanted for pairs in given]
    return Score(sum(map(bool, right)), len(given), len(set().union(*right)), len(wanted))


def metrics(corpus: Corpus, found: Found) -> dict[str, Score]:
    """All scores that have floors, and those of single kinds of discrepancy."""
    gold = {content.id: content.statement for _, content in every(corpus)}
    counted = kinds(corpus, found)
    right, of = sum(a for a, _ in counted.values()), sum(b for _, b in counted.values())
    matched = match(corpus, found)
    scores = {
        "contents found": Score(len(found.statements), len(found.statements), len(found.statements), len(gold)),
        "speakers": speakers(corpus, found),
        "statements": bcubed(gold, found.statements),
        "kinds of version": Score(right, of, right, of),
        "discrepancies": matched.score(),
        "faithful": faithful(corpus, found, matched.invented)[0],
        "developments": developments(corpus, found),
        "repetitions": repetitions(corpus, found),
    }
    for kind in DISCREPANCIES:
        scores[f"discrepancies/{kind}"] = matched.score(kind)
    return scores
