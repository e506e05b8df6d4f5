"""How right onrecord's figures and dates are on the marked documents: ``python -m benchmarks.marked``.

Prints counts alone: the corpus's dev part only measures, and nothing is to be tuned on its misses.

Exit status: 0 done; 2 something is missing or wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from benchmarks import accuracy
from benchmarks.marked import scoring
from benchmarks.marked.scoring import DateMark, FigureMark, FoundDate, FoundFigure, Tally
from benchmarks.speakers import annotated
from onrecord.domain import BOUNDS, FIGURE_KINDS, GRANULARITIES, Span, Spans

HERE: Final = Path(__file__).parent
CORPUS: Final = accuracy.SHARED / "data" / "polnear" / "dev.jsonl.gz"

Copy = Mapping[str, Any]


def contents(copy: Copy) -> Spans:
    """All contents of a document's copy, joined where they overlap or meet."""
    joined: list[list[int]] = []
    for start, end in sorted(tuple(span) for one in copy["attributions"] for span in one["content"]):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(end, joined[-1][1])
        else:
            joined.append([start, end])
    return tuple(Span(start, end) for start, end in joined)


def figure_mark(row: Mapping[str, Any], copy: Copy) -> FigureMark:
    """A line of ``figures_dev.jsonl``; ValueError where it does not fit its document."""
    start, end = row["start"], row["end"]
    if not any(span.start <= start < end <= span.end for span in contents(copy)):
        raise ValueError(f"{row['document']}: {start}-{end} is in no content")
    if row["kind"] not in FIGURE_KINDS or row["bound"] not in (None, *BOUNDS):
        raise ValueError(f"{row['document']}: {start}-{end} is a {row['kind']!r}, {row['bound']!r}")
    counts = None if row["counts_start"] is None else (row["counts_start"], row["counts_end"])
    value = (row["low"], row["high"], row["unit"], row["bound"], row["approximate"])
    return FigureMark(start, end, row["kind"], *value, counts, row.get("doubt", False))


def date_mark(row: Mapping[str, Any], copy: Copy) -> DateMark:
    """A line of ``dates_dev.jsonl``; ValueError where it does not fit its document."""
    if not 0 <= row["start"] < row["end"] <= len(copy["text"]) or row["granularity"] not in GRANULARITIES:
        raise ValueError(f"{row['document']}: {row['start']}-{row['end']} is no date of it")
    interval = (row["granularity"], row["anchor"], row["earliest"], row["latest"])
    return DateMark(row["start"], row["end"], *interval, row.get("doubt", False))


def _finder(module: str, name: str) -> Callable[..., Any]:
    """A function by its name, so that figures are measured where dates cannot be, and the other way round."""
    function: Callable[..., Any] | None = getattr(import_module(module), name, None)
    if function is None:
        raise ImportError(f"{module} has no {name}")
    return function


def found_figures(copy: Copy) -> list[FoundFigure]:
    """What onrecord finds in a document's contents."""
    find = _finder("onrecord.analysis.figures", "find")
    return [
        FoundFigure(
            one.span.start,
            one.span.end,
            one.low,
            one.high,
            one.unit,
            one.bound,
            one.approximate,
            (one.counts_span.start, one.counts_span.end) if one.counts_span else None,
        )
        for one in find(copy["text"], within=contents(copy))
    ]


def found_dates(copy: Copy) -> list[FoundDate]:
    """What onrecord finds in a whole document, resolved against its day of publication."""
    find, resolve = _finder("onrecord.analysis.dates", "find"), _finder("onrecord.reckoning", "resolve")
    found = []
    for one in find(copy["text"]):
        dating = one.dating
        if one.anchor == "publication":
            dating = resolve(one.rule, copy["published"], copy["published"])
        ends = (dating.earliest, dating.latest) if dating else (None, None)
        found.append(FoundDate(one.span.start, one.span.end, *ends))
    return found


def read(name: str, copies: Mapping[tuple[str, str], Copy]) -> Iterator[tuple[Copy, list[dict[str, Any]]]]:
    """Each document that was read for "figures" or "dates", with its lines; also those without any."""
    rows = [json.loads(line) for line in HERE.joinpath(f"{name}_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    listed = json.loads(HERE.joinpath("documents_dev.json").read_text(encoding="utf-8"))[name]
    keys = [(one["document"], one["annotator"]) for one in listed]
    if strays := {(row["document"], row["annotator"]) for row in rows} - set(keys):
        raise ValueError(f"{name}: marks of documents that are not listed: {sorted(strays)[0]}")
    for key in keys:
        if key not in copies:
            raise ValueError(f"the corpus has no copy of {key[0]} by {key[1]}")
        yield copies[key], [row for row in rows if (row["document"], row["annotator"]) == key]


def figures_tallies(copies: Mapping[tuple[str, str], Copy]) -> list[Tally]:
    """The counts of figures, one for each document."""
    return [
        scoring.figures([figure_mark(row, copy) for row in rows], found_figures(copy))
        for copy, rows in read("figures", copies)
    ]


def dates_tallies(copies: Mapping[tuple[str, str], Copy]) -> list[Tally]:
    """The counts of dates, one for each document."""
    return [
        scoring.dates([date_mark(row, copy) for row in rows], found_dates(copy)) for copy, rows in read("dates", copies)
    ]


def run(corpus: Path) -> None:
    """Measure and print. Raises Missing and ValueError with one line for the user."""
    if not corpus.is_file():
        raise accuracy.Missing(f"there is no {corpus}: give it with --corpus")
    wanted = HERE.joinpath("corpus_dev.sha256").read_text(encoding="utf-8").split()[0]
    if (digest := annotated.digest(corpus)) != wanted:
        raise ValueError(f"the marks are of another corpus ({wanted[:12]}…, this is {digest[:12]}…)")
    copies = annotated.corpus_copies(corpus)
    for title, tallies, rows in (
        ("figures", figures_tallies, scoring.FIGURE_ROWS),
        ("dates", dates_tallies, scoring.DATE_ROWS),
    ):
        try:
            measured = tallies(copies)
        except ImportError as error:
            print(f"{title}: not measured, {error}", file=sys.stderr)
            continue
        print(scoring.table(title, measured, rows))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.marked", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the corpus the marks belong to (.jsonl.gz)")
    try:
        run(parser.parse_args(arguments).corpus)
    except (accuracy.Missing, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
