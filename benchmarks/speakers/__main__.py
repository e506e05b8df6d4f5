"""Score onrecord's speakers against the annotated sources: ``python -m benchmarks.speakers``.

Twice: on the corpus's own spans (what resolution alone is worth) and on the attributions that onrecord finds (what a
user gets). ``--check`` compares with ``floors.json``, which names corpus and annotations by one digest; ``--update``
raises floors and never lowers one; ``--lower METRIC --reason WORDS`` does. The dev part only measures: ``--misses``
lists what went wrong for any annotations but its own.

Exit status: 0 done; 1 a figure is below its floor; 2 something is missing or wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import accuracy
from benchmarks.speakers import annotated, scoring, sources
from benchmarks.speakers.annotated import Document
from benchmarks.speakers.scoring import Scored
from benchmarks.speakers.sources import Verdicts

HERE: Final = Path(__file__).parent
ANNOTATIONS: Final = HERE / "annotations_dev.jsonl"
FLOORS: Final = HERE / "floors.json"
CORPUS: Final = accuracy.SHARED / "data" / "polnear" / "dev.jsonl.gz"

# What is to be reached on dev, in points: right for at least 93 % of the named sources, wrong for at most 4 %.
TARGETS: Final[Mapping[str, float]] = {"gold/named/right": 93.0, "gold/named/not wrong": 96.0}


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: the documents, the verdicts on both kinds of spans, and what they are worth."""

    documents: list[Document]
    gold: list[tuple[Document, Verdicts]]
    found: list[tuple[Document, Verdicts]]

    @property
    def gold_scored(self) -> list[Scored]:
        """Outcomes on the corpus's own spans."""
        return [scoring.scored(one, verdicts, all_found=True) for one, verdicts in self.gold]

    @property
    def found_scored(self) -> list[Scored]:
        """Outcomes on what onrecord found."""
        return [scoring.scored(one, verdicts, all_found=False) for one, verdicts in self.found]


def measure(documents: list[Document]) -> Measured:
    """Run onrecord on all documents, both ways."""
    return Measured(
        documents,
        [(one, sources.on_gold(one)) for one in documents],
        [(one, sources.on_found(one)) for one in documents],
    )


def show(measured: Measured) -> dict[str, float]:
    """Print the tables; returns the metrics that have floors."""
    gold, found = measured.gold_scored, measured.found_scored
    counted = sum(len(one) for one in gold)
    left = sum(one.left_out is not None for document in measured.documents for one in document.sources)
    print(f"{len(measured.documents)} documents, {counted} sources counted, {left} left out")
    on_gold, on_found = scoring.summary(gold), scoring.summary(found)
    for title, scored, figures, verdicts in (
        ("the corpus's own spans", gold, on_gold, measured.gold),
        ("attributions that onrecord finds", found, on_found, measured.found),
    ):
        print(f"\n{title}\n{scoring.table(scored, figures)}")
        marked, given, right = scoring.spoken_for(verdicts)
        print(f"  spoken for by a spokesperson: {marked} annotated, {given} given, {right} right")
    whole = scoring.share(found, lambda one: one.named, scoring.is_right, found=False)
    there = scoring.share(found, lambda _: True, lambda _: True, found=False)
    print(f"  {'found':20} {there}\n  {'found and right':20} {whole}  (of all that the report names)")
    return scoring.metrics(on_gold, on_found, whole)


def misses(measured: Measured) -> list[str]:
    """A line of JSON for each source whose outcome is not right, with what was expected and given."""
    lines = []
    for way, runs, results in (
        ("gold", measured.gold, measured.gold_scored),
        ("found", measured.found, measured.found_scored),
    ):
        for (document, verdicts), scored in zip(runs, results, strict=True):
            for one, result in scored:
                if result is None or result.worth == "right":
                    continue
                given = [
                    {"role": v.role, "status": v.status, "because": v.because}
                    | ({"name": v.entity.name, "kind": v.entity.kind} if v.entity else {})
                    | {"candidates": [candidate.name for candidate in v.candidates]}
                    for v in verdicts.get(one.n, ())
                ]
                expected = [e.name or " / ".join(e.heads) for e in one.expected]
                row = {"spans": way, "document": document.name, "n": one.n, "form": one.form, "worth": result.worth}
                lines.append(json.dumps({**row, "expected": expected, "given": given}, ensure_ascii=False))
    return lines


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speakers", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS, help="annotated sources (.jsonl)")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the corpus they belong to (.jsonl.gz)")
    parser.add_argument("--misses", type=Path, metavar="FILE", help="write what went wrong (never for dev)")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a figure is below its floor")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", action="append", default=[], metavar="METRIC", help="put this floor down")
    parser.add_argument("--reason", default="", help="why a floor is lowered; kept in the file")
    options = parser.parse_args(arguments)
    if options.lower and not options.reason.strip():
        parser.error("--lower needs --reason")
    if options.misses and options.annotations.resolve() == ANNOTATIONS:
        parser.error("--misses is for annotations to tune on: dev only measures")
    return options


def run(options: argparse.Namespace) -> int:
    """Measure, print, and keep or check the floors. Raises Missing and ValueError with one line for the user."""
    from onrecord import analysis

    for file, flag in ((options.annotations, "--annotations"), (options.corpus, "--corpus")):
        if not file.is_file():
            raise accuracy.Missing(f"there is no {file}: give it with {flag}")
    corpus_digest = annotated.digest(options.corpus)
    if options.annotations.resolve() == ANNOTATIONS:
        wanted = HERE.joinpath("corpus_dev.sha256").read_text(encoding="utf-8").split()[0]
        if corpus_digest != wanted:
            raise ValueError(f"the annotations are of another corpus ({wanted[:12]}…, this is {corpus_digest[:12]}…)")
    documents = annotated.read(options.annotations, annotated.corpus_copies(options.corpus))
    model = analysis.made_by().model
    part = accuracy.Part(
        options.annotations.stem,
        annotated.digest(options.corpus, options.annotations),
        {d.name: {} for d in documents},
    )
    print(f"{part.name}: corpus {corpus_digest[:12]}, with annotations {part.sha256[:12]}, model {model}")
    measured = measure(documents)
    scores = {metric: {"f1": value} for metric, value in show(measured).items()}
    if options.misses:
        options.misses.write_text("".join(line + "\n" for line in misses(measured)), encoding="utf-8")
    floors = accuracy.read_floors(options.floors)
    entry = floors.get(part.name)
    if options.lower:
        if entry is None:
            raise ValueError("there are no floors for these annotations yet")
        floors[part.name] = entry = accuracy.lowered(entry, options.lower, scores, options.reason, model)
    if options.update:
        floors[part.name] = entry = accuracy.raised(entry, part, scores, model)
    if options.lower or options.update:
        accuracy.write_floors(options.floors, floors)
    _gate(scores, entry["floors"] if entry else {})
    problems = accuracy.below(entry, part.sha256, scores) if options.check else []
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _gate(scores: accuracy.Scores, floors: Mapping[str, float]) -> None:
    print(f"\n{'':26} points  floor to reach")
    for metric, values in scores.items():
        floor, target = (f"{kept[metric]:6.1f}" if metric in kept else "     –" for kept in (floors, TARGETS))
        short = "  *" if values["f1"] < TARGETS.get(metric, 0.0) else ""
        print(f"{metric:26} {values['f1']:6.1f} {floor}  {target}{short}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    options = _options(arguments)
    try:
        return run(options)
    except (accuracy.Missing, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
