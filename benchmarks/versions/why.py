"""Why a discrepancy that the gold shows is lost through reading: ``python -m benchmarks.versions --why``.

The reports are read as a user reads them, and then one thing at a time is put right by construction: who spoke, the
occasions, the figures, where contents begin and end, what was missed, what was read too much. What alone brings a lost
discrepancy back is its cause; where nothing alone does, the shortest row of them that does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import onrecord
from benchmarks.versions import records, scoring
from benchmarks.versions.corpus import Corpus
from onrecord.analysis import analyse_report
from onrecord.domain import Analysis, Attribution, Spans

#: What is put right, in the order in which they are added to each other.
CAUSES: Final = ("speaker", "occasion", "figures", "edges", "missed", "invented", "mentions")
UNKNOWN: Final = "together"  # nothing of the above, not even all of it


def lost(corpus: Corpus, folder: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    """Kind, what it is about and the causes of each discrepancy found on the gold and lost through reading."""
    published = records.publish(corpus, folder)
    gold = [records.analysis_of(one, corpus.people) for one in published]
    read = [analyse_report(one.report) for one in published]

    def found(name: str, made: Iterable[Analysis]) -> dict[str, tuple[str, bool]]:
        with onrecord.open(folder / f"{name}.db", create=True) as record:
            store = record._store
            with store.writing():
                for one, analysis in zip(published, made, strict=True):
                    store.add(one.report, analysis, records.AT)
                record._reconcile()
            matched = scoring.match(corpus, records.ask(record, published)).gold
        return {each.about: (each.kind, bool(several)) for each, several in matched}

    def right(name: str, what: Sequence[str]) -> set[str]:
        made = (mended(true, seen, what) for true, seen in zip(gold, read, strict=True))
        return {about for about, (_, met) in found(name, made).items() if met}

    plain = found("reading", read)
    wanted = {about for about, (_, met) in found("gold", gold).items() if met and not plain[about][1]}
    alone = {cause: right(cause, (cause,)) for cause in CAUSES}
    causes = {about: tuple(cause for cause in CAUSES if about in alone[cause]) for about in wanted}
    for more in range(2, len(CAUSES) + 1):
        row = CAUSES[:more]
        open_ = [about for about in wanted if not causes[about]]
        if open_:
            met = right(f"first-{more}", row)
            causes.update({about: ("+".join(_needed(about, row, right)),) for about in open_ if about in met})
    return sorted((plain[about][0], about, causes[about] or (UNKNOWN,)) for about in wanted)


def _needed(about: str, row: Sequence[str], right: Callable[[str, Sequence[str]], set[str]]) -> list[str]:
    """What of a row that brings a discrepancy back is needed for it."""
    needed = list(row)
    for cause in row[:-1]:
        fewer = [each for each in needed if each != cause]
        if about in right("-".join(("without", cause, about.replace("/", "_"), *needed))[:120], fewer):
            needed = fewer
    return needed


def mended(gold: Analysis, read: Analysis, what: Sequence[str]) -> Analysis:
    """An analysis as it was read, with some of :data:`CAUSES` put right."""
    pairs = _about(gold.attributions, read.attributions)
    true = {one.id: gold.attributions[n] for n, one in pairs.items()}
    made = [_mended(one, true[one.id], what) for one in read.attributions if one.id in true]
    if "invented" not in what:
        made += [one for one in read.attributions if one.id not in true]
    if "missed" in what:
        made += [one for n, one in enumerate(gold.attributions) if n not in pairs]
    known = {one.id for one in made}
    made = [one if one.parent in known else replace(one, parent=None) for one in made]
    ordered = tuple(sorted(made, key=lambda one: (one.content[0], one.id)))
    return replace(read, attributions=ordered, mentions=gold.mentions if "mentions" in what else read.mentions)


def _mended(read: Attribution, gold: Attribution, what: Sequence[str]) -> Attribution:
    changed: dict[str, Any] = {}
    if "speaker" in what:
        changed["speakers"] = gold.speakers
    if "occasion" in what:
        changed["occasion"] = gold.occasion
    if "edges" in what:
        names = ("source", "cue", "content", "quotation", "stance", "headline", "meaning")
        changed.update({name: getattr(gold, name) for name in names})
        inside = [one for one in read.figures if any(s.start <= one.span.start and one.span.end <= s.end
                                                     for s in gold.content)]  # fmt: skip
        changed["figures"] = tuple(inside)
    if "figures" in what:
        changed.update(figures=gold.figures, dates=gold.dates)
    return replace(read, **changed)


def _about(gold: Sequence[Attribution], read: Sequence[Attribution]) -> dict[int, Attribution]:
    """Of each of the gold's contents, by its place, what was read of it: that which shares most with it."""
    best: dict[int, tuple[float, str, Attribution]] = {}
    for one in read:
        shares = []
        for n, other in enumerate(gold):
            common = _common(one.content, other.content)
            least = min(_size(one.content), _size(other.content))
            if least and common >= records.HALF * least:
                shares.append((common / (_size(one.content) + _size(other.content) - common), n))
        if shares:
            share, n = max(shares)
            if n not in best or (share, one.id) > best[n][:2]:
                best[n] = (share, one.id, one)
    return {n: one for n, (_, _, one) in best.items()}


def _common(one: Spans, other: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _size(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def table(lines: Sequence[tuple[str, str, tuple[str, ...]]]) -> list[str]:
    """How many were lost by kind and cause (one with several causes that each suffice counts by the first)."""
    kinds = sorted({kind for kind, _, _ in lines})
    counted = Counter((causes[0], kind) for kind, _, causes in lines)
    out = [f"{'lost through reading by':40}" + "".join(f"{kind:>10}" for kind in (*kinds, "all"))]
    for cause in sorted({causes[0] for _, _, causes in lines}, key=lambda one: (one.count("+"), one)):
        row = [counted[cause, kind] for kind in kinds]
        out.append(f"  {cause:38}" + "".join(f"{n or '–':>10}" for n in (*row, sum(row))))
    out.append(f"  {'all':38}" + "".join(f"{sum(1 for k, _, _ in lines if k == kind):>10}" for kind in kinds)
               + f"{len(lines):>10}")  # fmt: skip
    return [*out, "", *(f"{kind:10} {about}: {', '.join(causes)}" for kind, about, causes in lines)]
