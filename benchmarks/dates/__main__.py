"""Compare onrecord's dates with libraries: ``python -m benchmarks.dates [--only NAME] [--misses]``.

Two tables of invented sentences: "table" is what the rules were made with, "apart" was written before them and never
tuned on. A case is right when exactly its dates are told, each with its days. "Near" is the share of dates for which
something was told that begins within their days, whatever else was told: all that a library can reach whose answers
are single days. "Words" is the share right when the words of each date are handed over and nothing else is.
Time is that of the CPU, children included.

Exit status: 0 done; 1 onrecord is right in fewer than 95 % of the cases of a table.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import Final

from benchmarks.dates import cases, peers
from benchmarks.dates.cases import Case

TARGET: Final = 95.0  # per cent of the cases of each table


def line(name: str, tables: dict[str, list[Case]], finder: peers.Finder | None, reader: peers.Finder | None) -> str:
    """A line of the comparison for a peer that is installed."""
    if finder:
        finder([("It rained on Monday at the Wales summit.", "2024-03-13")])  # what is loaded once is not counted
    cells, started, words = [], cpu_seconds(), 0
    for table in tables.values():
        if finder is None:
            cells.append(f"{'–':>7}{'–':>8}")
            continue
        told = finder([(case.text, case.published) for case in table])
        words += sum(len(case.text.split()) for case in table)
        right = sum(map(cases.is_right, table, told))
        near = sum(map(cases.hits, table, told))
        dates = sum(len(case.dates) for case in table)
        cells.append(f"{100 * right / len(table):7.1f}{100 * near / dates:8.1f}")
    taken = cpu_seconds() - started
    speed = f"{taken / words * 1e6:10,.0f}" if words else f"{'–':>10}"
    return f"{name:30}{''.join(cells)}{read_alone(tables, reader)}{speed}"


def cpu_seconds() -> float:
    """What this process and its children have used of the CPU so far."""
    return sum(os.times()[:4])


def read_alone(tables: dict[str, list[Case]], reader: peers.Finder | None) -> str:
    """The share of dates of both tables that are right when their words are handed over."""
    if reader is None:
        return f"{'–':>8}"
    dates = [(date, case.published) for table in tables.values() for case in table for date in case.dates]
    told = reader([(date.raw, published) for date, published in dates])
    right = sum((one[0].interval if one else None) == date.interval for (date, _), one in zip(dates, told, strict=True))
    return f"{100 * right / len(dates):8.1f}"


def misses(tables: dict[str, list[Case]]) -> None:
    """What onrecord gets wrong in the table that is tuned on; of the other only how many."""
    for name, table in tables.items():
        told = peers.ours([(case.text, case.published) for case in table])
        wrong = [(case, one) for case, one in zip(table, told, strict=True) if not cases.is_named_right(case, one)]
        print(f"{name}: {len(wrong)} of {len(table)} cases wrong, granularity included")
        for case, one in wrong if name == "table" else []:
            print(f"  {case.published} {case.text}\n    expected {case.dates}\n    told     {one}")


def main(given: list[str] | None = None) -> int:
    """Print the comparison."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dates", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", help="ask this peer alone")
    parser.add_argument("--misses", action="store_true", help="list what onrecord gets wrong in the tuned table")
    chosen = parser.parse_args(given)
    tables = {name: cases.load(path) for name, path in cases.TABLES.items()}
    if chosen.misses:
        misses(tables)
        return 0
    peers.quiet()
    print(f"{'':30}" + "".join(f"{f'{name} ({len(table)})':>15}" for name, table in tables.items()))
    print(f"{'':30}" + "  right    near" * len(tables) + "   words" + "   µs/word")
    for name, module, finder, reader in peers.PEERS:
        if chosen.only in (None, name):
            there = peers.is_installed(module) and (finder or reader)
            print(line(name, tables, finder, reader) if there else f"{name:30} not installed", flush=True)
    shares = [
        100 * sum(map(cases.is_right, table, peers.ours([(case.text, case.published) for case in table]))) / len(table)
        for table in tables.values()
    ]
    return 0 if min(shares) >= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
