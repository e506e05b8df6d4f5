"""Which discrepancies follow from the mistakes that the reports of an occasion are written with.

What is mistaken is marked in the texts (:mod:`benchmarks.versions.corpus`); a discrepancy holds the versions with one
mistake against all others of their unit, or the report with it against the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.versions.corpus import Content, Corpus, GoldReport, Occasion
from benchmarks.versions.markup import Malformed


@dataclass(frozen=True, slots=True)
class Group:
    """One side of a discrepancy: the contents and reports on it."""

    contents: frozenset[str]
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldDiscrepancy:
    """A discrepancy by construction: its kind, other kinds that are as good, who is mistaken and who is not; ``who``
    is called what they are not, where it is one of identity."""

    kind: str
    also: frozenset[str]
    mistaken: Group
    others: Group
    about: str
    who: str | None = None


def discrepancies(corpus: Corpus) -> list[GoldDiscrepancy]:
    """All discrepancies of a corpus: one for each kind of mistake in each unit, or in each report.

    Raises Malformed for a mistake that nothing contradicts.
    """
    finders = (_in_units, _of_speakers, _of_reports, _of_offices)
    return [found for occasion in corpus.occasions for finder in finders for found in finder(occasion)]


def _group(pairs: Iterable[tuple[GoldReport, Content]]) -> Group:
    pairs = list(pairs)
    return Group(frozenset(c.id for _, c in pairs), frozenset(r.id for r, _ in pairs))


def _made(
    kind: str, mistaken: list[tuple[GoldReport, Content]], others: list[tuple[GoldReport, Content]], about: str
) -> GoldDiscrepancy:
    if not others:
        raise Malformed(f"{about}: a mistake that nothing contradicts")
    quoted = all(any(c.quotation != "indirect" for _, c in side) for side in (mistaken, others))
    also = frozenset({"wording"} if quoted and kind in ("figure", "polarity") else ())
    return GoldDiscrepancy(kind, also, _group(mistaken), _group(others), about)


def _in_units(occasion: Occasion) -> Iterator[GoldDiscrepancy]:
    statements: dict[str, list[tuple[GoldReport, Content]]] = {}
    for report, content in occasion.contents:
        statements.setdefault(content.statement, []).append((report, content))
    for statement, pairs in sorted(statements.items()):
        for kind in sorted({wrong for _, content in pairs for wrong in content.wrong}):
            mistaken = [pair for pair in pairs if kind in pair[1].wrong]
            yield _made(kind, mistaken, [pair for pair in pairs if kind not in pair[1].wrong], f"{statement} {kind}")
        values = {(figure.key, figure.low, figure.high) for _, c in pairs for figure in c.figures if figure.wrong}
        for value in sorted(values, key=str):
            mistaken = [pair for pair in pairs if value in [(f.key, f.low, f.high) for f in pair[1].figures if f.wrong]]
            others = [
                pair for pair in pairs if pair not in mistaken and any(f.key == value[0] for f in pair[1].figures)
            ]
            yield _made("figure", mistaken, others, f"{statement} {value[0]} {value[1]}")


def _of_speakers(occasion: Occasion) -> Iterator[GoldDiscrepancy]:
    units: dict[str, dict[str, list[tuple[GoldReport, Content]]]] = {}
    for report, content in occasion.contents:
        units.setdefault(content.unit, {}).setdefault(content.speaker, []).append((report, content))
    for unit, speakers in sorted(units.items()):
        if len(speakers) > 1:
            said, *mistaken = sorted(speakers, key=lambda who: (-len(speakers[who]), who))
            for who in mistaken:
                yield _made("speaker", speakers[who], speakers[said], f"{unit} {who}")


def _of_reports(occasion: Occasion) -> Iterator[GoldDiscrepancy]:
    for report in occasion.reports:
        for on in sorted({told.on for told in report.told}):
            for kind, fields in (("date", ("date",)), ("occasion", ("kind", "medium", "place", "event"))):
                if not any(told.wrong and told.on == on and told.field in fields for told in report.told):
                    continue
                mistaken = [(report, c) for c in report.contents if c.on == on]
                units = {c.statement for _, c in mistaken}
                others = [
                    (other, c)
                    for other, c in occasion.contents
                    if c.on == on and not any(t.wrong and t.on == on and t.field in fields for t in other.told)
                ]
                telling = [
                    o
                    for o, c in others
                    if c.statement in units and any(t.on == on and t.field in fields for t in o.told)
                ]
                if not telling:
                    raise Malformed(f"{report.id}: no other report tells the {kind} of {on}")
                yield _made(kind, mistaken, others, f"{report.id} {kind} of {on}")


def _of_offices(occasion: Occasion) -> Iterator[GoldDiscrepancy]:
    for who in sorted({office.who for report in occasion.reports for office in report.offices if office.wrong}):
        mistaken = {r.id for r in occasion.reports if any(o.wrong and o.who == who for o in r.offices)}
        others = {r.id for r in occasion.reports if any(o.who == who for o in r.offices)} - mistaken
        if not others:
            raise Malformed(f"{occasion.id}: nobody contradicts the office of {who}")
        everywhere = {r.id for r in occasion.reports} - mistaken
        yield GoldDiscrepancy(
            "identity", frozenset(), Group(frozenset(), frozenset(mistaken)), Group(frozenset(), frozenset(everywhere)),
            f"{occasion.id} {who}", who,
        )  # fmt: skip
