"""How right commitments and targets are: ``python -m benchmarks.positions [--part NAME]``.

Contents of the corpus's train part, marked by hand as offsets and values alone; the corpus lies beside the repository.
Rules were written with the tuning part; the other was read once, to be marked, and only measures. Two more parts are
invented sentences, which need no corpus: one to mend with, one that only measures. A commitment that is
found is right when it has the status of one that is marked and begins with its verb. Figures and dates are those that
onrecord finds itself. Exit status: 0 done; 2 the corpus is missing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks import accuracy
from onrecord import knowledge
from onrecord.analysis import dates, figures
from onrecord.domain import Commitment, Span, Spans
from onrecord.reconcile.positions.commitments import Said, find

HERE: Final = Path(__file__).parent
CORPUS: Final = accuracy.SHARED / "data" / "polnear" / "train.jsonl.gz"
PARTS: Final = ("tuning", "once")
INVENTED: Final = ("invented", "invented-held")
NEAR: Final = 30  # characters before the marked verb within which a found action may begin (an adverb stands there)
QUOTES: Final = "\"“'‘”’"


def marked(part: str) -> list[dict[str, Any]]:
    """The lines of a part."""
    return [json.loads(line) for line in (HERE / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


def invented(part: str) -> list[dict[str, Any]]:
    """The invented sentences of a part, each with its text and spans."""
    lines = (HERE / "invented.jsonl").read_text(encoding="utf-8").splitlines()
    half = "held" if part == "invented-held" else "tuning"
    return [one for one in map(json.loads, lines) if one["half"] == half]


def documents(wanted: set[tuple[str, str]], corpus: Path = CORPUS) -> dict[tuple[str, str], Mapping[str, Any]]:
    """The annotated copies of these ids and annotators. Raises OSError where the corpus is not there."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        found = map(json.loads, lines)
        return {(one["id"], one["annotator"]): one for one in found if (one["id"], one["annotator"]) in wanted}


def said(copy: Mapping[str, Any], number: int) -> Said:
    """An annotated attribution with the figures and dates that onrecord finds in its content."""
    return _said(copy["text"], copy["attributions"][number])


def _said(text: str, one: Mapping[str, Any]) -> Said:
    source, cue, content = (_spans(one.get(part)) for part in ("source", "cue", "content"))
    words = " ".join(text[span.start : span.end] for span in content).strip(" .,")
    direct = words[:1] in QUOTES and words[-1:] in QUOTES
    return Said(
        text,
        source,
        cue,
        content,
        "direct" if direct else "mixed",
        figures=figures.find(text, content, None),
        dates=dates.find(text, content, knowledge.shipped()),
    )


def _spans(spans: Sequence[Sequence[int]] | None) -> Spans:
    return tuple(sorted(Span(start, end) for start, end in spans or []))


def score(lines: Sequence[Mapping[str, Any]], corpus: Mapping[tuple[str, str], Mapping[str, Any]]) -> Counter[str]:
    """Counts: marked, found and right, and of those right how many have the marked actor, amount and deadline."""
    counts: Counter[str] = Counter()
    for line in lines:
        copy = corpus[line["id"], line["annotator"]]
        if [list(span) for span in line["content"]] != [
            list(s) for s in copy["attributions"][line["attribution"]]["content"]
        ]:
            raise ValueError(f"{line['id']}: the marks are of another copy of the corpus")
        counts += scored(said(copy, line["attribution"]), line["commitments"])
    return counts


def scored(one: Said, marks: Sequence[Mapping[str, Any]]) -> Counter[str]:
    """The counts of one content."""
    found = list(find(one))
    counts = Counter(contents=1, found=len(found), marked=len(marks))
    for mark, commitment in _matched(marks, found):
        counts["right"] += 1
        for field, span in _fields(commitment):
            counts[f"{field} marked"] += mark[field] is not None
            counts[f"{field} found"] += span is not None
            counts[f"{field} right"] += mark[field] is not None and span is not None and _meet(mark[field], span)
    return counts


def _matched(
    marks: Sequence[Mapping[str, Any]], found: list[Commitment]
) -> Iterator[tuple[Mapping[str, Any], Commitment]]:
    for mark in marks:
        start = mark["action"][0]
        fits = (one for one in found if one.status == mark["status"] and one.action.start <= start < one.action.end)
        best = next((one for one in fits if start - one.action.start <= NEAR), None)
        if best is not None:
            found.remove(best)
            yield mark, best


def _fields(one: Commitment) -> Iterator[tuple[str, Span | None]]:
    yield "actor", one.actor
    yield "amount", one.amount.span if one.amount is not None else None
    yield "deadline", one.deadline.span if one.deadline is not None else None


def _meet(mark: Sequence[int], span: Span) -> bool:
    return bool(mark[0] < span.end and span.start < mark[1])


def _counted(part: str) -> Counter[str]:
    if part in INVENTED:
        return sum((scored(_said(one["text"], one), one["commitments"]) for one in invented(part)), Counter())
    lines = marked(part)
    return score(lines, documents({(line["id"], line["annotator"]) for line in lines}))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.positions", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--part", choices=(*PARTS, *INVENTED), help="one part alone")
    options = parser.parse_args(arguments)
    for part in [options.part] if options.part else (*PARTS, *INVENTED):
        try:
            counts = _counted(part)
        except OSError as error:
            print(f"the corpus is missing: {error.filename}", file=sys.stderr)
            return 2
        right, found, all_ = counts["right"], counts["found"], counts["marked"]
        print(
            f"{part}: {counts['contents']} contents, {all_} commitments marked, {found} found, {right} right: "
            f"precision {100 * right / max(1, found):.0f} %, recall {100 * right / max(1, all_):.0f} %"
        )
        for field in ("actor", "amount", "deadline"):
            numbers = ", ".join(f"{counts[f'{field} {what}']} {what}" for what in ("marked", "found", "right"))
            print(f"  {field} of those right: {numbers}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
