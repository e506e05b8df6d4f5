"""What rules make of callings that one person can, or cannot, have: ``python -m benchmarks.versions.calling``.

``training/people/*.jsonl`` are invented people, with four callings each that outlets of the same days give them
(``right``), three that only a careless one does (``wrong``) and three that look otherwise and fit (``other``). A
calling is put beside the name as a report has it, as a title or an apposition, and two texts are compared by the
rules of identity alone. Told are pairs of right and wrong; accused are all other pairs of right and other. One person
in ten, by the hash of the name, only measures: no rule and no list is made with a look at them, and ``--misses`` does
not show them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Final

from onrecord.reconcile.callings import FACET, callings
from onrecord.reconcile.descriptions import describe
from onrecord.reconcile.discrepancies import identities, standings
from onrecord.store.offices import OfficeTold

PEOPLE: Final = Path(__file__).resolve().parents[2] / "training" / "people"
LISTS: Final = {"right": 4, "wrong": 3, "other": 3}
DAY: Final = ("2026-03-02", "2026-03-02")
REPORTS: Final = {"a": "rpt_a", "b": "rpt_b"}


@dataclass(frozen=True)
class Person:
    """Somebody who never was: the callings by list; ``checked`` where they only measure."""

    id: str
    name: str
    callings: dict[str, tuple[str, ...]]

    @property
    def checked(self) -> bool:
        """Whether they only measure."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 10 == 0


def people(files: Sequence[Path]) -> Iterator[Person]:
    """The people of some files. Raises ValueError with the line for one who lacks callings."""
    for file in files:
        for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            told = {name: tuple(row.get(name, ())) for name in LISTS}
            if any(len(told[name]) != size or not all(told[name]) for name, size in LISTS.items()):
                raise ValueError(f"{file.name}, line {n}: somebody has {LISTS} callings")
            yield Person(row["id"], row["name"], told)


def placed(name: str, calling: str) -> str:
    """A report's sentence with a calling: before the name where it is a title, else behind it."""
    title = calling[:1].isupper() and all(word[:1].isupper() or word in ("of", "the") for word in calling.split())
    if title and not calling.split(maxsplit=1)[0].endswith(("'s", "’s")):
        return f"{calling} {name} said on Monday that it was late."
    return f"{name}, {calling}, said on Monday that it was late."


def said(text: str, name: str, id_: str) -> list[OfficeTold]:
    """What a text calls somebody, as reconcile keeps it."""
    found = [*describe(text, name, "person"), *callings(text, name)]
    return [OfficeTold(id_, one.facet, one.span, one.words, DAY) for one in found]


def apart(one: Sequence[OfficeTold], other: Sequence[OfficeTold]) -> bool:
    """Whether the rules of identity hold what two texts call somebody for what nobody is both."""
    offices = [each for each in (*one, *other) if each.facet.startswith("office:")]
    called = [each for each in (*one, *other) if each.facet.startswith(FACET)]
    return bool(identities.between_reports(offices, REPORTS) or standings.between_reports(called, REPORTS))


def judged(person: Person) -> Iterator[tuple[str, str, str, bool]]:
    """The pairs of somebody's callings: how they are of each other, the two, and whether they are told apart."""
    told = {
        each: [said(placed(person.name, each), person.name, id_) for id_ in REPORTS]
        for several in person.callings.values()
        for each in several
    }
    right, wrong, other = (person.callings[name] for name in LISTS)
    for sort, several in (
        ("wrong", product(right, wrong)),
        ("right", combinations(right, 2)),
        ("other", product(right, other)),
    ):
        for one, two in several:
            yield sort, one, two, apart(told[one][0], told[two][1])


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", nargs="*", default=["*"], help="names without .jsonl; all by default")
    parser.add_argument("--misses", action="store_true", help="pairs missed or wrongly told, not of who only measures")
    options = parser.parse_args(argv)
    files = sorted({file for name in options.files for file in PEOPLE.glob(f"{name}.jsonl")})
    told, every = Counter[tuple[bool, str]](), Counter[tuple[bool, str]]()
    for person in people(files):
        for sort, one, two, is_told in judged(person):
            every[person.checked, sort] += 1
            told[person.checked, sort] += is_told
            if options.misses and not person.checked and is_told is (sort != "wrong"):
                print("ACCUSED" if is_told else "NOT TOLD", person.id, f"({sort}):", one, "|", two)
    for checked in (False, True):
        parts = [f"{sort} {told[checked, sort]} of {every[checked, sort]}" for sort in ("wrong", "right", "other")]
        share = [
            100 * sum(told[checked, sort] for sort in sorts) / max(1, sum(every[checked, sort] for sort in sorts))
            for sorts in (("wrong",), ("right", "other"))
        ]
        print("only measured:" if checked else "people:", ", ".join(parts), end="; ")
        print(f"told {share[0]:.1f} %, accused {share[1]:.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
