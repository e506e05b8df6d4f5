"""Measure the figures on the table of cases, libraries beside them: ``python -m benchmarks.figures``.

Prints onrecord's own scores for both parts of the table, then each library's: measured where it is installed, else as
it was when ``--save`` wrote ``results.json``. ``--misses`` lists what is wrong in ``table.toml``; ``held.toml`` is
never listed.

Exit status: 0 done; 1 fewer cases right than the target, or a value invented; 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from benchmarks.figures import libraries, table
from benchmarks.figures.scoring import Given, Scores, align, compare, score
from benchmarks.figures.table import Case
from onrecord.analysis import figures

RESULTS: Final = Path(__file__).parent / "results.json"
PARTS_FILE: Final = Path(__file__).parent / "parts.toml"
TARGET: Final = 0.97  # of the cases exactly right, in each part of the table
OURS: Final = "onrecord"


def ours(text: str, country: str | None = None) -> list[Given]:
    """What onrecord finds, as the table compares it."""
    return [
        Given(
            one.span.start,
            one.span.end,
            one.kind,
            None if one.low is None else Decimal(one.low),
            None if one.high is None else Decimal(one.high),
            one.unit,
            one.bound,
            one.approximate,
            one.unit_basis is not None,
            one.counts,
            one.of,
            tuple(Decimal(period.months) for period in one.periods),
            None if one.rate is None else Decimal(one.rate),
        )
        for one in figures.find(text, None, country)
    ]


def our_part(column: str, texts: Sequence[str]) -> list[str | None]:
    """The value or currency that onrecord reads from each part of a figure."""
    given = []
    for text in texts:
        found = ours(text)
        one = found[0] if len(found) == 1 else None
        value = None if one is None or one.low is None else str(one.low)
        given.append(one.unit if one and column == "currencies" else value)
    return given


def right_parts(expected: Sequence[tuple[str, str]], given: Sequence[str | None]) -> int:
    """How many parts have the expected value, none where none is sure."""
    return sum(_same(value, one) for (_, value), one in zip(expected, given, strict=True))


def _same(value: str, given: str | None) -> bool:
    if value == "?" or given is None:
        return (value == "?") == (given is None)
    try:
        return Decimal(value) == Decimal(given)
    except InvalidOperation:
        return value == given


def read_parts() -> dict[str, list[tuple[str, str]]]:
    """The parts of figures by column: string and meaning."""
    import tomllib

    rows = tomllib.loads(PARTS_FILE.read_text(encoding="utf-8"))
    return {column: [(text, value) for text, value in pairs] for column, pairs in rows.items()}


def measure_libraries(cases: Sequence[Case], kept: dict[str, Any]) -> dict[str, Any]:
    """The libraries' results: measured where installed, else kept from before."""
    results: dict[str, Any] = {"sentences": {}, "parts": {}}
    for name, (distribution, _) in libraries.SENTENCES.items():
        version = libraries.version(distribution)
        before = kept.get("sentences", {}).get(name)
        if version is None:
            results["sentences"][name] = before
            continue
        given = libraries.sentences(name, [case.text for case in cases])
        results["sentences"][name] = {"version": version, **asdict(score(cases, given))}
    for column, expected in read_parts().items():
        results["parts"][column] = {}
        for name, (distribution, _) in libraries.PARTS[column].items():
            version = libraries.version(distribution)
            before = kept.get("parts", {}).get(column, {}).get(name)
            if version is not None:
                given_parts = libraries.parts(name, column, [text for text, _ in expected])
                before = {"version": version, "right": right_parts(expected, given_parts), "of": len(expected)}
            results["parts"][column][name] = before
    return results


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f} %" if whole else "    –"


def show_ours(part: str, scores: Scores) -> None:
    """Print onrecord's own table for a part."""
    print(f"{part}: {scores.cases} cases, {scores.figures} figures")
    print(f"  cases exactly right {_percent(scores.right, scores.cases)}  ({scores.right} of {scores.cases})")
    print(f"  figures not found {scores.figures - scores.found}, where there is none {scores.extra}")
    print(f"  values invented {scores.invented}")
    for name, count in scores.fields.items():
        print(f"  {name:12} {_percent(count, scores.figures)}")


def show_libraries(mine: Scores, results: dict[str, Any], parts: dict[str, list[tuple[str, str]]]) -> None:
    """Print the libraries beside onrecord."""
    print(f"\nsentences ({mine.cases} cases, {mine.figures} figures)")
    print(f"  {'':18} {'version':9} cases right  figures with the right")
    print(f"  {'':18} {'':9}              {'value':8} {'unit':8} {'bound':8} {'approx.':8} extra")
    for name, row in ((OURS, {"version": "", **asdict(mine)}), *results["sentences"].items()):
        if row is None:
            print(f"  {name:18} not installed, never measured")
            continue
        shares = " ".join(
            _percent(row["fields"].get(field, 0), row["figures"]) + " "
            for field in ("value", "unit", "bound", "approximate")
        )
        print(f"  {name:18} {row['version']:9} {_percent(row['right'], row['cases'])}      {shares} {row['extra']}")
    for column, rows in results["parts"].items():
        print(f"\n{column} alone ({len(parts[column])})")
        own = right_parts(parts[column], our_part(column, [text for text, _ in parts[column]]))
        print(f"  {OURS:18} {'':9} {_percent(own, len(parts[column]))}")
        for name, row in rows.items():
            if row is None:
                print(f"  {name:18} not installed, never measured")
            else:
                print(f"  {name:18} {row['version']:9} {_percent(row['right'], row['of'])}")


def misses(cases: Sequence[Case]) -> list[str]:
    """A line for each figure that is not as the table has it."""
    lines = []
    for case in cases:
        for one, given in align(case, ours(case.text, case.country)):
            wrong = [name for name, same in compare(case, one, given).items() if not same] if one and given else []
            if one is None or given is None or wrong:
                words = case.text[given.start : given.end] if given else None
                lines.append(f"{case.text!r}\n  expected {one}\n  given {words!r} {given}\n  wrong: {', '.join(wrong)}")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--misses", action="store_true", help="list what is wrong in table.toml")
    parser.add_argument("--save", action="store_true", help="keep the libraries' results in results.json")
    options = parser.parse_args(arguments)
    cases = {part: table.read(part) for part in table.PARTS}
    scores = {part: score(rows, [ours(case.text, case.country) for case in rows]) for part, rows in cases.items()}
    for part, one in scores.items():
        show_ours(part, one)
    if options.misses:
        print("\n".join(misses(cases["table"])))
    both = [case for rows in cases.values() for case in rows]
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    results = measure_libraries(both, kept)
    if options.save:
        RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    whole = score(both, [ours(case.text, case.country) for case in both])
    show_libraries(whole, results, read_parts())
    low = [part for part, one in scores.items() if one.right < TARGET * one.cases or one.invented]
    if low:
        print(f"below the target of {TARGET:.0%} exactly right, or a value invented: {', '.join(low)}", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
