"""Situations that somebody affirms or denies on one occasion, as outlets might tell it, and the pairs that they give.

``training/contradictions/*.jsonl`` is to learn from, ``benchmarks/versions/contradictions.jsonl`` only to measure by:
no rule, weight or threshold is chosen on it. All is invented and written by hand. A line is a situation: ``yes`` and
``no`` (four contents each) exclude each other in whatever words; ``beside_yes`` and ``beside_no`` (three each) look as
if they contradicted that side and do not; ``else`` (two) is on the same subject and contradicts neither.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
LEARNED: Final = ROOT / "training" / "contradictions"
CHECKED: Final = ROOT / "benchmarks" / "versions" / "contradictions.jsonl"
OPPOSED, SAME, NEITHER, OPEN = 0, 1, 2, -100  # OPEN: nothing is known of such a pair, so nothing is learned from it
LISTS: Final = {"yes": 4, "no": 4, "beside_yes": 3, "beside_no": 3, "else": 2}
ELSEWHERE: Final = "elsewhere"  # of another situation
SIDES: Final = ("yes", "no")
_BESIDE: Final = ({"yes", "beside_yes"}, {"no", "beside_no"})

#: A content, and which list of its situation it is of.
Placed = tuple[str, str]


@dataclass(frozen=True)
class Situation:
    """One thing that is so or not: its contents by list."""

    id: str
    about: str
    contents: dict[str, tuple[str, ...]]

    @property
    def placed(self) -> list[Placed]:
        """All contents with their lists."""
        return [(each, name) for name in LISTS for each in self.contents[name]]


def read(file: Path) -> list[Situation]:
    """The situations of a file. Raises ValueError with the line for one that lacks contents or has an empty one."""
    out = []
    for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        contents = {name: tuple(row.get(name, ())) for name in LISTS}
        short = [name for name, size in LISTS.items() if len(contents[name]) != size or not all(contents[name])]
        if short:
            raise ValueError(f"{file.name}, line {n}: {', '.join(short)}")
        out.append(Situation(row["id"], row["about"], contents))
    return out


def learned() -> list[Situation]:
    """Those to learn from, in the order of their files."""
    return [one for file in sorted(LEARNED.glob("*.jsonl")) for one in read(file)]


def relation(one: str, other: str) -> int:
    """What two contents are to each other by the lists that they are of: OPPOSED, SAME, NEITHER, or OPEN."""
    both = {one, other}
    if both == set(SIDES):
        return OPPOSED
    if one == other and one in SIDES:
        return SAME
    return NEITHER if both in _BESIDE or "else" in both or ELSEWHERE in both else OPEN


def pairs(situations: Iterable[Situation]) -> list[tuple[str, str, int]]:
    """All pairs of contents of one situation of which something is known."""
    found = ((a, b) for one in situations for a, b in combinations(one.placed, 2))
    return [(a, b, how) for (a, x), (b, y) in found if (how := relation(x, y)) != OPEN]
